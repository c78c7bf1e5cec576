#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "model/checklists.h"

namespace thema::analysis {

/// How often each answer was given.
struct AnswerCounts {
  std::size_t yes = 0, no = 0, unclear = 0;
  std::size_t open = 0;  ///< not judged yet
  std::size_t all() const { return yes + no + unclear + open; }
};

/// The answers for one case; items without an answer are open. REQUIRES: those of one checklist.
AnswerCounts counts_of_case(const model::ChecklistKind& kind,
                            const std::vector<model::ChecklistAnswer>& answers, RowId case_id);
/// The answers to one item among cases; a case without an answer is open.
AnswerCounts counts_of_item(const std::vector<model::ChecklistAnswer>& answers,
                            std::string_view item, const std::vector<RowId>& cases);

/// What a person typed of a case, against its counts: "67%", "65.6 %", "21/32", "21".
struct TypedShare {
  bool follows = true;
  std::string computed;  ///< "21/32 = 66%", with as many decimals as were typed
};
/// Throws Errc::usage for what is neither. REQUIRES: of > 0.
TypedShare compare_typed(std::string_view typed, std::size_t yes, std::size_t of);

}  // namespace thema::analysis
