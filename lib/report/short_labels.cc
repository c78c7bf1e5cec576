#include "report/short_labels.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "text/width.h"

namespace thema::report {

namespace {

using Fits = std::function<bool(std::string_view)>;

constexpr std::string_view kLeftOut = "…";

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Where the characters of a text begin that stand for themselves; its end, too.
std::vector<std::size_t> characters(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && goes_on(text[end])) ++end;
    // Marks belong to the character before.
    if (begins.empty() || text::display_width(text.substr(at, end - at)) > 0) begins.push_back(at);
    at = end;
  }
  begins.push_back(text.size());
  return begins;
}

/// Beginning and end of a text, as much as fits; three parts of five are the beginning.
std::string ends_of(std::string_view text, std::string_view before, std::string_view behind,
                    const Fits& fits) {
  const std::vector<std::size_t> at = characters(text);
  const auto keeping = [&](std::size_t n) {
    const std::size_t back = n * 2 / 5, front = n - back;
    return fmt::format("{}{}{}{}{}", before, text.substr(0, at[front]), kLeftOut,
                       text.substr(at[at.size() - 1 - back]), behind);
  };
  std::size_t low = 0, high = at.size() - 1;  // low fits, or nothing does
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (fits(keeping(middle)) ? low : high) = middle;
  }
  return keeping(low);
}

/// Where the parts of a path begin; a slash in a name is written "\/".
std::vector<std::size_t> parts_of(std::string_view path) {
  std::vector<std::size_t> begins{0};
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (path[i] == '/' && path[i - 1] != '\\') begins.push_back(i + 1);
  }
  return begins;
}

std::string shortened(const std::string& label, const Fits& fits) {
  if (fits(label)) return label;
  const std::vector<std::size_t> parts = parts_of(label);
  std::string last;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    last = fmt::format("{}/{}", kLeftOut, std::string_view(label).substr(parts[i]));
    if (fits(last)) return last;
  }
  const std::string_view name = std::string_view(label).substr(parts.back());
  return ends_of(name, parts.size() > 1 ? "…/" : "", "", fits);
}

}  // namespace

std::vector<std::string> short_labels(const std::vector<std::string>& whole, const Fits& fits) {
  std::vector<std::string> labels;
  std::map<std::string, std::set<std::string>> meant;
  for (const std::string& label : whole) {
    labels.push_back(shortened(label, fits));
    meant[labels.back()].insert(label);
  }
  // Two that were cut alike: beginning and end of the whole may differ, else they are numbered.
  std::set<std::string> taken(whole.begin(), whole.end());
  for (const auto& [label, wholes] : meant) {
    if (wholes.size() == 1) taken.insert(label);
  }
  std::map<std::string, std::string> told_apart;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (labels[i] == whole[i] || meant[labels[i]].size() == 1) continue;
    auto [known, news] = told_apart.try_emplace(whole[i]);
    if (news) {
      known->second = ends_of(whole[i], "", "", fits);
      for (int n = 1; !taken.insert(known->second).second; ++n) {
        known->second = ends_of(whole[i], "", fmt::format(" ({})", n), fits);
      }
    }
    labels[i] = known->second;
  }
  return labels;
}

}  // namespace thema::report
