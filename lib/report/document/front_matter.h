#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::report {

/// What stands before the text of a document, between lines of `---`.
struct FrontMatter {
  std::string title, date, language, abstract;
  std::vector<std::string> authors;
};

/// Reads `key: value` lines: plain or in quotes, lists (`[A, B]`, or `- A` lines), and folded or
/// literal text (`>`, `|`). Other keys than those above are passed over. `lines` are those between
/// the marks, `first_line` the number of the first. Throws Errc::bad_input with the line for what
/// is none of these.
FrontMatter read_front_matter(const std::vector<std::string>& lines, std::size_t first_line);

}  // namespace thema::report
