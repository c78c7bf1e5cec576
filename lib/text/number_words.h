#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace thema::text {

/// Numbers up to a hundred as a language spells them: "three", "dreiundzwanzig", "una".
class NumberWords {
 public:
  /// A language that ICU cannot spell has no words.
  explicit NumberWords(std::string_view language);
  /// The number that one word in small letters spells.
  std::optional<int> number(std::string_view word) const;

 private:
  std::map<std::string, int, std::less<>> words_;
};

}  // namespace thema::text
