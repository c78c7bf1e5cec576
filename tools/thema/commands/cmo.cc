#include "cmo.h"

namespace thema::cli {

void setup_cmo(App app, Context& ctx);

void setup_cmo(App app, Context& ctx) {
  setup_cmo_add(app, ctx);
  setup_cmo_show(app, ctx);
  setup_cmo_element(app, ctx);
  setup_cmo_shape(app, ctx);
  setup_cmo_text(app, ctx);
  setup_cmo_evidence(app, ctx);
  setup_cmo_link(app, ctx);
  setup_cmo_state(app, ctx);
  setup_cmo_table(app, ctx);
  setup_cmo_matrix(app, ctx);
  setup_cmo_suggest(app, ctx);
  setup_cmo_regularities(app, ctx);
  setup_cmo_diagram(app, ctx);
  setup_cmo_check(app, ctx);
  setup_cmo_exchange(app, ctx);
}

}  // namespace thema::cli
