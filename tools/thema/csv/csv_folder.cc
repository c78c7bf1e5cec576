#include "csv/csv_folder.h"

#include <utility>

#include "base/error.h"
#include "cells.h"
#include "pseudonym_renderer.h"
#include "report/renderer.h"

namespace thema::cli {

using Kind = report::Column::Kind;

CsvFolder::CsvFolder(const std::string& folder, Context& ctx)
    : ctx_(ctx), folder_(folder, "thema-csv.txt", "thema csv 1") {}

void CsvFolder::table(const std::string& file, std::vector<report::Column> columns,
                      const std::function<void(const Put&)>& rows) {
  report::RenderOptions options;
  options.guard = !ctx_.globals().no_guard;
  folder_.write(file, {});
  auto out =
      with_pseudonyms(report::make_renderer(
                          report::Format::csv,
                          [&](std::string_view bytes) { folder_.append(file, bytes); }, options),
                      [this] { return ctx_.names(); });
  report::Table table;
  table.name = "rows";
  table.columns = columns;
  out->begin_table(table);
  rows([&](report::Row row) {
    if (stop_flag()) throw Error(Errc::interrupted, "interrupted; nothing was written");
    out->row(row);
  });
  out->end_table();
  out->finish();
  tables_.push_back({file, std::move(columns)});
}

namespace {

std::string_view type_of(const report::Column& column) {
  switch (column.kind) {
    case Kind::integer:
      return "integer";
    case Kind::number:
      return "number";
    case Kind::boolean:
      return "true or false";
    default:
      return "text";
  }
}

}  // namespace

std::size_t CsvFolder::commit() {
  const std::vector<Described> described = tables_;
  table("columns.csv",
        {{"file", "The file", Kind::text},
         {"column", "A column of it", Kind::text},
         {"type", "What its cells are", Kind::text},
         {"meaning", "What it says", Kind::text}},
        [&](const Put& put) {
          for (const Described& d : described) {
            for (const report::Column& c : d.columns) {
              put({cell(d.file), cell(c.key), cell(type_of(c)), cell(c.heading)});
            }
          }
        });
  folder_.commit();
  return tables_.size() + 1;
}

}  // namespace thema::cli
