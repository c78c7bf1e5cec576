#include "report/cmo_diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "cmo.h"
#include "cmo_reading.h"
#include "coding_rows.h"
#include "context.h"
#include "dot_output.h"
#include "filter_options.h"
#include "model/cmo_words.h"
#include "model/settings.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct DiagramOptions {
  std::vector<std::string> labels, theories, states;
  std::string where;
  std::size_t rows = 10;
  bool no_evidence = false, no_links = false, together = false;
};

/// Those that are asked for by label; else all that stand for themselves and fit.
std::vector<model::Configuration> chosen(const DiagramOptions& o, model::Project& project) {
  model::Configurations all(project);
  if (!o.labels.empty()) {
    std::vector<model::Configuration> named;
    std::set<RowId> seen;
    for (const std::string& label : o.labels) {
      model::Configuration c = all.require(label);
      if (seen.insert(c.id).second) named.push_back(std::move(c));
    }
    return named;
  }
  std::vector<model::Configuration> list = all.list();
  const auto among = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::erase_if(list, [&](const model::Configuration& c) {
    if (!o.states.empty() ? !among(o.states, c.state) : !model::stands_for_itself(c.state)) {
      return true;
    }
    return !o.theories.empty() && std::none_of(c.theories.begin(), c.theories.end(),
                                               [&](const auto& t) { return among(o.theories, t); });
  });
  return list;
}

void count_evidence(const DiagramOptions& o, model::Project& project,
                    report::CmoDiagramInput& input, report::Renderer* out,
                    std::vector<std::string>& notes, Context& ctx) {
  const model::Corpus corpus = model::load_corpus(project);
  const Where where(project, corpus, o.where, model::Scope::coding, CountedOptions().case_kind);
  analysis::CmoInput evidence = read_cmo(project, corpus);
  evidence.asked = where.asked();
  const analysis::CmoSummaries summaries = analysis::summarize_cmo(
      evidence, where.filter(), counted_cases(project, corpus, where.filter(), {}), {.quotes = 0});
  for (const auto& row : summaries.rows) {
    input.counts.emplace(evidence.configurations[row.configuration].id, row.counts);
  }
  if (out != nullptr) {
    say_left_out(ctx, *out, summaries.not_analysed, notes);
    say_without_passage(ctx, *out, summaries, notes);
  }
  if (!o.where.empty()) notes.push_back("Only evidence where " + o.where + ".");
}

report::Table nodes_table() {
  report::Table t;
  t.name = "nodes";
  t.columns = {{"id", "Element", Kind::text},
               {"role", "Role", Kind::text},
               {"statement", "Statement", Kind::text},
               {"sign", "Sign", Kind::text},
               {"cmocs", "Configurations", Kind::list}};
  return t;
}

report::Table edges_table() {
  report::Table t;
  t.name = "cmo_diagram";
  t.columns = {{"from", "From", Kind::text},
               {"to", "To", Kind::text},
               {"kind", "Kind", Kind::text},
               {"cmoc", "Configuration", Kind::text},
               {"feedback", "Feedback", Kind::boolean},
               {"note", "Note", Kind::text}};
  return t;
}

/// Programs get the list of edges; JSON, which has room for it, the elements too.
void print_lists(const report::CmoDiagramInput& input, report::Renderer& out, Context& ctx) {
  const report::CmoGraph graph = report::cmo_graph(input);
  std::vector<report::Row> rows;
  for (const auto& e : graph.edges) {
    rows.push_back({cell(e.from), cell(e.to), cell(e.kind), cell(e.cmoc), cell_flag(e.feedback),
                    cell(e.note)});
  }
  ctx.table(out, edges_table(), rows);
  if (!out.has_room_for_fields()) return;
  rows.clear();
  for (const auto& n : graph.nodes) {
    rows.push_back(
        {cell(n.id), cell(n.role), cell(n.statement), cell(n.sign), report::List{n.cmocs}});
  }
  const report::Table nodes = nodes_table();
  out.begin_table(nodes);
  for (const report::Row& row : rows) out.row(row);
  out.end_table();
}

void check_options(const DiagramOptions& o, model::Project& project) {
  if (!o.labels.empty() && (!o.theories.empty() || !o.states.empty())) {
    throw Error(Errc::usage, "give labels of configurations, or --theory and --state, not both");
  }
  for (const std::string& state : o.states) {
    model::check_word("state", state, model::cmo_states());
  }
  for (const std::string& theory : o.theories) model::Theories(project).require(theory);
}

