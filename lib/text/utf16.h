#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace thema::text {

/// For this layer only: ICU works on UTF-16, everybody else on UTF-8 and code points.

/// Appends UTF-8 as UTF-16. Any bytes may be given: each ill-formed one becomes U+FFFD.
void append_utf16(std::u16string& out, std::string_view utf8);
/// Throws Errc::bad_input for more than ICU can index (2^31 - 1 units).
std::u16string to_utf16(std::string_view utf8);
/// Appends UTF-16 as UTF-8; an unpaired surrogate becomes U+FFFD.
void append_utf8(std::string& out, std::u16string_view utf16);

/// Follows rising places in a UTF-16 buffer, counting code points and the bytes of its UTF-8, so
/// that mapping all places of a text costs one pass over it.
class Utf16Cursor {
 public:
  explicit Utf16Cursor(std::u16string_view buffer) : buffer_(buffer) {}
  /// REQUIRES: `unit` is not before that of the last call, nor inside a surrogate pair.
  void move_to(std::size_t unit);
  std::uint32_t point() const { return point_; }
  std::uint32_t byte() const { return byte_; }

 private:
  std::u16string_view buffer_;
  std::size_t unit_ = 0;
  std::uint32_t point_ = 0;
  std::uint32_t byte_ = 0;
};

}  // namespace thema::text
