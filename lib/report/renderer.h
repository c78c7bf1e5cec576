#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/sink.h"
#include "report/figure.h"
#include "report/report.h"

namespace thema::report {

/// Where rendered bytes go: called with pieces of any size, in order.
using Output = std::function<void(std::string_view)>;

/// How many tables and figures a page has so far: their ids tell them apart.
struct PageNumbers {
  std::size_t tables = 0, figures = 0;
};

struct RenderOptions {
  std::size_t width = 0;  ///< columns of the terminal; 0: not a terminal, nothing is wrapped or cut
  bool colour = false;
  bool guard = true;  ///< formula guard in csv, tsv and xlsx
  std::string title;  ///< of an html page; empty: the first heading or caption
  std::string language = "en";
  /// `schema` of a JSON document without its version: "quotes" gives "thema/quotes/1". Empty: the
  /// name of the table that the document begins with.
  std::string schema;
  int schema_version = 1;
  /// html, latex: what is rendered is a part of this page, without head and end. Null: a page.
  PageNumbers* part_of = nullptr;
  /// html: quotations have their passage in an attribute `data-passage`, "3:1204-1378", of which
  /// with_links_to_site makes links.
  bool passages = false;
  /// Told where a format cannot hold a text whole (a cell of a workbook); null: that is an error.
  Sink* sink = nullptr;
};

/// Prints results in one format. A report gives everything it has; csv shows the tables (several
/// apart by an empty line), xlsx the same, a sheet each, with captions and notes on one more; json
/// the fields and tables, text, md and html and latex everything for people. Where there is no
/// table, csv, xlsx and jsonl show the fields as one row. Figures are for people; svg shows nothing
/// else.
///
/// Attributions, of quotes and in cells, get parentheses unless they bring brackets of their own:
/// "P12, female" and "(P12, female)" print alike. JSON gives them as they are.
/// REQUIRES: all texts are valid UTF-8; in one document, fields and tables have keys of their own.
class Renderer {
 public:
  virtual ~Renderer() = default;
  /// True for csv, tsv, json, jsonl, xlsx, which show tables and fields only: a report that has
  /// another shape for people (the quote report) gives machines its table and people the rest.
  virtual bool machine() const = 0;

  /// False for csv, tsv, xlsx and jsonl, where fields are shown only if there is no table.
  virtual bool has_room_for_fields() const { return true; }

  /// True for svg: a result that has a figure and a table may leave the table out.
  virtual bool figures_only() const { return false; }

  virtual void heading(const Heading&) = 0;
  virtual void note(const Note&) = 0;
  virtual void quote(const Quote&) = 0;
  /// A record's fields, in order. JSON: members of the document beside the rows.
  virtual void field(const Field&) = 0;

  virtual void begin_table(const Table&) = 0;
  virtual void row(const Row&) = 0;  ///< REQUIRES: as many cells as columns
  virtual void end_table() = 0;

  /// A drawing. Formats for programs leave it out: a table beside it has the numbers.
  virtual void figure(const Figure&) {}

  /// Closes the document. Nothing may follow. Throws Errc::usage where the format has no place for
  /// what it was given: an svg without a figure.
  virtual void finish() = 0;
};

std::unique_ptr<Renderer> make_renderer(Format format, Output output, const RenderOptions& options);

}  // namespace thema::report
