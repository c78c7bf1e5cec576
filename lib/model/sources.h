#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/sink.h"
#include "model/document.h"
#include "model/types.h"
#include "text/tokens.h"

namespace thema::model {

class Project;

/// A document made ready to be stored: hashes, tokens of the turns, the packed original. Made by a
/// pure function, so many can be made on other threads while one is written.
struct PreparedSource {
  DocumentDraft document;
  std::string file_name;  ///< without folders
  std::string text_hash, original_hash;
  std::size_t original_size = 0;
  std::string packed_original;       ///< empty when the original's bytes are the text
  std::uint32_t length = 0;          ///< code points
  std::vector<text::Tokens> tokens;  ///< of each turn
  text::Elisions elisions;           ///< apart in them; by others they are made anew
};

/// The bytes of a file that holds several documents, made ready to be kept once.
struct PreparedOriginal {
  std::string file_name;  ///< without folders
  std::string hash;
  std::size_t size = 0;
  std::string packed;
};
PreparedOriginal prepare_original(std::string_view file_name, std::string_view bytes);
/// One of its documents. The original is kept by Sources::keep.
PreparedSource prepare_part(DocumentDraft document, const PreparedOriginal& original,
                            text::Tokenizer& tokenizer);

PreparedSource prepare_source(DocumentDraft document, std::string_view file_name,
                              std::string_view original, text::Tokenizer& tokenizer);

/// What a source's name is by default: the file name without its last extension.
std::string default_source_name(std::string_view file_name);

/// Throws Errc::usage unless `language` is empty or a language tag (BCP 47).
void check_language(std::string_view language);

/// See clean_name.
std::string clean_source_name(std::string_view name);

/// Sources, versions, speakers and turns.
class Sources {
 public:
  explicit Sources(Project& project) : project_(project) {}

  std::vector<Source> list();  ///< in collation order of names
  /// By name, or by the imported file's full name. Throws Errc::not_found with near names,
  /// Errc::ambiguous when several sources came from files of that name.
  Source require(std::string_view name);
  std::optional<Source> find(std::string_view name);
  /// Names of the sources whose current version came from a file of a name, by that name: for
  /// imports of many files.
  std::unordered_map<std::string, std::vector<std::string>> names_by_file();
  /// The source whose current version was imported from these bytes.
  std::optional<Source> find_original(std::string_view original_hash);
  /// The sources whose current versions were imported from the same file; `first` is the oldest.
  struct FromFile {
    std::string first;
    std::size_t sources = 0, characters = 0, turns = 0;
  };
  FromFile from_original(std::string_view original_hash);
  /// Name and hash of the text of each source that came from a file of this name.
  std::vector<std::pair<std::string, std::string>> texts_from(std::string_view file_name);
  /// The imported bytes of the current version.
  std::string original(const Source& source);
  std::vector<Speaker> speakers(const Source& source);

  // REQUIRES a change under way:
  struct Added {
    RowId id = 0;
    std::string name;  ///< with " (2)" when the name was taken
  };
  Added add(const PreparedSource& prepared, std::string_view name, std::string_view kind,
            std::string_view language, RowId coder);
  /// Keeps the bytes of a file whose documents are added by add_all.
  void keep(const PreparedOriginal& original);
  struct NewSource {
    PreparedSource prepared;
    std::string name;
    RowId case_id = 0;  ///< linked to the source; 0: none
  };
  /// Adds many at once; the same as `add` and a link for each, but with a history that does not
  /// grow with their turns.
  std::vector<Added> add_all(const std::vector<NewSource>& sources, std::string_view kind,
                             std::string_view language, RowId coder);
  void rename(std::string_view name, std::string_view to);
  struct Removed {
    std::size_t codings = 0, evidence = 0, references = 0, memos = 0;
  };
  /// Removes a source with its versions, turns, codings, memos. While configurations quote it as
  /// evidence or framework summaries refer to it, it is refused (Errc::exists) unless these go
  /// `with_evidence`.
  Removed remove(const Source& source, bool with_evidence = false);
  bool set_language(const Source& source, std::string_view language);
  bool set_kind(const Source& source, std::string_view kind);
  /// "started", "done" or "" (unread) for a coder.
  bool set_state(const Source& source, RowId coder, std::string_view state);

  struct SpeakerChange {
    std::optional<SpeakerRole> role;
    std::optional<RowId> case_id;  ///< 0 unlinks
    std::optional<std::string> label;
  };
  /// Gives the turns of other labels to one: one person under two labels. Role and case are those
  /// of `into`; where it has no case, that of the first of the others that has one. Returns how
  /// many turns were given. Throws Errc::not_found for an unknown label, Errc::usage for one with
  /// itself.
  std::size_t merge_speakers(const Source& source, const std::vector<std::string>& labels,
                             std::string_view into);
  /// True when that was a change. Throws Errc::not_found with near labels.
  bool set_speaker(const Source& source, std::string_view label, const SpeakerChange& change);

 private:
  struct Begun;
  Begun begin(const PreparedSource& prepared, std::string_view name, std::string_view kind,
              std::string_view language, RowId coder);
  std::vector<RowId> add_speakers(const PreparedSource& prepared, RowId source);
  Project& project_;
};

}  // namespace thema::model
