#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/attribution.h"
#include "analysis/filter.h"
#include "model/corpus.h"
#include "text/text_index.h"

namespace thema::analysis {

/// Why a coding, or a code that is in use, should be looked at again.
enum class Doubt { suggested, changed, lost, uncertain, interviewer, one_word, rival, undefined };

/// "suggested", "changed", "lost", "uncertain", "interviewer", "one-word", "rival", "undefined".
std::string_view to_string(Doubt doubt);
/// All of them, in that order.
std::span<const std::string_view> doubt_names();

/// A coding and one reason to doubt it.
struct Doubtful {
  const model::Coding* coding = nullptr;
  Doubt doubt = Doubt::suggested;
  std::string why;  ///< a sentence's part for people
};

/// Whether a tag says that its coder was not sure: `certainty` with low, unsure, doubtful, ? or a
/// number below 0.5, or any `doubt` but no.
bool says_uncertain(const model::Tag& tag);

/// The doubts that codings of one source raise by themselves, in the order given. Rivals are
/// codings of exactly one passage by two coders of whom neither gave the code of the other.
std::vector<Doubtful> doubtful(std::span<const Selected> codings,
                               std::span<const model::Turn> turns, const text::TextIndex& index,
                               const model::Corpus& corpus,
                               const std::unordered_map<RowId, std::vector<model::Tag>>& tags);

}  // namespace thema::analysis
