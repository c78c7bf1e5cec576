#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "analysis/code_counts.h"
#include "base/error.h"
#include "cell_quotes.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "goes_with.h"
#include "theme_lines.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

/// Rows below a theme that its choice of quotes makes room for.
constexpr std::size_t kMostSpare = 40;

/// The theme table: theme, subtheme, description, sources, cases, extracts, quotes.
class Themes {
 public:
  Themes(const ThemesOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        counter_(corpus_),
        groups_(corpus_, options.by) {}

  int run() {
    auto out = ctx_.renderer("themes", "Themes");
    themes_.emplace(corpus_, options_, ctx_.sink());
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where,
                     .case_kind = options_.counted.case_kind,
                     .use = analysis::Consent::Use::analysis});
    for (const ThemeLine& line : themes_->lines()) {
      // What the rows below quote is to stand once.
      const std::size_t below = std::min(rows_below(line.code), kMostSpare);
      pickers_.emplace(line.code, analysis::QuotePicker(options_.quotes, below * options_.quotes));
    }
    walk.each([&](const CodingWalk::Visit& visit) { count(visit, walk); });
    say_left_out(ctx_, *out, walk.left_out(), consent_notes_);
    if (options_.quotes > 0) say_left_out(ctx_, *out, unquoted_, consent_notes_);
    of_ = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    groups_.divide(*of_);
    write_quotes();
    write(*out);
    out->finish();
    return 0;
  }

 private:
  /// Who does not want to be quoted is counted all the same.
  bool may_quote(const CodingWalk::Visit& visit, const CodingWalk& walk,
                 const analysis::Selected& s) {
    if (!walk.consent().any()) return true;
    const auto cases = walk.who().cases_of(visit.source, visit.turns, s.coding->span);
    if (walk.consent().allows(analysis::Consent::Use::quotation, cases)) return true;
    unquoted_.add(walk.consent(), analysis::Consent::Use::quotation, cases);
    return false;
  }

  void count(const CodingWalk::Visit& visit, const CodingWalk& walk) {
    counter_.add(visit.selected);
    groups_.add(visit.source, visit.selected);
    for (const analysis::Selected& s : visit.selected) {
      if (!may_quote(visit, walk, s)) continue;
      const analysis::Voice voice = walk.who().voice_of(s.cases, visit.turns, s.coding->span);
      for (std::int64_t at = s.coding->code; at >= 0;
           at = themes_->parent(static_cast<std::uint32_t>(at))) {
        const auto picker = pickers_.find(static_cast<std::uint32_t>(at));
        if (picker != pickers_.end()) picker->second.offer(s, voice);
      }
    }
  }

  /// Rows of codes below this one.
  std::size_t rows_below(std::uint32_t code) const {
    const auto& lines = themes_->lines();
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(),
                      [&](const ThemeLine& line) { return is_below(line.code, code); }));
  }
  bool is_below(std::uint32_t code, std::uint32_t above) const {
    return above < code && code < corpus_.code_end[above];
  }

  /// A subtheme's quotes come first: a theme has more to choose from.
  void write_quotes() {
    std::vector<std::vector<analysis::Selected>> picked(pickers_.size());
    std::size_t at = pickers_.size();
    for (auto row = pickers_.rbegin(); row != pickers_.rend(); ++row) {
      std::vector<analysis::Selected> below;
      std::size_t lower = at--;
      for (auto other = row.base(); other != pickers_.end() && is_below(other->first, row->first);
           ++other, ++lower) {
        below.insert(below.end(), picked[lower].begin(), picked[lower].end());
      }
      picked[at] = row->second.pick(below);
    }
    auto quotes = cell_quotes(project_, corpus_, options_.cite, picked);
    std::size_t i = 0;
    for (const auto& [code, picker] : pickers_) quotes_[code] = std::move(quotes[i++]);
  }

  static std::string k_of_n(const std::vector<bool>& cases, const analysis::CountedCases& of) {
    return fmt::format("{}/{}", of.k(cases), of.n());
  }

  report::Table head() const {
    report::Table t;
    t.name = "themes";
    t.columns = {{"theme", "Theme", Kind::text, report::kAll, true},
                 {"subtheme", "Subtheme", Kind::text, report::kAll, true},
                 {"code", "Code", Kind::text, report::kMachines},
                 {"level", "Level", Kind::integer, report::kMachines},
                 {"description", "Description", Kind::text, report::kAll, true},
                 {"sources", "Sources", Kind::integer},
                 {"cases", "Cases", Kind::integer, report::kMachines},
                 {"of", "Of", Kind::integer, report::kMachines},
                 {"cases_of", "Cases", Kind::text, report::kPeople},
                 {"extracts", "Extracts", Kind::integer}};
    groups_.add_columns(t);
    if (options_.quotes > 0) {
      t.columns.push_back({"quotes",
                           options_.quotes == 1 ? "Illustrative quote" : "Illustrative quotes",
                           Kind::quotations, report::kAll, true});
    }
    t.group_first_column = true;
    t.notes = consent_notes_;
    t.notes.push_back(
        fmt::format("Cases: k/n of {}. An extract is the union of overlapping passages; sub-codes "
                    "are included. Codings counted: {}.{}",
                    of_->words(), corpus_.count,
                    options_.where.empty() ? "" : fmt::format(" Filter: {}.", options_.where)));
    return t;
  }

  void write(report::Renderer& out) {
    const auto filter = ctx_.columns(head());
    out.begin_table(filter.table);
    std::string theme;
    for (const ThemeLine& line : themes_->lines()) {
      const model::Code& code = corpus_.codes[line.code];
      const analysis::CodeCount& count = counter_.count(line.code);
      if (line.level == 1) theme = code.name;
      report::Row row{cell(theme),
                      cell(themes_->below(line)),
                      cell(code.path),
                      cell_number(line.level),
                      cell(code.description),
                      cell_count(count.sources),
                      cell_count(of_->k(count.cases)),
                      cell_count(of_->n()),
                      cell(k_of_n(count.cases, *of_)),
                      cell_count(count.extracts)};
      groups_.add_cells(row, line.code, count.cases);
      if (options_.quotes > 0) row.push_back(quotes_.at(line.code));
      out.row(filter.row(std::move(row)));
    }
    out.end_table();
  }

  const ThemesOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  analysis::CodeCounter counter_;
  std::optional<ThemeLines> themes_;
  std::map<std::uint32_t, analysis::QuotePicker> pickers_;
  std::map<std::uint32_t, std::vector<report::Quotation>> quotes_;
  ThemeGroups groups_;
  std::optional<analysis::CountedCases> of_;
  analysis::LeftOut unquoted_;
  std::vector<std::string> consent_notes_;
};

}  // namespace

