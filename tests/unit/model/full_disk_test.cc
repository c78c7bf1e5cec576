// A full or failing disk at every write of an operation: the error says so, and the project holds
// what it held before. The disk is a VFS of SQLite that wraps the real one.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/check.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/dump.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "store/history.h"
#include "text/tokens.h"
#include "unit/temp_folder.h"

namespace fs = std::filesystem;
using namespace thema;  // NOLINT: only names of the library under test
using namespace thema::model;
using store::Access;

namespace {

/// Every write fails once; under the sanitizers, where each run is slow, every seventh.
#ifdef __SANITIZE_ADDRESS__
constexpr int kStep = 7;
#else
constexpr int kStep = 1;
#endif

/// What the disk does wrong, and when.
struct Fault {
  int code = SQLITE_FULL;
  bool stays = false;  ///< every later write fails as well
};

/// A disk that fails at the n-th write, truncation, sync or deletion. SQLite uses it for every file
/// opened while it lives. One at a time.
class BadDisk {
 public:
  BadDisk() {
    REQUIRE(current == nullptr);
    real_ = sqlite3_vfs_find(nullptr);
    REQUIRE(real_ != nullptr);
    vfs_ = *real_;
    vfs_.iVersion = 1;  // no system call overrides
    vfs_.zName = "bad-disk";
    vfs_.pNext = nullptr;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    REQUIRE(sqlite3_vfs_register(&vfs_, 1) == SQLITE_OK);
    current = this;
  }
  ~BadDisk() {
    sqlite3_vfs_unregister(&vfs_);
    current = nullptr;
  }
  BadDisk(const BadDisk&) = delete;
  BadDisk& operator=(const BadDisk&) = delete;

  /// The n-th write from now on fails; 0: none.
  void fail_at(int n, Fault fault) {
    countdown_ = n;
    fault_ = fault;
    failed_ = false;
  }
  void heal() { countdown_ = 0; }
  bool failed() const { return failed_; }

 private:
  struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static File* file(sqlite3_file* f) { return reinterpret_cast<File*>(f); }
  static sqlite3_file* real(sqlite3_file* f) { return file(f)->real(); }

  /// SQLITE_OK, or what this write fails with.
  int next() {
    if (countdown_ == 0) return SQLITE_OK;
    if (countdown_ > 1) {
      --countdown_;
      return SQLITE_OK;
    }
    failed_ = true;
    if (!fault_.stays) countdown_ = 0;
    return fault_.code;
  }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
    sqlite3_vfs* under = current->real_;
    f->pMethods = nullptr;
    const int rc = under->xOpen(under, name, real(f), flags, out);
    if (rc == SQLITE_OK) f->pMethods = &kMethods;
    return rc;
  }
  static int remove(sqlite3_vfs*, const char* name, int) {
    const int rc = current->next();
    if (rc != SQLITE_OK) return SQLITE_IOERR_DELETE;
    return current->real_->xDelete(current->real_, name, 0);
  }
  static int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
  static int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, size, at);
  }
  static int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    if (const int rc = current->next(); rc != SQLITE_OK) {
      // A full disk takes a part of what is written.
      real(f)->pMethods->xWrite(real(f), from, size / 2, at);
      return rc == SQLITE_FULL ? rc : SQLITE_IOERR_WRITE;
    }
    return real(f)->pMethods->xWrite(real(f), from, size, at);
  }
  static int truncate(sqlite3_file* f, sqlite3_int64 size) {
    if (const int rc = current->next(); rc != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
    return real(f)->pMethods->xTruncate(real(f), size);
  }
  static int sync(sqlite3_file*, int) {
    // Nothing is lost that a test could see, and it would take most of the time.
    return current->next() == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_FSYNC;
  }
  static int size(sqlite3_file* f, sqlite3_int64* n) {
    return real(f)->pMethods->xFileSize(real(f), n);
  }
  static int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
  static int unlock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xUnlock(real(f), level);
  }
  static int reserved(sqlite3_file* f, int* out) {
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
  }
  static int control(sqlite3_file* f, int op, void* argument) {
    return real(f)->pMethods->xFileControl(real(f), op, argument);
  }
  static int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
  static int traits(sqlite3_file*) { return 0; }  // nothing is atomic, so all is written twice

  static constexpr sqlite3_io_methods kMethods = {
      1,       close,  read,   write,   truncate, sync,    size,    lock,    unlock, reserved,
      control, sector, traits, nullptr, nullptr,  nullptr, nullptr, nullptr, nullptr};
  static inline BadDisk* current = nullptr;
  sqlite3_vfs* real_ = nullptr;
  sqlite3_vfs vfs_{};
  int countdown_ = 0;
  Fault fault_;
  bool failed_ = false;
};

