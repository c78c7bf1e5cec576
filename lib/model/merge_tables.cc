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
/// column with its name.
struct Known {
  std::string_view name, key, label;
};

constexpr std::array kKnown{
    Known{"coder", "!name", "name"},
    Known{"setting", "!key", ""},
    Known{"attribute", "!owner,name", "name"},
    Known{"attribute_level", "!attribute_id,value", ""},
    Known{"case", "!name", "name"},
    Known{"case_membership", "!case_id,in_id", ""},
    Known{"source", "!name", "name"},
    Known{"source_version", "source_id,number,text_hash", ""},
    Known{"speaker", "!source_id,label", "label"},
    Known{"turn", "version_id,number", ""},
    Known{"source_case", "!source_id,case_id", ""},
    Known{"source_state", "!source_id,coder_id", ""},
    Known{"attribute_value", "!attribute_id,case_id,source_id", ""},
    Known{"code", "!parent_id,name", "name"},
    Known{"code_tag", "!code_id,key,value", ""},
    Known{"code_link", "from_id,to_id,kind", ""},
    Known{"tag_key", "!key", "key"},
    Known{"tag_value", "!tag_key_id,value", ""},
    Known{"coding", "source_id,start_cp,end_cp,code_id,coder_id,status,lost_text", ""},
    Known{"coding_tag", "!coding_id,key,value", ""},
    Known{"theory", "!label", "label"},
    // Numbers of versions are given anew where both sides made one: see merge_texts.h.
    Known{"theory_version", "theory_id,number,statement", ""},
    Known{"cmoc", "!label", "label"},
    Known{"cmoc_version", "", ""},
    Known{"element", "", ""},
    Known{"cmoc_element", "!version_id,label", ""},
    Known{"element_code", "!element_id,code_id", ""},
    Known{"cmoc_theory", "!cmoc_id,theory_id", ""},
    Known{"cmoc_link", "", ""},
    Known{"cmoc_search", "", ""},
    Known{"side_table", "!name", "name"},
    Known{"side_row", "!table_id,number", ""},
    Known{"evidence", "", ""},
    Known{"evidence_element", "!evidence_id,element_id", ""},
    Known{"memo", "", ""},
    Known{"decision", "", ""},
    Known{"decision_object", "", ""},
    Known{"event", "", ""},
    Known{"summary", "!case_id,code_id", ""},
    Known{"summary_reference", "", ""},
    Known{"waiver", "", ""},
    Known{"joint_row", "", ""},
    Known{"checklist", "!name", "name"},
    Known{"checklist_answer", "checklist_id,item,case_id", ""},
    Known{"prisma_box", "", ""},
    Known{"pseudonym", "!original", ""},
    Known{"saved_view", "!name", "name"},
};

Table load(store::Database& db, const Known& known) {
  Table table;
  table.name = known.name;
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
