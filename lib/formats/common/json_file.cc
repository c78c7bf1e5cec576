#include "formats/json_file.h"

#include "base/error.h"
#include "formats/common/json.h"

namespace thema::formats {

namespace {

/// What is no JSON has a line; what is beyond a limit has none.
template <class Json, class Parse>
std::optional<Json> line_of(std::string_view line, const Parse& parse) {
  try {
    return parse(line);
  } catch (const Error& e) {
    if (e.line() == 0) throw;
    return std::nullopt;
  }
}

}  // namespace

nlohmann::ordered_json read_json_document(std::string_view text) {
  return parse_ordered_json(text);
}

std::optional<nlohmann::json> read_json_line(std::string_view line) {
  return line_of<nlohmann::json>(line, parse_json);
}

std::optional<nlohmann::ordered_json> read_ordered_json_line(std::string_view line) {
  return line_of<nlohmann::ordered_json>(line, parse_ordered_json);
}

}  // namespace thema::formats
