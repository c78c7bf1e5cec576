#include "model/merge_same.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "model/merge_joined.h"
#include "model/merge_side_tables.h"
#include "store/database.h"

namespace thema::model::merging {

namespace {

using Ids = std::unordered_map<RowId, RowId>;

/// A row that only one side has, by a hash of what it means.
struct OnlyHere {
  std::size_t hash = 0;
  RowId id = 0;
  bool taken = false;           ///< is one with a row of the other side
  std::size_t taken_after = 0;  ///< of the first of a hash: so many in a row from it are taken
};

struct Only {
  std::vector<OnlyHere> mine, theirs;  ///< by id, ascending
};

/// Rows of one key have one hash: NULL says as little as an empty text.
std::size_t key_hash(const store::Statement& q) {
  std::size_t hash = 0;
  for (int i = 1; i < q.columns(); ++i) {
    const std::size_t part = sqlite3_column_type(q.handle(), i) == SQLITE_INTEGER
                                 ? std::hash<std::int64_t>{}(q.integer(i))
                                 : std::hash<std::string_view>{}(q.text(i));
    hash = (hash ^ part) * std::size_t{0x9e3779b97f4a7c15};
    hash ^= hash >> 29;
  }
  return hash;
}

Only only_here(Sides& sides, const Table& table) {
  std::string columns = "id";
  for (const std::size_t column : table.key) {
    columns += fmt::format(", \"{}\"", table.columns[column]);
  }
  const std::string sql = fmt::format("SELECT {} FROM \"{}\" ORDER BY id", columns, table.name);
  auto m = sides.mine.db().query_once(sql);
  auto t = sides.theirs.db().query_once(sql);
  Only only;
  bool in_m = m.step(), in_t = t.step();
  while (in_m || in_t) {
    const RowId a = in_m ? m.integer(0) : 0;
    const RowId b = in_t ? t.integer(0) : 0;
    if (in_m && (!in_t || a < b)) {
      only.mine.push_back({key_hash(m), a});
      in_m = m.step();
    } else if (in_t && (!in_m || b < a)) {
      only.theirs.push_back({key_hash(t), b});
      in_t = t.step();
    } else {
      in_m = m.step();
      in_t = t.step();
    }
  }
  return only;
}

/// Those of mine by what they mean. Rows are read again only where the hashes are the same.
class Alike {
 public:
  Alike(Sides& sides, const Table& table, std::vector<OnlyHere> mine)
      : sides_(sides), table_(table), mine_(std::move(mine)) {
    std::sort(mine_.begin(), mine_.end(), [](const OnlyHere& a, const OnlyHere& b) {
      return std::tie(a.hash, a.id) < std::tie(b.hash, b.id);
    });
  }

  /// The first of mine that means the same as this row of theirs and is not taken; null: none.
  OnlyHere* first(const OnlyHere& theirs) {
    auto at =
        std::lower_bound(mine_.begin(), mine_.end(), theirs.hash,
                         [](const OnlyHere& row, std::size_t hash) { return row.hash < hash; });
    if (at == mine_.end() || at->hash != theirs.hash) return nullptr;
    // Taken from the first on, so that a thousand rows of one key are not gone through each time.
    std::size_t& taken = at->taken_after;
    const auto end = mine_.end();
    at += static_cast<std::ptrdiff_t>(taken);
    for (; at != end && at->taken && at->hash == theirs.hash; ++at) ++taken;
    std::string key;
    for (; at != mine_.end() && at->hash == theirs.hash; ++at) {
      if (at->taken) continue;
      if (key.empty()) key = key_of(table_, load_row(sides_.theirs.db(), table_, theirs.id));
      if (key_of(table_, load_row(sides_.mine.db(), table_, at->id)) == key) return &*at;
    }
    return nullptr;
  }

 private:
  Sides& sides_;
  const Table& table_;
  std::vector<OnlyHere> mine_;
};

/// The smallest id that notes, taken together, say is the same row.
RowId root_of(Ids& parents, RowId id) {
  RowId root = id;
  for (auto at = parents.find(root); at != parents.end() && at->second != root;
       at = parents.find(root)) {
    root = at->second;
  }
  while (id != root) {
    RowId& next = parents[id];
    id = next == 0 ? root : next;
    next = root;
  }
  return root;
}

void join_roots(Ids& parents, RowId a, RowId b) {
  const RowId x = root_of(parents, a), y = root_of(parents, b);
  if (x != y) parents[std::max(x, y)] = std::min(x, y);
}

}  // namespace

void Sameness::settle() {
  known_before();
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    const bool tree =
        std::any_of(tables_[table].refs.begin(), tables_[table].refs.end(),
                    [&](const Table::Ref& r) { return r.table == tables_[table].name; });
    if (tables_[table].name == "side_row") settle_side_tables(sides_, base_, tables_, conflicts_);
    // Level by level: parents that became one make their children alike.
    while (match(table) && tree) {
    }
  }
}

void Sameness::known_before() {
  Ids parents;
  for (const Side side : {Side::mine, Side::theirs}) {
    for (const store::Alias& alias : store::aliases(sides_.db(side))) {
      if (alias.same) join_roots(parents, alias.gone, alias.kept);
    }
  }
  Ids ids;
  std::vector<RowId> all;
  for (const auto& [id, parent] : parents) all.push_back(id);
  for (const RowId id : all) {
    if (const RowId root = root_of(parents, id); root != id) ids[id] = root;
  }
  if (!ids.empty()) {
    for (const Side side : {Side::mine, Side::theirs}) rename_known(side, ids);
    base_.rename(ids);
  }
  joined_ = follow_joined(sides_, tables_, base_, conflicts_, ids);
}

