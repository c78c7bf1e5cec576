#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sink.h"
#include "model/code_path.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// The roles, in the contract's order.
const std::vector<std::string>& code_roles();

struct CodeImport {
  std::size_t added = 0, updated = 0, unchanged = 0;  ///< rows
  std::vector<std::string> parents;  ///< paths of codes that were made and have no row
};

/// How many accepted codings a code has itself (without its sub-codes), in how many sources; of
/// those that the project counts (setting `count`).
struct CodeCount {
  std::size_t codings = 0, sources = 0;
};

/// A memo on a code; "definition" is what a code said that was merged into it.
struct CodeMemo {
  std::string type, title, text;
};

/// How deep a path may be.
inline constexpr std::size_t kMaxCodeLevels = 100;

/// The tree of codes: its rules and its tables.
class Codebook {
 public:
  explicit Codebook(Project& project) : project_(project) {}

  /// All codes with paths, depth first, siblings in the order the user gave them.
  std::vector<Code> list();
  /// The code a path or a unique last name (or unique end of a path) stands for; a whole path goes
  /// before an end. Throws Errc::not_found with near names, Errc::ambiguous with the paths it may
  /// mean.
  Code require(std::string_view path_or_name);
  /// The id of the code at a whole path, without reading the codebook; 0: there is none.
  RowId id_at(std::string_view path);
  /// Nothing when there is no such code; throws for an ambiguous name.
  std::optional<Code> find(std::string_view path_or_name);

  // REQUIRES a change under way:
  struct Added {
    RowId id = 0;
    bool created = false;              ///< false: it was there, identical
    std::vector<std::string> parents;  ///< paths of missing parents that were made
  };
  /// Adds a code and its missing parents. One that is there with the same fields is no change;
  /// different fields throw Errc::exists and name `code set`.
  Added add(std::string_view path, const CodeFields& fields);
  /// True when that was a change.
  bool set(std::string_view path, const CodeFields& fields);
  /// The new path. Errc::exists when a sibling has that name.
  std::string rename(std::string_view path, std::string_view new_name);
  /// All or nothing. A code that is there gets what it lacks; where it has something else, and for
  /// a row that cannot be used, throws with file and line.
  CodeImport import(const std::vector<CodeRow>& rows, std::string_view file);

  /// Accepted codings whose words are still in the text.
  std::size_t codings_of(RowId code, bool with_sub_codes);
  std::unordered_map<RowId, CodeCount> counts();
  /// The oldest first.
  std::vector<CodeMemo> memos(RowId code);

 private:
  RowId child(RowId parent, std::string_view name);
  RowId insert(RowId parent, std::string_view name);
  Code load(RowId id, std::string path);
  bool write(Code code, const CodeFields& fields);
  Project& project_;
  std::unordered_map<RowId, std::int64_t> last_position_;  ///< of the children, by parent
};

/// Finds codes by path or name quickly: for imports that name many.
class CodeFinder {
 public:
  explicit CodeFinder(std::vector<Code> codes);
  const std::vector<Code>& codes() const { return codes_; }
  /// Index into `codes`; throws as Codebook::require does.
  std::uint32_t require(std::string_view path_or_name) const;
  std::optional<std::uint32_t> find(std::string_view path_or_name) const;
  /// A code that was made since, found like the others from now on.
  void add(Code code);

 private:
  void add_names(std::uint32_t code);
  /// Every end of a path, and of one as it is printed.
  using Ends = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  static void add_ends(std::string_view path, std::uint32_t code, Ends& ends);
  std::vector<Code> codes_;
  Ends by_end_, by_printed_end_;
};

}  // namespace thema::model
