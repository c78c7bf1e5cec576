#include "erasure.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "model/cases.h"
#include "model/erasure.h"
#include "model/printed_alike.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

template <class Things>
std::vector<std::string> names_of(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  return names;
}

/// What went, in one sentence, and what a person has to know beside it.
std::string sentence_of(const model::Erased& e) {
  std::vector<std::string> parts;
  if (e.sources.size() == 1) parts.push_back("source " + e.sources.front());
  if (e.sources.size() > 1) parts.push_back(counted(e.sources.size(), "source"));
  if (e.turns > 0) {
    parts.push_back(fmt::format("{} in {}", counted(e.turns, "turn"), join(e.rewritten, ", ")));
  }
  if (e.codings > 0) parts.push_back(counted(e.codings, "coding"));
  if (e.evidence > 0) parts.push_back(fmt::format("{} of evidence", counted(e.evidence, "piece")));
  return parts.empty() ? "nothing of it was in the project" : "erased " + join(parts, ", ");
}

void tell(const model::Erased& e, Context& ctx) {
  Sink& sink = ctx.sink();
  if (e.shortened > 0) {
    sink.notice("shortened", fmt::format("{} reached into the erased words: see 'thema coding list "
                                         "--changed'",
                                         counted(e.shortened, "passage")));
  }
  if (!e.places.empty()) {
    sink.notice("erased-words",
                fmt::format("its words stood elsewhere too, and are '{}' there now: "
                            "{}",
                            model::kErasedWords, join(e.places, ", ")));
  }
  if (!e.left.empty()) {
    sink.notice("left-words",
                fmt::format("quotes of fewer than four words that nobody else said were left where "
                            "they stand elsewhere; look there, and reword what tells who it was: "
                            "{}",
                            join(e.left, ", ")));
  }
  if (!e.without_original.empty()) {
    sink.notice("no-original",
                fmt::format("the imported file held words of others as well and is not kept any "
                            "more; the stored text stands for it: {}",
                            join(e.without_original, ", ")));
  }
  for (const std::string& name : e.same_text) {
    sink.warn("same-text", fmt::format("source '{}' has the same text and was not erased", name),
              name);
  }
  sink.notice("no-undo",
              fmt::format("this cannot be undone, nor {} of the history that held these words; "
                          "backups, copies and exported files still have them",
                          counted(e.history, "earlier change")));
}

}  // namespace

void refuse_in_batch(Context& ctx) {
  if (!ctx.in_one_change()) return;
  throw Error(Errc::usage,
              "what is erased for good cannot be part of one change: run it by itself, or the "
              "batch with --keep-going");
}

int withdraw_case(const std::string& name, Context& ctx) {
  if (trim(ctx.globals().reason).empty()) {
    throw Error(Errc::usage, "a withdrawal needs its reason in the history: --reason TEXT");
  }
  refuse_in_batch(ctx);
  ctx.change([&](model::Project& project) {
    model::Cases cases(project);
    model::PrintedAlike("case", names_of(cases.list()), project.printed_names()).check(name);
    const model::Case gone = cases.require(name);
    if (gone.withdrawn) return no_change(ctx);
    project.coder_id(ctx.sink());
    const model::Erased erased = model::withdraw_case(project, gone.name);
    tell(erased, ctx);
    done(ctx, project, fmt::format("withdrew case {}: {}", gone.name, sentence_of(erased)));
  });
  return 0;
}

int purge_source(const std::string& name, Context& ctx) {
  refuse_in_batch(ctx);
  ctx.change([&](model::Project& project) {
    model::Sources sources(project);
    model::PrintedAlike("source", names_of(sources.list()), project.printed_names()).check(name);
    const model::Source source = sources.require(name);
    project.coder_id(ctx.sink());
    const model::Erased erased = model::erase_source(project, source);
    tell(erased, ctx);
    done(ctx, project, fmt::format("purged source {}: {}", source.name, sentence_of(erased)));
  });
  return 0;
}

}  // namespace thema::cli
