#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace thema::formats {

/// Reads a JSON document. NaN and Infinity, which Python writes, are null. Refused with
/// Errc::bad_input and the line: what is no JSON or cut short, values nested deeper than 64, more
/// than 5 million values. Arrays named "tokens" are left out: half of a Whisper file, and of no
/// use here.
nlohmann::json parse_json(std::string_view text);

}  // namespace thema::formats
