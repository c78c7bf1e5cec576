#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "model/passages.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// What few codings have.
struct CodingExtra {
  std::string memo, print, created_at;  ///< empty: none; created_at: now
  std::vector<Tag> tags;
};

/// A coding to be made. Small: imports hold millions.
struct NewCoding {
  RowId source = 0;
  text::Span span;
  std::int64_t quote_hash = 0;
  RowId code = 0;
  RowId coder = 0;
  bool exemplar = false;
  bool suggested = false;                        ///< counts nowhere until it is accepted
  std::unique_ptr<CodingExtra> extra = nullptr;  ///< null: none
};

/// What `coding set` changes; absent fields stay.
struct CodingFields {
  std::optional<RowId> code;
  std::optional<std::string> memo, print;
  std::optional<bool> exemplar;
  std::vector<Tag> tags;                 ///< added
  std::vector<std::string> remove_tags;  ///< keys
};

/// Throws Errc::bad_input unless `print` equals the passage but for "...", "[...]" and
/// "[inserted words]" (contract section 6).
void check_print(std::string_view print, std::string_view passage);

/// A coding whose words are gone from the text since it was corrected.
struct LostCoding {
  RowId id = 0, source = 0, code = 0;
  std::string coder, memo, created_at, words;  ///< words: as they were
};

/// Codings: their rules and tables.
class Codings {
 public:
  explicit Codings(Project& project) : project_(project) {}

  std::size_t count();
  /// Ids of the codings on exactly this passage, by coder (0: any) and code (0: any).
  std::vector<RowId> on_passage(RowId source, text::Span span, RowId code, RowId coder);
  /// The full id that a short id or its unique beginning names. Errc::not_found, Errc::ambiguous.
  RowId require_id(std::string_view short_id);

  /// The code of a coding; 0: there is no such coding.
  RowId code_of(RowId id);

  /// `check_print` against the words of a coding.
  void check_print_of(RowId id, std::string_view print);

  // REQUIRES a change under way:
  /// Adds codings; those a coder has already (same passage, same code) are one coding: tags, the
  /// exemplar mark, and a memo and printed form where it had none are added to it. Returns how many
  /// are new or changed. A coding that has another memo or printed form already is left as it is,
  /// and its index is in `refused`. Who codes what was only suggested in the same name accepts it;
  /// a suggestion changes nothing where its coder has the coding already, or had it rejected.
  struct Added {
    std::size_t created = 0, updated = 0, unchanged = 0;
    std::vector<std::size_t> refused;
  };
  Added add(const std::vector<NewCoding>& codings);
  /// With a code that its coder has given to the passage already, the two become one.
  bool set(RowId id, const CodingFields& fields);
  /// Makes one coding of two: tags and memos of both, the words of both memos where they differ.
  /// `from` is gone.
  void join(RowId from, RowId into);
  /// With their tags and the memos on them; returns how many memos went.
  std::size_t remove(const std::vector<RowId>& ids);
  /// A suggestion that counts from now on, with the tag `accepted=NAME` of the coder at work; its
  /// own coder stays who suggested it. One that was rejected may be accepted all the same. False
  /// for what counts already. Errc::conflict when its words are gone.
  bool accept(RowId id);
  /// A suggestion that shall not come again; it is kept, with the tag `rejected=NAME`. One that was
  /// accepted may be rejected later. False when it is rejected already; Errc::usage for a coding
  /// that nobody suggested.
  bool reject(RowId id);
  /// Takes the mark `changed` off. Returns how many had it.
  std::size_t confirm(const std::vector<RowId>& ids);
  /// By source, as imported, and place.
  std::vector<LostCoding> lost();

 private:
  Project& project_;
};

}  // namespace thema::model
