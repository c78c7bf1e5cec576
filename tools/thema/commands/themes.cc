#include <fmt/format.h>

#include <algorithm>

#include "analysis/case_groups.h"
#include "analysis/code_counts.h"
#include "base/error.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/codebook.h"
#include "model/settings.h"
#include "report/quotes.h"
#include "text/text_index.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ThemesOptions {
  std::string root, where, by, cite;
  CountedOptions counted;
  int depth = 2;
  std::size_t quotes = 1;
};

/// A row of the theme table: a code and its depth below the root (1 = theme).
struct ThemeLine {
  std::uint32_t code;
  int level;
};

/// The theme table: theme, subtheme, description, sources, cases, extracts, quotes.
class Themes {
 public:
  Themes(const ThemesOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        project_(ctx.read()),
        corpus_(model::load_corpus(project_)),
        counter_(corpus_) {}

  int run() {
    auto out = ctx_.renderer("themes", "Themes");
    find_lines();
    if (!options_.by.empty()) by_ = analysis::attribute_named(corpus_, options_.by, true);
    CodingWalk walk(project_, corpus_,
                    {.where = options_.where, .use = analysis::Consent::Use::analysis});
    for (const ThemeLine& line : lines_)
      pickers_.emplace(line.code, analysis::QuotePicker(options_.quotes));
    walk.each([&](const CodingWalk::Visit& visit) { count(visit, walk); });
    say_left_out(ctx_, *out, walk.left_out(), consent_notes_);
    if (options_.quotes > 0) say_left_out(ctx_, *out, unquoted_, consent_notes_);
    of_ = counted_cases(project_, corpus_, walk.filter(), options_.counted);
    if (by_) groups_ = analysis::case_groups(corpus_, *of_, *by_);
    write_quotes();
    write(*out);
    out->finish();
    return 0;
  }

 private:
  void add_lines(std::uint32_t code, int level) {
    lines_.push_back({code, level});
    if (level >= options_.depth) return;
    for (std::uint32_t i = code + 1; i < corpus_.code_end[code]; i = corpus_.code_end[i]) {
      add_lines(i, level + 1);
    }
  }

  void find_lines() {
    if (!options_.root.empty()) {
      const std::uint32_t root = model::CodeFinder(corpus_.codes).require(options_.root);
      if (corpus_.code_end[root] == root + 1) add_lines(root, 1);
      for (std::uint32_t i = root + 1; i < corpus_.code_end[root]; i = corpus_.code_end[i]) {
        add_lines(i, 1);
      }
      return;
    }
    // Themes inside a theme are its subthemes.
    for (std::uint32_t i = 0; i < corpus_.codes.size();) {
      if (corpus_.codes[i].role != "theme") {
        ++i;
        continue;
      }
      add_lines(i, 1);
      i = corpus_.code_end[i];
    }
    if (!lines_.empty() || corpus_.codes.empty()) return;
    ctx_.sink().notice(
        "no-themes",
        "no code has the role theme: the top-level codes stand as themes (give codes "
        "the role with 'thema code set PATH --role theme', or name a branch with --root)");
    for (std::uint32_t i = 0; i < corpus_.codes.size(); i = corpus_.code_end[i]) add_lines(i, 1);
  }

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
    for (const analysis::Selected& s : visit.selected) {
      if (!may_quote(visit, walk, s)) continue;
      for (std::int64_t at = s.coding->code; at >= 0; at = parent(static_cast<std::uint32_t>(at))) {
        const auto picker = pickers_.find(static_cast<std::uint32_t>(at));
        if (picker != pickers_.end()) picker->second.offer(s);
      }
    }
  }

  std::int64_t parent(std::uint32_t code) const {
    const RowId id = corpus_.codes[code].parent;
    return id == 0 ? -1 : static_cast<std::int64_t>(corpus_.code_index.at(id));
  }

