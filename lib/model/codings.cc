#include "model/codings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "model/project.h"
#include "model/short_ids.h"
#include "model/sources.h"
#include "model/tag_rules.h"
#include "store/database.h"
#include "store/history.h"

namespace thema::model {

namespace {

// From here on rows are recorded as one range of ids instead of one by one.
constexpr std::size_t kBulk = 1000;

/// What makes two codings of one source the same.
struct Key {
  text::Span span;
  RowId code, coder;
  auto operator<=>(const Key&) const = default;
};

Key key_of(const NewCoding& c) { return {c.span, c.code, c.coder}; }

/// A coding that is there already.
struct Known {
  RowId id = 0;
  bool suggested = false;
};

/// The codings that a source has already.
std::map<Key, Known> existing_codings(store::Database& db, RowId source) {
  std::map<Key, Known> existing;
  auto q = db.query(
      "SELECT id, start_cp, end_cp, code_id, coder_id, status = 'suggested' FROM coding "
      "WHERE source_id = ?1 AND anchor <> 'lost' AND status <> 'rejected'");
  q.bind_all(source);
  while (q.step()) {
    const Known known{q.integer(0), q.flag(5)};
    Known& kept = existing.try_emplace({{q.u32(1), q.u32(2)}, q.integer(3), q.integer(4)}, known)
                      .first->second;
    // Of a coding and a suggestion of the same it is the coding.
    if (kept.suggested && !known.suggested) kept = known;
  }
  return existing;
}

/// Where a suggestion would say nothing new: somebody has coded it so, or rejected it. By any
/// coder, therefore with coder 0.
std::map<Key, Known> settled_codings(store::Database& db, RowId source) {
  std::map<Key, Known> settled;
  auto q = db.query(
      "SELECT id, start_cp, end_cp, code_id FROM coding "
      "WHERE source_id = ?1 AND anchor <> 'lost' AND status <> 'suggested'");
  q.bind_all(source);
  while (q.step()) {
    settled.emplace(Key{{q.u32(1), q.u32(2)}, q.integer(3), 0}, Known{q.integer(0), false});
  }
  return settled;
}

/// Indices of codings, source by source, the same ones side by side.
std::vector<std::uint32_t> in_order(const std::vector<NewCoding>& codings) {
  std::vector<std::uint32_t> order(codings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const NewCoding &x = codings[a], &y = codings[b];
    return x.source != y.source ? x.source < y.source : key_of(x) < key_of(y);
  });
  return order;
}

std::optional<std::string_view> unless_empty(const std::string& s) {
  return s.empty() ? std::nullopt : std::optional<std::string_view>(s);
}

bool add_tag(Project& project, RowId coding, const Tag& tag) {
  store::Database& db = project.db();
  {
    auto q = db.query("SELECT 1 FROM coding_tag WHERE coding_id = ?1 AND key = ?2 AND value = ?3");
    q.bind_all(coding, tag.key, tag.value);
    if (q.step()) return false;
  }
  db.query("INSERT INTO coding_tag (id, coding_id, key, value) VALUES (?1, ?2, ?3, ?4)")
      .bind_all(project.new_id(), coding, tag.key, tag.value)
      .run();
  return true;
}

}  // namespace

std::size_t Codings::count() {
  return static_cast<std::size_t>(project_.db().integer("SELECT count(*) FROM coding"));
}

std::vector<RowId> Codings::on_passage(RowId source, text::Span span, RowId code, RowId coder) {
  std::vector<RowId> ids;
  auto q = project_.db().query(
      "SELECT id FROM coding WHERE source_id = ?1 AND start_cp = ?2 AND end_cp = ?3 "
      "AND (?4 = 0 OR code_id = ?4) AND (?5 = 0 OR coder_id = ?5) AND anchor <> 'lost' "
      "AND status <> 'rejected' ORDER BY id");
  q.bind_all(source, span.begin, span.end, code, coder);
  while (q.step()) ids.push_back(q.integer(0));
  return ids;
}

