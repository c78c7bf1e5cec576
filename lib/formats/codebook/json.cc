#include "formats/common/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "formats/codebook/codebook.h"

namespace thema::formats::codebook {

namespace {

using json = nlohmann::ordered_json;

[[noreturn]] void bad(const std::string& file, const std::string& why) {
  throw Error(Errc::bad_input, why).at(file);
}

std::vector<model::Tag> tags_of(const json& object, const std::string& file, std::size_t number) {
  std::vector<model::Tag> tags;
  if (!object.is_object()) bad(file, fmt::format("'tags' of code {} is no object", number));
  const auto add = [&](const std::string& key, const json& value) {
    if (!value.is_string()) bad(file, fmt::format("tag '{}' of code {} is no text", key, number));
    tags.push_back({key, value.get<std::string>()});
  };
  for (const auto& [key, value] : object.items()) {
    if (!value.is_array()) {
      add(key, value);
      continue;
    }
    for (const json& each : value) add(key, each);
  }
  return tags;
}

model::CodeRow row_of(const json& object, const std::string& file, std::size_t number) {
  model::CodeRow row;
  if (!object.is_object() || !object.contains("code") || !object["code"].is_string()) {
    bad(file, fmt::format("code {} has no 'code', the path of a code", number));
  }
  row.path = object["code"].get<std::string>();
  for (const Field& f : kFields) {
    const auto found = object.find(f.column);
    if (found == object.end() || found->is_null()) continue;
    if (!found->is_string()) {
      bad(file, fmt::format("'{}' of code '{}' is no text", f.column, row.path));
    }
    give(row.fields, f, found->get<std::string>());
  }
  if (const auto found = object.find("tags"); found != object.end() && !found->is_null()) {
    row.fields.tags = tags_of(*found, file, number);
  }
  return row;
}

}  // namespace

std::vector<model::CodeRow> read_json(std::string_view bytes, const std::string& file, Sink& sink) {
  const json document = parse_ordered_json(bytes);
  if (!document.is_object() || !document.contains("codes") || !document["codes"].is_array()) {
    bad(file,
        "holds no codebook: expected an object with an array 'codes', as "
        "'thema code export -f json' writes it");
  }
  std::vector<model::CodeRow> rows;
  std::vector<std::string> unknown;
  for (const json& object : document["codes"]) {
    rows.push_back(row_of(object, file, rows.size() + 1));
    for (const auto& [key, value] : object.items()) {
      const bool known = key == "code" || key == "tags" || key == "level" ||
                         std::any_of(kFields.begin(), kFields.end(),
                                     [&name = key](const Field& f) { return f.column == name; });
      if (known || std::find(unknown.begin(), unknown.end(), key) != unknown.end()) continue;
      unknown.push_back(key);
      warn_unknown(sink, file, "member", key, 1);
    }
  }
  return rows;
}

}  // namespace thema::formats::codebook
