#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "model/anchored_tables.h"
#include "model/merge_sides.h"
#include "model/project.h"
#include "model/undo_clash.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history_parts.h"
#include "store/history_rows.h"
#include "store/undo_order.h"
#include "text/reanchor.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

using merging::id_in;
using merging::Row;
using merging::Table;
using merging::text_in;

constexpr std::array kPlace{"source_id", "start_cp", "end_cp", "quote_hash", "anchor"};

class Misfits {
 public:
  Misfits(Project& project, std::int64_t change)
      : project_(project),
        db_(project.db()),
        tables_(db_),
        change_(change),
        done_(store::last_done(db_, change)),
        undo_(store::history_size(db_)),
        before_(db_, done_ - 1),
        after_(db_, undo_ - 1) {}

  void refuse() {
    ranges();
    read();
    for (const auto& [table, ids] : placed_) {
      for (const RowId id : ids) came_back(table, id);
    }
    for (const auto& [source, version] : replaced_) text_went(source, version);
    if (codes_) refuse_circle("code", "parent_id", "id");
    if (cases_) refuse_circle("case_membership", "in_id", "case_id");
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(Errc::conflict, fmt::format("change {} cannot be taken back: {}; {}", change_, why,
                                            kTakeBackFirst));
  }

  std::string name(std::size_t table, const Row& row) {
    return name_of(project_, tables_, table, row);
  }

  /// Rows that were added together are taken away whatever they hold.
  void ranges() {
    for (const store::AddedRange& range : store::ranges_of(db_, change_)) {
      const auto writer =
          store::standing_writer(db_, {range.table, range.first, range.last}, done_);
      if (!writer) continue;
      fail(fmt::format("some of the {} that it added were changed since ({})",
                       tables_.named(range.table).many, change_name(*writer)));
    }
  }

  /// What the change did to places, texts, the tree of codes and parts of cases.
  void read() {
    if (!store::has_part(db_, change_, "changeset")) return;
    const std::size_t version = tables_.named("source").column("version_id");
    store::each_row(db_, change_, "changeset", [&](const store::ChangedRow& row) {
      if (row.table == "code") codes_ = true;
      if (row.table == "case_membership") cases_ = true;
      if (row.table == "source" && !row.whole && at(row.after, version) != nullptr) {
        replaced_[row.id] = sqlite3_value_int64(at(row.after, version));
      }
      for (const AnchoredTable& anchored : kAnchoredTables) {
        if (row.table == anchored.table && comes_back(row)) {
          placed_[tables_.index(row.table)].insert(row.id);
        }
      }
      return true;
    });
  }

  /// Entries of an older schema have fewer columns.
  static sqlite3_value* at(const std::vector<sqlite3_value*>& values, std::size_t column) {
    return column < values.size() ? values[column] : nullptr;
  }

  bool comes_back(const store::ChangedRow& row) const {
    if (row.whole) return !row.added;
    const Table& table = tables_.named(row.table);
    return std::any_of(kPlace.begin(), kPlace.end(), [&](const char* column) {
      return at(row.before, table.column(column)) != nullptr;
    });
  }

  RowId version_of(RowId source) {
    const Row row = load_row(db_, tables_.named("source"), source);
    return id_in(row, tables_.named("source").column("version_id"));
  }

  /// The text that the source had before the change was done.
  RowId version_before(RowId source) {
    const std::optional<Row>* was = before_.find("source", source);
    if (was == nullptr) return version_of(source);
    return *was ? id_in(**was, tables_.named("source").column("version_id")) : 0;
  }

  std::optional<std::string> text_of(RowId version) {
    const Table& table = tables_.named("source_version");
    Row row = load_row(db_, table, version);
    for (const store::PastRows* past : {&after_, &before_}) {
      const std::optional<Row>* was = row.empty() ? past->find(table.name, version) : nullptr;
      if (was != nullptr && *was) row = **was;
    }
    if (row.empty()) return std::nullopt;
    const std::string hash = text_in(row, table.column("text_hash"));
    if (!store::has_content(db_, hash)) return std::nullopt;
    return store::get_content(db_, hash);
  }

