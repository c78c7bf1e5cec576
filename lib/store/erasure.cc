#include "store/erasure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "base/strings.h"
#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"
#include "store/session.h"

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

/// Tables whose rows stand for places in texts, with the columns that say where.
struct PlaceColumns {
  std::size_t source = 0, start = 0, end = 0;
};
using PlacedTables = std::map<std::string, PlaceColumns, std::less<>>;

PlacedTables placed_tables(Database& db) {
  PlacedTables tables;
  for (const std::string& table : tracked_tables(db)) {
    std::map<std::string, std::size_t, std::less<>> at;
    auto q = db.query_once("SELECT name, cid FROM pragma_table_info(?1)");
    q.bind_all(table);
    while (q.step()) at[q.string(0)] = static_cast<std::size_t>(q.integer(1));
    if (!at.contains("source_id") || !at.contains("start_cp") || !at.contains("end_cp")) continue;
    tables[table] = {at["source_id"], at["start_cp"], at["end_cp"]};
  }
  return tables;
}

/// Finds rows of the history that stood for a place in a part of a text that goes.
class PlacedRows {
 public:
  PlacedRows(Database& db, const Erasure& what)
      : db_(db), what_(what), tables_(what.places.empty() ? PlacedTables() : placed_tables(db)) {}

  bool erased(const ChangedRow& row) const {
    if (!row.whole || tables_.empty()) return false;
    const auto columns = tables_.find(row.table);
    if (columns == tables_.end()) return false;
    const PlaceColumns at = columns->second;
    if (std::max({at.source, at.start, at.end}) >= row.values.size()) return false;
    const auto of = [&](std::size_t i) { return sqlite3_value_int64(row.values[i]); };
    return std::any_of(what_.places.begin(), what_.places.end(), [&](const auto& places) {
      if (of(at.source) != places.source || of(at.end) <= 0) return false;
      if (places.several_versions && !is_there(row)) return true;
      const auto first =
          std::partition_point(places.spans.begin(), places.spans.end(),
                               [&](const text::Span& s) { return s.end <= of(at.start); });
      return first != places.spans.end() && first->begin < of(at.end);
    });
  }

 private:
  bool is_there(const ChangedRow& row) const {
    auto q = db_.query_once(fmt::format("SELECT 1 FROM \"{}\" WHERE id = ?1", row.table));
    q.bind_all(row.id);
    return q.step();
  }
  Database& db_;
  const Erasure& what_;
  PlacedTables tables_;
};

/// Rows that hang on the erased ones: a tag on its coding, a coding on its source.
void follow_rows(Database& db, const std::vector<std::int64_t>& numbers, Erasure& what) {
  const PlacedRows placed(db, what);
  bool first = true;
  for (std::size_t before = 0; before != what.rows.size() || first; first = false) {
    before = what.rows.size();
    for (const std::int64_t number : numbers) {
      for (const std::string_view kind : kKinds) {
        each_row(db, number, kind, [&](const ChangedRow& row) {
          if (names_one(row, what.rows) || (first && placed.erased(row))) {
            what.rows.insert(row.id);
          }
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

/// Takes values out of a sentence, as whole words: `set job=keeper of P01` told one. A single word
/// goes only where it stands as a value, or as a name: by itself it may be any word.
std::string without_values(std::string text, const std::set<std::string>& values,
                           const std::unordered_set<std::string>& names) {
  const auto in_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  std::set<std::string> all = values;
  all.insert(names.begin(), names.end());
  for (const std::string& value : all) {
    const bool anywhere = value.find(' ') != std::string::npos || names.contains(value);
    for (std::size_t at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
      const std::size_t end = at + value.size();
      const bool told = anywhere || (at > 0 && text[at - 1] == '=');
      const bool whole = told && (at == 0 || !in_word(text[at - 1]) || !in_word(value.front())) &&
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
  bool cut = false;
  for (const std::string_view word : split(command, ' ')) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '-';
    });
    cut = !plain || word.front() == '-' || ++words > 3;
    if (cut) break;
    out.append(out.empty() ? "" : " ").append(word);
  }
  return cut ? out.append(out.empty() ? "" : " ").append(kErased) : out;
}

void erase_entry(Database& db, std::int64_t number, const Erasure& what, const Concern& concern) {
  std::string command, reason, summary;
  {
    auto q = db.query("SELECT command, reason, summary FROM history WHERE number = ?1");
    q.bind_all(number);
    if (!q.step()) return;
    command = q.string(0);
    reason = without_values(what.cleaned(q.text(1)), concern.values, what.names);
    summary = without_values(what.cleaned(q.text(2)), concern.values, what.names);
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
  note_rest(db, number);
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
