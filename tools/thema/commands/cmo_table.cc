#include "report/cmo_table.h"

#include <memory>
#include <optional>

#include "base/error.h"
#include "cmo.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "model/decisions.h"
#include "report/cmo_views.h"
#include "report/evidence_quote.h"
#include "table_view.h"

namespace thema::cli {

namespace {

struct TableOptions {
  std::size_t quotes = 1;
  std::string view = "results", by, where, cite;
  CountedOptions counted;
};

/// "cmo" for the results, else "cmo_refinement" and so on.
std::string schema_of(const TableOptions& o) {
  return o.view == "results" ? "cmo" : "cmo_" + o.view;
}

/// How the configurations that are shown came to be.
report::CmoPast past_of(model::Project& project, const analysis::CmoInput& input,
                        const analysis::CmoSummaries& summaries) {
  report::CmoPast past;
  model::Configurations configurations(project);
  for (const auto& row : summaries.rows) {
    const model::Configuration& c = input.configurations[row.configuration];
    if (c.version.number > 1) past.versions.emplace(c.id, configurations.versions(c.id));
  }
  past.decisions = model::Decisions(project).list();
  std::vector<std::size_t> leading;
  for (std::size_t i = 0; i < input.evidence.size(); ++i) {
    if (input.evidence[i].led_to != 0) leading.push_back(i);
  }
  const auto quotes = read_quotes(project, input, leading, "{who}");
  for (const auto& [cmoc, versions] : past.versions) {
    past.led_by.emplace(cmoc, led_by(input, cmoc, quotes));
  }
  return past;
}

int table(const TableOptions& o, Context& ctx) {
  if (o.view != "results" && (!o.by.empty() || !o.cite.empty())) {
    throw Error(Errc::usage, "--by and --cite are for --view results, which has cases and quotes");
  }
  model::Project& project = ctx.read();
  auto out = ctx.renderer(schema_of(o));
  const model::Corpus corpus = model::load_corpus(project);
  const Where where(project, corpus, o.where, model::Scope::coding, o.counted.case_kind);
  analysis::CmoInput input = read_cmo(project, corpus);
  input.asked = where.asked();
  const analysis::CountedCases of = counted_cases(project, corpus, where.filter(), o.counted);
  const analysis::CmoSummaries summaries = analysis::summarize_cmo(
      input, where.filter(), of, {.quotes = o.view == "results" ? o.quotes : 0});
  std::vector<std::size_t> chosen;
  for (const auto& row : summaries.rows) {
    chosen.insert(chosen.end(), row.quotes.begin(), row.quotes.end());
  }
  const auto quotes = read_quotes(project, input, chosen, o.cite);
  const auto quote = [&](const model::Evidence& e) {
    const auto index = static_cast<std::size_t>(&e - input.evidence.data());
    return report::quotation_of(quotes.at(index));
  };
  std::optional<analysis::CmoMatrix> by;
  if (!o.by.empty()) by = cmo_matrix(input, where.filter(), of, summaries, "attr:" + o.by);
  report::CmoTable made;
  if (o.view == "refinement") {
    made = report::cmo_refinement(input, summaries, past_of(project, input, summaries));
  } else if (o.view == "hypotheses") {
    made = report::cmo_hypotheses(
        input, analysis::cmo_findings(input, where.filter(), of, summaries), summaries);
  } else if (o.view == "pattern") {
    made = report::cmo_pattern(input, summaries);
  } else {
    made = report::cmo_table(input, summaries, quote, by ? &*by : nullptr, o.by);
  }
  say_left_out(ctx, *out, summaries.not_analysed, made.table.notes);
  say_left_out(ctx, *out, summaries.not_quoted, made.table.notes);
  say_without_passage(ctx, *out, summaries, made.table.notes);
  if (by && by->without_source > 0) made.table.notes.push_back(by->without_source_note(o.by));
  if (!o.where.empty()) made.table.notes.push_back("Only where " + o.where + ".");
  ctx.table(*out, std::move(made.table), made.rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_cmo_table(App app, Context& ctx) {
  auto o = std::make_shared<TableOptions>();
  App sub = app.add_subcommand("table", "The table of configurations, as papers print it");
  sub.add_option("--by", o->by,
                 "An attribute, such as the wave: k of n in each of its values, too");
  sub.add_option("--quotes", o->quotes, "Supporting quotes of each configuration, at most (1)")
      .between(0, 1000000000);
  add_counted(sub, o->counted);
  add_filter_and_view(sub, o->where, "Only evidence that fits a filter (see 'thema help queries')",
                      o->view, {"results", "refinement", "hypotheses", "pattern"},
                      "results, refinement (by rewording), hypotheses (with verdicts) or pattern "
                      "(contexts by outcomes) (results); or the name of a saved view");
  sub.add_option("--cite", o->cite, "Attribution of quotes, such as '({case}[, {age}])'");
  example(sub,
          "  thema cmo table --quotes 2 -o cmo.html\n"
          "  thema cmo table --by months --view results\n"
          "  thema cmo table --view hypotheses -f md\n"
          "  thema cmo table --where \"arm = 'internet'\" -f md");
  bind(sub, ctx, [o, &ctx] { return table(*o, ctx); });
}

}  // namespace thema::cli
