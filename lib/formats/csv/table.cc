#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/near.h"
#include "base/strings.h"
#include "formats/csv/csv.h"
#include "text/decode.h"

namespace thema::formats::csv {
namespace {

/// "sep=;" on the first line: the separator, taken off the text.
char excel_separator(std::string& text) {
  if (text.size() < 6 || !iequals_ascii(std::string_view(text).substr(0, 4), "sep=")) return '\0';
  if (text[5] != '\n' && text[5] != '\r') return '\0';
  const char separator = text[4];
  text.erase(0, 5);  // leaves a blank line, so that lines keep their numbers
  return separator;
}

}  // namespace

Table::Table(std::string bytes, std::string file, char separator) : file_(std::move(file)) {
  text::Decoded decoded;
  try {
    decoded = text::decode(bytes);
  } catch (Error& e) {
    throw e.at(file_, e.line());
  }
  std::string().swap(bytes);
  encoding_ = std::move(decoded.encoding);
  text_ = std::move(decoded.text);
  const char named = excel_separator(text_);
  if (separator == '\0') separator = named != '\0' ? named : guess_separator(text_);
  reader_.emplace(text_, Dialect{.separator = separator, .guard = true});
  Record header;
  if (!read(header)) throw error("the file is empty: expected a header with column names", 0);
  for (std::string& cell : header.cells) columns_.emplace_back(trim(cell));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].empty()) continue;
    if (const auto first = find(columns_[i]); first && *first != i) {
      throw error(fmt::format("column '{}' is there twice", columns_[i]), header.line);
    }
  }
}

Error Table::error(const std::string& message, std::size_t line) const {
  return Error(Errc::bad_input, message).at(file_, line);
}

bool Table::read(Record& record) {
  try {
    return reader_->next(record);
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
  throw missing.at(file_, 1);
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

}  // namespace thema::formats::csv
