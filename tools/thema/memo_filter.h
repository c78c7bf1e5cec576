#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "coding_rows.h"
#include "model/memos.h"

namespace thema::cli {

/// `--where` on memos: those on passages and codings are judged by their place, those on sources
/// and cases by these; memos on anything else have nothing to be judged by.
class MemoFilter {
 public:
  /// REQUIRES: project and corpus outlive this. An empty text fits everything.
  MemoFilter(model::Project& project, const model::Corpus& corpus, const std::string& text);

  bool fits(const model::Memo& memo);
  /// Who said what the memo is on. REQUIRES: the memo has a place in a text.
  std::vector<std::uint32_t> cases_of(const model::Memo& memo);

 private:
  const std::vector<model::Turn>& turns_of(std::uint32_t source);

  model::Project& project_;
  const model::Corpus& corpus_;
  bool asked_;
  const Where where_;
  const analysis::Attribution who_;
  std::vector<bool> sources_, cases_;
  std::map<std::uint32_t, std::vector<model::Turn>> turns_;
};

}  // namespace thema::cli
