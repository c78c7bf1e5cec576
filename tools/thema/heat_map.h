#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace thema::report {
class Renderer;
}

namespace thema::cli {

class Context;

/// Whether a table of numbers is to be drawn as shades: asked for with --heat, or because the
/// output is an svg. Programs get the numbers all the same.
bool draws_heat_map(const report::Renderer& out, bool asked);

/// Draws a table whose first column names its rows and whose others are numbers. `measure`: what
/// they count. Its title is --caption, or else the table's caption.
void draw_heat_map(Context& ctx, report::Renderer& out, report::Table table,
                   const std::vector<report::Row>& rows, const std::string& measure);

}  // namespace thema::cli
