#include "report/render/column_widths.h"

#include <algorithm>
#include <cmath>

#include "report/render/cells.h"
#include "text/width.h"

namespace thema::report {
namespace {

/// Letters beside one another in the width of a text, and of a page across in small type.
constexpr std::size_t kTextLetters = 108, kPageLetters = 150;
/// What stands between two columns.
constexpr std::size_t kGap = 3;
/// Fewer columns have room enough in the width of a text.
constexpr std::size_t kFew = 5;
/// Longer words may be broken; a cell that is no longer than this stays on one line.
constexpr std::size_t kLongestWord = 20, kOneLine = 14;
/// No column is wider, however much it says.
constexpr std::size_t kWidest = 60;

}  // namespace

ColumnWidths::ColumnWidths(const std::vector<std::string>& headings) {
  for (const std::string& heading : headings) {
    Shape shape;
    measure(shape, heading);
    // Headings are bold, and broken between words however short the cells are.
    shape.word += (shape.word + 2) / 4;
    shape.cell = shape.word;
    shapes_.push_back(shape);
  }
}

void ColumnWidths::measure(Shape& shape, std::string_view text) {
  shape.cell = std::max(shape.cell, text::display_width(text));
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::size_t word = text::display_width(text.substr(0, end));
    shape.word = std::max(shape.word, std::min(word, kLongestWord));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void ColumnWidths::add(std::size_t column, const Cell& cell) {
  Shape whole;
  for (const Part& part : parts_of(cell)) {
    Shape one;
    measure(one, part.attribution.empty() ? part.text : part.text + " " + part.attribution);
    whole.word = std::max(whole.word, one.word);
    whole.cell += one.cell;
  }
  shapes_[column].word = std::max(shapes_[column].word, whole.word);
  shapes_[column].cell = std::max(shapes_[column].cell, whole.cell);
}

/// About four lines of words for every eight letters of width: a long cell is no tower.
std::size_t ColumnWidths::wanted(const Shape& shape) const {
  if (shape.cell <= kOneLine) return std::max(shape.word, shape.cell);
  const auto block = static_cast<std::size_t>(std::lround(2 * std::sqrt(double(shape.cell))));
  return std::max(shape.word, std::min(block, kWidest));
}

ColumnWidths::Fit ColumnWidths::fit() const {
  std::size_t words = 0, all = 0;
  for (const Shape& shape : shapes_) {
    words += shape.word + kGap;
    all += wanted(shape) + kGap;
  }
  if (shapes_.size() <= kFew || all <= kTextLetters) return Fit::text;
  return words <= kPageLetters ? Fit::page : Fit::none;
}

std::vector<std::size_t> ColumnWidths::shares() const {
  std::size_t words = 0, more = 0;
  for (const Shape& shape : shapes_) {
    words += shape.word + kGap;
    more += wanted(shape) - shape.word;
  }
  // What is left beside the words goes to those that want more.
  const std::size_t room = words >= kPageLetters ? 0 : kPageLetters - words;
  std::vector<double> widths;
  double sum = 0;
  for (const Shape& shape : shapes_) {
    const auto wish = static_cast<double>(wanted(shape) - shape.word);
    const double share = more == 0 ? 0 : wish * double(room) / double(more);
    widths.push_back(double(shape.word + kGap) + std::min(share, wish));
    sum += widths.back();
  }
  // A page is filled by the words, not by gaps between numbers.
  double wordy = 0;
  const auto has_more = [&](std::size_t i) { return wanted(shapes_[i]) > shapes_[i].word; };
  for (std::size_t i = 0; i < widths.size(); ++i) wordy += has_more(i) ? widths[i] : 0;
  if (wordy > 0 && sum < double(kPageLetters)) {
    const double stretch = 1 + (double(kPageLetters) - sum) / wordy;
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] *= has_more(i) ? stretch : 1;
    sum = double(kPageLetters);
  }
  // The last takes what rounding left, so that they are 1000 together.
  std::vector<std::size_t> shares;
  double so_far = 0;
  std::size_t given = 0;
  for (const double width : widths) {
    so_far += width;
    const auto until = static_cast<std::size_t>(std::lround(1000 * so_far / sum));
    shares.push_back(until - given);
    given = until;
  }
  return shares;
}

}  // namespace thema::report
