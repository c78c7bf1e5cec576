#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/attribution.h"

namespace thema::analysis {

/// Who said the passages of one source: what Attribution says, for many of them. Every turn is
/// looked up once; quick where they are asked about in order of their beginnings.
class SourceVoices {
 public:
  /// REQUIRES: the turns are all of the source; they and `who` outlive this.
  SourceVoices(const Attribution& who, std::uint32_t source, std::span<const model::Turn> turns);

  /// As Attribution::cases_of.
  std::vector<std::uint32_t> cases_of(text::Span passage);

 private:
  struct Voice {
    const std::vector<std::uint32_t>* said = nullptr;  ///< the cases that the turn counts for
    bool participant = false;
  };
  std::span<const model::Turn> turns_;
  std::vector<Voice> voices_;  ///< by turn
  const std::vector<std::uint32_t>& of_source_;
  std::size_t first_ = 0;  ///< the first turn that does not end before `asked_`
  std::uint32_t asked_ = 0;
};

}  // namespace thema::analysis
