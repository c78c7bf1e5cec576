#include <cstdlib>
#include <string>
#include <vector>

#include "base/csv_cell.h"
#include "base/error.h"
#include "formats/csv/csv.h"
#include "formats/table.h"

namespace {

namespace csv = thema::formats::csv;

/// Every record that was read is written and read again: the cells must be the same.
void check_round_trip(const csv::Record& record) {
  std::string line = "first";
  for (const std::string& cell : record.cells) {
    line += ',';
    thema::append_csv_cell(line, cell);
  }
  csv::Reader reader(line, csv::Dialect{});
  csv::Record again;
  if (!reader.next(again)) std::abort();
  again.cells.erase(again.cells.begin());
  if (again.cells != record.cells) std::abort();
}

void read_all(const std::string& bytes, csv::Dialect dialect) {
  try {
    csv::Reader reader(bytes, dialect);
    csv::Record record;
    while (reader.next(record)) check_round_trip(record);
  } catch (const thema::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  for (const char separator : {',', ';', '\t'}) {
    read_all(bytes, csv::Dialect{.separator = separator, .guard = separator != ';'});
  }
  try {
    thema::Sink sink;
    thema::formats::Table table(bytes, "fuzz.csv", sink);
    csv::Record record;
    while (table.next(record)) {
      if (record.cells.size() != table.columns().size()) std::abort();
    }
  } catch (const thema::Error&) {
  }
  return 0;
}
