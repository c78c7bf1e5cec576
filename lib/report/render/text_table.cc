#include "report/render/text_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/strings.h"
#include "report/render/cells.h"

namespace thema::report {
namespace {

constexpr std::size_t kGutter = 2;
/// Off a terminal a cell wider than this pushes the rest of its line aside instead of widening its
/// column for all rows.
constexpr std::size_t kWidestColumn = 200;
/// A text column is never made narrower than its longest word, within these bounds.
constexpr std::size_t kNarrowest = 6, kLongestWord = 20;

using Widths = std::vector<std::size_t>;

std::size_t total(const Widths& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
         kGutter * (widths.empty() ? 0 : widths.size() - 1);
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (const std::string_view line : lines_of(text)) widest = std::max(widest, columns_of(line));
  return widest;
}

/// Narrows the widest of the columns that may give, all to one width but none below its least,
/// until the table fits. Nothing when it does not.
Widths narrowed(Widths widths, const Widths& least, const std::vector<bool>& gives,
                std::size_t room) {
  const auto at_most = [&](std::size_t limit) {
    Widths tried = widths;
    for (std::size_t i = 0; i < tried.size(); ++i) {
      if (gives[i]) tried[i] = std::min(tried[i], std::max(limit, least[i]));
    }
    return tried;
  };
  if (total(at_most(0)) > room) return {};
  std::size_t low = 0, high = room + 1;  // low fits, high is more than can be had
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (total(at_most(middle)) <= room ? low : high) = middle;
  }
  return at_most(low);
}

/// Appends the cells of a row side by side.
class LineWriter {
 public:
  LineWriter(std::string& out, const Widths& widths, const std::vector<bool>& right)
      : out_(out), widths_(widths), right_(right) {}

  /// Writes the `line`-th lines of the cells, each printed by `append(out, text)`.
  template <typename Append>
  void write(const std::vector<std::vector<std::string>>& cells, std::size_t line, Append append) {
    std::size_t gap = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view text = line < cells[i].size() ? cells[i][line] : std::string_view();
      const bool measured = right_[i] || i + 1 < cells.size();
      const std::size_t used = measured ? columns_of(text) : 0;
      const std::size_t rest = widths_[i] > used ? widths_[i] - used : 0;
      if (right_[i]) gap += rest;
      if (!text.empty()) {
        out_.append(gap, ' ');
        append(out_, text);
        gap = 0;
      }
      gap += kGutter + (right_[i] ? 0 : rest);
    }
    out_ += '\n';
  }

 private:
  std::string& out_;
  const Widths& widths_;
  const std::vector<bool>& right_;
};

std::size_t height_of(const std::vector<std::vector<std::string>>& cells) {
  std::size_t height = 1;
  for (const auto& cell : cells) height = std::max(height, cell.size());
  return height;
}

}  // namespace

TextTable::TextTable(const Table& table, const Page& page)
    : table_(table), page_(page), shown_(shown_columns(table, kPeople)) {
  for (const std::size_t i : shown_) {
    const Column& column = table.columns[i];
    columns_.push_back(
        {for_terminal(on_one_line(heading_of(column))), right_aligned(column), column.wraps, 0});
    right_.push_back(columns_.back().right);
  }
}

void TextTable::add(const Row& row, std::string& out) {
  check_row(table_, row);
  Cells cells;
  cells.reserve(shown_.size());
  for (const std::size_t i : shown_) cells.push_back(cell_for_terminal(row[i]));
  if (begun_) return append_row(out, cells);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns_[i].widest = std::max(columns_[i].widest, widest_line(cells[i]));
  }
  held_.push_back(std::move(cells));
  if (held_.size() == kMeasured) begin(out);
}

void TextTable::begin(std::string& out) {
  begun_ = true;
  if (!table_.caption.empty()) {
    append_paragraph(out, for_terminal(on_one_line(table_.caption)), page_, 0, Tone::bold);
    out += '\n';
  }
  widths_ = fitted_widths();
  if (!widths_.empty()) {
    append_header(out);
  } else if (held_.empty()) {
    std::vector<std::string> headings;
    for (const Shape& column : columns_) headings.push_back(column.heading);
    append_paragraph(out, join(headings, "; "), page_, 0, Tone::bold);
  }
  for (const Cells& cells : held_) append_row(out, cells);
  held_ = {};
}

