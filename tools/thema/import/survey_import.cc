#include "import/survey_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/strings.h"
#include "cells.h"
#include "import/source_name.h"
#include "model/source_replace.h"
#include "model/types.h"
#include "source_replace.h"
#include "store/search_index.h"
#include "text/utf8.h"

namespace thema::cli {

namespace {

constexpr std::size_t kAtATime = 500;  // sources that are held in memory before they are stored
constexpr std::size_t kMostShown = 5;

std::string some(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) {
    if (shown.size() == kMostShown) {
      shown.push_back("...");
      break;
    }
    shown.push_back("'" + name + "'");
  }
  return join(shown, ", ");
}

}  // namespace

SurveyImport::SurveyImport(const ImportOptions& options, Context& ctx, model::Project& project,
                           ReadFile& file)
    : options_(options),
      ctx_(ctx),
      project_(project),
      file_(file),
      parts_(*file.parts),
      stem_(model::default_source_name(file.original.file_name)) {}

SurveyResult SurveyImport::run(const std::map<std::string, std::string>& source_attributes) {
  SurveyResult result;
  if (is_there(result)) return result;
  const bool known = model::Sources(project_).find_original(file_.original.hash).has_value();
  if (!known && options_.on_changed == "error") refuse_changed();
  if (options_.on_changed == "replace") {
    const auto before = model::Sources(project_).texts_from(file_.original.file_name);
    known_ = {before.begin(), before.end()};
  }
  plan();
  import_cases();
  import_sources(result);
  add_attributes(source_attributes);
  return result;
}

bool SurveyImport::is_there(SurveyResult& result) {
  const auto known = model::Sources(project_).from_original(file_.original.hash);
  if (known.sources == 0 || options_.on_duplicate == "new") return false;
  const std::string message = fmt::format(
      "'{}' is in the project already, as source '{}'{}", file_.path.string(), known.first,
      known.sources > 1 ? fmt::format(" and {} more", known.sources - 1) : "");
  if (options_.on_duplicate == "error") throw Error(Errc::exists, message);
  ctx_.sink().report({.level = Level::notice,
                      .id = "duplicate",
                      .message = message + "; skipped",
                      .file = file_.path.string(),
                      .object = known.first});
  result = {.first = known.first,
            .sources = known.sources,
            .characters = known.characters,
            .turns = known.turns,
            .speakers = {},
            .case_name = {},
            .skipped = true};
  return true;
}

/// Says which respondents' texts differ from what was imported from a file of this name.
void SurveyImport::refuse_changed() {
  const auto before = model::Sources(project_).texts_from(file_.original.file_name);
  if (before.empty()) return;
  std::unordered_map<std::string, std::string> texts(before.begin(), before.end());
  std::vector<std::string> changed, added, gone;
  formats::Part part;
  while (parts_.next(part)) {
    if (part.document.turns.empty()) continue;
    const std::string name = source_name(part);
    const auto known = texts.find(name);
    if (known == texts.end()) {
      added.push_back(name);
      continue;
    }
    if (known->second != sha256_hex(part.document.text)) changed.push_back(name);
    texts.erase(known);
  }
  for (const auto& [name, hash] : before) {
    if (texts.contains(name)) gone.push_back(name);
  }
  const auto tell = [](std::string_view what, const std::vector<std::string>& names) {
    return names.empty() ? fmt::format("none {}", what)
                         : fmt::format("{} {} ({})", names.size(), what, some(names));
  };
  throw Error(
      Errc::exists,
      fmt::format("a file '{}' with other bytes was imported before: of its sources {}, {}, "
                  "{}; put the new answers in place "
                  "with --on-changed replace, or import this file beside it with --on-changed new",
                  file_.original.file_name, tell("changed", changed), tell("new", added),
                  tell("gone", gone)));
}

std::string SurveyImport::case_name(const formats::Part& part) const {
  // Rows are numbered in every file: the file's name tells them apart.
  return part.respondent.empty() ? fmt::format("{} {}", stem_, part.row) : part.respondent;
}

