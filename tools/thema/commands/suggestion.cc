#include "suggestion.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "cells.h"
#include "coding_rows.h"
#include "context.h"
#include "filter_options.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/sources.h"
#include "selector_options.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct SuggestionOptions {
  std::vector<std::string> ids;
  std::string where, by;
  bool all = false;
  SelectorOptions place;
};

/// `--coder PROGRAM` names whose suggestions are meant, since a program settles nothing; who
/// settles them is then whoever works without the option.
void take_program(SuggestionOptions& o, Context& ctx) {
  std::string& coder = ctx.globals().coder;
  if (coder.empty()) return;
  const auto known = model::Coders(ctx.read()).find(coder);
  if (!known || known->kind != "program") return;
  if (o.by.empty()) o.by = coder;
  coder.clear();
}

std::vector<RowId> on_passage(const SuggestionOptions& o, model::Project& project) {
  model::Codings codings(project);
  std::vector<RowId> ids;
  if (o.place.source.empty()) return ids;
  model::SourceText text(project, model::Sources(project).require(o.place.source));
  for (const text::Span span : text.resolve(o.place.selector)) {
    for (const RowId id : codings.on_passage(text.source().id, span, 0, 0)) ids.push_back(id);
  }
  return ids;
}

/// Ids mean what they name; --where, --all and a passage mean suggestions that wait.
std::vector<RowId> chosen(const SuggestionOptions& o, model::Project& project) {
  if (o.ids.empty() && o.where.empty() && !o.all && o.by.empty() && o.place.source.empty()) {
    throw Error(Errc::usage,
                "which suggestions? give ids ('thema coding list --suggested' shows them), "
                "--where, --all, or --in SOURCE with a passage");
  }
  std::vector<RowId> ids;
  for (const std::string& id : o.ids) ids.push_back(model::Codings(project).require_id(id));
  if (o.ids.empty() || !o.where.empty() || o.all || !o.place.source.empty()) {
    const model::Corpus corpus = model::load_corpus(project);
    const RowId by = o.by.empty() ? 0 : model::Coders(project).require(o.by).id;
    std::vector<RowId> here = on_passage(o, project);
    std::sort(here.begin(), here.end());
    CodingWalk walk(
        project, corpus,
        {.where = o.where, .counted_only = false, .status = model::CodingQuery::Status::suggested});
    walk.each([&](const CodingWalk::Visit& visit) {
      for (const auto& s : visit.selected) {
        if (by != 0 && corpus.coders[s.coding->coder].id != by) continue;
        if (!o.place.source.empty() &&
            !std::binary_search(here.begin(), here.end(), s.coding->id)) {
          continue;
        }
        ids.push_back(s.coding->id);
      }
    });
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

int settle(SuggestionOptions& o, bool accept, Context& ctx) {
  take_program(o, ctx);
  ctx.change([&](model::Project& project) {
    const std::vector<RowId> ids = chosen(o, project);
    project.coder_id(ctx.sink());
    model::Codings codings(project);
    std::size_t settled = 0;
    for (const RowId id : ids)
      settled += (accept ? codings.accept(id) : codings.reject(id)) ? 1 : 0;
    if (settled == 0) return no_change(ctx);
    done(ctx, project,
         fmt::format("{} {}", accept ? "accepted" : "rejected", counted(settled, "suggestion")));
  });
  return 0;
}

}  // namespace

void setup_suggestions(App app, Context& ctx) {
  for (const bool accept : {true, false}) {
    auto o = std::make_shared<SuggestionOptions>();
    App sub = app.add_subcommand(
        accept ? "accept" : "reject",
        accept ? "Suggested codings count from now on" : "Suggested codings shall not come again");
    sub.add_option("id", o->ids, "Ids (see 'coding list --suggested')");
    add_filter(sub, o->where, "All suggestions that fit a filter");
    sub.add_flag("--all", o->all, "All suggestions");
    sub.add_option("--by", o->by, "Only those of this coder (a program may be named by --coder)");
    add_selector(sub, o->place);
    example(sub, accept
                     ? "  thema coding list --suggested\n"
                       "  thema coding accept --where \"code = Trust\" --reason 'read all of them'"
                     : "  thema coding reject cq3k7p cm2x9d\n"
                       "  thema coding reject --all --by coder.py");
    bind(sub, ctx, [o, accept, &ctx] { return settle(*o, accept, ctx); });
  }
}

}  // namespace thema::cli
