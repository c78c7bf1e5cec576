#pragma once

#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/sources.h"

namespace thema::model {

class Project;

/// Words that were erased from a source must not come back with another text of it. Throws
/// Errc::bad_input when a label whose turns were emptied, or the name of a case that was withdrawn,
/// says something in `prepared`. Returns the labels of emptied turns that `prepared` does not have:
/// they may have been renamed in it.
std::vector<std::string> refuse_erased_words(Project& project, const Source& source,
                                             const PreparedSource& prepared);

/// Remembers, by their SHA-256 alone, contents that an erasure takes away; short ones, whose words
/// could be guessed from it, are not remembered. REQUIRES: a change under way; they are still
/// there.
void remember_erased(Project& project, const std::unordered_set<std::string>& contents);

/// Throws Errc::bad_input when the very text or file was erased from this project.
void refuse_erased_text(Project& project, const PreparedSource& prepared);

/// The names of cases that were withdrawn, folded for comparison (text::Folder).
std::set<std::string> withdrawn_names(Project& project);

/// The labels of a document that are the name of a withdrawn case, in its order.
std::vector<std::string> withdrawn_labels(const std::set<std::string>& withdrawn,
                                          const DocumentDraft& document);

}  // namespace thema::model
