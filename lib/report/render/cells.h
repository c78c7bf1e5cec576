#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "report/value_text.h"

namespace thema::report {

/// Indexes of the columns that an audience sees, in order.
std::vector<std::size_t> shown_columns(const Table& table, Audience audience);

/// Throws std::logic_error, as a mistake of the program, when a row does not fit its table.
void check_row(const Table& table, const Row& row);

std::string_view heading_of(const Column& column);
std::string_view heading_of(const Field& field);
bool right_aligned(const Column& column);

/// "88-90", or "88" where both ends are equal.
void append_range(std::string& out, Range range);
/// "k=v; k=v", a key repeated for each of its values.
void append_members(std::string& out, const Members& members);

/// A cell as one text for programs: lists and members joined by "; ", quotations line by line with
/// their attributions. Numbers as in csv.
std::string joined_text(const Cell& cell);

/// An attribution with parentheses around it, unless it brings its own: "(P12, female, 55)".
std::string bracketed(std::string_view attribution);
/// The same on one line, for people.
std::string attribution_of(std::string_view attribution);

/// A number for people: at most four decimals; smaller numbers keep three digits.
std::string people_number(double value);

/// A part of a cell as the formats for people show it.
struct Part {
  enum class Kind { text, item, quotation };
  Kind kind = Kind::text;
  std::string text;
  std::string attribution;  ///< of a quotation, in its brackets; may be empty
  std::optional<QuotedPlace> place = {};
};

/// A cell for people, part by part; nothing where the value is missing or empty. All line ends are
/// LF.
std::vector<Part> parts_of(const Cell& cell);
/// `text` with every kind of line end made LF.
std::string with_lf(std::string_view text);
/// The same without blank lines at its beginning and end and without white space at its end.
std::string without_blank_ends(std::string_view text);
/// `text` on one line, for headings and captions: line ends become spaces.
std::string on_one_line(std::string_view text);
/// The lines of a text; "" gives one empty line.
std::vector<std::string_view> lines_of(std::string_view text);
/// The paragraphs of a text: what stands between blank lines. "" gives none.
std::vector<std::string> paragraphs_of(std::string_view text);

}  // namespace thema::report
