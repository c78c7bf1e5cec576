#include "report/cmo_table.h"
#include "filter_options.h"

#include "cmo.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "report/evidence_quote.h"

namespace thema::cli {

namespace {

struct TableOptions {
  std::size_t quotes = 1;
  std::string where, cite;
  CountedOptions counted;
};

int table(const TableOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("cmo");
  const model::Corpus corpus = model::load_corpus(project);
  const Where where(project, corpus, o.where, model::Scope::coding);
  analysis::CmoInput input = read_cmo(project, corpus);
  input.asked = where.asked();
  const analysis::CmoSummaries summaries = analysis::summarize_cmo(
      input, where.filter(), counted_cases(project, corpus, where.filter(), o.counted),
      {.quotes = o.quotes});
  std::vector<std::size_t> chosen;
  for (const auto& row : summaries.rows) {
    chosen.insert(chosen.end(), row.quotes.begin(), row.quotes.end());
  }
  const auto quotes = read_quotes(project, input, chosen, o.cite);
  report::CmoTable made = report::cmo_table(input, summaries, [&](const model::Evidence& e) {
    const auto index = static_cast<std::size_t>(&e - input.evidence.data());
    return report::quotation_of(quotes.at(index));
  });
  say_left_out(ctx, *out, summaries.not_analysed, made.table.notes);
  say_left_out(ctx, *out, summaries.not_quoted, made.table.notes);
  if (!o.where.empty()) made.table.notes.push_back("Only where " + o.where + ".");
  ctx.table(*out, std::move(made.table), made.rows);
  out->finish();
  return 0;
}

}  // namespace

void setup_cmo_table(App app, Context& ctx) {
  auto o = std::make_shared<TableOptions>();
  App sub = app.add_subcommand("table", "The table of configurations, as papers print it");
  sub.add_option("--quotes", o->quotes, "Supporting quotes of each configuration, at most (1)")
      .between(0, 1000000000);
  add_counted(sub, o->counted);
  add_filter(sub, o->where, "Only evidence that fits a filter (see 'thema help queries')");
  sub.add_option("--cite", o->cite, "Attribution of quotes, such as '({case}[, {age}])'");
  example(sub,
          "  thema cmo table --quotes 2 -o cmo.html\n"
          "  thema cmo table --where \"arm = 'internet'\" -f md");
  bind(sub, ctx, [o, &ctx] { return table(*o, ctx); });
}

}  // namespace thema::cli