  /// Opens each source that is quoted once.
  void write_quotes() {
    const report::CiteTemplate cite(options_.cite.empty() ? model::Settings(project_).get("cite")
                                                          : options_.cite);
    const auto details = model::load_details(project_);
    const report::QuoteMaker maker(corpus_, cite, details);
    std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::size_t>>> by_source;
    std::map<std::uint32_t, std::vector<analysis::Selected>> picked;
    for (const auto& [code, picker] : pickers_) {
      picked[code] = picker.pick();
      quotes_[code].resize(picked[code].size());
      for (std::size_t i = 0; i < picked[code].size(); ++i) {
        by_source[picked[code][i].coding->source].push_back({code, i});
      }
    }
    for (const auto& [source, places] : by_source) {
      const std::string text = model::load_text(project_, corpus_.sources[source]);
      const text::TextIndex index{std::string_view(text)};
      const std::vector<model::Turn> turns = model::load_turns(project_, corpus_.sources[source]);
      for (const auto& [code, i] : places) {
        const report::QuoteRow q = maker.make(picked[code][i], turns, index, 0);
        quotes_[code][i] = {q.print.empty() ? q.text : q.print, q.cite};
      }
    }
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
    for (const analysis::CaseGroup& group : groups_) {
      t.columns.push_back(
          {fmt::format("{}={}", options_.by, group.value), group.heading, Kind::text});
      t.columns.back().named = true;
    }
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
    for (const ThemeLine& line : lines_) {
      const model::Code& code = corpus_.codes[line.code];
      const analysis::CodeCount& count = counter_.count(line.code);
      if (line.level == 1) theme = code.name;
      const std::string below = line.level == 1 ? "" : path_below(line);
      report::Row row{cell(theme),
                      cell(below),
                      cell(code.path),
                      cell_number(line.level),
                      cell(code.description),
                      cell_count(count.sources),
                      cell_count(of_->k(count.cases)),
                      cell_count(of_->n()),
                      cell(k_of_n(count.cases, *of_)),
                      cell_count(count.extracts)};
      for (const analysis::CaseGroup& group : groups_)
        row.push_back(cell(k_of_n(count.cases, group.of)));
      if (options_.quotes > 0) row.push_back(quotes_.at(line.code));
      out.row(filter.row(std::move(row)));
    }
    out.end_table();
  }

  /// "Logging in", or "Logging in / Passwords" further down.
  std::string path_below(const ThemeLine& line) const {
    std::string path = corpus_.codes[line.code].name;
    std::int64_t at = parent(line.code);
    for (int level = line.level - 1; level > 1; --level) {
      path.insert(0, corpus_.codes[static_cast<std::size_t>(at)].name + " / ");
      at = parent(static_cast<std::uint32_t>(at));
    }
    return path;
  }

  const ThemesOptions& options_;
  Context& ctx_;
  model::Project& project_;
  const model::Corpus corpus_;
  analysis::CodeCounter counter_;
  std::vector<ThemeLine> lines_;
  std::map<std::uint32_t, analysis::QuotePicker> pickers_;
  std::map<std::uint32_t, std::vector<report::Quotation>> quotes_;
  std::optional<std::size_t> by_;
  std::vector<analysis::CaseGroup> groups_;
  std::optional<analysis::CountedCases> of_;
  analysis::LeftOut unquoted_;
  std::vector<std::string> consent_notes_;
};

}  // namespace

void setup_themes(App app, Context& ctx) {
  auto o = std::make_shared<ThemesOptions>();
  app.add_option("--root", o->root, "Themes are the codes below this one (default: role theme)");
  app.add_option("--depth", o->depth, "Levels: 1 themes, 2 subthemes, ...").between(1, 100);
  app.add_option("--quotes", o->quotes, "Illustrative quotes a row (0: none)")
      .between(0, 1000000000);
  app.add_option("--by", o->by, "Cases split by an attribute of cases");
  add_filter(app, o->where);
  app.add_option("--cite", o->cite, "Attribution template");
  add_counted(app, o->counted);
  example(app, "  thema themes --quotes 2 --by arm -o themes.html");
  bind(app, ctx, [o, &ctx] { return Themes(*o, ctx).run(); });
}

}  // namespace thema::cli
