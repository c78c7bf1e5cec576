#include "formats/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/near.h"
#include "base/strings.h"
#include "formats/csv/csv.h"
#include "formats/xlsx/xlsx.h"

namespace thema::formats {

Table::Table(std::string bytes, std::string file, Sink& sink, const TableOptions& options)
    : file_(std::move(file)) {
  try {
    open(std::move(bytes), sink, options);
  } catch (Error& e) {
    throw e.at(file_, e.line());
  }
  Record header;
  if (!read(header)) throw error("the file is empty: expected a header with column names", 0);
  header_line_ = header.line;
  name_columns(std::move(header.cells), options.number_columns);
}

void Table::open(std::string bytes, Sink& sink, const TableOptions& options) {
  if (xlsx::is_workbook(bytes)) {
    format_ = "xlsx";
    source_ = xlsx::open(std::move(bytes), {.sheet = options.sheet, .file = file_}, sink);
    return;
  }
  if (!options.sheet.empty()) {
    throw Error(Errc::usage, "--sheet names a sheet of a workbook (xlsx); this file has none");
  }
  if (bytes.starts_with("PK\x03\x04")) {
    throw Error(Errc::bad_input,
                "it is an archive and no workbook (.xlsx): save the table as .xlsx or csv");
  }
  auto records =
      std::make_unique<csv::Records>(std::move(bytes), options.separator, options.encoding);
  if (records->separator() == '\t') format_ = "tsv";
  source_ = std::move(records);
}

void Table::name_columns(std::vector<std::string> cells, bool number) {
  std::unordered_set<std::string> known;
  std::unordered_map<std::string, int> numbers;  // the last that a name got
  for (std::string& cell : cells) {
    std::string name(trim(cell));
    if (!name.empty() && !known.insert(ascii_lower(name)).second) {
      if (!number) throw error(fmt::format("column '{}' is there twice", name), header_line_);
      const std::string first = name;
      int& last = numbers.try_emplace(ascii_lower(first), 1).first->second;
      while (!known.insert(ascii_lower(name)).second) name = fmt::format("{} ({})", first, ++last);
    }
    columns_.push_back(std::move(name));
  }
}

Error Table::error(const std::string& message, std::size_t line) const {
  return Error(Errc::bad_input, message).at(file_, line);
}

bool Table::read(Record& record) {
  try {
    return source_->next(record);
  } catch (Error& e) {
    throw e.at(file_, e.line());
  }
}

std::optional<std::size_t> Table::find(std::string_view column) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (iequals_ascii(columns_[i], trim(column))) return i;
  }
  return std::nullopt;
}

std::size_t Table::require(std::string_view column) const {
  if (const auto found = find(column)) return *found;
  Error missing(Errc::bad_input,
                fmt::format("no column '{}'; the file has: {}", column, join(columns_, ", ")),
                did_you_mean(column, columns_));
  throw missing.at(file_, header_line_);
}

bool Table::next(Record& record) {
  if (!read(record)) return false;
  if (record.cells.size() > columns_.size()) {
    const auto extra = record.cells.begin() + static_cast<std::ptrdiff_t>(columns_.size());
    const bool empty = std::all_of(extra, record.cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (!empty) {
      throw error(fmt::format("{} cells, but the header has {} columns; a cell with a separator in "
                              "it must be quoted",
                              record.cells.size(), columns_.size()),
                  record.line);
    }
  }
  record.cells.resize(columns_.size());
  return true;
}

void Table::rewind() {
  source_->rewind();
  Record header;
  read(header);
}

}  // namespace thema::formats
