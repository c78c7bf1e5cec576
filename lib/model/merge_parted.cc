#include <fmt/format.h>

#include <algorithm>

#include "model/merge_joined.h"

namespace thema::model::merging {

namespace {

/// Rows of the side that has merged two codes or coders, as they were before.
class Parted {
 public:
  Parted(Sides& sides, const Tables& tables, Base& base, std::string_view what, Side owner,
         RowId gone, RowId kept)
      : sides_(sides),
        tables_(tables),
        base_(base),
        what_(what),
        owner_(owner),
        db_(sides.db(owner)),
        gone_(gone),
        kept_(kept) {}

  void run() {
    if (!itself()) return;
    for (const Tables::Child& child : tables_.children(what_)) {
      const Table& table = tables_[child.table];
      // A code itself names its parent.
      for (const RowId id : ids(owner_, table, child.column, kept_)) {
        if (id != gone_ && hung(child, id)) hang(child, id, gone_);
      }
      for (const RowId id : ids(other(owner_), table, child.column, gone_)) {
        if (hung(child, id) && load_row(db_, table, id).empty()) bring_back(child, id);
      }
    }
  }

 private:
  bool itself() {
    const std::size_t index = tables_.index(what_);
    const Table& table = tables_[index];
    const std::vector<Row> was = base_.rows(index, gone_);
    if (was.empty()) return false;
    Row row = was.front();
    for (const Table::Ref& ref : table.refs) {  // a code's parent
      const bool there = !load_row(db_, tables_.named(ref.table), id_in(row, ref.column)).empty();
      if (!there) row[ref.column] = std::monostate();
    }
    const std::string name = text_in(row, table.label);
    for (int n = 2; !put(table, row); ++n) row[table.label] = fmt::format("{} ({})", name, n);
    return true;
  }

  /// False: something else has what is unique about it.
  bool put(const Table& table, const Row& row) {
    std::string marks;
    for (std::size_t i = 0; i < row.size(); ++i) {
      marks += fmt::format("{}?{}", i == 0 ? "" : ", ", i + 1);
    }
    auto q =
        db_.query_once(fmt::format("INSERT OR IGNORE INTO \"{}\" VALUES ({})", table.name, marks));
    for (std::size_t i = 0; i < row.size(); ++i) bind_value(q, static_cast<int>(i) + 1, row[i]);
    q.run();
    return db_.changes() > 0;
  }

  std::vector<RowId> ids(Side side, const Table& table, std::size_t column, RowId named) {
    std::vector<RowId> out;
    auto q = sides_.db(side).query_once(fmt::format(
        "SELECT id FROM \"{}\" WHERE \"{}\" = ?1 ORDER BY id", table.name, table.columns[column]));
    q.bind_all(named);
    while (q.step()) out.push_back(q.integer(0));
    return out;
  }

  /// Whether the row hung on the one that is parted.
  bool hung(const Tables::Child& child, RowId id) {
    const std::vector<Row> was = base_.rows(child.table, id);
    return std::any_of(was.begin(), was.end(),
                       [&](const Row& w) { return id_in(w, child.column) == gone_; });
  }

  void hang(const Tables::Child& child, RowId id, RowId on) {
    const Table& table = tables_[child.table];
    db_.query_once(fmt::format("UPDATE OR IGNORE \"{}\" SET \"{}\" = ?2 WHERE id = ?1", table.name,
                               table.columns[child.column]))
        .bind_all(id, on)
        .run();
  }

  void bring_back(const Tables::Child& child, RowId id) {
    const Table& table = tables_[child.table];
    const Row row = base_.rows(child.table, id).front();
    const bool coding = table.name == "coding";
    // Otherwise it was taken off, and not made one with another.
    if (coding && !has_twin(table, row)) return;
    for (const Table::Ref& ref : table.refs) {
      const RowId named = id_in(row, ref.column);
      if (named != 0 && load_row(db_, tables_.named(ref.table), named).empty()) return;
    }
    if (!put(table, row) || !coding) return;
    for (const Tables::Child& hanging : tables_.children("coding")) {
      for (const RowId below : ids(other(owner_), tables_[hanging.table], hanging.column, id)) {
        if (!load_row(db_, tables_[hanging.table], below).empty()) {
          hang(hanging, below, id);
        } else if (const auto was = base_.rows(hanging.table, below); !was.empty()) {
          put(tables_[hanging.table], was.front());
        }
      }
    }
  }

  bool has_twin(const Table& table, const Row& row) {
    auto q = db_.query(
        "SELECT 1 FROM coding WHERE source_id = ?1 AND code_id = ?2 AND coder_id = ?3 "
        "AND start_cp = ?4 AND end_cp = ?5");
    const auto now = [&](const char* column, std::string_view of) {
      return what_ == of ? kept_ : id_in(row, table.column(column));
    };
    q.bind_all(id_in(row, table.column("source_id")), now("code_id", "code"),
               now("coder_id", "coder"), id_in(row, table.column("start_cp")),
               id_in(row, table.column("end_cp")));
    return q.step();
  }

  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  std::string what_;  ///< code, coder
  Side owner_;
  store::Database& db_;
  RowId gone_, kept_;
};

}  // namespace

void part_joined(Sides& sides, const Tables& tables, Base& base, std::string_view table, Side owner,
                 RowId gone, RowId kept) {
  Parted(sides, tables, base, table, owner, gone, kept).run();
}

}  // namespace thema::model::merging
