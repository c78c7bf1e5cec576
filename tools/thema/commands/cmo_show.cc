#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "analysis/consent.h"
#include "base/ids.h"
#include "cells.h"
#include "cmo.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "decision_rows.h"
#include "filter_options.h"
#include "model/cmo_records.h"
#include "model/cmo_words.h"
#include "model/decisions.h"
#include "report/cmo_views.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;
constexpr unsigned kWhenAsked = 0;  // ids and clocks: only with --columns

struct ShowOptions {
  std::string label, where;
  bool versions = false, fragments = false;
};

std::string theme_path(const model::Corpus& corpus, const model::Configuration& c) {
  const auto found = corpus.code_index.find(c.theme);
  return found == corpus.code_index.end() ? std::string() : corpus.codes[found->second].path;
}

report::Table configurations_table() {
  report::Table table;
  table.name = "cmo";
  table.columns = {{"label", "CMOC", Kind::text},
                   {"title", "Title", Kind::text, report::kAll, true},
                   {"scheme", "Scheme", Kind::text, report::kMachines},
                   {"state", "State", Kind::text},
                   {"activation", "Activation", Kind::text},
                   {"valence", "Valence", Kind::text},
                   {"theories", "Theories", Kind::list, report::kMachines},
                   {"theme", "Theme", Kind::text, report::kMachines},
                   {"elements", "Elements", Kind::list},
                   {"evidence", "Evidence", Kind::integer},
                   {"version", "Version", Kind::integer},
                   {"statement", "Statement", Kind::text, report::kMachines},
                   {"level", "Level", Kind::text, report::kMachines},
                   {"reported", "Reported", Kind::boolean, report::kMachines}};
  return table;
}

report::Row configuration_row(const model::Corpus& corpus, const model::Configuration& c,
                              std::size_t evidence, bool machine) {
  report::List elements;
  for (const model::CmoElement& e : c.version.elements) elements.items.push_back(e.label);
  // For people on one line, so that a row stays a row.
  report::Cell element_cell = machine ? report::Cell(elements) : cell(join(elements.items, ", "));
  return {cell(c.label),
          cell(c.title),
          cell(c.version.scheme),
          cell(c.state),
          cell(c.activation),
          cell(c.valence),
          report::List{c.theories},
          cell(theme_path(corpus, c)),
          std::move(element_cell),
          cell_count(evidence),
          cell_number(c.version.number),
          cell(c.sentence(corpus.language)),
          cell(c.level),
          cell_flag(c.version.reported)};
}

/// The configurations for which a piece of evidence fits the filter.
std::unordered_set<RowId> fitting(model::Project& project, const model::Corpus& corpus,
                                  const std::string& filter) {
  const Where where(project, corpus, filter, model::Scope::coding);
  analysis::CmoInput input = read_cmo(project, corpus);
  input.asked = where.asked();
  std::unordered_set<RowId> found;
  for (const model::Evidence& e : input.evidence) {
    if (!e.lost() && analysis::fitting_cases(input, where.filter(), e)) found.insert(e.cmoc);
  }
  return found;
}

int list(const ShowOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("cmo");
  const model::Corpus corpus = model::load_corpus(project);
  std::unordered_map<RowId, std::size_t> evidence;
  for (const model::Evidence& e : model::EvidenceBook(project).list()) {
    if (!e.lost()) ++evidence[e.cmoc];
  }
  std::optional<std::unordered_set<RowId>> wanted;
  if (!trim(o.where).empty()) wanted = fitting(project, corpus, o.where);
  std::vector<report::Row> rows;
  for (const model::Configuration& c : model::Configurations(project).list()) {
    if ((c.state == "fragment") != o.fragments) continue;
    if (wanted && !wanted->contains(c.id)) continue;
    rows.push_back(configuration_row(corpus, c, evidence[c.id], out->machine()));
  }
  ctx.table(*out, configurations_table(), rows);
  out->finish();
  return 0;
}

