#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thema::report {

/// `[^label]`, or the beginning of a footnote, `[^label]:`.
struct FootnoteMark {
  std::size_t line = 0;  ///< of the document, from 1
  std::string label;
};

/// A footnote that a document shows.
struct ShownFootnote {
  std::size_t first_line = 0, last_line = 0;
  std::string label;
};

/// What an author hardly meant.
struct FootnoteDoubt {
  enum class Kind { undefined, uncited, twice };
  Kind kind = Kind::undefined;
  std::size_t line = 0;
  std::string label;
};

/// `written`: where footnotes begin. `shown`: those of them that Markdown found cited. In the order
/// of lines.
std::vector<FootnoteDoubt> doubtful_footnotes(const std::vector<FootnoteMark>& cited,
                                              const std::vector<FootnoteMark>& written,
                                              const std::vector<ShownFootnote>& shown);

/// One sentence for an author: what stands where, and what becomes of it.
std::string sentence_of(const FootnoteDoubt& doubt);

/// The label of a line that begins a footnote; empty: it begins none. `in_list`: the line is in an
/// item of a list, whose words stand in from the margin, maybe behind a bullet or a number.
std::string footnote_begun(std::string_view line, bool in_list);

}  // namespace thema::report
