#pragma once

#include <string>

#include "report/figure.h"

namespace thema::report {

/// The diagram in lines: frames, rows, their boxes with arrows between them, then the links.
std::string path_diagram_text(const PathDiagram& diagram);

}  // namespace thema::report
