#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.h"

namespace thema::store {

class Database;

/// A borrowed prepared statement: bound, stepped, and given back to its database when it goes out
/// of scope. Columns and parameters as in SQLite: columns from 0, parameters from 1.
class Statement {
 public:
  Statement(Statement&& o) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Binds all parameters in order. Texts are not copied: they must live until the last step.
  /// Strings that are passed as temporaries would not, and are.
  template <class... Args>
  Statement& bind_all(Args&&... args) {
    int i = 0;
    (bind(++i, std::forward<Args>(args)), ...);
    return *this;
  }
  Statement& bind(int i, std::int64_t v);
  Statement& bind(int i, int v) { return bind(i, static_cast<std::int64_t>(v)); }
  Statement& bind(int i, std::uint32_t v) { return bind(i, static_cast<std::int64_t>(v)); }
  Statement& bind(int i, bool v) { return bind(i, static_cast<std::int64_t>(v)); }
  Statement& bind(int i, std::string_view v);
  Statement& bind(int i, const std::string& v) { return bind(i, std::string_view(v)); }
  Statement& bind(int i, std::string&& v);
  Statement& bind(int i, const char* v) { return bind(i, std::string_view(v)); }
  Statement& bind(int i, std::nullptr_t);
  Statement& bind(int i, sqlite3_value* v);
  Statement& bind_blob(int i, std::string_view bytes);
  template <class T>
  Statement& bind(int i, const std::optional<T>& v) {
    return v ? bind(i, *v) : bind(i, nullptr);
  }
  template <class T>
  Statement& bind(int i, std::optional<T>&& v) {
    return v ? bind(i, std::move(*v)) : bind(i, nullptr);
  }

  /// True when there is a row. Throws on errors.
  bool step();
  /// Steps to the end; for statements without rows. The statement can be bound and run again.
  void run();
  /// Ready for other parameters.
  void reset();

  std::int64_t integer(int column) const;
  std::uint32_t u32(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  bool flag(int column) const { return integer(column) != 0; }
  /// Valid until the next step.
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::string_view blob(int column) const;
  bool null(int column) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<std::string> maybe_string(int column) const;
  int columns() const;
  sqlite3_stmt* handle() const { return stmt_; }

 private:
  friend class Database;
  Statement(Database& db, sqlite3_stmt* stmt, bool cached);
  void check(int rc) const;
  Database* db_;
  sqlite3_stmt* stmt_;
  bool cached_;
};

enum class Access { read, write, create };

struct OpenOptions {
  Access access = Access::read;
  int wait_ms = 5000;  ///< how long to wait for another process's lock
  /// When set and true, running statements stop with Errc::interrupted.
  const std::atomic<bool>* stop = nullptr;
};

/// One open project file (or a memory database in tests): RAII over SQLite, with a cache of
/// prepared statements. Own code and not SQLiteCpp, whose statements hide the handle that texts
/// bound by view, sessions and FTS5 tokenizers need.
class Database {
 public:
  /// Opens a file and sets what every connection needs (foreign keys, untrusted schema, secure
  /// delete). Reading commands open read-write with query_only, so that the journal of a killed
  /// process is rolled back, and read-only only where the file cannot be written. Throws
  /// Errc::project when the file is missing, not a thema project or cannot be written;
  /// Errc::too_new.
  static Database open(const std::filesystem::path& path, const OpenOptions& options);
  /// A database in memory without a schema.
  static Database memory();
  /// All that `from` holds at this moment, to be written without a trace: a nameless temporary file
  /// that is gone when it is closed.
  static Database scratch_copy(Database& from);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  /// The statement for `sql`, which must be a literal or live as long as the database: prepared
  /// statements are kept by its text.
  Statement query(std::string_view sql);
  /// A statement that is not kept; for SQL made at run time.
  Statement query_once(std::string_view sql);
  /// Runs statements without parameters or rows.
  void exec(const char* sql);
  /// Runs and forgets errors; for clean-up.
  void try_exec(const char* sql) noexcept;

  std::optional<std::int64_t> maybe_integer(std::string_view sql);
  std::int64_t integer(std::string_view sql);
  int changes() const;
  std::int64_t total_changes() const;

  sqlite3* handle() const { return db_; }
  const std::filesystem::path& path() const { return path_; }
  bool writable() const { return writable_; }
  /// 0 outside a transaction.
  int depth() const { return depth_; }

  /// Throws Errc::interrupted when asked to stop (OpenOptions::stop), unless something has been
  /// committed: then the command is as good as done.
  void stop_if_asked() const;
  /// Throws the Error that fits SQLite's result code.
  [[noreturn]] void fail(int rc, std::string_view doing = {}) const;

 private:
  friend class Statement;
  friend class Transaction;
  Database() = default;
  void configure(const OpenOptions& options);
  void run_to_the_end();
  std::filesystem::path path_;
  sqlite3* db_ = nullptr;
  std::unordered_map<std::string_view, sqlite3_stmt*> cache_;
  bool writable_ = false;
  const std::atomic<bool>* stop_ = nullptr;
  int depth_ = 0;
};

/// A transaction, or a savepoint inside one. Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  void rollback() noexcept;

 private:
  Database& db_;
  int level_;
  bool open_ = true;
};

/// SQLite's application_id of thema projects: "thma".
inline constexpr std::int32_t kApplicationId = 0x74686d61;

}  // namespace thema::store
