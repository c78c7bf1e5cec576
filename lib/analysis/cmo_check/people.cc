// Whose words carry a configuration: K03, K04, K05, K16.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/cmo_check/rules.h"
#include "base/strings.h"

namespace thema::analysis::cmo_rules {

namespace {

std::string united(const std::string& a, const std::string& b) {
  std::string out;
  for (const char c : {'C', 'M', 'O'}) {
    if (a.find(c) != std::string::npos || b.find(c) != std::string::npos) out += c;
  }
  return out;
}

/// What each person's evidence covers together, and whether any two dyads of one join up.
void check_wholes(Study& study, const Facts& f) {
  std::map<std::uint32_t, std::string> covered;
  std::map<std::uint32_t, std::set<std::string>> dyads;
  bool triad = false;
  for (const std::size_t i : f.supports) {
    const std::string& letters = study.evidence(i).completeness;
    triad = triad || letters.size() == 3;
    for (const std::uint32_t c : study.cases[i]) {
      covered[c] = united(covered[c], letters);
      if (letters.size() == 2) dyads[c].insert(letters);
    }
  }
  const bool whole = std::any_of(covered.begin(), covered.end(),
                                 [](const auto& c) { return c.second.size() == 3; });
  if (!whole) {
    study.add("K03", f,
              "no single case gives evidence for context, mechanism and outcome: it exists only "
              "across people");
  }
  const bool joined =
      std::any_of(dyads.begin(), dyads.end(), [](const auto& c) { return c.second.size() >= 2; });
  if (!triad && !joined) {
    study.add("K04", f,
              "no passage covers context, mechanism and outcome, and no two dyads of one "
              "person join up");
  }
}

/// The one value that all supporting evidence has of what has several in the project; or "".
std::string only_value(const std::set<std::string>& here, const std::set<std::string>& everywhere) {
  return here.size() == 1 && everywhere.size() > 1 ? *here.begin() : std::string();
}

std::set<std::string> sites(const Study& study, std::uint32_t c) {
  std::set<std::string> names;
  for (const RowId in : study.corpus.cases[c].in) {
    const auto found = study.corpus.case_index.find(in);
    if (found != study.corpus.case_index.end()) {
      names.insert(study.corpus.cases[found->second].name);
    }
  }
  return names;
}

std::string pieces(std::size_t n) {
  return n == 1 ? "1 piece of evidence" : fmt::format("{} pieces of evidence", n);
}

void check_concentration(Study& study, const Facts& f, const std::set<std::string>& all_coders,
                         const std::set<std::string>& all_sites) {
  std::map<std::uint32_t, std::size_t> of;
  std::set<std::string> coders, interviewers, places;
  for (const std::size_t i : f.supports) {
    for (const std::uint32_t c : study.cases[i]) {
      ++of[c];
      places.merge(sites(study, c));
    }
    coders.insert(study.evidence(i).coder);
    interviewers.merge(study.values("interviewer", i));
  }
  const auto most = std::max_element(
      of.begin(), of.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto share = static_cast<std::size_t>(study.policy.k05_share);
  if (most != of.end() && most->second * 100 >= share * f.supports.size()) {
    study.add("K05", f,
              fmt::format("{} gives {} of {} for it (supporting or refining; threshold {}%)",
                          study.corpus.cases[most->first].name, most->second,
                          pieces(f.supports.size()), study.policy.k05_share));
  }
  const auto say = [&](std::string_view what, const std::string& who) {
    if (!who.empty()) {
      study.add(
          "K05", f,
          fmt::format("all evidence for it (supporting or refining) is of one {}, {}", what, who));
    }
  };
  say("site", only_value(places, all_sites));
  say("interviewer", only_value(interviewers, study.all_values("interviewer")));
  say("coder", only_value(coders, all_coders));
}

}  // namespace

void check_people(Study& study) {
  std::set<std::string> coders, places;
  for (const Facts& f : study.all) {
    for (const std::size_t i : f.evidence) coders.insert(study.evidence(i).coder);
  }
  for (std::uint32_t c = 0; c < study.corpus.cases.size(); ++c) {
    if (study.consents(c)) places.merge(sites(study, c));
  }
  for (const Facts& f : study.all) {
    if (f.cmoc->state == "supported" &&
        f.cases.size() < static_cast<std::size_t>(study.policy.k16_cases)) {
      study.add("K16", f,
                fmt::format("it is called supported with {} of at least {} case{}", f.cases.size(),
                            study.policy.k16_cases, study.policy.k16_cases == 1 ? "" : "s"));
    }
    if (f.supports.empty()) continue;
    check_wholes(study, f);
    check_concentration(study, f, coders, places);
  }
}

}  // namespace thema::analysis::cmo_rules
