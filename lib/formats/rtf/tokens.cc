#include "formats/rtf/tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "formats/common/lines.h"

namespace thema::formats::rtf {
namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Token Tokens::next() {
  // Line ends, and the zero bytes that some programs put behind the last group, are nothing.
  constexpr std::string_view kNothing("\r\n\0", 3);
  constexpr std::string_view kMeaning("\\{}\r\n\0", 6);
  pos_ = std::min(bytes_.find_first_not_of(kNothing, pos_), bytes_.size());
  if (pos_ == bytes_.size()) return {};
  switch (bytes_[pos_]) {
    case '{':
      return {.kind = Token::Kind::open, .text = bytes_.substr(pos_++, 1), .number = {}};
    case '}':
      return {.kind = Token::Kind::close, .text = bytes_.substr(pos_++, 1), .number = {}};
    case '\\':
      return control();
    default: {
      const std::size_t end = std::min(bytes_.find_first_of(kMeaning, pos_), bytes_.size());
      const std::string_view text = bytes_.substr(pos_, end - pos_);
      pos_ = end;
      return {.kind = Token::Kind::text, .text = text, .number = {}};
    }
  }
}

Token Tokens::control() {
  if (++pos_ == bytes_.size()) return {};
  const char c = bytes_[pos_];
  if (is_ascii_letter(c)) return word();
  if (c == '\'') return byte_in_hex();
  const std::string_view symbol = bytes_.substr(pos_++, 1);
  const bool itself = c == '\\' || c == '{' || c == '}';
  return {.kind = itself ? Token::Kind::byte : Token::Kind::symbol,
          .text = symbol,
          .number = {},
          .byte = c};
}

Token Tokens::word() {
  const std::size_t begin = pos_;
  while (pos_ < bytes_.size() && is_ascii_letter(bytes_[pos_])) ++pos_;
  Token out{.kind = Token::Kind::word, .text = bytes_.substr(begin, pos_ - begin), .number = {}};
  const bool minus = pos_ + 1 < bytes_.size() && bytes_[pos_] == '-' && is_digit(bytes_[pos_ + 1]);
  if (minus) ++pos_;
  std::int64_t number = 0;
  const std::size_t digits = pos_;
  for (; pos_ < bytes_.size() && is_digit(bytes_[pos_]); ++pos_) {
    constexpr std::int64_t kMost = 2'147'483'647;
    number = std::min(number * 10 + (bytes_[pos_] - '0'), kMost);
  }
  if (pos_ > digits) out.number = static_cast<std::int32_t>(minus ? -number : number);
  if (pos_ < bytes_.size() && bytes_[pos_] == ' ') ++pos_;
  if (out.text == "bin") skip_binary(out.number.value_or(0));
  return out;
}

void Tokens::skip_binary(std::int32_t length) {
  const auto bytes = static_cast<std::size_t>(std::max(length, 0));
  if (bytes > bytes_.size() - pos_) {
    throw Error(Errc::bad_input,
                fmt::format("the RTF is cut short: byte {} begins {} bytes of binary data, and {} "
                            "are left",
                            pos_, bytes, bytes_.size() - pos_));
  }
  pos_ += bytes;
}

/// What is no hexadecimal number is passed over.
Token Tokens::byte_in_hex() {
  ++pos_;
  int value = 0;
  std::size_t digits = 0;
  for (; digits < 2 && pos_ < bytes_.size() && hex_value(bytes_[pos_]) >= 0; ++digits) {
    value = value * 16 + hex_value(bytes_[pos_++]);
  }
  if (digits < 2) return {.kind = Token::Kind::symbol, .text = "'", .number = {}};
  return {.kind = Token::Kind::byte,
          .text = {},
          .number = {},
          .byte = static_cast<char>(static_cast<unsigned char>(value))};
}

}  // namespace thema::formats::rtf
