#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::text {

/// An ICU regular expression over UTF-8, with a limit on time and stack so that no pattern or text
/// hangs the program (Errc::bad_input then). A wrong pattern is Errc::usage with a caret under it.
class Regex {
 public:
  enum class Case { sensitive, insensitive };
  explicit Regex(std::string_view pattern, Case c = Case::sensitive);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  struct Match {
    Span span;                                  ///< code points
    std::map<std::string, std::string> groups;  ///< named groups that took part
  };
  /// The first match anywhere in the text.
  std::optional<Match> search(std::string_view utf8) const;
  bool matches_whole(std::string_view utf8) const;
  /// All matches, empty ones left out.
  std::vector<Span> all(std::string_view utf8) const;
  /// Names of the groups, in the order of the pattern.
  const std::vector<std::string>& group_names() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thema::text
