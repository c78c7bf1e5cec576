#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/figure.h"

namespace thema::report {

/// A conceptual model: which codes help or hinder at which stage. Plain values, read by the caller.
struct CodeDiagramInput {
  struct Edge {
    std::string code;       ///< "Theme: Subtheme"
    std::size_t stage = 0;  ///< index of `stages`
    bool hinders = false;
    std::size_t cases = 0;
  };
  std::vector<std::string> stages;  ///< in their order
  std::vector<Edge> edges;          ///< in the order of the codebook
  std::string helps, hinders;       ///< headings: "Facilitators", "Barriers"
  std::size_t of = 0;               ///< n of k of n
  std::string what;                 ///< "studies"
};

/// A frame a stage, with what helps there and what hinders; stages follow one another.
PathDiagram code_diagram(const CodeDiagramInput& input);

}  // namespace thema::report
