#include "formats/docx/comments.h"

#include "formats/common/lines.h"
#include "formats/common/xml.h"
#include "text/utf8.h"

namespace thema::formats::docx {
namespace {

/// The words of a paragraph, a line for each.
void append_words(pugi::xml_node parent, std::string& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      out += characters(node);
    } else if (name == "tab") {
      out += ' ';
    } else if (name == "br" || name == "cr") {
      out += '\n';
    } else if (name != "del" && name != "pPr" && name != "rPr") {
      if (name == "p" && !out.empty() && out.back() != '\n') out += '\n';
      append_words(node, out);
    }
  }
}

std::string clean(std::string_view text) { return text::printable_utf8(trim_space(text)); }

/// What names a comment in commentsExtended.xml: its last paragraph's id.
std::string_view paragraph_id(pugi::xml_node comment) {
  std::string_view id;
  for (const pugi::xml_node node : comment.children()) {
    if (local_name(node) == "p") id = attribute(node, "paraId");
  }
  return id;
}

}  // namespace

Comments::Comments(pugi::xml_node comments, pugi::xml_node extended) {
  using Ids = std::map<std::string, std::string, std::less<>>;
  Ids parents;  // paragraph ids of replies and of what they answer
  for (const pugi::xml_node node : extended.children()) {
    const std::string_view parent = attribute(node, "paraIdParent");
    if (!parent.empty()) parents.emplace(attribute(node, "paraId"), parent);
  }
  std::map<std::string, std::size_t, std::less<>> by_paragraph;
  for (const pugi::xml_node node : comments.children()) {
    if (local_name(node) != "comment") continue;
    model::CommentDraft comment;
    comment.author = clean(attribute(node, "author"));
    comment.date = clean(attribute(node, "date"));
    std::string words;
    append_words(node, words);
    comment.text = clean(words);
    const std::string_view paragraph = paragraph_id(node);
    const auto parent = parents.find(paragraph);
    const auto answered =
        parent == parents.end() ? by_paragraph.end() : by_paragraph.find(parent->second);
    if (answered != by_paragraph.end()) {
      list_[answered->second].text += "\n" + comment.author + ": " + comment.text;
      continue;
    }
    by_id_.emplace(attribute(node, "id"), list_.size());
    if (!paragraph.empty()) by_paragraph.emplace(paragraph, list_.size());
    list_.push_back(std::move(comment));
  }
}

const std::size_t* Comments::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

}  // namespace thema::formats::docx
