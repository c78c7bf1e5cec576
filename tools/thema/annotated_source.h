#pragma once

#include <string>
#include <string_view>

#include "formats/annotated_text.h"
#include "model/annotation.h"
#include "model/types.h"

namespace thema::cli {

class Context;

struct AnnotatedView {
  bool all = false;   ///< others' codings, too
  bool docx = false;  ///< as a Word document, in which everybody's comments are to be edited
};

/// The source as a file that is handed out: its text with what is printed for names, the codings of
/// the coder at work.
std::string annotated_file(Context& ctx, const model::Source& source, AnnotatedView view);

struct AnnotatedFile {
  std::string name;  ///< for messages
  std::string bytes;
  bool make_codes = false;
  bool once = false;  ///< it is gone afterwards: what it stored need not be known as its own
};

/// What became of a file that was taken back.
struct TakenBack {
  model::Source source;
  AnnotatedView view;
  bool changed = false;
};

/// Stores the difference as one change, and says what was stored. Throws with the line for what
/// cannot be read, for changed text, for unknown codes; Errc::conflict for what was changed in the
/// project, too.
TakenBack take_back(Context& ctx, const AnnotatedFile& file);

}  // namespace thema::cli