report::CmoDiagramInput read_input(const DiagramOptions& o, model::Project& project) {
  report::CmoDiagramInput input;
  input.configurations = chosen(o, project);
  std::set<std::string> shown(o.theories.begin(), o.theories.end());
  if (o.theories.empty()) {
    for (const auto& c : input.configurations) shown.insert(c.theories.begin(), c.theories.end());
  }
  const bool all = o.labels.empty() && o.theories.empty() && o.states.empty();
  input.theories = model::Theories(project).list();
  std::erase_if(input.theories,
                [&](const model::Theory& t) { return !all && !shown.contains(t.label); });
  if (o.no_links) return input;
  std::set<RowId> drawn;
  for (const auto& c : input.configurations) drawn.insert(c.id);
  input.links = model::CmoLinks(project).list();
  std::erase_if(input.links, [&](const model::CmoLink& link) {
    return !drawn.contains(link.from.cmoc) && !drawn.contains(link.to.cmoc);
  });
  return input;
}

int diagram(const DiagramOptions& o, Context& ctx) {
  const bool dot = dot_asked(ctx.globals());
  model::Project& project = ctx.read();
  check_options(o, project);
  auto out = dot ? nullptr : ctx.renderer("cmo_diagram", "Diagram of configurations");
  report::CmoDiagramInput input = read_input(o, project);
  if (input.configurations.empty()) {
    ctx.sink().notice("cmo-diagram-empty",
                      "there is no configuration to be drawn: 'thema cmo list' shows those there "
                      "are");
  }
  const bool lists = out && (out->machine() || !ctx.globals().columns_text.empty());
  std::vector<std::string> notes;
  if (!o.no_evidence && !lists) count_evidence(o, project, input, out.get(), notes, ctx);
  if (lists) {
    print_lists(input, *out, ctx);
    out->finish();
    return 0;
  }
  const bool apart = !o.labels.empty() && !o.together;
  std::vector<report::PathDiagram> figures =
      apart && !dot
          ? report::configuration_diagrams(input, model::Settings(project).get("language"))
          : report::theory_diagrams(input, dot ? 0 : o.rows);
  const std::string& caption = ctx.globals().caption;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    auto& text = figures[i].text;
    text.notes.insert(text.notes.end(), notes.begin(), notes.end());
    if (caption.empty()) continue;
    text.title = caption;
    if (figures.size() > 1) text.title += fmt::format(" ({} of {})", i + 1, figures.size());
  }
  if (dot) {
    print_dot(figures.front(), ctx);
    return 0;
  }
  for (auto& figure : figures) out->figure(std::move(figure));
  out->finish();
  return 0;
}

}  // namespace

void setup_cmo_diagram(App app, Context& ctx) {
  auto o = std::make_shared<DiagramOptions>();
  App sub = app.add_subcommand(
      "diagram", "Draw the programme theory, or single configurations, as svg or for Graphviz");
  sub.add_option("label", o->labels,
                 "Configurations, each in a figure of its own (default: the programme theory)");
  sub.add_repeatable("--theory", o->theories, "Only configurations of this theory");
  sub.add_repeatable("--state", o->states, "Only configurations in this state");
  sub.add_flag("--together", o->together, "Configurations that are named share a figure");
  sub.add_option("--rows", o->rows, "Configurations a figure, at most (10); 0: any number")
      .between(0, 1000000000);
  sub.add_flag("--no-links", o->no_links, "Without links between configurations");
  sub.add_flag("--no-evidence", o->no_evidence, "Without numbers of pieces of evidence");
  add_filter(sub, o->where, "Count only evidence that fits a filter (see 'thema help queries')");
  example(sub,
          "  thema cmo diagram -o theory.svg\n"
          "  thema cmo diagram CMOC1 CMOC5 -o configurations.svg\n"
          "  thema cmo diagram --theory T1 -f dot | dot -Tpdf -o theory.pdf\n"
          "  thema cmo diagram -f csv -o edges.csv");
  bind(sub, ctx, [o, &ctx] { return diagram(*o, ctx); });
}

}  // namespace thema::cli
