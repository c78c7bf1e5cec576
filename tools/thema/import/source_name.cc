#include "import/source_name.h"

#include <fmt/format.h>

#include "base/error.h"

namespace thema::cli {

std::string fill_template(
    std::string_view name_template,
    const std::function<std::optional<std::string>(const std::string& field)>& value,
    std::string_view known) {
  std::string out;
  for (std::size_t i = 0; i < name_template.size(); ++i) {
    const std::size_t close =
        name_template[i] == '{' ? name_template.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += name_template[i];
      continue;
    }
    const std::string field(name_template.substr(i + 1, close - i - 1));
    i = close;
    const auto found = value(field);
    if (!found) {
      throw Error(Errc::usage, fmt::format("no field '{}' in --name: there are {}", field, known));
    }
    out += *found;
  }
  return out;
}

}  // namespace thema::cli
