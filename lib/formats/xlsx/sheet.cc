#include "formats/xlsx/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/csv_cell.h"
#include "base/error.h"
#include "base/strings.h"
#include "formats/common/lines.h"
#include "formats/common/xml.h"

namespace thema::formats::xlsx {
namespace {

constexpr std::uint32_t kMostRows = 1'048'576, kMostColumns = 16'384;  // what spreadsheets hold
constexpr std::uint64_t kMostCells = 100'000'000;  // gaps between cells included
constexpr std::uint64_t kMostBytes = 1ULL << 30U;
constexpr std::size_t kMostMerges = 200'000;

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

}  // namespace

std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size() && is_ascii_letter(reference[i]) && i < 4; ++i) {
    place.column = place.column * 26 + static_cast<std::uint32_t>((reference[i] & 0xDF) - 'A' + 1);
  }
  const auto row = parse_integer(reference.substr(i));
  if (i == 0 || !row || *row < 1 || *row > kMostRows || place.column > kMostColumns) {
    return std::nullopt;
  }
  place.row = static_cast<std::uint32_t>(*row);
  return place;
}

std::string reference_of(Place place) {
  std::string letters;
  for (std::uint32_t c = place.column; c > 0; c = (c - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  }
  return letters + std::to_string(place.row);
}

SheetRows::SheetRows(Workbook book, std::string xml, std::string part, std::string file, Sink& sink)
    : book_(std::move(book)),
      xml_(utf8_part(std::move(xml), part)),
      part_(std::move(part)),
      file_(std::move(file)),
      sink_(sink),
      rows_(xml_, part_, "sheetData", "row") {
  read_merges();
}

/// They stand behind the rows.
void SheetRows::read_merges() {
  const std::size_t behind = xml_.rfind("sheetData");
  if (behind == std::string::npos) return;
  Pieces pieces(std::string_view(xml_).substr(behind), part_, "mergeCells", "mergeCell");
  while (const auto piece = pieces.next()) {
    if (merges_.size() == kMostMerges) {
      throw Error(Errc::bad_input,
                  fmt::format("{}: more than {} merged cells are refused", part_, kMostMerges));
    }
    const XmlPart xml(std::string(*piece), part_);
    const std::string_view range = attribute(xml.root(), "ref");
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) continue;
    const auto from = place_of(range.substr(0, colon)), to = place_of(range.substr(colon + 1));
    if (from && to && from->row <= to->row && from->column <= to->column) {
      merges_.push_back({*from, *to, {}});
    }
  }
  std::sort(merges_.begin(), merges_.end(),
            [](const Merge& a, const Merge& b) { return a.from.row < b.from.row; });
}

void SheetRows::rewind() {
  rows_.rewind();
  next_merge_ = 0;
  open_.clear();
  row_ = 0;
  cells_ = bytes_ = 0;
  if (!told_) errors_ = unknown_ = hidden_ = 0;
  header_ = true;
}

bool SheetRows::next(Record& record) {
  while (const auto piece = rows_.next()) {
    if (read_row(*piece, record)) return true;
  }
  tell();
  return false;
}

/// False for a row without any value.
bool SheetRows::read_row(std::string_view piece, Record& record) {
  const XmlPart xml(std::string(piece), part_);
  const pugi::xml_node row = xml.root();
  const auto number = parse_integer(attribute(row, "r"));
  if (number && (*number <= row_ || *number > kMostRows)) {
    throw Error(
        Errc::bad_input,
        fmt::format("{}: row {} stands behind row {}; the sheet is damaged", part_, *number, row_));
  }
  row_ = number ? static_cast<std::uint32_t>(*number) : row_ + 1;
  if (row_ > kMostRows) {
    throw Error(Errc::bad_input,
                fmt::format("{}: more than {} rows are refused", part_, kMostRows));
  }
  record.line = row_;
  for (std::string& cell : record.cells) cell.clear();
  read_cells(row, record);
  fill_merges(record);
  while (!record.cells.empty() && record.cells.back().empty()) record.cells.pop_back();
  cells_ += record.cells.size();
  if (cells_ > kMostCells) {
    throw Error(Errc::bad_input,
                fmt::format("{}: more than {} cells are refused", part_, kMostCells));
  }
  if (record.cells.empty()) return false;
  if (!told_ && is_true(attribute(row, "hidden"))) ++hidden_;
  header_ = false;
  return true;
}

