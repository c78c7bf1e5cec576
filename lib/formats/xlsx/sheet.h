#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "formats/record.h"
#include "formats/xlsx/pieces.h"
#include "formats/xlsx/workbook.h"

namespace thema::formats::xlsx {

/// A place in a sheet; both from 1.
struct Place {
  std::uint32_t row = 0, column = 0;
};
/// "AB12"; nothing for what is no reference, or is outside of what a sheet can hold.
std::optional<Place> place_of(std::string_view reference);
/// "AB12"
std::string reference_of(Place place);

/// The rows of a sheet, parsed one by one. Of merged cells, each has the value that is shown for
/// all, but in the first row of the table, where names of columns stand.
class SheetRows final : public RecordSource {
 public:
  /// `xml` is the sheet's part, unpacked. What is left out is told to `sink` at the end of the
  /// first reading.
  SheetRows(Workbook book, std::string xml, std::string part, std::string file, Sink& sink);

  bool next(Record& record) override;
  void rewind() override;
  const std::string& encoding() const override { return encoding_; }

 private:
  struct Merge {
    Place from, to;
    std::string value;
  };
  void read_merges();
  bool read_row(std::string_view piece, Record& record);
  void read_cells(pugi::xml_node row, Record& record);
  std::string text_of(pugi::xml_node cell, Place place);
  std::string number_of(std::string_view value, std::string_view style) const;
  std::string_view shared(std::string_view number) const;
  void fill_merges(Record& record);
  void remember(std::size_t& count, Place& first, Place place) const;
  void take_bytes(std::size_t size);
  void tell();

  Workbook book_;
  std::string xml_, part_, file_, encoding_ = "UTF-8";
  Sink& sink_;
  Pieces rows_;
  std::vector<Merge> merges_;                  ///< by their first row
  std::size_t next_merge_ = 0;                 ///< of those not begun
  std::map<std::uint32_t, std::size_t> open_;  ///< merges that reach into this row, by column
  std::uint32_t row_ = 0;                      ///< of the row read last
  std::uint64_t cells_ = 0, bytes_ = 0;        ///< of all rows so far
  std::size_t errors_ = 0, unknown_ = 0, hidden_ = 0;
  Place first_error_, first_unknown_;
  std::string first_error_text_;
  bool told_ = false, header_ = true;
};

}  // namespace thema::formats::xlsx