std::string bytes_of(const fs::path& path) {
  std::string bytes(fs::file_size(path), '\0');
  std::ifstream(path, std::ios::binary).read(bytes.data(), std::ssize(bytes));
  return bytes;
}

void put_bytes(const fs::path& path, const std::string& bytes) {
  fs::remove(path.string() + "-journal");
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void make(const fs::path& path) {
  NewProject about;
  about.title = "Study";
  Project::create(path, about, Env::fixed(), {.access = Access::create});
}

Project open(const fs::path& path, Access access) {
  static Sink quiet;
  Project project = Project::open(path, {.access = access, .wait_ms = 0}, Env::fixed(), quiet);
  project.work_as("tester");
  return project;
}

/// The project's state and its history, as a reader finds them.
std::string state_of(Project& project) {
  std::string out;
  dump_json(project, [&](std::string_view bytes) { out += bytes; });
  for (const auto& e : store::history(project.db(), 0)) {
    out += std::to_string(e.number) + " " + e.kind + " " + e.command + "\n";
  }
  return out;
}

std::string state_of(const fs::path& path) {
  Project project = open(path, Access::read);
  return state_of(project);
}

std::string problems_of(Project& project) {
  Sink quiet;
  std::string found;
  for (const Problem& p : check(project, quiet)) {
    if (p.level == Level::error) found += p.id + ": " + p.message + "\n";
  }
  return found;
}

// ---- operations
// -----------------------------------------------------------------------------------

void import_source(Project& project, const std::string& name, std::size_t turns) {
  Sink quiet;
  DocumentDraft draft;
  draft.format = "txt";
  draft.encoding = "UTF-8";
  draft.speakers = {{"INT", SpeakerRole::interviewer}, {"P", SpeakerRole::participant}};
  for (std::size_t i = 0; i < turns; ++i) {
    const auto begin = static_cast<std::uint32_t>(draft.text.size());
    draft.text += "In week " + std::to_string(i) + " of " + name + " I walked again.\n";
    draft.turns.push_back({.span = {begin, static_cast<std::uint32_t>(draft.text.size() - 1)},
                           .label = {},
                           .speaker = i % 2});
  }
  const std::string original = "original of " + name;
  text::Tokenizer tokenizer;
  const auto prepared = prepare_source(std::move(draft), name + ".txt", original, tokenizer);
  ChangeScope change(project, "thema import " + name + ".txt");
  Sources(project).add(prepared, name, "transcript", "", project.coder_id(quiet));
  change.commit();
}

void add_codings(Project& project, const std::string& source, std::size_t count) {
  Sink quiet;
  ChangeScope change(project, "thema apply");
  Codebook(project).add("Help/Walking", {});
  SourceText text(project, Sources(project).require(source));
  std::vector<NewCoding> codings;
  for (std::size_t i = 0; i < count; ++i) {
    NewCoding c;
    c.source = text.source().id;
    const auto start = static_cast<std::uint32_t>(i / 20);
    c.span = {start, start + 1 + static_cast<std::uint32_t>(i % 20)};
    c.quote_hash = text.hash_of(c.span);
    c.code = Codebook(project).require("Walking").id;
    c.coder = project.coder_id(quiet);
    codings.push_back(std::move(c));
  }
  Codings(project).add(codings);
  change.commit();
}

/// Runs `work` on copies of `path`, once for every write that can fail and every way in which it
/// can, until it succeeds.
void survives_every_failure(const fs::path& path, const std::function<void(Project&)>& work) {
  const std::string bytes = bytes_of(path);
  const std::string before = state_of(path);
  std::string after;
  {
    Project project = open(path, Access::write);
    work(project);
    after = state_of(project);
  }
  REQUIRE(after != before);

  BadDisk disk;
  for (const Fault fault : {Fault{SQLITE_FULL, false}, Fault{SQLITE_FULL, true},
                            Fault{SQLITE_IOERR, false}, Fault{SQLITE_IOERR, true}}) {
    CAPTURE(fault.code);
    CAPTURE(fault.stays);
    int n = 1;
    for (;; n += kStep) {
      CAPTURE(n);
      REQUIRE(n < 20000);
      put_bytes(path, bytes);
      bool done = false;
      {
        Project project = open(path, Access::write);
        disk.fail_at(n, fault);
        try {
          work(project);
          done = true;
        } catch (const Error& e) {
          CHECK(e.code() == Errc::storage);
          CHECK(exit_status(e.code()) == 4);
          CHECK(project.db().depth() == 0);
        }
        // Once there is room again the program that is still running can go on.
        disk.heal();
        if (!done && n / kStep % 17 == 0) {
          work(project);
          CHECK(problems_of(project) == "");
          continue;
        }
      }
      // Opening rolls back what is left. The same bytes need no reading.
      Project project = open(path, Access::write);
      if (done || bytes_of(path) != bytes) {
        REQUIRE(state_of(project) == (done ? after : before));
        REQUIRE(problems_of(project) == "");
      }
      if (!disk.failed()) break;
    }
    CHECK(n > 3);
  }
}

}  // namespace

