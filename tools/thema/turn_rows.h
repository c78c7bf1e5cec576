#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/disclosure.h"
#include "coding_rows.h"
#include "report/report.h"

namespace thema::cli {

/// A turn that fits a filter, and those of its cases that do.
struct FittingTurn {
  std::size_t index = 0;  ///< among those of its source
  std::vector<std::uint32_t> cases;
};
/// Those of some turns of a source that fit.
std::vector<FittingTurn> fitting_turns(const Where& where, std::uint32_t source,
                                       const std::vector<model::Turn>& turns,
                                       std::span<const std::size_t> some);
/// Those of all.
std::vector<FittingTurn> fitting_turns(const Where& where, std::uint32_t source,
                                       const std::vector<model::Turn>& turns);

/// Takes out turns of people who do not consent to analysis, and counts them. Questions tell of the
/// answers: they go, too, where nobody else is there to have been asked.
class ConsentingTurns {
 public:
  /// REQUIRES: the corpus outlives this.
  explicit ConsentingTurns(const model::Corpus& corpus)
      : corpus_(corpus), who_(corpus), disclosure_(corpus) {}
  bool told(std::uint32_t source, const std::vector<model::Turn>& turns, std::size_t turn) const;
  void leave_out(std::uint32_t source, const std::vector<model::Turn>& turns,
                 std::vector<FittingTurn>& fitting);
  const analysis::LeftOut& left_out() const { return left_out_; }

 private:
  static constexpr auto kUse = analysis::Consent::Use::analysis;
  const model::Corpus& corpus_;
  const analysis::Attribution who_;
  const analysis::Disclosure disclosure_;
  analysis::LeftOut left_out_;
};

/// Who speaks, as the text names them; empty for nobody.
std::string speaker_of(const model::Corpus& corpus, const model::Turn& turn);

/// Where something was found: source, case, speaker, turn, start, end.
std::vector<report::Column> place_columns();
/// Its cells. `speaker`: see speaker_of.
report::Row place_cells(const model::Corpus& corpus, std::uint32_t source,
                        const std::vector<std::uint32_t>& cases, const std::string& speaker,
                        std::int64_t turn, text::Span span);

}  // namespace thema::cli