RowId Codings::require_id(std::string_view text) {
  return require_short_id(project_, kCodingIds, text);
}

RowId Codings::code_of(RowId id) {
  auto q = project_.db().query("SELECT code_id FROM coding WHERE id = ?1");
  q.bind_all(id);
  return q.step() ? q.integer(0) : 0;
}

void Codings::check_print_of(RowId id, std::string_view print) {
  auto q = project_.db().query(
      "SELECT s.name, k.start_cp, k.end_cp FROM coding k JOIN source s ON s.id = k.source_id "
      "WHERE k.id = ?1");
  q.bind_all(id);
  if (!q.step()) throw Error(Errc::not_found, "that coding is gone");
  const SourceText text(project_, Sources(project_).require(q.text(0)));
  check_print(print, text.slice({q.u32(1), q.u32(2)}));
}

namespace {

/// The coding of the same passage by the same coder with another code; 0: there is none.
RowId twin(store::Database& db, RowId id, RowId code) {
  auto q = db.query(
      "SELECT t.id FROM coding k JOIN coding t ON t.source_id = k.source_id "
      "AND t.start_cp = k.start_cp AND t.end_cp = k.end_cp AND t.coder_id = k.coder_id "
      "WHERE k.id = ?1 AND t.id <> k.id AND t.code_id = ?2 AND t.status = k.status "
      "AND (t.anchor = 'lost') = (k.anchor = 'lost') "
      "AND (t.anchor <> 'lost' OR t.lost_text IS k.lost_text) ORDER BY t.id");
  q.bind_all(id, code);
  return q.step() ? q.integer(0) : 0;
}

/// Inserts new codings and finds those that are there.
class CodingWriter {
 public:
  explicit CodingWriter(Project& project)
      : project_(project),
        now_(project.now()),
        insert_(project.db().query(
            "INSERT INTO coding (id, source_id, start_cp, end_cp, quote_hash, code_id, coder_id, "
            "exemplar, memo, print, created_at, status) "
            "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")) {}

  /// What became of `codings[order[i]]`.
  struct Written {
    RowId id = 0;
    bool fresh = false;      ///< inserted now
    bool suggested = false;  ///< was there, as a suggestion
  };

  void write(const std::vector<NewCoding>& codings, const std::vector<std::uint32_t>& order) {
    const bool many = codings.size() > kFew;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const NewCoding& c = codings[order[i]];
      if (many && (i == 0 || codings[order[i - 1]].source != c.source)) read_source(c.source);
      const bool twice = i > 0 && codings[order[i - 1]].source == c.source &&
                         key_of(codings[order[i - 1]]) == key_of(c);
      if (twice) {
        written.push_back({written.back().id, false, written.back().suggested});
        continue;
      }
      const Known known = many ? read_before(c) : asked(c);
      written.push_back(known.id == 0 ? Written{insert(c), true, false}
                                      : Written{known.id, false, known.suggested});
    }
  }

  std::vector<Written> written;

 private:
  // Up to so many are looked up one by one; for more, all codings of the source are read.
  static constexpr std::size_t kFew = 100;

  void read_source(RowId source) {
    existing_ = existing_codings(project_.db(), source);
    settled_.reset();
  }

  Known read_before(const NewCoding& c) {
    if (const auto found = existing_.find(key_of(c)); found != existing_.end()) {
      return found->second;
    }
    if (!c.suggested) return {};
    if (!settled_) settled_ = settled_codings(project_.db(), c.source);
    const auto found = settled_->find({c.span, c.code, 0});
    return found == settled_->end() ? Known{} : found->second;
  }

  Known asked(const NewCoding& c) {
    auto q = project_.db().query(
        "SELECT id, status = 'suggested' FROM coding WHERE source_id = ?1 AND start_cp = ?2 "
        "AND end_cp = ?3 AND code_id = ?4 AND anchor <> 'lost' "
        "AND ((coder_id = ?5 AND status <> 'rejected') OR (?6 AND status <> 'suggested')) "
        "ORDER BY status = 'suggested', id");
    q.bind_all(c.source, c.span.begin, c.span.end, c.code, c.coder, c.suggested);
    return q.step() ? Known{q.integer(0), q.flag(1)} : Known{};
  }

