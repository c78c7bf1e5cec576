#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "model/sources.h"
#include "text/reanchor.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// A passage of a source that was replaced, and what became of it.
struct CarriedPassage {
  enum class Of { coding, evidence, memo, reference } of = Of::coding;
  RowId id = 0, code = 0;  ///< code: of a coding
  text::Carried how = text::Carried::kept;
  text::Span before, after;      ///< `after` is empty when lost
  std::string words, new_words;  ///< in the old text and in the new
};

struct Replacement {
  bool same = false;  ///< the bytes are those that are there: nothing was changed
  int version = 0;
  std::vector<CarriedPassage> passages;  ///< by place in the old text
  /// Labels whose role and case were carried over to a new label: old, new.
  std::vector<std::pair<std::string, std::string>> relabelled;
  std::vector<std::string> new_speakers, gone_speakers;
  /// Labels that the new text lacks and whose words were erased: they may be under others in it.
  std::vector<std::string> erased_labels;

  std::size_t count(text::Carried how) const;
};

/// Puts a corrected text in the place of a source's. Every passage with a code, every piece of
/// evidence, memo and reference of a summary is carried over (text::Reanchor); what is lost keeps
/// its old words and counts nowhere until a text has them again, at the place where an earlier
/// version leads; that and a coding that is changed wait for 'coding confirm'. The
/// version before stays, with its original. Throws Errc::bad_input when it would
/// bring back words that were withdrawn. REQUIRES: a change under way.
Replacement replace_source(Project& project, const Source& source, const PreparedSource& prepared,
                           RowId coder);

/// A version of a source, oldest first.
struct SourceVersion {
  int number = 0;
  std::string file_name, format, encoding, coder, imported_at;
  std::uint32_t length = 0;  ///< code points
  std::string text_hash;
  bool current = false;
};
std::vector<SourceVersion> versions_of(Project& project, const Source& source);

}  // namespace thema::model
