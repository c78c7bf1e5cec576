#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace thema::text {

/// Byte offset of the first byte that is not valid UTF-8 (RFC 3629: no surrogates, no overlong
/// forms, up to U+10FFFF), or npos when all is valid.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Code points in valid UTF-8.
std::uint32_t count_code_points(std::string_view utf8);

/// Bytes before the first that is not ASCII.
std::size_t ascii_length(std::string_view bytes);

void append_utf8(std::string& out, char32_t c);

/// The code point at byte `pos`, which is moved past it. REQUIRES: valid UTF-8, pos < size.
char32_t next_code_point(std::string_view utf8, std::size_t& pos);

/// `bytes` with every invalid sequence replaced by U+FFFD: for messages about bad input only.
std::string printable_utf8(std::string_view bytes);

}  // namespace thema::text
