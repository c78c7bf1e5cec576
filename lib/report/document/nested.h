#pragma once

#include <memory>

#include "report/renderer.h"

namespace thema::report {

/// Renders a result as a part of a document: its headings go below one of `level` (0: none above).
/// `figures_only`: tables and everything else are left out.
std::unique_ptr<Renderer> nested(std::unique_ptr<Renderer> inner, int level, bool figures_only);

}  // namespace thema::report
