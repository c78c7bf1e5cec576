#include <algorithm>
#include <unordered_map>

#include "analysis/attribution.h"
#include "analysis/case_groups.h"
#include "analysis/cmo_check/rules.h"
#include "base/strings.h"
#include "model/cmo_words.h"
#include "text/fold.h"

namespace thema::analysis {

namespace cmo_rules {

bool Facts::has(std::initializer_list<std::string_view> roles) const {
  const auto& elements = cmoc->version.elements;
  return std::any_of(elements.begin(), elements.end(), [&](const model::CmoElement& e) {
    return std::find(roles.begin(), roles.end(), e.role) != roles.end();
  });
}

std::string plain(std::string_view words) {
  std::string out;
  for (const char c : text::Folder().fold(trim(words))) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  return out;
}

Study::Study(const CmoCheckInput& in, const CmoPolicy& p)
    : input(in), policy(p), corpus(*in.cmo.corpus), consent_(*in.cmo.corpus) {
  std::unordered_map<RowId, std::size_t> at;
  for (const model::Configuration& c : input.cmo.configurations) {
    if (!model::stands_for_itself(c.state)) continue;
    at.emplace(c.id, all.size());
    all.push_back({.cmoc = &c,
                   .reported = c.version.reported || c.id == input.as_reported,
                   .evidence = {},
                   .supports = {},
                   .refused = {},
                   .gone = {},
                   .cases = {}});
  }
  for (std::size_t i = 0; i < input.cmo.evidence.size(); ++i) {
    const model::Evidence& e = input.cmo.evidence[i];
    cases.push_back(cases_of(input.cmo, e));
    const auto place = at.find(e.cmoc);
    if (place == at.end()) continue;
    Facts& f = all[place->second];
    if (!e.anchor.empty()) f.gone.push_back(i);
    if (e.lost()) continue;
    if (!consent_.allows(Consent::Use::analysis, cases[i])) {
      f.refused.push_back(i);
      continue;
    }
    f.evidence.push_back(i);
    if (e.stance != "supports" && e.stance != "refines") continue;
    f.supports.push_back(i);
    f.cases.insert(cases[i].begin(), cases[i].end());
  }
}

void Study::add(const std::string& rule, const Facts& f, const std::string& message) {
  found.push_back({.rule = rule,
                   .object = f.cmoc->label,
                   .message = message,
                   .cmocs = {f.cmoc->id},
                   .waived = {}});
}

void Study::add(const std::string& rule, const Facts& a, const Facts& b,
                const std::string& message) {
  found.push_back(
      {.rule = rule,
       .object = a.cmoc == b.cmoc ? a.cmoc->label : a.cmoc->label + ", " + b.cmoc->label,
       .message = message,
       .cmocs = {a.cmoc->id, b.cmoc->id},
       .waived = {}});
}

void Study::add(const std::string& rule, const std::string& object, RowId theory,
                const std::string& message) {
  found.push_back({.rule = rule,
                   .object = object,
                   .message = message,
                   .cmocs = {},
                   .theory = theory,
                   .waived = {}});
}

std::set<std::string> Study::values(const std::string& attribute, std::size_t i) const {
  std::set<std::string> out;
  for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
    if (corpus.attributes[a].name != attribute) continue;
    const bool of_cases = corpus.attributes[a].owner == model::Owner::case_;
    const auto take = [&](RowId row) {
      if (const std::string* value = corpus.value(a, row)) out.insert(*value);
    };
    // As in the tables: what has no passage is in no source, unless a row is of one.
    const RowId source = evidence(i).source != 0 ? evidence(i).source : evidence(i).row_source;
    if (!of_cases && source != 0) take(source);
    if (!of_cases) continue;
    for (const std::uint32_t c : cases[i]) take(corpus.cases[c].id);
  }
  return out;
}

std::set<std::string> Study::all_values(const std::string& attribute) const {
  std::set<std::string> out;
  for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
    if (corpus.attributes[a].name != attribute) continue;
    const bool of_cases = corpus.attributes[a].owner == model::Owner::case_;
    const auto speaking =
        of_cases ? std::vector<std::vector<std::uint32_t>>() : cases_by_source(corpus);
    for (const auto& [row, value] : corpus.values[a]) {
      const auto& index = of_cases ? corpus.case_index : corpus.source_index;
      const auto at = index.find(row);
      if (at != index.end() &&
          (of_cases ? !consents(at->second)
                    : !consent_.allows(Consent::Use::analysis, speaking[at->second])))
        continue;
      out.insert(value);
    }
  }
  return out;
}

std::vector<std::string> Study::in_order(const std::string& attribute,
                                         const std::set<std::string>& values) const {
  std::vector<std::string> list(values.begin(), values.end());
  for (std::size_t a = 0; a < corpus.attributes.size(); ++a) {
    if (corpus.attributes[a].name == attribute) return ordered_values(corpus, a, std::move(list));
  }
  return list;
}

std::string Study::names_of(const std::set<std::uint32_t>& which) const {
  std::vector<std::string> names;
  for (const std::uint32_t c : which) names.push_back(corpus.cases[c].name);
  return join(names, ", ");
}

}  // namespace cmo_rules

std::vector<CmoFinding> check_cmo(const CmoCheckInput& input, const CmoPolicy& policy) {
  using Level = CmoPolicy::Level;
  cmo_rules::Study study(input, policy);
  for (auto* rules : {cmo_rules::check_completeness, cmo_rules::check_sources,
                      cmo_rules::check_people, cmo_rules::check_search, cmo_rules::check_links,
                      cmo_rules::check_pairs, cmo_rules::check_codes, cmo_rules::check_prose}) {
    rules(study);
  }
  std::vector<CmoFinding> found = std::move(study.found);
  for (CmoFinding& f : found) {
    f.level = policy.levels.at(f.rule);
    if (f.level == Level::error) continue;
    for (const model::Waiver& w : input.waivers) {
      const bool everywhere = w.object.cmoc == 0 && w.object.theory == 0;
      const bool about =
          std::find(f.cmocs.begin(), f.cmocs.end(), w.object.cmoc) != f.cmocs.end() ||
          (f.theory != 0 && w.object.theory == f.theory);
      if (w.rule == f.rule && (everywhere || about)) f.waived = w.reason;
    }
  }
  std::erase_if(found, [](const CmoFinding& f) { return f.level == Level::off; });
  std::stable_sort(found.begin(), found.end(),
                   [](const CmoFinding& a, const CmoFinding& b) { return a.rule < b.rule; });
  return found;
}

}  // namespace thema::analysis
