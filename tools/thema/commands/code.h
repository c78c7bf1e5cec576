#pragma once

#include <string>
#include <vector>

#include "app.h"
#include "model/codebook.h"

namespace thema::cli {

class Context;

// The verbs of `thema code`, by family, in the order of the help.
void setup_code_change(App app, Context& ctx);  ///< add, set, rename
void setup_code_shape(App app, Context& ctx);   ///< move, merge, split, remove
void setup_code_edit(App app, Context& ctx);    ///< edit, sort
void setup_code_sort(App app, Context& ctx);
void setup_code_files(App app, Context& ctx);     ///< import, export
void setup_code_template(App app, Context& ctx);  ///< template list, add
void setup_code_diagram(App app, Context& ctx);

/// A parent that is made on the way may be a slip: it is told, with the name that was perhaps
/// meant.
void tell_new_codes(const std::vector<std::string>& paths, const std::vector<model::Code>& before,
                    Context& ctx);

}  // namespace thema::cli
