#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

struct Decoded {
  std::string text;      ///< valid UTF-8, BOM removed, otherwise as it was (line ends included)
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "windows-1252", ... (IANA or ICU names)
  enum class How { asked, bom, valid_utf8, detected } how = How::valid_utf8;
  int confidence = 100;  ///< of 100; below 100 only when detected
};

/// Turns the bytes of a text file into UTF-8: by `encoding` when one is asked for, else by BOM,
/// else strict UTF-8, else UTF-16 without BOM by its zero bytes, else ICU's detection. Throws
/// Errc::usage for an unknown encoding (naming near ones), Errc::bad_input for bytes that are not
/// valid in the asked encoding (with their offset), for U+0000, and for binary data.
Decoded decode(std::string_view bytes, std::string_view encoding = {});

/// Canonical names of the encodings ICU can decode, for messages.
std::vector<std::string> encoding_names();

}  // namespace thema::text
