#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "model/annotation.h"
#include "model/codebook.h"

/// What handing out and taking back of annotated texts share.
namespace thema::model::annotation {

/// A coding as it is stored; `fields` without its code. Without a code: a memo on the passage.
struct StoredCoding {
  RowId id = 0, code = 0, coder = 0;
  text::Span span;
  CodingLabel fields;
};

/// The accepted codings of a source whose words are in its text, by place, then the memos on its
/// passages.
std::vector<StoredCoding> stored_codings(Project& project, const Source& source);

std::string hash_text(const std::string& text);

/// What stands where in a file, without what is said of it.
std::string place_hash(const AnnotatedCoding& coding);
/// What a file shows of a coding, and what the project holds of it: for comparison.
std::string shown_hash(const AnnotatedCoding& coding);
std::string stored_hash(const StoredCoding& coding);

/// What earlier applies of a file stored, by coding or memo: what was stored, empty where they took
/// it away.
using Earlier = std::map<RowId, std::string>;
Earlier earlier_of(Project& project, const std::vector<std::string>& base, const std::string& file);
void note_earlier(Project& project, const std::vector<std::string>& base, const std::string& file,
                  const Earlier& earlier);

/// Who and what the names in marks mean. REQUIRES: base and options outlive it.
class MarkNames {
 public:
  MarkNames(Project& project, const std::vector<std::string>& base, AnnotationOptions& options);
  /// 0: somebody else's, which are read only. Somebody new may be made.
  RowId coder_of(const AnnotatedCoding& mark, std::vector<std::string>& made);
  /// Throws for a code that is not there, and is not to be made.
  RowId code_of(const std::string& name, std::vector<std::string>& made);
  const std::vector<Code>& codes() const { return finder_.codes(); }

 private:
  RowId known_coder(const std::string& name) const;
  Project& project_;
  AnnotationOptions& options_;
  CodeFinder finder_;
  ExportedNames exported_codes_, exported_coders_;
  std::set<RowId> code_ids_, coder_ids_;
  std::map<std::string, RowId> coders_, printed_coders_, made_;
};

/// Memo, printed form and tags with what is printed for names.
CodingLabel printed_fields(const Project& project, const CodingLabel& stored);

}  // namespace thema::model::annotation
