#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/printed_names.h"
#include "model/types.h"

namespace thema::model {

class Project;

/// A code or coder index that stands for none.
inline constexpr std::uint32_t kNone = ~0U;

/// A filter and a span query under a name; one of them may be empty.
struct SavedView {
  RowId id = 0;
  std::string name, where, query;
};

/// The small tables of a project in memory, with names for indices: what analysis works on. Texts,
/// turns and codings are large and are fetched by source.
struct Corpus {
  std::string language = "en";
  std::string count = "union";  ///< whose codings count: union, consensus, or a coder's name

  PrintedName printed;  ///< what is printed for names

  std::vector<Source> sources;          ///< in collation order of their names
  std::vector<Case> cases;              ///< in collation order
  std::vector<Code> codes;              ///< in codebook order (depth first)
  std::vector<std::uint32_t> code_end;  ///< codes[i]'s sub-tree is codes[i .. code_end[i])
  std::vector<Coder> coders;            ///< in collation order
  std::vector<Attribute> attributes;    ///< of cases, then of sources, each in declared order
  std::vector<SavedView> views;         ///< in collation order of their names
  std::unordered_map<RowId, Speaker> speakers;

  /// Values by attribute index; missing values are absent.
  std::vector<std::unordered_map<RowId, std::string>> values;

  std::unordered_map<RowId, std::uint32_t> source_index, case_index, code_index, coder_index;

  /// A value, or nullptr when missing. `row` is a case's or source's id.
  const std::string* value(std::size_t attribute, RowId row) const;
};

/// Reads everything but texts, turns and codings.
Corpus load_corpus(Project& project);

/// Which codings are wanted.
struct CodingQuery {
  std::vector<bool> codes;    ///< by code index; empty: all
  std::vector<bool> sources;  ///< by source index; empty: all
  /// Only what counts: accepted, its words still in the text, by the counted coder(s). Else all
  /// coders', of one status.
  bool counted_only = true;
  /// A suggestion is no coding until it is accepted; what was rejected is kept, so that it is not
  /// suggested again.
  enum class Status { accepted, suggested, rejected };
  Status status = Status::accepted;
};

/// Codings ordered by source, start, end, code, coder.
std::vector<Coding> load_codings(Project& project, const Corpus& corpus, const CodingQuery& query);

/// Memo, printed form and tags of the codings that have any, by coding id.
std::unordered_map<RowId, CodingDetail> load_details(Project& project);

/// Tags of codings, by coding id.
std::unordered_map<RowId, std::vector<Tag>> load_coding_tags(Project& project);

/// When codings were made (UTC), by coding id.
std::unordered_map<RowId, std::string> load_created(Project& project);

/// The turns of a source's current version, in order.
std::vector<Turn> load_turns(Project& project, const Source& source);

/// The stored text of a source.
std::string load_text(Project& project, const Source& source);

}  // namespace thema::model
