#include "analysis/candidate_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace thema::analysis {

namespace {

/// The role that all of these codes have, or the general one of the part.
std::string shared_role(const std::vector<std::string>& roles, const CandidateRow& row) {
  std::set<std::string> found;
  for (const std::uint32_t code : row.codes) found.insert(roles[code]);
  return found.size() == 1 ? *found.begin() : std::string(to_string(row.part));
}

}  // namespace

std::string_view to_string(Part part) {
  if (part == Part::context) return "context";
  return part == Part::mechanism ? "mechanism" : "outcome";
}

std::optional<Part> part_of(std::string_view role) {
  if (role == "context") return Part::context;
  if (role == "mechanism" || role == "resource" || role == "reasoning") return Part::mechanism;
  if (role == "outcome") return Part::outcome;
  return std::nullopt;
}

std::vector<std::string> roles_from_above(const model::Corpus& corpus) {
  std::vector<std::string> roles;
  for (const model::Code& code : corpus.codes) {  // parents come before their sub-codes
    const auto above = corpus.code_index.find(code.parent);
    const bool passes = code.role == "code" && above != corpus.code_index.end() &&
                        part_of(roles[above->second]).has_value();
    roles.push_back(passes ? roles[above->second] : code.role);
  }
  return roles;
}

CandidateRows candidate_rows(const model::Corpus& corpus, const std::vector<std::uint32_t>& under) {
  const std::vector<std::string> roles = roles_from_above(corpus);
  std::vector<bool> wanted(corpus.codes.size(), under.empty());
  for (const std::uint32_t top : under) {
    for (std::uint32_t c = top; c < corpus.code_end[top]; ++c) wanted[c] = true;
  }
  CandidateRows out;
  out.of_code.resize(corpus.codes.size());
  std::set<std::pair<std::uint32_t, Part>> branches;
  for (std::uint32_t c = 0; c < corpus.codes.size(); ++c) {
    const auto part = part_of(roles[c]);
    if (!part || !wanted[c]) continue;
    out.rows.push_back({.code = c, .part = *part, .branch = false, .role = roles[c], .codes = {c}});
    const auto above = corpus.code_index.find(corpus.codes[c].parent);
    branches.emplace(above == corpus.code_index.end() ? c : above->second, *part);
  }
  for (const auto& [top, part] : branches) {
    CandidateRow row{.code = top, .part = part, .branch = true, .role = {}, .codes = {}};
    for (std::uint32_t c = top; c < corpus.code_end[top]; ++c) {
      if (wanted[c] && part_of(roles[c]) == part) row.codes.push_back(c);
    }
    row.role = shared_role(roles, row);
    out.rows.push_back(std::move(row));
  }
  for (std::uint32_t r = 0; r < out.rows.size(); ++r) {
    for (const std::uint32_t c : out.rows[r].codes) out.of_code[c].push_back(r);
  }
  return out;
}

}  // namespace thema::analysis
