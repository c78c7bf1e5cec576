#include "formats/common/label_pattern.h"

#include <algorithm>
#include <map>

#include "formats/common/label_words.h"
#include "formats/common/lines.h"
#include "formats/common/names.h"
#include "text/regex.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr std::string_view kGroup = "speaker";

std::size_t byte_of_point(std::string_view line, std::uint32_t point) {
  std::size_t pos = 0;
  for (; point > 0 && pos < line.size(); --point) text::next_code_point(line, pos);
  return pos;
}

/// A whole match is the label without what only marks it.
std::string_view without_marks(std::string_view label) {
  label = trim_space(label);
  while (!label.empty() && (label.back() == ':' || label.back() == '\t')) label.remove_suffix(1);
  if (label.ends_with("：")) label.remove_suffix(3);
  return trim_space(label);
}

/// Which group holds the label: empty for the whole match.
std::string label_group(const text::Regex& regex) {
  const auto& groups = regex.group_names();
  if (groups.empty()) return {};
  const bool named = std::find(groups.begin(), groups.end(), kGroup) != groups.end();
  return named ? std::string(kGroup) : groups.front();
}

}  // namespace

std::string name_first_group(std::string_view pattern) {
  std::size_t group = std::string_view::npos;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      const bool literal = pattern.substr(i).starts_with("\\Q");
      const std::size_t end = literal ? pattern.find("\\E", i) : i;
      if (end == std::string_view::npos) break;
      i = end + 1;
    } else if (pattern[i] == '[') {
      while (++i < pattern.size() && pattern[i] != ']') i += pattern[i] == '\\' ? 1U : 0U;
    } else if (pattern[i] == '(') {
      const std::string_view inside = pattern.substr(i + 1);
      const bool named =
          inside.starts_with("?<") && !inside.starts_with("?<=") && !inside.starts_with("?<!");
      if (named) return std::string(pattern);
      if (!inside.starts_with('?') && group == std::string_view::npos) group = i + 1;
    }
  }
  std::string out(pattern);
  if (group != std::string_view::npos) out.insert(group, "?<" + std::string(kGroup) + ">");
  return out;
}

FoundLabels find_pattern(std::string_view text, const std::string& pattern, std::size_t from) {
  static_cast<void>(text::Regex(pattern));  // so that a message shows the pattern as it was given
  const text::Regex regex("^(?:" + name_first_group(pattern) + ")");
  const std::string group = label_group(regex);
  FoundLabels found;
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  LineScanner lines(text, from);
  while (lines.next()) {
    if (lines.blank()) continue;
    const auto match = regex.search(lines.line());
    if (!match || match->span.begin != 0 || match->span.empty()) continue;
    const std::size_t end = byte_of_point(lines.line(), match->span.end);
    const auto named = match->groups.find(group);
    std::string name = named != match->groups.end() && !named->second.empty()
                           ? named->second
                           : std::string(without_marks(lines.line().substr(0, end)));
    name = clean_label(name);
    if (name.empty()) continue;
    const auto [entry, fresh] =
        numbers.try_emplace(label_key(name), static_cast<std::uint32_t>(found.names.size()));
    if (fresh) found.names.push_back(name);
    const auto begin = static_cast<std::uint32_t>(lines.begin());
    found.labels.push_back(Label{.line = begin,
                                 .begin = begin,
                                 .end = begin + static_cast<std::uint32_t>(end),
                                 .speaker = entry->second});
  }
  return found;
}

}  // namespace thema::formats
