#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// For decode.cc only: a guess at the encoding of bytes that are neither UTF-8 nor UTF-16.
struct EncodingGuess {
  std::string name;
  int confidence = 0;  ///< of 100
};

/// Guesses, best first. None has been tried: the bytes may be invalid in it.
std::vector<EncodingGuess> guess_encodings(std::string_view bytes);

/// Whether the bytes hold an escape sequence of ISO 2022 that switches to a two-byte set: such text
/// is ASCII to the eye of a program, but not to a person's.
bool has_iso2022_escape(std::string_view bytes);

}  // namespace thema::text
