#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/corpus.h"

namespace thema::analysis {

/// The turns whose words a passage shares: [first, last) of a source's turns, in order. A passage
/// that holds no words of any turn (a label, a title) has none.
struct TurnRange {
  std::size_t first = 0, last = 0;
  bool empty() const { return first == last; }
};
TurnRange turns_of(std::span<const model::Turn> turns, text::Span passage);

/// The cases that speak in each source, by source index: those linked to it or to one of its
/// speakers, ascending.
std::vector<std::vector<std::uint32_t>> cases_by_source(const model::Corpus& corpus);

/// Whose words are chosen first to be quoted: those of cases, then those of nobody in particular (a
/// text without a case), an interviewer's last.
enum class Voice : std::uint8_t { case_, nobody, interviewer };

/// Who said it. Every command that counts, quotes or filters by people asks here.
///
/// What a participant says counts for the case that the speaker is linked to; the words of one who
/// is not linked count for the cases of the source, but for those that have a speaker of their own
/// there (whose words are known). An interviewer's words count for nobody. A passage over several
/// turns counts for all participants who speak in it. Where no participant does, what others say
/// (role `other`) is taken as an unlinked participant's words are, and what nobody says (a text
/// without speakers, a title) counts for all cases of the source.
class Attribution {
 public:
  /// REQUIRES: the corpus outlives this.
  explicit Attribution(const model::Corpus& corpus);

  /// Case indices, ascending, each once.
  std::vector<std::uint32_t> cases_of(std::uint32_t source, std::span<const model::Turn> turns,
                                      text::Span passage) const;
  /// The cases that a turn of this speaker alone counts for; null: a turn of nobody.
  const std::vector<std::uint32_t>& cases_of(std::uint32_t source,
                                             const model::Speaker* speaker) const;
  /// Those of the speakers of a passage whose words in it count for this case.
  std::vector<const model::Speaker*> speakers_for(std::uint32_t source, std::uint32_t case_index,
                                                  std::span<const model::Speaker* const> in) const;
  /// True when every turn that the passage overlaps is an interviewer's (and there is one).
  bool interviewer_only(std::span<const model::Turn> turns, text::Span passage) const;
  /// `cases`: those that the passage counts for.
  Voice voice_of(std::span<const std::uint32_t> cases, std::span<const model::Turn> turns,
                 text::Span passage) const {
    if (!cases.empty()) return Voice::case_;
    return interviewer_only(turns, passage) ? Voice::interviewer : Voice::nobody;
  }
  /// Speakers of the overlapped turns, in order, each once.
  std::vector<const model::Speaker*> speakers_of(std::span<const model::Turn> turns,
                                                 text::Span passage) const;

  const model::Speaker* speaker(const model::Turn& turn) const;

 private:
  const model::Corpus& corpus_;
  std::vector<std::vector<std::uint32_t>> of_source_;  ///< by source: all its cases
  std::vector<std::vector<std::uint32_t>> unlinked_;   ///< by source: those of unlinked speakers
  std::vector<std::vector<std::uint32_t>> of_one_;     ///< by case: itself
};

}  // namespace thema::analysis
