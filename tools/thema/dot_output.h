#pragma once

#include "report/figure.h"

namespace thema::cli {

class Context;
struct Globals;

/// Whether a figure is asked for as Graphviz reads it: -f dot, or the name of the output.
bool dot_asked(const Globals& globals);

/// Prints it so, with what is printed for names in each of its words. REQUIRES: a PathDiagram or a
/// FlowChart.
void print_dot(const report::Figure& figure, Context& ctx);

}  // namespace thema::cli
