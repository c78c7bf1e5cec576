#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "store/migrate.h"

namespace thema::store {

namespace {

// SQLite asks this every few thousand steps; non-zero stops the statement.
int stop_requested(void* flag) {
  return static_cast<const std::atomic<bool>*>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

std::uint32_t big_endian(const unsigned char* p) {
  return static_cast<std::uint32_t>(p[0]) << 24 | static_cast<std::uint32_t>(p[1]) << 16 |
         static_cast<std::uint32_t>(p[2]) << 8 | p[3];
}

// Memory statistics cost a lock at every allocation, and nobody reads them.
void start_sqlite() {
  [[maybe_unused]] static const int started = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// Tells a missing, foreign or newer file from a project by the first bytes, before SQLite sees it.
void check_header(const std::filesystem::path& path) {
  const std::string name = path.string();
  struct stat info {};
  if (::stat(name.c_str(), &info) != 0) {
    if (errno == ENOENT) {
      throw Error(Errc::project, fmt::format("no project '{}'; make one with 'thema init'", name));
    }
    throw Error(Errc::project, fmt::format("cannot open '{}': {}", name, std::strerror(errno)));
  }
  if (S_ISDIR(info.st_mode)) {
    throw Error(Errc::project, fmt::format("'{}' is a folder, expected a project file", name));
  }
  const int fd = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    throw Error(Errc::project, fmt::format("cannot read '{}': {}", name, std::strerror(errno)));
  }
  std::array<unsigned char, 100> head{};
  const auto got = ::read(fd, head.data(), head.size());
  ::close(fd);
  // An empty file with a hot journal beside it was being made when its process was killed.
  const bool sqlite = got == static_cast<ssize_t>(head.size()) &&
                      std::memcmp(head.data(), "SQLite format 3", 16) == 0;
  if (!sqlite || big_endian(head.data() + 68) != static_cast<std::uint32_t>(kApplicationId)) {
    throw Error(Errc::project, fmt::format("'{}' is not a thema project ({})", name,
                                           got == 0 ? "the file is empty"
                                           : sqlite ? "another program's SQLite file"
                                                    : "not an SQLite file"));
  }
  const auto version = static_cast<int>(big_endian(head.data() + 60));
  if (version > newest_schema()) {
    throw Error(Errc::too_new,
                fmt::format("'{}' was made by a newer version of thema (schema {}; this program "
                            "knows up to {}): update thema",
                            name, version, newest_schema()));
  }
}

}  // namespace

// ---- Statement
// ------------------------------------------------------------------------------------

Statement::Statement(Database& db, sqlite3_stmt* stmt, bool cached)
    : db_(&db), stmt_(stmt), cached_(cached) {}

Statement::Statement(Statement&& o) noexcept : db_(o.db_), stmt_(o.stmt_), cached_(o.cached_) {
  o.stmt_ = nullptr;
}

Statement::~Statement() {
  if (stmt_ == nullptr) return;
  if (cached_) {
    sqlite3_reset(stmt_);
    sqlite3_clear_bindings(stmt_);
  } else {
    sqlite3_finalize(stmt_);
  }
}

void Statement::check(int rc) const {
  if (rc != SQLITE_OK) db_->fail(rc);
}

Statement& Statement::bind(int i, std::int64_t v) {
  check(sqlite3_bind_int64(stmt_, i, v));
  return *this;
}

Statement& Statement::bind(int i, std::string_view v) {
  // A null pointer would bind NULL; an empty text is meant.
  check(sqlite3_bind_text64(stmt_, i, v.data() == nullptr ? "" : v.data(), v.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int i, std::string&& v) {
  check(sqlite3_bind_text64(stmt_, i, v.data(), v.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int i, std::nullptr_t) {
  check(sqlite3_bind_null(stmt_, i));
  return *this;
}

Statement& Statement::bind(int i, sqlite3_value* v) {
  check(sqlite3_bind_value(stmt_, i, v));
  return *this;
}

Statement& Statement::bind_blob(int i, std::string_view bytes) {
  check(sqlite3_bind_blob64(stmt_, i, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                            SQLITE_STATIC));
  return *this;
}

bool Statement::step() {
  db_->stop_if_asked();
  const int rc = sqlite3_step(stmt_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  db_->fail(rc);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() { sqlite3_reset(stmt_); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(stmt_, column); }

std::string_view Statement::text(int column) const {
  const unsigned char* p = sqlite3_column_text(stmt_, column);
  if (p == nullptr) return {};
  return {reinterpret_cast<const char*>(p),
          static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column))};
}

std::string_view Statement::blob(int column) const {
  const void* p = sqlite3_column_blob(stmt_, column);
  if (p == nullptr) return {};
  return {static_cast<const char*>(p),
          static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column))};
}

bool Statement::null(int column) const { return sqlite3_column_type(stmt_, column) == SQLITE_NULL; }

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (null(column)) return std::nullopt;
  return integer(column);
}

std::optional<std::string> Statement::maybe_string(int column) const {
  if (null(column)) return std::nullopt;
  return string(column);
}

int Statement::columns() const { return sqlite3_column_count(stmt_); }

// ---- Database
// -------------------------------------------------------------------------------------

Database Database::open(const std::filesystem::path& path, const OpenOptions& options) {
  start_sqlite();
  Database db;
  db.path_ = path;
  const std::string name = path.string();
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (options.access == Access::create) {
    const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) {
      const int e = errno;
      if (e != EEXIST) {
        throw Error(Errc::project, fmt::format("cannot make '{}': {}", name, std::strerror(e)));
      }
      std::error_code ignored;
      const bool empty = std::filesystem::file_size(path, ignored) == 0;
      throw Error(Errc::exists,
                  fmt::format("'{}' exists already{}; nothing was changed", name,
                              empty ? " and is empty, perhaps from an 'init' that was "
                                      "interrupted: remove it first"
                                    : ""));
    }
    ::close(fd);
  } else {
    check_header(path);
    if (options.access == Access::read && ::access(name.c_str(), W_OK) != 0) {
      flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    }
    if (options.access == Access::write && ::access(name.c_str(), W_OK) != 0) {
      throw Error(Errc::project,
                  fmt::format("'{}' cannot be written: {}", name, std::strerror(errno)));
    }
  }
  const int rc = sqlite3_open_v2(name.c_str(), &db.db_, flags, nullptr);
  if (rc != SQLITE_OK) db.fail(rc);
  db.writable_ = options.access != Access::read;
  // Fewer, larger pages: what reads a whole table or text does so in half the calls.
  if (options.access == Access::create) db.exec("PRAGMA page_size = 8192");
  db.configure(options);
  return db;
}

Database Database::memory() {
  Database db;
  db.path_ = ":memory:";
  const int rc =
      sqlite3_open_v2(":memory:", &db.db_,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE, nullptr);
  if (rc != SQLITE_OK) db.fail(rc);
  db.writable_ = true;
  db.configure({.access = Access::create});
  return db;
}

Database Database::scratch_copy(Database& from) {
  Database db;
  db.path_ = from.path_;
  int rc = sqlite3_open_v2("", &db.db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (rc != SQLITE_OK) db.fail(rc);
  db.writable_ = true;
  {
    Transaction snapshot(from);
    from.integer("SELECT count(*) FROM sqlite_schema");  // waits for a writer, as a reader does
    sqlite3_backup* work = sqlite3_backup_init(db.db_, "main", from.db_, "main");
    if (work == nullptr) db.fail(sqlite3_errcode(db.db_));
    constexpr int kPages = 1000;
    do {
      rc = sqlite3_backup_step(work, kPages);
    } while (rc == SQLITE_OK && (from.stop_ == nullptr || !*from.stop_));
    sqlite3_backup_finish(work);
    if (rc != SQLITE_DONE) from.fail(rc == SQLITE_OK ? SQLITE_INTERRUPT : rc);
  }
  db.configure({.access = Access::create, .stop = from.stop_});
  return db;
}

void Database::configure(const OpenOptions& options) {
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, options.wait_ms);
  stop_ = options.stop;
  if (options.stop != nullptr) {
    sqlite3_progress_handler(db_, 5000, stop_requested,
                             const_cast<std::atomic<bool>*>(options.stop));
  }
  sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  // A reader goes through its rows once: a large cache would cost more in new pages of memory than
  // the reads that it saves.
  exec(writable_ ? "PRAGMA secure_delete = ON; PRAGMA cache_size = -20000"
                 : "PRAGMA query_only = ON; PRAGMA cache_size = -1024");
}

Database::Database(Database&& o) noexcept
    : path_(std::move(o.path_)),
      db_(o.db_),
      cache_(std::move(o.cache_)),
      writable_(o.writable_),
      stop_(o.stop_),
      depth_(o.depth_) {
  o.db_ = nullptr;
  o.cache_.clear();
}

Database::~Database() {
  for (const auto& [sql, stmt] : cache_) sqlite3_finalize(stmt);
  sqlite3_close_v2(db_);
}

Statement Database::query(std::string_view sql) {
  if (const auto found = cache_.find(sql); found != cache_.end()) {
    // A statement still in use (a query inside the loop over the same query) gets a twin.
    if (sqlite3_stmt_busy(found->second) == 0) return {*this, found->second, true};
    return query_once(sql);
  }
  sqlite3_stmt* stmt = nullptr;
  const int rc = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                    SQLITE_PREPARE_PERSISTENT, &stmt, nullptr);
  if (rc != SQLITE_OK) fail(rc, sql);
  cache_.emplace(sql, stmt);
  return {*this, stmt, true};
}

Statement Database::query_once(std::string_view sql) {
  sqlite3_stmt* stmt = nullptr;
  const int rc = sqlite3_prepare_v2(db_, sql.data(), static_cast<int>(sql.size()), &stmt, nullptr);
  if (rc != SQLITE_OK) fail(rc, sql);
  return {*this, stmt, false};
}

void Database::exec(const char* sql) {
  const int rc = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) fail(rc, sql);
}

