#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sink.h"
#include "model/coding_label.h"
#include "model/passages.h"
#include "model/types.h"
#include "text/reanchor.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// A coding as a text with marks shows it.
struct AnnotatedCoding {
  text::Span span;       ///< of the stored text
  text::Span shown;      ///< of the text with marks: another where names are printed otherwise
  CodingLabel label;     ///< without a code: a memo on the passage
  std::string coder;     ///< name
  std::size_t line = 0;  ///< of the file, for messages
  /// The file shows an older version of the text, and `span` is where its words are in today's.
  text::Carried how = text::Carried::kept;
  std::string words{};  ///< that are lost; then there is no `span`
};

/// One that was handed out. `base` tells later what it was: the coding, what was shown, what was
/// stored; one word.
struct ShownCoding {
  AnnotatedCoding coding;
  RowId id = 0;
  bool others = false;
  std::string base;
};

/// The accepted codings of a source, and the memos on its passages, by `coder` or of all coders, by
/// place. Codes are written as
/// the shortest end of their path that no other code has; names as they are printed.
/// `others` is true for those of other coders.
std::vector<ShownCoding> codings_to_annotate(Project& project, const Source& source, RowId coder,
                                             bool all);
/// The word for the base once it is known where the coding is shown.
std::string base_word(const ShownCoding& shown);

/// Words for the base that say what each code is called now.
std::vector<std::string> code_words(Project& project);

/// Words for the base that say what each coder is called in a file: who is renamed later is known
/// by them. Of names that are printed for several there is none.
std::vector<std::string> coder_words(Project& project);

/// A word for the base that says what the text of a file is, so that it is known as untouched.
std::string text_word(const std::string& text);
bool is_text_word(std::string_view word);

/// The codes or coders as they were called when a file was exported, from the words of its base.
class ExportedNames {
 public:
  enum class Of { codes, coders };
  ExportedNames(const std::vector<std::string>& base, Of what);
  /// 0: nothing was called so. It may be gone since.
  RowId find(std::string_view name) const;

 private:
  std::unordered_map<std::string, RowId> by_name_;
};

struct AnnotationOptions {
  bool make_codes = false;
  /// Which file it is: what it stored before is its own, and goes when its marks go. Empty: a file
  /// that is read once.
  std::string file{};
  std::string owner{};  ///< what the coder at work is called in the file
  RowId coder = 0;      ///< whose marks they are ...
  /// With `coder` 0: makes the coder at work, once a mark of theirs is to be stored.
  std::function<RowId()> make_coder = {};
  /// Of a file that shows an older version of the text: where a passage of today's was in it.
  std::function<text::Span(text::Span)> before = {};
  bool of_everybody = false;  ///< ... or everybody's, each by name; else others' are read only
};

/// A line that cannot be stored, and why.
struct AnnotationProblem {
  std::size_t line = 0;
  text::Span span;
  std::string message;
};

struct AnnotationApplied {
  std::size_t added = 0, removed = 0, changed = 0, memos = 0;  ///< memos: new ones
  std::size_t unknown_codes = 0;                               ///< among the problems
  std::size_t others = 0;   ///< marks of other coders that were changed, and stay as they are
  std::size_t earlier = 0;  ///< that were added by this file before, have no mark in it, and stay
  std::vector<std::string> new_codes, new_coders;
  std::vector<AnnotationProblem> problems;   ///< nothing was stored when there are any
  std::vector<AnnotationProblem> conflicts;  ///< the same

  bool any() const { return added + removed + changed + memos > 0; }
};

/// Stores what differs between the marks of a text and what was handed out (`base`), and leaves
/// alone what else was changed in the project meanwhile. A mark that is as it was handed out stores
/// nothing, whatever its code is called now; the name of
/// another means the code that was called so at the export. What was changed on both sides is a
/// conflict unless both agree. A mark whose words a
/// correction has lost is a problem, unless it is as it was handed out; a new one on words that it
/// changed waits for 'coding confirm'. With problems or conflicts the caller rolls back. Throws
/// Errc::bad_input for a damaged base. REQUIRES a change under way, and spans inside the text.
AnnotationApplied apply_annotation(Project& project, SourceText& text,
                                   const std::vector<AnnotatedCoding>& marks,
                                   const std::vector<std::string>& base,
                                   const AnnotationOptions& options);

}  // namespace thema::model
