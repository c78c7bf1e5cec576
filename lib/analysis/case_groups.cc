#include "analysis/case_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/attribution.h"
#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "text/collate.h"

namespace thema::analysis {

namespace {

/// By counted case: the values of an attribute that it has. A case that others belong to has those
/// of the sources in which they speak, and of an attribute of cases theirs where it has none
/// itself.
std::vector<std::set<std::string>> values_of_cases(const model::Corpus& corpus,
                                                   const CountedCases& counted,
                                                   std::size_t attribute) {
  std::vector<std::set<std::string>> values(corpus.cases.size());
  const bool of_cases = corpus.attributes[attribute].owner == model::Owner::case_;
  const auto of_case = [&](std::uint32_t c) { return corpus.value(attribute, corpus.cases[c].id); };
  if (of_cases) {
    for (std::uint32_t c = 0; c < values.size(); ++c) {
      if (const std::string* v = of_case(c)) values[c].insert(*v);
    }
  }
  const auto speaking = cases_by_source(corpus);
  for (std::size_t s = 0; s < speaking.size(); ++s) {
    for (const std::uint32_t c : speaking[s]) {
      const std::string* v = of_cases ? of_case(c) : corpus.value(attribute, corpus.sources[s].id);
      if (v == nullptr) continue;
      for (const std::uint32_t for_whom : counted.counted_for(c)) {
        if (of_cases && of_case(for_whom) != nullptr) continue;
        values[for_whom].insert(*v);
      }
    }
  }
  return values;
}

}  // namespace

std::size_t attribute_named(const model::Corpus& corpus, std::string_view name, bool of_cases) {
  std::vector<std::string> names;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) {
    if (of_cases && corpus.attributes[i].owner != model::Owner::case_) continue;
    if (corpus.attributes[i].name == name) return i;
    names.push_back(corpus.attributes[i].name);
    at.push_back(i);
  }
  if (const auto same = model::printed_as(name, "attribute", names, corpus.printed)) {
    return at[*same];
  }
  throw Error(Errc::usage,
              fmt::format("no attribute '{}'{}; there are: {}", name, of_cases ? " of cases" : "",
                          names.empty() ? "none" : join(names, ", ")),
              did_you_mean(name, names));
}

std::vector<std::string> ordered_values(const model::Corpus& corpus, std::size_t attribute,
                                        std::vector<std::string> values) {
  const auto& levels = corpus.attributes[attribute].levels;
  const auto rank = [&](const std::string& v) {
    return std::find_if(levels.begin(), levels.end(), [&](const auto& l) { return l.value == v; }) -
           levels.begin();
  };
  const text::Collator order(corpus.language);
  std::sort(values.begin(), values.end(), [&](const std::string& a, const std::string& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : order.less(a, b);
  });
  values.erase(std::unique(values.begin(), values.end()), values.end());
  // What was not reported stands behind what was, unless it was given a place.
  if (rank(std::string(model::kNotReported)) == std::ssize(levels)) {
    std::stable_partition(values.begin(), values.end(),
                          [](const std::string& v) { return v != model::kNotReported; });
  }
  return values;
}

std::string value_heading(const model::Attribute& attribute, const std::string& value) {
  for (const auto& level : attribute.levels) {
    if (level.value == value && !level.label.empty()) return level.label;
  }
  return value;
}

std::vector<CaseGroup> case_groups(const model::Corpus& corpus, const CountedCases& counted,
                                   std::size_t attribute) {
  const auto values = values_of_cases(corpus, counted, attribute);
  std::vector<std::string> names;
  std::vector<bool> missing(corpus.cases.size(), false);
  bool any_missing = false;
  for (std::size_t c = 0; c < values.size(); ++c) {
    if (!counted.all()[c]) continue;
    names.insert(names.end(), values[c].begin(), values[c].end());
    missing[c] = values[c].empty();
    any_missing = any_missing || missing[c];
  }
  std::vector<CaseGroup> groups;
  for (const std::string& name : ordered_values(corpus, attribute, std::move(names))) {
    std::vector<bool> members(corpus.cases.size(), false);
    for (std::size_t c = 0; c < values.size(); ++c) members[c] = values[c].contains(name);
    groups.push_back(
        {name, value_heading(corpus.attributes[attribute], name), counted.only(members)});
  }
  if (any_missing) groups.push_back({"missing", "missing", counted.only(missing), true});
  return groups;
}

std::size_t k_of_group(const model::Corpus& corpus, const CaseGroup& group, std::size_t attribute,
                       const std::vector<bool>& cases) {
  if (corpus.attributes[attribute].owner == model::Owner::source) return group.of.k(cases);
  const auto value = [&](std::uint32_t c) { return corpus.value(attribute, corpus.cases[c].id); };
  std::set<std::uint32_t> counted;
  for (std::uint32_t c = 0; c < cases.size(); ++c) {
    if (!cases[c]) continue;
    for (const std::uint32_t for_whom : group.of.counted_for(c)) {
      const std::string* v = value(for_whom) != nullptr ? value(for_whom) : value(c);
      if (v == nullptr ? group.none : !group.none && *v == group.value) counted.insert(for_whom);
    }
  }
  return counted.size();
}

}  // namespace thema::analysis
