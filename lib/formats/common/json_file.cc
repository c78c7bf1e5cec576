#include "formats/json_file.h"

#include "formats/common/json.h"

namespace thema::formats {

nlohmann::ordered_json read_json_document(std::string_view text) {
  return parse_ordered_json(text);
}

}  // namespace thema::formats
