#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// What an erasure did.
struct Erased {
  std::vector<std::string> sources;    ///< gone whole, in order of their names
  std::vector<std::string> rewritten;  ///< others speak in them too: only turns were emptied
  std::size_t turns = 0;               ///< that were emptied in these
  std::size_t codings = 0, evidence = 0;
  std::size_t shortened = 0;  ///< passages that reached into emptied turns and end before them now
  /// Where else the erased words stood and were replaced by kErasedWords: "memo", "code example".
  std::vector<std::string> places;
  /// Where a quote of one to three words that only these texts had still stands, since so few words
  /// are not looked for elsewhere: "code name (2)", "reason of change 7".
  std::vector<std::string> left;
  /// Sources whose original file is no longer kept, because it held the erased words too.
  std::vector<std::string> without_original;
  /// Sources with the same text, which stay.
  std::vector<std::string> same_text;
  std::size_t history = 0;  ///< entries whose words were erased
};

/// What stands where words were erased.
inline constexpr std::string_view kErasedWords = "[erased]";

/// Keys of `meta`: this and the id of a source that was erased, so that `merge` does not bring it
/// back. An id says nothing about words or people.
inline constexpr std::string_view kErasedSource = "erased:";

/// Removes a source with all that hangs on it for good: its texts and originals of all versions,
/// its passages, and its words wherever memos, codes, configurations or the history repeat them (at
/// least four words in a row, or a whole text of three, that no other source has). Nothing
/// of it can be taken back. REQUIRES: a change under way.
Erased erase_source(Project& project, const Source& source);

/// A case that takes its words back: the sources in which it speaks alone are erased; where others
/// speak too, the words of its turns are; its attributes, memos, summaries and other work about it
/// go; the case stays by name, marked as withdrawn, and nothing can be added to it. Throws
/// Errc::not_found, or Errc::bad_input where a shared source does not say which turns are its own.
/// REQUIRES: a change under way.
Erased withdraw_case(Project& project, std::string_view name);

}  // namespace thema::model
