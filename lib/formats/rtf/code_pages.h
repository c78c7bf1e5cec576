#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace thema::formats::rtf {

/// The code page of a font's \fcharset; 0 for that of the document.
std::int32_t page_of_charset(std::int32_t charset);

/// Turns bytes of code pages into UTF-8.
class CodePages {
 public:
  /// `asked`: an encoding in place of the document's own code page, or empty. Throws Errc::usage
  /// for one that is not known.
  explicit CodePages(std::string asked);

  void set_document_page(std::int32_t page) { document_ = page; }
  /// `page` 0: that of the document. Bytes that mean nothing become U+FFFD.
  std::string decode(const std::string& bytes, std::int32_t page);

  /// What the bytes of the document are, for people.
  const std::string& document_encoding() { return name(0); }
  std::size_t undecoded() const { return undecoded_; }
  /// The first code page that nothing is known of; 0 for none.
  std::int32_t unknown() const { return unknown_; }

 private:
  const std::string& name(std::int32_t page);
  const std::string& decode_byte(char byte, std::int32_t page);

  struct Byte {
    std::string utf8;
    bool readable = true;
  };
  std::string asked_;
  std::int32_t document_ = 1252;
  std::int32_t unknown_ = 0;
  std::size_t undecoded_ = 0;
  std::unordered_map<std::int32_t, std::string> names_;
  std::unordered_map<std::int64_t, Byte> single_;  ///< by code page and byte
};

}  // namespace thema::formats::rtf
