#include "model/code_beginnings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "text/fold.h"

namespace thema::model {

namespace {

// The longest that is taken for a beginning, in bytes; nobody types more to be brief.
constexpr std::size_t kLongest = 200;
constexpr std::size_t kShown = 6;

std::string folded(std::string_view name) {
  thread_local text::Folder folder;
  return folder.fold(name);
}

bool equal(std::string_view name, std::string_view typed) { return name == typed; }

bool begins(std::string_view name, std::string_view typed) { return name.starts_with(typed); }

/// Every word that was typed begins the word of the name in its place.
bool words_begin(std::string_view name, std::string_view typed) {
  while (!typed.empty()) {
    if (name.empty()) return false;
    const std::size_t word = std::min(name.find(' '), name.size());
    const std::size_t part = std::min(typed.find(' '), typed.size());
    if (!name.substr(0, word).starts_with(typed.substr(0, part))) return false;
    name = trim(name.substr(word));
    typed = trim(typed.substr(part));
  }
  return true;
}

/// The letters of `typed` are in the name in order, the first of them first: "login" of
/// "logging in".
bool leaves_out(std::string_view name, std::string_view typed) {
  if (name.empty() || name.front() != typed.front()) return false;
  std::size_t at = 0;
  for (const char c : typed) {
    if (c == ' ') continue;
    at = name.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

}  // namespace

CodeBeginnings::CodeBeginnings(std::vector<Code> codes) : finder_(std::move(codes)) {
  for (std::uint32_t i = 0; i < finder_.codes().size(); ++i) {
    const Code& code = finder_.codes()[i];
    add_names(code.path, i);
    if (!code.printed_path.empty()) add_names(code.printed_path, i);
  }
}

void CodeBeginnings::add_names(std::string_view path, std::uint32_t code) {
  Path added{{}, code};
  for (const std::string& name : split_path(path)) added.names.push_back(folded(name));
  paths_.push_back(std::move(added));
}

std::size_t CodeBeginnings::fitting(const Names& typed,
                                    bool (*fits)(std::string_view, std::string_view),
                                    std::string_view as_typed) const {
  std::vector<std::uint32_t> found;
  for (const Path& path : paths_) {
    if (typed.size() > path.names.size()) continue;
    const bool all =
        std::equal(typed.rbegin(), typed.rend(), path.names.rbegin(),
                   [&](const std::string& t, const std::string& n) { return fits(n, t); });
    if (all && (found.empty() || found.back() != path.code)) found.push_back(path.code);
  }
  if (found.empty()) return kNone;
  if (found.size() == 1) return found.front();
  std::string paths;
  for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i) {
    paths += fmt::format("{}'{}'", i == 0 ? "" : ", ", codes()[found[i]].path);
  }
  if (found.size() > kShown) paths += fmt::format(" and {} more", found.size() - kShown);
  throw Error(Errc::ambiguous, fmt::format("'{}' may mean {}: type more of it", as_typed, paths))
      .about(std::string(as_typed));
}

std::size_t CodeBeginnings::find(std::string_view typed) const {
  const std::string key(typed);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  std::size_t index = kNone;
  if (const auto exact = finder_.find(typed)) {
    index = *exact;
  } else if (typed.size() <= kLongest) {
    Names names;
    for (const std::string& name : split_path(typed)) names.push_back(folded(name));
    // A name of marks alone folds to nothing, which every name begins with.
    if (std::none_of(names.begin(), names.end(), [](const auto& n) { return n.empty(); })) {
      for (const auto fits : {equal, begins, words_begin}) {
        index = fitting(names, fits, typed);
        if (index != kNone) break;
      }
    }
  }
  known_.emplace(key, index);
  return index;
}

std::size_t CodeBeginnings::require(std::string_view typed) const {
  if (const std::size_t found = find(typed); found != kNone) return found;
  std::vector<std::string> paths;
  for (const Code& code : codes()) paths.push_back(code.path);
  std::vector<std::string> near = near_misses(typed, paths);
  if (const std::string letters = folded(typed);
      near.empty() && !letters.empty() && typed.size() <= kLongest) {
    for (const Path& path : paths_) {
      if (near.size() < 3 && leaves_out(path.names.back(), letters)) {
        near.push_back(codes()[path.code].path);
      }
    }
  }
  throw Error(Errc::not_found, fmt::format("no code '{}'", typed), did_you_mean(near))
      .about(std::string(typed));
}

}  // namespace thema::model