void Sameness::rename_known(Side side, const Ids& ids) {
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    Ids here;
    store::Database& db = sides_.db(side);
    auto q = db.query_once(fmt::format("SELECT 1 FROM \"{}\" WHERE id = ?1", tables_[table].name));
    const auto has = [&](RowId id) {
      q.bind_all(id);
      const bool there = q.step();
      q.reset();
      return there;
    };
    std::set<RowId> taken;
    for (const auto& [from, to] : ids) {
      if (has(from) && !has(to) && taken.insert(to).second) here.emplace(from, to);
    }
    q.reset();
    rename_rows(sides_, side, tables_, table, here);
  }
}

bool Sameness::match(std::size_t index) {
  const Table& table = tables_[index];
  if (table.key.empty()) return false;
  Only only = only_here(sides_, table);
  if (only.mine.empty() || only.theirs.empty()) return false;
  Alike alike(sides_, table, std::move(only.mine));
  Ids mine, theirs, all;
  for (const OnlyHere& row : only.theirs) {
    OnlyHere* const twin = alike.first(row);
    if (twin == nullptr || !may_be_one(table, twin->id, row.id)) continue;
    twin->taken = true;
    (twin->id < row.id ? theirs : mine)
        .emplace(std::max(twin->id, row.id), std::min(twin->id, row.id));
    all.emplace(std::max(twin->id, row.id), std::min(twin->id, row.id));
  }
  rename_rows(sides_, Side::mine, tables_, index, mine);
  rename_rows(sides_, Side::theirs, tables_, index, theirs);
  if (!all.empty()) base_.rename(all);
  // Turns are told by their number in a version, always.
  if (table.name != "turn") {
    found_.insert(found_.end(), all.begin(), all.end());
  }
  return !all.empty();
}

namespace {

/// What a fragment said when it was extracted, and from where; empty for what is no fragment with a
/// label that the program gave.
std::set<std::string> first_said(store::Database& db, RowId cmoc) {
  std::set<std::string> out;
  auto f = db.query("SELECT label FROM cmoc WHERE id = ?1 AND state IN ('fragment', 'merged')");
  f.bind_all(cmoc);
  if (!f.step() || !is_given_fragment_label(f.text(0))) return out;
  auto words = db.query(
      "SELECT e.role, e.statement FROM cmoc_version v JOIN cmoc_element c ON c.version_id = v.id "
      "JOIN element e ON e.id = c.element_id WHERE v.cmoc_id = ?1 AND v.number = 1");
  words.bind_all(cmoc);
  while (words.step()) out.insert(fmt::format("{} {}", words.text(0), words.text(1)));
  auto places = db.query(
      "SELECT e.source_id, e.start_cp, e.end_cp FROM cmoc_version v "
      "JOIN evidence e ON e.version_id = v.id WHERE v.cmoc_id = ?1 AND v.number = 1");
  places.bind_all(cmoc);
  while (places.step()) {
    out.insert(fmt::format("{} {}:{}", places.integer(0), places.integer(1), places.integer(2)));
  }
  return out;
}

}  // namespace

bool is_given_fragment_label(std::string_view label) {
  return label.size() > 1 && label[0] == 'F' &&
         label.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// The program gives the labels F1, F2, ... in each copy anew: fragments are one when they say the
/// same of the same passage. Sources of one name are one when they came from the same file or text,
/// and were read alike.
bool Sameness::may_be_one(const Table& table, RowId mine, RowId theirs) {
  if (table.name == "cmoc") {
    const auto m = first_said(sides_.mine.db(), mine), t = first_said(sides_.theirs.db(), theirs);
    return m.empty() || t.empty() || m == t;
  }
  if (table.name != "source") return true;
  const auto hashes = [](store::Database& db, RowId source) {
    std::set<std::string> out;
    auto q = db.query("SELECT text_hash, original_hash FROM source_version WHERE source_id = ?1");
    q.bind_all(source);
    while (q.step()) {
      out.insert(q.string(0));
      out.insert(q.string(1));
    }
    return out;
  };
  const std::set<std::string> a = hashes(sides_.mine.db(), mine);
  const std::set<std::string> b = hashes(sides_.theirs.db(), theirs);
  if (std::none_of(a.begin(), a.end(), [&](const std::string& h) { return b.contains(h); })) {
    return false;
  }
  const auto read = [](store::Database& db, RowId source) {
    auto q = db.query(
        "SELECT v.text_hash, count(t.id), total(t.start_cp), total(t.end_cp) FROM source s "
        "JOIN source_version v ON v.id = s.version_id LEFT JOIN turn t ON t.version_id = v.id "
        "WHERE s.id = ?1");
    q.bind_all(source);
    q.step();
    return std::pair(q.string(0), fmt::format("{} {} {}", q.text(1), q.text(2), q.text(3)));
  };
  const auto m = read(sides_.mine.db(), mine);
  const auto t = read(sides_.theirs.db(), theirs);
  return m.first != t.first || m.second == t.second;
}

}  // namespace thema::model::merging
