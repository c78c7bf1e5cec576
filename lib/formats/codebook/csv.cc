#include <algorithm>

#include "formats/codebook/codebook.h"
#include "formats/table.h"

namespace thema::formats::codebook {

std::vector<model::CodeRow> read_csv(std::string bytes, const std::string& file, Sink& sink,
                                     const std::string& sheet) {
  TableOptions options;
  options.sheet = sheet;
  Table table(std::move(bytes), file, sink, options);
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
    if (!known) warn_unknown(sink, file, "column", table.columns()[i], 1);
  }
  std::vector<model::CodeRow> rows;
  Record record;
  while (table.next(record)) {
    model::CodeRow row;
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

}  // namespace thema::formats::codebook
