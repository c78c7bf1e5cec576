// What a configuration is made of: K01, K09, K15.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/cmo_check/rules.h"
#include "base/strings.h"
#include "model/cmo_words.h"

namespace thema::analysis::cmo_rules {

namespace {

/// States of what became other configurations.
constexpr std::array<std::string_view, 2> kEnds{"merged", "split"};

void check_slots(Study& study, const Facts& f) {
  const bool context = f.has({"context"}), outcome = f.has({"outcome"});
  const bool mechanism = f.has({"mechanism", "resource", "reasoning"});
  if (f.reported && !(context && mechanism && outcome)) {
    std::vector<std::string> missing;
    if (!context) missing.emplace_back("context");
    if (!mechanism) missing.emplace_back("mechanism");
    if (!outcome) missing.emplace_back("outcome");
    study.add("K01", f, fmt::format("it is reported and has no {}", join(missing, ", no ")));
    return;
  }
  if (f.cmoc->state == "candidate") return;
  if (outcome && !mechanism) study.add("K01", f, "an outcome without a mechanism");
  if (mechanism && !outcome) study.add("K01", f, "a mechanism without an outcome");
}

bool is_state(const std::string& word) {
  const std::vector<std::string>& states = model::cmo_states();
  return std::find(states.begin(), states.end(), word) != states.end();
}

/// Whether nothing is asked of what was merged or split: as what it went in is known to the
/// decision that ended it. Fragments are dyads; of a candidate that others took the place of
/// nothing was asked before, and it cannot be completed any more.
bool was_exempt(const Study& study, RowId cmoc) {
  bool exempt = false;
  for (const model::Decision& d : study.input.decisions) {
    const bool replaced = std::any_of(d.objects.begin(), d.objects.end(), [&](const auto& o) {
      return o.output && o.cmoc != 0 && o.cmoc != cmoc;
    });
    for (const model::DecisionObject& o : d.objects) {
      const bool stood = std::find(kEnds.begin(), kEnds.end(), o.detail) == kEnds.end();
      if (o.cmoc != cmoc || o.output || !stood || !is_state(o.detail)) continue;
      exempt = o.detail == "fragment" || (o.detail == "candidate" && replaced);
    }
  }
  return exempt;
}

/// K01 asks in every state but candidate, so also of what others took the place of.
void check_ended(Study& study) {
  for (const model::Configuration& c : study.input.cmo.configurations) {
    const bool ended = std::find(kEnds.begin(), kEnds.end(), c.state) != kEnds.end();
    if (!ended || was_exempt(study, c.id)) continue;
    Facts f;
    f.cmoc = &c;
    f.reported = c.version.reported;
    check_slots(study, f);
  }
}

void check_split(Study& study, const Facts& f) {
  if (f.has({"mechanism"})) return;
  const bool resource = f.has({"resource"}), reasoning = f.has({"reasoning"});
  if (resource && !reasoning) {
    study.add("K09", f, "the mechanism is a resource alone: how do people reason about it?");
  }
  if (reasoning && !resource) {
    study.add("K09", f, "the mechanism is reasoning alone: what is offered that it answers to?");
  }
}

}  // namespace

void check_completeness(Study& study) {
  std::set<std::string> used;
  for (const Facts& f : study.all) {
    check_slots(study, f);
    check_split(study, f);
    used.insert(f.cmoc->theories.begin(), f.cmoc->theories.end());
    if (f.reported && f.cmoc->theories.empty()) {
      study.add("K15", f, "it is reported and belongs to no theory");
    }
  }
  check_ended(study);
  for (const model::Theory& t : study.input.theories) {
    if (!used.contains(t.label)) {
      study.add("K15", t.label, t.id, "no configuration belongs to this theory");
    }
  }
}

}  // namespace thema::analysis::cmo_rules