TEST_CASE("a project that cannot be made whole is not made at all") {
  const TempFolder folder;
  BadDisk disk;
  for (const Fault fault : {Fault{SQLITE_FULL, false}, Fault{SQLITE_FULL, true},
                            Fault{SQLITE_IOERR, false}, Fault{SQLITE_IOERR, true}}) {
    CAPTURE(fault.code);
    CAPTURE(fault.stays);
    for (int n = 1;; n += kStep) {
      CAPTURE(n);
      REQUIRE(n < 20000);
      disk.fail_at(n, fault);
      bool done = false;
      try {
        make(folder / "new.thema");
        done = true;
      } catch (const Error& e) {
        CHECK(e.code() == Errc::storage);
      }
      disk.heal();
      if (!done) {
        REQUIRE(folder.empty());
        continue;
      }
      Project made = open(folder / "new.thema", Access::write);
      CHECK(problems_of(made) == "");
      fs::remove(folder / "new.thema");
      if (!disk.failed()) break;
    }
  }
}

TEST_CASE("a full disk leaves the project as it was") {
  const TempFolder folder;
  const fs::path path = folder / "study.thema";
  make(path);
  {
    Project project = open(path, Access::write);
    import_source(project, "P1", 60);
  }

  SUBCASE("while a source is imported") {
    survives_every_failure(path, [](Project& p) { import_source(p, "P2", 120); });
  }
  SUBCASE("while codings are added") {
    survives_every_failure(path, [](Project& p) { add_codings(p, "P1", 3); });
  }
  SUBCASE("while so many codings are added that they are recorded as a range") {
    survives_every_failure(path, [](Project& p) { add_codings(p, "P1", 1000); });
  }
  SUBCASE("while an import is undone") {
    survives_every_failure(path, [](Project& p) { p.undo("thema undo", ""); });
  }
  SUBCASE("while an import is redone") {
    {
      Project project = open(path, Access::write);
      project.undo("thema undo", "");
    }
    survives_every_failure(path, [](Project& p) { p.redo("thema redo", ""); });
  }
  SUBCASE("while a range of codings is undone") {
    {
      Project project = open(path, Access::write);
      add_codings(project, "P1", 1000);
    }
    survives_every_failure(path, [](Project& p) { p.undo("thema undo", ""); });
  }
  SUBCASE("while a range of codings is redone") {
    {
      Project project = open(path, Access::write);
      add_codings(project, "P1", 1000);
      project.undo("thema undo", "");
    }
    survives_every_failure(path, [](Project& p) { p.redo("thema redo", ""); });
  }
}
