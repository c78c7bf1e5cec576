#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/types.h"

namespace thema::model {

class Project;

/// What hangs on codes, besides their tags and sub-codes.
struct CodeUse {
  std::size_t codings = 0;    ///< of any status, those whose words are lost included
  std::size_t memos = 0;      ///< on the codes themselves
  std::size_t elements = 0;   ///< of configurations, tied to the codes
  std::size_t themes = 0;     ///< configurations and joint rows whose theme it is
  std::size_t summaries = 0;  ///< of framework cells
  bool any() const { return codings + memos + elements + themes + summaries > 0; }
};

/// "3 codings, 1 memo"; empty when nothing hangs there.
std::string to_string(const CodeUse& use);

/// What became of codings that were given another code.
struct Recoded {
  std::size_t codings = 0;  ///< that were moved
  std::size_t joined = 0;   ///< of these: became one with a coding of the same passage and coder
};

// All of these REQUIRE a change under way, and write rows only: paths, order and rules are
// CodeTree's.

CodeUse use_of_codes(Project& project, const std::vector<RowId>& codes);
/// Gives these codings the code `into`; a coding of the same passage by the same coder that is
/// there already becomes one with it (Codings::join).
Recoded recode(Project& project, const std::vector<RowId>& codings, RowId into);
/// Everything that hangs on `from`, tags too, hangs on `into` then; the words that defined `from`
/// become a memo of type "definition" by `coder`, titled with its path. Not its sub-codes.
Recoded carry_over(Project& project, const Code& from, RowId into, RowId coder);
/// Memos, summaries, elements, themes and links of `from` become those of `into`; what both have is
/// there once. Not codings, tags, sub-codes and the definition.
void carry_references(Project& project, RowId from, RowId into);
/// Framework summaries of `from` become those of `into`: where a case has both, one text with the
/// references of both.
void carry_summaries(Project& project, RowId from, RowId into);
/// Summaries of one case on both codes: that of `from`, that of `into`.
std::vector<std::pair<RowId, RowId>> summaries_of_both(Project& project, RowId from, RowId into);
/// What the one that stays says then.
std::string joined_summary(const std::string& gone, const std::string& kept);
/// Deletes codes with everything that hangs on them. REQUIRES: sub-codes stand behind their codes,
/// and all are among them.
void delete_codes(Project& project, const std::vector<RowId>& codes);

}  // namespace thema::model
