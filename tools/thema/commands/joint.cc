#include "model/joint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "analysis/attribution.h"
#include "analysis/consent.h"
#include "base/error.h"
#include "base/file.h"
#include "base/ids.h"
#include "base/strings.h"
#include "cell_quotes.h"
#include "cells.h"
#include "context.h"
#include "formats/table.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "model/passages.h"
#include "model/rejected_rows.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct JointOptions {
  std::string row;
  std::optional<std::string> domain, quantitative, qualitative, inference, theme, coding;
  SelectorOptions place;
};

/// The coding on just this passage that was made first; if there are some with the theme, of these.
RowId coding_at(model::Project& project, const std::string& source,
                const model::PassageSelector& selector, RowId theme) {
  model::SourceText text(project, model::Sources(project).require(source));
  model::Codings codings(project);
  std::vector<RowId> found;
  for (const text::Span span : text.resolve(selector)) {
    std::vector<RowId> here = codings.on_passage(text.source().id, span, theme, 0);
    if (here.empty()) here = codings.on_passage(text.source().id, span, 0, 0);
    found.insert(found.end(), here.begin(), here.end());
  }
  if (found.empty()) {
    throw Error(
        Errc::not_found, "no coding lies on just this passage",
        "code it first ('thema apply CODE --in SOURCE ...'): a joint display quotes what is "
        "coded, so that the quote follows corrections of the text");
  }
  return *std::min_element(found.begin(), found.end());
}

model::JointFields fields_of(const JointOptions& o, model::Project& project) {
  model::JointFields f;
  f.domain = o.domain;
  f.quantitative = o.quantitative;
  f.qualitative = o.qualitative;
  f.inference = o.inference;
  if (o.theme) f.theme = o.theme->empty() ? 0 : model::Codebook(project).require(*o.theme).id;
  if (o.coding && !o.place.source.empty()) {
    throw Error(Errc::usage, "name the quote by --coding or by --in with a passage, not by both");
  }
  if (o.coding) f.coding = o.coding->empty() ? 0 : model::Codings(project).require_id(*o.coding);
  if (!o.place.source.empty()) {
    f.coding = coding_at(project, o.place.source, o.place.selector, f.theme.value_or(0));
  } else if (!o.place.selector.empty()) {
    throw Error(Errc::usage, "which source? give --in SOURCE");
  }
  return f;
}

int add(const JointOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const auto number = model::JointDisplay(project).add(fields_of(o, project));
    if (!number) return no_change(ctx);
    done(ctx, project, fmt::format("joint display: row {}, {}", *number, trim(*o.domain)));
  });
  return 0;
}

int set(const JointOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const model::JointFields fields = fields_of(o, project);
    if (!fields.any()) {
      throw Error(Errc::usage,
                  "nothing to set: give --domain, --quantitative, --qualitative, --theme, "
                  "--inference, --coding, or --in with a passage");
    }
    if (!model::JointDisplay(project).set(o.row, fields)) return no_change(ctx);
    done(ctx, project, fmt::format("changed row {} of the joint display", trim(o.row)));
  });
  return 0;
}

int remove(const JointOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::JointDisplay(project).remove(o.row);
    done(ctx, project, fmt::format("removed row {} of the joint display", trim(o.row)));
  });
  return 0;
}

struct ImportOptions {
  std::string file, sheet;
};

/// The columns of a file; those that are not there give empty cells.
class Columns {
 public:
  explicit Columns(const formats::Table& table) : table_(table) {}
  std::string operator()(const formats::Record& record, std::string_view column) const {
    const auto at = table_.find(column);
    return at ? std::string(trim(record.cells[*at])) : std::string();
  }

 private:
  const formats::Table& table_;
};

