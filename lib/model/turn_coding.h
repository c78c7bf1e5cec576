#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "model/corpus.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// Turns that are not an interviewer's, in order.
std::vector<Turn> spoken_turns(Project& project, const Corpus& corpus, const Source& source);

/// Which of these turns share words with a coding, by coder (index). Turns and codings in order of
/// their start.
std::map<std::uint32_t, std::vector<bool>> turns_coded(std::span<const Turn> turns,
                                                       std::span<const Coding> codings);

/// A source as one coder reads it.
struct TurnsOfCoder {
  std::vector<Turn> turns;      ///< all; a turn's number is its index + 1
  std::vector<bool> spoken;     ///< not an interviewer's; all are when nobody else speaks
  std::vector<bool> coded;      ///< shares words with a coding of the coder
  std::vector<Coding> codings;  ///< the coder's in this source, in order

  /// The number of the first turn from `from` on that is spoken and not coded; 0: none.
  std::uint32_t uncoded_from(std::uint32_t from) const;
  /// The number of the last turn that is coded; 0: none.
  std::uint32_t last_coded() const;
  /// Turns that are spoken and not coded.
  std::size_t left() const;
};

/// `coder` may be one that has not worked yet.
TurnsOfCoder turns_of_coder(Project& project, const Corpus& corpus, const Source& source,
                            std::string_view coder);

}  // namespace thema::model
