#include "model/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>

#include "base/error.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

constexpr int kPages = 1000;  // copied between two looks at whether to stop

struct Finish {
  void operator()(sqlite3_backup* work) const noexcept { sqlite3_backup_finish(work); }
};
struct Close {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};

/// The copy under way, beside where it shall be: a backup of that name is whole or is not there.
/// Nobody else's file is written over.
class NewFile {
 public:
  NewFile(std::string name, std::string_view what)
      : name_(std::move(name)), part_(name_ + ".part"), what_(what) {
    refuse_existing();
    int fd = -1;
    // A killed backup may have left one; whose it is nobody knows.
    for (int i = 2; i < 100; ++i) {
      fd = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd >= 0 || errno != EEXIST) break;
      part_ = fmt::format("{}.part{}", name_, i);
    }
    if (fd < 0) {
      throw Error(Errc::bad_input,
                  fmt::format("cannot write '{}': {}", name_, std::strerror(errno)));
    }
    ::close(fd);
  }
  ~NewFile() {
    ::unlink(part_.c_str());
    ::unlink((part_ + "-journal").c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  const std::string& part() const { return part_; }
  const std::string& name() const { return name_; }

  void keep() {
    if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, name_.c_str(), RENAME_NOREPLACE) == 0)
      return;
    if (errno == EINVAL || errno == ENOSYS) {  // not every file system knows that
      refuse_existing();
      if (std::rename(part_.c_str(), name_.c_str()) == 0) return;
    }
    if (errno == EEXIST) refuse_existing();
    throw Error(Errc::storage, fmt::format("cannot write '{}': {}", name_, std::strerror(errno)));
  }

 private:
  void refuse_existing() const {
    std::error_code ignored;
    if (std::filesystem::symlink_status(name_, ignored).type() ==
        std::filesystem::file_type::not_found) {
      return;
    }
    throw Error(Errc::exists,
                fmt::format("'{}' is there already: name another file for {}", name_, what_));
  }
  std::string name_, part_;
  std::string_view what_;
};

/// One state of the project, whoever writes meanwhile. SQLite copies from no connection that could
/// write at that moment, so this is no store::Transaction.
class Snapshot {
 public:
  explicit Snapshot(store::Database& db) : db_(db), begun_(db.depth() == 0) {
    if (begun_) db.exec("BEGIN");
  }
  ~Snapshot() {
    if (begun_) db_.try_exec("ROLLBACK");
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  store::Database& db_;
  bool begun_;
};

[[noreturn]] void fail(int rc, const std::string& name, store::Database& from) {
  if ((rc & 0xff) == SQLITE_FULL || (rc & 0xff) == SQLITE_IOERR) {
    throw Error(Errc::storage, fmt::format("writing '{}' failed: {}", name, sqlite3_errstr(rc)));
  }
  from.fail(rc, "backup");
}

}  // namespace

void backup(Project& project, const std::filesystem::path& to, std::string_view what,
            const std::function<void(const std::filesystem::path&)>& prepare) {
  if (project.change() != nullptr) {
    throw Error(Errc::usage, fmt::format("{} would hold half of the change that is under way: make "
                                         "it before or after",
                                         what));
  }
  store::Database& db = project.db();
  // A writer is waited for as every reader waits, and then has to wait itself.
  Snapshot snapshot(db);
  project.uuid();
  NewFile file(to.string(), what);
  sqlite3* handle = nullptr;
  int rc = sqlite3_open_v2(file.part().c_str(), &handle,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, Close> copy(handle);
  if (rc != SQLITE_OK) fail(rc, file.name(), db);
  std::unique_ptr<sqlite3_backup, Finish> work(
      sqlite3_backup_init(copy.get(), "main", db.handle(), "main"));
  if (!work) fail(sqlite3_errcode(copy.get()), file.name(), db);
  // The transaction above keeps it one state of the project.
  while ((rc = sqlite3_backup_step(work.get(), kPages)) == SQLITE_OK) db.stop_if_asked();
  if (rc != SQLITE_DONE) fail(rc, file.name(), db);
  work.reset();
  copy.reset();
  if (prepare) prepare(file.part());
  file.keep();
}

}  // namespace thema::model
