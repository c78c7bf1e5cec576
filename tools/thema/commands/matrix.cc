#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "analysis/axis.h"
#include "analysis/case_groups.h"
#include "analysis/crosstab.h"
#include "base/error.h"
#include "base/near.h"
#include "cell_quotes.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"
#include "heat_map.h"
#include "model/codebook.h"
#include "model/corpus.h"
#include "model/tag_keys.h"
#include "source_words.h"
#include "wording.h"

namespace thema::cli {

namespace {

using analysis::Axis;
using analysis::AxisSpec;
using Kind = report::Column::Kind;

struct MatrixOptions {
  std::string rows, columns, cell = "extracts", percent_of = "row", where, cite;
  std::vector<std::string> codes;
  CountedOptions counted;
  Option kind;  ///< given: extracts of others are left out
  int depth = 0;
  std::size_t quotes = 1;
  bool totals = false, heat = false;
};

/// A table of two sides with counts of codings in its cells.
class Matrix {
 public:
  Matrix(const MatrixOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), project_(ctx.read()), corpus_(model::load_corpus(project_)) {}

  int run() {
    out_ = ctx_.renderer("matrix", "Matrix");
    const AxisSpec rows = AxisSpec::parse(options_.rows, corpus_);
    const AxisSpec columns = AxisSpec::parse(options_.columns, corpus_);
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .codes = options_.codes,
                     .with_text = options_.cell == "words",
                     .use = analysis::Consent::Use::analysis});
    counted_ = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    make_sides(rows, columns, walk.filter());
    const bool percent = options_.cell == "percent", of_n = options_.percent_of == "n";
    analysis::Crosstab table(
        *rows_, *columns_, *counted_,
        {.cases = options_.cell == "cases" || (percent && of_n) || options_.totals,
         .totals = (percent && !of_n) || options_.totals,
         .quotes = options_.cell == "quotes" ? options_.quotes : 0,
         .words = options_.cell == "words",
         .counted_only = of_kind_only()});
    walk.each([&](const CodingWalk::Visit& visit) { add(visit, walk, table); });
    table.close();
    say_left_out(ctx_, *out_, walk.left_out(), notes_);
    say_left_out(ctx_, *out_, unquoted_, notes_);
    make_quotes(table);
    make_groups();
    write(table);
    out_->finish();
    return 0;
  }

 private:
  bool of_kind_only() const { return options_.kind.count() > 0; }

  std::vector<std::string> declared(const AxisSpec& spec) {
    std::vector<std::string> values;
    if (spec.kind != AxisSpec::Kind::tag) return values;
    std::set<std::string> keys;
    for (const model::TagKey& key : model::TagKeys(project_).list()) {
      keys.insert(key.key);
      if (key.key != spec.tag) continue;
      for (const model::TagValue& v : key.values) values.push_back(v.value);
    }
    const auto has = [&](const std::vector<model::Tag>& tags) {
      for (const model::Tag& t : tags) keys.insert(t.key);
    };
    for (const model::Code& c : corpus_.codes) has(c.tags);
    for (const auto& [id, tags] : tags_) has(tags);
    if (keys.contains(spec.tag)) return values;
    throw Error(Errc::not_found, fmt::format("no tag '{}'", spec.tag),
                did_you_mean(spec.tag, std::vector<std::string>(keys.begin(), keys.end())));
  }

  /// A value that only words of people who refuse analysis have is no row or column.
  void leave_out_tags() {
    if (tags_.empty() || !analysis::Consent(corpus_).any()) return;
    CodingWalk told(project_, corpus_,
                    {.counted_only = false, .use = analysis::Consent::Use::analysis});
    std::set<RowId> codings;
    told.each([&](const CodingWalk::Visit& visit) {
      for (const analysis::Selected& s : visit.selected) codings.insert(s.coding->id);
    });
    std::erase_if(tags_, [&](const auto& of) { return !codings.contains(of.first); });
  }