std::string SurveyImport::source_name(const formats::Part& part) const {
  const std::string respondent =
      part.respondent.empty() ? std::to_string(part.row) : part.respondent;
  const auto value = [&](const std::string& field) -> std::optional<std::string> {
    if (field == "stem") return stem_;
    if (field == "file") return file_.path.filename().string();
    if (field == "folder") return file_.path.parent_path().filename().string();
    if (field == "respondent") return respondent;
    if (field == "row") return std::to_string(part.row);
    if (field == "column") return part.column;
    return std::nullopt;
  };
  std::string name_template = options_.name;
  if (name_template.empty()) {
    name_template = part.column.empty() ? "{stem} {respondent}" : "{stem} {respondent} {column}";
  }
  return model::clean_source_name(
      fill_template(name_template, value, "stem, file, folder, respondent, row, column"));
}

/// Reads everything once without storing: what can be refused is refused here.
void SurveyImport::plan() {
  parts_.rewind();
  formats::Part part;
  while (parts_.next(part)) {
    try {
      const std::string name = source_name(part);
      if (part.document.turns.empty()) ++silent_;
      if (part.case_values.size() == parts_.case_attributes().size() &&
          (cases_.empty() || cases_.back().line != part.line)) {
        if (part.respondent.empty()) ++nameless_;
        cases_.push_back({.name = case_name(part),
                          .kind = {},
                          .in = {},
                          .sources = {},
                          .values = std::move(part.case_values),
                          .line = part.line});
      }
    } catch (const Error& e) {
      const Errc kind =
          e.code() == Errc::usage && options_.name.empty() ? Errc::bad_input : e.code();
      throw Error(kind, e.what(), e.hint()).at(file_.path.string(), part.line);
    }
  }
  if (cases_.empty()) throw Error(Errc::bad_input, "the table has a header and no rows");
}

void SurveyImport::import_cases() {
  model::CaseImport made;
  try {
    made = model::Cases(project_).import(parts_.case_attributes(), cases_, file_.path.string());
  } catch (const Error& e) {
    std::unordered_set<std::string> names;
    const bool again = std::any_of(cases_.begin(), cases_.end(), [&](const model::CaseRow& row) {
      return !names.insert(row.name).second;
    });
    if (!again || e.code() != Errc::bad_input) throw;
    throw Error(e.code(), e.what(),
                "a column that differs between the rows of one respondent belongs to the source: "
                "--source-attributes COLUMN")
        .at(e.file(), e.line());
  }
  holds_withdrawn_ = !made.withdrawn.empty();
  std::string types;
  for (const auto& [name, type] : made.types) {
    types += fmt::format("{}{} {}", types.empty() ? "; types: " : ", ", name, to_string(type));
  }
  ctx_.sink().report(
      {.level = Level::notice,
       .id = "survey-cases",
       .message = fmt::format("{}: {} new, {} updated, {} unchanged{}",
                              counted(made.added + made.updated + made.unchanged, "case"),
                              made.added, made.updated, made.unchanged, types),
       .file = file_.path.string(),
       .object = {}});
  if (nameless_ > 0 && nameless_ < cases_.size()) {
    ctx_.sink().report({.level = Level::warning,
                        .id = "no-respondent",
                        .message = fmt::format("{} without a respondent: the row's number names "
                                               "the case",
                                               counted(nameless_, "row")),
                        .file = file_.path.string(),
                        .object = {}});
  }
  if (silent_ > 0) {
    ctx_.sink().report({.level = Level::notice,
                        .id = "no-answers",
                        .message = fmt::format("{} without any answer: no source is made",
                                               counted(silent_, "row")),
                        .file = file_.path.string(),
                        .object = {}});
  }
}

/// A file that holds words of people who took them back is not kept: each text is its own original.
model::PreparedSource SurveyImport::prepared(model::DocumentDraft document,
                                             text::Tokenizer& tokenizer) const {
  if (!holds_withdrawn_) {
    return model::prepare_part(std::move(document), file_.original, tokenizer);
  }
  const std::string text = document.text;
  return model::prepare_source(std::move(document), file_.original.file_name, text, tokenizer);
}

void SurveyImport::keep_file() {
  if (!holds_withdrawn_ && !std::exchange(kept_, true)) {
    model::Sources(project_).keep(file_.original);
  }
}

