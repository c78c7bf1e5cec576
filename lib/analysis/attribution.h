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

/// Who said it (contract section 4): a passage counts for the cases of the participant speakers
/// whose turns it overlaps; where none is linked, for its source's cases; wholly inside interviewer
/// turns, for none.
class Attribution {
 public:
  /// REQUIRES: the corpus outlives this.
  explicit Attribution(const model::Corpus& corpus) : corpus_(corpus) {}

  /// Case indices, ascending, each once.
  std::vector<std::uint32_t> cases_of(std::uint32_t source, std::span<const model::Turn> turns,
                                      text::Span passage) const;
  /// The cases that a turn of this speaker counts for.
  std::vector<std::uint32_t> cases_of(std::uint32_t source, const model::Speaker& speaker) const;
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

 private:
  const model::Speaker* speaker(const model::Turn& turn) const;
  std::vector<std::uint32_t> cases_of_source(std::uint32_t source) const;
  const model::Corpus& corpus_;
};

}  // namespace thema::analysis
