#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <vector>

#include "analysis/attribution.h"
#include "model/corpus.h"
#include "model/span_query.h"

namespace thema::analysis {

/// A passage that a span query finds: a coding, or a stretch of text.
struct FoundPassage {
  text::Span span;
  std::uint32_t coding = model::kNone;  ///< index among the codings that were given
};

/// What a span query finds, by source index.
struct FoundPassages {
  /// Codings as they are (`overlaps` ...); else stretches of text (`and`, `or`, `not`), none of
  /// which touch.
  bool codings = false;
  std::vector<std::vector<FoundPassage>> by_source;  ///< in order of begin, then end
};

/// The turns of a source; called once for each source that a query asks about turns.
using TurnsOf = std::function<std::vector<model::Turn>(std::uint32_t source)>;

/// Evaluates span queries by sweeps over sorted passages: n log n in the codings.
class SpanQueries {
 public:
  /// `codings`: those that count, by source and place, as load_codings gives them. REQUIRES: both
  /// outlive this.
  SpanQueries(const model::Corpus& corpus, std::span<const model::Coding> codings, TurnsOf turns);

  FoundPassages find(const model::SpanQuery& query);

 private:
  using Passages = std::vector<FoundPassage>;
  /// For each passage on the left whether the relation holds with one on the right.
  using Holds = std::vector<bool>;
  FoundPassages codings_of(const std::vector<bool>& codes) const;
  FoundPassages related(const model::SpanQuery& query);
  Holds relation(const model::SpanQuery& query, std::uint32_t source, const Passages& left,
                 const Passages& right);
  Holds near(std::uint32_t source, const Passages& left, const Passages& right,
             std::uint32_t turns);
  Holds followed(std::uint32_t source, const Passages& left, const Passages& right,
                 std::uint32_t turns);
  Holds of_cases(std::uint32_t source, const Passages& left, const std::set<std::uint32_t>& cases);
  std::set<std::uint32_t> cases_of(const FoundPassages& passages);
  const std::vector<model::Turn>& turns(std::uint32_t source);

  const model::Corpus& corpus_;
  std::span<const model::Coding> codings_;
  TurnsOf load_turns_;
  Attribution who_;
  std::vector<std::vector<model::Turn>> turns_;  ///< by source
  std::vector<bool> loaded_;
};

/// The text that passages cover: in order, and none of them touch.
std::vector<text::Span> text_of(std::span<const FoundPassage> passages);
/// The text in both. REQUIRES: as text_of gives them.
std::vector<text::Span> text_in_both(std::span<const text::Span> a, std::span<const text::Span> b);

/// Of each stretch of a source's text the codes (those of `codes`) of codings that share it, in
/// codebook order. REQUIRES: codings by source and place; stretches as text_of gives them.
std::vector<std::vector<std::uint32_t>> codes_there(std::span<const model::Coding> codings,
                                                    std::uint32_t source,
                                                    std::span<const text::Span> stretches,
                                                    const std::vector<bool>& codes);

}  // namespace thema::analysis
