#include "model/types.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"

namespace thema::model {

Tag parse_tag(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty()) {
    throw Error(Errc::usage, fmt::format("'{}' is no tag: expected key=value", text));
  }
  return {std::string(trim(text.substr(0, equals))), std::string(trim(text.substr(equals + 1)))};
}

std::vector<Tag> parse_tags(std::string_view text) {
  std::vector<Tag> tags;
  for (const std::string_view part : split(text, ';')) {
    if (!trim(part).empty()) tags.push_back(parse_tag(part));
  }
  return tags;
}

std::string to_string(const Tag& tag) { return tag.key + "=" + tag.value; }

std::string to_string(const std::vector<Tag>& tags) {
  std::string out;
  for (const Tag& tag : tags) out += (out.empty() ? "" : "; ") + to_string(tag);
  return out;
}

std::string_view to_string(AttributeType type) {
  switch (type) {
    case AttributeType::integer:
      return "integer";
    case AttributeType::number:
      return "number";
    case AttributeType::date:
      return "date";
    case AttributeType::boolean:
      return "boolean";
    case AttributeType::text:
      break;
  }
  return "text";
}

AttributeType attribute_type(std::string_view name) {
  for (const AttributeType t : {AttributeType::text, AttributeType::integer, AttributeType::number,
                                AttributeType::date, AttributeType::boolean}) {
    if (to_string(t) == name) return t;
  }
  throw Error(Errc::usage,
              fmt::format("'{}' is no type of attribute: expected text, integer, number, "
                          "date or boolean",
                          name));
}

}  // namespace thema::model
