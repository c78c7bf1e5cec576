#pragma once

#include <string>

#include "report/figure.h"

namespace thema::report {

/// The diagram as a graph for Graphviz: frames and rows as clusters, boxes that are the same once.
std::string path_diagram_dot(const PathDiagram& diagram);

}  // namespace thema::report
