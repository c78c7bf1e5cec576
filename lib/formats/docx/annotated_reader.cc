#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "formats/annotated_text.h"
#include "formats/common/xml.h"
#include "formats/common/zip.h"
#include "formats/critic/marks.h"
#include "formats/docx/annotated.h"
#include "formats/docx/body.h"
#include "formats/docx/parts.h"
#include "text/utf8.h"

namespace thema::formats {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Characters that XML forbids, or that word processors take for breaks or drop.
bool is_lost_in_documents(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || c == 0x85 || c == 0x2028 || c == 0x2029 ||
         c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// The lines of a document, and where its comments begin and end in them.
class Lines {
 public:
  explicit Lines(std::vector<rich::Block> blocks) : blocks_(std::move(blocks)) {
    for (const rich::Block& block : blocks_) {
      if (!block.rows.empty()) {
        throw Error(Errc::bad_input,
                    "the document has a table: 'thema annotate export' writes "
                    "paragraphs alone, and their words are not to be changed");
      }
    }
  }

  std::size_t size() const { return blocks_.size(); }
  const std::string& text(std::size_t i) const { return blocks_[i].paragraph.text; }
  const std::vector<rich::Anchor>& anchors(std::size_t i) const {
    return blocks_[i].paragraph.anchors;
  }

  /// The first line with words.
  std::size_t head() const {
    std::size_t i = 0;
    while (i < size() && text(i).find_first_not_of(" \t\n") == std::string::npos) ++i;
    if (i == size()) throw Error(Errc::bad_input, "the document has no words");
    return i;
  }

  /// The line at which codes and base begin.
  std::size_t tail(std::size_t head) const {
    for (std::size_t i = size(); i-- > head + 1;) {
      if (text(i).starts_with(critic::kCodes)) return i;
    }
    throw Error(Errc::bad_input,
                fmt::format("the document has no line '{}...' behind the text: it is cut short, or "
                            "was not made by 'thema annotate export'",
                            critic::kCodes));
  }

 private:
  std::vector<rich::Block> blocks_;
};

struct Range {
  std::optional<std::uint32_t> begin, end;
};

/// Where each comment stands in the lines [first, last), in code points; those that begin before
/// or end behind stand at the edge.
std::vector<Range> ranges_of(const Lines& lines, std::size_t first, std::size_t last,
                             std::size_t comments, std::uint32_t length) {
  std::vector<Range> ranges(comments);
  std::uint32_t line_begin = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = lines.text(i);
    std::size_t byte = 0;
    std::uint32_t points = 0;  // before `byte`
    for (const rich::Anchor& anchor : lines.anchors(i)) {
      if (anchor.byte > byte) {
        points += text::count_code_points(text.substr(byte, anchor.byte - byte));
        byte = anchor.byte;
      }
      const std::uint32_t point = i < first ? 0 : i >= last ? length : line_begin + points;
      (anchor.end ? ranges[anchor.comment].end : ranges[anchor.comment].begin) = point;
    }
    if (i >= first && i < last) line_begin += text::count_code_points(text) + 1;
  }
  return ranges;
}

/// Two comments of one id: which of them stands where cannot be told.
void refuse_same_ids(pugi::xml_node part) {
  std::set<std::string_view> ids;
  for (const pugi::xml_node node : part.children()) {
    const std::string_view id = attribute(node, "id");
    if (local_name(node) != "comment" || ids.insert(id).second) continue;
    throw Error(Errc::bad_input,
                fmt::format("two comments have the id '{}', so that nobody can tell where each of "
                            "them stands: open the document in a word processor and save it anew",
                            id));
  }
}

/// The numbers that the exported comments have in their initials ("A#12"), by index; those that two
/// have are nobody's.
std::vector<std::optional<std::size_t>> numbers_of(pugi::xml_node part,
                                                   const docx::Comments& comments) {
  std::vector<std::optional<std::size_t>> numbers(comments.list().size());
  std::map<std::size_t, std::size_t> owners;
  for (const pugi::xml_node node : part.children()) {
    const std::size_t* index = comments.find(attribute(node, "id"));
    const std::string_view initials = attribute(node, "initials");
    const std::size_t sign = initials.rfind('#');
    if (index == nullptr || sign == std::string_view::npos) continue;
    const auto number = parse_integer(initials.substr(sign + 1));
    if (!number || *number < 0) continue;
    const auto [owner, fresh] = owners.try_emplace(static_cast<std::size_t>(*number), *index);
    if (fresh) {
      numbers[*index] = owner->first;
    } else {
      numbers[owner->second].reset();
    }
  }
  return numbers;
}

/// Takes the places of the exported comments, "@BEGIN:END", out of the base.
std::vector<text::Span> take_places(std::vector<std::string>& base, std::uint32_t length) {
  std::vector<text::Span> places;
  for (const std::string& word : base) {
    if (!word.starts_with('@')) continue;
    const std::size_t colon = std::min(word.find(':'), word.size());
    const auto begin = parse_integer(std::string_view(word).substr(1, colon - 1));
    const auto end = parse_integer(std::string_view(word).substr(std::min(colon + 1, word.size())));
    const bool good = begin && end && 0 <= *begin && *begin < *end && *end <= length;
    places.push_back(
        good ? text::Span{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)}
             : text::Span{});
  }
  std::erase_if(base, [](const std::string& word) { return word.starts_with('@'); });
  return places;
}

}  // namespace

