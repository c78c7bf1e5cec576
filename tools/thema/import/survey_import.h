#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "context.h"
#include "import/options.h"
#include "import_queue.h"
#include "model/cases.h"
#include "model/project.h"
#include "model/sources.h"

namespace thema::cli {

/// What one survey gave.
struct SurveyResult {
  std::string first;  ///< the first source
  std::size_t sources = 0, characters = 0, turns = 0;
  std::vector<std::string> speakers;  ///< questions, and who speaks in conversations
  std::string case_name;              ///< when there is one only
  bool skipped = false;               ///< it was there already
  std::size_t replaced = 0;           ///< of `sources`: corrected texts of sources that were there
};

/// Imports a file of several documents: respondents become cases with attributes, their answers
/// sources. A file that cannot be imported throws before anything of it is stored.
class SurveyImport {
 public:
  SurveyImport(const ImportOptions& options, Context& ctx, model::Project& project, ReadFile& file);
  /// `source_attributes`: of every source of the file (from --case).
  SurveyResult run(const std::map<std::string, std::string>& source_attributes);

 private:
  bool is_there(SurveyResult& result);
  void refuse_changed();
  model::PreparedSource prepared(model::DocumentDraft document, text::Tokenizer& tokenizer) const;
  void keep_file();
  bool store_known(const formats::Part& part, text::Tokenizer& tokenizer, SurveyResult& result);
  void plan();
  std::string source_name(const formats::Part& part) const;
  std::string case_name(const formats::Part& part) const;
  void import_cases();
  void import_sources(SurveyResult& result);
  void tell_rest(SurveyResult& result);
  void store(std::vector<model::Sources::NewSource>& batch, SurveyResult& result);
  void add_attributes(const std::map<std::string, std::string>& source_attributes);

  const ImportOptions& options_;
  Context& ctx_;
  model::Project& project_;
  ReadFile& file_;
  formats::Parts& parts_;
  std::string stem_;
  std::vector<model::CaseRow> cases_;
  std::size_t silent_ = 0, nameless_ = 0;
  std::unordered_map<std::string, std::string> known_;  ///< text hashes, for --on-changed replace
  bool holds_withdrawn_ = false;
  bool kept_ = false;          ///< the file's bytes are stored
  std::size_t withdrawn_ = 0;  ///< answers of cases that were withdrawn
  std::vector<RowId> sources_;
  std::vector<std::vector<std::string>> values_;  ///< of each source
};

}  // namespace thema::cli
