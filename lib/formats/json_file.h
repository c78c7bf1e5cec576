#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace thema::formats {

/// A JSON document that a command reads, within the limits of common/json.h. Throws
/// Errc::bad_input with the line.
nlohmann::ordered_json read_json_document(std::string_view text);

}  // namespace thema::formats
