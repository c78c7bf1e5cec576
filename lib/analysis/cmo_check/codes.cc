// Elements and the codes that they are tied to: K18, K21.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/cmo_check/rules.h"
#include "base/strings.h"

namespace thema::analysis::cmo_rules {

namespace {

/// The codes (indices) that these are, with their sub-codes.
std::set<std::uint32_t> with_subcodes(const Study& study, const std::vector<RowId>& codes) {
  std::set<std::uint32_t> found;
  for (const RowId id : codes) {
    const auto at = study.corpus.code_index.find(id);
    if (at == study.corpus.code_index.end()) continue;
    for (std::uint32_t c = at->second; c < study.corpus.code_end[at->second]; ++c) found.insert(c);
  }
  return found;
}

std::set<std::uint32_t> united(const std::vector<std::set<std::uint32_t>>& by_code,
                               const std::set<std::uint32_t>& codes) {
  std::set<std::uint32_t> all;
  for (const std::uint32_t c : codes) {
    if (c < by_code.size()) all.insert(by_code[c].begin(), by_code[c].end());
  }
  return all;
}

/// The transcripts that were imported last, by index.
std::set<std::uint32_t> last_transcripts(const Study& study) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < study.corpus.sources.size(); ++s) {
    if (study.corpus.sources[s].kind == "transcript") order.push_back(s);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return study.corpus.sources[a].id < study.corpus.sources[b].id;
  });
  const auto n = static_cast<std::size_t>(study.policy.k18_transcripts);
  if (order.size() <= n) return {};  // there is nothing before them that they could differ from
  return {order.end() - static_cast<std::ptrdiff_t>(n), order.end()};
}

void check_drift(Study& study, const Facts& f, const std::set<std::uint32_t>& last) {
  if (last.empty()) return;
  for (const model::CmoElement& e : f.cmoc->version.elements) {
    const std::set<std::uint32_t> codes = with_subcodes(study, e.codes);
    if (codes.empty()) continue;
    const std::set<std::uint32_t> coded = united(study.input.coded_sources, codes);
    if (std::any_of(coded.begin(), coded.end(), [&](auto s) { return last.contains(s); })) continue;
    study.add("K18", f,
              study.policy.k18_transcripts == 1
                  ? fmt::format("{} was not coded in the last transcript", e.label)
                  : fmt::format("{} was not coded in the last {} transcripts", e.label,
                                study.policy.k18_transcripts));
  }
}

void check_unused_codes(Study& study) {
  std::set<std::uint32_t> tied;
  for (const Facts& f : study.all) {
    for (const model::CmoElement& e : f.cmoc->version.elements) {
      tied.merge(with_subcodes(study, e.codes));
    }
  }
  const std::set<std::string> roles{"context", "mechanism", "resource", "reasoning", "outcome"};
  for (std::uint32_t c = 0; c < study.corpus.codes.size(); ++c) {
    const model::Code& code = study.corpus.codes[c];
    if (!roles.contains(code.role) || tied.contains(c)) continue;
    // A branch whose sub-codes are tied is in use.
    bool below = false;
    for (std::uint32_t k = c; k < study.corpus.code_end[c]; ++k) below = below || tied.contains(k);
    if (below) continue;
    study.add("K18", code.path, 0,
              fmt::format("a code of role {} that no element is tied to", code.role));
  }
}

void check_unreviewed(Study& study, const Facts& f) {
  std::set<std::uint32_t> context, outcome;
  for (const model::CmoElement& e : f.cmoc->version.elements) {
    if (e.role == "context") context.merge(with_subcodes(study, e.codes));
    if (e.role == "outcome") outcome.merge(with_subcodes(study, e.codes));
  }
  if (context.empty() || outcome.empty()) return;
  std::set<std::uint32_t> cases = united(study.input.coded_cases, context);
  for (const std::uint32_t c : united(study.input.coded_cases, outcome)) cases.erase(c);
  for (const std::size_t i : f.evidence) {
    for (const std::uint32_t c : study.cases[i]) cases.erase(c);
  }
  std::erase_if(cases, [&](std::uint32_t c) { return !study.consents(c); });
  if (cases.empty()) return;
  study.add("K21", f,
            fmt::format("possible negative cases, not reviewed: {} with the context and "
                        "without the outcome",
                        study.names_of(cases)));
}

}  // namespace

void check_codes(Study& study) {
  const std::set<std::uint32_t> last = last_transcripts(study);
  for (const Facts& f : study.all) {
    check_drift(study, f, last);
    check_unreviewed(study, f);
  }
  check_unused_codes(study);
}

}  // namespace thema::analysis::cmo_rules
