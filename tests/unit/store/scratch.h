#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/error.h"
#include "store/database.h"
#include "store/history.h"
#include "store/migrate.h"
#include "store/search_index.h"
#include "unit/temp_folder.h"

/// What the tests of lib/store share: folders, databases with the schema, changes of one line.
namespace store_test {

namespace fs = std::filesystem;

template <class F>
thema::Error error_of(F&& f) {
  try {
    std::forward<F>(f)();
  } catch (const thema::Error& e) {
    return e;
  }
  FAIL("no error");
  return thema::Error(thema::Errc::usage, "");
}

template <class F>
thema::Errc code_of(F&& f) {
  return error_of(std::forward<F>(f)).code();
}

inline bool holds(const thema::Error& e, std::string_view words) {
  return std::string_view(e.what()).find(words) != std::string_view::npos;
}

/// A database in memory with the schema and its search index.
struct Memory {
  thema::store::Database db = thema::store::Database::memory();
  thema::Env env = thema::Env::fixed();
  thema::store::SearchIndex index{db};

  Memory() {
    thema::store::migrate(db);
    index.create();
  }

  /// Runs SQL as one change of the history. False: nothing changed.
  bool change(const char* sql, std::string summary = {}) {
    thema::store::Change c(db, env, {"tester", "thema test", ""});
    db.exec(sql);
    c.summarize(std::move(summary));
    return c.commit();
  }
  std::optional<thema::store::HistoryEntry> undo() {
    return thema::store::undo(db, env, {"tester", "thema undo", ""}, index, words);
  }
  std::optional<thema::store::HistoryEntry> redo() {
    return thema::store::redo(db, env, {"tester", "thema redo", ""}, index, words);
  }

  /// Names of the codes, by id.
  std::string codes() {
    std::string out;
    auto q = db.query_once("SELECT id, name FROM code ORDER BY id");
    while (q.step()) out += (out.empty() ? "" : " ") + q.string(0) + "=" + q.string(1);
    return out;
  }

  thema::store::TurnWords words;
};

/// Makes an empty project file.
inline void make_project(const fs::path& path) {
  thema::store::Database db =
      thema::store::Database::open(path, {.access = thema::store::Access::create, .wait_ms = 0});
  thema::store::migrate(db);
}

inline thema::store::Database open(const fs::path& path, thema::store::Access access,
                                   int wait_ms = 0) {
  return thema::store::Database::open(path, {.access = access, .wait_ms = wait_ms});
}

}  // namespace store_test
