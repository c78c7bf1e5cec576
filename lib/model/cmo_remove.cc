#include <fmt/format.h>

#include "base/error.h"
#include "model/cmo.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

std::size_t count(store::Database& db, std::string_view sql, RowId cmoc) {
  auto q = db.query(sql);
  q.bind_all(cmoc);
  return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
}

constexpr const char* kVersions = "(SELECT id FROM cmoc_version WHERE cmoc_id = ?1)";

/// In the order in which rows refer to each other. What was decided stays decided: its rows keep
/// the label in words.
constexpr const char* kSteps[] = {
    "DELETE FROM evidence_element WHERE evidence_id IN (SELECT e.id FROM evidence e "
    "JOIN cmoc_version v ON v.id = e.version_id WHERE v.cmoc_id = ?1)",
    "DELETE FROM evidence WHERE version_id IN (SELECT id FROM cmoc_version WHERE cmoc_id = ?1)",
    "UPDATE evidence SET led_to_id = NULL WHERE led_to_id IN "
    "(SELECT id FROM cmoc_version WHERE cmoc_id = ?1)",
    "DELETE FROM cmoc_link WHERE from_id = ?1 OR to_id = ?1",
    "DELETE FROM cmoc_search WHERE cmoc_id = ?1",
    "DELETE FROM waiver WHERE cmoc_id = ?1",
    "DELETE FROM memo WHERE cmoc_id = ?1",
    "DELETE FROM cmoc_theory WHERE cmoc_id = ?1",
    "UPDATE decision_object SET cmoc_id = NULL, cmoc_version_id = NULL, detail = "
    "(SELECT label FROM cmoc WHERE id = ?1) || CASE detail WHEN '' THEN '' ELSE ': ' || detail END "
    "WHERE cmoc_id = ?1",
    "DELETE FROM cmoc_element WHERE version_id IN (SELECT id FROM cmoc_version WHERE cmoc_id = ?1)",
    "DELETE FROM cmoc_version WHERE cmoc_id = ?1",
    "DELETE FROM cmoc WHERE id = ?1",
    // Elements that stand in no other configuration; links of others may still show where one was.
    "DELETE FROM element_code WHERE ?1 <> 0 AND element_id NOT IN "
    "(SELECT element_id FROM cmoc_element)",
    "DELETE FROM element WHERE ?1 <> 0 AND id NOT IN (SELECT element_id FROM cmoc_element)",
};

}  // namespace

Configurations::Removed Configurations::remove(std::string_view label, bool with_all) {
  const Configuration c = require(label);
  store::Database& db = project_.db();
  Removed removed;
  static const std::string evidence =
      fmt::format("SELECT count(*) FROM evidence WHERE version_id IN {}", kVersions);
  removed.evidence = count(db, evidence, c.id);
  removed.links =
      count(db, "SELECT count(*) FROM cmoc_link WHERE from_id = ?1 OR to_id = ?1", c.id);
  removed.memos = count(db, "SELECT count(*) FROM memo WHERE cmoc_id = ?1", c.id);
  if (!with_all && removed.evidence + removed.links + removed.memos > 0) {
    throw Error(Errc::exists,
                fmt::format("{} has evidence ({}), links ({}) or memos ({}): --yes removes them "
                            "with it; 'thema cmo state {} retired' keeps all",
                            c.label, removed.evidence, removed.links, removed.memos, c.label));
  }
  for (const char* step : kSteps) db.query(step).bind_all(c.id).run();
  return removed;
}

}  // namespace thema::model