  RowId insert(const NewCoding& c) {
    static const CodingExtra kNone;
    const CodingExtra& extra = c.extra ? *c.extra : kNone;
    const RowId id = project_.new_id();
    insert_
        .bind_all(id, c.source, c.span.begin, c.span.end, c.quote_hash, c.code, c.coder, c.exemplar,
                  unless_empty(extra.memo), unless_empty(extra.print),
                  std::string_view(extra.created_at.empty() ? now_ : extra.created_at),
                  c.suggested ? "suggested" : "")
        .run();
    return id;
  }

  Project& project_;
  std::string now_;
  store::Statement insert_;
  std::map<Key, Known> existing_;
  std::optional<std::map<Key, Known>> settled_;
};

}  // namespace

namespace {

/// True when a coding has another memo or printed form than these, and would lose it.
bool contradicts(store::Database& db, RowId id, const CodingFields& fields) {
  if (!fields.memo && !fields.print) return false;
  auto q = db.query("SELECT memo, print FROM coding WHERE id = ?1");
  q.bind_all(id);
  if (!q.step()) return false;
  const auto differs = [&](int column, const std::optional<std::string>& wanted) {
    return wanted && !q.text(column).empty() && q.text(column) != *wanted;
  };
  return differs(0, fields.memo) || differs(1, fields.print);
}

}  // namespace

Codings::Added Codings::add(const std::vector<NewCoding>& codings) {
  const std::vector<std::uint32_t> order = in_order(codings);
  CodingWriter writer(project_);
  {
    std::optional<store::Change::Bulk> bulk;
    if (codings.size() >= kBulk) bulk.emplace(*project_.change());
    const RowId first = project_.ids().last() + 1;
    writer.write(codings, order);
    if (bulk) bulk->added("coding", first, project_.ids().last());
  }
  Added result;
  store::Database& db = project_.db();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const NewCoding& c = codings[order[i]];
    const auto [id, fresh, suggested] = writer.written[i];
    result.created += fresh ? 1 : 0;
    if (fresh && c.extra == nullptr) continue;
    if (!fresh && c.suggested) {
      ++result.unchanged;
      continue;
    }
    CodingFields fields;
    if (c.extra != nullptr) fields.tags = c.extra->tags;
    if (!fresh) {
      if (c.extra != nullptr && !c.extra->memo.empty()) fields.memo = c.extra->memo;
      if (c.extra != nullptr && !c.extra->print.empty()) fields.print = c.extra->print;
      if (c.exemplar) fields.exemplar = true;
    }
    if (!fresh && contradicts(db, id, fields)) {
      result.refused.push_back(order[i]);
      continue;
    }
    bool changed = set(id, fields);
    if (!fresh && suggested) changed = accept(id) || changed;
    if (!fresh) ++(changed ? result.updated : result.unchanged);
  }
  return result;
}

void Codings::join(RowId from, RowId into) {
  store::Database& db = project_.db();
  db.query(
        "UPDATE coding AS k SET exemplar = max(k.exemplar, g.exemplar), "
        "print = coalesce(k.print, g.print), created_at = min(k.created_at, g.created_at), "
        "memo = CASE WHEN k.memo IS NULL THEN g.memo WHEN g.memo IS NULL OR g.memo = k.memo "
        "THEN k.memo ELSE k.memo || char(10) || g.memo END "
        ", anchor = CASE WHEN g.anchor = '' AND k.anchor = 'changed' THEN '' ELSE k.anchor END "
        "FROM coding g WHERE k.id = ?2 AND g.id = ?1")
      .bind_all(from, into)
      .run();
  std::vector<Tag> tags;
  {
    auto q = db.query("SELECT key, value FROM coding_tag WHERE coding_id = ?1 ORDER BY id");
    q.bind_all(from);
    while (q.step()) tags.push_back({q.string(0), q.string(1)});
  }
  for (const Tag& tag : tags) add_tag(project_, into, tag);
  for (const char* sql : {"UPDATE memo SET coding_id = ?2 WHERE coding_id = ?1",
                          "UPDATE joint_row SET coding_id = ?2 WHERE coding_id = ?1"}) {
    db.query(sql).bind_all(from, into).run();
  }
  remove({from});
}

