#include "heat_map.h"

#include "context.h"
#include "report/figure.h"
#include "report/renderer.h"

namespace thema::cli {

bool draws_heat_map(const report::Renderer& out, bool asked) {
  return !out.machine() && (asked || out.figures_only());
}

void draw_heat_map(Context& ctx, report::Renderer& out, report::Table table,
                   const std::vector<report::Row>& rows, const std::string& measure) {
  if (!ctx.globals().caption.empty()) table.caption = ctx.globals().caption;
  out.figure(report::heat_map_of(table, rows, measure));
}

}  // namespace thema::cli
