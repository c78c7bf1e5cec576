#pragma once

#include <algorithm>
#include <array>

namespace thema::text {

/// What stands for an apostrophe in texts. Search, counts of words, elisions and names take all of
/// them for one.
inline constexpr std::array<char32_t, 6> kApostrophes{
    0x0027,  // ' of the keyboard
    0x00B4,  // acute accent: typed for it where the keyboard has that key
    0x02BC,  // modifier letter apostrophe: the letter of this form
    0x2018,  // opening quotation mark: set by word processors at the beginning of a word
    0x2019,  // closing quotation mark: what typesetters and word processors use
    0xFF07,  // full-width apostrophe of Chinese and Japanese fonts
};

constexpr bool is_apostrophe(char32_t c) {
  return std::find(kApostrophes.begin(), kApostrophes.end(), c) != kApostrophes.end();
}

}  // namespace thema::text
