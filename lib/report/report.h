#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "text/span.h"

namespace thema::report {

/// A value as results hold it. `std::monostate` is missing: an empty cell, JSON null.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// A list inside a cell (JSON array; joined by "; " elsewhere).
struct List {
  std::vector<std::string> items;
};

/// The passage that a quotation quotes: an index of the corpus, code points of the stored text.
struct QuotedPlace {
  std::uint32_t source = 0;
  text::Span span;
  auto operator<=>(const QuotedPlace&) const = default;
};

/// A quotation inside a cell: its words and its attribution. Rendered as a quotation by the formats
/// for people, as `text (attribution)` in csv, as an object in JSON.
struct Quotation {
  std::string text;
  std::string attribution;
  std::optional<QuotedPlace> place = {};  ///< nothing: what has none that a reader may look up
};

/// Named values inside a cell, one or more each (tags, attributes): a JSON object whose members are
/// values (arrays where there are several); `k=v; k=v` elsewhere.
struct Members {
  std::vector<std::pair<std::string, std::vector<Value>>> items;
};

/// A pair of whole numbers (lines from-to): `[a,b]` in JSON, `a-b` elsewhere (`a` when equal).
struct Range {
  std::int64_t first = 0, last = 0;
};

/// What stands in one cell of a table.
using Cell = std::variant<Value, List, Members, Range, std::vector<Quotation>>;

/// Who sees a column.
enum Audience : unsigned { kPeople = 1, kCsv = 2, kJson = 4, kMachines = kCsv | kJson, kAll = 7 };

/// The shape of a column.
struct Column {
  enum class Kind { text, integer, number, boolean, list, members, range, quotations };
  std::string key;      ///< field name in csv and JSON: `start_ms`
  std::string heading;  ///< for people: `Start`; empty: the key
  Kind kind = Kind::text;
  unsigned shown = kAll;  ///< of Audience
  /// A text column that may be broken over lines on a terminal when the table is too wide.
  bool wraps = false;
  bool named = false;  ///< the key has words of the project: "town=Leeds"
};

/// A table's head. Rows follow one by one, so that a long result never stands in memory whole.
struct Table {
  std::string name;  ///< "quotes": the JSON key of its rows
  std::vector<Column> columns;
  std::string caption;             ///< empty: none
  std::vector<std::string> notes;  ///< printed under the table by the formats for people
  /// Repeat of the first column's value in following rows is left blank by the formats for people.
  bool group_first_column = false;
};

using Row = std::vector<Cell>;

struct Heading {
  int level = 1;
  std::string text;
};

/// A quotation of its own, as a quote report prints it for people.
struct Quote {
  std::string text;
  std::string attribution;
  std::vector<std::string> before, after;  ///< context turns, already labelled
  std::string locator;                     ///< "P07_3m, turn 41, lines 88-90"; may be empty
  std::string note;                        ///< memo; may be empty
  bool exemplar = false;
  std::optional<QuotedPlace> place = {};
};

/// A paragraph for people; `strong` marks standing caveats.
struct Note {
  std::string text;
  bool strong = false;
};

/// A labelled fact of a record (`thema info`): key for JSON, heading for people.
struct Field {
  std::string key, heading;
  Cell value;
};

enum class Format { text, md, csv, tsv, json, jsonl, html, latex, xlsx, svg };

/// Throws Errc::usage naming the formats there are.
Format format_of(std::string_view name);
/// By file extension (csv, tsv, json, jsonl, md, html, htm, txt, tex, xlsx, svg); nothing when
/// unknown.
std::optional<Format> format_of_extension(std::string_view path);
/// csv, tsv, json, jsonl, xlsx: for programs.
bool is_machine(Format f);
/// xlsx: bytes that no terminal shows.
bool is_binary(Format f);
/// Whose columns a format shows.
Audience audience_of(Format f);

}  // namespace thema::report
