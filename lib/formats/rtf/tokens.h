#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace thema::formats::rtf {

/// The pieces of an RTF file.
struct Token {
  enum class Kind {
    end,
    open,    ///< "{"
    close,   ///< "}"
    word,    ///< "\fs24": name and number
    symbol,  ///< "\~": one character that is no letter
    byte,    ///< "\'e9", and "\\", "\{", "\}"
    text,    ///< plain bytes, without line ends
  } kind = Kind::end;
  std::string_view text;  ///< the word's name, the symbol or the bytes
  std::optional<std::int32_t> number;
  char byte = 0;
};

/// Takes an RTF file apart. Binary data (\bin) is passed over.
class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}

  /// Throws Errc::bad_input where binary data is longer than the file.
  Token next();
  /// Bytes that were read.
  std::size_t position() const { return pos_; }

 private:
  Token control();
  Token word();
  Token byte_in_hex();
  void skip_binary(std::int32_t length);

  std::string_view bytes_;
  std::size_t pos_ = 0;
};

}  // namespace thema::formats::rtf
