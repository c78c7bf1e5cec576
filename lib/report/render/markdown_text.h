#pragma once

#include <string>
#include <string_view>

namespace thema::report {

/// Appends text of one line so that GitHub's Markdown shows its characters and forms no markup of
/// them: no emphasis, link, HTML, entity or block. (GitHub links e-mail addresses whatever one
/// writes.) Control characters become visible.
/// `line_start` says that nothing stands before the text on its line.
void append_markdown(std::string& out, std::string_view line, bool line_start);

/// The lines of `text` with `line_end` between them; white space at their ends is left out, since
/// it means something in Markdown.
void append_markdown_lines(std::string& out, std::string_view text, std::string_view line_end,
                           bool line_start);

}  // namespace thema::report
