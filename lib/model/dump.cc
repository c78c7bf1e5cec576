#include "model/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/base64.h"
#include "base/hash.h"
#include "model/project.h"
#include "store/content.h"
#include "store/database.h"
#include "store/session.h"

namespace thema::model {

namespace {

std::string json_text(std::string_view text) {
  // Most of the cells are plain words, numbers of hashes and times.
  const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  if (std::all_of(text.begin(), text.end(), plain)) {
    std::string out;
    out.reserve(text.size() + 2);
    return out.append(1, '"').append(text).append(1, '"');
  }
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_id(std::string_view column) {
  return column == "id" || column.ends_with("_id") || column == "quote_hash";
}

struct Column {
  std::string head;  ///< its name and what stands around it
  bool id = false;
};

std::vector<Column> columns_of(const store::Statement& q) {
  std::vector<Column> columns;
  for (int i = 0; i < q.columns(); ++i) {
    const std::string_view name = sqlite3_column_name(q.handle(), i);
    columns.push_back({(i == 0 ? "" : ", ") + json_text(name) + ": ", is_id(name)});
  }
  return columns;
}

void append_value(std::string& out, const store::Statement& row, int column, bool id) {
  switch (sqlite3_column_type(row.handle(), column)) {
    case SQLITE_NULL:
      out += "null";
      return;
    case SQLITE_INTEGER:
      if (id) out += '"';
      out += std::to_string(row.integer(column));
      if (id) out += '"';
      return;
    default:
      out += json_text(row.text(column));
  }
}

class Dump {
 public:
  Dump(Project& project, const std::function<void(std::string_view)>& out)
      : project_(project), db_(project.db()), out_(out) {}

  void run() {
    const store::Transaction one_state(db_);
    out_("{\n  \"schema\": \"thema/project/1\",\n  \"project\": " + json_text(project_.uuid()));
    for (const std::string& table : store::tracked_tables(db_)) rows(table);
    contents();
    out_("\n}\n");
  }

 private:
  void rows(const std::string& table) {
    out_(",\n  " + json_text(table) + ": [");
    auto q = db_.query_once(fmt::format("SELECT * FROM \"{}\" ORDER BY id", table));
    const std::vector<Column> columns = columns_of(q);
    bool first = true;
    std::string row;
    while (q.step()) {
      row = first ? "\n    {" : ",\n    {";
      int i = 0;
      for (const Column& column : columns) {
        row += column.head;
        append_value(row, q, i++, column.id);
      }
      row += '}';
      out_(row);
      first = false;
    }
    out_(first ? "]" : "\n  ]");
  }

  /// Texts and original files of the versions there are; content that only the history knows is not
  /// part of the state.
  void contents() {
    out_(",\n  \"content\": [");
    auto q = db_.query(
        "SELECT c.hash, c.text IS NOT NULL FROM content c WHERE c.hash IN "
        "(SELECT text_hash FROM source_version UNION SELECT original_hash FROM source_version) "
        "ORDER BY c.hash");
    bool first = true;
    while (q.step()) {
      const std::string hash = q.string(0);
      const std::string bytes = store::get_content(db_, hash);
      out_(first ? "\n    {" : ",\n    {");
      out_("\"hash\": " + json_text(hash));
      out_(q.flag(1) ? ", \"text\": " + json_text(bytes)
                     : ", \"base64\": \"" + base64(bytes) + "\"");
      out_("}");
      first = false;
    }
    out_(first ? "]" : "\n  ]");
  }

  Project& project_;
  store::Database& db_;
  const std::function<void(std::string_view)>& out_;
};

}  // namespace

void dump_json(Project& project, const std::function<void(std::string_view)>& out) {
  Dump(project, out).run();
}

}  // namespace thema::model
