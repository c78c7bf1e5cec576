#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.h"

namespace thema::analysis {

/// What a code stands for in a configuration; resource and reasoning are mechanisms.
enum class Part : std::uint8_t { context, mechanism, outcome };
std::string_view to_string(Part part);
/// Nothing for roles that are no part: theme, intervention, ...
std::optional<Part> part_of(std::string_view role);

/// By code index: the code's role; of a code with the role `code`, that of the nearest code above
/// it which has another. A theme passes nothing on.
std::vector<std::string> roles_from_above(const model::Corpus& corpus);

/// What candidates are made of: a code by itself, or the code above it with all of its branch that
/// stands for the same part.
struct CandidateRow {
  std::uint32_t code = 0;  ///< index
  Part part = Part::context;
  bool branch = false;  ///< rolled up to the code above
  std::string role;     ///< element role: context, mechanism, resource, reasoning, outcome
  std::vector<std::uint32_t> codes;  ///< whose codings it counts
};

struct CandidateRows {
  std::vector<CandidateRow> rows;  ///< codes by themselves, then branches; in codebook order
  std::vector<std::vector<std::uint32_t>> of_code;  ///< by code index: rows that it counts for
};

/// `under`: code indices whose branches are looked at; empty: the whole codebook.
CandidateRows candidate_rows(const model::Corpus& corpus, const std::vector<std::uint32_t>& under);

}  // namespace thema::analysis
