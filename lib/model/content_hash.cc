#include "model/content_hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "model/merge_tables.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

using merging::Table;

using Hashes = std::unordered_map<RowId, std::string>;

bool counts(const std::string& column) {
  static const std::set<std::string, std::less<>> kOut{"id", "guid", "created_at", "imported_at"};
  return !kOut.contains(column);
}

/// Hashes fields so that no two lists of them are alike: each with its length before it.
void add(Sha256& hash, char kind, std::string_view text) {
  hash.add(fmt::format("{}{}:", kind, text.size())).add(text);
}

class Content {
 public:
  explicit Content(Project& project) : db_(project.db()), tables_(db_) {}

  std::string hash() {
    Sha256 whole;
    for (const Table& table : tables_.all()) {
      add(whole, 't', table.name);
      for (const std::string& row : rows_of(table)) whole.add(row);
    }
    return whole.hex();
  }

 private:
  /// Of all rows, in an order that no id decides.
  std::vector<std::string> rows_of(const Table& table) {
    Hashes& known = hashes_[table.name];
    std::unordered_map<RowId, merging::Row> rows;
    const bool tree = std::any_of(table.refs.begin(), table.refs.end(),
                                  [&](const Table::Ref& r) { return r.table == table.name; });
    const bool named = !tables_.children(table.name).empty();
    std::vector<std::string> all;
    auto q = db_.query_once(fmt::format("SELECT * FROM \"{}\" ORDER BY id", table.name));
    while (q.step()) {
      merging::Row row = store::row_of(q);
      if (left_out(table, row)) continue;
      if (tree) {
        rows.emplace(merging::id_in(row, 0), std::move(row));
        continue;
      }
      all.push_back(row_hash(table, row));
      if (named) known.emplace(merging::id_in(row, 0), all.back());
    }
    for (const auto& [id, row] : rows) all.push_back(in_tree(table, id, rows));
    std::sort(all.begin(), all.end());
    return all;
  }

  /// A row whose table refers to itself: its parent first.
  const std::string& in_tree(const Table& table, RowId id,
                             const std::unordered_map<RowId, merging::Row>& rows) {
    Hashes& known = hashes_[table.name];
    if (const auto [at, fresh] = known.try_emplace(id); !fresh) return at->second;
    const merging::Row& row = rows.at(id);
    for (const Table::Ref& ref : table.refs) {
      const RowId above = merging::id_in(row, ref.column);
      if (ref.table == table.name && rows.contains(above)) in_tree(table, above, rows);
    }
    std::string& hash = known.at(id);
    hash = row_hash(table, row);
    return hash;
  }

  static bool left_out(const Table& table, const merging::Row& row) {
    return table.name == "setting" && merging::text_in(row, table.column("key")) == "coder";
  }

  std::string row_hash(const Table& table, const merging::Row& row) {
    Sha256 hash;
    for (std::size_t i = 0; i < table.columns.size() && i < row.size(); ++i) {
      if (!counts(table.columns[i])) continue;
      const auto ref = std::find_if(table.refs.begin(), table.refs.end(),
                                    [&](const Table::Ref& r) { return r.column == i; });
      if (std::holds_alternative<std::monostate>(row[i])) {
        add(hash, 'n', {});
      } else if (ref == table.refs.end()) {
        add(hash, 'v', merging::text_in(row, i));
      } else {
        add(hash, 'r', referred(ref->table, merging::id_in(row, i)));
      }
    }
    return hash.hex();
  }

  std::string referred(const std::string& table, RowId id) {
    const Hashes& known = hashes_[table];
    if (const auto found = known.find(id); found != known.end()) return found->second;
    // A source names its version, which names the source: of this one, what tells it.
    const Table& later = tables_.named(table);
    const merging::Row row = merging::load_row(db_, later, id);
    std::string out = table;
    for (std::size_t i = 0; i < later.columns.size() && i < row.size(); ++i) {
      const bool ref = std::any_of(later.refs.begin(), later.refs.end(),
                                   [&](const Table::Ref& r) { return r.column == i; });
      if (!ref && counts(later.columns[i])) out += "\n" + merging::text_in(row, i);
    }
    return out;
  }

  store::Database& db_;
  const merging::Tables tables_;
  std::unordered_map<std::string, Hashes> hashes_;
};

}  // namespace

std::string content_hash(Project& project) { return Content(project).hash(); }

}  // namespace thema::model
