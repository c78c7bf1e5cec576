#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/xlsx/sheet.h"
#include "formats/xlsx/xlsx.h"

namespace {

void read_all(thema::formats::RecordSource& rows) {
  thema::formats::Record record;
  std::size_t before = 0, read = 0, again = 0;
  for (; rows.next(record); ++read) {
    if (record.line <= before || record.cells.empty() || record.cells.back().empty()) std::abort();
    before = record.line;
  }
  rows.rewind();
  while (rows.next(record)) ++again;
  if (read != again) std::abort();
}

}  // namespace

/// A workbook, or (since checksums keep mutations of one out) the XML of a sheet.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  thema::Sink sink;
  try {
    if (bytes.starts_with("PK")) {
      const auto rows = thema::formats::xlsx::open(std::move(bytes), {}, sink);
      read_all(*rows);
    } else {
      thema::formats::xlsx::Workbook book;
      book.styles = {thema::formats::xlsx::Shown::number, thema::formats::xlsx::Shown::date};
      book.strings.read("<sst><si><t>one</t></si><si><t>two</t></si></sst>");
      thema::formats::xlsx::SheetRows rows(std::move(book), std::move(bytes), "sheet", "x", sink);
      read_all(rows);
    }
  } catch (const thema::Error&) {  // the right answer to bad input
  }
  return 0;
}
