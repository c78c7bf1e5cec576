#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "formats/common/dialogue.h"

namespace thema::formats::eaf {

/// What the tiers of a document say.
struct Tiers {
  std::vector<Speech> speech;  ///< in the order of time
  /// Tiers with words that depend on others (translations, glosses, single words): left out.
  std::vector<std::string> left_out;
  /// Tiers that were read in place of the one that they depend on, which holds only numbers.
  std::vector<std::string> in_place;
};

/// Reads the tiers below ANNOTATION_DOCUMENT. Who speaks is the tier's PARTICIPANT, else its
/// TIER_ID; a lone tier that is called "default" names nobody. Time slots without a value lie
/// evenly between their neighbours.
Tiers read_tiers(pugi::xml_node document);

}  // namespace thema::formats::eaf
