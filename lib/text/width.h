#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thema::text {

/// Columns that a terminal uses for valid UTF-8: 2 for wide and emoji grapheme clusters, 0 for
/// combining marks and format characters, 1 otherwise.
std::size_t display_width(std::string_view utf8);

/// `utf8` cut at a grapheme boundary to at most `columns`, with "…" when something was left out.
std::string truncate_to_width(std::string_view utf8, std::size_t columns);

/// Lines of at most `columns`, broken by ICU's line-break rules; LF breaks too. Never empty.
std::vector<std::string> wrap(std::string_view utf8, std::size_t columns);

/// Control characters made visible: C0 as U+2400.., DEL, C1 and bidirectional controls as <U+202E>;
/// LF and tab are kept when `keep_layout`. Nothing else changes.
std::string visible(std::string_view utf8, bool keep_layout = true);

/// The same for what a terminal shows, where other characters that nobody sees tell one name from
/// another: those too become <U+200B>, but where a script needs them. Direction marks (U+200E,
/// U+200F, U+061C) are kept in texts with right-to-left letters, joiners (U+200B..U+200D) beside
/// letters of Hebrew, Arabic, Indic and East Asian scripts and emoji; a soft hyphen always.
std::string visible_on_terminal(std::string_view utf8, bool keep_layout = true);

}  // namespace thema::text
