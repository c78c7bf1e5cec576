#include "model/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "base/error.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

struct Close {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};

/// Makes the file, so that nobody else's is written over; gone again unless kept.
class NewFile {
 public:
  explicit NewFile(std::string name) : name_(std::move(name)) {
    const int fd = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0) {
      ::close(fd);
      return;
    }
    const int e = errno;
    if (e == EEXIST) {
      throw Error(Errc::exists,
                  fmt::format("'{}' is there already: name another file for the backup", name_));
    }
    throw Error(Errc::bad_input, fmt::format("cannot write '{}': {}", name_, std::strerror(e)));
  }
  ~NewFile() {
    if (kept_) return;
    ::unlink(name_.c_str());
    ::unlink((name_ + "-journal").c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  const std::string& name() const { return name_; }
  void keep() { kept_ = true; }

 private:
  std::string name_;
  bool kept_ = false;
};

[[noreturn]] void fail(int rc, const std::string& name, store::Database& from) {
  if ((rc & 0xff) == SQLITE_FULL || (rc & 0xff) == SQLITE_IOERR) {
    throw Error(Errc::storage, fmt::format("writing '{}' failed: {}", name, sqlite3_errstr(rc)));
  }
  from.fail(rc, "backup");
}

}  // namespace

void backup(Project& project, const std::filesystem::path& to) {
  store::Database& db = project.db();
  // A writer is waited for as every reader waits, and then has to wait itself.
  store::Transaction snapshot(db);
  project.uuid();
  NewFile file(to.string());
  sqlite3* handle = nullptr;
  int rc = sqlite3_open_v2(file.name().c_str(), &handle,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, Close> copy(handle);
  if (rc != SQLITE_OK) fail(rc, file.name(), db);
  sqlite3_backup* work = sqlite3_backup_init(copy.get(), "main", db.handle(), "main");
  if (work == nullptr) fail(sqlite3_errcode(copy.get()), file.name(), db);
  // In one step: what is copied is one state of the project.
  rc = sqlite3_backup_step(work, -1);
  sqlite3_backup_finish(work);
  if (rc != SQLITE_DONE) fail(rc, file.name(), db);
  file.keep();
}

}  // namespace thema::model
