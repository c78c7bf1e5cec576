#include "store/ancestry.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "store/database.h"
#include "store/history.h"

namespace thema::store {

namespace {

constexpr std::string_view kMerged = "merged:";
constexpr std::string_view kSame = "same:";
constexpr std::string_view kJoined = "joined:";

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Entry 0: what a copy without a history of its own was given to begin with, which always stands.
class Standing {
 public:
  explicit Standing(Database& db) {
    for (const HistoryEntry& e : history(db, 0)) {
      if (e.kind == "change" && !e.undone) standing_.insert(e.number);
    }
  }
  bool contains(std::int64_t entry) const { return entry == 0 || standing_.contains(entry); }

 private:
  std::set<std::int64_t> standing_;
};

std::int64_t entry_under_way(Database& db) {
  return db.integer("SELECT coalesce(max(number), 0) + 1 FROM history");
}

/// Keys that begin alike: `kPrefix` up to the next character.
Statement notes(Database& db, std::string_view prefix) {
  auto q = db.query_once(
      "SELECT key, value FROM meta WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key");
  q.bind_all(prefix);
  return q;
}

}  // namespace

std::string get_meta(Database& db, std::string_view key) {
  auto q = db.query("SELECT value FROM meta WHERE key = ?1");
  q.bind_all(key);
  return q.step() ? q.string(0) : std::string();
}

std::optional<RowId> last_id(Database& db) {
  const std::string last = get_meta(db, "last_id");
  if (last.empty()) return std::nullopt;
  const auto id = parse_integer(last);
  if (!id) {
    throw Error(Errc::project,
                fmt::format("the project is damaged: its last id is '{}', no number", last),
                "restore a backup");
  }
  return *id;
}

void put_meta(Database& db, std::string_view key, std::string_view value) {
  db.query(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind_all(key, value)
      .run();
}

Ancestry::Ancestry(Database& db) {
  const std::string begin = get_meta(db, kHistoryOrigin);
  cut_ = !begin.empty();
  own_.push_back(cut_ ? begin : "0 " + get_meta(db, "project_uuid"));
  {
    auto q = db.query("SELECT hash FROM history ORDER BY number");
    while (q.step()) own_.push_back(q.string(0));
  }
  own_set_.insert(own_.begin(), own_.end());
  const Standing standing(db);
  auto q = notes(db, kMerged);
  while (q.step()) {
    const std::int64_t entry = number_in(q.text(1));
    if (standing.contains(entry)) merged_.emplace(q.text(0).substr(kMerged.size()), entry);
  }
}

bool Ancestry::knows(const std::string& state) const {
  return own_set_.contains(state) || merged_.contains(state);
}

bool Ancestry::has_whole(const std::string& state) const {
  if (cut_ && state == own_.front()) return false;
  if (own_set_.contains(state)) return true;
  const auto taken = merged_.find(state);
  return taken != merged_.end() && taken->second > 0;  // 0: it came with what was left out
}

namespace {

/// The newest of its own states that the other knows; -1: none.
std::int64_t newest_known(const Ancestry& of, const Ancestry& to) {
  for (auto i = static_cast<std::int64_t>(of.own().size()) - 1; i >= 0; --i) {
    if (to.knows(of.own()[static_cast<std::size_t>(i)])) return i;
  }
  return -1;
}

/// Whether `state` lies before entry `number` of a history, which includes that entry.
bool lies_before(const Ancestry& history, std::int64_t number, const std::string& state) {
  const auto merged = history.merged().find(state);
  if (merged != history.merged().end() && merged->second <= number) return true;
  const auto end = history.own().begin() + number + 1;
  return std::find(history.own().begin(), end, state) != end;
}

}  // namespace

std::vector<CommonState> common_states(const Ancestry& mine, const Ancestry& theirs) {
  const std::int64_t m = newest_known(mine, theirs);
  const std::int64_t t = newest_known(theirs, mine);
  if (m < 0 && t < 0) return {};
  const CommonState in_mine{false, m}, in_theirs{true, t};
  if (t < 0) return {in_mine};
  if (m < 0) return {in_theirs};
  const std::string& of_mine = mine.own()[static_cast<std::size_t>(m)];
  const std::string& of_theirs = theirs.own()[static_cast<std::size_t>(t)];
  if (of_mine == of_theirs) {
    // A copy without codings begins with fewer rows than its origin had: what it never had it
    // cannot have removed.
    if (m == 0 && mine.begins_cut()) return {in_mine};
    if (t == 0 && theirs.begins_cut()) return {in_theirs};
    return {in_theirs, in_mine};  // the same rows, in two places
  }
  if (lies_before(theirs, t, of_mine)) return {in_theirs};
  if (lies_before(mine, m, of_theirs)) return {in_mine};
  return {in_theirs, in_mine};
}

std::vector<TakenOver> taken_over(const Ancestry& of, const Ancestry& by) {
  const std::int64_t newest = newest_known(of, by);
  struct Came {
    bool third = false, unknown = false;
  };
  std::map<std::int64_t, Came> entries;
  const std::set<std::string> direct(by.own().begin(), by.own().end());
  for (const auto& [state, entry] : of.merged()) {
    if (entry <= newest || direct.contains(state)) continue;
    Came& came = entries[entry];
    (by.knows(state) ? came.third : came.unknown) = true;
  }
  std::vector<TakenOver> out;
  for (const auto& [entry, came] : entries) {
    if (came.third) out.push_back({entry, !came.unknown});
  }
  return out;
}

void note_merged(Database& db, const Ancestry& mine, const Ancestry& theirs) {
  const std::string entry = std::to_string(entry_under_way(db));
  const auto note = [&](const std::string& state) {
    if (!mine.knows(state)) put_meta(db, std::string(kMerged) + state, entry);
  };
  // What a copy without codings was given to begin with, it has only in part: who takes that over
  // does not know the rest.
  for (const std::string& state : theirs.own()) {
    if (!theirs.begins_cut() || state != theirs.own().front()) note(state);
  }
  for (const auto& [state, number] : theirs.merged()) {
    if (number > 0) note(state);
  }
}

void begin_history_anew(Database& db) {
  const Ancestry known(db);
  const std::vector<Alias> one = aliases(db);
  for (const char* sql : {"DELETE FROM history_part", "DELETE FROM history",
                          "DELETE FROM meta WHERE key = 'history_head' OR key GLOB 'merged:*' "
                          "OR key GLOB 'same:*' OR key GLOB 'joined:*' OR key GLOB 'rest *'"}) {
    db.exec(sql);
  }
  for (const std::string& state : known.own()) put_meta(db, std::string(kMerged) + state, "0");
  for (const auto& [state, entry] : known.merged()) put_meta(db, std::string(kMerged) + state, "0");
  for (const Alias& a : one) {
    put_meta(db, fmt::format("{}{}", a.same ? kSame : kJoined, a.gone),
             fmt::format("0 {}", a.kept));
  }
  put_meta(db, kHistoryOrigin, known.own().back());
}

void note_alias(Database& db, RowId gone, RowId kept, bool same) {
  put_meta(db, fmt::format("{}{}", same ? kSame : kJoined, gone),
           fmt::format("{} {}", entry_under_way(db), kept));
}

std::vector<Alias> aliases(Database& db) {
  const Standing standing(db);
  std::vector<Alias> out;
  for (const std::string_view prefix : {kSame, kJoined}) {
    auto q = notes(db, prefix);
    while (q.step()) {
      const std::string_view value = q.text(1);
      const std::size_t space = value.find(' ');
      if (space == std::string_view::npos || !standing.contains(number_in(value))) continue;
      const Alias alias{number_in(q.text(0).substr(prefix.size())),
                        number_in(value.substr(space + 1)), prefix == kSame, number_in(value)};
      if (alias.gone > 0 && alias.kept > 0 && alias.gone != alias.kept) out.push_back(alias);
    }
  }
  return out;
}

}  // namespace thema::store
