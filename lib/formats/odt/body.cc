#include "formats/odt/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/lines.h"
#include "formats/common/xml.h"

namespace thema::formats::odt {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Blocks around others, of which only what is inside matters.
constexpr auto kAround = std::to_array<std::string_view>(
    {"index-body", "index-title", "list-header", "numbered-paragraph", "section",
     "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
     "alphabetical-index", "bibliography", "content-control"});

/// Elements inside a paragraph that hold something else than its text.
constexpr auto kOutside = std::to_array<std::string_view>(
    {"annotation-end", "binary-data", "bibliography-configuration", "desc", "event-listeners",
     "forms", "object", "object-ole", "ruby-text", "script", "title", "tracked-changes"});

constexpr auto kDrawings = std::to_array<std::string_view>(
    {"caption", "circle", "connector", "control", "custom-shape", "ellipse", "frame", "g", "line",
     "measure", "path", "polygon", "polyline", "rect", "regular-polygon", "scene"});

bool is_hidden(pugi::xml_node node) {
  return attribute(node, "display") == "none" || attribute(node, "is-hidden") == "true";
}

}  // namespace

std::vector<Block> BodyReader::read(pugi::xml_node text) {
  std::vector<Block> out;
  blocks(text, out);
  rich::move_to(boxes_, out);
  return out;
}

std::vector<Block> BodyReader::read_notes() {
  std::vector<Block> out;
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    std::vector<Block> inside;
    blocks(notes_[i], inside);
    rich::move_to(boxes_, inside);
    inside = rich::note_blocks(i + 1, std::move(inside));
    rich::move_to(inside, out);
  }
  return out;
}

void BodyReader::blocks(pugi::xml_node parent, std::vector<Block>& out) {
  for (const pugi::xml_node node : parent.children()) block(node, out);
}

void BodyReader::block(pugi::xml_node node, std::vector<Block>& out) {
  const std::string_view name = local_name(node);
  if (name == "p" || name == "h") {
    if (name == "h") mark_heading(node);
    paragraph(node, out);
  } else if (name == "list") {
    list(node, out);
  } else if (name == "table") {
    table(node, out);
  } else if (name == "tracked-changes") {
    changes(node);
  } else if (name == "section" && is_hidden(node)) {
    ++tally_.hidden;
  } else if (is_one_of(name, kAround)) {
    if (name == "numbered-paragraph") ++tally_.list_marks;
    blocks(node, out);
  } else if (is_one_of(name, kDrawings)) {
    drawing(node);
    rich::move_to(boxes_, out);
  }
}

/// Lists inside of lists go on with the counter of the outermost one.
void BodyReader::list(pugi::xml_node node, std::vector<Block>& out) {
  const List outer = list_;
  const std::string_view style = attribute(node, "style-name");
  if (!style.empty()) list_.levels = &lists_.of(style);
  if (outer.counter != nullptr) {
    ++list_.level;
  } else {
    list_.level = 0;
    list_.counter = &counters_[std::string(style)];
    const bool goes_on = attribute(node, "continue-numbering") == "true" ||
                         !attribute(node, "continue-list").empty();
    if (!goes_on) *list_.counter = {};
  }
  for (const pugi::xml_node item : node.children()) {
    if (local_name(item) == "list-item") mark_item(item);
    blocks(item, out);
    mark_.clear();
  }
  list_ = outer;
}

/// An item of nothing but a list has no mark of its own.
void BodyReader::mark_item(pugi::xml_node item) {
  if (!child(item, "p") && !child(item, "h")) return;
  if (list_.levels == nullptr || list_.levels->empty()) {
    ++tally_.list_marks;
    return;
  }
  const auto start = parse_integer(attribute(item, "start-value"));
  if (start) list_.counter->set(list_.level, *start);
  mark_ = list_.counter->next(*list_.levels, list_.level);
}

void BodyReader::mark_heading(pugi::xml_node heading) {
  const auto level = parse_integer(attribute(heading, "outline-level"));
  if (!level || *level < 1 || lists_.outline().empty() || list_.counter != nullptr) return;
  if (attribute(heading, "is-list-header") == "true") return;
  mark_ = outline_.next(lists_.outline(), static_cast<std::size_t>(*level - 1));
}

/// What was deleted stands here alone; what was inserted stands in the text.
void BodyReader::changes(pugi::xml_node node) {
  for (const pugi::xml_node region : node.children()) {
    if (child(region, "deletion")) ++tally_.deleted;
    if (child(region, "insertion")) ++tally_.inserted;
  }
}

void BodyReader::paragraph(pugi::xml_node node, std::vector<Block>& out) {
  const Letters letters = styles_.of_paragraph(attribute(node, "style-name"));
  after_space_ = true;
  pending_ = false;
  std::string mark = std::exchange(mark_, {});
  if (letters.hidden.value_or(false)) {
    ++tally_.hidden;
    return;
  }
  content(node, letters.bold.value_or(false));
  out.push_back(Block{.paragraph = current_.take(), .rows = {}});
  out.back().paragraph.mark = std::move(mark);
  rich::move_to(boxes_, out);
}

void BodyReader::table(pugi::xml_node node, std::vector<Block>& out) {
  Block block;
  rows(node, block.rows);
  if (!block.rows.empty()) out.push_back(std::move(block));
}

