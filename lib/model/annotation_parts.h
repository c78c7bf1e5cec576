#pragma once

#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "model/annotation.h"

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

/// Memo, printed form and tags with what is printed for names.
CodingLabel printed_fields(const Project& project, const CodingLabel& stored);

}  // namespace thema::model::annotation
