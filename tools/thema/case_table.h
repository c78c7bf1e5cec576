#pragma once

#include <string>

namespace thema::cli {

class Context;

/// `thema case list`: one column for each attribute in csv, an object of them in JSON. `where`: the
/// filter; may be empty.
int list_cases(const std::string& where, Context& ctx);
/// `thema case show CASE`.
int show_case(const std::string& name, Context& ctx);
/// `thema case attribute`.
int list_attributes(Context& ctx);
/// `thema case attribute NAME`: its values and how often they occur.
int show_attribute(const std::string& name, Context& ctx);

}  // namespace thema::cli
