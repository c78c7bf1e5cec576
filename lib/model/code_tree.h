#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sink.h"
#include "model/code_merge.h"
#include "model/codebook.h"

namespace thema::model {

/// Where a code goes: below another (behind its sub-codes), to the top (behind the other top
/// codes), or beside a code.
struct CodePlace {
  enum class Where { under, top, before, after };
  Where where = Where::top;
  std::string code;  ///< path; not for `top`
};

/// What a merge did.
struct CodesMerged {
  std::string into;                 ///< path of the code that stays
  std::vector<std::string> merged;  ///< paths of those that are gone, sub-codes among them
  std::unordered_map<RowId, RowId> taken_by;  ///< those that are gone, and what took their place
  std::size_t moved = 0;                      ///< sub-codes that stand below `into` now
  Recoded codings;
};

struct CodesRemoved {
  std::size_t codes = 0;
  CodeUse use;
};

/// A line of a codebook that was edited as a whole: which codes it stands for, and where.
struct ArrangedCode {
  std::vector<RowId> ids;     ///< none: a new code; several: the others are merged with the first
  std::string name;           ///< as it is, no path
  std::size_t parent = kTop;  ///< index of an earlier line
  std::size_t line = 0;       ///< for messages; from 1
  static constexpr std::size_t kTop = static_cast<std::size_t>(-1);
};

struct CodesArranged {
  std::size_t added = 0, renamed = 0, moved = 0, reordered = 0, merged = 0, removed = 0;
  Recoded codings;
  bool any() const { return added + renamed + moved + reordered + merged + removed > 0; }
};

/// Changes of the shape of the codebook. All REQUIRE a change under way.
class CodeTree {
 public:
  /// `sink` is told of a coder seen for the first time: the author of memos that keep definitions.
  CodeTree(Project& project, Sink& sink) : project_(project), sink_(sink) {}

  /// The new path; the old one when the code stands there already. Errc::exists when a code of that
  /// name is there, Errc::usage for a place below itself.
  struct Moved {
    std::string from, to;
    bool changed = false;
  };
  Moved move(std::string_view path, const CodePlace& place);

  /// Makes one code of several: everything that hangs on the others hangs on `into` then, their
  /// sub-codes stand below it, sub-codes of one name are merged in turn. The definition of `into`
  /// stays; those of the others are kept as memos on it.
  CodesMerged merge(const std::vector<std::string>& paths, std::string_view into);

  /// Deletes a code, and with `recursive` its sub-codes. Errc::exists while anything hangs on them,
  /// unless `with_all`.
  CodesRemoved remove(std::string_view path, bool recursive, bool with_all);

  /// The whole codebook as these lines say; codes that have no line are removed, which is refused
  /// (Errc::exists) while anything hangs on them, unless `with_all`. Errors have the line.
  CodesArranged arrange(const std::vector<ArrangedCode>& lines, bool with_all);

 private:
  void merge_into(const Code& from, const Code& into, CodesMerged& result);
  void place(RowId code, RowId parent, const std::vector<RowId>& siblings);
  std::vector<RowId> children(RowId parent);
  void check_depth();
  Project& project_;
  Sink& sink_;
};

}  // namespace thema::model
