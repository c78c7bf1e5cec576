#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>

#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "import_explain.h"
#include "import/files.h"
#include "import/options.h"
#include "import/source_name.h"
#include "import/survey_import.h"
#include "import_queue.h"
#include "model/cases.h"
#include "model/sources.h"
#include "report/report.h"
#include "store/history.h"
#include "text/regex.h"
#include "text/utf8.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

/// Imports one file after the other into one change.
class Importer {
 public:
  Importer(const ImportOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), explanation_(ctx) {
    if (!options_.case_pattern.empty()) pattern_.emplace(options_.case_pattern);
  }

  int run() {
    model::check_language(options_.language);
    auto out = ctx_.renderer("import");
    formats::ReadOptions read;
    read.encoding = options_.encoding;
    read.speakers = speaker_options(options_.speakers);
    read.survey = options_.survey;
    read.survey.kind = options_.kind;
    read.survey.per_cell = options_.per == "cell";
    const std::vector<fs::path> files =
        files_to_import(options_.paths, options_.recursive, [&](const Error& e, const fs::path& p) {
          ++missing_;
          fail(e, p);
        });
    ctx_.change([&](model::Project& project) {
      ImportQueue queue(files, read);
      std::size_t done = 0;
      while (auto file = queue.next()) {
        take(project, *file);
        ctx_.sink().progress("importing file", ++done, files.size());
      }
      if (imported_ > 0) {
        project.change()->summarize(fmt::format(
            "imported {}", imported_ == 1 ? "source " + first_ : counted(imported_, "source")));
      }
      if (options_.atomic && failed_ > 0) {
        throw Error(Errc::bad_input,
                    fmt::format("{} of {} files cannot be imported; with --atomic none was",
                                failed_, files.size() + missing_));
      }
    });
    print(*out);
    return failed_ > 0 ? 3 : 0;
  }

 private:
  /// The file as it was named stands before the message, and in the diagnostics.
  void fail(const Error& e, const fs::path& path) {
    ++failed_;
    ctx_.terminal().error(Error(e).at(path.string(), e.line()));
  }

  void take(model::Project& project, ReadFile& file) {
    const bool again = file.parts && options_.on_duplicate != "new" &&
                       model::Sources(project).find_original(file.original.hash);
    if (again) file.diagnostics.clear();  // what was found out is of no interest twice
    for (Diagnostic& d : file.diagnostics) {
      d.file = file.path.string();
      ctx_.sink().report(d);
    }
    if (file.error) {
      fail(*file.error, file.path);
      return;
    }
    try {
      file.parts ? store_survey(project, file) : store(project, file);
    } catch (const Error& e) {
      if (e.code() == Errc::storage || e.code() == Errc::interrupted) throw;
      fail(e, file.path);
    }
  }

  void store(model::Project& project, const ReadFile& file) {
    const model::PreparedSource& p = *file.prepared;
    model::Sources sources(project);
    const auto known = sources.find_original(p.original_hash);
    if (known && options_.on_duplicate != "new") {
      const std::string message = fmt::format("'{}' is in the project already, as source '{}'",
                                              file.path.string(), known->name);
      if (options_.on_duplicate == "error") throw Error(Errc::exists, message);
      ctx_.sink().report({.level = Level::notice,
                          .id = "duplicate",
                          .message = message + "; skipped",
                          .file = file.path.string(),
                          .object = known->name});
      // The notice of the first import sends people here.
      if (ctx_.globals().dry_run) explanation_.add(file.path.string(), known->name, p);
      row(known->name, p, {});
      return;
    }
    if (!known && options_.on_changed != "new") refuse_changed(sources, p);
    const auto match = pattern_ ? pattern_->search(p.file_name) : std::nullopt;
    const std::string wanted = source_name(file.path, match);
    // What can be refused comes first, so that a file that fails leaves nothing behind. (No
    // savepoint a file: each would make the search index write out what it holds.)
    const std::string name = model::clean_source_name(wanted);
    const RowId case_id = case_of(project, p, match);
    const auto added = sources.add(p, name, options_.kind_or("transcript"), options_.language,
                                   project.coder_id(ctx_.sink()));
    if (added.name != name) {
      ctx_.sink().notice("renamed",
                         fmt::format("the name '{}' was taken: '{}' became source '{}'", name,
                                     file.path.string(), added.name),
                         added.name);
    }
    if (match) link(project, added.id, case_id, *match);
    ++imported_;
    if (first_.empty()) first_ = added.name;
    explanation_.add(file.path.string(), added.name, p);
    row(added.name, p, case_id == 0 ? "" : match->groups.at("case"));
  }

