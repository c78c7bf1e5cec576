#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/code_beginnings.h"
#include "model/coding_import.h"
#include "model/codings.h"
#include "model/passages.h"
#include "model/read_line.h"

namespace thema::model {

class Project;

/// What a coding line comes to in a project.
struct CodingsOfLine {
  std::vector<NewCoding> codings;  ///< each code at each place
  std::vector<text::Span> places;
  std::vector<std::string> codes;  ///< whole paths, as in the line
  std::vector<std::string> made;   ///< paths of codes that the line made, parents too
};

/// Turns coding lines into codings; keeps the codebook at hand between lines.
class ReadCoder {
 public:
  /// With `make_missing` codes need no plus sign to be made, and are named whole, as in `apply
  /// --new`.
  explicit ReadCoder(Project& project, bool make_missing = false)
      : project_(project), make_missing_(make_missing) {}

  const CodeBeginnings& codes();
  /// The codebook may have changed.
  void forget() { codes_.reset(); }

  /// Checks everything of the line first: its place while turn `shown` (0: none) is shown, tags,
  /// codes; then makes codes that are to be made. Throws as SourceText::resolve and
  /// CodeBeginnings::require do; nothing was changed then. REQUIRES a change under way.
  CodingsOfLine take(const ReadLine& line, SourceText& text, std::uint32_t shown, RowId coder);

 private:
  struct Choice {
    RowId id = 0;  ///< 0: to be made
    std::string path;
  };
  Choice choose(const CodeGiven& given);
  Choice make(Choice choice, std::vector<std::string>& made);
  Project& project_;
  bool make_missing_;
  std::optional<CodeBeginnings> codes_;
};

/// Stores a file of `read` lines below lines `== SOURCE` (contract section 6), as import_codings
/// does rows: all are checked, those that fail are told by line, and unless keep_going nothing is
/// stored then. A turn's number alone on a line is the turn shown. REQUIRES a change under way.
CodingImport import_read_lines(Project& project, std::string_view file_text,
                               const CodingImportOptions& options, Sink& sink);

}  // namespace thema::model
