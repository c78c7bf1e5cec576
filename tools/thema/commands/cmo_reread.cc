#include "cmo_reread.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "line_input.h"
#include "model/cmo_shape.h"
#include "model/cmo_words.h"
#include "model/earlier_words.h"
#include "model/project.h"
#include "model/sources.h"
#include "reread_session.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct RereadOptions {
  std::string label;
  std::vector<std::string> confirm;
  bool all = false, walk = false;
  std::optional<std::string> stance, speaks_to;
  SelectorOptions place;
};

report::Table reread_table() {
  report::Table table;
  table.name = "cmo_reread";
  table.columns = {{"id", "Id", Kind::text},
                   {"stance", "Stance", Kind::text},
                   {"judged_on", "Judged on", Kind::integer},
                   {"version", "Now", Kind::integer},
                   {"then", "Elements then", Kind::list, report::kAll, true},
                   {"now", "Elements now", Kind::list, report::kAll, true},
                   {"source", "Source", Kind::text},
                   {"start", "Start", Kind::integer, report::kMachines},
                   {"end", "End", Kind::integer, report::kMachines},
                   {"text_then", "Words then", Kind::text, report::kAll, true},
                   {"text", "Words now", Kind::text, report::kAll, true},
                   {"coder", "Coder", Kind::text, report::kMachines}};
  return table;
}

/// A text that was corrected, and what it said before.
struct Corrected {
  std::shared_ptr<const model::SourceText> text;
  std::optional<model::EarlierWords> words;
};

int show(const RereadOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  std::unordered_map<RowId, Corrected> corrected;
  auto out = ctx.renderer("cmo_reread");
  const model::Configuration c = model::Configurations(project).require(o.label);
  std::unordered_map<RowId, model::Source> sources;
  for (model::Source& s : model::Sources(project).list()) sources.emplace(s.id, std::move(s));
  std::vector<report::Row> rows;
  std::vector<std::string> not_kept;  // rows of tables whose words then are not stored
  for (const model::Reread& r : model::CmoShape(project).to_reread(c)) {
    const auto say = [](const model::CmoElement& e) {
      return e.label + ": " + model::with_sign(e.sign, e.statement);
    };
    report::List then, now;
    for (const auto& e : r.elements) {
      then.items.push_back(say(e.then));
      now.items.push_back(e.gone ? "gone" : e.reworded() ? say(e.now) : e.now.label + ": the same");
    }
    std::string name, words, before;
    if (r.evidence.source != 0) {
      const model::Source& source = sources.at(r.evidence.source);
      name = source.name;
      const auto text = ctx.source_text(source);
      words = text->slice(r.evidence.span);
      if (r.evidence.anchor == "changed") {
        auto& earlier = corrected[source.id];
        if (!earlier.words) {
          earlier.text = text;
          earlier.words.emplace(project.db(), source.id, source.version, text->text());
        }
        before = earlier.words->of(r.evidence.span);
      }
    }
    if (!r.evidence.table.empty()) {
      name = r.evidence.table;
      words = r.evidence.row_words;
      if (r.evidence.row_changed()) {
        before = r.evidence.row_said;
        if (before.empty()) not_kept.push_back(name);
      }
    }
    const bool somewhere = r.evidence.source != 0;
    rows.push_back({cell(short_id('e', r.evidence.id)), cell(r.evidence.stance),
                    cell_number(r.evidence.version_number), cell_number(c.version.number), then,
                    now, cell(name),
                    somewhere ? cell_number(r.evidence.span.begin) : report::Value(),
                    somewhere ? cell_number(r.evidence.span.end) : report::Value(), cell(before),
                    cell(words), cell(r.evidence.coder)});
  }
  ctx.table(*out, reread_table(), rows);
  out->finish();
  if (!not_kept.empty()) {
    ctx.sink().notice("reread-row",
                      fmt::format("changed after they were judged: {}; the words are those of "
                                  "today, what the rows said then is not stored",
                                  join(not_kept, ", ")));
  }
  if (!rows.empty()) {
    ctx.sink().notice("reread",
                      fmt::format("what still holds: 'thema cmo reread {} --confirm ID'; "
                                  "what is judged otherwise: with --stance or "
                                  "--speaks-to",
                                  c.label),
                      c.label);
  }
  return 0;
}

