#include "pseudonym_table.h"

#include <fmt/format.h>

#include <system_error>

#include "base/csv_cell.h"
#include "base/error.h"
#include "base/file.h"
#include "formats/table.h"
#include "model/project.h"
#include "model/settings.h"

namespace thema::cli {

namespace fs = std::filesystem;

fs::path pseudonym_file(model::Project& project) {
  const std::string name = model::Settings(project).get("pseudonyms");
  return name.empty() ? fs::path() : project.path().parent_path() / name;
}

std::vector<model::Pseudonym> load_pseudonyms(model::Project& project, Sink& sink) {
  const fs::path file = pseudonym_file(project);
  if (file.empty()) return model::Pseudonyms(project).list();
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    throw Error(Errc::bad_input,
                fmt::format("the table of pseudonyms of this project, '{}', is not there: put it "
                            "back, name another with 'thema config pseudonyms FILE', or print the "
                            "stored text with --identified",
                            file.string()));
  }
  return read_pseudonyms(file, sink);
}

std::vector<model::Pseudonym> read_pseudonyms(const fs::path& file, Sink& sink) {
  formats::Table table(read_file(file), file.string(), sink);
  const std::size_t original = table.require("original"),
                    replacement = table.require("replacement");
  const auto kind = table.find("kind");
  std::vector<model::Pseudonym> all;
  formats::Record record;
  while (table.next(record)) {
    try {
      all.push_back(model::clean_pseudonym({record.cells[original], record.cells[replacement],
                                            kind ? record.cells[*kind] : std::string()}));
    } catch (const Error& e) {
      throw Error(e).at(file.string(), record.line);
    }
  }
  return all;
}

void write_pseudonyms(const fs::path& file, const std::vector<model::Pseudonym>& pseudonyms) {
  std::string csv = "original,replacement,kind\n";
  for (const model::Pseudonym& p : pseudonyms) {
    append_csv_cell(csv, p.original);
    csv += ',';
    append_csv_cell(csv, p.replacement);
    csv += ',';
    append_csv_cell(csv, p.kind);
    csv += '\n';
  }
  write_file(file, csv);
  std::error_code ignored;  // some file systems know no owners
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
}

}  // namespace thema::cli