void Database::try_exec(const char* sql) noexcept {
  sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
}

std::optional<std::int64_t> Database::maybe_integer(std::string_view sql) {
  auto q = query_once(sql);
  if (!q.step()) return std::nullopt;
  return q.maybe_integer(0);
}

void Database::run_to_the_end() {
  stop_ = nullptr;
  sqlite3_progress_handler(db_, 0, nullptr, nullptr);
}

void Database::stop_if_asked() const {
  if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) fail(SQLITE_INTERRUPT);
}

std::int64_t Database::integer(std::string_view sql) { return maybe_integer(sql).value_or(0); }

int Database::changes() const { return sqlite3_changes(db_); }
std::int64_t Database::total_changes() const { return sqlite3_total_changes64(db_); }

void Database::fail(int rc, std::string_view doing) const {
  const std::string name = path_.string();
  const std::string why = db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(rc);
  // Where a virtual table or a large write is stopped, SQLite may call that an I/O error.
  const bool asked = stop_ != nullptr && stop_->load(std::memory_order_relaxed);
  const int kind = rc & 0xff;
  const bool vague = kind == SQLITE_IOERR || kind == SQLITE_ERROR || kind == SQLITE_ABORT;
  switch (asked && vague ? SQLITE_INTERRUPT : kind) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(Errc::locked,
                  fmt::format("'{}' is locked by another process; try again when it is done, or "
                              "wait for it with --wait SECONDS",
                              name));
    case SQLITE_FULL:
      throw Error(Errc::storage, fmt::format("the disk is full: '{}' is unchanged", name));
    case SQLITE_IOERR:
      throw Error(
          Errc::storage,
          fmt::format("reading or writing '{}' failed ({}): the project is unchanged", name, why));
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      throw Error(Errc::project,
                  fmt::format("'{}' or its folder cannot be written ({})", name, why));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(
          Errc::project,
          fmt::format("'{}' is damaged ({}); restore a backup, or try 'thema check'", name, why));
    case SQLITE_INTERRUPT:
      throw Error(Errc::interrupted, "interrupted; the project is unchanged");
    case SQLITE_NOMEM:
      throw Error(Errc::storage, "out of memory; the project is unchanged");
    case SQLITE_CONSTRAINT:
      throw Error(Errc::conflict,
                  fmt::format("the change does not fit what is in '{}' ({}); nothing was changed",
                              name, why));
    case SQLITE_TOOBIG:
      throw Error(Errc::bad_input, "a text is larger than a project file can hold (1 GB)");
    default:
      break;
  }
  throw Error(Errc::storage, fmt::format("SQLite error {} in '{}': {}{}{}", rc, name, why,
                                         doing.empty() ? "" : "; in ", doing.substr(0, 120)));
}

// ---- Transaction
// ----------------------------------------------------------------------------------

Transaction::Transaction(Database& db) : db_(db), level_(db.depth_) {
  if (level_ == 0) {
    db_.exec(db_.writable_ ? "BEGIN IMMEDIATE" : "BEGIN");
  } else {
    db_.exec(fmt::format("SAVEPOINT level{}", level_).c_str());
  }
  ++db_.depth_;
}

Transaction::~Transaction() { rollback(); }

void Transaction::commit() {
  if (level_ == 0) {
    db_.exec("COMMIT");
    db_.run_to_the_end();
  } else {
    db_.exec(fmt::format("RELEASE level{}", level_).c_str());
  }
  open_ = false;
  --db_.depth_;
}

void Transaction::rollback() noexcept {
  if (!open_) return;
  open_ = false;
  --db_.depth_;
  if (level_ == 0) {
    db_.try_exec("ROLLBACK");
  } else {
    db_.try_exec(fmt::format("ROLLBACK TO level{0}; RELEASE level{0}", level_).c_str());
  }
}

}  // namespace thema::store
