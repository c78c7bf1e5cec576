#pragma once

#include <string>

#include "app.h"

namespace thema::model {
struct CmoSaved;
}

namespace thema::cli {

class Context;

// The verbs of `thema cmo`, each declared in the file that does it.
void setup_cmo_add(App app, Context& ctx);   // add, set
void setup_cmo_show(App app, Context& ctx);  // list, show
void setup_cmo_evidence(App app, Context& ctx);
void setup_cmo_table(App app, Context& ctx);
void setup_cmo_element(App app, Context& ctx);
void setup_cmo_state(App app, Context& ctx);  // state, searched, waive
void setup_cmo_link(App app, Context& ctx);   // link, links
void setup_cmo_shape(App app, Context& ctx);  // merge, split, extract, reread, remove
void setup_cmo_text(App app, Context& ctx);   // edit, apply, text
void setup_cmo_diagram(App app, Context& ctx);
void setup_cmo_check(App app, Context& ctx);
void setup_cmo_suggest(App app, Context& ctx);
void setup_cmo_matrix(App app, Context& ctx);
void setup_cmo_regularities(App app, Context& ctx);
void setup_cmo_exchange(App app, Context& ctx);  // export, import

/// `cmo add --import FILE`. Without `update` a configuration that says something else is refused.
int import_configurations(const std::string& file, const std::string& sheet, bool update,
                          Context& ctx);

/// Says in which other configurations an element was reworded.
void say_also_in(Context& ctx, const model::CmoSaved& saved);

}  // namespace thema::cli
