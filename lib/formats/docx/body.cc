#include "formats/docx/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formats/common/lines.h"
#include "formats/common/symbol_fonts.h"
#include "formats/common/xml.h"
#include "formats/docx/formula.h"
#include "text/utf8.h"

namespace thema::formats::docx {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Elements around others, of which only what is inside matters.
constexpr auto kTransparent = std::to_array<std::string_view>(
    {"hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby",
     "rubyBase", "oMathPara", "ins", "moveTo"});

/// The node behind `node` in the order of the file, up to the end of `all`.
pugi::xml_node next_inside(pugi::xml_node node, pugi::xml_node all) {
  if (node.first_child()) return node.first_child();
  while (node && node != all && !node.next_sibling()) node = node.parent();
  return node == all ? pugi::xml_node{} : node.next_sibling();
}

}  // namespace

std::vector<Block> BodyReader::read(pugi::xml_node body) {
  std::vector<Block> out;
  blocks(body, out);
  rich::move_to(boxes_, out);
  if (current_.has_anchors()) out.push_back(Block{.paragraph = current_.take(), .rows = {}});
  return out;
}

/// Comments begin and end inside of paragraphs and between them. An end between paragraphs stands
/// at the beginning of the next; the white space before it is no part of the passage.
bool BodyReader::comment_range(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const bool end = name == "commentRangeEnd";
  if (!end && name != "commentRangeStart") return false;
  const std::size_t* comment = context_.comments.find(attribute(node, "id"));
  if (comment != nullptr) current_.anchor(*comment, end);
  return true;
}

void BodyReader::blocks(pugi::xml_node parent, std::vector<Block>& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      paragraph(node, out);
    } else if (name == "tbl") {
      table(node, out);
    } else if (name == "AlternateContent") {
      const std::size_t before = out.size();
      blocks(child(node, "Choice"), out);
      if (out.size() == before) blocks(child(node, "Fallback"), out);
    } else if (name == "altChunk") {
      ++tally_.embedded;
    } else if (is_one_of(name, kTransparent)) {
      blocks(node, out);
    } else if (name == "del" || name == "moveFrom") {
      ++tally_.deleted;
    } else {
      comment_range(node);
    }
  }
}

void BodyReader::paragraph(pugi::xml_node node, std::vector<Block>& out) {
  if (std::exchange(joined_, false) && !out.empty() && out.back().rows.empty()) {
    current_.resume(std::move(out.back().paragraph));
    out.pop_back();
  }
  const pugi::xml_node properties = child(node, "pPr");
  const bool outer_unseen = std::exchange(
      unseen_, context_.styles.is_hidden_paragraph(attribute(child(properties, "pStyle"), "val")));
  content(node, false);
  unseen_ = outer_unseen;
  joined_ = static_cast<bool>(child(child(properties, "rPr"), "del"));
  std::string mark;
  if (!joined_) {  // else what follows decides
    mark = context_.numbering.next(properties);
    const bool words = !trim_space(current_.text()).empty();
    if (mark.empty() && words && context_.numbering.is_item(properties)) ++tally_.list_marks;
  }
  out.push_back(Block{.paragraph = current_.take(), .rows = {}});
  out.back().paragraph.mark = std::move(mark);
  if (!joined_) rich::move_to(boxes_, out);
}

void BodyReader::table(pugi::xml_node node, std::vector<Block>& out) {
  Block block;
  joined_ = false;
  rich::move_to(boxes_, out);
  rows(node, block.rows);
  if (!block.rows.empty()) out.push_back(std::move(block));
}

void BodyReader::rows(pugi::xml_node parent, std::vector<Row>& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tr") {
      if (child(child(node, "trPr"), "del")) {
        ++tally_.deleted;
        continue;
      }
      Row row;
      cells(node, row);
      if (!row.empty()) out.push_back(std::move(row));
    } else if (is_one_of(name, kTransparent)) {
      rows(node, out);
    } else {
      comment_range(node);
    }
  }
}

void BodyReader::cells(pugi::xml_node parent, Row& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tc") {
      std::vector<Block> inside;
      joined_ = false;
      blocks(node, inside);
      rich::move_to(boxes_, inside);
      out.push_back(rich::cell_of(std::move(inside)));
    } else if (is_one_of(name, kTransparent)) {
      cells(node, out);
    } else {
      comment_range(node);
    }
  }
}

void BodyReader::content(pugi::xml_node parent, bool bold) {
  for (const pugi::xml_node node : parent.children()) content_node(node, bold);
}

void BodyReader::content_node(pugi::xml_node node, bool bold) {
  const std::string_view name = local_name(node);
  if (name == "r") {
    if (is_hidden(node)) {
      ++tally_.hidden;
    } else {
      content(node, bold || is_bold(node));
    }
  } else if (name == "del" || name == "moveFrom") {
    ++tally_.deleted;
  } else if (name == "AlternateContent") {
    alternate(node, bold);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    drawing(node);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    note(node, bold);
  } else if (name == "commentReference") {
    ++tally_.comments;
  } else if (name == "oMath") {
    formula(node, bold);
  } else if (is_one_of(name, kTransparent)) {
    if (name == "ins" || name == "moveTo") ++tally_.inserted;
    content(node, bold);
  } else if (!comment_range(node)) {
    character(node, bold);
  }
}

/// Elements that stand for characters.
void BodyReader::character(pugi::xml_node node, bool bold) {
  const std::string_view name = local_name(node);
  if (name == "t") {
    words(node, bold);
  } else if (name == "sym") {
    symbol(node, bold);
  } else if (name == "tab" || name == "ptab") {
    current_.append("\t", bold);
  } else if (name == "br" || name == "cr") {
    current_.append("\n", bold);
  } else if (name == "noBreakHyphen") {
    current_.append("\xE2\x80\x91", bold);
  } else if (name == "softHyphen") {
    current_.append("\xC2\xAD", bold);
  }
}

