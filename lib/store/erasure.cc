#include "store/erasure.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "base/strings.h"
#include "store/database.h"
#include "store/history_rows.h"

namespace thema::store {

namespace {

constexpr std::string_view kErased = "[erased]";
constexpr std::string_view kKinds[] = {"changeset", "rows"};

bool names_one(const ChangedRow& row, const std::unordered_set<RowId>& rows) {
  return std::any_of(row.values.begin(), row.values.end(), [&](sqlite3_value* v) {
    return sqlite3_value_type(v) == SQLITE_INTEGER && rows.contains(sqlite3_value_int64(v));
  });
}

/// Whether a row holds the erased words, or the hash of a content that goes.
bool holds_words(const ChangedRow& row, const Erasure& what) {
  return std::any_of(row.values.begin(), row.values.end(), [&](sqlite3_value* v) {
    const std::string_view text = text_of(v);
    if (text.empty()) return false;
    return what.contents.contains(std::string(text)) || what.cleaned(text) != text;
  });
}

std::vector<std::int64_t> entries(Database& db) {
  std::vector<std::int64_t> numbers;
  auto q = db.query("SELECT number FROM history ORDER BY number");
  while (q.step()) numbers.push_back(q.integer(0));
  return numbers;
}

/// Rows that hang on the erased ones: a tag on its coding, a coding on its source.
void follow_rows(Database& db, const std::vector<std::int64_t>& numbers, Erasure& what) {
  for (std::size_t before = 0; before != what.rows.size();) {
    before = what.rows.size();
    for (const std::int64_t number : numbers) {
      for (const std::string_view kind : kKinds) {
        each_row(db, number, kind, [&](const ChangedRow& row) {
          if (names_one(row, what.rows)) what.rows.insert(row.id);
          return true;
        });
      }
    }
  }
}

struct Concern {
  bool any = false;
  std::set<std::string> values;  ///< texts of the rows that are erased
};

Concern concern_of(Database& db, std::int64_t number, const Erasure& what) {
  Concern concern;
  for (const std::string_view kind : kKinds) {
    each_row(db, number, kind, [&](const ChangedRow& row) {
      if (names_one(row, what.rows)) {
        concern.any = true;
        for (sqlite3_value* v : row.values) {
          std::string text(text_of(v));
          if (!text.empty() && !what.kept.contains(text)) concern.values.insert(std::move(text));
        }
      } else if (!concern.any) {
        concern.any = holds_words(row, what);
      }
      return true;
    });
  }
  return concern;
}

/// Takes whole words out of a sentence: `set job=keeper of P01` told a value.
std::string without_values(std::string text, const std::set<std::string>& values) {
  const auto in_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  for (const std::string& value : values) {
    for (std::size_t at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
      const std::size_t end = at + value.size();
      const bool whole = (at == 0 || !in_word(text[at - 1]) || !in_word(value.front())) &&
                         (end == text.size() || !in_word(text[end]) || !in_word(value.back()));
      if (whole) text.replace(at, value.size(), kErased);
      at += whole ? kErased.size() : 1;
    }
  }
  return text;
}

/// "thema apply [erased]": which command it was, without what it said.
std::string command_only(std::string_view command) {
  std::string out;
  std::size_t words = 0;
  for (const std::string_view word : split(command, ' ')) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '-';
    });
    if (!plain || word.front() == '-' || ++words > 3) break;
    out.append(word).append(" ");
  }
  return out.append(kErased);
}

void erase_entry(Database& db, std::int64_t number, const Erasure& what, const Concern& concern) {
  std::string command, reason, summary;
  {
    auto q = db.query("SELECT command, reason, summary FROM history WHERE number = ?1");
    q.bind_all(number);
    if (!q.step()) return;
    command = q.string(0);
    reason = without_values(what.cleaned(q.text(1)), concern.values);
    summary = without_values(what.cleaned(q.text(2)), concern.values);
  }
  if (concern.any) {
    db.query("DELETE FROM history_part WHERE number = ?1 AND kind IN ('changeset', 'rows')")
        .bind_all(number)
        .run();
  }
  command = command_only(command);
  db.query(
        "UPDATE history SET erased = 1, command = ?2, reason = ?3, summary = ?4 "
        "WHERE number = ?1")
      .bind_all(number, command, reason, summary)
      .run();
}

bool words_in_entry(Database& db, std::int64_t number, const Erasure& what) {
  auto q = db.query("SELECT command, reason, summary FROM history WHERE number = ?1");
  q.bind_all(number);
  if (!q.step()) return false;
  for (int i = 0; i < 3; ++i) {
    if (what.cleaned(q.text(i)) != q.text(i)) return true;
  }
  return false;
}

}  // namespace

std::size_t erase_from_history(Database& db, Erasure& what) {
  const std::vector<std::int64_t> numbers = entries(db);
  follow_rows(db, numbers, what);
  std::size_t erased = 0;
  for (const std::int64_t number : numbers) {
    const Concern concern = concern_of(db, number, what);
    if (!concern.any && !words_in_entry(db, number, what)) continue;
    erase_entry(db, number, what, concern);
    ++erased;
  }
  return erased;
}

void erase_contents(Database& db, const std::unordered_set<std::string>& contents) {
  for (const std::string& hash : contents) {
    db.query("DELETE FROM content WHERE hash = ?1").bind_all(hash).run();
  }
  db.query(
        "DELETE FROM content WHERE hash NOT IN (SELECT text_hash FROM source_version "
        "UNION SELECT original_hash FROM source_version)")
      .run();
}

void compact(Database& db) noexcept { db.try_exec("VACUUM"); }

}  // namespace thema::store
