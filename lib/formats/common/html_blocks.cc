#include "formats/common/html_blocks.h"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "formats/common/html_style.h"
#include "formats/common/html_tree.h"
#include "formats/common/lines.h"
#include "formats/common/timestamp.h"

namespace thema::formats {
namespace {

using rich::Block;

/// A table that is being read.
struct Table {
  std::vector<std::vector<std::vector<Block>>> rows;
  std::vector<Block> caption;
  bool in_cell = false;
  bool layout = false;  ///< only there to lay out the page
};

/// Walks over the tree without recursion, so that no nesting is too deep for it.
class Walker {
 public:
  explicit Walker(bool time_marks) : time_marks_(time_marks) {}

  HtmlBlocks run(const GumboNode& root) {
    visit(root, Open{});
    while (!open_.empty()) {
      Open& top = open_.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next < children.length) {
        const Open parent = top;
        visit(*static_cast<const GumboNode*>(children.data[top.next++]), parent);
      } else {
        const Open closed = top;
        open_.pop_back();
        leave(closed);
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  /// An element that was entered and not left.
  struct Open {
    const GumboNode* node = nullptr;
    unsigned next = 0;
    HtmlStyle style;
    bool bold = false;
    bool keeps_space = false;
  };

  void visit(const GumboNode& node, const Open& parent) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
        enter(node, parent);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        text(node.v.text.text, parent);
        break;
      default:
        break;
    }
  }

  void enter(const GumboNode& node, const Open& parent) {
    Open open{.node = &node,
              .next = 0,
              .style = html_style(node),
              .bold = parent.bold,
              .keeps_space = parent.keeps_space};
    const HtmlStyle& style = open.style;
    if (style.place == HtmlPlace::unseen || is_left_out(style)) return;
    if (time_marks_ && time_mark(node)) return;
    if (style.place == HtmlPlace::line_break) {
      line_break(parent.bold);
      return;
    }
    if (style.weight != HtmlStyle::Weight::inherited) {
      open.bold = style.weight == HtmlStyle::Weight::bold;
    }
    if (style.space != HtmlStyle::Space::inherited) {
      open.keeps_space = style.space == HtmlStyle::Space::kept;
    }
    if (style.place != HtmlPlace::inside) flush();
    if (style.place == HtmlPlace::item && parent.node != nullptr &&
        parent.node->v.element.tag == GUMBO_TAG_OL) {
      ++out_.tally.list_marks;
    }
    enter_table(node, style.place);
    if (style.quoted) words("“", open.bold);
    open_.push_back(open);
  }

  bool is_left_out(const HtmlStyle& style) {
    if (style.hidden) ++out_.tally.hidden;
    if (style.comment) ++out_.tally.comments;
    if (style.list_mark) ++out_.tally.list_marks;
    return style.hidden || style.comment || style.list_mark;
  }

  void leave(const Open& open) {
    if (open.style.quoted) words("”", open.bold);
    if (open.style.place != HtmlPlace::inside) flush();
    if (tables_.empty()) return;
    if (open.style.place == HtmlPlace::cell) tables_.back().in_cell = false;
    if (open.style.place == HtmlPlace::table) leave_table();
  }

  void enter_table(const GumboNode& node, HtmlPlace place) {
    if (place == HtmlPlace::table) {
      const std::string_view role = html_attribute(node, "role");
      Table& table = tables_.emplace_back();
      table.layout = role == "presentation" || role == "none";
    }
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (place == HtmlPlace::row) table.rows.emplace_back();
    if (place != HtmlPlace::cell) return;
    if (table.rows.empty()) table.rows.emplace_back();
    table.rows.back().emplace_back();
    table.in_cell = true;
  }

  void leave_table() {
    Table table = std::move(tables_.back());
    tables_.pop_back();
    if (!tables_.empty() && tables_.back().in_cell) tables_.back().layout = true;
    rich::move_to(table.caption, blocks());
    Block block;
    for (auto& cells : table.rows) {
      rich::Row row;
      for (std::vector<Block>& cell : cells) {
        if (table.layout) {
          rich::move_to(cell, blocks());
        } else {
          row.push_back(rich::cell_of(std::move(cell)));
        }
      }
      if (!row.empty()) block.rows.push_back(std::move(row));
    }
    if (!block.rows.empty()) blocks().push_back(std::move(block));
  }

