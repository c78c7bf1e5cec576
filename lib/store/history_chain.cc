#include "store/history_chain.h"

#include <fmt/format.h>

#include <limits>
#include <vector>

#include "base/error.h"
#include "store/database.h"
#include "store/history_parts.h"

namespace thema::store {

namespace {

constexpr std::string_view kAltered = "is not as it was written, or is gone";

}  // namespace

void add_field(Sha256& hash, std::string_view field) {
  hash.add(std::to_string(field.size())).add(":").add(field);
}

void add_range_field(Sha256& hash, std::string_view table, RowId first, RowId last) {
  add_field(hash, fmt::format("{} {} {}", table, first, last));
}

std::string content_hash(const ChainedEntry& entry, std::string_view parts_hash) {
  Sha256 hash;
  for (const std::string_view field :
       {std::string_view(entry.info.coder), std::string_view(entry.at),
        std::string_view(entry.info.command), std::string_view(entry.info.reason),
        std::string_view(entry.summary), parts_hash}) {
    add_field(hash, field);
  }
  add_field(hash, std::to_string(entry.schema));
  add_field(hash, std::to_string(entry.commands));
  return hash.hex();
}

std::string chain_hash(std::string_view before, std::int64_t number, const ChainedEntry& entry,
                       std::string_view content) {
  Sha256 hash;
  add_field(hash, before);
  add_field(hash, std::to_string(number));
  add_field(hash, entry.kind);
  add_field(hash, std::to_string(entry.target));
  add_field(hash, content);
  return hash.hex();
}

namespace {

std::string parts_hash_of(Database& db, std::int64_t number) {
  Sha256 hash;
  for (const AddedRange& r : ranges_of(db, number)) {
    add_range_field(hash, r.table, r.first, r.last);
  }
  for (const std::string_view kind : {"changeset", "rows"}) {
    ByteSource source = part_bytes(db, number, kind);
    std::string buffer(1 << 16, '\0');
    while (const std::size_t n = source(buffer.data(), buffer.size())) {
      hash.add(std::string_view(buffer).substr(0, n));
    }
  }
  return hash.hex();
}

/// What no hash covers, because it follows from the rest: a change has ranges and a changeset, an
/// undo the rows of ranges; only ranges name a table.
bool parts_are_in_place(Database& db, std::int64_t number, std::string_view kind) {
  auto q = db.query(
      "SELECT 1 FROM history_part WHERE number = ?1 AND NOT CASE kind "
      "WHEN 'range' THEN ?2 = 'change' AND packed IS NULL AND size = last - first + 1 "
      "WHEN 'changeset' THEN ?2 = 'change' AND tbl = '' AND first = 0 AND last = 0 "
      "ELSE ?2 = 'undo' AND tbl = '' AND first = 0 AND last = 0 END");
  q.bind_all(number, kind);
  return !q.step();
}

/// The hash of the rest of an erased entry, as it was noted; empty: it was not.
std::string noted_rest(Database& db, std::int64_t number) {
  auto q = db.query("SELECT value FROM meta WHERE key = 'rest ' || ?1");
  q.bind_all(std::to_string(number));
  return q.step() ? q.string(0) : std::string();
}

/// An entry as it stands in the table.
struct StoredEntry {
  std::int64_t number = 0;
  ChainedEntry entry;
  std::string content, hash;
};

/// From this number on.
constexpr std::string_view kEntriesFrom =
    "SELECT number, kind, target, coder, at, command, reason, summary, schema, commands, erased, "
    "content_hash, hash FROM history WHERE number >= ?1 ORDER BY number";

StoredEntry stored_entry(const Statement& q) {
  return {.number = q.integer(0),
          .entry = {.kind = q.string(1),
                    .target = q.integer(2),
                    .info = {.coder = q.string(3), .command = q.string(5), .reason = q.string(6)},
                    .at = q.string(4),
                    .summary = q.string(7),
                    .schema = static_cast<int>(q.integer(8)),
                    .commands = q.integer(9),
                    .erased = q.flag(10)},
          .content = q.string(11),
          .hash = q.string(12)};
}

bool has_parts(Database& db, std::int64_t number) {
  auto q = db.query("SELECT 1 FROM history_part WHERE number = ?1");
  q.bind_all(number);
  return q.step();
}

/// Why an entry is not as it was written; empty: it is.
std::string fault_of(Database& db, const StoredEntry& stored) {
  std::string rest = noted_rest(db, stored.number);
  if (stored.entry.erased && rest.empty()) {
    // The erasures themselves, which record no rows, were once not noted.
    if (stored.entry.kind != "change" || has_parts(db, stored.number)) {
      return "is marked as erased, and no erasure has left it so";
    }
    rest = stored.content;
  }
  if (!stored.entry.erased && !rest.empty()) return "was erased, and is no longer marked so";
  if (!parts_are_in_place(db, stored.number, stored.entry.kind)) return std::string(kAltered);
  try {
    const std::string now = content_hash(stored.entry, parts_hash_of(db, stored.number));
    return now == (stored.entry.erased ? rest : stored.content) ? "" : std::string(kAltered);
  } catch (const Error& e) {
    if (e.code() != Errc::project) throw;
    return fmt::format("cannot be read: {}", e.what());
  }
}

}  // namespace

void note_rest(Database& db, std::int64_t number) {
  std::string rest;
  {
    auto q = db.query_once(kEntriesFrom);
    q.bind_all(number);
    q.step();
    rest = content_hash(stored_entry(q).entry, parts_hash_of(db, number));
  }
  const std::string key = std::to_string(number);
  db.query("INSERT OR REPLACE INTO meta (key, value) VALUES ('rest ' || ?1, ?2)")
      .bind_all(key, rest)
      .run();
}

std::vector<BrokenEntry> broken_history(Database& db) {
  std::vector<BrokenEntry> broken;
  std::string before;
  std::int64_t expected = 1;
  auto q = db.query_once(kEntriesFrom);
  q.bind_all(std::numeric_limits<std::int64_t>::min());
  while (q.step()) {
    const StoredEntry stored = stored_entry(q);
    std::string fault = fault_of(db, stored);
    if (fault.empty() &&
        (stored.number != expected ||
         stored.hash != chain_hash(before, stored.number, stored.entry, stored.content))) {
      fault = kAltered;
    }
    if (!fault.empty()) broken.push_back({stored.number, std::move(fault)});
    before = stored.hash;
    expected = stored.number + 1;
  }
  auto head = db.query("SELECT value FROM meta WHERE key = 'history_head'");
  const std::string last = head.step() ? head.string(0) : std::string();
  if (last != before) broken.push_back({expected, std::string(kAltered)});  // it is not there
  return broken;
}

}  // namespace thema::store
