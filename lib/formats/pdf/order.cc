#include "formats/pdf/order.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/strings.h"
#include "formats/common/lines.h"

namespace thema::formats::pdf {
namespace {

using Rows = std::vector<std::vector<std::size_t>>;

/// What stands in a margin is narrower than this part of the page.
constexpr double kNarrow = 0.25;
/// Two numbers beside lines may be a table's; so many are not.
constexpr std::size_t kFew = 3;

bool is_number(const Line& line) {
  return line.text.size() <= 5 && std::all_of(line.text.begin(), line.text.end(), is_digit);
}

void remove(Page& page, const std::vector<bool>& gone) {
  std::vector<Line> kept;
  kept.reserve(page.lines.size());
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (!gone[i]) kept.push_back(std::move(page.lines[i]));
  }
  page.lines = std::move(kept);
}

/// The numbers of a page that stand before or behind all the lines beside them, and rise.
std::vector<std::size_t> margin_numbers(const Page& page) {
  double left = page.width, right = 0;
  for (const Line& line : page.lines) {
    if (is_number(line)) continue;
    left = std::min(left, line.left);
    right = std::max(right, line.right);
  }
  std::vector<std::size_t> found;
  long long last = 0;
  for (const auto& row : rows_of(page)) {
    for (const std::size_t i : {row.front(), row.back()}) {
      const Line& line = page.lines[i];
      if (!is_number(line) || (line.right > left && line.left < right)) continue;
      const long long number = parse_integer(line.text).value_or(0);
      // One without words beside it (a title's, say, that is higher) has to follow.
      if (row.size() < 2 && number != last + 1) continue;
      if (number <= last) return {};
      last = number;
      found.push_back(i);
      break;
    }
  }
  return found;
}

/// Labels in a column of their own: lines that are narrow, first in their row, and left of where
/// the words begin, in a strip that holds nothing else.
class Labels {
 public:
  explicit Labels(Page& page) : page_(page), rows_(rows_of(page)) {}

  void join() {
    find();
    if (pairs_.empty() || is_column_of_words()) return;
    std::vector<bool> gone(page_.lines.size());
    for (const auto& [label, words] : pairs_) {
      Line& to = page_.lines[words];
      const Line& from = page_.lines[label];
      to.text = from.text + ' ' + to.text;
      to.left = from.left;
      to.first_width = from.first_width;
      to.top = std::min(to.top, from.top);
      gone[label] = true;
    }
    remove(page_, gone);
  }

 private:
  void find() {
    for (const auto& row : rows_) {
      if (row.size() < 2) continue;
      const Line& label = page_.lines[row[0]];
      const Line& words = page_.lines[row[1]];
      if (label.width() > kNarrow * page_.width || words.left < label.right) continue;
      if (label.block == words.block) continue;
      pairs_.emplace_back(row[0], row[1]);
    }
  }

  /// Lines as wide as a column, where only labels should be: short lines of a column stand before
  /// the next column by chance.
  bool is_column_of_words() const {
    std::vector<double> begins;
    for (const auto& pair : pairs_) begins.push_back(page_.lines[pair.second].left);
    const auto middle = begins.begin() + static_cast<std::ptrdiff_t>(begins.size() / 2);
    std::nth_element(begins.begin(), middle, begins.end());
    const double edge = *middle;
    const auto wide = std::count_if(page_.lines.begin(), page_.lines.end(), [&](const Line& line) {
      return line.right < edge && line.width() > kNarrow * page_.width;
    });
    return static_cast<std::size_t>(wide) * 4 > pairs_.size();
  }

