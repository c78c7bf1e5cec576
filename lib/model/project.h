#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/sink.h"
#include "model/printed_names.h"
#include "store/history.h"

namespace thema::store {
class Database;
class SearchIndex;
struct OpenOptions;
}  // namespace thema::store

namespace thema::text {
class NameReplacer;
}

namespace thema::model {

/// What `thema init` asks for.
struct NewProject {
  std::string title;
  std::string language = "en";
  std::string cite;  ///< attribution template; empty: the standard one
};

/// One open project: the database, the ids, who is working, and the change under way. The
/// aggregates (Sources, Cases, Codebook, Codings, Coders, Settings, Theories, Configurations) take
/// it by reference and hold all rules and SQL of their tables.
class Project {
 public:
  /// Throws Errc::project when the file exists or cannot be made; nothing is left behind then.
  static Project create(const std::filesystem::path& path, const NewProject& about, Env env,
                        const store::OpenOptions& options);
  /// Opens a project; one of an older schema is backed up beside the file and upgraded, for reading
  /// too.
  static Project open(const std::filesystem::path& path, const store::OpenOptions& options, Env env,
                      Sink& sink);
  /// A copy of an open project file, upgraded where it is older, that may be written and leaves no
  /// trace.
  static Project scratch_copy(store::Database& from, Env env);
  /// A project that lives in memory; for tests.
  static Project in_memory(Env env = Env::fixed(), const NewProject& about = {});

  Project(Project&&) noexcept;
  ~Project();

  store::Database& db() { return *db_; }
  const Env& env() const { return env_; }
  /// The search index; made ready (and rebuilt when ICU changed) at first use.
  store::SearchIndex& index();
  /// A new row id.
  RowId new_id() { return ids_.next(); }
  RowIds& ids() { return ids_; }
  std::string now() const;  ///< UTC, for created_at columns

  const std::filesystem::path& path() const;
  std::string uuid();

  /// Who works: the name that `coder()` makes a row for when something is first changed.
  void work_as(std::string coder_name) {
    if (coder_name != coder_name_) coder_id_ = 0;
    coder_name_ = std::move(coder_name);
  }
  const std::string& coder_name() const { return coder_name_; }
  /// The row of the coder at work; REQUIRES a change under way. A name seen for the first time is
  /// made, and told to `sink` with the nearest known names. Whoever changes nothing besides is
  /// forgotten when the change ends.
  RowId coder_id(Sink& sink);
  /// A coder whom the change under way has made for the sake of what they do in it.
  void made_coder(RowId id) { made_coders_.push_back(id); }

  /// What is printed for a name (pseudonyms); by default the name. Who reads a printed name may
  /// give it back: sources and cases are found by it, too.
  void print_names_as(PrintedName printed) { printed_ = std::move(printed); }
  const PrintedName& printed_names() const { return printed_; }
  std::string printed(std::string_view name) const {
    return printed_ ? printed_(name) : std::string(name);
  }

  /// The same for whole texts, where places are asked for, too; null: nothing stands for names.
  void find_names_with(std::function<const text::NameReplacer*()> names) {
    names_ = std::move(names);
  }
  const text::NameReplacer* names() const { return names_ ? names_() : nullptr; }

  /// The change under way, or null.
  store::Change* change() { return change_.get(); }
  /// Begins a change: everything until `commit_change` is one row of the history, or nothing at
  /// all.
  void begin_change(std::string command, std::string reason);
  /// False when nothing was changed (there is no row of the history then).
  bool commit_change();
  void rollback_change() noexcept;
  /// Whether the change under way changed more than making coders who do nothing.
  bool changed_anything();

  /// A command that is a part of a change, from here to `end_part`.
  struct Part {
    std::int64_t writes = 0;  ///< of the database until then
    std::size_t made = 0;     ///< coders
  };
  Part begin_part();
  /// False when nothing was written since: a coder who was made for it is forgotten.
  bool end_part(const Part& part);
  /// The rows since `part` were taken back: coders who were made are none.
  void part_taken_back(const Part& part);
  /// The file is written anew after this change, without the room of what was deleted.
  void compact_after_change() { compact_ = true; }

  /// Takes back the newest change that stands; nothing when there is none.
  std::optional<store::HistoryEntry> undo(std::string command, std::string reason,
                                          bool mine = false);
  std::optional<store::HistoryEntry> redo(std::string command, std::string reason);

 private:
  Project(store::Database db, Env env);
  void make(const NewProject& about);
  std::unique_ptr<store::Database> db_;
  Env env_;
  RowIds ids_;
  std::unique_ptr<store::SearchIndex> index_;
  std::unique_ptr<store::Change> change_;
  std::string coder_name_ = "nobody";
  RowId coder_id_ = 0;
  std::vector<RowId> made_coders_;  ///< by the change under way
  bool compact_ = false;
  PrintedName printed_;
  std::function<const text::NameReplacer*()> names_;
};

/// A change that is rolled back unless committed; for tests and the library's own use.
class ChangeScope {
 public:
  ChangeScope(Project& project, std::string command, std::string reason = {}) : project_(project) {
    project_.begin_change(std::move(command), std::move(reason));
  }
  ~ChangeScope() {
    if (open_) project_.rollback_change();
  }
  ChangeScope(const ChangeScope&) = delete;
  ChangeScope& operator=(const ChangeScope&) = delete;
  bool commit() {
    open_ = false;
    return project_.commit_change();
  }

 private:
  Project& project_;
  bool open_ = true;
};

}  // namespace thema::model
