#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/sink.h"
#include "command.h"
#include "model/passages.h"
#include "model/project.h"
#include "report/renderer.h"
#include "terminal.h"
#include "text/name_replacer.h"

namespace thema::cli {

/// Refuses to write over a project, or any other SQLite database, and over a file that is being
/// read
/// (`input`; empty: none). Throws Errc::usage.
void check_output(const std::filesystem::path& output, const std::filesystem::path& input = {});

/// A word as a shell takes it back.
std::string shell_quoted(std::string_view word);

/// The options that every command understands (contract section 2).
struct Globals {
  std::string project, coder, format, output, reason;
  std::string color = "auto";
  std::string diagnostics;
  std::vector<std::string> columns;
  std::string columns_text, caption;
  int wait = 5;  ///< seconds
  bool quiet = false, dry_run = false, no_guard = false, identified = false;
};

/// Where a report sets the results of a command, instead of a stream or file.
class Placement {
 public:
  virtual ~Placement() = default;
  /// What renders results in the format of the document; `figures_only`: nothing but figures.
  virtual std::unique_ptr<report::Renderer> renderer(const report::RenderOptions& options,
                                                     bool figures_only) = 0;
  virtual report::Audience audience() const = 0;
  /// Output that has a form of its own, to be shown as it is.
  virtual void plain(std::string_view bytes) = 0;
};

/// Everything a command works with: options, project, streams. One a process.
class Context {
 public:
  Context(std::vector<std::string> arguments, Terminal& terminal);
  /// A command of a batch: works on the project of `outer`, which outlives it.
  Context(std::vector<std::string> arguments, Terminal& terminal, Context& outer);
  /// A command of a report: only reads the project of `outer`; its results go into `placement`.
  Context(std::vector<std::string> arguments, Terminal& terminal, Context& outer,
          Placement& placement);
  ~Context();

  Globals& globals() { return globals_; }
  Sink& sink() { return terminal_.sink(); }
  Terminal& terminal() { return terminal_; }
  /// The command line as typed, quoted for a shell: for the history.
  std::string command_line() const;

  /// The path of the project: -p, $THEMA_PROJECT, or the only *.thema here or above.
  std::filesystem::path project_path() const;
  /// Opens the project for reading; once a process.
  model::Project& read();
  /// Runs `work` as one change of the history, and commits; with --dry-run everything is rolled
  /// back and a notice says so. Inside another change (batch) it is a part of it.
  void change(const std::function<void(model::Project&)>& work);
  /// Opens for writing without beginning a change: undo, redo, backup.
  model::Project& write();
  store::OpenOptions open_options(bool writing) const;

  /// Whether this is a command of a batch that is one change.
  bool in_one_change();
  /// A source opened for finding passages; in a batch those that were opened last are kept.
  std::shared_ptr<model::SourceText> source_text(const model::Source& source);

  /// Prints plain text to stdout or --output (contract: `source text`, lines like "3 codings").
  /// Kept back until the command has succeeded.
  void print(std::string_view text);
  /// A sentence for a person, as a line of print(): what nobody sees in names is shown.
  void say(std::string_view sentence);
  /// The same as print() for bytes that have to be exact: no pseudonyms (contract: `source
  /// original`).
  void print_exact(std::string_view text);
  /// What stands for the names of the project at hand; null: nothing does, or --identified.
  const text::NameReplacer* names();
  /// The table of pseudonyms has changed.
  void forget_names();
  /// This command is about the names themselves: whatever it prints has them as they are stored.
  void show_names() { globals_.identified = true; }
  /// An error as it may be printed: with what stands for names.
  Error printed(const Error& e);

  /// A renderer for -f/-o; `schema` names the JSON document ("quotes" -> "thema/quotes/1"). Checks
  /// an unknown output extension before any work is done: call it before reading data.
  std::unique_ptr<report::Renderer> renderer(std::string schema, std::string title = {});
  /// One that shows names as they are stored: for the table of pseudonyms itself.
  std::unique_ptr<report::Renderer> identified_renderer(std::string schema, std::string title = {});
  /// Whose columns the renderer in use shows.
  report::Audience audience() const { return audience_; }
  /// Writes a table and its rows: applies --columns and --caption.
  void table(report::Renderer& out, report::Table table, const std::vector<report::Row>& rows);
  /// Applies --columns/--caption to a table that is streamed; rows then go through `row`.
  struct TableFilter {
    report::Table table;
    std::vector<std::size_t> keep;  ///< empty: all
    report::Row row(report::Row full) const;
  };
  TableFilter columns(report::Table table);

  /// The parsed command line lives as long as the action, which may ask it what was given.
  void keep(std::shared_ptr<CLI::App> app) { app_ = std::move(app); }
  const CLI::App* app() const { return app_.get(); }
  void set_action(Action action) { action_ = std::move(action); }
  int run_action();
  /// Writes --output atomically, flushes stdout. Called by main after success.
  void finish();

 private:
  std::string coder_name(model::Project& project);
  std::string printed_name(std::string_view text);
  void opened();
  report::RenderOptions render_options(std::string schema, std::string title);
  std::unique_ptr<report::Renderer> placed_renderer(const report::RenderOptions& options);
  model::Project& shared();
  void emit(std::string_view bytes);
  std::vector<std::string> arguments_;
  Terminal& terminal_;
  Context* outer_ = nullptr;
  struct OpenTexts;
  std::shared_ptr<OpenTexts> texts_;  ///< of this command, or of the batch it stands in
  Globals globals_;
  std::shared_ptr<CLI::App> app_;
  Action action_;
  std::optional<model::Project> project_;
  bool writing_ = false;
  bool kept_ = false;                            ///< a change of this command is in the project
  report::Audience audience_ = report::kPeople;  ///< of the renderer in use
  std::optional<text::NameReplacer> names_;
  bool loading_names_ = false;
  struct OutputFile;
  std::unique_ptr<OutputFile> file_;
  Placement* placement_ = nullptr;  ///< of a command of a report; null: stdout or --output
};

}  // namespace thema::cli