  void make_sides(const AxisSpec& rows, const AxisSpec& columns, const analysis::Filter& filter) {
    if (rows.kind == AxisSpec::Kind::tag || columns.kind == AxisSpec::Kind::tag) {
      tags_ = model::load_coding_tags(project_);
    }
    std::vector<std::string> of_rows = declared(rows), of_columns = declared(columns);
    leave_out_tags();
    analysis::AxisInput input{.corpus = corpus_,
                              .counted = *counted_,
                              .sources = analysis::sources_that_may_fit(filter, corpus_),
                              .tops = {},
                              .depth = options_.depth,
                              .declared = std::move(of_rows),
                              .counted_only = of_kind_only(),
                              .tags = tags_};
    const model::CodeFinder finder(corpus_.codes);
    for (const std::string& path : options_.codes) input.tops.push_back(finder.require(path));
    rows_.emplace(rows, input);
    input.declared = std::move(of_columns);
    columns_.emplace(columns, input);
  }

  void add(const CodingWalk::Visit& visit, const CodingWalk& walk, analysis::Crosstab& table) {
    if (options_.cell == "words") {
      const SourceWords words(visit.text, segmenter_);
      table.add(
          visit.selected, walk.who(), visit.turns,
          [&](text::Span span, std::uint32_t counted) { return words.touched(span, counted); });
      return;
    }
    table.add(visit.selected, walk.who(), visit.turns, {}, [&](const analysis::Selected& s) {
      if (!walk.consent().any()) return true;
      const auto cases = walk.who().cases_of(visit.source, visit.turns, s.coding->span);
      if (walk.consent().allows(analysis::Consent::Use::quotation, cases)) return true;
      unquoted_.add(walk.consent(), analysis::Consent::Use::quotation, cases);
      return false;
    });
  }

  void make_quotes(const analysis::Crosstab& table) {
    if (options_.cell != "quotes") return;
    std::vector<std::vector<analysis::Selected>> chosen;
    for (std::uint32_t r = 0; r < rows_->values().size(); ++r) {
      for (std::uint32_t c = 0; c < columns_->values().size(); ++c) {
        const auto* picker = table.quotes(r, c);
        chosen.push_back(picker == nullptr ? std::vector<analysis::Selected>() : picker->pick());
      }
    }
    quotes_ = cell_quotes(project_, corpus_, options_.cite, chosen);
  }

  /// The side whose values have an n of their own: the columns before the rows.
  const Axis* grouped_side() const {
    for (const Axis* side : {&*columns_, &*rows_}) {
      if (side->spec().kind == AxisSpec::Kind::attribute) return side;
    }
    return nullptr;
  }

  void make_groups() {
    if (options_.cell != "percent" || options_.percent_of != "n") return;
    const Axis* side = grouped_side();
    if (side == nullptr) return;
    group_n_.assign(side->values().size(), 0);
    for (const auto& group : analysis::case_groups(corpus_, *counted_, side->spec().attribute)) {
      for (std::size_t v = 0; v < group_n_.size(); ++v) {
        if (side->values()[v].key == group.value) group_n_[v] = group.of.n();
      }
    }
  }

  /// The extracts of a whole row or column. Codes that are shown below others are in these already.
  static std::size_t whole(const analysis::Crosstab& table, const Axis& across, std::uint32_t at,
                           bool row) {
    const auto extracts = [&](std::uint32_t other) {
      return (row ? table.cell(at, other) : table.cell(other, at)).extracts;
    };
    if (across.spec().kind != AxisSpec::Kind::codes) {
      return extracts(row ? table.all_columns() : table.all_rows());
    }
    std::size_t sum = 0;
    for (const std::uint32_t top : across.topmost()) sum += extracts(top);
    return sum;
  }

  /// Both sides are the same codes, then: both are made from the same options.
  bool codes_by_codes() const {
    return rows_->spec().kind == AxisSpec::Kind::codes &&
           columns_->spec().kind == AxisSpec::Kind::codes;
  }

