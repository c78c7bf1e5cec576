#include "model/cmo_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "cmo.h"
#include "cmo_reread.h"
#include "context.h"
#include "decision_options.h"
#include "evidence_named.h"
#include "model/cmo_words.h"
#include "model/interviewer_words.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

// ---- merge
// ----------------------------------------------------------------------------------

struct MergeOptions {
  std::vector<std::string> labels, same;
  std::string into;
  std::optional<std::string> title;
  DecisionOptions decision;
};

int merge(const MergeOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::CmoMerge m{.labels = o.labels,
                      .into = o.into,
                      .decision = decision_of(o.decision, "merge", ctx.globals().reason)};
    m.fields.title = o.title;
    for (const std::string& pair : o.same) {
      const auto [from, to] = key_value(pair);
      m.same.emplace(from, to);
    }
    const RowId coder = project.coder_id(ctx.sink());
    const model::CmoMerged merged = model::CmoShape(project).merge(m, coder);
    if (merged.merged.empty()) return no_change(ctx);
    std::string sentence =
        fmt::format("merged {} into {} version {} ({}): {}", join(merged.merged, ", "),
                    merged.now.label, merged.now.version.number, merged.now.element_labels(),
                    counted(merged.evidence, "piece of evidence", "pieces of evidence"));
    if (merged.doubles > 0) sentence += fmt::format(", {} there already", merged.doubles);
    if (merged.links > 0) sentence += ", " + counted(merged.links, "link");
    done(ctx, project, sentence);
    if (!merged.dropped.empty()) {
      ctx.sink().notice(
          "dropped-in-merge",
          fmt::format("{} does not have: {}", merged.now.label, join(merged.dropped, "; ")),
          merged.now.label);
    }
    if (merged.older > 0) {
      ctx.sink().notice(
          "older-wording",
          fmt::format("{} judged on an older wording and not merged: see 'thema cmo reread', then "
                      "merge again",
                      counted(merged.older, "piece of evidence was", "pieces of evidence were")),
          merged.now.label);
    }
  });
  return 0;
}

// ---- split
// ----------------------------------------------------------------------------------

struct SplitOptions {
  std::string label;
  std::vector<std::string> into;
  DecisionOptions decision;
};

/// "CMOC1a" or "CMOC1a=C1,R1,O1".
model::CmoSplit::Part part_of(const std::string& typed) {
  const std::size_t equals = typed.find('=');
  model::CmoSplit::Part part{.label = typed.substr(0, equals), .elements = {}};
  if (equals == std::string::npos) return part;
  for (const std::string_view label : split(std::string_view(typed).substr(equals + 1), ',')) {
    if (!trim(label).empty()) part.elements.emplace_back(trim(label));
  }
  return part;
}

int split_one(const SplitOptions& o, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::CmoSplit s{.label = o.label,
                      .parts = {},
                      .decision = decision_of(o.decision, "split", ctx.globals().reason)};
    for (const std::string& into : o.into) s.parts.push_back(part_of(into));
    const RowId coder = project.coder_id(ctx.sink());
    const model::CmoSplitDone d = model::CmoShape(project).split(s, coder);
    std::vector<std::string> parts;
    for (const auto& part : d.parts) {
      parts.push_back(
          fmt::format("{} ({}; {})", part.now.label, part.now.element_labels(),
                      counted(part.evidence, "piece of evidence", "pieces of evidence")));
    }
    std::string sentence = fmt::format("split {} into {}", d.label, join(parts, " and "));
    if (!d.loops.empty()) sentence += "; linked: " + join(d.loops, ", ");
    done(ctx, project, sentence);
    std::vector<std::string> left;
    for (const model::Evidence& e : d.left) {
      left.push_back(fmt::format("{} ({}{}{})", short_id('e', e.id), e.stance,
                                 e.speaks_to.empty() ? "" : " ", join(e.speaks_to, ",")));
    }
    if (!left.empty()) {
      ctx.sink().notice("evidence-left",
                        fmt::format("{} of {} {} to no element of any part and {} with it: {}",
                                    counted(left.size(), "piece of evidence", "pieces of evidence"),
                                    d.label, left.size() == 1 ? "speaks" : "speak",
                                    left.size() == 1 ? "stays" : "stay", join(left, ", ")),
                        d.label);
    }
  });
  return 0;
}

// ---- extract
// --------------------------------------------------------------------------------

struct ExtractOptions {
  std::string label, stance = "supports", directness, note;
  std::map<std::string, std::vector<std::string>> elements;
  SelectorOptions place;
};

