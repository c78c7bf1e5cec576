#include "case_file.h"

#include <fmt/format.h>

#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "formats/table.h"

namespace thema::cli {

namespace {

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(cell, ';')) {
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  return parts;
}

/// A cell of spaces is an empty one; every other is kept as it stands.
std::string value_of(const std::string& cell) { return trim(cell).empty() ? std::string() : cell; }

}  // namespace

CaseFile read_cases(const std::string& file, const std::string& sheet, Sink& sink) {
  formats::Table table(read_file(file), file, sink, {.sheet = sheet});
  const std::size_t name = table.require("case");
  const auto kind = table.find("kind"), in = table.find("in");
  // `case list` calls the column `sources`, and lists those, too, in which a speaker is the case.
  const auto source = table.find("source") ? table.find("source") : table.find("sources");
  CaseFile out;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    if (i == name || i == kind || i == in || i == source) continue;
    if (trim(table.columns()[i]).empty()) {
      sink.report({.level = Level::warning,
                   .id = "unnamed-column",
                   .message = fmt::format("column {} has no name: skipped", i + 1),
                   .file = file,
                   .line = 1,
                   .object = {}});
      continue;
    }
    columns.push_back(i);
    out.attributes.emplace_back(trim(table.columns()[i]));
  }
  formats::Record record;
  while (table.next(record)) {
    model::CaseRow row;
    row.line = record.line;
    row.name = record.cells[name];
    if (kind) row.kind = std::string(trim(record.cells[*kind]));
    if (in) row.in = parts_of(record.cells[*in]);
    if (source) row.sources = parts_of(record.cells[*source]);
    row.or_speaks = source && !table.find("source");
    for (const std::size_t i : columns) row.values.push_back(value_of(record.cells[i]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace thema::cli