  report::Cell percent(const analysis::Crosstab& table, std::uint32_t r, std::uint32_t c) const {
    std::size_t part = table.cell(r, c).extracts, of = 0;
    if (options_.percent_of == "n") {
      part = table.cases(r, c);
      const Axis* side = grouped_side();
      of = side == nullptr ? counted_->n() : group_n_[side == &*columns_ ? c : r];
    } else if (codes_by_codes()) {
      // 'col': the column's extracts, of which the row's code is met.
      const std::uint32_t self = options_.percent_of == "row" ? r : c;
      part = table.cell(self, options_.percent_of == "row" ? c : r).extracts;
      of = table.cell(self, self).extracts;
    } else {
      of = options_.percent_of == "row" ? whole(table, *columns_, r, true)
                                        : whole(table, *rows_, c, false);
    }
    if (of == 0) return report::Value();
    const double value = 100.0 * static_cast<double>(part) / static_cast<double>(of);
    return report::Value(out_->machine() ? value : std::round(value * 10) / 10);
  }

  report::Cell value(const analysis::Crosstab& table, std::uint32_t r, std::uint32_t c) const {
    // Asked by the hundred thousand: what is asked most comes first.
    const std::string& what = options_.cell;
    const analysis::CrossCell cell = table.cell(r, c);
    if (what == "extracts") return cell_count(cell.extracts);
    if (what == "cases") return cell_count(table.cases(r, c));
    if (what == "percent") return percent(table, r, c);
    if (what == "quotes") return quotes_[std::size_t{r} * columns_->values().size() + c];
    if (what == "binary") return cell_number(cell.codings > 0 ? 1 : 0);
    return cell_count(what == "codings"   ? cell.codings
                      : what == "sources" ? cell.sources
                      : what == "words"   ? cell.words
                                          : cell.extracts);
  }

  /// What a row or column is shown as: none for a bucket that holds nothing.
  std::vector<std::uint32_t> shown(const analysis::Crosstab& table, const Axis& side,
                                   const Axis& across, bool row) const {
    std::vector<std::uint32_t> values;
    for (std::uint32_t v = 0; v < side.values().size(); ++v) {
      bool held = !side.optional(v);
      for (std::uint32_t o = 0; !held && o < across.values().size(); ++o) {
        held = (row ? table.cell(v, o) : table.cell(o, v)).codings > 0;
      }
      if (held) values.push_back(v);
    }
    return values;
  }

  std::string side_heading(const Axis& side) const {
    switch (side.spec().kind) {
      case AxisSpec::Kind::codes:
        return "Code";
      case AxisSpec::Kind::sources:
        return "Source";
      case AxisSpec::Kind::cases:
        return "Case";
      case AxisSpec::Kind::coders:
        return "Coder";
      case AxisSpec::Kind::role:
        return "Role";
      case AxisSpec::Kind::attribute: {
        const model::Attribute& a = corpus_.attributes[side.spec().attribute];
        return a.label.empty() ? a.name : a.label;
      }
      case AxisSpec::Kind::tag:
        break;
    }
    return side.spec().tag;
  }

  std::string what_cells_are() const {
    const std::string& what = options_.cell;
    if (what == "extracts") {
      return "extracts: unions of overlapping passages of a source; sub-codes are included";
    }
    if (what == "codings") return "codings, each coder's by itself; sub-codes are included";
    if (what == "sources") return "sources with a coding; sub-codes are included";
    if (what == "cases") return "cases, of " + counted_->words() + "; sub-codes are included";
    if (what == "words") return "words that the extracts touch; sub-codes are included";
    if (what == "binary") return "1 where there is a coding, else 0; sub-codes are included";
    if (what == "quotes") {
      return fmt::format("at most {} a cell; sub-codes are included",
                         counted(options_.quotes, "quote"));
    }
    if (options_.percent_of == "n") {
      const Axis* side = grouped_side();
      return fmt::format(
          "percent of {}{}, n = {}", counted_->words(),
          side == nullptr ? std::string() : " that have the value of " + side_heading(*side),
          side == nullptr ? std::to_string(counted_->n()) : group_sizes(*side));
    }
    if (codes_by_codes()) {
      const bool row = options_.percent_of == "row";
      return fmt::format(
          "percent of the extracts of the {}'s code that share text with one of the "
          "{}'s; sub-codes are included",
          row ? "row" : "column", row ? "column" : "row");
    }
    return fmt::format(
        "percent of the extracts of the {}, which may count in several {}; sub-codes are included",
        options_.percent_of == "row" ? "row" : "column",
        options_.percent_of == "row" ? "columns" : "rows");
  }