void TextTable::finish(std::string& out) {
  if (!begun_) begin(out);
  if (!table_.notes.empty()) out += '\n';
  for (const auto& note : table_.notes) {
    append_paragraph(out, for_terminal(note), page_, 0, Tone::dim);
  }
}

std::vector<std::size_t> TextTable::natural_widths(bool whole_headings) const {
  Widths widths;
  for (const Shape& column : columns_) {
    const std::size_t heading = whole_headings
                                    ? columns_of(column.heading)
                                    : std::min(longest_word(column.heading), kLongestWord);
    widths.push_back(std::max({column.widest, heading, std::size_t{1}}));
  }
  return widths;
}

std::vector<std::size_t> TextTable::least_widths() const {
  Widths least = natural_widths(false);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].right) continue;  // a number is never broken
    std::size_t longest = longest_word(columns_[i].heading);
    for (const Cells& row : held_) longest = std::max(longest, longest_word(row[i]));
    least[i] = std::min(least[i], std::clamp(longest, kNarrowest, kLongestWord));
  }
  return least;
}

std::vector<std::size_t> TextTable::fitted_widths() const {
  Widths widths = natural_widths(true);
  if (page_.width == 0) {
    for (std::size_t& width : widths) width = std::min(width, kWidestColumn);
    return widths;
  }
  if (total(widths) <= page_.width) return widths;

  const Widths least = least_widths();
  std::vector<bool> wraps, all(columns_.size(), true);
  for (const Shape& column : columns_) wraps.push_back(column.wraps && !column.right);
  if (Widths fitted = narrowed(widths, least, wraps, page_.width); !fitted.empty()) return fitted;
  // Headings may be broken before cells of other columns are.
  const Widths bare = natural_widths(false);
  if (Widths fitted = narrowed(bare, least, wraps, page_.width); !fitted.empty()) return fitted;
  return narrowed(bare, least, all, page_.width);
}

void TextTable::append_header(std::string& out) const {
  std::vector<std::vector<std::string>> headings;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    headings.push_back(wrapped_lines(columns_[i].heading, widths_[i]));
  }
  // Short headings stand on the rule.
  const std::size_t height = height_of(headings);
  for (auto& heading : headings) {
    heading.insert(heading.begin(), height - heading.size(), std::string());
  }
  LineWriter writer(out, widths_, right_);
  for (std::size_t line = 0; line < height; ++line) {
    writer.write(headings, line,
                 [&](std::string& to, std::string_view text) { page_.append_bold(to, text); });
  }
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    if (i > 0) out.append(kGutter, ' ');
    for (std::size_t n = 0; n < widths_[i]; ++n) out += "─";
  }
  out += '\n';
}

void TextTable::append_row(std::string& out, const Cells& cells) {
  if (widths_.empty()) {
    append_record(out, cells);
  } else {
    append_grid_row(out, cells);
  }
  first_ = false;
}

void TextTable::append_grid_row(std::string& out, const Cells& cells) {
  const bool groups = table_.group_first_column && !shown_.empty() && shown_.front() == 0;
  std::vector<std::vector<std::string>> lines;
  lines.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool repeated = groups && i == 0 && !first_ && cells.front() == group_;
    const bool whole = page_.width == 0 || right_[i];  // a number is never broken
    lines.push_back(
        wrapped_lines(repeated ? std::string_view() : cells[i], whole ? 0 : widths_[i]));
  }
  if (groups) group_ = cells.front();
  // Rows of several lines are set apart.
  const std::size_t height = height_of(lines);
  if (!first_ && std::max(height, height_) > 1) out += '\n';
  height_ = height;
  LineWriter writer(out, widths_, right_);
  for (std::size_t line = 0; line < height; ++line) {
    writer.write(lines, line, [](std::string& to, std::string_view text) { to += text; });
  }
}

void TextTable::append_record(std::string& out, const Cells& cells) const {
  std::vector<Labelled> facts;
  for (std::size_t i = 0; i < cells.size(); ++i) facts.push_back({columns_[i].heading, cells[i]});
  if (!first_) out += '\n';
  append_labelled(out, facts, page_);
}

}  // namespace thema::report
