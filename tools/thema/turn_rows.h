#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

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

/// Who speaks, as the text names them; empty for nobody.
std::string speaker_of(const model::Corpus& corpus, const model::Turn& turn);

/// Where something was found: source, case, speaker, turn, start, end.
std::vector<report::Column> place_columns();
/// Its cells. `speaker`: see speaker_of.
report::Row place_cells(const model::Corpus& corpus, std::uint32_t source,
                        const std::vector<std::uint32_t>& cases, const std::string& speaker,
                        std::int64_t turn, text::Span span);

}  // namespace thema::cli