  std::string group_sizes(const Axis& side) const {
    std::string sizes;
    for (std::size_t v = 0; v < group_n_.size(); ++v) {
      if (group_n_[v] == 0 && side.optional(static_cast<std::uint32_t>(v))) continue;
      sizes +=
          fmt::format("{}{} {}", sizes.empty() ? "" : ", ", side.values()[v].heading, group_n_[v]);
    }
    return sizes;
  }

  void add_notes(const analysis::Crosstab& table) {
    std::string note = fmt::format("Cells: {}. ", what_cells_are());
    if (options_.totals) note += fmt::format("Cases: k/n of {}. ", counted_->words());
    if (of_kind_only() && options_.cell != "cases") {
      note += fmt::format("Only what is said by {}. ", counted_->words());
    }
    note += fmt::format("Codings counted: {}.", corpus_.count);
    if (!options_.where.empty()) note += fmt::format(" Filter: {}.", options_.where);
    if (codes_by_codes() && options_.cell != "percent") {
      note += " Of the row's code is counted what shares text with the column's.";
    }
    notes_.push_back(std::move(note));
    if (table.outside() == 0) return;
    const std::string outside =
        fmt::format("{} in no cell: {} (an interviewer's words, a source without cases{}).",
                    counted(table.outside(), "coding is", "codings are"),
                    table.outside() == 1 ? "nobody said it who has a row or column"
                                         : "nobody said them who has a row or column",
                    (of_kind_only() ? ", a case of another kind" : std::string()) +
                        (options_.counted.of.empty() ? "" : ", a case that --of leaves out"));
    if (out_->machine()) {
      ctx_.sink().notice("in-no-cell", outside);
    } else {
      notes_.push_back(outside);
    }
  }

  void write(const analysis::Crosstab& table) {
    const auto columns = shown(table, *columns_, *rows_, false);
    const auto rows = shown(table, *rows_, *columns_, true);
    add_notes(table);
    report::Table t;
    t.name = "matrix";
    t.notes = std::move(notes_);
    t.columns = {{"row", side_heading(*rows_), Kind::text}};
    const Kind kind = options_.cell == "quotes"    ? Kind::quotations
                      : options_.cell == "percent" ? Kind::number
                                                   : Kind::integer;
    // A value may be called as another column is.
    std::set<std::string> keys{"row"};
    if (options_.totals) keys.insert("cases");
    for (const std::uint32_t c : columns) {
      const analysis::AxisValue& v = columns_->values()[c];
      std::string key = v.key;
      for (int n = 2; !keys.insert(key).second; ++n) key = fmt::format("{} ({})", v.key, n);
      t.columns.push_back({key, v.heading, kind});
      t.columns.back().named = true;
      t.columns.back().wraps = kind == Kind::quotations;
    }
    if (options_.totals) t.columns.push_back({"cases", "Cases", Kind::text});
    if (draws_heat_map(*out_, options_.heat)) {
      if (options_.cell == "quotes") {
        throw Error(Errc::usage, "quotes cannot be drawn: a heat map has numbers in its cells");
      }
      std::vector<report::Row> cells;
      for (const std::uint32_t r : rows) cells.push_back(row_of(table, r, columns));
      draw_heat_map(ctx_, *out_, t, cells, measure());
      return;
    }
    const auto filter = ctx_.columns(std::move(t));
    out_->begin_table(filter.table);
    for (const std::uint32_t r : rows) out_->row(filter.row(row_of(table, r, columns)));
    out_->end_table();
  }

