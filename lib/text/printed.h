#pragma once

#include <string>
#include <string_view>

namespace thema::text {

/// What undoes the ways of printers: text as it stands on a page becomes text as it is read.

/// A line whose signs stand from left to right as the eye sees them, in the order in which they are
/// read: right-to-left words are turned, numbers and Latin words inside them are not, and brackets
/// face as they did. Lines without right-to-left letters are given back as they are. Beyond 64 KiB
/// a line is left alone. REQUIRES: valid UTF-8.
std::string logical_order(std::string_view visual);

/// Whether more letters are written from right to left than from left to right.
bool is_right_to_left(std::string_view utf8);

/// Ligatures ("ﬁ", U+FB00-FB06) and the other presentation forms of Latin, Armenian, Hebrew and
/// Arabic letters as the letters that they stand for.
std::string spelled_out(std::string_view utf8);

bool is_letter(char32_t c);
bool is_lower_letter(char32_t c);

}  // namespace thema::text
