#pragma once

#include <unordered_map>
#include <vector>

#include "analysis/cmo_table.h"
#include "report/site/data.h"
#include "site/site_transcript.h"

namespace thema::cli {

/// Theories and configurations as the site shows them, fragments included.
struct SiteRealist {
  std::vector<report::site::Configuration> configurations;
  std::vector<report::site::Theory> theories;
  std::vector<report::Figure> diagrams;  ///< of the programme theory
  /// Evidence for the margins of transcripts, by source index.
  std::unordered_map<std::uint32_t, std::vector<MarginEvidence>> margins;
};

SiteRealist read_realist(const SiteView& view);

}  // namespace thema::cli
