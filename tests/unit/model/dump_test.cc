#include "model/dump.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>
#include <set>

#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/decisions.h"
#include "store/database.h"
#include "unit/model/realist_study.h"

using namespace thema::model;
using thema::RowId;

namespace {

/// A study with rows in all tables of a realist analysis.
void fill(RealistStudy& study) {
  study.code("Context/Able");
  Theories(study.project).add("T1", {.statement = "If a, then b"}, study.me);
  study.configuration("CMOC1", {{"context", "able to \"walk\""}, {"outcome", "keeps walking"}});
  study.configuration("CMOC2", {{"context", "unable"}, {"outcome", "stops\nat once"}});
  study.add(study.evidence("CMOC1", "context", "supports", "P1", "The walk eases it"));
  study.add(study.silence("CMOC1", "outcome", "P3"));
  Configurations all(study.project);
  CmoRecords(study.project).add_search(all.require("CMOC1").id, "negative-case", "none", study.me);
}

nlohmann::json dumped(Project& project) {
  std::string out;
  dump_json(project, [&](std::string_view piece) { out += piece; });
  return nlohmann::json::parse(out);
}

std::set<std::string> tables_of(Project& project) {
  std::set<std::string> names;
  auto q = project.db().query_once(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  while (q.step()) names.insert(q.string(0));
  return names;
}

}  // namespace

TEST_CASE("export json holds every table of the project but those named here") {
  RealistStudy study;
  std::set<std::string> expected = tables_of(study.project);
  // The state is exported, not how it came about.
  for (const char* name : {"history", "history_part"}) CHECK(expected.erase(name) == 1);
  // What this copy is and was made from; the project's UUID stands under "project".
  CHECK(expected.erase("meta") == 1);
  // The search index is made from the texts.
  std::erase_if(expected, [](const auto& name) { return name.starts_with("turn_search"); });
  expected.insert({"schema", "project"});
  std::set<std::string> found;
  const nlohmann::json all = dumped(study.project);
  for (const auto& [name, rows] : all.items()) found.insert(name);
  CHECK(found == expected);
}

TEST_CASE("export json loses no row, no column and no value") {
  RealistStudy study;
  fill(study);
  const nlohmann::json all = dumped(study.project);
  for (const char* filled : {"cmoc", "cmoc_version", "element", "cmoc_element", "evidence",
                             "evidence_element", "cmoc_search", "theory", "theory_version"}) {
    CHECK_MESSAGE(!all.at(filled).empty(), filled);
  }
  for (const auto& [table, rows] : all.items()) {
    if (!rows.is_array() || table == "content") continue;
    CAPTURE(table);
    auto q = study.project.db().query_once("SELECT * FROM \"" + table + "\" ORDER BY id");
    std::size_t n = 0;
    while (q.step()) {
      REQUIRE(n < rows.size());
      const nlohmann::json& row = rows[n++];
      CHECK(row.size() == static_cast<std::size_t>(q.columns()));
      for (int i = 0; i < q.columns(); ++i) {
        const std::string column = sqlite3_column_name(q.handle(), i);
        CAPTURE(column);
        const nlohmann::json& value = row.at(column);
        if (q.null(i)) {
          CHECK(value.is_null());
        } else {
          CHECK((value.is_string() ? value.get<std::string>() : value.dump()) == q.string(i));
        }
      }
    }
    CHECK(n == rows.size());
  }
}