void SheetRows::read_cells(pugi::xml_node row, Record& record) {
  Place place{row_, 0};
  std::size_t used = 0;
  for (const pugi::xml_node cell : row.children()) {
    if (local_name(cell) != "c") continue;
    ++place.column;
    if (const std::string_view reference = attribute(cell, "r"); !reference.empty()) {
      const auto named = place_of(reference);
      if (!named || named->row != row_ || named->column < place.column) {
        throw Error(Errc::bad_input,
                    fmt::format("{}: cell '{}' is out of place in row {}; the sheet is damaged",
                                part_, reference.substr(0, 20), row_));
      }
      place.column = named->column;
    }
    if (place.column > kMostColumns) {
      throw Error(Errc::bad_input,
                  fmt::format("{}: more than {} columns are refused", part_, kMostColumns));
    }
    std::string text = text_of(cell, place);
    if (text.empty()) continue;
    used = place.column;
    take_bytes(text.size());
    if (record.cells.size() < used) record.cells.resize(used);
    record.cells[used - 1] = std::move(text);
  }
}

/// A long text may be referred to by millions of cells.
void SheetRows::take_bytes(std::size_t size) {
  bytes_ += size;
  if (bytes_ > kMostBytes) {
    throw Error(Errc::bad_input, fmt::format("{}: the cells hold more than {} MB of text; that is "
                                             "refused as a zip bomb",
                                             part_, kMostBytes >> 20U));
  }
}

void SheetRows::remember(std::size_t& count, Place& first, Place place) const {
  if (told_) return;
  if (count++ == 0) first = place;
}

std::string SheetRows::text_of(pugi::xml_node cell, Place place) {
  const std::string_view type = attribute(cell, "t");
  if (type == "inlineStr") return std::string(unguard(rich_text(child(cell, "is"))));
  const std::string value = characters(child(cell, "v"));
  if (value.empty()) {
    if (child(cell, "f") && type != "str") remember(unknown_, first_unknown_, place);
    return {};
  }
  if (type == "s") return std::string(unguard(shared(value)));
  if (type == "str") return std::string(unguard(unescaped(value)));
  if (type == "b") return is_true(value) ? "true" : "false";
  if (type == "d") return value;
  if (type == "e") {
    if (errors_ == 0) first_error_text_ = value.substr(0, 20);
    remember(errors_, first_error_, place);
    return {};
  }
  return number_of(value, attribute(cell, "s"));
}

std::string_view SheetRows::shared(std::string_view number) const {
  const auto i = parse_integer(trim(number));
  if (!i || *i < 0 || static_cast<std::size_t>(*i) >= book_.strings.size()) {
    throw Error(Errc::bad_input,
                fmt::format("{}: a cell of row {} refers to shared text {} of {}; the workbook is "
                            "damaged",
                            part_, row_, number.substr(0, 20), book_.strings.size()));
  }
  return book_.strings[static_cast<std::size_t>(*i)];
}

std::string SheetRows::number_of(std::string_view value, std::string_view style) const {
  const auto number = parse_number(trim(value));
  if (!number) return std::string(value);
  const auto i = parse_integer(style);
  if (i && *i >= 0 && static_cast<std::size_t>(*i) < book_.styles.size()) {
    const Shown shown = book_.styles[static_cast<std::size_t>(*i)];
    if (auto date = date_text(*number, shown, book_.from_1904)) return *date;
  }
  return number_text(*number);
}

void SheetRows::fill_merges(Record& record) {
  std::erase_if(open_, [&](const auto& entry) { return merges_[entry.second].to.row < row_; });
  for (; next_merge_ < merges_.size() && merges_[next_merge_].from.row <= row_; ++next_merge_) {
    Merge& merge = merges_[next_merge_];
    if (merge.from.row < row_ || open_.contains(merge.from.column))
      continue;  // its value is unseen
    const std::size_t column = merge.from.column - 1;
    merge.value = column < record.cells.size() ? record.cells[column] : std::string();
    if (!merge.value.empty()) open_[merge.from.column] = next_merge_;
  }
  if (header_) return;
  for (const auto& [column, number] : open_) {
    const Merge& merge = merges_[number];
    if (record.cells.size() < merge.to.column) record.cells.resize(merge.to.column);
    for (std::size_t c = column - 1; c < merge.to.column; ++c) {
      if (!record.cells[c].empty()) continue;
      take_bytes(merge.value.size());
      record.cells[c] = merge.value;
    }
  }
}

void SheetRows::tell() {
  if (std::exchange(told_, true)) return;
  const auto note = [&](std::string id, std::string message) {
    sink_.report({.level = Level::notice,
                  .id = std::move(id),
                  .message = std::move(message),
                  .file = file_,
                  .object = {}});
  };
  if (errors_ > 0) {
    note("xlsx-errors", fmt::format("cells that hold errors ({}, {} in {} is the first) are read "
                                    "as empty",
                                    errors_, first_error_text_, reference_of(first_error_)));
  }
  if (unknown_ > 0) {
    note("xlsx-formulas",
         fmt::format("formulas without a stored value ({}, in {} is the first) are read as empty: "
                     "save the workbook in a spreadsheet program",
                     unknown_, reference_of(first_unknown_)));
  }
  if (hidden_ > 0) note("xlsx-hidden-rows", fmt::format("hidden rows ({}) are read, too", hidden_));
}

}  // namespace thema::formats::xlsx
