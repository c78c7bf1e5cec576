#include "evidence_named.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "context.h"
#include "model/cases.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::cli {

namespace {

using model::Evidence;

/// The one piece of evidence at a place.
Evidence only_one(const std::vector<Evidence>& found, const model::Configuration& cmoc,
                  const std::string& where) {
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(
        Errc::not_found, fmt::format("{} has no evidence of just {}", cmoc.label, where),
        fmt::format("'thema cmo show {} --columns stance,who,text,id' lists it", cmoc.label))
        .about(cmoc.label);
  }
  std::vector<std::string> ids;
  for (const Evidence& e : found) {
    ids.push_back(fmt::format("{} ({}{}{})", short_id('e', e.id), e.stance,
                              e.speaks_to.empty() ? "" : " ", join(e.speaks_to, ",")));
  }
  throw Error(Errc::ambiguous,
              fmt::format("{} has {} pieces of evidence of {}: {}; give the id of the one that is "
                          "meant",
                          cmoc.label, found.size(), where, join(ids, ", ")))
      .about(cmoc.label);
}

/// Evidence whose words are gone has no place any more.
template <class F>
std::vector<Evidence> fitting(const std::vector<Evidence>& there, const EvidencePlace& place,
                              F&& is_it) {
  std::vector<Evidence> found;
  for (const Evidence& e : there) {
    if (e.lost() || (!place.stance.empty() && e.stance != place.stance) || !is_it(e)) continue;
    found.push_back(e);
  }
  return found;
}

std::vector<Evidence> at_place(const std::vector<Evidence>& there, const EvidencePlace& place,
                               const model::Configuration& cmoc, model::Project& project,
                               Context& ctx) {
  std::vector<Evidence> found;
  for (const model::CodedPassage& p : passages_named(place, project, ctx)) {
    found.push_back(only_one(
        fitting(there, place,
                [&](const Evidence& e) { return e.source == p.source && e.span == p.span; }),
        cmoc, "that passage"));
  }
  if (!found.empty()) return found;
  if (!place.table.empty()) {
    const RowId row = model::EvidenceBook(project).table_row_named(place.table);
    return {only_one(fitting(there, place, [&](const Evidence& e) { return e.table_row == row; }),
                     cmoc, fmt::format("row {}", place.table))};
  }
  if (place.case_name.empty()) return {};
  const RowId who = model::Cases(project).require(place.case_name).id;
  return {only_one(fitting(there, place,
                           [&](const Evidence& e) {
                             return e.source == 0 && e.table_row == 0 && e.case_id == who;
                           }),
                   cmoc, fmt::format("case {}", place.case_name))};
}

}  // namespace

void add_evidence_ids(App app, const std::string& name, EvidenceIds& into,
                      const std::string& help) {
  app.handle()
      ->add_option_function<std::vector<std::string>>(
          name,
          [&into](const std::vector<std::string>& typed) {
            into.given = true;
            for (const std::string& id : typed) {
              if (!trim(id).empty()) into.ids.emplace_back(trim(id));
            }
          },
          help)
      ->expected(0, 1)
      ->type_name("ID")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

std::vector<model::CodedPassage> passages_named(const EvidencePlace& place, model::Project& project,
                                                Context& ctx) {
  const SelectorOptions& o = *place.passage;
  if (!place.coding.empty()) {
    if (!o.source.empty() || !o.selector.empty()) {
      throw Error(Errc::usage, "give --coding or a passage with --in, not both");
    }
    return {model::EvidenceBook(project).passage_of(place.coding)};
  }
  if (o.source.empty()) {
    if (!o.selector.empty()) throw Error(Errc::usage, "which source? give --in SOURCE");
    return {};
  }
  const auto text = ctx.source_text(model::Sources(project).require(o.source));
  std::vector<model::CodedPassage> found;
  for (const text::Span span : text->resolve(o.selector)) {
    found.push_back({text->source().id, span, text->hash_of(span)});
  }
  return found;
}

void say_asked_only(std::size_t n, Context& ctx) {
  if (n == 0) return;
  ctx.sink().notice("interviewer-only",
                    n == 1 ? std::string("the evidence holds nothing but an interviewer's words")
                           : fmt::format("{} of the pieces of evidence hold nothing but an "
                                         "interviewer's words",
                                         n));
}

std::vector<Evidence> evidence_named(const model::Configuration& cmoc, const EvidenceIds& ids,
                                     const EvidencePlace& place, model::Project& project,
                                     Context& ctx) {
  model::EvidenceBook book(project);
  const std::vector<Evidence> there = book.list(cmoc.id);
  if (ids.ids.empty()) {
    std::vector<Evidence> found = at_place(there, place, cmoc, project, ctx);
    if (!found.empty()) return found;
    throw Error(Errc::usage,
                fmt::format("which evidence? give its id ('thema cmo show {} --columns "
                            "stance,who,text,id') or its place: --in SOURCE with --quote, --turns, "
                            "--lines or --at",
                            cmoc.label));
  }
  std::vector<Evidence> found;
  for (const std::string& typed : ids.ids) {
    const RowId id = book.require_id(typed);
    const auto it =
        std::find_if(there.begin(), there.end(), [&](const Evidence& e) { return e.id == id; });
    if (it == there.end()) {
      throw Error(Errc::not_found, fmt::format("'{}' is evidence of another configuration than {}",
                                               typed, cmoc.label));
    }
    found.push_back(*it);
  }
  return found;
}

}  // namespace thema::cli