/// Everything about one configuration.
class Show {
 public:
  Show(model::Project& project, Context& ctx, const ShowOptions& options)
      : ctx_(ctx),
        out_(ctx.renderer(options.versions ? "cmo_versions" : "cmo")),
        corpus_(model::load_corpus(project)),
        cmoc_(model::Configurations(project).require(options.label)),
        input_(read_cmo(project, corpus_, cmoc_.id)),
        consent_(corpus_),
        links_(model::CmoLinks(project).list(cmoc_.id)),
        decisions_(model::Decisions(project).list(cmoc_.id)),
        searches_(model::CmoRecords(project).searches(cmoc_.id)) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < input_.evidence.size(); ++i) all.push_back(i);
    quotes_ = read_quotes(project, input_, all, "{who}");
    if (options.versions) versions_ = model::Configurations(project).versions(cmoc_.id);
  }

  void run(bool with_versions) {
    // With --columns the table of the evidence alone: it is what has columns to choose from. In csv
    // too: a file holds one table.
    const bool chosen = !ctx_.globals().columns_text.empty() || !out_->has_room_for_fields();
    if (with_versions) {
      show_versions();
    } else {
      if (!chosen) show_record();
      if (!chosen) show_elements();
      if (!input_.evidence.empty() || chosen || out_->machine()) show_evidence();
      if (!chosen) show_records();
    }
    out_->finish();
  }

 private:
  void write(const report::Table& table, const std::vector<report::Row>& rows) {
    out_->begin_table(table);
    for (const report::Row& row : rows) out_->row(row);
    out_->end_table();
  }

  void show_record() {
    if (out_->machine()) {
      write(configurations_table(), {configuration_row(corpus_, cmoc_, counted_evidence(), true)});
      return;
    }
    out_->heading({1, cmoc_.title.empty() ? cmoc_.label : cmoc_.label + " " + cmoc_.title});
    if (!cmoc_.version.elements.empty()) out_->note({cmoc_.sentence(corpus_.language)});
    out_->field({"state", "State", cell(cmoc_.state)});
    out_->field({"activation", "Activation", cell(cmoc_.activation)});
    if (!cmoc_.valence.empty()) out_->field({"valence", "Valence", cell(cmoc_.valence)});
    out_->field({"scheme", "Scheme", cell(cmoc_.version.scheme)});
    if (!cmoc_.theories.empty()) {
      out_->field({"theories", "Theory", cell(join(cmoc_.theories, ", "))});
    }
    if (cmoc_.theme != 0) out_->field({"theme", "Theme", cell(theme_path(corpus_, cmoc_))});
    out_->field({"version", "Version", cell_number(cmoc_.version.number)});
    if (!cmoc_.level.empty()) out_->field({"level", "Level", cell(cmoc_.level)});
    if (cmoc_.version.reported) out_->field({"reported", "Reported", cell("yes")});
    if (const auto labels = cmoc_.diverging(); !labels.empty()) {
      out_->field({"diverges", "Sentence",
                   cell("diverges from the elements: the words of " + join(labels, ", ") +
                        " are not in it")});
    }
  }

  std::size_t counted_evidence() const {
    return static_cast<std::size_t>(std::count_if(input_.evidence.begin(), input_.evidence.end(),
                                                  [](const auto& e) { return !e.lost(); }));
  }

  /// What it is linked to, what was decided about it, and what was looked for.
  void show_records() {
    std::vector<report::Row> rows;
    for (const model::CmoLink& link : links_) rows.push_back(link_row(link));
    write_some(links_table(), rows);
    rows.clear();
    for (const model::Decision& decision : decisions_) rows.push_back(decision_row(decision));
    write_some(decisions_table(), rows);
    report::Table searches;
    searches.name = "searches";
    searches.columns = {{"what", "Searched for", Kind::text},
                        {"note", "Note", Kind::text, report::kAll, true},
                        {"coder", "Coder", Kind::text}};
    rows.clear();
    for (const model::CmoSearch& s : searches_) {
      rows.push_back({cell(s.what), cell(s.note), cell(s.coder)});
    }
    write_some(searches, rows);
  }

  void write_some(const report::Table& table, const std::vector<report::Row>& rows) {
    if (!rows.empty() || out_->machine()) write(table, rows);
  }

  void show_elements() {
    report::Table table;
    table.name = "elements";
    table.columns = {{"label", "Label", Kind::text},
                     {"role", "Role", Kind::text},
                     {"sign", "Sign", Kind::text, report::kMachines},
                     {"statement", "Statement", Kind::text, report::kMachines},
                     {"words", "Words", Kind::text, report::kPeople, true},
                     {"codes", "Codes", Kind::list}};
    std::vector<report::Row> rows;
    for (const model::CmoElement& e : cmoc_.version.elements) {
      report::List codes;
      for (const RowId code : e.codes) {
        codes.items.push_back(corpus_.codes[corpus_.code_index.at(code)].path);
      }
      rows.push_back({cell(e.label), cell(e.role), cell(e.sign), cell(e.statement),
                      cell(model::with_sign(e.sign, e.statement)), codes});
    }
    if (!rows.empty() || out_->machine()) write(table, rows);
  }

  report::Table evidence_table() const {
    report::Table table;
    table.name = "evidence";
    const unsigned machines = report::kMachines;
    const bool older =
        std::any_of(input_.evidence.begin(), input_.evidence.end(),
                    [&](const model::Evidence& e) { return e.version != cmoc_.version.id; });
    table.columns = {{"stance", "Stance", Kind::text},
                     {"speaks_to", "Speaks to", Kind::list, machines},
                     {"elements", "Elements", Kind::text, report::kPeople},
                     {"completeness", "Covers", Kind::text},
                     {"directness", "Directness", Kind::text},
                     {"cases", "Cases", Kind::list, machines},
                     {"who", "Who and where", Kind::text, report::kPeople, true},
                     {"source", "Source", Kind::text, machines},
                     {"turn", "Turn", Kind::integer, machines},
                     {"start", "Start", Kind::integer, machines},
                     {"end", "End", Kind::integer, machines},
                     {"table", "Table", Kind::text, machines},
                     {"text", "Words", Kind::text, report::kAll, true},
                     {"note", "Note", Kind::text, report::kAll, true},
                     {"coder", "Coder", Kind::text, machines},
                     {"judged_on", "Version", Kind::integer, older ? report::kAll : machines},
                     {"anchor", "Anchor", Kind::text, machines},
                     {"created", "Created", Kind::text, kWhenAsked},
                     {"id", "Id", Kind::text, kWhenAsked}};
    table.group_first_column = true;
    return table;
  }

  void show_evidence() {
    std::vector<report::Row> rows;
    for (const std::string& stance : model::stances()) {
      for (std::size_t i = 0; i < input_.evidence.size(); ++i) {
        if (input_.evidence[i].stance == stance) rows.push_back(evidence_row(i));
      }
    }
    report::Table table = evidence_table();
    if (std::any_of(input_.evidence.begin(), input_.evidence.end(),
                    [&](const model::Evidence& e) { return !may_quote(e) || !told(e); })) {
      table.notes.push_back(
          fmt::format("{}: no consent to quotation or analysis.", analysis::kNotQuoted));
    }
    ctx_.table(*out_, std::move(table), rows);
  }

  bool may_quote(const model::Evidence& e) const {
    return (e.source == 0 && e.table_row == 0) ||
           consent_.allows(analysis::Consent::Use::quotation, analysis::cases_of(input_, e));
  }

  /// Whether anything is told of it but that it is there.
  bool told(const model::Evidence& e) const {
    return consent_.allows(analysis::Consent::Use::analysis, analysis::cases_of(input_, e));
  }

  report::Row evidence_row(std::size_t i) const {
    const model::Evidence& e = input_.evidence[i];
    report::List cases;
    for (const std::uint32_t c : analysis::cases_of(input_, e)) {
      cases.items.push_back(corpus_.cases[c].name);
    }
    std::string source, words = e.lost_text;
    std::vector<std::string> who = cases.items;
    std::int64_t turn = 0;
    if (e.source != 0) {
      source = corpus_.sources[corpus_.source_index.at(e.source)].name;
      if (cases.items != std::vector<std::string>{source}) who.push_back(source);
    }
    if (!e.table.empty()) {
      who.push_back("row " + e.table);
      words = e.row_words;
    }
    if (const auto quote = quotes_.find(i); quote != quotes_.end()) {
      words = quote->second.text;
      turn = quote->second.turn;
      if (turn != 0) who.push_back(fmt::format("turn {}", turn));
    } else if (e.lost()) {
      who.emplace_back("words gone");
    }
    if (!may_quote(e) && !words.empty()) words = analysis::kNotQuoted;
    const bool somewhere = e.source != 0 && !e.lost();
    return {cell(e.stance),
            report::List{e.speaks_to},
            cell(join(e.speaks_to, ", ")),
            cell(e.completeness),
            cell(e.directness),
            cases,
            cell(join(who, ", ")),
            cell(source),
            cell_known(turn, 0),
            somewhere ? cell_number(e.span.begin) : report::Value(),
            somewhere ? cell_number(e.span.end) : report::Value(),
            cell(e.table),
            cell(words),
            cell(told(e) || e.note.empty() ? std::string_view(e.note) : analysis::kNotQuoted),
            cell(e.coder),
            cell_number(e.version_number),
            cell(e.anchor),
            cell(e.created_at),
            cell(short_id('e', e.id))};
  }

  /// The ladder: one row a version, what it says and what was judged on it.
  void show_versions() {
    report::Table table;
    table.name = "cmo_versions";
    table.columns = {{"label", "CMOC", Kind::text, report::kMachines},
                     {"version", "Version", Kind::integer},
                     {"scheme", "Scheme", Kind::text, report::kMachines},
                     {"statement", "Statement", Kind::text, report::kAll, true},
                     {"elements", "Elements", Kind::list, report::kAll, true},
                     {"change", "Change", Kind::list, report::kAll, true},
                     {"decisions", "Decided before", Kind::list, report::kAll, true},
                     {"evidence", "Evidence", Kind::integer},
                     {"coder", "Coder", Kind::text},
                     {"created", "Created", Kind::text, kWhenAsked}};
    const auto decided = analysis::decisions_by_version(decisions_, cmoc_.id, versions_);
    const auto led = led_by(input_, cmoc_.id, quotes_);
    const auto told = [&](std::size_t step) {
      report::List list;
      const auto to = step < versions_.size() ? led.find(versions_[step].number) : led.end();
      if (to != led.end()) list.items = to->second;
      for (const std::size_t d : decided[step]) {
        list.items.push_back(report::decision_for_people(decisions_[d]));
      }
      return list;
    };
    if (const auto since = told(versions_.size()).items; !since.empty()) {
      table.notes.push_back("Decided since: " + join(since, "; ") + ".");
    }
    std::vector<report::Row> rows;
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      const model::CmoVersion& v = versions_[i];
      report::List elements, change;
      if (i > 0) change.items = report::element_changes(versions_[i - 1], v);
      for (const model::CmoElement& e : v.elements) {
        elements.items.push_back(e.label + ": " + model::with_sign(e.sign, e.statement));
      }
      model::Configuration then = cmoc_;
      then.version = v;
      const auto judged = std::count_if(input_.evidence.begin(), input_.evidence.end(),
                                        [&](const auto& e) { return e.version == v.id; });
      rows.push_back({cell(cmoc_.label), cell_number(v.number), cell(v.scheme),
                      cell(then.sentence(corpus_.language)), elements, change, told(i),
                      cell_number(judged), cell(v.coder), cell(v.created_at)});
    }
    ctx_.table(*out_, std::move(table), rows);
  }

  Context& ctx_;
  std::unique_ptr<report::Renderer> out_;
  model::Corpus corpus_;
  model::Configuration cmoc_;
  analysis::CmoInput input_;
  analysis::Consent consent_;
  std::unordered_map<std::size_t, report::QuoteRow> quotes_;
  std::vector<model::CmoVersion> versions_;
  std::vector<model::CmoLink> links_;
  std::vector<model::Decision> decisions_;
  std::vector<model::CmoSearch> searches_;
};

int show(const ShowOptions& o, Context& ctx) {
  Show(ctx.read(), ctx, o).run(o.versions);
  return 0;
}

}  // namespace

void setup_cmo_show(App app, Context& ctx) {
  auto o = std::make_shared<ShowOptions>();
  App sub = app.add_subcommand("list", "List the configurations");
  sub.add_flag("--fragments", o->fragments, "The fragments instead");
  add_filter(sub, o->where,
             "Only those with evidence that fits a filter (see 'thema help queries')");
  example(sub,
          "  thema cmo list\n"
          "  thema cmo list --where \"case = P07\"");
  bind(sub, ctx, [o, &ctx] { return list(*o, ctx); });

  sub = app.add_subcommand("show", "Show one configuration with its elements and evidence");
  sub.add_option("label", o->label, "The configuration's label").required();
  sub.add_flag("--versions", o->versions, "All its versions instead, oldest first");
  example(sub,
          "  thema cmo show CMOC1\n"
          "  thema cmo show CMOC1 --columns stance,speaks_to,text,id\n"
          "  thema cmo show CMOC1 --versions --columns version,created,coder,statement");
  bind(sub, ctx, [o, &ctx] { return show(*o, ctx); });
}

}  // namespace thema::cli
