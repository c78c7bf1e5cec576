#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/codebook.h"

namespace thema::model {

/// Finds codes by what a fluent coder types: a path or name, else the same in any letter case and
/// without accents, else the beginning of a name ("log" for "Logging in"), of each of its words
/// ("lo in") and of each name of a path ("bar/log"). What fits earlier in this order goes first.
class CodeBeginnings {
 public:
  explicit CodeBeginnings(std::vector<Code> codes);

  const std::vector<Code>& codes() const { return finder_.codes(); }
  /// The code of this path, name or end of a path, as CodeFinder::find finds it.
  std::optional<std::uint32_t> exactly(std::string_view name) const { return finder_.find(name); }
  /// Index into `codes`; kNone: no code fits. Throws Errc::ambiguous naming those that do.
  std::size_t find(std::string_view typed) const;
  /// Throws Errc::not_found with near names.
  std::size_t require(std::string_view typed) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  using Names = std::vector<std::string>;  ///< folded, from the top
  void add_names(std::string_view path, std::uint32_t code);
  std::size_t fitting(const Names& typed, bool (*fits)(std::string_view, std::string_view),
                      std::string_view as_typed) const;
  CodeFinder finder_;
  struct Path {
    Names names;
    std::uint32_t code;
  };
  std::vector<Path> paths_;
  mutable std::unordered_map<std::string, std::size_t> known_;  ///< what was asked before
};

}  // namespace thema::model
