#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/pdf/page.h"

namespace thema::formats::pdf {

/// Decides what a hyphen at the end of a line was, on the evidence of the whole document.
class Hyphens {
 public:
  explicit Hyphens(const std::vector<const Line*>& lines);

  enum class Join {
    blank,      ///< two words
    nothing,    ///< what was printed stands together: "Anglo-" "Saxon"
    no_hyphen,  ///< one word that was broken: "organ-" "isation"
  };
  /// How a line's end and the next line's beginning, both not empty, belong together.
  Join between(std::string_view before, std::string_view after) const;

 private:
  std::unordered_map<std::string, std::size_t> seen_;  ///< forms that matter: how often
  std::size_t line_ends_ = 0, cut_off_ = 0;            ///< hyphens at line ends; "I was go- I"
};

/// How many bytes a broken word's hyphen has at the end of a line.
std::size_t hyphen_length(std::string_view line);

/// Whether a line ends with a hyphen inside of a word that the next line could go on with.
bool is_broken_word(std::string_view before, std::string_view after);

}  // namespace thema::formats::pdf
