#pragma once

#include <string>
#include <string_view>

namespace thema::report {

/// Appends text, also as the value of an attribute in double quotes: markup characters escaped,
/// line ends as <br>, control characters visible, bidirectional controls as references. Reads back
/// as the same text but for the control characters, which HTML cannot hold.
void append_html(std::string& out, std::string_view text);

/// Whether `text` may have to be laid out from right to left: letters of such a script or
/// bidirectional controls. Errs on the side of yes.
bool may_run_leftwards(std::string_view text);

}  // namespace thema::report
