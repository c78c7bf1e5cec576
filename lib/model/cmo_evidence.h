#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/sink.h"
#include "model/cmo.h"
#include "model/coding_import.h"
#include "text/span.h"

namespace thema::model {

/// A piece of evidence: a passage, or a case's silence, judged against one version of a
/// configuration.
struct Evidence {
  RowId id = 0;
  RowId cmoc = 0;
  RowId version = 0;
  int version_number = 1;
  std::string stance, directness, note, coder, created_at;
  RowId source = 0;  ///< 0: no passage
  text::Span span;
  std::int64_t quote_hash = 0;
  std::string anchor, lost_text;
  RowId case_id = 0;                   ///< 0: whoever said it
  RowId table_row = 0;                 ///< of a side table; 0: none
  std::string table;                   ///< "recruitment:3"; empty: none
  RowId row_case = 0, row_source = 0;  ///< whose row it is; 0: nobody's
  std::string row_words;               ///< what the row says today: "case: P03; score: 3"
  std::string row_brief;               ///< its beginning: "P03: score 3"
  std::string row_said;                ///< when it was judged, without its key; empty: unknown
  int led_to = 0;                      ///< the version that it led to; 0: none is named
  std::vector<RowId> elements;         ///< that it speaks to
  std::vector<std::string> speaks_to;  ///< their labels in the version judged
  std::string completeness;            ///< CMO, CM, MO, CO, C, M, O or empty

  bool lost() const { return anchor == "lost"; }
  /// Whether the row of a table says something else than what was judged.
  bool row_changed() const { return table_row != 0 && anchor == "changed"; }
};

/// Evidence to be stored, judged against the newest version.
struct NewEvidence {
  RowId cmoc = 0;
  std::string speaks_to{};  ///< "context,outcome" or "C1,R2"; may be empty for silence
  std::string stance{}, directness{}, note{};
  RowId coder = 0;
  RowId source = 0;  ///< 0: no passage
  text::Span span{};
  std::int64_t quote_hash = 0;
  RowId case_id = 0;  ///< 0: none named
  RowId table_row = 0;
};

/// Throws Errc::usage for words that are none of the vocabulary, and for evidence that names
/// neither a passage, nor a row of a table, nor, being silence, a case.
void check_evidence(const NewEvidence& evidence);

/// A passage that is coded already.
struct CodedPassage {
  RowId source = 0;
  text::Span span;
  std::int64_t quote_hash = 0;
};

/// A coding that is marked as an exemplar, on just the passage of some evidence.
struct ExemplarPassage {
  RowId coding = 0, source = 0;
  text::Span span;
  std::string print;  ///< the quote as it shall be printed; may be empty
};

/// Evidence for configurations: rules and tables.
class EvidenceBook {
 public:
  explicit EvidenceBook(Project& project) : project_(project) {}

  /// Of one configuration, or (0) of all; in the order in which it was added.
  std::vector<Evidence> list(RowId cmoc = 0);
  /// The passage of the coding with this id (or its unique beginning). Throws Errc::not_found,
  /// Errc::ambiguous, and Errc::bad_input for a coding whose words are gone.
  CodedPassage passage_of(std::string_view coding);
  /// The exemplars among the passages of evidence, by place.
  std::vector<ExemplarPassage> exemplars();

  /// The row that "NAME:ROW" names, by the number that it has today. `says`: what it said when it
  /// was named (SideRowWords), where that is known: if the row of this number says something else,
  /// the only row that says it is meant. Throws Errc::not_found, Errc::ambiguous.
  RowId table_row_named(std::string_view name, std::string_view says = {});
  /// The same for evidence from another project: where no row says this, the row of the same case
  /// or source that says what was judged (`said`, SideRowWords::judged), or else has this number;
  /// K02 then tells what changed.
  RowId table_row_judged(std::string_view name, std::string_view says, std::string_view said);
  /// "recruitment:3 (P03: score 3)".
  std::string row_told(RowId row);
  /// The piece that a short id or its unique beginning names. Errc::not_found, Errc::ambiguous.
  RowId require_id(std::string_view short_id);

  // REQUIRES a change under way:
  void remove(RowId evidence);
  /// Stance, elements, directness and note become those of `now`. Another stance or other elements
  /// are a judgement on the newest wording.
  void rejudge(const Evidence& there, const NewEvidence& now);
  /// Evidence on a row of a table holds of what the row says now.
  void read_row_again(const Evidence& evidence);
  /// The evidence led to this version of its configuration. False when that is said already.
  bool set_led_to(RowId evidence, RowId version);
  struct Added {
    std::size_t created = 0, updated = 0, unchanged = 0;
    std::size_t older = 0;       ///< of the unchanged: judged on an older wording
    std::size_t asked_only = 0;  ///< of the created: nothing but an interviewer's words
    /// What is there with another directness or note, which would be lost.
    struct Refused {
      std::size_t index = 0;             ///< of the evidence that was given
      std::optional<std::size_t> first;  ///< of what was given before it and says otherwise
      RowId there = 0;
      std::string says;  ///< what is there: "the note 'of the walk'"
    };
    std::vector<Refused> refused;
  };
  /// Adds evidence. What a coder said already (same passage or case, stance and elements) is one
  /// piece of evidence, on whichever wording it was judged; a directness or note that it lacks is
  /// filled in, another one is refused unless `replacing`; two of one call that differ are refused
  /// always. Throws as check_evidence does, and Errc::bad_input for elements that are not there.
  Added add(const std::vector<NewEvidence>& evidence, bool replacing = false);

 private:
  Project& project_;
};

/// A row of an evidence table as it was written; views live until the row was taken.
struct EvidenceCells {
  std::string_view cmoc, speaks_to, source, start, end, quote, turns, lines, coding, case_name,
      stance, directness, note, coder, table;
  std::size_t line = 0;
};

struct EvidenceImport {
  std::size_t rows = 0;
  EvidenceBook::Added added;
  std::vector<RejectedRow> rejected;
  std::vector<std::string> new_coders;
};

/// Reads rows until `next` gives none, checks every one and stores them as one change; `replacing`:
/// as EvidenceBook::add has it. Failing rows are reported to `sink` by file and line; then nothing
/// is stored (`rejected` is not empty; the caller rolls back). REQUIRES a change under way.
EvidenceImport import_evidence(Project& project, const std::function<bool(EvidenceCells&)>& next,
                               const std::string& file, RowId default_coder, bool replacing,
                               Sink& sink);

}  // namespace thema::model
