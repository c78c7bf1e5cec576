#include <utility>

#include "base/strings.h"
#include "formats/csv/csv.h"
#include "text/decode.h"

namespace thema::formats::csv {
namespace {

/// "sep=;" on the first line: the separator, taken off the text.
char excel_separator(std::string& text) {
  if (text.size() < 6 || !iequals_ascii(std::string_view(text).substr(0, 4), "sep=")) return '\0';
  if (text[5] != '\n' && text[5] != '\r') return '\0';
  const char separator = text[4];
  text.erase(0, 5);  // leaves a blank line, so that lines keep their numbers
  return separator;
}

}  // namespace

Records::Records(std::string bytes, char separator, std::string_view encoding) {
  text::Decoded decoded = text::decode(bytes, encoding);
  std::string().swap(bytes);
  encoding_ = std::move(decoded.encoding);
  text_ = std::move(decoded.text);
  const char named = excel_separator(text_);
  if (separator == '\0') separator = named != '\0' ? named : guess_separator(text_);
  dialect_ = {.separator = separator, .guard = true};
  rewind();
}

}  // namespace thema::formats::csv
