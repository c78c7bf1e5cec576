#include "dot_output.h"

#include <variant>

#include "context.h"
#include "pseudonym_figure.h"
#include "report/path_dot.h"

namespace thema::cli {

bool dot_asked(const Globals& globals) {
  if (!globals.format.empty()) return globals.format == "dot";
  return globals.output.ends_with(".dot") || globals.output.ends_with(".gv");
}

void print_dot(const report::Figure& figure, Context& ctx) {
  const text::NameReplacer* names = ctx.names();
  const report::Figure shown = names == nullptr ? figure : with_names(figure, *names);
  if (const auto* flow = std::get_if<report::FlowChart>(&shown)) {
    ctx.print_exact(report::flow_chart_dot(*flow));
  } else {
    ctx.print_exact(report::path_diagram_dot(std::get<report::PathDiagram>(shown)));
  }
}

}  // namespace thema::cli
