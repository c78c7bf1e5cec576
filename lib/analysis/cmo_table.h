#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/attribution.h"
#include "analysis/consent.h"
#include "analysis/counted_cases.h"
#include "analysis/filter.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/corpus.h"

namespace thema::analysis {

/// What the tables of configurations are made from. Plain values, read by the caller.
struct CmoInput {
  /// REQUIRES: outlives this.
  const model::Corpus* corpus = nullptr;
  std::vector<model::Configuration> configurations;
  std::vector<model::Evidence> evidence;  ///< of all of them; see order_evidence
  /// Turns of the sources that evidence lies in, by source index.
  std::unordered_map<std::uint32_t, std::vector<model::Turn>> turns;
  std::vector<model::ExemplarPassage> exemplars;
  CodingsAsked asked;  ///< what the filter asks of codings

  /// Who said it, made when it is first asked for. REQUIRES: the corpus is known.
  const Attribution& who() const;

 private:
  mutable std::shared_ptr<const Attribution> who_;
};

/// Pieces of evidence by stance.
struct StanceCounts {
  std::size_t supports = 0, refines = 0, challenges = 0, negative_cases = 0, silent = 0;
  void count(std::string_view stance);
  /// "6/1/1/0": supports, refines, challenges, negative cases.
  std::string text() const;
};

/// A configuration as its row of the table shows it.
struct CmoSummary {
  std::size_t configuration = 0;  ///< index into CmoInput::configurations
  StanceCounts counts;
  /// Cases that give evidence of any stance but silence, ascending: of the kind that is counted,
  /// and of other kinds.
  std::vector<std::uint32_t> cases, other_cases;
  std::size_t older_wording = 0;    ///< pieces judged on an older version
  std::size_t lost = 0;             ///< pieces whose words are gone; in no count
  std::vector<std::size_t> quotes;  ///< indices into CmoInput::evidence, as they are to be printed
};

struct CmoSummaries {
  std::vector<CmoSummary> rows;  ///< by theme in codebook order (without one last), then by label
  std::size_t of = 0;            ///< the n of every k/n
  std::string case_kind, of_words;   ///< of CountedCases
  std::size_t fragments = 0;         ///< configurations left out, because they are fragments
  LeftOut not_analysed, not_quoted;  ///< evidence of people who do not consent to it
  /// Pieces of evidence without a passage that the filter leaves out, since they have no source,
  /// speaker or coding that it asks for.
  std::size_t without_passage = 0;

  /// "Left out: 2 pieces of evidence without a passage ...": a note; empty when nothing is.
  std::string without_passage_note() const;
};

struct CmoQuestion {
  std::size_t quotes = 1;  ///< a configuration, at most
};

/// Sorts evidence by its place: source, start, end; then case, stance, elements and coder. Without
/// a passage it comes last.
void order_evidence(const model::Corpus& corpus, std::vector<model::Evidence>& evidence);

/// Who gives a piece of evidence: the case that is named, else whoever said it. Ascending.
std::vector<std::uint32_t> cases_of(const CmoInput& input, const model::Evidence& evidence);

/// Those of them that fit the filter, which may ask about codings on the passage. Nothing: the
/// evidence does not fit. Silence of a case and rows of tables have the facts of their case, and of
/// the source that a row is of; they have no speaker.
std::optional<std::vector<std::uint32_t>> fitting_cases(const CmoInput& input, const Filter& filter,
                                                        const model::Evidence& evidence);

/// What the table shows. Evidence of which no case fits `filter` is passed over. Quotes are
/// passages that support: those that are exemplars of a coding first, then one a case in turn, in
/// the order of the sources; what no case said comes behind them (see Voice). REQUIRES:
/// input.evidence is ordered by order_evidence.
CmoSummaries summarize_cmo(const CmoInput& input, const Filter& filter, const CountedCases& counted,
                           const CmoQuestion& question);

}  // namespace thema::analysis
