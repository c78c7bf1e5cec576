// What was looked for and how it was judged: K06, K07, K08, K17, K20.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/cmo_check/rules.h"
#include "base/strings.h"

namespace thema::analysis::cmo_rules {

namespace {

void check_against(Study& study, const Facts& f) {
  const bool against = std::any_of(f.evidence.begin(), f.evidence.end(), [&](std::size_t i) {
    const std::string& stance = study.evidence(i).stance;
    return stance == "challenges" || stance == "negative-case" || stance == "silent";
  });
  const bool searched =
      std::any_of(study.input.searches.begin(), study.input.searches.end(),
                  [&](const model::CmoSearch& s) { return s.cmoc == f.cmoc->id; });
  if (!against && !searched) {
    study.add("K06", f,
              fmt::format("nothing speaks against it and nobody noted a search: look, "
                          "then 'thema cmo searched {} --for negative-case --note TEXT'",
                          f.cmoc->label));
  }
}

void check_directness(Study& study, const Facts& f) {
  if (f.supports.empty()) return;
  const bool inferred = std::all_of(f.supports.begin(), f.supports.end(), [&](std::size_t i) {
    return study.evidence(i).directness == "inferred";
  });
  if (inferred) study.add("K07", f, "all evidence is inferred, none stated by a speaker");
}

/// "evidence from one value of arm only, internet; none from internet + telephone".
void check_spread_by(Study& study, const Facts& f, const std::string& what,
                     const std::set<std::string>& here,
                     const std::vector<std::string>& everywhere) {
  if (here.size() != 1 || everywhere.size() < 2) return;
  std::vector<std::string> missing;
  for (const std::string& value : everywhere) {
    if (!here.contains(value)) missing.push_back(value);
  }
  study.add("K08", f,
            fmt::format("evidence from one {} only, {}; none from {}", what, *here.begin(),
                        join(missing, ", ")));
}

void check_spread(Study& study, const Facts& f) {
  // Of whatever stance, as the matrix has it; silence is no evidence of anybody.
  std::vector<std::size_t> spoken = f.evidence;
  std::erase_if(spoken, [&](std::size_t i) { return study.evidence(i).stance == "silent"; });
  for (const std::string& attribute : study.policy.k08_by) {
    std::set<std::string> here;
    for (const std::size_t i : spoken) here.merge(study.values(attribute, i));
    check_spread_by(study, f, "value of " + attribute, here,
                    study.in_order(attribute, study.all_values(attribute)));
  }
  std::set<std::string> here, everywhere;
  for (const std::size_t i : spoken) {
    for (const std::uint32_t c : study.cases[i]) here.insert(study.corpus.cases[c].kind);
  }
  std::set<RowId> speaking;
  for (const model::Source& s : study.corpus.sources) {
    speaking.insert(s.cases.begin(), s.cases.end());
  }
  for (const auto& [id, speaker] : study.corpus.speakers) speaking.insert(speaker.case_id);
  for (const model::Case& c : study.corpus.cases) {
    const auto at = static_cast<std::uint32_t>(&c - study.corpus.cases.data());
    if (speaking.contains(c.id) && study.consents(at)) everywhere.insert(c.kind);
  }
  check_spread_by(study, f, "kind of case", here, {everywhere.begin(), everywhere.end()});
}

void check_versions(Study& study, const Facts& f) {
  const auto older = std::count_if(f.evidence.begin(), f.evidence.end(), [&](std::size_t i) {
    return study.evidence(i).version != f.cmoc->version.id;
  });
  if (older > 0) {
    study.add("K17", f,
              fmt::format("{} {} judged on an older wording: 'thema cmo reread {}'", older,
                          older == 1 ? "piece of evidence was" : "pieces of evidence were",
                          f.cmoc->label));
  }
}

/// An outcome before the resource came cannot be its outcome.
void check_order(Study& study, const Facts& f,
                 const std::map<std::uint32_t, std::string>& delivered) {
  for (const std::size_t i : f.supports) {
    const model::Evidence& e = study.evidence(i);
    if (e.source == 0 || e.completeness.find('O') == std::string::npos) continue;
    const std::set<std::string> dates = study.values("date", i);
    for (const std::uint32_t c : study.cases[i]) {
      const auto day = delivered.find(c);
      if (day == delivered.end() || dates.empty() || !(*dates.rbegin() < day->second)) continue;
      study.add("K20", f,
                fmt::format("{} speaks of the outcome on {}, before the event '{}' on {}",
                            study.corpus.cases[c].name, *dates.rbegin(), study.policy.k20_event,
                            day->second));
    }
  }
}

}  // namespace

void check_search(Study& study) {
  std::map<std::uint32_t, std::string> delivered;  // the first day
  for (const CaseEvent& event : study.input.events) {
    if (plain(event.kind) != plain(study.policy.k20_event)) continue;
    std::string& day = delivered[event.case_index];
    if (day.empty() || event.date < day) day = event.date;
  }
  for (const Facts& f : study.all) {
    check_against(study, f);
    check_directness(study, f);
    check_spread(study, f);
    check_versions(study, f);
    check_order(study, f, delivered);
  }
}

}  // namespace thema::analysis::cmo_rules