std::string document_form(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = text::next_code_point(text, at);
    if (is_lost_in_documents(c)) {
      text::append_utf8(out, kReplacement);
    } else {
      out += text.substr(from, at - from);
    }
  }
  return out;
}

namespace docx {

AnnotatedText read_annotated_parts(std::string document, std::string comments,
                                   std::string extended) {
  std::unique_ptr<XmlPart> notes, replies;
  if (!comments.empty())
    notes = std::make_unique<XmlPart>(std::move(comments), "word/comments.xml");
  if (!extended.empty()) {
    replies = std::make_unique<XmlPart>(std::move(extended), "word/commentsExtended.xml");
  }
  if (notes) refuse_same_ids(notes->root());
  Context context;
  context.comments = Comments(notes ? notes->root() : pugi::xml_node{},
                              replies ? replies->root() : pugi::xml_node{});
  const auto numbers = numbers_of(notes ? notes->root() : pugi::xml_node{}, context.comments);
  BodyReader reader(std::move(context));
  const XmlPart part(std::move(document), "word/document.xml");
  const pugi::xml_node body = child(part.root(), "body");
  if (!body) throw Error(Errc::bad_input, "word/document.xml has no body");
  const Lines lines(reader.read(body));

  AnnotatedText out;
  const std::size_t head = lines.head();
  const critic::Head about = critic::parse_head(lines.text(head));
  out.source = about.source;
  out.coder = about.coder;
  out.text_hash = about.hash;
  const std::size_t tail = lines.tail(head);
  for (std::size_t i = head + 1; i < tail; ++i) {
    if (i > head + 1) out.text += '\n';
    out.text += lines.text(i);
  }
  std::string behind;
  for (std::size_t i = tail; i < lines.size(); ++i) behind += lines.text(i) + '\n';
  out.base = critic::parse_base(behind);
  if (critic::behind_base(behind) != std::string::npos) {
    throw Error(Errc::bad_input, std::string(critic::kTextBehind));
  }
  const std::uint32_t length = text::count_code_points(out.text);
  const std::vector<text::Span> places = take_places(out.base, length);
  const std::vector<model::CommentDraft>& list = reader.comments();
  const std::vector<Range> ranges = ranges_of(lines, head + 1, tail, list.size(), length);
  for (std::size_t i = 0; i < list.size(); ++i) {
    MarkedPassage passage;
    if (ranges[i].begin && ranges[i].end && *ranges[i].begin < *ranges[i].end) {
      passage.span = {*ranges[i].begin, *ranges[i].end};
    }
    if (numbers[i] && *numbers[i] < places.size() && !places[*numbers[i]].empty()) {
      passage.span = places[*numbers[i]];
    }
    passage.comments.push_back({.author = list[i].author, .text = list[i].text, .line = 0});
    out.passages.push_back(std::move(passage));
  }
  return out;
}

}  // namespace docx

bool is_annotated_docx(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

AnnotatedText read_annotated_docx(std::string_view bytes) {
  const ZipArchive zip(bytes);
  const docx::Parts parts(zip);
  return docx::read_annotated_parts(zip.read(parts.main()), parts.read("comments"),
                                    parts.read("commentsExtended"));
}

bool restore_text(AnnotatedText& annotated, std::string_view stored) {
  if (annotated.text != document_form(stored)) return false;
  annotated.text = stored;
  return true;
}

}  // namespace thema::formats
