#include "model/joint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

/// The coding on just this passage: `quoted` if it lies there, then the first that was made with
/// the theme, then the first of all.
RowId coding_at(model::Project& project, const std::string& source,
                const model::PassageSelector& selector, RowId theme, RowId quoted = 0) {
  model::SourceText text(project, model::Sources(project).require(source));
  model::Codings codings(project);
  std::vector<RowId> found;
  for (const text::Span span : text.resolve(selector)) {
    const std::vector<RowId> all = codings.on_passage(text.source().id, span, 0, 0);
    if (quoted != 0 && std::find(all.begin(), all.end(), quoted) != all.end()) return quoted;
    std::vector<RowId> here = codings.on_passage(text.source().id, span, theme, 0);
    if (here.empty()) here = all;
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

/// Tells of columns that are not read. Those of the table that is printed are known.
void check_columns(const formats::Table& table, Sink& sink) {
  constexpr std::array<std::string_view, 13> kRead{
      "domain", "quantitative", "qualitative", "theme", "inference", "coding", "source",
      "quote",  "turns",        "lines",       "start", "end",       "row"};
  for (const std::string& column : table.columns()) {
    const std::string name = ascii_lower(trim(column));
    if (std::find(kRead.begin(), kRead.end(), name) != kRead.end()) continue;
    if (name == "quotes" && (table.find("start") || table.find("coding"))) continue;
    const std::string_view hint =
        name == "quotes" ? "; give a quote by source with quote, turns, lines, or start and end"
                         : "";
    sink.warn("unknown-column", fmt::format("column '{}' is not read{}", column, hint),
              table.file());
  }
}

/// The rows of a file. `there`: those of the display that it replaces.
class FileRows {
 public:
  FileRows(const formats::Table& table, model::Project& project)
      : at_(table), project_(project), there_(model::JointDisplay(project).list()) {
    for (const model::LostCoding& c : model::Codings(project).lost()) lost_.insert(c.id);
  }

  model::JointFields fields(const formats::Record& record, std::size_t number) const {
    model::JointFields f;
    f.domain = at_(record, "domain");
    f.quantitative = at_(record, "quantitative");
    f.qualitative = at_(record, "qualitative");
    f.inference = at_(record, "inference");
    const std::string theme = at_(record, "theme");
    f.theme = theme.empty() ? 0 : model::Codebook(project_).require(theme).id;
    f.coding = coding(record, *f.theme, number);
    return f;
  }

 private:
  RowId coding(const formats::Record& record, RowId theme, std::size_t number) const {
    const std::string coding = at_(record, "coding"), source = at_(record, "source");
    const RowId before = number < there_.size() ? there_[number].coding : 0;
    if (!coding.empty()) return model::Codings(project_).require_id(coding);
    const model::PassageSelector place = this->place(record);
    if (!source.empty()) return coding_at(project_, source, place, theme, before);
    if (!place.empty()) {
      throw Error(Errc::bad_input, "a quote without its source: fill in column source, or coding");
    }
    // A quote whose words are lost has no place that a file could name.
    const bool same_row = before != 0 && there_[number].domain == at_(record, "domain");
    return same_row && lost_.contains(before) ? before : 0;
  }

  model::PassageSelector place(const formats::Record& record) const {
    model::PassageSelector place;
    place.quote = at_(record, "quote");
    place.turns = at_(record, "turns");
    place.lines = at_(record, "lines");
    const std::string start = at_(record, "start"), end = at_(record, "end");
    if (start.empty() != end.empty()) {
      throw Error(Errc::bad_input, "a passage has both a start and an end");
    }
    if (!start.empty()) place.at = start + ":" + end;
    return place;
  }

  const Columns at_;
  model::Project& project_;
  const std::vector<model::JointRow> there_;
  std::set<RowId> lost_;
};

int import(const ImportOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  table.require("domain");
  check_columns(table, ctx.sink());
  ctx.change([&](model::Project& project) {
    const FileRows of_file(table, project);
    std::vector<model::JointFields> rows;
    std::size_t number = 0;
    std::vector<model::RejectedRow> rejected;
    formats::Record record;
    while (table.next(record)) {
      const std::size_t line = record.line;
      model::attempt_row(rejected, line, [&] {
        rows.push_back(of_file.fields(record, number));
        model::JointDisplay::check(rows.back());
      });
      ++number;
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

struct JointQuote {
  report::Quotation words;
  std::string source;
  text::Span span;
};

/// The quotes of the rows, by coding. What may not be quoted has no words; what is lost is not
/// there.
std::map<RowId, JointQuote> quotes_of(const std::vector<model::JointRow>& rows,
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
  std::map<RowId, JointQuote> quotes;
  for (std::size_t i = 0; i < chosen[0].size(); ++i) {
    report::Quotation quote = made[0][i];
    if (!consent.allows(analysis::Consent::Use::quotation, chosen[0][i].cases)) {
      quote = {};
    }
    const model::Coding& c = *chosen[0][i].coding;
    quotes.emplace(c.id, JointQuote{std::move(quote), corpus.sources[c.source].name, c.span});
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
               {"source", "Source", Kind::text, report::kMachines},
               {"start", "Start", Kind::integer, report::kMachines},
               {"end", "End", Kind::integer, report::kMachines},
               {"coding", "Coding", Kind::text, 0}};
  t.group_first_column = true;
  std::vector<report::Row> lines;
  std::size_t lost = 0, withheld = 0;
  for (const model::JointRow& row : rows) {
    const auto theme = corpus.code_index.find(row.theme);
    std::vector<report::Quotation> quote;
    report::Cell source, start, end;
    if (const auto found = quotes.find(row.coding); found != quotes.end()) {
      if (found->second.words.text.empty()) {
        ++withheld;
      } else {
        quote.push_back(found->second.words);
      }
      source = cell(found->second.source);
      start = cell_count(found->second.span.begin);
      end = cell_count(found->second.span.end);
    } else if (row.coding != 0) {
      ++lost;
    }
    lines.push_back(
        {cell_count(row.number), cell(row.domain), cell(row.quantitative), cell(row.qualitative),
         theme == corpus.code_index.end() ? report::Cell() : cell(corpus.codes[theme->second].path),
         quote, cell(row.inference), source, start, end,
         row.coding == 0 ? report::Cell() : cell(short_id('c', row.coding))});
  }
  if (withheld > 0) {
    t.notes.push_back(fmt::format("{} not printed: who speaks there does not consent to quotation.",
                                  counted(withheld, "quote is", "quotes are")));
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
  sub.add_option(
         "file", i->file,
         "A table with the column domain; quantitative, qualitative, theme, inference; "
         "coding, or source with quote, turns, lines or start and end. What 'joint table -f csv' "
         "writes is read as it was")
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
