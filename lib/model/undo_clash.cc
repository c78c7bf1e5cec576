#include "model/undo_clash.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "model/merge_sides.h"
#include "model/project.h"
#include "store/database.h"
#include "store/undo_order.h"

namespace thema::model {

namespace {

using merging::id_in;
using merging::Row;
using merging::Table;
using merging::Tables;
using store::RowClash;

class Teller {
 public:
  Teller(Project& project, const RowClash& clash, std::int64_t change)
      : project_(project),
        db_(project.db()),
        tables_(db_),
        clash_(clash),
        change_(change),
        done_(store::last_done(db_, change)) {
    choose_first();
  }

  std::string tell() {
    switch (clash_.kind) {
      case RowClash::Kind::gone:
        return fmt::format("{} is gone since{}", name(clash_.table, missing()),
                           by(clash_.table, missing()));
      case RowClash::Kind::changed:
        return fmt::format("{} was changed since{}", name(clash_.table, clash_.first),
                           by(clash_.table, clash_.first));
      case RowClash::Kind::taken:
        return taken();
      case RowClash::Kind::named:
        break;
    }
    if (there(clash_.table, clash_.first)) {
      return fmt::format("{} is used by {}{}", name(clash_.parent, clash_.parent_id),
                         name(clash_.table, clash_.first), by(clash_.table, clash_.first));
    }
    return fmt::format("a {} cannot come back: {}, which it names, is gone since{}",
                       tables_.named(clash_.table).one, name(clash_.parent, clash_.parent_id),
                       by(clash_.parent, clash_.parent_id));
  }

 private:
  using Place = std::tuple<std::string, std::int64_t, std::int64_t>;

  /// Of several rows the first for people: by place in the text, then by name.
  void choose_first() {
    if (clash_.all.size() < 2) return;
    std::vector<std::tuple<Place, RowId, RowClash::Kind>> rows;
    for (const auto& [id, kind] : clash_.all) {
      rows.emplace_back(place(clash_.table, id), id, kind);
    }
    const Place least = std::get<0>(*std::min_element(rows.begin(), rows.end()));
    std::erase_if(rows, [&](const auto& r) { return std::get<0>(r) != least; });
    std::optional<std::string> first;
    for (const auto& [where, id, kind] : rows) {
      std::string called = name(clash_.table, id);
      if (first && *first <= called) continue;
      first = std::move(called);
      clash_.first = clash_.last = id;
      clash_.kind = kind;
    }
  }

  /// Of what has no place in a text all are equal here. Sources go by their names.
  Place place(const std::string& table, RowId id) {
    const Table& t = tables_.named(table);
    const std::size_t start = t.column("start_cp"), of = t.column("source_id");
    const Row known = row(table, id);
    if (known.empty() || start == 0 || of == 0) return {};
    const RowId source = id_in(known, of);
    const auto [called, is_new] = sources_.try_emplace(source);
    if (is_new && source != 0) called->second = name("source", source);
    return {called->second, id_in(known, start), id_in(known, t.column("end_cp"))};
  }

  bool there(const std::string& table, RowId id) {
    return !load_row(db_, tables_.named(table), id).empty();
  }

  RowId missing() {
    for (RowId id = clash_.first; id <= clash_.last; ++id) {
      if (!there(clash_.table, id)) return id;
    }
    return clash_.first;
  }

  /// The row as it is, or as the change had it before or after.
  Row row(const std::string& table, RowId id) {
    Row now = load_row(db_, tables_.named(table), id);
    if (!now.empty()) return now;
    for (const std::int64_t entry : {done_, done_ - 1}) {
      const auto past = past_.try_emplace(entry, db_, entry).first;
      const std::optional<Row>* was = past->second.find(table, id);
      if (was != nullptr && *was) return **was;
    }
    return {};
  }

  std::string name(const std::string& table, RowId id) {
    const Row known = row(table, id);
    if (known.empty()) return fmt::format("a {}", tables_.named(table).one);
    if (table == "turn") return turn_name(known);
    return name_of(project_, tables_, tables_.index(table), known);
  }

  std::string turn_name(const Row& turn) {
    const Table& turns = tables_.named("turn");
    const Row version = row("source_version", merging::id_in(turn, turns.column("version_id")));
    const std::size_t source = tables_.named("source_version").column("source_id");
    return fmt::format("turn {} of {}", merging::text_in(turn, turns.column("number")),
                       name("source", merging::id_in(version, source)));
  }

  std::string by(const std::string& table, RowId id) {
    const auto entry = store::last_to_write(db_, {table, id, id}, done_);
    return entry ? fmt::format(" ({})", change_name(*entry)) : std::string();
  }

  /// Another row of the same name, or the like.
  std::string taken() {
    const Table& table = tables_.named(clash_.table);
    const Row back = row(clash_.table, clash_.first);
    std::string where;
    for (std::size_t i = 0; i < table.key.size(); ++i) {
      where += fmt::format(" AND \"{}\" IS ?{}", table.columns[table.key[i]], i + 2);
    }
    RowId other = 0;
    if (table.unique && !back.empty()) {
      auto q =
          db_.query_once(fmt::format("SELECT id FROM \"{}\" WHERE id <> ?1{}", table.name, where));
      q.bind(1, clash_.first);
      for (std::size_t i = 0; i < table.key.size(); ++i) {
        merging::bind_value(q, static_cast<int>(i) + 2, back[table.key[i]]);
      }
      if (q.step()) other = q.integer(0);
    }
    const std::string what = name(clash_.table, clash_.first);
    if (other == 0) return what + " cannot come back: another one stands in its place";
    return fmt::format("{} cannot come back: there is another one of that name{}", what,
                       by(clash_.table, other));
  }

  Project& project_;
  store::Database& db_;
  Tables tables_;
  RowClash clash_;
  std::int64_t change_, done_;
  std::map<std::int64_t, store::PastRows> past_;  ///< by entry of the history
  std::map<RowId, std::string> sources_;
};

}  // namespace

std::string change_name(const store::HistoryEntry& entry) {
  return fmt::format("change {} by {}: {}", entry.number, entry.coder, entry.command);
}

Error told_clash(Project& project, const RowClash& clash, std::int64_t change) {
  return {Errc::conflict, fmt::format("change {} cannot be taken back: {}; {}", change,
                                      Teller(project, clash, change).tell(), kTakeBackFirst)};
}

}  // namespace thema::model
