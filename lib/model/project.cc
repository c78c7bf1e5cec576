#include "model/project.h"

#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/near.h"
#include "model/coders.h"
#include "model/settings.h"
#include "model/turn_words.h"
#include "model/undo_clash.h"
#include "model/undo_rules.h"
#include "store/ancestry.h"
#include "store/database.h"
#include "store/erasure.h"
#include "store/history.h"
#include "store/migrate.h"
#include "store/row_clash.h"
#include "store/search_index.h"
#include "store/undo_order.h"

namespace thema::model {

using store::Access;
using store::Database;

namespace {

void make_schema(Database& db, const Env& env) {
  store::migrate(db);
  const std::string uuid = new_uuid(env);
  store::put_meta(db, "project_uuid", uuid);
  store::put_meta(db, "copy_uuid", uuid);
  store::put_meta(db, "created_at", utc_iso(env.now()));
}

// A folder that is left without a half-made project.
void remove_quietly(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  std::filesystem::remove(path.string() + "-journal", ignored);
}

}  // namespace

Project::Project(Database db, Env env)
    : db_(std::make_unique<Database>(std::move(db))), env_(std::move(env)), ids_(env_) {}

Project::Project(Project&&) noexcept = default;
Project::~Project() { rollback_change(); }

Project Project::create(const std::filesystem::path& path, const NewProject& about, Env env,
                        const store::OpenOptions& options) {
  store::OpenOptions create = options;
  create.access = Access::create;
  Project project(Database::open(path, create), std::move(env));
  try {
    project.make(about);
  } catch (...) {
    project.db_.reset();
    remove_quietly(path);
    throw;
  }
  return project;
}

Project Project::in_memory(Env env, const NewProject& about) {
  Project project(Database::memory(), std::move(env));
  project.make(about);
  project.work_as("tester");
  return project;
}

Project Project::scratch_copy(Database& from, Env env) {
  Project project(Database::scratch_copy(from), std::move(env));
  if (store::schema_of(*project.db_) < store::newest_schema()) store::migrate(*project.db_);
  return project;
}

// The schema and the first settings are no change of the history: there is nothing before them.
void Project::make(const NewProject& about) {
  store::Transaction whole(*db_);
  make_schema(*db_, env_);
  index_ = std::make_unique<store::SearchIndex>(*db_);
  index_->create();
  Settings settings(*this);
  if (!about.title.empty()) settings.set("title", about.title);
  settings.set("language", about.language);
  if (!about.cite.empty()) settings.set("cite", about.cite);
  index_->begin(elisions_of(*this));
  whole.commit();
}

namespace {

/// A name that is free: there may have been an upgrade from that schema before.
std::string backup_name(const std::filesystem::path& path, int schema) {
  std::string name = fmt::format("{}.schema{}.thema-backup", path.string(), schema);
  for (int n = 2; std::filesystem::exists(name); ++n) {
    name = fmt::format("{}.schema{}-{}.thema-backup", path.string(), schema, n);
  }
  return name;
}

/// Without an upgrade there is nothing to keep a copy of.
bool migrated(Database& db, const std::string& copy) {
  bool done = false;
  try {
    done = store::migrate(db);
  } catch (...) {
    remove_quietly(copy);
    throw;
  }
  if (!done) remove_quietly(copy);
  return done;
}

/// For a command that only reads.
void upgrade(const std::filesystem::path& path, const store::OpenOptions& writing, const Env& env,
             Sink& sink) {
  try {
    Project::open(path, writing, env, sink);
  } catch (const Error& e) {
    throw Error(e.code(), fmt::format("this project was made by an older version of thema and has "
                                      "to be upgraded first: {}",
                                      e.what()));
  }
}

}  // namespace

Project Project::open(const std::filesystem::path& path, const store::OpenOptions& options, Env env,
                      Sink& sink) {
  Project project(Database::open(path, options), std::move(env));
  const int have = store::schema_of(*project.db_);
  if (have == 0) {
    throw Error(
        Errc::project,
        fmt::format("'{}' is damaged: it names no version of the schema (user_version is 0); "
                    "restore a backup",
                    path.string()));
  }
  if (have < store::newest_schema()) {
    if (options.access != Access::write) {
      store::OpenOptions writing = options;
      writing.access = Access::write;
      project.db_.reset();
      upgrade(path, writing, project.env_, sink);
      return open(path, options, project.env_, sink);
    }
    // Several processes may have come so far; the copy of the one that upgrades is the one to keep.
    const std::string copy =
        fmt::format("{}.schema{}.{}.thema-backup", path.string(), have, getpid());
    remove_quietly(copy);
    project.db_->query("VACUUM INTO ?1").bind_all(copy).run();
    if (!migrated(*project.db_, copy)) return project;
    const std::string backup = backup_name(path, have);
    std::filesystem::rename(copy, backup);
    sink.notice("upgraded", fmt::format("upgraded '{}' from schema {} to {}; the file as it was is "
                                        "'{}'",
                                        path.string(), have, store::newest_schema(), backup));
  }
  return project;
}

const std::filesystem::path& Project::path() const { return db_->path(); }

std::string Project::uuid() { return store::get_meta(*db_, "project_uuid"); }

std::string Project::now() const { return utc_iso(env_.now()); }

store::SearchIndex& Project::index() {
  if (index_ == nullptr) index_ = std::make_unique<store::SearchIndex>(*db_);
  return *index_;
}

void Project::begin_change(std::string command, std::string reason) {
  change_ = std::make_unique<store::Change>(
      *db_, env_,
      store::ChangeInfo{
          .coder = coder_name_, .command = std::move(command), .reason = std::move(reason)});
  coder_id_ = 0;
  made_coders_.clear();
  // Ids grow even when the clock of this machine is behind the one that wrote last.
  if (const auto last = store::last_id(*db_)) ids_.skip_past(*last);
  fit_index(*this);
}

bool Project::changed_anything() {
  if (made_coders_.empty()) return change_->any();
  // What is left without them tells. Put in again they are the same rows, for the session, too.
  std::vector<Coder> made;
  for (const RowId id : made_coders_) {
    auto q = db_->query("SELECT id, name, kind FROM coder WHERE id = ?1");
    q.bind_all(id);
    if (q.step()) made.push_back({q.integer(0), q.string(1), q.string(2)});
  }
  db_->exec("PRAGMA defer_foreign_keys = ON");
  for (const Coder& c : made) {
    db_->query("DELETE FROM coder WHERE id = ?1").bind_all(c.id).run();
  }
  const bool changed = change_->any();
  for (const Coder& c : made) {
    db_->query("INSERT INTO coder (id, name, kind) VALUES (?1, ?2, ?3)")
        .bind_all(c.id, c.name, c.kind)
        .run();
  }
  return changed;
}

Project::Part Project::begin_part() {
  return {db_->integer("SELECT total_changes()"), made_coders_.size()};
}

bool Project::end_part(const Part& part) {
  const auto made = static_cast<std::int64_t>(made_coders_.size() - part.made);
  if (db_->integer("SELECT total_changes()") != part.writes + made) return true;
  for (std::size_t i = part.made; i < made_coders_.size(); ++i) {
    db_->query("DELETE FROM coder WHERE id = ?1").bind_all(made_coders_[i]).run();
  }
  part_taken_back(part);
  return false;
}

void Project::part_taken_back(const Part& part) {
  made_coders_.resize(part.made);
  coder_id_ = 0;
}

bool Project::commit_change() {
  if (!made_coders_.empty() && !changed_anything()) {
    rollback_change();
    return false;
  }
  // Gone in any case: a change that could not be committed (disk full) is rolled back here.
  const std::unique_ptr<store::Change> change = std::move(change_);
  store::put_meta(*db_, "last_id", std::to_string(ids_.last()));
  fit_index(*this);  // a language may have come or gone
  const bool changed = change->commit();
  if (compact_) store::compact(*db_);
  compact_ = false;
  return changed;
}

void Project::rollback_change() noexcept {
  change_.reset();
  if (index_ != nullptr) index_->forget();
  compact_ = false;
}

RowId Project::coder_id(Sink& sink) {
  if (coder_id_ != 0) return coder_id_;
  Coders coders(*this);
  if (const auto known = coders.find(coder_name_)) return coder_id_ = known->id;
  std::vector<std::string> names;
  for (const Coder& c : coders.list()) names.push_back(c.name);
  coder_id_ = coders.ensure(coder_name_);
  const std::string hint = did_you_mean(coder_name_, names);
  sink.notice("new-coder",
              fmt::format("new coder '{}'{}{}", coder_name_, hint.empty() ? "" : "; ", hint),
              coder_name_);
  return coder_id_;
}

std::optional<store::HistoryEntry> Project::undo(std::string command, std::string reason,
                                                 bool mine) {
  const store::ChangeInfo info{coder_name_, std::move(command), std::move(reason)};
  std::int64_t change = 0;
  try {
    store::Transaction whole(*db_);
    std::optional<RulesBeforeUndo> rules;
    if (mine) rules.emplace(*this);
    auto undone = store::undo(*db_, env_, info, index(), turn_words(*this), mine);
    if (!undone) return undone;
    change = undone->number;
    store::refuse_broken_references(*db_);
    refuse_misfits(*this, change);
    if (rules) rules->refuse_broken(change);
    fit_index(*this);
    whole.commit();
    return undone;
  } catch (const store::RowClash& clash) {
    if (change == 0)
      change = store::next_to_undo(*db_, mine ? std::optional(coder_name_) : std::nullopt);
    throw told_clash(*this, clash, change);
  }
}

std::optional<store::HistoryEntry> Project::redo(std::string command, std::string reason) {
  const store::ChangeInfo info{coder_name_, std::move(command), std::move(reason)};
  auto redone = store::redo(*db_, env_, info, index(), turn_words(*this));
  fit_index(*this);
  return redone;
}

}  // namespace thema::model
