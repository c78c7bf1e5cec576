#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thema::text {

/// Short words that are written together with the next one, before a vowel or h: l'été, qu'il,
/// dell'anno. A closed list by language: aujourd'hui and presqu'île are whole words.
struct Elisions {
  bool catalan = false, french = false, italian = false;

  /// Those of a language (BCP 47) besides; most have none.
  void add(std::string_view language);
  bool any() const { return catalan || french || italian; }
  bool operator==(const Elisions&) const = default;

  /// "ca fr it": how they are recorded; empty for none.
  std::string names() const;

  /// Bytes of the short word at the beginning of a word, its apostrophe included; 0 for none. What
  /// follows is not looked at.
  std::size_t of(std::string_view word) const;
};

/// With ' for every other apostrophe.
std::string with_plain_apostrophes(std::string_view utf8);

/// Whether words are elided before this one, folded.
bool elides(std::string_view folded);

}  // namespace thema::text