  /// Whether a passage of the one text is the same words at the same place in the other.
  bool same_there(const Table& table, const Row& row, RowId from, RowId to) {
    if (from == to && before_.whole()) return true;
    const text::Span span{static_cast<std::uint32_t>(id_in(row, table.column("start_cp"))),
                          static_cast<std::uint32_t>(id_in(row, table.column("end_cp")))};
    const auto now = text_of(to);
    if (!now) return false;
    const text::TextIndex index{std::string_view(*now)};
    if (span.end > index.length() ||
        quote_hash(index.slice(span)) != id_in(row, table.column("quote_hash"))) {
      return false;
    }
    if (from == to) return true;
    const auto was = text_of(from);
    if (!was) return false;
    const text::CarriedSpan carried = text::Reanchor(*was, *now).carry(span);
    return carried.how == text::Carried::kept && carried.span.begin == span.begin &&
           carried.span.end == span.end;
  }

  bool has_place(const Table& table, const Row& row) const {
    return !row.empty() && id_in(row, table.column("source_id")) != 0 &&
           std::get_if<std::int64_t>(&row[table.column("start_cp")]) != nullptr &&
           text_in(row, table.column("anchor")) != "lost";
  }

  void came_back(std::size_t index, RowId id) {
    const Table& table = tables_[index];
    const Row row = load_row(db_, table, id);
    if (!has_place(table, row)) return;
    const RowId source = id_in(row, table.column("source_id"));
    const RowId was = version_before(source), now = version_of(source);
    if (was == 0 || same_there(table, row, was, now)) return;
    const auto writer = store::last_to_write(db_, {"source", source, source}, done_);
    fail(fmt::format("{} is a passage of a text that was corrected since{}", name(index, row),
                     told(writer)));
  }

  static std::string told(const std::optional<store::HistoryEntry>& writer) {
    return writer ? fmt::format(" ({})", change_name(*writer)) : std::string();
  }

  /// Passages that others have made or moved in the text that is taken back.
  void text_went(RowId source, RowId version) {
    const RowId now = version_of(source);
    if (now == 0 || now == version) return;
    for (const AnchoredTable& anchored : kAnchoredTables) {
      const std::size_t index = tables_.index(anchored.table);
      const Table& table = tables_[index];
      std::vector<RowId> ids;
      {
        auto q = db_.query(anchored.select);
        q.bind_all(source);
        while (q.step()) ids.push_back(q.integer(0));
      }
      for (const RowId id : ids) {
        const Row row = load_row(db_, table, id);
        if (placed_[index].contains(id) || as_before(table, id, row)) continue;
        if (same_there(table, row, version, now)) continue;
        const auto writer = store::last_to_write(db_, {table.name, id, id}, done_);
        fail(fmt::format("{} is a passage of the text that would be taken back{}", name(index, row),
                         told(writer)));
      }
    }
  }

  bool as_before(const Table& table, RowId id, const Row& row) const {
    const std::optional<Row>* was = before_.find(table.name, id);
    if (was == nullptr) return before_.whole();
    return *was && std::all_of(kPlace.begin(), kPlace.end(), [&](const char* column) {
      const std::size_t at = table.column(column);
      return (**was)[at] == row[at];
    });
  }

  /// Codes below themselves, cases that are a part of themselves.
  void refuse_circle(const char* memberships, const char* whole, const char* part) {
    auto q = db_.query_once(fmt::format(
        "WITH RECURSIVE above (start, id) AS (SELECT \"{1}\", \"{2}\" FROM \"{0}\" WHERE \"{2}\" "
        "IS NOT NULL UNION SELECT a.start, m.\"{2}\" FROM above a JOIN \"{0}\" m ON m.\"{1}\" = "
        "a.id WHERE m.\"{2}\" IS NOT NULL) SELECT start FROM above WHERE start = id",
        memberships, part, whole));
    if (!q.step()) return;
    const std::size_t index =
        tables_.index(std::string_view(memberships) == "code" ? "code" : "case");
    const RowId id = q.integer(0);
    const auto writer = store::last_to_write(db_, {tables_[index].name, id, id}, done_);
    fail(fmt::format("{} would come to lie below itself{}",
                     name(index, load_row(db_, tables_[index], id)), told(writer)));
  }

  Project& project_;
  store::Database& db_;
  merging::Tables tables_;
  std::int64_t change_, done_, undo_;
  store::PastRows before_;                         ///< the change was done
  store::PastRows after_;                          ///< it was taken back now
  std::map<std::size_t, std::set<RowId>> placed_;  ///< by table: places that the undo wrote
  std::map<RowId, RowId> replaced_;  ///< sources whose text it took back: the version it had
  bool codes_ = false, cases_ = false;
};

}  // namespace

void refuse_misfits(Project& project, std::int64_t change) {
  if (store::undone_in_turn(project.db())) return;
  Misfits(project, change).refuse();
}

}  // namespace thema::model
