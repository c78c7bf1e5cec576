#include "model/merge_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/strings.h"
#include "store/database.h"

namespace thema::model::merging {

namespace {

/// `key`: the columns that say what a row means; `!` when the schema has them unique. `label`: the
/// column with its name. `one`, `many`: what a person calls its rows.
struct Known {
  std::string_view name, key, label, one, many;
};

constexpr std::array kKnown{
    Known{"coder", "!name", "name", "coder", "coders"},
    Known{"setting", "!key", "", "setting", "settings"},
    Known{"attribute", "!owner,name", "name", "attribute", "attributes"},
    Known{"attribute_level", "!attribute_id,value", "", "declared value", "declared values"},
    Known{"case", "!name", "name", "case", "cases"},
    Known{"case_membership", "!case_id,in_id", "", "part of a case", "parts of a case"},
    Known{"source", "!name", "name", "source", "sources"},
    Known{"source_version", "source_id,number,text_hash", "", "version of the text",
          "versions of the text"},
    Known{"speaker", "!source_id,label", "label", "speaker", "speakers"},
    Known{"turn", "version_id,number", "", "turn", "turns"},
    Known{"source_case", "!source_id,case_id", "", "link of a source to a case",
          "links of sources to cases"},
    Known{"source_state", "!source_id,coder_id", "", "mark of reading", "marks of reading"},
    Known{"attribute_value", "!attribute_id,case_id,source_id", "", "value of an attribute",
          "values of attributes"},
    Known{"code", "!parent_id,name", "name", "code", "codes"},
    Known{"code_tag", "!code_id,key,value", "", "tag of a code", "tags of codes"},
    Known{"code_link", "from_id,to_id,kind", "", "link of codes", "links of codes"},
    Known{"tag_key", "!key", "key", "tag key", "tag keys"},
    Known{"tag_value", "!tag_key_id,value", "", "value of a tag key", "values of tag keys"},
    Known{"coding", "source_id,start_cp,end_cp,code_id,coder_id,status,lost_text", "", "coding",
          "codings"},
    Known{"coding_tag", "!coding_id,key,value", "", "tag of a coding", "tags of codings"},
    Known{"theory", "!label", "label", "theory", "theories"},
    // Numbers of versions are given anew where both sides made one: see merge_wordings.h.
    Known{"theory_version", "theory_id,number,statement", "", "version of a theory",
          "versions of theories"},
    Known{"cmoc", "!label", "label", "configuration", "configurations"},
    Known{"cmoc_version", "", "", "version of a configuration", "versions of configurations"},
    Known{"element", "", "", "element", "elements"},
    Known{"cmoc_element", "!version_id,label", "", "element of a configuration",
          "elements of configurations"},
    Known{"element_code", "!element_id,code_id", "", "code of an element", "codes of elements"},
    Known{"cmoc_theory", "!cmoc_id,theory_id", "", "theory of a configuration",
          "theories of configurations"},
    Known{"cmoc_link", "kind,from_id,from_element_id,to_id,to_element_id", "",
          "link of configurations", "links of configurations"},
    Known{"cmoc_search", "cmoc_id,what,note,coder_id", "", "search for evidence",
          "searches for evidence"},
    Known{"side_table", "!name", "name", "table", "tables"},
    Known{"side_row", "!table_id,number", "", "row of a table", "rows of tables"},
    Known{"evidence", "", "", "piece of evidence", "pieces of evidence"},
    Known{"evidence_element", "!evidence_id,element_id", "", "element of evidence",
          "elements of evidence"},
    Known{"memo", "", "", "memo", "memos"},
    Known{"decision", "", "", "decision", "decisions"},
    Known{"decision_object", "", "", "object of a decision", "objects of decisions"},
    Known{"event", "case_id,date,kind", "", "event", "events"},
    Known{"summary", "!case_id,code_id", "", "framework summary", "framework summaries"},
    Known{"summary_reference", "summary_id,source_id,start_cp,end_cp,anchor", "",
          "reference of a summary", "references of summaries"},
    Known{"waiver", "rule,cmoc_id,theory_id", "", "waiver", "waivers"},
    Known{"joint_row", "domain,quantitative,qualitative,theme_id,coding_id,inference", "",
          "row of a joint display", "rows of joint displays"},
    Known{"checklist", "!name", "name", "checklist", "checklists"},
    Known{"checklist_answer", "!checklist_id,item,case_id", "", "answer of a checklist",
          "answers of checklists"},
    Known{"prisma_box", "!stream,box,label", "", "box of a PRISMA diagram",
          "boxes of PRISMA diagrams"},
    Known{"pseudonym", "!original", "", "pseudonym", "pseudonyms"},
    Known{"saved_view", "!name", "name", "view", "views"},
};

Table load(store::Database& db, const Known& known) {
  Table table;
  table.name = known.name;
  table.one = known.one;
  table.many = known.many;
  std::vector<bool> required;
  {
    auto q = db.query_once("SELECT name, \"notnull\" FROM pragma_table_info(?1) ORDER BY cid");
    q.bind_all(known.name);
    while (q.step()) {
      table.columns.push_back(q.string(0));
      required.push_back(q.flag(1));
    }
  }
  if (table.columns.empty()) {
    throw Error(Errc::project,
                fmt::format("the project is damaged: table '{}' is missing", known.name));
  }
  auto q =
      db.query_once("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) ORDER BY id DESC");
  q.bind_all(known.name);
  while (q.step()) {
    if (q.text(1) == "content") continue;  // by hash, outside the history
    const std::size_t column = table.column(q.text(0));
    table.refs.push_back({column, q.string(1), required[column]});
  }
  std::string_view key = known.key;
  table.unique = key.starts_with('!');
  if (table.unique) key.remove_prefix(1);
  if (!key.empty()) {
    for (const std::string_view part : split(key, ',')) table.key.push_back(table.column(part));
  }
  table.label = known.label.empty() ? 0 : table.column(known.label);
  return table;
}

}  // namespace

std::size_t Table::column(std::string_view wanted) const {
  const auto found = std::find(columns.begin(), columns.end(), wanted);
  return found == columns.end() ? 0 : static_cast<std::size_t>(found - columns.begin());
}

Tables::Tables(store::Database& db) {
  for (const Known& known : kKnown) tables_.push_back(load(db, known));
}

std::size_t Tables::index(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    if (tables_[i].name == name) return i;
  }
  throw Error(Errc::project, fmt::format("a row refers to table '{}', which is not merged", name));
}