model::JointFields fields_of(const formats::Record& record, const Columns& at,
                             model::Project& project) {
  model::JointFields f;
  f.domain = at(record, "domain");
  f.quantitative = at(record, "quantitative");
  f.qualitative = at(record, "qualitative");
  f.inference = at(record, "inference");
  const std::string theme = at(record, "theme"), coding = at(record, "coding"),
                    source = at(record, "source");
  f.theme = theme.empty() ? 0 : model::Codebook(project).require(theme).id;
  f.coding = 0;
  model::PassageSelector place;
  place.quote = at(record, "quote");
  place.turns = at(record, "turns");
  place.lines = at(record, "lines");
  if (!coding.empty()) {
    f.coding = model::Codings(project).require_id(coding);
  } else if (!source.empty()) {
    f.coding = coding_at(project, source, place, *f.theme);
  } else if (!place.empty()) {
    throw Error(Errc::bad_input, "a quote without its source: fill in column source, or coding");
  }
  return f;
}

int import(const ImportOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  table.require("domain");
  ctx.change([&](model::Project& project) {
    const Columns at(table);
    std::vector<model::JointFields> rows;
    std::vector<model::RejectedRow> rejected;
    formats::Record record;
    while (table.next(record)) {
      const std::size_t line = record.line;
      model::attempt_row(rejected, line, [&] {
        rows.push_back(fields_of(record, at, project));
        model::JointDisplay::check(rows.back());
      });
    }
    if (!rejected.empty()) {
      model::report_rejected(rejected, o.file, ctx.sink());
      throw Error(Errc::bad_input,
                  fmt::format("{} cannot be stored; nothing was", counted(rejected.size(), "row")));
    }
    const model::JointImport r = model::JointDisplay(project).replace(rows);
    if (r.added + r.changed + r.removed == 0) return no_change(ctx);
    std::string sentence =
        fmt::format("joint display of {}: {} new, {} changed, {} unchanged",
                    counted(rows.size(), "row"), r.added, r.changed, r.unchanged);
    if (r.removed > 0) sentence += fmt::format(", {} removed", r.removed);
    done(ctx, project, sentence);
  });
  return 0;
}

// ---- the table

/// The quotes of the rows, by coding. What may not be quoted says so; what is lost has none.
std::map<RowId, report::Quotation> quotes_of(const std::vector<model::JointRow>& rows,
                                             const model::Corpus& corpus, const std::string& cite,
                                             model::Project& project) {
  std::set<RowId> wanted;
  for (const model::JointRow& row : rows) wanted.insert(row.coding);
  const std::vector<model::Coding> all =
      model::load_codings(project, corpus, {.codes = {}, .sources = {}, .counted_only = false});
  const analysis::Attribution who(corpus);
  const analysis::Consent consent(corpus);
  std::vector<std::vector<analysis::Selected>> chosen(1);
  std::map<std::uint32_t, std::vector<model::Turn>> turns;
  for (const model::Coding& c : all) {
    if (!wanted.contains(c.id)) continue;
    auto there = turns.find(c.source);
    if (there == turns.end()) {
      there = turns.emplace(c.source, model::load_turns(project, corpus.sources[c.source])).first;
    }
    chosen[0].push_back({&c, who.cases_of(c.source, there->second, c.span)});
  }
  const auto made = cell_quotes(project, corpus, cite, chosen);
  std::map<RowId, report::Quotation> quotes;
  for (std::size_t i = 0; i < chosen[0].size(); ++i) {
    report::Quotation quote = made[0][i];
    if (!consent.allows(analysis::Consent::Use::quotation, chosen[0][i].cases)) {
      quote.text = analysis::kNotQuoted;
    }
    quotes.emplace(chosen[0][i].coding->id, std::move(quote));
  }
  return quotes;
}

