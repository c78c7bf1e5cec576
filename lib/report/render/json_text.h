#pragma once

#include <string>
#include <string_view>

namespace thema::report {

/// Appends a JSON string. Characters that a terminal or a JavaScript reader would take for more
/// than text are escaped: C0, DEL and C1 controls, U+2028, U+2029, bidirectional controls.
/// Valid UTF-8 stays valid.
void append_json_string(std::string& out, std::string_view text);

}  // namespace thema::report