int extract(const ExtractOptions& o, Context& ctx) {
  if (o.place.source.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
  ctx.change([&](model::Project& project) {
    model::CmoFields fields;
    for (const auto& [role, texts] : o.elements) {
      for (const std::string& text : texts) fields.elements[role].push_back({.text = text});
    }
    model::SourceText text(project, model::Sources(project).require(o.place.source));
    const std::vector<text::Span> spans = text.resolve(o.place.selector);
    if (spans.size() != 1) {
      throw Error(Errc::usage, "a fragment is of one passage: say which with --nth N");
    }
    model::NewEvidence e;
    e.stance = o.stance;
    e.directness = o.directness;
    e.note = trim(o.note);
    e.coder = project.coder_id(ctx.sink());
    e.source = text.source().id;
    e.span = spans.front();
    e.quote_hash = text.hash_of(e.span);
    const model::CmoSaved saved = model::CmoShape(project).extract(o.label, fields, e);
    if (!saved.changed) return no_change(ctx);
    done(ctx, project,
         fmt::format("extracted {} ({}) from {}", saved.now.label, saved.now.element_labels(),
                     text.source().name));
    say_asked_only(
        e.stance != "silent" && model::InterviewerWords(project).only(e.source, e.span) ? 1 : 0,
        ctx);
  });
  return 0;
}

// ---- remove
// ---------------------------------------------------------------------------------

int remove(const std::string& label, bool yes, Context& ctx) {
  ctx.change([&](model::Project& project) {
    const std::string name = model::Configurations(project).require(label).label;
    const auto removed = model::Configurations(project).remove(label, yes);
    std::string sentence = "removed " + name;
    if (removed.evidence > 0) {
      sentence += fmt::format(" with {}",
                              counted(removed.evidence, "piece of evidence", "pieces of evidence"));
    }
    done(ctx, project, sentence);
  });
  return 0;
}

void setup_extract(App app, Context& ctx) {
  auto o = std::make_shared<ExtractOptions>();
  App sub = app.add_subcommand(
      "extract", "A fragment: what one passage says of context, mechanism or outcome");
  add_selector(sub, o->place);
  const auto element = [&](const char* name, const char* role, const char* help) {
    sub.add_each(
        name, [o, role](const std::string& text) { o->elements[role].push_back(text); }, help);
  };
  element("-C,--context", "context", "The context (may be repeated)");
  element("-M,--mechanism", "mechanism", "The mechanism");
  element("--resource", "resource", "The mechanism's resource");
  element("-R,--reasoning", "reasoning", "The mechanism's reasoning");
  element("-O,--outcome", "outcome", "The outcome");
  sub.add_option("--as", o->label, "Its label (default: the next of F1, F2, ...)");
  sub.add_option("--directness", o->directness, join(model::directness_words(), ", "));
  sub.add_option("--note", o->note, "Why");
  example(sub,
          "  thema cmo extract --in P12_6m --turns 41 -C 'Lives alone' -O 'Gave up'\n"
          "  thema cmo merge F1 F4 --into CMOC6 --reason 'the same pattern in P12 and P19'");
  bind(sub, ctx, [o, &ctx] { return extract(*o, ctx); });
}

}  // namespace

void setup_cmo_shape(App app, Context& ctx) {
  auto m = std::make_shared<MergeOptions>();
  App sub = app.add_subcommand("merge", "Make one of several configurations or fragments");
  sub.add_option("label", m->labels, "What is merged").required();
  sub.add_option("--into", m->into, "What it becomes: a new label, or one that is there")
      .required();
  sub.add_repeatable("--same", m->same,
                     "An element that says what another says: F1.C1=CMOC1.C1 (may be repeated)");
  sub.add_option("--title", m->title, "The title of the result");
  add_decision_options(sub, m->decision);
  example(sub,
          "  thema cmo merge F1 F4 --into CMOC6 --reason 'the same pattern in P12 and P19'\n"
          "  thema cmo merge CMOC4 --into CMOC2 --same CMOC4.C1=CMOC2.C1 --reason 'one context'");
  bind(sub, ctx, [m, &ctx] { return merge(*m, ctx); });

  auto s = std::make_shared<SplitOptions>();
  sub = app.add_subcommand("split", "Make several of one configuration");
  sub.add_option("label", s->label, "What is split").required();
  sub.add_repeatable("--into", s->into,
                     "A part: its label, and the elements it has where not all: CMOC1a=C1,R1,O1");
  add_decision_options(sub, s->decision);
  example(sub,
          "  thema cmo split CMOC1 --into CMOC1a=C1,MR1,R1,O1 --into CMOC1b=C2,MR1,R2,O1 \\\n"
          "    --reason 'Two contexts, two mechanisms'");
  bind(sub, ctx, [s, &ctx] { return split_one(*s, ctx); });

  setup_extract(app, ctx);
  setup_cmo_reread(app, ctx);

  auto label = std::make_shared<std::string>();
  auto yes = std::make_shared<bool>(false);
  sub = app.add_subcommand("remove", "Remove a configuration that should not have been there");
  sub.add_option("label", *label, "The configuration's label").required();
  sub.add_flag("--yes", *yes, "With its evidence, links and memos");
  example(sub, "  thema cmo remove CMOC9 --yes --reason 'made by mistake'");
  bind(sub, ctx, [label, yes, &ctx] { return remove(*label, *yes, ctx); });
}

}  // namespace thema::cli