int table(const std::string& cite, Context& ctx) {
  auto out = ctx.renderer("joint", "Joint display");
  model::Project& project = ctx.read();
  const model::Corpus corpus = model::load_corpus(project);
  const std::vector<model::JointRow> rows = model::JointDisplay(project).list();
  const auto quotes = quotes_of(rows, corpus, cite, project);
  report::Table t;
  t.name = "joint";
  t.columns = {{"row", "Row", Kind::integer, report::kMachines},
               {"domain", "Domain", Kind::text, report::kAll, true},
               {"quantitative", "Quantitative result", Kind::text, report::kAll, true},
               {"qualitative", "Qualitative finding", Kind::text, report::kAll, true},
               {"theme", "Theme", Kind::text, report::kMachines},
               {"quotes", "Quote", Kind::quotations, report::kAll, true},
               {"inference", "Meta-inference", Kind::text},
               {"coding", "Coding", Kind::text, 0}};
  t.group_first_column = true;
  std::vector<report::Row> lines;
  std::size_t lost = 0;
  for (const model::JointRow& row : rows) {
    const auto theme = corpus.code_index.find(row.theme);
    std::vector<report::Quotation> quote;
    if (const auto found = quotes.find(row.coding); found != quotes.end()) {
      quote.push_back(found->second);
    } else if (row.coding != 0) {
      ++lost;
    }
    lines.push_back(
        {cell_count(row.number), cell(row.domain), cell(row.quantitative), cell(row.qualitative),
         theme == corpus.code_index.end() ? report::Cell() : cell(corpus.codes[theme->second].path),
         quote, cell(row.inference),
         row.coding == 0 ? report::Cell() : cell(short_id('c', row.coding))});
  }
  if (lost > 0) {
    t.notes.push_back(
        fmt::format("{} not printed: the words are lost, or only suggested ('thema review').",
                    counted(lost, "quote is", "quotes are")));
  }
  ctx.table(*out, std::move(t), lines);
  out->finish();
  return 0;
}

void add_fields(App app, JointOptions& o) {
  app.add_option("--quantitative", o.quantitative, "The result in numbers, as it is printed");
  app.add_option("--qualitative", o.qualitative, "The finding in words");
  app.add_option("--theme", o.theme, "The code that the finding belongs to");
  app.add_option("--inference", o.inference, "What both say together: confirm, expand or discord");
  app.add_option("--coding", o.coding, "The quote: the id of a coding ('' takes it away)");
  add_selector(app, o.place);
}

}  // namespace

void setup_joint(App app, Context& ctx) {
  auto i = std::make_shared<ImportOptions>();
  App sub = app.add_subcommand("import", "Make the joint display what a csv or xlsx table says");
  sub.add_option("file", i->file,
                 "A table with the column domain; quantitative, qualitative, theme, inference; "
                 "coding, or source with quote, turns or lines")
      .required();
  sub.add_option("--sheet", i->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  cat joint.csv\n"
          "    domain,quantitative,qualitative,theme,source,quote,inference\n"
          "    Workload,14 recruits a clinic,No time,Barriers,P12_6m,busy days,confirm\n"
          "  thema joint import joint.csv");
  bind(sub, ctx, [i, &ctx] { return import(*i, ctx); });

  auto a = std::make_shared<JointOptions>();
  sub = app.add_subcommand("add", "Add a row");
  sub.add_option("domain", a->domain, "What both results are about").required();
  add_fields(sub, *a);
  example(sub,
          "  thema joint add Workload --quantitative '14 recruits a clinic' \\\n"
          "    --qualitative 'No time' --in P12_6m --quote 'busy days' --inference confirm");
  bind(sub, ctx, [a, &ctx] { return add(*a, ctx); });

  auto s = std::make_shared<JointOptions>();
  sub = app.add_subcommand("set", "Change a row");
  sub.add_option("row", s->row, "Its number, as 'thema joint table --columns row,domain' has it")
      .required();
  sub.add_option("--domain", s->domain, "What both results are about");
  add_fields(sub, *s);
  example(sub, "  thema joint set 2 --inference discord --reason 'after the meeting'");
  bind(sub, ctx, [s, &ctx] { return set(*s, ctx); });

  auto r = std::make_shared<JointOptions>();
  sub = app.add_subcommand("remove", "Remove a row");
  sub.add_option("row", r->row, "Its number").required();
  example(sub, "  thema joint remove 2");
  bind(sub, ctx, [r, &ctx] { return remove(*r, ctx); });

  auto cite = std::make_shared<std::string>();
  sub = app.add_subcommand("table", "Domain, numbers, finding, quote, meta-inference");
  sub.add_option("--cite", *cite, "Attribution template (see 'thema config cite')");
  example(sub, "  thema joint table -o joint.html");
  bind(sub, ctx, [cite, &ctx] { return table(*cite, ctx); });
}

}  // namespace thema::cli
