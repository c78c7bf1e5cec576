#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace thema::formats {

/// Reads a JSON document. NaN and Infinity, which Python writes, are null. Refused with
/// Errc::bad_input and the line: what is no JSON or cut short, values nested deeper than 64, more
/// than 5 million values. Arrays named "tokens" are left out: half of a Whisper file, and of no
/// use here.
nlohmann::json parse_json(std::string_view text);

/// The same with members in the order of the text, and nothing left out; objects of more than 200
/// members are refused, because each is looked for among all.
nlohmann::ordered_json parse_ordered_json(std::string_view text);

}  // namespace thema::formats
