#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "comment_codes.h"
#include "context.h"
#include "import/files.h"
#include "import/kept_headers.h"
#include "import/options.h"
#include "import/source_name.h"
#include "import/survey_import.h"
#include "import_explain.h"
#include "import_queue.h"
#include "model/cases.h"
#include "model/erased_again.h"
#include "model/source_replace.h"
#include "model/sources.h"
#include "model/speaker_links.h"
#include "report/report.h"
#include "source_replace.h"
#include "store/history.h"
#include "store/search_index.h"
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
    ctx_.columns(head());  // a wrong name is told before any work
    const formats::ReadOptions read = reading();
    const std::vector<fs::path> files =
        files_to_import(options_.paths, options_.recursive, [&](const Error& e, const fs::path& p) {
          ++missing_;
          fail(e, p);
        });
    ctx_.change([&](model::Project& project) {
      std::size_t done = 0;
      take_all(project, files, read, done, files.size());
      // A file of a known name may be a changed one, or another one of that name: what the others
      // are has to be known first.
      last_ = true;
      take_all(project, std::exchange(later_, {}), read, done, files.size());
      summarize(project);
      if (options_.atomic && failed_ > 0) {
        throw Error(Errc::bad_input,
                    fmt::format("{} of {} files cannot be imported; with --atomic none was",
                                failed_, files.size() + missing_));
      }
    });
    tell_many();
    print(*out);
    return failed_ > 0 ? 3 : 0;
  }

 private:
  formats::ReadOptions reading() const {
    formats::ReadOptions read;
    read.encoding = options_.encoding;
    read.speakers = speaker_options(options_.speakers);
    read.survey = options_.survey;
    read.survey.kind = options_.kind;
    read.survey.per_cell = options_.per == "cell";
    read.keep_headers = options_.keep_headers;
    return read;
  }

  /// The file as it was named stands before the message, and in the diagnostics.
  void fail(const Error& e, const fs::path& path) {
    ++failed_;
    ctx_.terminal().error(Error(e).at(path.string(), e.line()));
  }

  void take_all(model::Project& project, const std::vector<fs::path>& files,
                const formats::ReadOptions& read, std::size_t& done, std::size_t all) {
    ImportQueue queue(files, read, project.index().elisions());
    while (auto file = queue.next()) {
      const std::size_t put_off = later_.size();
      take(project, *file);
      if (later_.size() == put_off) ctx_.sink().progress("importing file", ++done, all);
    }
  }

  bool codes_of_comments() const { return options_.comments == "codes"; }

  void summarize(model::Project& project) {
    std::vector<std::string> did;
    if (imported_ > 0) {
      did.push_back("imported " +
                    (imported_ == 1 ? "source " + first_ : counted(imported_, "source")));
    }
    if (replaced_ == 1 && did.empty()) {
      did.push_back(sentence_);
    } else if (replaced_ > 0) {
      did.push_back(fmt::format("replaced {}", counted(replaced_, "text")));
    }
    if (!did.empty()) project.change()->summarize(join(did, ", "));
  }

  void take(model::Project& project, ReadFile& file) {
    const bool again = file.parts && options_.on_duplicate != "new" &&
                       model::Sources(project).find_original(file.original.hash);
    // What was found out is of no interest twice; files that were put off are read again.
    if (again || last_) file.diagnostics.clear();
    for (Diagnostic& d : file.diagnostics) {
      if (codes_of_comments() && d.id == "docx-comments") continue;  // they are not left out
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

  /// The file's bytes are in the project already.
  void skip(const ReadFile& file, const model::Source& known) {
    const model::PreparedSource& p = *file.prepared;
    const std::string message = fmt::format("'{}' is in the project already, as source '{}'",
                                            file.path.string(), known.name);
    if (options_.on_duplicate == "error") throw Error(Errc::exists, message);
    // Of a large folder that is imported again people want the number.
    if (++skipped_ <= kNamedOnes) {
      ctx_.sink().report({.level = Level::notice,
                          .id = "duplicate",
                          .message = message + "; skipped",
                          .file = file.path.string(),
                          .object = known.name});
    }
    // The notice of the first import sends people here.
    if (ctx_.globals().dry_run) explanation_.add(file.path.string(), known.name, p);
    row(known.name, p, {}, "same");
  }

  /// Sources that came from a file of this name, but for those that a file of this run is.
  std::vector<std::string> earlier_texts(model::Sources& sources, const model::PreparedSource& p) {
    if (!before_) before_ = sources.names_by_file();
    const auto found = before_->find(p.file_name);
    if (found == before_->end()) return {};
    std::vector<std::string> names = found->second;
    std::erase_if(names, [&](const std::string& name) { return seen_.contains(name); });
    return names;
  }

  /// True when the file took the place of an earlier text, or waits until all others are known.
  bool store_changed(model::Project& project, const ReadFile& file) {
    model::Sources sources(project);
    const std::vector<std::string> before = earlier_texts(sources, *file.prepared);
    if (before.empty()) return false;
    if (!last_) {
      later_.push_back(file.path);
      return true;
    }
    if (options_.on_changed != "replace" || before.size() > 1) refuse_changed(file, before);
    const model::Source source = sources.require(before.front());
    const auto again =
        read_with_headers(project, source, *file.prepared, file.path, reading(), ctx_.sink());
    const model::PreparedSource& prepared = again ? *again->prepared : *file.prepared;
    const model::Replacement replaced =
        model::replace_source(project, source, prepared, project.coder_id(ctx_.sink()));
    sentence_ = replaced_sentence(source.name, replaced);
    ctx_.sink().notice("replaced", sentence_, source.name);
    tell_replaced(replaced, ctx_);
    if (codes_of_comments()) {
      code_by_comments(project, source.name, prepared.document.comments, ctx_.sink());
    }
    ++replaced_;
    ++replaced_files_;
    seen_.insert(source.name);
    row(source.name, prepared, {}, "replaced");
    return true;
  }

  void store(model::Project& project, const ReadFile& file) {
    const model::PreparedSource& p = *file.prepared;
    model::Sources sources(project);
    const auto known = sources.find_original(p.original_hash);
    if (known && options_.on_duplicate != "new") {
      seen_.insert(known->name);
      return skip(file, *known);
    }
    if (options_.on_duplicate != "new") model::refuse_erased_text(project, p);
    if (!known && options_.on_changed != "new" && store_changed(project, file)) return;
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
    tell_withdrawn(project, p, added.name);
    if (match) link(project, added.id, case_id, *match);
    if (case_id != 0) link_speakers(project, added.name);
    if (codes_of_comments()) {
      code_by_comments(project, added.name, p.document.comments, ctx_.sink());
    }
    ++imported_;
    seen_.insert(added.name);
    if (first_.empty()) first_ = added.name;
    explanation_.add(file.path.string(), added.name, p);
    row(added.name, p, case_id == 0 ? "" : match->groups.at("case"), "new");
  }

  void tell_withdrawn(model::Project& project, const model::PreparedSource& p,
                      const std::string& source) {
    if (!withdrawn_) withdrawn_ = model::withdrawn_names(project);
    for (const std::string& label : model::withdrawn_labels(*withdrawn_, p.document)) {
      ctx_.sink().warn(
          "withdrawn",
          fmt::format("{} in source '{}' has the name of a case that was withdrawn", label, source),
          source);
    }
  }

  void store_survey(model::Project& project, ReadFile& file) {
    std::map<std::string, std::string> attributes;
    if (const auto match = pattern_ ? pattern_->search(file.original.file_name) : std::nullopt) {
      attributes = {match->groups.begin(), match->groups.end()};
      attributes.erase("case");  // the respondent is
    }
    const SurveyResult r = SurveyImport(options_, ctx_, project, file).run(attributes);
    if (r.skipped) {
      ++skipped_;
    } else {
      imported_ += r.sources - r.replaced;
      replaced_ += r.replaced;
      if (r.replaced > 0) ++replaced_files_;
      if (first_.empty()) first_ = r.first;
    }
    several_ = several_ || r.sources > 1;
    report::List speakers;
    for (const std::string& label : r.speakers) speakers.items.push_back(label);
    rows_.push_back({cell(r.first), cell(file.parts->format()), cell(file.parts->encoding()),
                     cell_count(r.characters), cell_count(r.turns), speakers, cell(r.case_name),
                     report::Value(), cell_count(r.sources),
                     cell(r.skipped        ? "same"
                          : r.replaced > 0 ? "replaced"
                                           : "new")});
  }

  void refuse_changed(const ReadFile& file, const std::vector<std::string>& before) {
    if (before.size() == 1) ++changed_;
    const std::string came =
        fmt::format("source{} '{}' {} imported from a file '{}' with other bytes: ",
                    before.size() == 1 ? "" : "s", join(before, "', '"),
                    before.size() == 1 ? "was" : "were", file.prepared->file_name);
    if (before.size() > 1) {
      throw Error(Errc::exists, came +
                                    "say whose text it corrects with 'thema source replace NAME " +
                                    shell_quoted(file.path.string()) +
                                    "', or import it beside them with --on-changed new");
    }
    throw Error(Errc::exists,
                came + fmt::format("correct it with 'thema source replace {} {}', or import this "
                                   "one beside it with --on-changed new",
                                   shell_quoted(before.front()), shell_quoted(file.path.string())));
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

  /// Where others speak, too, the case's own label tells its words from theirs.
  void link_speakers(model::Project& project, const std::string& name) {
    const auto labels =
        model::link_speakers_by_name(project, model::Sources(project).require(name));
    if (labels.empty()) return;
    ctx_.sink().notice(
        "speakers-linked",
        fmt::format("in '{}' speak for the cases of their names: {}", name, join(labels, ", ")),
        name);
  }

  void row(const std::string& name, const model::PreparedSource& p, const std::string& case_name,
           std::string_view result) {
    report::List speakers;
    for (const auto& s : p.document.speakers) speakers.items.push_back(s.label);
    rows_.push_back({cell(name), cell(p.document.format), cell(p.document.encoding),
                     cell_count(p.length), cell_count(p.document.turns.size()), speakers,
                     cell(case_name), cell(p.document.service), cell_count(1), cell(result)});
  }

  report::Table head() const {
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
        {"sources", "Sources", Kind::integer, several_ ? report::kAll : report::kMachines},
        {"result", "Result", Kind::text,
         skipped_ + replaced_ > 0 ? report::kAll : report::kMachines}};
    return table;
  }

  void print(report::Renderer& out) {
    report::Table table = head();
    if (rows_.size() + failed_ > 1) table.notes.push_back(totals());
    ctx_.table(out, std::move(table), rows_);
    explanation_.print(out);
    out.finish();
  }

  /// "12 files: 9 imported, 2 the same, 1 failed".
  std::string totals() const {
    std::vector<std::string> parts;
    const auto part = [&](std::size_t n, std::string_view what) {
      if (n > 0) parts.push_back(fmt::format("{} {}", n, what));
    };
    part(rows_.size() - skipped_ - replaced_files_, "imported");
    part(replaced_files_, "replaced");
    part(skipped_, "in the project already");
    part(failed_, "not imported");
    return fmt::format("{}: {}.", counted(rows_.size() + failed_, "file"), join(parts, ", "));
  }

  /// What one command does for everything that the messages named one by one.
  void tell_many() {
    if (skipped_ > kNamedOnes) {
      ctx_.sink().notice("duplicates", fmt::format("{} more are in the project already; skipped",
                                                   skipped_ - kNamedOnes));
    }
    if (changed_ > 0 && options_.on_changed == "error") {
      ctx_.sink().notice(
          "changed-files",
          fmt::format("{} changed since {} imported: the same command with "
                      "--on-changed replace puts just {} in place (see first what "
                      "that does with -n)",
                      counted(changed_, "file"), changed_ == 1 ? "it was" : "they were",
                      changed_ == 1 ? "this text" : "these texts"));
    }
  }

  // Files that are skipped are named one by one up to so many.
  static constexpr std::size_t kNamedOnes = 5;

  const ImportOptions& options_;
  Context& ctx_;
  ImportExplanation explanation_;
  std::optional<std::set<std::string>> withdrawn_;  ///< folded
  std::optional<text::Regex> pattern_;
  std::size_t failed_ = 0, missing_ = 0, imported_ = 0;
  std::vector<report::Row> rows_;
  std::string first_;     ///< name of the first source imported
  bool several_ = false;  ///< a file gave more than one
  std::size_t skipped_ = 0, replaced_ = 0, replaced_files_ = 0, changed_ = 0;
  std::string sentence_;  ///< what the last replacement did
  /// Sources by the names of their files, as they were before this run.
  std::optional<std::unordered_map<std::string, std::vector<std::string>>> before_;
  std::set<std::string> seen_;   ///< sources that files of this run are
  std::vector<fs::path> later_;  ///< files of a known name
  bool last_ = false;            ///< it is their turn
};

}  // namespace

