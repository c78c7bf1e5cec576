#include "analysis/cmo_verdict.h"

#include <algorithm>
#include <unordered_map>

#include "analysis/candidate_rows.h"

namespace thema::analysis {

namespace {

constexpr std::string_view kSupported = "supported", kNot = "not supported",
                           kUntested = "could not be tested";

/// The parts that a piece of evidence speaks to, from the letters of its completeness.
std::array<bool, 3> parts_of(const model::Evidence& e) {
  const auto has = [&](char letter) { return e.completeness.find(letter) != std::string::npos; };
  return {has('C'), has('M'), has('O')};
}

std::set<PartFindings::Voice> voices_of(const model::Evidence& e,
                                        const std::vector<std::uint32_t>& cases) {
  std::set<PartFindings::Voice> voices;
  for (const std::uint32_t c : cases) voices.emplace('c', c);
  if (!voices.empty()) return voices;
  if (e.source != 0) return {{'s', e.source}};
  return {{'t', e.table_row}};
}

}  // namespace

std::string_view PartFindings::verdict() const {
  if (voices_for.empty() && voices_against.empty()) return kUntested;
  return voices_against.size() >= voices_for.size() ? kNot : kSupported;
}

std::string_view CmoFindings::verdict() const {
  const auto any = [&](std::string_view word) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const PartFindings& p) { return p.verdict() == word; });
  };
  if (refuted || any(kNot)) return kNot;
  return any(kUntested) ? kUntested : kSupported;
}

std::vector<CmoFindings> cmo_findings(const CmoInput& input, const Filter& filter,
                                      const CountedCases& counted, const CmoSummaries& summaries) {
  std::vector<CmoFindings> out;
  std::unordered_map<RowId, std::size_t> row_of;
  for (const CmoSummary& s : summaries.rows) {
    row_of.emplace(input.configurations[s.configuration].id, out.size());
    CmoFindings& f = out.emplace_back();
    f.configuration = s.configuration;
    f.refuted = input.configurations[s.configuration].state == "refuted";
  }
  const Consent consent(*input.corpus);
  std::vector<std::set<std::pair<std::string, RowId>>> sources(out.size());
  for (const model::Evidence& e : input.evidence) {
    const auto row = row_of.find(e.cmoc);
    if (row == row_of.end() || e.lost()) continue;
    const auto cases = fitting_cases(input, filter, e);
    if (!cases || (consent.any() && !consent.allows(Consent::Use::analysis, cases_of(input, e)))) {
      continue;
    }
    CmoFindings& f = out[row->second];
    if (e.source != 0) {
      const model::Source& s = input.corpus->sources[input.corpus->source_index.at(e.source)];
      sources[row->second].emplace(s.kind, s.id);
    } else if (!e.table.empty()) {
      sources[row->second].emplace("table " + e.table.substr(0, e.table.rfind(':')), e.table_row);
    }
    const std::array<bool, 3> speaks = parts_of(e);
    for (std::size_t p = 0; p < 3; ++p) {
      if (!speaks[p]) continue;
      PartFindings& part = f.parts[p];
      part.counts.count(e.stance);
      if (e.stance == "silent") continue;
      const bool against = e.stance == "challenges" || e.stance == "negative-case";
      (against ? part.voices_against : part.voices_for).merge(voices_of(e, *cases));
      for (const std::uint32_t c : *cases) {
        const auto of = counted.counted_for(c);
        part.cases.insert(of.begin(), of.end());
      }
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const auto& [kind, id] : sources[i]) ++out[i].sources[kind];
  }
  return out;
}

std::vector<std::vector<std::size_t>> decisions_by_version(
    const std::vector<model::Decision>& decisions, RowId cmoc,
    const std::vector<model::CmoVersion>& versions) {
  std::vector<std::vector<std::size_t>> out(versions.size() + 1);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    int before = 0, after = 0;  // the oldest version that went in, the newest that came out
    for (const model::DecisionObject& o : decisions[i].objects) {
      if (o.cmoc != cmoc || o.version_number == 0) continue;
      if (!o.output && (before == 0 || o.version_number < before)) before = o.version_number;
      if (o.output) after = std::max(after, o.version_number);
    }
    if (before == 0 && after == 0) continue;
    // What only came out of a decision was made by it; what went in stood until then.
    const int step = before == 0 ? after - 1 : before;
    const auto at = std::min(static_cast<std::size_t>(std::max(step, 0)), versions.size());
    out[at].push_back(i);
  }
  return out;
}

}  // namespace thema::analysis
