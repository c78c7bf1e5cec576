#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "text/span.h"

namespace thema::model {

class Project;

/// What a memo may be about, in the order in which memos are listed.
enum class MemoOn { project, source, passage, case_, code, coding, configuration, theory };

/// "project", "source", "passage", "case", "code", "coding", "configuration", "theory".
std::string_view to_string(MemoOn kind);
/// Also the short names "cmo" and "cmoc" of a configuration; nothing for other words.
std::optional<MemoOn> memo_on(std::string_view name);
/// All kinds, as messages list them.
std::string memo_kinds();

/// What one memo is about.
struct MemoTarget {
  MemoOn kind = MemoOn::project;
  RowId id = 0;       ///< of the source (of a passage, too), case, code, ...; 0: the project
  text::Span span{};  ///< of a passage, code points of the source's text
  std::int64_t quote_hash = 0;
  bool operator==(const MemoTarget&) const = default;
};

/// What a memo is about, from `KIND:NAME` as a person types it ("code:Barriers/Time", "project",
/// "coding:cq3k7p"). Throws Errc::usage for an unknown kind, and what the thing's own commands
/// throw for an unknown name. Passages are named with a selector instead.
MemoTarget memo_target(Project& project, std::string_view kind_and_name);

struct Memo {
  RowId id = 0;
  MemoTarget on;
  std::string name;    ///< of the source, case, code (path), configuration, theory; of a coding its
                       ///< code; empty: the project
  RowId source = 0;    ///< of a source, passage or coding; else 0
  text::Span place;    ///< of a passage or coding whose words are in the text; else empty
  std::string anchor;  ///< of a passage: '', changed, lost
  std::string lost_text;  ///< what the words of a lost passage were
  std::string type, title, text, coder, created_at;
};

struct NewMemo {
  MemoTarget on;
  std::string type, title, text;
  RowId coder = 0;
};

/// What `memo set` changes; absent fields stay.
struct MemoFields {
  std::optional<std::string> type, title, text;
  std::optional<MemoTarget> on;
  bool confirmed = false;  ///< the changed words are still meant
  bool any() const { return type || title || text || on || confirmed; }
};

/// How much a memo may hold, bytes.
inline constexpr std::size_t kLongestMemo = std::size_t{16} << 20U;

/// Memos: free texts about anything in a project. Their rules and their table; the note that a
/// coding carries itself is the coding's (Codings).
class Memos {
 public:
  explicit Memos(Project& project) : project_(project) {}

  /// By what they are about: the project, sources with their passages, cases, codes, codings,
  /// configurations, theories, each in its own order; those on one thing as they were made.
  std::vector<Memo> list();
  Memo require(RowId id);
  /// The memo that a short id or its unique beginning names. Errc::not_found, Errc::ambiguous.
  RowId require_id(std::string_view short_id);

  // REQUIRES a change under way:
  /// The id; nothing when the coder wrote the same about it already. Errc::usage for an empty text
  /// and one that cannot be stored.
  std::optional<RowId> add(const NewMemo& memo);
  /// False when nothing is different.
  bool set(RowId id, const MemoFields& fields);
  void remove(RowId id);

 private:
  Project& project_;
};

}  // namespace thema::model