void setup_import(App app, Context& ctx) {
  auto o = std::make_shared<ImportOptions>();
  app.add_option("path", o->paths, "Files, or folders with --recursive").required();
  app.add_flag("--recursive", o->recursive, "Import what is in folders, too");
  app.add_flag("--atomic", o->atomic, "All files or none");
  app.add_option("--kind", o->kind, "transcript, document or survey")
      .one_of({"transcript", "document", "survey"});
  app.add_option("--encoding", o->encoding, "Encoding of text files (default: found out)");
  app.add_option("--speakers", o->speakers, "auto, none, or a regular expression for labels");
  app.add_flag("--keep-headers", o->keep_headers,
               "Keep the running headers, footers, page and line numbers of PDF files");
  app.add_option("--name", o->name,
                 "Template of the sources' names: {stem}, {file}, {folder}; of surveys also "
                 "{respondent}, {row}, {column}");
  app.add_option("--case", o->case_pattern,
                 "Regular expression for file names; group 'case' names the case");
  app.add_option("--language", o->language, "Language of these sources (BCP 47)");
  app.add_option("--comments", o->comments,
                 "codes: comments of Word documents become codings by their authors")
      .one_of({"codes"});
  app.add_option("--on-duplicate", o->on_duplicate, "Equal bytes again: skip, error or new")
      .one_of({"skip", "error", "new"});
  app.add_option("--on-changed", o->on_changed,
                 "Same file name, other bytes: error, replace (as 'source replace' does) or new")
      .one_of({"error", "replace", "new"});
  formats::SurveyOptions& survey = o->survey;
  app.add_option(
      "--respondent", survey.respondent,
      "Survey: the column that names the case (default: id, participant, ... or the row)");
  app.add_repeatable("--text", survey.text,
                     "Survey: a column of answers (default: those in people's own words)");
  app.add_repeatable("--attributes", survey.attributes,
                     "Survey: a column that becomes an attribute of the case (default: the rest)");
  app.add_repeatable("--source-attributes", survey.source_attributes,
                     "Survey: a column that becomes an attribute of the source (a wave, a date)");
  app.add_option("--per", o->per, "Survey: one source per row (respondent) or per cell (answer)")
      .one_of({"row", "cell"});
  app.add_option("--sheet", survey.sheet, "The sheet of a workbook (default: the first)");
  example(
      app,
      "  thema import interviews/*.docx --case '(?<case>P\\d+)_(?<months>\\d+)m'\n"
      "  thema import interviews --recursive\n"
      "  thema import interviews --recursive --on-changed replace -n\n"
      "  thema import survey.xlsx --respondent ID --text 'What helped?' --source-attributes wave");
  bind(app, ctx, [o, &ctx] { return Importer(*o, ctx).run(); });
}

}  // namespace thema::cli
