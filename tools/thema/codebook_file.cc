#include "codebook_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "formats/table.h"

namespace thema::cli {

namespace {

using model::CodeFields;
using model::CodeRow;
using json = nlohmann::ordered_json;

struct Field {
  std::string_view column;
  std::optional<std::string> CodeFields::*into;
};

constexpr std::array<Field, 6> kFields{{{"role", &CodeFields::role},
                                        {"description", &CodeFields::description},
                                        {"include", &CodeFields::include},
                                        {"exclude", &CodeFields::exclude},
                                        {"example", &CodeFields::example},
                                        {"color", &CodeFields::color}}};

// An empty cell says nothing.
void give(CodeFields& fields, const Field& field, std::string value) {
  if (field.column == "role" || field.column == "color") value = std::string(trim(value));
  if (!value.empty()) fields.*field.into = std::move(value);
}

void warn_unknown(Sink& sink, const std::string& file, std::string_view what,
                  std::string_view name) {
  sink.report({.level = Level::warning,
               .id = "unknown-column",
               .message = fmt::format("{} '{}' is not one of a codebook: skipped", what, name),
               .file = file,
               .line = 1,
               .object = std::string(name)});
}

std::vector<CodeRow> read_table(std::string bytes, const std::string& file,
                                const std::string& sheet, Sink& sink) {
  formats::Table table(std::move(bytes), file, sink, {.sheet = sheet});
  const auto code = table.find("code");
  const std::size_t path = code                 ? *code
                           : table.find("path") ? *table.find("path")
                                                : table.require("code");
  const auto tags = table.find("tags");
  std::vector<std::pair<std::size_t, const Field*>> used;
  for (const Field& f : kFields) {
    if (const auto column = table.find(f.column)) used.emplace_back(*column, &f);
  }
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const bool known =
        i == path || i == tags ||
        std::any_of(used.begin(), used.end(), [&](const auto& u) { return u.first == i; });
    if (!known) warn_unknown(sink, file, "column", table.columns()[i]);
  }
  std::vector<CodeRow> rows;
  formats::Record record;
  while (table.next(record)) {
    CodeRow row;
    row.line = record.line;
    row.path = record.cells[path];
    for (const auto& [column, field] : used) give(row.fields, *field, record.cells[column]);
    try {
      if (tags) row.fields.tags = model::parse_tags(record.cells[*tags]);
    } catch (const Error& e) {
      throw Error(Errc::bad_input, e.what(), e.hint()).at(file, record.line);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

[[noreturn]] void bad_json(const std::string& file, const std::string& why) {
  throw Error(Errc::bad_input, why).at(file);
}

std::vector<model::Tag> tags_of(const json& object, const std::string& file, std::size_t number) {
  std::vector<model::Tag> tags;
  if (!object.is_object()) bad_json(file, fmt::format("'tags' of code {} is no object", number));
  for (const auto& [key, value] : object.items()) {
    const json values = value.is_array() ? value : json::array({value});
    for (const json& v : values) {
      if (!v.is_string()) {
        bad_json(file, fmt::format("tag '{}' of code {} is no text", key, number));
      }
      tags.push_back({key, v.get<std::string>()});
    }
  }
  return tags;
}

CodeRow row_of(const json& object, const std::string& file, std::size_t number) {
  CodeRow row;
  if (!object.is_object() || !object.contains("code") || !object["code"].is_string()) {
    bad_json(file, fmt::format("code {} has no 'code', the path of a code", number));
  }
  row.path = object["code"].get<std::string>();
  for (const Field& f : kFields) {
    const auto found = object.find(f.column);
    if (found == object.end() || found->is_null()) continue;
    if (!found->is_string()) {
      bad_json(file, fmt::format("'{}' of code '{}' is no text", f.column, row.path));
    }
    give(row.fields, f, found->get<std::string>());
  }
  if (const auto found = object.find("tags"); found != object.end() && !found->is_null()) {
    row.fields.tags = tags_of(*found, file, number);
  }
  return row;
}

std::vector<CodeRow> read_json(const std::string& bytes, const std::string& file, Sink& sink) {
  json document;
  try {
    document = json::parse(bytes);
  } catch (const json::exception& e) {
    // "[json.exception.parse_error.101] parse error at line 1, column 11: ..."
    const std::string_view what = e.what();
    bad_json(file, fmt::format("is no valid JSON: {}", what.substr(what.find("] ") + 2)));
  }
  const auto codes = document.find("codes");
  if (codes == document.end() || !codes->is_array()) {
    bad_json(file,
             "holds no codebook: expected an object with an array 'codes', as "
             "'thema code export -f json' writes it");
  }
  std::vector<CodeRow> rows;
  std::vector<std::string> unknown;
  for (const json& object : *codes) {
    rows.push_back(row_of(object, file, rows.size() + 1));
    for (const auto& [key, value] : object.items()) {
      const bool known = key == "code" || key == "tags" || key == "level" ||
                         std::any_of(kFields.begin(), kFields.end(),
                                     [&name = key](const Field& f) { return f.column == name; });
      if (known || std::find(unknown.begin(), unknown.end(), key) != unknown.end()) continue;
      unknown.push_back(key);
      warn_unknown(sink, file, "member", key);
    }
  }
  return rows;
}

}  // namespace

std::vector<CodeRow> read_codebook(const std::string& file, const std::string& sheet, Sink& sink) {
  std::string bytes = read_file(file);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first != std::string::npos && bytes[first] == '{') return read_json(bytes, file, sink);
  return read_table(std::move(bytes), file, sheet, sink);
}

}  // namespace thema::cli