/// The words of a run. Word keeps what is typed in a symbol font at U+F020 and behind, where it is
/// nothing without the font.
void BodyReader::words(pugi::xml_node node, bool bold) {
  const std::string typed = characters(node);
  if (typed.find('\xEF') == std::string::npos) return current_.append(typed, bold);
  const pugi::xml_node fonts = child(child(node.parent(), "rPr"), "rFonts");
  std::string_view font = attribute(fonts, "ascii");
  if (!is_symbol_font(font)) font = attribute(fonts, "hAnsi");
  std::string shown;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t begin = at;
    const std::uint32_t code = text::next_code_point(typed, at);
    if (code < 0xF020 || code > 0xF0FF) {
      shown.append(typed, begin, at - begin);
      continue;
    }
    const std::string sign = formats::symbol(font, code);
    if (sign == kUnknownSign) ++tally_.unknown_signs;
    shown += sign;
  }
  current_.append(shown, bold);
}

void BodyReader::symbol(pugi::xml_node node, bool bold) {
  const std::string_view code = attribute(node, "char");
  std::uint32_t number = 0;
  const auto read = std::from_chars(code.data(), code.data() + code.size(), number, 16);
  const bool whole = read.ec == std::errc{} && read.ptr == code.data() + code.size();
  const std::string sign = formats::symbol(attribute(node, "font"), whole ? number : 0);
  if (sign == kUnknownSign) ++tally_.unknown_signs;
  current_.append(sign, bold);
}

/// Comments that begin or end inside of a formula stand behind it.
void BodyReader::formula(pugi::xml_node math, bool bold) {
  const std::string line = docx::formula(math);
  if (local_name(math.previous_sibling()) == "oMath" && !continues_formula(line)) {
    current_.append(" ", bold);
  }
  current_.append(line, bold);
  for (pugi::xml_node node = math.first_child(); node; node = next_inside(node, math)) {
    comment_range(node);
  }
}

/// The newer form of a thing where it is text, else the one for older programs.
void BodyReader::alternate(pugi::xml_node node, bool bold) {
  const std::size_t before = current_.text().size();
  const std::size_t boxes = tally_.text_boxes;
  content(child(node, "Choice"), bold);
  if (current_.text().size() == before && tally_.text_boxes == boxes) {
    content(child(node, "Fallback"), bold);
  }
}

/// The text boxes of a drawing, in its newer form when it has both.
void BodyReader::drawing(pugi::xml_node node) {
  for (const pugi::xml_node inside : node.children()) {
    const std::string_view name = local_name(inside);
    if (name == "txbxContent") {
      text_box(inside);
    } else if (name == "AlternateContent") {
      const std::size_t before = tally_.text_boxes;
      drawing(child(inside, "Choice"));
      if (tally_.text_boxes == before) drawing(child(inside, "Fallback"));
    } else {
      drawing(inside);
    }
  }
}

void BodyReader::text_box(pugi::xml_node content) {
  rich::ParagraphBuilder outer = std::exchange(current_, rich::ParagraphBuilder{});
  std::vector<Block> boxes = std::exchange(boxes_, {});
  const bool joined = std::exchange(joined_, false);
  std::vector<Block> inside;
  blocks(content, inside);
  rich::move_to(boxes_, inside);
  if (rich::has_words(inside)) ++tally_.text_boxes;
  rich::move_to(inside, boxes);
  boxes_ = std::move(boxes);
  current_ = std::move(outer);
  joined_ = joined;
}

/// A mark where the note stands; notes that the document does not hold are only counted.
void BodyReader::note(pugi::xml_node reference, bool bold) {
  const bool at_end = local_name(reference) == "endnoteReference";
  const auto& notes = at_end ? context_.endnotes : context_.footnotes;
  const auto found = notes.find(attribute(reference, "id"));
  if (found == notes.end()) {
    ++tally_.notes;
    return;
  }
  const auto [entry, fresh] =
      note_numbers_.try_emplace({at_end, found->first}, note_numbers_.size() + 1);
  if (fresh) {
    notes_.push_back(found->second);
    ++tally_.notes_read;
  }
  current_.append(fmt::format("[{}]", entry->second), bold);
}

std::vector<Block> BodyReader::read_notes() {
  std::vector<Block> out;
  for (std::size_t i = 0; i < notes_.size(); ++i) {  // a note may refer to another
    std::vector<Block> inside;
    joined_ = false;
    blocks(notes_[i], inside);
    rich::move_to(boxes_, inside);
    inside = rich::note_blocks(i + 1, std::move(inside));
    rich::move_to(inside, out);
  }
  return out;
}

std::map<std::string, pugi::xml_node, std::less<>> notes_of(pugi::xml_node part) {
  std::map<std::string, pugi::xml_node, std::less<>> out;
  for (const pugi::xml_node note : part.children()) {
    const std::string_view name = local_name(note);
    if (name == "footnote" || name == "endnote") out.emplace(attribute(note, "id"), note);
  }
  return out;
}

bool BodyReader::is_bold(pugi::xml_node run) const {
  const pugi::xml_node properties = child(run, "rPr");
  if (!properties) return false;
  if (const auto own = toggle(child(properties, "b"))) return *own;
  return context_.styles.is_bold(attribute(child(properties, "rStyle"), "val"));
}

bool BodyReader::is_hidden(pugi::xml_node run) const {
  const pugi::xml_node properties = child(run, "rPr");
  if (const auto own = toggle(child(properties, "vanish"))) return *own;
  return unseen_ || context_.styles.is_hidden(attribute(child(properties, "rStyle"), "val"));
}

}  // namespace thema::formats::docx
