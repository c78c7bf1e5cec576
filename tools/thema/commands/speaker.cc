#include <fmt/format.h>

#include <algorithm>

#include "analysis/filter.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/cases.h"
#include "model/corpus.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct SpeakerOptions {
  std::string source, label, role, case_name, rename, where, into;
  std::vector<std::string> labels;
  bool no_case = false, make_new = false;
};

int list(const SpeakerOptions& o, Context& ctx) {
  model::Project& project = ctx.read();
  auto out = ctx.renderer("speakers");
  const model::Corpus corpus = model::load_corpus(project);
  model::Sources sources(project);
  std::vector<model::Source> wanted = corpus.sources;
  if (!o.source.empty()) wanted = {sources.require(o.source)};
  report::Table table;
  table.name = "speakers";
  table.columns = {{"source", "Source", Kind::text},
                   {"speaker", "Speaker", Kind::text},
                   {"role", "Role", Kind::text},
                   {"case", "Case", Kind::text},
                   {"turns", "Turns", Kind::integer}};
  table.group_first_column = true;
  const Where where(project, corpus, o.where, model::Scope::speaker);
  const analysis::Attribution who(corpus);
  std::vector<report::Row> rows;
  for (const model::Source& source : wanted) {
    const std::uint32_t at = corpus.source_index.at(source.id);
    std::unordered_map<RowId, std::size_t> turns;
    for (const model::Turn& t : model::load_turns(project, source)) ++turns[t.speaker];
    for (const model::Speaker& s : sources.speakers(source)) {
      const model::Speaker* speaker = &s;
      analysis::Facts facts;
      facts.source = at;
      facts.speakers = std::span(&speaker, 1);
      const auto cases = analysis::fitting_cases(where.filter(), facts, who.cases_of(at, speaker));
      if (!cases) continue;
      rows.push_back({cell(source.name), cell(s.label), cell(to_string(s.role)),
                      case_cell(corpus, *cases), cell_count(turns[s.id])});
    }
  }
  ctx.table(*out, std::move(table), rows);
  out->finish();
  return 0;
}

/// What an interviewer says counts for no case: a person who is linked as one is in no n.
void warn_of_silent_case(model::Sources& sources, const model::Source& source,
                         const SpeakerOptions& o, Context& ctx) {
  if (o.case_name.empty()) return;
  for (const model::Speaker& s : sources.speakers(source)) {
    if (s.label != o.label || s.role == model::SpeakerRole::participant) continue;
    ctx.sink().warn(
        "case-not-counted",
        fmt::format("speaker '{}' is {}: what is said counts for no case; give --role "
                    "participant if that is wrong",
                    s.label,
                    s.role == model::SpeakerRole::interviewer ? "an interviewer" : "of role other"),
        s.label);
  }
}

int set(const SpeakerOptions& o, Context& ctx) {
  if (o.role.empty() && o.case_name.empty() && o.rename.empty() && !o.no_case) {
    throw Error(Errc::usage, "nothing to set: give --role, --case, --no-case or --rename");
  }
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    const model::Source source = sources.require(o.source);
    model::Sources::SpeakerChange change;
    if (!o.role.empty()) change.role = model::speaker_role(o.role);
    if (!o.rename.empty()) change.label = o.rename;
    if (o.no_case) change.case_id = 0;
    if (!o.case_name.empty()) {
      const model::Case found = model::Cases(project).require(o.case_name);
      change.case_id = found.id;
    }
    const bool changed = sources.set_speaker(source, o.label, change);
    if (!changed) return no_change(ctx);
    done(ctx, project, fmt::format("set speaker {} of {}", o.label, source.name));
    warn_of_silent_case(sources, source, o, ctx);
  });
  return 0;
}

int merge(const SpeakerOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    const model::Source source = sources.require(o.source);
    const std::size_t turns = sources.merge_speakers(source, o.labels, o.into);
    done(ctx, project,
         fmt::format("merged {} into {} in {}: {}", join(o.labels, ", "), o.into, source.name,
                     counted(turns, "turn")));
  });
  return 0;
}

/// Participants whose label is a case's name speak for that case.
int link(const SpeakerOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    model::Cases cases(project);
    std::vector<model::Source> chosen;
    for (const std::string& name : o.labels) chosen.push_back(sources.require(name));
    if (o.labels.empty()) chosen = sources.list();
    std::size_t linked = 0, made = 0;
    std::vector<std::string> unknown, withdrawn;
    for (const model::Source& source : chosen) {
      for (const model::Speaker& s : sources.speakers(source)) {
        if (s.role != model::SpeakerRole::participant || s.case_id != 0) continue;
        const auto known = cases.find(s.label);
        if (!known && !o.make_new) {
          unknown.push_back(fmt::format("{} ({})", s.label, source.name));
          continue;
        }
        if (known && known->withdrawn) {
          withdrawn.push_back(fmt::format("{} ({})", s.label, source.name));
          continue;
        }
        if (!known) ++made;
        model::Sources::SpeakerChange change;
        change.case_id = cases.ensure(s.label);
        if (sources.set_speaker(source, s.label, change)) ++linked;
      }
    }
    if (!unknown.empty()) {
      ctx.sink().notice("no-case", fmt::format("no case of this name: {} (--new makes them)",
                                               join(unknown, ", ")));
    }
    if (!withdrawn.empty()) {
      ctx.sink().notice("withdrawn",
                        "not linked, because the case was withdrawn: " + join(withdrawn, ", "));
    }
    if (linked == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("linked {} to the cases of their names; {} made", counted(linked, "speaker"),
                     counted(made, "case")));
  });
  return 0;
}

}  // namespace

void setup_speaker(App app, Context& ctx) {
  auto o = std::make_shared<SpeakerOptions>();
  App sub = app.add_subcommand("list", "List the speakers of all sources, or of one");
  sub.add_option("source", o->source, "The source");
  add_filter(sub, o->where, "Only speakers that fit a filter (see 'thema help queries')");
  example(sub,
          "  thema speaker list P12_6m\n"
          "  thema speaker list --where \"role = participant and case is null\"");
  bind(sub, ctx, [o, &ctx] { return list(*o, ctx); });

  sub = app.add_subcommand("set", "Set a speaker's role, case or label");
  sub.add_option("source", o->source, "The source").required();
  sub.add_option("label", o->label, "The speaker's label").required();
  sub.add_option("--role", o->role, "interviewer, participant or other");
  const Option with_case = sub.add_option("--case", o->case_name, "The case who speaks");
  sub.add_flag("--no-case", o->no_case, "No case").excludes(with_case);
  sub.add_option("--rename", o->rename, "Another label");
  example(sub, "  thema speaker set focus1 'Speaker 2' --role participant --case P07");
  bind(sub, ctx, [o, &ctx] { return set(*o, ctx); });

  sub = app.add_subcommand("link", "Participants speak for the cases that have their names");
  sub.add_option("source", o->labels, "Only in these sources (default: all)");
  sub.add_flag("--new", o->make_new, "Make cases that are missing");
  example(sub, "  thema speaker link focus1 focus2 --new");
  bind(sub, ctx, [o, &ctx] { return link(*o, ctx); });

  sub = app.add_subcommand("merge", "One person under several labels of a source becomes one");
  sub.add_option("source", o->source, "The source").required();
  sub.add_option("label", o->labels, "Labels that go").required();
  sub.add_option("--into", o->into, "The label that stays, with its role and case").required();
  example(sub, "  thema speaker merge P12_6m 'P 12' Participant --into P12");
  bind(sub, ctx, [o, &ctx] { return merge(*o, ctx); });
}

}  // namespace thema::cli
