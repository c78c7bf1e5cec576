#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

namespace thema::formats {

/// A JSON document that a command reads, within the limits of common/json.h. Throws
/// Errc::bad_input with the line.
nlohmann::ordered_json read_json_document(std::string_view text);

/// The same for a value in one line, which others wrote; nothing for what is no JSON. Objects may
/// have any number of members.
std::optional<nlohmann::json> read_json_line(std::string_view line);
/// The same with members in the order of the line.
std::optional<nlohmann::ordered_json> read_ordered_json_line(std::string_view line);

}  // namespace thema::formats