  Page& page_;
  Rows rows_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;  ///< label, words
};

/// What is between two lines that stand side by side.
struct Gap {
  double begin = 0, end = 0;
};

/// The gaps between lines that stand side by side, also where their baselines differ.
std::vector<Gap> gaps(const Page& page) {
  constexpr std::size_t kAhead = 6;
  std::vector<std::size_t> by_height(page.lines.size());
  std::iota(by_height.begin(), by_height.end(), 0U);
  std::stable_sort(by_height.begin(), by_height.end(), [&](std::size_t a, std::size_t b) {
    return page.lines[a].middle() < page.lines[b].middle();
  });
  std::vector<Gap> out;
  for (std::size_t i = 0; i < by_height.size(); ++i) {
    const Line& a = page.lines[by_height[i]];
    for (std::size_t k = i + 1; k < by_height.size() && k <= i + kAhead; ++k) {
      const Line& b = page.lines[by_height[k]];
      if (b.top > a.bottom - 0.2 * a.height) break;
      if (b.left > a.right) out.push_back({a.right, b.left});
      if (a.left > b.right) out.push_back({b.right, a.left});
    }
  }
  return out;
}

/// Where columns meet: the fewest places that are inside of all gaps, without those that few gaps
/// have in common.
std::vector<double> gutters(std::vector<Gap> found) {
  std::sort(found.begin(), found.end(), [](const Gap& a, const Gap& b) { return a.end < b.end; });
  std::vector<double> out;
  std::size_t inside = 0;
  double place = 0;
  for (const Gap& gap : found) {
    if (inside > 0 && gap.begin < place) {
      ++inside;
      continue;
    }
    if (inside >= kFew) out.push_back(place);
    place = gap.end;
    inside = 1;
  }
  if (inside >= kFew) out.push_back(place);
  return out;
}

void order(Page& page) {
  const std::vector<Gap> found = gaps(page);
  const std::vector<double> between = gutters(found);
  if (found.size() <= std::max<std::size_t>(1, page.lines.size() / 20) || between.empty()) {
    if (found.size() > page.lines.size() / 4) return;  // a table: poppler knows better
    std::stable_sort(page.lines.begin(), page.lines.end(), [](const Line& a, const Line& b) {
      return std::pair(std::floor(a.middle()), a.left) < std::pair(std::floor(b.middle()), b.left);
    });
    return;
  }
  const auto place = [&](double x) {
    return static_cast<std::uint32_t>(std::upper_bound(between.begin(), between.end(), x) -
                                      between.begin());
  };
  const auto columns = static_cast<std::uint32_t>(between.size() + 1);
  for (Line& line : page.lines) {
    line.column = (columns * columns + place(line.left)) * columns + place(line.right);
  }
}

}  // namespace

Rows rows_of(const Page& page) {
  std::vector<std::size_t> by_height(page.lines.size());
  std::iota(by_height.begin(), by_height.end(), 0U);
  std::stable_sort(by_height.begin(), by_height.end(), [&](std::size_t a, std::size_t b) {
    return page.lines[a].middle() < page.lines[b].middle();
  });
  Rows rows;
  for (const std::size_t i : by_height) {
    const Line& line = page.lines[i];
    if (!rows.empty()) {
      const Line& first = page.lines[rows.back().front()];
      if (line.middle() - first.middle() < 0.4 * std::min(line.height, first.height)) {
        rows.back().push_back(i);
        continue;
      }
    }
    rows.push_back({i});
  }
  for (auto& row : rows) {
    std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
      return page.lines[a].left < page.lines[b].left;
    });
  }
  return rows;
}

std::size_t remove_line_numbers(std::vector<Page>& pages) {
  std::size_t removed = 0;
  std::vector<std::vector<std::size_t>> found;
  found.reserve(pages.size());
  for (const Page& page : pages) found.push_back(margin_numbers(page));
  const bool any = std::any_of(found.begin(), found.end(),
                               [](const auto& numbers) { return numbers.size() >= kFew; });
  if (!any) return 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<bool> gone(pages[p].lines.size());
    for (const std::size_t i : found[p]) gone[i] = true;
    removed += found[p].size();
    remove(pages[p], gone);
  }
  return removed;
}

void arrange(std::vector<Page>& pages) {
  for (Page& page : pages) {
    Labels(page).join();
    order(page);
  }
}

}  // namespace thema::formats::pdf