  void store_survey(model::Project& project, ReadFile& file) {
    std::map<std::string, std::string> attributes;
    if (const auto match = pattern_ ? pattern_->search(file.original.file_name) : std::nullopt) {
      attributes = {match->groups.begin(), match->groups.end()};
      attributes.erase("case");  // the respondent is
    }
    const SurveyResult r = SurveyImport(options_, ctx_, project, file).run(attributes);
    if (!r.skipped) {
      imported_ += r.sources;
      if (first_.empty()) first_ = r.first;
    }
    several_ = several_ || r.sources > 1;
    report::List speakers;
    for (const std::string& label : r.speakers) speakers.items.push_back(label);
    rows_.push_back({cell(r.first), cell(file.parts->format()), cell(file.parts->encoding()),
                     cell_count(r.characters), cell_count(r.turns), speakers, cell(r.case_name),
                     report::Value(), cell_count(r.sources)});
  }

  static void refuse_changed(model::Sources& sources, const model::PreparedSource& p) {
    const std::vector<std::string> before = sources.imported_from(p.file_name);
    if (before.empty()) return;
    throw Error(
        Errc::exists,
        fmt::format("source{} '{}' {} imported from a file '{}' with other bytes: correct it "
                    "with 'thema source replace', or import this one beside it with "
                    "--on-changed new",
                    before.size() == 1 ? "" : "s", join(before, "', '"),
                    before.size() == 1 ? "was" : "were", p.file_name));
  }

  std::string source_name(const fs::path& path,
                          const std::optional<text::Regex::Match>& match) const {
    const std::string stem =
        model::default_source_name(text::printable_utf8(path.filename().string()));
    if (options_.name.empty()) return stem;
    const auto value = [&](const std::string& field) -> std::optional<std::string> {
      if (field == "stem") return stem;
      if (field == "file") return path.filename().string();
      if (field == "folder") return path.parent_path().filename().string();
      if (match && match->groups.contains(field)) return match->groups.at(field);
      return std::nullopt;
    };
    return fill_template(options_.name, value,
                         "stem, file, folder and the named groups of --case that match");
  }

  /// The case that the file's name names, made when it is new; 0: none.
  RowId case_of(model::Project& project, const model::PreparedSource& p,
                const std::optional<text::Regex::Match>& match) {
    if (!pattern_) return 0;
    if (match && !match->groups.contains("case")) return 0;
    if (!match) {
      ctx_.sink().warn(
          "no-case",
          fmt::format("'{}' does not match --case: imported without a case", p.file_name),
          p.file_name);
      return 0;
    }
    return model::Cases(project).ensure(match->groups.at("case"));
  }

  /// The other groups become attributes of the source.
  static void link(model::Project& project, RowId source, RowId case_id,
                   const text::Regex::Match& match) {
    model::Cases cases(project);
    if (case_id != 0) cases.link(case_id, source);
    for (const auto& [key, value] : match.groups) {
      if (key != "case") cases.set_value(model::Owner::source, source, key, value);
    }
  }

