#include "model/merge_apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "model/codings.h"
#include "model/turn_words.h"
#include "store/content.h"
#include "store/search_index.h"

namespace thema::model::merging {

namespace {

class Writer {
 public:
  Writer(Sides& sides, const Tables& tables, const Plan& plan)
      : sides_(sides), tables_(tables), plan_(plan), db_(sides.mine.db()) {}

  std::vector<MergeCount> run() {
    db_.exec("PRAGMA defer_foreign_keys = ON");
    std::vector<MergeCount> counts(tables_.size());
    // All that goes or changes is taken away before anything is put in: names may have been
    // exchanged. A turn goes before the version whose text has its words.
    for (std::size_t i = tables_.size(); i > 0; --i) counts[i - 1] = take_away(i - 1);
    contents();
    for (std::size_t i = 0; i < tables_.size(); ++i) put_in(i, counts[i]);
    join_codings(counts[tables_.index("coding")]);
    for (const auto& [versions, owner] :
         {std::pair{"theory_version", "theory"}, std::pair{"cmoc_version", "cmoc"}}) {
      counts[tables_.index(owner)].changed += reworded(tables_.index(versions), owner);
    }
    return counts;
  }

 private:
  bool indexed(std::size_t table) const { return tables_[table].name == "turn"; }

  MergeCount take_away(std::size_t table) {
    MergeCount count;
    count.what = tables_[table].name;
    count.called = tables_[table].many;
    std::vector<RowId> ids;
    ids.insert(ids.end(), plan_.deleted[table].begin(), plan_.deleted[table].end());
    for (const auto& [id, row] : plan_.put[table]) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    if (indexed(table)) index_words(ids, false);
    auto q = db_.query_once(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", tables_[table].name));
    for (const RowId id : ids) {
      q.bind_all(id).run();
      if (db_.changes() == 0) continue;
      ++(plan_.put[table].contains(id) ? count.changed : count.removed);
    }
    return count;
  }

  void put_in(std::size_t table, MergeCount& count) {
    const auto& rows = plan_.put[table];
    if (rows.empty()) return;
    std::vector<RowId> ids;
    for (const auto& [id, row] : rows) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    std::string marks;
    for (std::size_t i = 0; i < tables_[table].columns.size(); ++i) {
      marks += fmt::format("{}?{}", i == 0 ? "" : ", ", i + 1);
    }
    auto q =
        db_.query_once(fmt::format("INSERT INTO \"{}\" VALUES ({})", tables_[table].name, marks));
    for (const RowId id : ids) {
      const Row& row = rows.at(id);
      for (std::size_t i = 0; i < row.size(); ++i) bind_value(q, static_cast<int>(i) + 1, row[i]);
      q.run();
    }
    count.added = ids.size() - count.changed;
    if (indexed(table)) index_words(ids, true);
  }

  /// Theories or configurations that are there and got other words: a version of theirs came.
  std::size_t reworded(std::size_t versions, const char* owner) const {
    const auto& owners = plan_.put[tables_.index(owner)];
    const std::size_t column = tables_[versions].column(std::string(owner) + "_id");
    std::unordered_set<RowId> found;
    for (const auto& [id, row] : plan_.put[versions]) {
      if (!owners.contains(id_in(row, column))) found.insert(id_in(row, column));
    }
    return found.size();
  }

  void index_words(const std::vector<RowId>& turns, bool add) {
    store::SearchIndex& index = sides_.mine.index();
    turn_words(sides_.mine).each(turns, [&](RowId id, std::string_view words) {
      if (add) {
        index.add(id, words);
      } else {
        index.remove(id, words);
      }
    });
  }

  /// Texts and originals of versions that come.
  void contents() {
    const std::size_t versions = tables_.index("source_version");
    for (const auto& [id, row] : plan_.put[versions]) {
      for (const char* column : {"text_hash", "original_hash"}) {
        copy_content(text_in(row, tables_[versions].column(column)),
                     std::string_view(column) == "text_hash");
      }
    }
  }

  void copy_content(const std::string& hash, bool as_text) {
    store::Database& from = sides_.theirs.db();
    {
      auto have = db_.query("SELECT text IS NOT NULL FROM content WHERE hash = ?1");
      have.bind_all(hash);
      if (have.step() && (have.flag(0) || !as_text)) return;
    }
    const std::string bytes = store::get_content(from, hash);
    if (sha256_hex(bytes) != hash) {
      throw Error(Errc::project, fmt::format("a text of the other project is damaged: content {} "
                                             "is not what its hash says",
                                             hash.substr(0, 12)));
    }
    if (as_text) {
      store::put_text(db_, hash, bytes);
    } else {
      store::put_packed(db_, hash, bytes.size(), store::pack(bytes));
    }
  }

  /// The same passage, code and coder twice is one coding: recoding here and there may lead to it.
  void join_codings(MergeCount& count) {
    std::vector<std::pair<RowId, RowId>> twins;
    auto q = db_.query(
        "SELECT t.id FROM coding k CROSS JOIN coding t INDEXED BY coding_source "
        "ON t.source_id = k.source_id AND t.start_cp = k.start_cp AND t.end_cp = k.end_cp "
        "AND t.coder_id = k.coder_id AND t.code_id = k.code_id AND t.status = k.status "
        "AND t.anchor = k.anchor AND t.lost_text IS k.lost_text "
        "WHERE k.id = ?1 ORDER BY t.id LIMIT 1");
    for (const auto& [id, row] : plan_.put[tables_.index("coding")]) {
      q.bind_all(id);
      if (q.step() && q.integer(0) < id) twins.emplace_back(id, q.integer(0));
      q.reset();
    }
    std::sort(twins.begin(), twins.end());
    Codings codings(sides_.mine);
    for (const auto& [from, into] : twins) {
      codings.join(from, into);
      --(count.added > 0 ? count.added : count.changed);
    }
  }

  Sides& sides_;
  const Tables& tables_;
  const Plan& plan_;
  store::Database& db_;
};

}  // namespace

std::vector<MergeCount> apply(Sides& sides, const Tables& tables, const Plan& plan) {
  return Writer(sides, tables, plan).run();
}

}  // namespace thema::model::merging
