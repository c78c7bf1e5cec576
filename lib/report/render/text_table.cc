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

TextTable::TextTable(const Table& table) : table_(table), shown_(shown_columns(table, kPeople)) {
  for (const std::size_t i : shown_) {
    const Column& column = table.columns[i];
    columns_.push_back(
        {for_terminal(on_one_line(heading_of(column))), right_aligned(column), column.wraps, 0});
  }
}

void TextTable::add(const Row& row) {
  check_row(table_, row);
  Cells cells;
  cells.reserve(shown_.size());
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    cells.push_back(cell_for_terminal(row[shown_[i]]));
    columns_[i].widest = std::max(columns_[i].widest, widest_line(cells.back()));
  }
  rows_.push_back(std::move(cells));
}

void TextTable::append_to(std::string& out, const Page& page) const {
  if (!table_.caption.empty()) {
    append_paragraph(out, for_terminal(on_one_line(table_.caption)), page, 0, Tone::bold);
    out += '\n';
  }
  const Widths widths = fitted_widths(page);
  if (widths.empty()) {
    append_records(out, page);
  } else {
    append_grid(out, widths, page);
  }
  if (!table_.notes.empty()) out += '\n';
  for (const auto& note : table_.notes) {
    append_paragraph(out, for_terminal(note), page, 0, Tone::dim);
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
    for (const Cells& row : rows_) longest = std::max(longest, longest_word(row[i]));
    least[i] = std::min(least[i], std::clamp(longest, kNarrowest, kLongestWord));
  }
  return least;
}

std::vector<std::size_t> TextTable::fitted_widths(const Page& page) const {
  Widths widths = natural_widths(true);
  if (page.width == 0) {
    for (std::size_t& width : widths) width = std::min(width, kWidestColumn);
    return widths;
  }
  if (total(widths) <= page.width) return widths;

  const Widths least = least_widths();
  std::vector<bool> wraps, all(columns_.size(), true);
  for (const Shape& column : columns_) wraps.push_back(column.wraps && !column.right);
  if (Widths fitted = narrowed(widths, least, wraps, page.width); !fitted.empty()) return fitted;
  // Headings may be broken before cells of other columns are.
  const Widths bare = natural_widths(false);
  if (Widths fitted = narrowed(bare, least, wraps, page.width); !fitted.empty()) return fitted;
  return narrowed(bare, least, all, page.width);
}

bool TextTable::repeats_group(std::size_t row) const {
  return table_.group_first_column && row > 0 && !shown_.empty() && shown_.front() == 0 &&
         rows_[row].front() == rows_[row - 1].front();
}

void TextTable::append_header(std::string& out, const std::vector<std::size_t>& widths,
                              const Page& page) const {
  std::vector<std::vector<std::string>> headings;
  std::vector<bool> right;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    headings.push_back(wrapped_lines(columns_[i].heading, widths[i]));
    right.push_back(columns_[i].right);
  }
  // Short headings stand on the rule.
  const std::size_t height = height_of(headings);
  for (auto& heading : headings) {
    heading.insert(heading.begin(), height - heading.size(), std::string());
  }
  LineWriter writer(out, widths, right);
  for (std::size_t line = 0; line < height; ++line) {
    writer.write(headings, line,
                 [&](std::string& to, std::string_view text) { page.append_bold(to, text); });
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out.append(kGutter, ' ');
    for (std::size_t n = 0; n < widths[i]; ++n) out += "─";
  }
  out += '\n';
}

void TextTable::append_grid(std::string& out, const std::vector<std::size_t>& widths,
                            const Page& page) const {
  append_header(out, widths, page);
  std::vector<bool> right;
  for (const Shape& column : columns_) right.push_back(column.right);
  LineWriter writer(out, widths, right);
  std::size_t height_before = 1;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::vector<std::vector<std::string>> cells;
    cells.reserve(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool blank = i == 0 && repeats_group(row);
      cells.push_back(wrapped_lines(blank ? std::string_view() : rows_[row][i],
                                    page.width == 0 ? 0 : widths[i]));
    }
    // Rows of several lines are set apart.
    const std::size_t height = height_of(cells);
    if (row > 0 && std::max(height, height_before) > 1) out += '\n';
    height_before = height;
    for (std::size_t line = 0; line < height; ++line) {
      writer.write(cells, line, [](std::string& to, std::string_view text) { to += text; });
    }
  }
}

void TextTable::append_records(std::string& out, const Page& page) const {
  if (rows_.empty()) {
    std::vector<std::string> headings;
    for (const Shape& column : columns_) headings.push_back(column.heading);
    append_paragraph(out, join(headings, "; "), page, 0, Tone::bold);
  }
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::vector<Labelled> facts;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      facts.push_back({columns_[i].heading, rows_[row][i]});
    }
    if (row > 0) out += '\n';
    append_labelled(out, facts, page);
  }
}

}  // namespace thema::report
