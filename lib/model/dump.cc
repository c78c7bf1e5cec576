#include "model/dump.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/base64.h"
#include "base/hash.h"
#include "model/project.h"
#include "store/content.h"
#include "store/database.h"
#include "store/session.h"

namespace thema::model {

namespace {

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_id(std::string_view column) {
  return column == "id" || column.ends_with("_id") || column == "quote_hash";
}

std::string value_text(const store::Statement& row, int column, std::string_view name) {
  if (row.null(column)) return "null";
  if (sqlite3_column_type(row.handle(), column) == SQLITE_INTEGER) {
    const std::string number = std::to_string(row.integer(column));
    return is_id(name) ? "\"" + number + "\"" : number;
  }
  return json_text(row.text(column));
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
    bool first = true;
    while (q.step()) {
      std::string row = first ? "\n    {" : ",\n    {";
      for (int i = 0; i < q.columns(); ++i) {
        const std::string_view name = sqlite3_column_name(q.handle(), i);
        row += (i == 0 ? "" : ", ") + json_text(name) + ": " + value_text(q, i, name);
      }
      out_(row + "}");
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
