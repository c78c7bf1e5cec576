#include "text/diff_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "text/diff.h"

namespace thema::text {
namespace {

constexpr std::size_t kAround = 3;

/// With their line ends, which the last line may lack.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

/// A line of the result: ' ', '-' or '+', with the lines of both sides before it.
struct Step {
  char sign;
  std::string_view line;
  std::size_t before, after;
};

std::vector<Step> steps_of(const std::vector<std::string_view>& before,
                           const std::vector<std::string_view>& after) {
  std::unordered_map<std::string_view, std::uint32_t> ids;
  const auto number = [&](const std::vector<std::string_view>& lines) {
    std::vector<std::uint32_t> out;
    for (const auto line : lines) {
      out.push_back(ids.emplace(line, static_cast<std::uint32_t>(ids.size())).first->second);
    }
    return out;
  };
  const std::vector<std::uint32_t> a = number(before), b = number(after);
  const std::vector<std::uint32_t> partners = match_in_order(a, b);
  std::vector<Step> steps;
  std::size_t j = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i] == kUnmatched) {
      steps.push_back({'-', before[i], i, j});
      continue;
    }
    for (; j < partners[i]; ++j) steps.push_back({'+', after[j], i, j});
    steps.push_back({' ', before[i], i, j++});
  }
  for (; j < after.size(); ++j) steps.push_back({'+', after[j], before.size(), j});
  return steps;
}

/// "12,5": from line 12, 5 lines; of none the line before.
std::string range_text(std::size_t first, std::size_t count) {
  return fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

void append_hunk(std::string& out, const std::vector<Step>& steps, std::size_t begin,
                 std::size_t end) {
  const auto count = [&](char other) {
    return static_cast<std::size_t>(
        std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(begin),
                      steps.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](const Step& s) { return s.sign != other; }));
  };
  out += fmt::format("@@ -{} +{} @@\n", range_text(steps[begin].before, count('+')),
                     range_text(steps[begin].after, count('-')));
  for (std::size_t k = begin; k < end; ++k) {
    out += steps[k].sign;
    out += steps[k].line;
    if (!steps[k].line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

}  // namespace

std::string diff_lines(std::string_view before, std::string_view after,
                       std::string_view before_name, std::string_view after_name) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  const std::vector<Step> steps = steps_of(old_lines, new_lines);
  std::string out;
  for (std::size_t k = 0; k < steps.size();) {
    if (steps[k].sign == ' ') {
      ++k;
      continue;
    }
    if (out.empty()) out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
    const std::size_t begin = k > kAround ? k - kAround : 0;
    std::size_t last = k;  // the last change of this hunk
    for (std::size_t i = k; i < steps.size() && i <= last + 2 * kAround; ++i) {
      if (steps[i].sign != ' ') last = i;
    }
    const std::size_t end = std::min(steps.size(), last + 1 + kAround);
    append_hunk(out, steps, begin, end);
    k = end;
  }
  return out;
}

}  // namespace thema::text
