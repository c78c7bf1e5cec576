#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/codebook.h"

namespace thema::model {

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> names(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i + 1 < path.size() && path[i + 1] == '/') {
      names.back() += path[++i];
    } else if (path[i] == '/') {
      names.emplace_back();
    } else {
      names.back() += path[i];
    }
  }
  for (std::string& name : names) {
    if (names.size() > 1 && trim(name).empty()) {
      throw Error(
          Errc::usage,
          fmt::format("'{}' has an empty name in it: between two '/' stands a code's name; a "
                      "'/' inside a name is written '\\/'",
                      path));
    }
    name = clean_name(name, "a code");
    // "a\" with a sub-code "b" would be "a\/b": the name "a/b".
    if (name.back() == '\\') {
      throw Error(Errc::usage,
                  fmt::format("the name of a code cannot end in a backslash: '{}'", name));
    }
  }
  return names;
}

std::string escape_name(std::string_view name) {
  std::string out;
  for (const char c : name) out += c == '/' ? std::string("\\/") : std::string(1, c);
  return out;
}

std::string join_path(const std::vector<std::string>& names) {
  std::string path;
  for (const std::string& name : names) path += (path.empty() ? "" : "/") + escape_name(name);
  return path;
}

CodeFinder::CodeFinder(std::vector<Code> codes) : codes_(std::move(codes)) {
  by_end_.reserve(codes_.size() * 2);
  for (std::size_t i = 0; i < codes_.size(); ++i) add_names(static_cast<std::uint32_t>(i));
}

void CodeFinder::add(Code code) {
  codes_.push_back(std::move(code));
  add_names(static_cast<std::uint32_t>(codes_.size() - 1));
}

void CodeFinder::add_names(std::uint32_t code) {
  const Code& c = codes_[code];
  add_ends(c.path, code, by_end_);
  if (!c.printed_path.empty()) add_ends(c.printed_path, code, by_printed_end_);
}

void CodeFinder::add_ends(std::string_view path, std::uint32_t code, Ends& ends) {
  for (std::size_t slash = path.size(); slash-- > 0;) {
    const bool between = path[slash] == '/' && slash > 0 && path[slash - 1] != '\\';
    if (between) ends[std::string(path.substr(slash + 1))].push_back(code);
  }
  ends[std::string(path)].push_back(code);
}

std::optional<std::uint32_t> CodeFinder::find(std::string_view path_or_name) const {
  const std::string wanted = join_path(split_path(path_or_name));
  auto found = by_end_.find(wanted);
  const bool as_stored = found != by_end_.end();
  if (!as_stored) found = by_printed_end_.find(wanted);
  if (!as_stored && found == by_printed_end_.end()) return std::nullopt;
  for (const std::uint32_t i : found->second) {
    if (as_stored && codes_[i].path == wanted) return i;
  }
  if (found->second.size() == 1) return found->second.front();
  constexpr std::size_t kShown = 6;
  std::string paths;
  for (std::size_t i = 0; i < found->second.size() && i < kShown; ++i) {
    paths += fmt::format("{}'{}'", i == 0 ? "" : ", ", codes_[found->second[i]].path);
  }
  if (found->second.size() > kShown) {
    paths += fmt::format(" and {} more", found->second.size() - kShown);
  }
  throw Error(Errc::ambiguous,
              fmt::format("'{}' may mean {}: give more of the path", wanted, paths))
      .about(wanted);
}

std::uint32_t CodeFinder::require(std::string_view path_or_name) const {
  if (const auto found = find(path_or_name)) return *found;
  std::vector<std::string> paths;
  paths.reserve(codes_.size());
  for (const Code& code : codes_) paths.push_back(code.path);
  throw Error(Errc::not_found, fmt::format("no code '{}'", path_or_name),
              did_you_mean(path_or_name, paths))
      .about(std::string(path_or_name));
}

}  // namespace thema::model
