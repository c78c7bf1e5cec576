#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/codebook.h"
#include "model/types.h"

namespace thema::model {

class SourceText;

/// A line `evidence P12_6m 41.2-4 supports C1,R1 stated by=anna # note` as it is typed.
struct TypedEvidence {
  std::size_t line = 0;
  enum class Of { passage, case_, table } of = Of::passage;
  std::string name;   ///< of the source, case or "table:row"
  std::string place;  ///< turns or START:END; may be empty
  std::string quote;  ///< words, or the beginning of what a row says; may be empty
  std::string stance, speaks_to, directness, case_name, coder, note;
};

/// One configuration as a block of the text form. What has no line is absent.
struct TypedConfiguration {
  std::size_t line = 0;
  std::string label;
  std::optional<std::string> title, scheme, state, activation, valence, level, sentence, theme;
  std::optional<std::vector<std::string>> theories;
  struct Element {
    std::string text;  ///< with its sign
    struct Code {
      std::string path;
      std::size_t line = 0;
    };
    std::vector<Code> codes;
    std::size_t line = 0;
  };
  std::map<std::string, std::vector<Element>> elements;  ///< by role
  /// Written by the program: the version shown, and how many pieces of evidence were.
  std::optional<int> version;
  std::optional<std::size_t> evidence_there;
  std::vector<TypedEvidence> evidence;
  std::map<std::string, std::size_t, std::less<>> lines;  ///< of the fields, by key

  std::size_t line_of(std::string_view key) const {
    const auto found = lines.find(key);
    return found == lines.end() ? line : found->second;
  }
};

/// Reads the text form: blocks, each begun by a line `LABEL title` behind an empty line (or at the
/// beginning). Lines that begin with # are not read. Throws Errc::bad_input with the line, for one
/// that is not understood too.
std::vector<TypedConfiguration> parse_cmo_text(std::string_view text);

/// One line of evidence.
std::string to_text(const TypedEvidence& evidence);

/// How much an apply may read, bytes.
inline constexpr std::size_t kLongestCmoText = std::size_t{64} << 20U;

/// Configurations as text, and back.
class CmoTextForm {
 public:
  /// `me`: whose evidence it is where no name is given.
  CmoTextForm(Project& project, std::string me);
  ~CmoTextForm();
  CmoTextForm(const CmoTextForm&) = delete;
  CmoTextForm& operator=(const CmoTextForm&) = delete;

  /// The block of one configuration; reading it back changes nothing.
  std::string write(const Configuration& cmoc);

  struct Applied {
    std::size_t added = 0, versions = 0, changed = 0;  ///< configurations
    std::size_t evidence_added = 0, evidence_changed = 0, evidence_removed = 0;
    std::size_t asked_only = 0;  ///< of the evidence added: nothing but an interviewer's words
    bool any() const {
      return added + versions + changed + evidence_added + evidence_changed + evidence_removed > 0;
    }
  };
  /// Stores what differs. REQUIRES a change under way. A block that the program wrote holds all
  /// elements and evidence; evidence without a line any more is removed only `with_removals`.
  /// Throws Errc::conflict when the configuration was changed since the block was written, and what
  /// the changes themselves throw, with the line.
  Applied apply(const std::vector<TypedConfiguration>& blocks,
                const Configurations::SetOptions& how, bool with_removals, RowId coder);

 private:
  static void check_words(const TypedConfiguration& block);
  void name_codes(const TypedConfiguration& block, const Configuration& now, CmoFields& f);
  std::vector<TypedEvidence> evidence_of(const std::vector<Evidence>& there);
  void apply_fields(const TypedConfiguration& block, const Configurations::SetOptions& how,
                    RowId coder, Applied& applied);
  void apply_evidence(const TypedConfiguration& block, bool with_removals, RowId coder,
                      Applied& applied);
  NewEvidence resolve(const TypedEvidence& typed, const Configuration& cmoc, RowId coder);
  NewEvidence as_new(const Evidence& there);
  RowId coder_named(const std::string& name);
  RowId source_named(const std::string& name);
  std::string stored_words(const std::string& typed, const std::string& stored) const;
  SourceText& opened(RowId source);
  const std::string& case_named(RowId id);
  Project& project_;
  std::string me_;
  // Read once: configurations share sources, cases and codes.
  std::unordered_map<RowId, Source> sources_;
  std::unordered_map<RowId, std::unique_ptr<SourceText>> opened_;
  std::size_t opened_bytes_ = 0;
  std::unordered_map<RowId, std::string> cases_, paths_;
  std::unordered_map<std::string, RowId> coders_, named_;
  std::vector<NewEvidence> fresh_;  ///< to be added, and their lines
  std::vector<std::size_t> fresh_lines_;
  std::optional<CodeFinder> codes_;
};

}  // namespace thema::model