  report::Row row_of(const analysis::Crosstab& table, std::uint32_t r,
                     const std::vector<std::uint32_t>& columns) const {
    const analysis::AxisValue& v = rows_->values()[r];
    report::Row row{cell(out_->machine() ? v.key : v.heading)};
    for (const std::uint32_t c : columns) row.push_back(value(table, r, c));
    if (options_.totals) {
      row.push_back(cell(fmt::format("{}/{}", table.cases(r, table.all_columns()), counted_->n())));
    }
    return row;
  }

  std::string measure() const {
    if (options_.cell == "percent") return "percent";
    return options_.cell == "binary" ? "coded (1) or not" : options_.cell;
  }

  const MatrixOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  std::unique_ptr<report::Renderer> out_;
  std::unordered_map<RowId, std::vector<model::Tag>> tags_;
  std::optional<analysis::CountedCases> counted_;
  std::optional<Axis> rows_, columns_;
  text::WordSegmenter segmenter_;
  analysis::LeftOut unquoted_;
  std::vector<std::size_t> group_n_;  ///< by value of the side with groups: its n
  std::vector<std::vector<report::Quotation>> quotes_;
  std::vector<std::string> notes_;
};

}  // namespace

void setup_matrix(App app, Context& ctx) {
  auto o = std::make_shared<MatrixOptions>();
  const std::string sides = "codes, sources, cases, coders, role, attr:NAME or tag:KEY";
  app.add_option("--rows", o->rows, "What the rows are: " + sides).required();
  app.add_option("--cols", o->columns, "What the columns are: the same words").required();
  app.add_option("--cell", o->cell, "What is in the cells (extracts)")
      .one_of({"extracts", "codings", "sources", "cases", "words", "percent", "binary", "quotes"});
  const Option percent_of =
      app.add_option("--percent-of", o->percent_of,
                     "100 percent are the extracts of the row or column, or n cases (row)")
          .one_of({"row", "col", "n"});
  app.add_repeatable("--code", o->codes, "Only this code and its sub-codes (may be repeated)");
  app.add_option(
         "--depth", o->depth,
         "Levels of codes: 1 the top, or those of --code, alone; deeper codings count there")
      .between(1, 100);
  add_filter(app, o->where);
  app.add_flag("--totals", o->totals, "A last column: cases of the row, k/n");
  const Option quotes =
      app.add_option("--quotes", o->quotes, "With --cell quotes: how many a cell (1)")
          .between(1, 1000000000);
  const Option cite = app.add_option("--cite", o->cite, "Attribution template for quotes");
  app.add_flag("--heat", o->heat, "Shades instead of a table, as -f svg draws");
  o->kind = add_counted(app, o->counted);
  example(app,
          "  thema matrix --rows codes --cols attr:arm --cell cases --totals\n"
          "  thema matrix --rows codes --cols cases --code Barriers --depth 2 -o barriers.html\n"
          "  thema matrix --rows codes --cols sources --depth 1 -o heat.svg\n"
          "  thema matrix --rows cases --cols codes --cell binary -o coded.csv\n"
          "    in R: coded <- read.csv(\"coded.csv\", row.names = 1, check.names = FALSE)");
  bind(app, ctx, [o, percent_of, quotes, cite, &ctx] {
    goes_with(percent_of, o->cell == "percent", "--percent-of goes with --cell percent");
    goes_with(quotes, o->cell == "quotes", "--quotes goes with --cell quotes");
    goes_with(cite, o->cell == "quotes", "--cite goes with --cell quotes");
    return Matrix(*o, ctx).run();
  });
}

}  // namespace thema::cli
