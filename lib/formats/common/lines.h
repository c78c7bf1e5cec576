#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace thema::formats {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Length in bytes of the white space at `pos`: blank, tab, LF, NBSP, U+2000-200B, U+202F, U+205F,
/// U+2060, U+3000, U+FEFF; 0 when there is none. Invisible marks count, since transcripts hold
/// lines of nothing else.
std::size_t space_at(std::string_view s, std::size_t pos);

/// Past the white space at `pos` (`skip_blanks` stays in the line).
std::size_t skip_space(std::string_view s, std::size_t pos);
std::size_t skip_blanks(std::string_view s, std::size_t pos);

/// Where the text ends when white space before `end` is left out; not before `begin`.
std::size_t trim_end(std::string_view s, std::size_t begin, std::size_t end);

/// `s` without white space at its ends.
std::string_view trim_space(std::string_view s);

/// The lines of a text, one after the other.
class LineScanner {
 public:
  explicit LineScanner(std::string_view text, std::size_t from = 0) : text_(text), next_(from) {}

  /// Moves to the next line; false at the end. A final LF begins no further line.
  bool next() {
    if (next_ >= text_.size()) return false;
    begin_ = next_;
    const void* lf = std::memchr(text_.data() + begin_, '\n', text_.size() - begin_);
    end_ = lf == nullptr ? text_.size()
                         : static_cast<std::size_t>(static_cast<const char*>(lf) - text_.data());
    next_ = end_ + 1;
    return true;
  }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }  ///< without the LF
  std::string_view line() const { return text_.substr(begin_, end_ - begin_); }
  bool blank() const { return skip_blanks(line(), 0) == end_ - begin_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0, end_ = 0, next_ = 0;
};

}  // namespace thema::formats