  void row(const std::string& name, const model::PreparedSource& p, const std::string& case_name) {
    report::List speakers;
    for (const auto& s : p.document.speakers) speakers.items.push_back(s.label);
    rows_.push_back({cell(name), cell(p.document.format), cell(p.document.encoding),
                     cell_count(p.length), cell_count(p.document.turns.size()), speakers,
                     cell(case_name), cell(p.document.service), cell_count(1)});
  }

  void print(report::Renderer& out) {
    using Kind = report::Column::Kind;
    report::Table table;
    table.name = "import";
    table.columns = {
        {"name", "Source", Kind::text},
        {"format", "Format", Kind::text},
        {"encoding", "Encoding", Kind::text},
        {"characters", "Characters", Kind::integer},
        {"turns", "Turns", Kind::integer},
        {"speakers", "Speakers", Kind::list, report::kAll, true},
        {"case", "Case", Kind::text},
        {"service", "Service", Kind::text, report::kMachines},
        {"sources", "Sources", Kind::integer, several_ ? report::kAll : report::kMachines}};
    ctx_.table(out, std::move(table), rows_);
    explanation_.print(out);
    out.finish();
  }

  const ImportOptions& options_;
  Context& ctx_;
  ImportExplanation explanation_;
  std::optional<text::Regex> pattern_;
  std::size_t failed_ = 0, missing_ = 0, imported_ = 0;
  std::vector<report::Row> rows_;
  std::string first_;     ///< name of the first source imported
  bool several_ = false;  ///< a file gave more than one
};

}  // namespace

void setup_import(CLI::App& app, Context& ctx) {
  auto o = std::make_shared<ImportOptions>();
  add_positionals(&app, "path", o->paths, "Files, or folders with --recursive")->required();
  app.add_flag("--recursive", o->recursive, "Import what is in folders, too");
  app.add_flag("--atomic", o->atomic, "All files or none");
  app.add_option("--kind", o->kind, "transcript, document or survey")
      ->check(CLI::IsMember({"transcript", "document", "survey"}));
  app.add_option("--encoding", o->encoding, "Encoding of text files (default: found out)");
  app.add_option("--speakers", o->speakers, "auto, none, or a regular expression for labels");
  app.add_option("--name", o->name,
                 "Template of the sources' names: {stem}, {file}, {folder}; of surveys also "
                 "{respondent}, {row}, {column}");
  app.add_option("--case", o->case_pattern,
                 "Regular expression for file names; group 'case' names the case");
  app.add_option("--language", o->language, "Language of these sources (BCP 47)");
  app.add_option("--on-duplicate", o->on_duplicate, "Equal bytes again: skip, error or new")
      ->check(CLI::IsMember({"skip", "error", "new"}));
  app.add_option("--on-changed", o->on_changed, "Same file name, other bytes: error or new")
      ->check(CLI::IsMember({"error", "new"}));
  formats::SurveyOptions& survey = o->survey;
  app.add_option(
      "--respondent", survey.respondent,
      "Survey: the column that names the case (default: id, participant, ... or the row)");
  add_repeatable(&app, "--text", survey.text,
                 "Survey: a column of answers (default: those in people's own words)");
  add_repeatable(&app, "--attributes", survey.attributes,
                 "Survey: a column that becomes an attribute of the case (default: the rest)");
  add_repeatable(&app, "--source-attributes", survey.source_attributes,
                 "Survey: a column that becomes an attribute of the source (a wave, a date)");
  app.add_option("--per", o->per, "Survey: one source per row (respondent) or per cell (answer)")
      ->check(CLI::IsMember({"row", "cell"}));
  app.add_option("--sheet", survey.sheet, "The sheet of a workbook (default: the first)");
  example(
      &app,
      "  thema import interviews/*.docx --case '(?<case>P\\d+)_(?<months>\\d+)m'\n"
      "  thema import interviews --recursive\n"
      "  thema import survey.xlsx --respondent ID --text 'What helped?' --source-attributes wave");
  bind(&app, ctx, [o, &ctx] { return Importer(*o, ctx).run(); });
}

}  // namespace thema::cli
