#include "formats/pdf/breaks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "formats/common/lines.h"
#include "formats/pdf/hyphens.h"

namespace thema::formats::pdf {
namespace {

/// Lines of a paragraph differ in height by less, and stand closer, than these times.
constexpr double kOtherLetters = 1.2, kMoreLeading = 1.3;
/// An indent is wider than this part of a line's height.
constexpr double kIndent = 0.7;

/// The edge that lines of words reach: some lines end there, while a title may end further out.
double edge_of(std::vector<double>& rights, double height) {
  std::sort(rights.begin(), rights.end(), std::greater<>());
  const std::size_t some = std::min<std::size_t>(3, std::max<std::size_t>(1, rights.size() / 8));
  for (std::size_t i = 0; i + some <= rights.size(); ++i) {
    if (rights[i] - rights[i + some - 1] < 1.5 * height) return rights[i];
  }
  return rights.front();
}

/// "• words", "1. words", "a) words".
bool is_list_item(std::string_view text) {
  for (const std::string_view mark : {"\xE2\x80\xA2", "\xE2\x97\xA6", "\xE2\x96\xAA",
                                      "\xE2\x97\x8F", "\xE2\x97\x8B", "-", "\xE2\x80\x93", "*"}) {
    if (text.starts_with(mark)) return space_at(text, mark.size()) != 0;
  }
  std::size_t pos = 0;
  while (pos < text.size() && pos < 3 && is_digit(text[pos])) ++pos;
  if (pos == 0 && !text.empty() && is_ascii_letter(text[0])) pos = 1;
  return pos > 0 && pos + 1 < text.size() && (text[pos] == '.' || text[pos] == ')') &&
         text[pos + 1] == ' ';
}

bool has_bullet(std::string_view text) {
  return is_list_item(text) && (static_cast<unsigned char>(text[0]) & 0x80U) != 0 &&
         !text.starts_with("\xE2\x80\x93");
}

/// "Method ........ 12", a line of a table of contents.
bool has_leader(std::string_view text) {
  const std::size_t words = text.find_last_not_of("0123456789 ");
  return words != std::string_view::npos && text.substr(0, words + 1).ends_with("....");
}

class Layout {
 public:
  explicit Layout(const std::vector<const Line*>& lines) : lines_(lines) {
    measure_edges();
    measure_blocks();
    measure_pitch();
    measure_indents();
  }

  std::vector<bool> begins() const {
    std::vector<bool> out(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      out[i] = i == 0 || apart(i) || is_indented(i);
    }
    return out;
  }

 private:
  using BlockKey = std::pair<std::int32_t, std::uint32_t>;

  void measure_edges() {
    constexpr std::size_t kMany = 10;                // lines, for a page to have edges of its own
    std::map<BlockKey, std::vector<double>> rights;  // page 0: of the whole document
    std::vector<double> heights;
    for (const Line* line : lines_) {
      rights[{0, line->column}].push_back(line->right);
      rights[{line->page, line->column}].push_back(line->right);
      heights.push_back(line->height);
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    for (auto& [column, all] : rights) {
      if (column.first == 0 || all.size() >= kMany) edges_[column] = edge_of(all, *middle);
    }
  }

  /// A block quote has an edge of its own.
  void measure_blocks() {
    std::map<BlockKey, std::vector<double>> rights;
    for (const Line* line : lines_) rights[{line->page, line->block}].push_back(line->right);
    for (auto& [block, all] : rights) {
      std::sort(all.begin(), all.end(), std::greater<>());
      if (all.size() >= 4 && all[0] - all[2] < 12) block_edges_[block] = all[0];
    }
  }

  static bool goes_on_below(const Line& a, const Line& b) {
    return a.page == b.page && a.column == b.column && b.middle() > a.middle();
  }

  void measure_pitch() {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line &a = *lines_[i - 1], &b = *lines_[i];
      if (goes_on_below(a, b)) pitches.push_back((b.middle() - a.middle()) / b.height);
    }
    if (pitches.empty()) return;
    const auto quarter = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 4);
    std::nth_element(pitches.begin(), quarter, pitches.end());
    pitch_ = *quarter;
  }

  double edge(const Line& line) const {
    const auto own = edges_.find({line.page, line.column});
    const double column = own != edges_.end() ? own->second : edges_.at({0, line.column});
    const auto block = block_edges_.find({line.page, line.block});
    return block == block_edges_.end() ? column : std::min(column, block->second);
  }

  /// Whether the next line's first word would have had room behind this one.
  bool is_short(const Line& line, const Line& next) const {
    if (is_broken_word(line.text, next.text)) return false;
    const double blank = 0.25 * line.height;
    return line.right + 2 * blank + next.first_width < edge(line);
  }

  /// Everything but indents.
  bool apart(std::size_t i) const {
    const Line &a = *lines_[i - 1], &b = *lines_[i];
    const double ratio = a.height > b.height ? a.height / b.height : b.height / a.height;
    if (ratio > kOtherLetters || has_bullet(b.text) || has_leader(a.text)) return true;
    if (is_short(a, b)) return true;
    if (goes_on_below(a, b)) return (b.middle() - a.middle()) / b.height > kMoreLeading * pitch_;
    return a.page == b.page && b.middle() > a.middle();  // from a title to a column
  }

  double shift(std::size_t i) const {
    const Line &a = *lines_[i - 1], &b = *lines_[i];
    const double by = (b.left - a.left) / b.height;
    return by > -kIndent && by < kIndent ? 0 : by;
  }

  /// First lines are moved in, or hang out: what most paragraphs do that are known otherwise.
  void measure_indents() {
    std::size_t in = 0, out = 0;
    for (std::size_t i = 1; i + 1 < lines_.size(); ++i) {
      if (!apart(i) || apart(i + 1) || !goes_on_below(*lines_[i], *lines_[i + 1])) continue;
      const double by = shift(i + 1);
      if (by < 0) ++in;
      if (by > 0) ++out;
    }
    hanging_ = out > in;
  }

  bool is_indented(std::size_t i) const {
    const Line &a = *lines_[i - 1], &b = *lines_[i];
    if (!goes_on_below(a, b)) return false;
    const double by = shift(i);
    if (by > 0 && is_list_item(a.text)) return false;  // the rest of an item
    return hanging_ ? by < 0 : by > 0;
  }

  const std::vector<const Line*>& lines_;
  std::map<BlockKey, double> edges_;  ///< by page and column
  std::map<BlockKey, double> block_edges_;
  double pitch_ = 1.2;  ///< of lines, in heights
  bool hanging_ = false;
};

}  // namespace

std::vector<bool> paragraph_begins(const std::vector<const Line*>& lines) {
  return lines.empty() ? std::vector<bool>{} : Layout(lines).begins();
}

}  // namespace thema::formats::pdf