/// Whether a person sits there who can be asked.
bool asked_one_by_one(Context& ctx) {
  const Globals& globals = ctx.globals();
  return globals.format.empty() && globals.output.empty() && globals.columns_text.empty() &&
         ctx.terminal().out_is_terminal() && LineInput().is_terminal();
}

int walk(const RereadOptions& o, Context& ctx) {
  if (!ctx.globals().output.empty() || !ctx.globals().format.empty()) {
    throw Error(Errc::usage, "a walk has no -f and -o: without --walk they give the table");
  }
  if (ctx.in_one_change()) {
    throw Error(Errc::usage,
                "in a batch evidence is judged by 'cmo reread LABEL --confirm ID [--stance S]'");
  }
  LineInput input;
  return RereadSession(ctx, o.label).run(input);
}

int reread(const RereadOptions& o, Context& ctx) {
  const bool by_place = !o.place.source.empty();
  const bool chosen = o.all || !o.confirm.empty() || by_place;
  const bool judged = chosen || o.stance || o.speaks_to;
  if (o.walk && judged) {
    throw Error(Errc::usage, "--walk asks what each piece is judged to be: give it alone");
  }
  if (o.walk || (!judged && asked_one_by_one(ctx))) return walk(o, ctx);
  if (!chosen) return show(o, ctx);
  ctx.change([&](model::Project& project) {
    const model::Configuration c = model::Configurations(project).require(o.label);
    model::CmoShape shape(project);
    std::set<RowId> wanted;
    for (const std::string& id : o.confirm) {
      wanted.insert(model::EvidenceBook(project).require_id(id));
    }
    std::vector<text::Span> spans;
    RowId source = 0;
    if (by_place) {
      const auto text = ctx.source_text(model::Sources(project).require(o.place.source));
      source = text->source().id;
      spans = text->resolve(o.place.selector);
    }
    std::size_t n = 0;
    for (const model::Reread& r : shape.to_reread(c)) {
      const bool there = r.evidence.source == source &&
                         std::find(spans.begin(), spans.end(), r.evidence.span) != spans.end();
      if (!o.all && !there && !wanted.contains(r.evidence.id)) continue;
      shape.confirm(c, r, o.stance, o.speaks_to);
      ++n;
    }
    if (n == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{} of {} judged on version {}",
                     counted(n, "piece of evidence", "pieces of evidence"), c.label,
                     c.version.number));
  });
  return 0;
}

}  // namespace

void setup_cmo_reread(App app, Context& ctx) {
  auto o = std::make_shared<RereadOptions>();
  App sub = app.add_subcommand(
      "reread", "Evidence judged on an older wording, or whose words changed, to be judged anew");
  sub.add_option("label", o->label, "The configuration's label").required();
  sub.add_repeatable("--confirm", o->confirm,
                     "It holds of today's wording: by its id (repeatable)");
  sub.add_flag("--all", o->all, "All of it holds");
  sub.add_flag("--walk", o->walk,
               "Ask piece by piece (as on a terminal), with answers from standard input");
  add_selector(sub, o->place);
  sub.add_option("--stance", o->stance, "What it is judged to be now");
  sub.add_option("--speaks-to", o->speaks_to, "The elements that it speaks to now");
  example(sub,
          "  thema cmo reread CMOC1          on a terminal: piece by piece; h lists the answers\n"
          "  thema cmo reread CMOC1 --in P12_6m --turns 41.2\n"
          "  thema cmo reread CMOC1 --confirm e3k9q7 --stance challenges");
  bind(sub, ctx, [o, &ctx] { return reread(*o, ctx); });
}

}  // namespace thema::cli
