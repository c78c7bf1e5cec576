#include "model/trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_set>

#include "base/error.h"
#include "base/near.h"
#include "model/cases.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/project.h"
#include "model/sources.h"
#include "store/database.h"
#include "store/history_objects.h"
#include "store/history_story.h"
#include "store/history_trace.h"

namespace thema::model {

namespace {

constexpr std::string_view kNames =
    "SELECT id, name FROM source UNION ALL SELECT id, name FROM \"case\" UNION ALL "
    "SELECT id, name FROM coder UNION ALL SELECT id, label FROM theory UNION ALL "
    "SELECT id, label FROM cmoc UNION ALL SELECT id, name FROM side_table UNION ALL "
    "SELECT id, name FROM checklist";

/// A change of evidence names the version that it was judged on, or just the evidence.
void add_evidence(store::Database& db, std::unordered_set<RowId>& rows) {
  std::unordered_set<RowId> versions = store::rows_once_naming(db, "cmoc_version", "cmoc_id", rows);
  rows.merge(store::rows_once_naming(db, "evidence", "version_id", versions));
  rows.merge(versions);
}

/// The rows that an object of this name is, or once was.
std::unordered_set<RowId> rows_of(Project& project, std::string_view name) {
  store::Database& db = project.db();
  std::unordered_set<RowId> rows;
  std::vector<std::string> names;
  auto q = db.query(kNames);
  while (q.step()) {
    if (q.text(1) == name) rows.insert(q.integer(0));
    names.push_back(q.string(1));
  }
  if (const auto source = Sources(project).find(name)) rows.insert(source->id);
  Codebook book(project);
  if (const auto code = book.find(name)) rows.insert(code->id);
  if (rows.empty()) rows = store::rows_once_named(db, name);
  if (rows.empty()) {
    for (const Code& code : book.list()) names.push_back(code.path);
    throw Error(
        Errc::not_found,
        fmt::format("no source, case, code, coder, theory, configuration, table or checklist '{}'",
                    name),
        did_you_mean(name, names));
  }
  return rows;
}

/// How the rows of a table are counted: "3 codings".
std::string counted_rows(std::string_view table, std::size_t n) {
  struct Noun {
    std::string_view table, one, many;
  };
  static constexpr std::array<Noun, 21> kNouns{
      {{"coding", "coding", "codings"},
       {"memo", "memo", "memos"},
       {"code_tag", "tag", "tags"},
       {"code", "sub-code", "sub-codes"},
       {"turn", "turn", "turns"},
       {"speaker", "speaker", "speakers"},
       {"source_version", "version", "versions"},
       {"source_case", "link", "links"},
       {"attribute_value", "value", "values"},
       {"theory_version", "version", "versions"},
       {"cmoc_version", "version", "versions"},
       {"evidence", "piece of evidence", "pieces of evidence"},
       {"decision", "decision", "decisions"},
       {"decision_object", "mention in a decision", "mentions in decisions"},
       {"cmoc_link", "link", "links"},
       {"cmoc_search", "search", "searches"},
       {"cmoc_theory", "theory", "theories"},
       {"waiver", "waiver", "waivers"},
       {"event", "event", "events"},
       {"side_row", "row", "rows"},
       {"checklist_answer", "answer", "answers"}}};
  const auto noun =
      std::find_if(kNouns.begin(), kNouns.end(), [&](const Noun& w) { return w.table == table; });
  if (noun == kNouns.end()) return fmt::format("{} of {}", n, table);
  return fmt::format("{} {}", n, n == 1 ? noun->one : noun->many);
}

std::string shown(const std::string& value) { return value.empty() ? "(none)" : value; }

std::vector<std::string> sentences_of(const store::ChangeStory& story) {
  std::vector<std::string> out;
  for (const store::RowStory& row : story.rows) {
    if (row.op == store::RowStory::Op::removed) out.emplace_back("removed");
    if (row.op == store::RowStory::Op::added) out.emplace_back("made");
    for (const store::FieldStory& f : row.fields) {
      if (f.column == "parent_id") {
        if (row.op == store::RowStory::Op::changed) out.emplace_back("moved in the tree");
      } else if (f.column == "position") {
        if (row.op == store::RowStory::Op::changed) out.emplace_back("order changed");
      } else if (row.op == store::RowStory::Op::changed) {
        out.push_back(fmt::format("{}: {} -> {}", f.column, shown(f.before), shown(f.after)));
      } else {
        const std::string& value = row.op == store::RowStory::Op::added ? f.after : f.before;
        if (!value.empty()) out.push_back(fmt::format("{}: {}", f.column, value));
      }
    }
  }
  for (const auto& [table, n] : story.others) {
    if (n.added > 0) out.push_back(counted_rows(table, n.added) + " added");
    if (n.removed > 0) out.push_back(counted_rows(table, n.removed) + " taken away");
    if (n.changed > 0) out.push_back(counted_rows(table, n.changed) + " changed");
  }
  return out;
}

}  // namespace

ChangeObjects::ChangeObjects(Project& project) : project_(project) {
  const auto add = [this](RowId id, std::string name) {
    at_.emplace(id, names_.size());
    names_.push_back(std::move(name));
  };
  for (const Source& s : Sources(project).list()) add(s.id, "source:" + s.name);
  for (const Case& c : Cases(project).list()) add(c.id, "case:" + c.name);
  for (const Code& c : Codebook(project).list()) add(c.id, "code:" + c.path);
  for (const Coder& c : Coders(project).list()) add(c.id, "coder:" + c.name);
  auto q = project.db().query(
      "SELECT id, 'tag:' || key FROM tag_key UNION ALL SELECT id, 'theory:' || label FROM theory "
      "UNION ALL SELECT id, 'cmo:' || label FROM cmoc UNION ALL SELECT id, 'attribute:' || name "
      "FROM attribute UNION ALL SELECT id, 'setting:' || key FROM setting UNION ALL "
      "SELECT id, 'table:' || name FROM side_table UNION ALL "
      "SELECT id, 'checklist:' || name FROM checklist ORDER BY 2");
  while (q.step()) add(q.integer(0), q.string(1));
}

std::vector<std::string> ChangeObjects::of(std::int64_t change) const {
  const store::ChangedObjects changed = store::changed_objects(project_.db(), change);
  std::set<std::size_t> there;
  std::set<std::string> gone;
  for (const RowId id : changed.rows) {
    if (const auto known = at_.find(id); known != at_.end()) there.insert(known->second);
  }
  static constexpr std::array<std::string_view, 6> kTables{"source", "case",   "code",
                                                           "coder",  "theory", "cmoc"};
  for (const auto& [id, row] : changed.named) {
    if (at_.contains(id)) continue;
    if (std::find(kTables.begin(), kTables.end(), row.table) == kTables.end()) continue;
    gone.insert(fmt::format("{}:{}", row.table == "cmoc" ? "cmo" : row.table, row.name));
  }
  std::vector<std::string> out;
  for (const std::size_t i : there) out.push_back(names_[i]);
  out.insert(out.end(), gone.begin(), gone.end());
  return out;
}

std::vector<std::int64_t> changes_of(Project& project, std::string_view name) {
  std::unordered_set<RowId> rows = rows_of(project, name);
  add_evidence(project.db(), rows);
  return store::changes_touching(project.db(), rows);
}

std::vector<ObjectChange> story_of(Project& project, std::string_view name) {
  const std::unordered_set<RowId> rows = rows_of(project, name);
  std::vector<ObjectChange> changes;
  for (const std::int64_t number : changes_of(project, name)) {
    changes.push_back({number, sentences_of(store::change_story(project.db(), number, rows))});
  }
  return changes;
}

}  // namespace thema::model