std::vector<Tables::Child> Tables::children(std::string_view name) const {
  std::vector<Child> out;
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    for (const Table::Ref& ref : tables_[i].refs) {
      if (ref.table == name) out.push_back({i, ref.column});
    }
  }
  return out;
}

RowId id_in(const Row& row, std::size_t column) {
  const auto* id = column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
  return id == nullptr ? 0 : *id;
}

std::string text_in(const Row& row, std::size_t column) {
  if (column >= row.size()) return {};
  if (const auto* number = std::get_if<std::int64_t>(&row[column])) return std::to_string(*number);
  const auto* text = std::get_if<std::string>(&row[column]);
  return text == nullptr ? std::string() : *text;
}

bool says_nothing(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::holds_alternative<std::monostate>(value) : text->empty();
}

void bind_value(store::Statement& q, int at, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    q.bind(at, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    q.bind(at, *text);
  } else {
    q.bind(at, nullptr);
  }
}

std::string key_of(const Table& table, const Row& row) {
  std::string key;
  for (const std::size_t column : table.key) {
    const std::string text = text_in(row, column);
    key += fmt::format("{}:{}", text.size(), text);
  }
  return key;
}

namespace {

/// Lives as long as the program, so that the database may keep the statement.
const std::string& select_row(const std::string& table) {
  static const std::map<std::string, std::string> known = [] {
    std::map<std::string, std::string> sql;
    for (const Known& k : kKnown) {
      sql.emplace(k.name, fmt::format("SELECT * FROM \"{}\" WHERE id = ?1", k.name));
    }
    return sql;
  }();
  return known.at(table);
}

}  // namespace

Row load_row(store::Database& db, const Table& table, RowId id) {
  auto q = db.query(select_row(table.name));
  q.bind_all(id);
  return q.step() ? store::row_of(q) : Row();
}

}  // namespace thema::model::merging