/// True for a source that was there: its text is corrected where it differs.
bool SurveyImport::store_known(const formats::Part& part, text::Tokenizer& tokenizer,
                               SurveyResult& result) {
  const auto known = known_.find(source_name(part));
  if (known == known_.end()) return false;
  const bool same = known->second == sha256_hex(part.document.text);
  if (!same) {
    model::Sources sources(project_);
    keep_file();
    const model::Source source = sources.require(known->first);
    const model::Replacement replaced = model::replace_source(
        project_, source, prepared(part.document, tokenizer), project_.coder_id(ctx_.sink()));
    ctx_.sink().notice("replaced", replaced_sentence(source.name, replaced), source.name);
    tell_replaced(replaced, ctx_);
    if (result.sources++ == 0) result.first = source.name;
    ++result.replaced;
    result.characters += source.length;
    result.turns += part.document.turns.size();
  }
  known_.erase(known);
  return true;
}

void SurveyImport::import_sources(SurveyResult& result) {
  parts_.rewind();
  text::Tokenizer tokenizer(project_.index().elisions());
  model::Cases cases(project_);
  std::unordered_map<std::string, RowId> ids;
  std::vector<model::Sources::NewSource> batch;
  std::unordered_set<std::string> speakers;
  formats::Part part;
  std::size_t done = 0;
  while (parts_.next(part)) {
    if (part.document.turns.empty()) continue;
    const std::string name = case_name(part);
    const auto [at, fresh] = ids.try_emplace(name, 0);
    if (fresh) {
      const model::Case respondent = cases.require(name);
      at->second = respondent.withdrawn ? 0 : respondent.id;
    }
    if (at->second == 0) {  // took the words back: they do not return with the file
      ++withdrawn_;
      continue;
    }
    if (store_known(part, tokenizer, result)) continue;
    for (const model::SpeakerDraft& s : part.document.speakers) {
      if (speakers.insert(s.label).second) result.speakers.push_back(s.label);
    }
    values_.push_back(std::move(part.source_values));
    batch.push_back({.prepared = prepared(std::move(part.document), tokenizer),
                     .name = source_name(part),
                     .case_id = at->second});
    if (batch.size() == kAtATime) store(batch, result);
    ctx_.sink().progress("importing respondent", ++done, cases_.size());
  }
  store(batch, result);
  tell_rest(result);
  if (ids.size() == 1) result.case_name = ids.begin()->first;
}

void SurveyImport::tell_rest(SurveyResult& result) {
  if (withdrawn_ > 0) {
    ctx_.sink().warn("withdrawn",
                     fmt::format("{} of cases that were withdrawn: passed over; the file itself is "
                                 "not kept, since it holds their words",
                                 counted(withdrawn_, "row")));
  }
  if (!known_.empty()) {
    std::vector<std::string> gone;
    for (const auto& [name, hash] : known_) gone.push_back(name);
    std::sort(gone.begin(), gone.end());
    ctx_.sink().warn("gone", fmt::format("{} not in the file any more, and kept: {}",
                                         counted(gone.size(), "source"), some(gone)));
  }
  result.skipped = result.sources == 0;
}

void SurveyImport::store(std::vector<model::Sources::NewSource>& batch, SurveyResult& result) {
  if (batch.empty()) return;
  keep_file();
  for (const auto& s : batch) {
    result.characters += s.prepared.length;
    result.turns += s.prepared.document.turns.size();
  }
  const auto added = model::Sources(project_).add_all(
      batch, options_.kind_or("survey"), options_.language, project_.coder_id(ctx_.sink()));
  std::size_t renamed = 0;
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (result.sources++ == 0) result.first = added[i].name;
    if (added[i].name != batch[i].name) ++renamed;
    sources_.push_back(added[i].id);
  }
  if (renamed > 0) {
    ctx_.sink().notice("renamed",
                       fmt::format("{} taken already got a number behind it: '{}' became '{}'",
                                   counted(renamed, "name"), batch.back().name, added.back().name),
                       added.back().name);
  }
  batch.clear();
}

void SurveyImport::add_attributes(const std::map<std::string, std::string>& source_attributes) {
  model::Cases cases(project_);
  std::vector<std::pair<RowId, std::string>> column(sources_.size());
  const auto add = [&](const std::string& attribute, const auto& value) {
    for (std::size_t i = 0; i < sources_.size(); ++i) column[i] = {sources_[i], value(i)};
    cases.add_source_values(attribute, column);
  };
  for (std::size_t a = 0; a < parts_.source_attributes().size(); ++a) {
    add(parts_.source_attributes()[a], [&](std::size_t i) { return values_[i][a]; });
  }
  for (const auto& [name, value] : source_attributes) {
    add(name, [&v = value](std::size_t) { return v; });
  }
}

}  // namespace thema::cli