void BodyReader::rows(pugi::xml_node parent, std::vector<Row>& out) {
  for (const pugi::xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "table-row") {
      Row row;
      cells(node, row);
      if (!row.empty()) out.push_back(std::move(row));
    } else if (name == "table-rows" || name == "table-header-rows" || name == "table-row-group") {
      rows(node, out);
    }
  }
}

/// Cells that a wider or higher one covers are not there.
void BodyReader::cells(pugi::xml_node parent, Row& out) {
  for (const pugi::xml_node node : parent.children()) {
    if (local_name(node) != "table-cell") continue;
    std::vector<Block> inside;
    blocks(node, inside);
    out.push_back(rich::cell_of(std::move(inside)));
  }
}

void BodyReader::content(pugi::xml_node parent, bool bold) {
  for (const pugi::xml_node node : parent.children()) {
    if (node.type() == pugi::node_element) {
      element(node, bold);
    } else {
      characters(node.value(), bold);
    }
  }
}

/// Elements that are not known are around text, as the standard says of them.
void BodyReader::element(pugi::xml_node node, bool bold) {
  const std::string_view name = local_name(node);
  if (name == "s") {
    blanks(node, bold);
  } else if (name == "tab") {
    sign("\t", bold);
  } else if (name == "line-break") {
    sign("\n", bold);
  } else if (name == "span") {
    styled(node, bold);
  } else if (is_one_of(name, kDrawings)) {
    drawing(node);
  } else if (!left_out(node)) {
    content(node, bold);
  }
}

void BodyReader::styled(pugi::xml_node node, bool bold) {
  const Letters letters = styles_.of_text(attribute(node, "style-name"));
  if (letters.hidden.value_or(false)) {
    ++tally_.hidden;
  } else {
    content(node, letters.bold.value_or(bold));
  }
}

bool BodyReader::left_out(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "note") {
    notes_.push_back(child(node, "note-body"));
    ++tally_.notes_read;
    sign(fmt::format("[{}]", notes_.size()), false);
  } else if (name == "annotation") {
    ++tally_.comments;
  } else if ((name == "hidden-text" || name == "hidden-paragraph") && is_hidden(node)) {
    ++tally_.hidden;
  } else if (name == "number") {  // of a heading or item, written out
    return true;
  } else {
    return is_one_of(name, kOutside);
  }
  return true;
}

/// White space as in HTML: a run of it is one blank, and none at a paragraph's ends.
void BodyReader::characters(std::string_view text, bool bold) {
  constexpr std::string_view kSpace = " \t\r\n";
  while (!text.empty()) {
    const std::size_t words = std::min(text.find_first_not_of(kSpace), text.size());
    if (words > 0 && !after_space_) {
      pending_ = after_space_ = true;
      pending_bold_ = bold;
    }
    text.remove_prefix(words);
    if (text.empty()) break;
    const std::size_t end = std::min(text.find_first_of(kSpace), text.size());
    sign(text.substr(0, end), bold);
    text.remove_prefix(end);
  }
}

void BodyReader::blanks(pugi::xml_node node, bool bold) {
  constexpr std::size_t kMost = 1U << 24U;
  const std::string_view count = attribute(node, "c");
  std::size_t n = 1;
  if (!count.empty()) {
    const auto parsed = std::from_chars(count.data(), count.data() + count.size(), n);
    if (parsed.ec != std::errc{}) n = parsed.ec == std::errc::result_out_of_range ? kMost + 1 : 1;
  }
  made_blanks_ += std::min(n, kMost + 1);
  if (made_blanks_ > kMost) {
    throw Error(Errc::bad_input,
                fmt::format("the document has more than {} blanks written as <text:s/>", kMost));
  }
  sign(std::string(n, ' '), bold);
}

void BodyReader::sign(std::string_view text, bool bold) {
  if (std::exchange(pending_, false)) current_.append(" ", pending_bold_);
  current_.append(text, bold);
  after_space_ = false;
}

/// The text boxes of a drawing, and shapes that hold text.
void BodyReader::drawing(pugi::xml_node node) {
  const bool box = std::any_of(node.begin(), node.end(), [](pugi::xml_node inside) {
    const std::string_view name = local_name(inside);
    return name == "p" || name == "list" || name == "h" || name == "table" || name == "section";
  });
  if (box) {
    text_box(node);
    return;
  }
  for (const pugi::xml_node inside : node.children()) {
    if (!is_one_of(local_name(inside), kOutside)) drawing(inside);
  }
}

void BodyReader::text_box(pugi::xml_node node) {
  rich::ParagraphBuilder outer = std::exchange(current_, rich::ParagraphBuilder{});
  std::vector<Block> boxes = std::exchange(boxes_, {});
  const bool after_space = after_space_, pending = pending_;
  const List list = std::exchange(list_, {});
  std::vector<Block> inside;
  blocks(node, inside);
  rich::move_to(boxes_, inside);
  if (rich::has_words(inside)) ++tally_.text_boxes;
  rich::move_to(inside, boxes);
  boxes_ = std::move(boxes);
  current_ = std::move(outer);
  after_space_ = after_space;
  pending_ = pending;
  list_ = list;
}

}  // namespace thema::formats::odt