void setup_themes(App app, Context& ctx) {
  auto o = std::make_shared<ThemesOptions>();
  app.add_option("--root", o->root, "Themes are the codes below this one (default: role theme)");
  app.add_option("--depth", o->depth, "Levels: 1 themes, 2 subthemes, ...").between(1, 100);
  const Option quotes =
      app.add_option("--quotes", o->quotes, "Illustrative quotes a row (0: none; not with --pivot)")
          .between(0, 1000000000);
  app.add_option("--by", o->by,
                 "Cases split by an attribute: of cases (an arm) or of sources (a wave)");
  app.add_option("--pivot", o->pivot,
                 "A column for each value of this tag, with codes as items, marks and footnotes");
  app.add_flag("--counts", o->counts, "With --pivot: k/n cases of items, and of rows");
  add_filter(app, o->where);
  const Option cite = app.add_option("--cite", o->cite, "Attribution template");
  add_counted(app, o->counted);
  example(app,
          "  thema themes --quotes 2 --by arm -o themes.html\n"
          "  thema themes --pivot valence --counts        (barriers and facilitators)");
  bind(app, ctx, [o, quotes, cite, &ctx] {
    const bool pivot = !o->pivot.empty();
    goes_with(o->counts, pivot, "--counts goes with --pivot");
    goes_with(quotes, !pivot, "--quotes goes with the table of themes, not with --pivot");
    goes_with(cite, !pivot && o->quotes > 0, "--cite goes with quotes in the table of themes");
    return pivot ? run_theme_pivot(*o, ctx) : Themes(*o, ctx).run();
  });
}

}  // namespace thema::cli