bool Codings::set(RowId id, const CodingFields& f) {
  store::Database& db = project_.db();
  bool changed = false;
  if (const RowId same = f.code ? twin(db, id, *f.code) : 0; same != 0) {
    join(id, same);  // one that was sure makes the other sure
    id = same;
    changed = true;
  }
  std::string memo, print;
  RowId code = 0;
  bool exemplar = false;
  {
    auto q = db.query("SELECT memo, print, exemplar, code_id FROM coding WHERE id = ?1");
    q.bind_all(id);
    if (!q.step()) throw Error(Errc::not_found, "that coding is gone");
    memo = q.string(0);
    print = q.string(1);
    exemplar = q.flag(2);
    code = q.integer(3);
  }
  const std::string& new_memo = f.memo.value_or(memo);
  const std::string& new_print = f.print.value_or(print);
  if (new_memo != memo || new_print != print || f.exemplar.value_or(exemplar) != exemplar ||
      f.code.value_or(code) != code) {
    db.query("UPDATE coding SET memo = ?2, print = ?3, exemplar = ?4, code_id = ?5 WHERE id = ?1")
        .bind_all(id, unless_empty(new_memo), unless_empty(new_print),
                  f.exemplar.value_or(exemplar), f.code.value_or(code))
        .run();
    changed = true;
  }
  for (const std::string& key : f.remove_tags) {
    db.query("DELETE FROM coding_tag WHERE coding_id = ?1 AND key = ?2").bind_all(id, key).run();
    changed = changed || db.changes() > 0;
  }
  for (const Tag& tag : f.tags) {
    check_tag(project_, tag, TagOn::coding);
    changed = add_tag(project_, id, tag) || changed;
  }
  return changed;
}

std::size_t Codings::remove(const std::vector<RowId>& ids) {
  store::Database& db = project_.db();
  auto memos = db.query("DELETE FROM memo WHERE coding_id = ?1");
  auto joints = db.query("UPDATE joint_row SET coding_id = NULL WHERE coding_id = ?1");
  auto tags = db.query("DELETE FROM coding_tag WHERE coding_id = ?1");
  auto coding = db.query("DELETE FROM coding WHERE id = ?1");
  std::size_t with_memos = 0;
  for (const RowId id : ids) {
    memos.bind_all(id).run();
    with_memos += static_cast<std::size_t>(db.changes());
    joints.bind_all(id).run();
    tags.bind_all(id).run();
    coding.bind_all(id).run();
  }
  return with_memos;
}

std::size_t Codings::confirm(const std::vector<RowId>& ids) {
  store::Database& db = project_.db();
  auto update = db.query("UPDATE coding SET anchor = '' WHERE id = ?1 AND anchor = 'changed'");
  std::size_t confirmed = 0;
  for (const RowId id : ids) {
    update.bind_all(id).run();
    confirmed += static_cast<std::size_t>(db.changes());
  }
  return confirmed;
}

std::vector<LostCoding> Codings::lost() {
  std::vector<LostCoding> lost;
  auto q = project_.db().query(
      "SELECT k.id, k.source_id, k.code_id, c.name, k.memo, k.created_at, k.lost_text "
      "FROM coding k JOIN coder c ON c.id = k.coder_id "
      "WHERE k.anchor = 'lost' AND k.status = '' ORDER BY k.source_id, k.start_cp, k.end_cp, k.id");
  while (q.step()) {
    lost.push_back({.id = q.integer(0),
                    .source = q.integer(1),
                    .code = q.integer(2),
                    .coder = q.string(3),
                    .memo = q.string(4),
                    .created_at = q.string(5),
                    .words = q.string(6)});
  }
  return lost;
}

}  // namespace thema::model
