#include "csv/csv_export.h"

#include <fmt/format.h>

#include "cells.h"
#include "csv/csv_tables.h"

namespace thema::cli {

std::optional<std::string> CsvTables::case_name(RowId id) const {
  const auto found = view.corpus.case_index.find(id);
  if (found == view.corpus.case_index.end() || !analysed(found->second)) return std::nullopt;
  return view.corpus.cases[found->second].name;
}

std::string CsvTables::code_path(RowId id) const {
  const auto found = view.corpus.code_index.find(id);
  return found == view.corpus.code_index.end() ? std::string()
                                               : view.corpus.codes[found->second].path;
}

std::string CsvTables::source_name(RowId id) const {
  const auto found = view.corpus.source_index.find(id);
  return found == view.corpus.source_index.end() ? std::string()
                                                 : view.corpus.sources[found->second].name;
}

std::size_t export_csv(const std::string& folder, Context& ctx) {
  CsvTables tables(folder, ctx);
  csv_of_sources(tables);
  csv_of_codes(tables);
  csv_of_realist(tables);
  csv_of_others(tables);
  const std::size_t files = tables.folder.commit();
  if (!tables.left_out.empty()) ctx.sink().notice("left-out", tables.left_out.note());
  if (const std::size_t memos = tables.view.memos_left_out(); memos > 0) {
    ctx.sink().notice("left-out",
                      fmt::format("Left out for want of consent to {}: {}.",
                                  tables.view.disclosure.use(), counted(memos, "memo")));
  }
  return files;
}

}  // namespace thema::cli