  /// Where paragraphs go.
  std::vector<Block>& blocks() {
    if (tables_.empty()) return out_.blocks;
    Table& table = tables_.back();
    return table.in_cell ? table.rows.back().back() : table.caption;
  }

  void flush() {
    if (!paragraph_.text().empty()) {
      rich::Paragraph p = paragraph_.take();
      const std::size_t last = p.text.size() - 1;
      // A break at the end of a block ends its last line and begins none.
      if (last > 0 && p.text[last] == '\n') p.text.resize(last);
      p.bold_end = std::min(p.bold_end, p.text.size());
      blocks().push_back(Block{.paragraph = std::move(p), .rows = {}});
    }
    pending_space_ = false;
    line_begins_ = true;
  }

  /// Two breaks one after the other end a paragraph, as people see it.
  void line_break(bool bold) {
    if (line_begins_ && paragraph_.text().ends_with('\n')) {
      flush();
      blocks().emplace_back();
    } else {
      paragraph_.append("\n", bold);
    }
    pending_space_ = false;
    line_begins_ = true;
  }

  void words(std::string_view piece, bool bold) {
    if (pending_space_ && !line_begins_) paragraph_.append(" ", bold);
    paragraph_.append(piece, bold);
    pending_space_ = false;
    line_begins_ = false;
  }

  void text(std::string_view piece, const Open& parent) {
    std::string cleaned;
    if (time_marks_ && piece.find(kTimeMark) != std::string_view::npos) {
      cleaned = without_marks(piece);
      piece = cleaned;
    }
    if (parent.keeps_space) {
      kept_text(piece, parent.bold);
      return;
    }
    constexpr std::string_view kSpace = " \t\n\f\r";
    while (!piece.empty()) {
      const std::size_t begin = std::min(piece.find_first_not_of(kSpace), piece.size());
      if (begin > 0) pending_space_ = true;
      piece.remove_prefix(begin);
      const std::size_t end = std::min(piece.find_first_of(kSpace), piece.size());
      if (end > 0) words(piece.substr(0, end), parent.bold);
      piece.remove_prefix(end);
    }
  }

  void kept_text(std::string_view piece, bool bold) {
    while (!piece.empty()) {
      const std::size_t end = std::min(piece.find('\n'), piece.size());
      if (end > 0) words(piece.substr(0, end), bold);
      if (end < piece.size()) line_break(bold);
      piece.remove_prefix(std::min(end + 1, piece.size()));
    }
  }

  static std::string without_marks(std::string_view piece) {
    std::string out;
    for (std::size_t pos = 0; pos < piece.size();) {
      const std::size_t mark = std::min(piece.find(kTimeMark, pos), piece.size());
      out += piece.substr(pos, mark - pos);
      pos = mark + kTimeMark.size();
    }
    return out;
  }

  /// A time stamp of oTranscribe, by its attribute or, in old files, by what is shown.
  bool time_mark(const GumboNode& node) {
    if (node.v.element.tag != GUMBO_TAG_SPAN) return false;
    const std::string_view classes = html_attribute(node, "class");
    if (classes.find("timestamp") == std::string_view::npos) return false;
    std::int64_t ms = -1;
    const std::string_view value = html_attribute(node, "data-timestamp");
    double seconds = -1;
    std::from_chars(value.data(), value.data() + value.size(), seconds);
    constexpr double kMost = 1e9;
    if (seconds >= 0 && seconds <= kMost) {
      ms = std::llround(seconds * 1000);
    } else if (node.v.element.children.length == 1) {
      const auto* const child = static_cast<const GumboNode*>(node.v.element.children.data[0]);
      if (child->type != GUMBO_NODE_TEXT) return false;
      const std::string_view shown = trim_space(child->v.text.text);
      const auto stamp = time_stamp_at(shown, 0);
      if (!stamp || stamp->end != shown.size()) return false;
      ms = stamp->start_ms;
    } else {
      return false;
    }
    words(kTimeMark, true);  // not the end of bold letters
    out_.times.push_back(ms);
    return true;
  }

  bool time_marks_;
  HtmlBlocks out_;
  std::vector<Open> open_;
  std::vector<Table> tables_;
  rich::ParagraphBuilder paragraph_;
  bool pending_space_ = false;
  bool line_begins_ = true;
};

}  // namespace

HtmlBlocks read_html_blocks(std::string_view utf8, bool time_marks) {
  const HtmlTree tree(utf8);
  return Walker(time_marks).run(*tree.root());
}

}  // namespace thema::formats
