#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/near.h"
#include "base/strings.h"
#include "cells.h"
#include "comment_codes.h"
#include "context.h"
#include "import_queue.h"
#include "model/cases.h"
#include "model/sources.h"
#include "report/report.h"
#include "store/history.h"
#include "text/collate.h"
#include "text/regex.h"
#include "text/utf8.h"

namespace thema::cli {

namespace fs = std::filesystem;

namespace {

struct ImportOptions {
  std::vector<std::string> paths;
  bool recursive = false, atomic = false, keep_headers = false;
  std::string kind = "transcript", encoding, speakers = "auto", name, case_pattern, language;
  std::string on_duplicate = "skip", on_changed = "error";
  std::string comments;
};

/// Imports one file after the other into one change.
class Importer {
 public:
  Importer(const ImportOptions& options, Context& ctx) : options_(options), ctx_(ctx) {
    if (!options_.case_pattern.empty()) pattern_.emplace(options_.case_pattern);
  }

  int run() {
    model::check_language(options_.language);
    auto out = ctx_.renderer("import");
    formats::ReadOptions read;
    read.encoding = options_.encoding;
    read.speakers = speaker_options(options_.speakers);
    read.keep_headers = options_.keep_headers;
    const std::vector<fs::path> files = expand();
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

  /// The files to import: those named, and those in named folders with --recursive, hidden ones
  /// left out, in an order that does not depend on the disk's.
  std::vector<fs::path> expand() {
    std::vector<fs::path> files;
    for (const std::string& name : options_.paths) {
      std::error_code ignored;
      if (!fs::is_directory(name, ignored)) {
        if (fs::exists(name, ignored) && !fs::is_regular_file(name, ignored)) {
          ++missing_;
          fail(Error(Errc::bad_input, "a device or pipe, expected a file"), name);
          continue;
        }
        files.emplace_back(name);
        continue;
      }
      if (!options_.recursive) {
        ++missing_;
        fail(Error(Errc::bad_input, "a folder: name the files in it, or give --recursive"), name);
        continue;
      }
      add_folder(name, files);
    }
    return files;
  }

  bool codes_of_comments() const { return options_.comments == "codes"; }

  static bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

  void add_folder(const fs::path& folder, std::vector<fs::path>& files) {
    std::vector<fs::path> found;
    std::error_code failed;
    auto it = fs::recursive_directory_iterator(
        folder, fs::directory_options::skip_permission_denied, failed);
    const auto unreadable = [&](const fs::path& path) {
      ++missing_;
      fail(Error(Errc::bad_input, "the folder cannot be read"), path);
    };
    if (::access(folder.c_str(), R_OK | X_OK) != 0) return unreadable(folder);
    for (; !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
      std::error_code ignored;  // of a link that leads nowhere or to itself
      const bool is_folder = it->is_directory(ignored);
      if (hidden(it->path())) {
        if (is_folder) it.disable_recursion_pending();
      } else if (is_folder) {
        if (::access(it->path().c_str(), R_OK | X_OK) != 0) unreadable(it->path());
      } else if (it->is_regular_file(ignored) && it->path().extension() != ".thema") {
        found.push_back(it->path());
      }
    }
    const text::Collator order;
    std::sort(found.begin(), found.end(), [&](const fs::path& a, const fs::path& b) {
      return order.less(a.string(), b.string());
    });
    files.insert(files.end(), found.begin(), found.end());
  }

  void take(model::Project& project, ReadFile& file) {
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
      store(project, file);
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
    const auto added =
        sources.add(p, name, options_.kind, options_.language, project.coder_id(ctx_.sink()));
    if (added.name != name) {
      ctx_.sink().notice("renamed",
                         fmt::format("the name '{}' was taken: '{}' became source '{}'", name,
                                     file.path.string(), added.name),
                         added.name);
    }
    if (match) link(project, added.id, case_id, *match);
    if (codes_of_comments()) {
      code_by_comments(project, added.name, p.document.comments, ctx_.sink());
    }
    ++imported_;
    if (first_.empty()) first_ = added.name;
    row(added.name, p, case_id == 0 ? "" : match->groups.at("case"));
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
    std::string out;
    for (std::size_t i = 0; i < options_.name.size(); ++i) {
      const std::size_t close =
          options_.name[i] == '{' ? options_.name.find('}', i) : std::string::npos;
      if (close == std::string::npos) {
        out += options_.name[i];
        continue;
      }
      const std::string field = options_.name.substr(i + 1, close - i - 1);
      i = close;
      if (field == "stem") {
        out += stem;
      } else if (field == "file") {
        out += path.filename().string();
      } else if (field == "folder") {
        out += path.parent_path().filename().string();
      } else if (match && match->groups.contains(field)) {
        out += match->groups.at(field);
      } else {
        throw Error(Errc::usage,
                    fmt::format("no field '{}' in --name: there are stem, file, folder "
                                "and the named groups of --case that match",
                                field));
      }
    }
    return out;
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
    const auto number = [](std::size_t n) { return report::Value(static_cast<std::int64_t>(n)); };
    rows_.push_back({report::Value(name), report::Value(p.document.format),
                     report::Value(p.document.encoding), number(p.length),
                     number(p.document.turns.size()), speakers,
                     case_name.empty() ? report::Value() : report::Value(case_name)});
  }

  void print(report::Renderer& out) {
    using Kind = report::Column::Kind;
    report::Table table;
    table.name = "import";
    table.columns = {{"name", "Source", Kind::text},
                     {"format", "Format", Kind::text},
                     {"encoding", "Encoding", Kind::text},
                     {"characters", "Characters", Kind::integer},
                     {"turns", "Turns", Kind::integer},
                     {"speakers", "Speakers", Kind::list, report::kAll, true},
                     {"case", "Case", Kind::text}};
    ctx_.table(out, std::move(table), rows_);
    out.finish();
  }

  const ImportOptions& options_;
  Context& ctx_;
  std::optional<text::Regex> pattern_;
  std::size_t failed_ = 0, missing_ = 0, imported_ = 0;
  std::vector<report::Row> rows_;
  std::string first_;  ///< name of the first source imported
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
  app.add_flag("--keep-headers", o->keep_headers,
               "Keep the running headers, footers, page and line numbers of PDF files");
  app.add_option("--name", o->name, "Template of the sources' names: {stem}, {file}, {folder}");
  app.add_option("--case", o->case_pattern,
                 "Regular expression for file names; group 'case' names the case");
  app.add_option("--language", o->language, "Language of these sources (BCP 47)");
  app.add_option("--comments", o->comments,
                 "codes: comments of Word documents become codings by their authors")
      ->check(CLI::IsMember({"codes"}));
  app.add_option("--on-duplicate", o->on_duplicate, "Equal bytes again: skip, error or new")
      ->check(CLI::IsMember({"skip", "error", "new"}));
  app.add_option("--on-changed", o->on_changed, "Same file name, other bytes: error or new")
      ->check(CLI::IsMember({"error", "new"}));
  example(&app,
          "  thema import interviews/*.docx --case '(?<case>P\\d+)_(?<months>\\d+)m'\n"
          "  thema import interviews --recursive");
  bind(&app, ctx, [o, &ctx] { return Importer(*o, ctx).run(); });
}

}  // namespace thema::cli
