#include <fmt/format.h>

#include <memory>

#include "analysis/cmo_matrix.h"
#include "cells.h"
#include "cmo.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "heat_map.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct CmoMatrixOptions {
  std::string columns = "cases", where;
  CountedOptions counted;
  bool counts = false, heat = false;
};

/// Configurations by the people who spoke to them.
class Matrix {
 public:
  Matrix(const CmoMatrixOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        out_(ctx.renderer("cmo_matrix", "Configurations by evidence")),
        corpus_(model::load_corpus(project_)) {}

  int run() {
    const Where where(project_, corpus_, options_.where, model::Scope::coding,
                      options_.counted.case_kind);
    input_ = read_cmo(project_, corpus_);
    input_.asked = where.asked();
    const analysis::CountedCases counted =
        counted_cases(project_, corpus_, where.filter(), options_.counted);
    summaries_ = analysis::summarize_cmo(input_, where.filter(), counted, {.quotes = 0});
    matrix_ = analysis::cmo_matrix(input_, where.filter(), counted, summaries_, options_.columns);
    if (draws_heat_map(*out_, options_.heat)) {
      draw();
    } else {
      print(counted);
    }
    out_->finish();
    return 0;
  }

 private:
  const model::Configuration& configuration(std::size_t row) const {
    return input_.configurations[summaries_.rows[row].configuration];
  }
  bool counts() const { return options_.counts || !matrix_.by_case; }

  report::Table table(Kind kind) const {
    report::Table table;
    table.name = "cmo_matrix";
    table.columns = {{"label", "CMOC", Kind::text}};
    for (const analysis::CmoMatrixColumn& c : matrix_.columns) {
      std::string heading = c.heading;
      if (!matrix_.by_case) heading += fmt::format(" (n = {})", c.n);
      table.columns.push_back({c.key, heading, kind});
      table.columns.back().named = true;
    }
    return table;
  }

  void print(const analysis::CountedCases& of) {
    report::Table table = this->table(Kind::text);
    table.caption = "Evidence for configurations by " + what();
    table.columns.insert(table.columns.begin() + 1,
                         {"title", "Title", Kind::text, report::kMachines, true});
    table.columns.push_back({"cases", "Cases", Kind::integer, report::kMachines});
    table.columns.push_back({"of", "Of", Kind::integer, report::kMachines});
    table.columns.push_back({"k_of_n", "Cases k/n", Kind::text, report::kPeople});
    table.notes = notes(of);
    std::vector<report::Row> rows;
    for (std::size_t r = 0; r < matrix_.cells.size(); ++r) {
      report::Row row{cell(configuration(r).label), cell(configuration(r).title)};
      for (const analysis::CmoMatrixCell& c : matrix_.cells[r])
        row.push_back(cell(c.marks(counts())));
      const std::size_t k = summaries_.rows[r].cases.size();
      row.push_back(cell_count(k));
      row.push_back(cell_count(summaries_.of));
      row.push_back(cell(fmt::format("{}/{}", k, summaries_.of)));
      rows.push_back(std::move(row));
    }
    say_left_out(ctx_, *out_, summaries_.not_analysed, table.notes);
    say_without_passage(ctx_, *out_, summaries_, table.notes);
    ctx_.table(*out_, std::move(table), rows);
  }

  void draw() {
    report::Table table = this->table(Kind::integer);
    table.caption = "Evidence for configurations";
    std::vector<report::Row> rows;
    for (std::size_t r = 0; r < matrix_.cells.size(); ++r) {
      report::Row row{cell(configuration(r).label)};
      for (const analysis::CmoMatrixCell& c : matrix_.cells[r])
        row.push_back(cell_count(c.spoken()));
      rows.push_back(std::move(row));
    }
    draw_heat_map(ctx_, *out_, std::move(table), rows, "evidence");
  }

  std::string what() const {
    if (matrix_.by_case) return "case";
    return options_.columns == "kind" ? "kind of case" : options_.columns.substr(5);
  }

  std::vector<std::string> notes(const analysis::CountedCases& of) const {
    std::vector<std::string> out{
        "S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; "
        "blank: not examined."};
    if (counts()) {
      out.push_back(
          "The number after a mark: cases that gave it, after -: cases that were silent.");
    }
    out.push_back(
        fmt::format("Cases k/n: those that gave evidence (silence is none), of {}.", of.words()));
    if (matrix_.elsewhere > 0) {
      out.push_back(fmt::format("In no column: {} of people who are not among the cases counted.",
                                counted(matrix_.elsewhere, "piece")));
    }
    if (matrix_.without_source > 0) out.push_back(matrix_.without_source_note(what()));
    if (summaries_.fragments > 0) {
      out.push_back(fmt::format("Not shown: {}.", counted(summaries_.fragments, "fragment")));
    }
    if (!options_.where.empty()) out.push_back("Only where " + options_.where + ".");
    return out;
  }

  const CmoMatrixOptions& options_;
  Context& ctx_;
  model::Project& project_;
  std::unique_ptr<report::Renderer> out_;
  const model::Corpus corpus_;
  analysis::CmoInput input_;
  analysis::CmoSummaries summaries_;
  analysis::CmoMatrix matrix_;
};

}  // namespace

void setup_cmo_matrix(App app, Context& ctx) {
  auto o = std::make_shared<CmoMatrixOptions>();
  App sub =
      app.add_subcommand("matrix", "Configurations by case, wave or arm: who says what of which");
  sub.add_option("--cols", o->columns, "cases, kind (of cases) or attr:NAME (cases)");
  sub.add_flag("--counts", o->counts, "How many cases gave each mark (always, but for cases)");
  sub.add_flag("--heat", o->heat, "Shades instead of a table, as -f svg draws");
  add_counted(sub, o->counted);
  add_filter(sub, o->where, "Only evidence that fits a filter (see 'thema help queries')");
  example(sub,
          "  thema cmo matrix\n"
          "  thema cmo matrix --cols attr:arm -f md");
  bind(sub, ctx, [o, &ctx] { return Matrix(*o, ctx).run(); });
}

}  // namespace thema::cli
