#include "model/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/error.h"
#include "base/strings.h"
#include "model/clean_text.h"
#include "model/cmo_words.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

std::optional<RowId> or_null(RowId id) { return id == 0 ? std::nullopt : std::optional<RowId>(id); }

}  // namespace

std::vector<std::string> people_named(std::string_view text) {
  std::vector<std::string> people;
  for (const std::string_view name : split(text, ',')) {
    if (!trim(name).empty()) people.emplace_back(trim(name));
  }
  return people;
}

std::vector<Decision> Decisions::list(RowId cmoc) {
  std::vector<Decision> found;
  std::unordered_map<RowId, std::size_t> at;
  {
    auto q = project_.db().query(
        "SELECT d.id, d.operation, d.inference, d.people, d.reason, u.name, d.created_at "
        "FROM decision d JOIN coder u ON u.id = d.coder_id WHERE ?1 = 0 OR d.id IN "
        "(SELECT decision_id FROM decision_object WHERE cmoc_id = ?1) ORDER BY d.created_at, d.id");
    q.bind_all(cmoc);
    while (q.step()) {
      at.emplace(q.integer(0), found.size());
      found.push_back({.id = q.integer(0),
                       .operation = q.string(1),
                       .inference = q.string(2),
                       .people = people_named(q.text(3)),
                       .reason = q.string(4),
                       .coder = q.string(5),
                       .created_at = q.string(6),
                       .objects = {}});
    }
  }
  auto q = project_.db().query(
      "SELECT o.decision_id, o.direction, o.cmoc_id, o.cmoc_version_id, v.number, o.theory_id, "
      "coalesce(m.label, t.label, ''), o.detail FROM decision_object o "
      "LEFT JOIN cmoc m ON m.id = o.cmoc_id LEFT JOIN cmoc_version v ON v.id = o.cmoc_version_id "
      "LEFT JOIN theory t ON t.id = o.theory_id ORDER BY o.direction, o.id");
  while (q.step()) {
    const auto decision = at.find(q.integer(0));
    if (decision == at.end()) continue;
    found[decision->second].objects.push_back({.output = q.text(1) == "output",
                                               .cmoc = q.integer(2),
                                               .version = q.integer(3),
                                               .version_number = static_cast<int>(q.integer(4)),
                                               .theory = q.integer(5),
                                               .label = q.string(6),
                                               .detail = q.string(7)});
  }
  return found;
}

RowId Decisions::record(const NewDecision& d) {
  check_word("operation of a decision", d.operation, decision_operations());
  if (!d.inference.empty()) check_word("kind of inference", d.inference, inferences());
  check_text(d.reason, "the reason");
  if (trim(d.reason).empty()) {
    throw Error(Errc::usage, "a decision needs its reason: --reason TEXT");
  }
  const std::string people = join(d.people, ", ");
  check_text(people, "the people of a decision");
  store::Database& db = project_.db();
  const RowId id = project_.new_id();
  db.query(
        "INSERT INTO decision (id, operation, inference, people, reason, coder_id, created_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .bind_all(id, d.operation, d.inference, people, trim(d.reason), d.coder, project_.now())
      .run();
  auto object = db.query(
      "INSERT INTO decision_object (id, decision_id, direction, cmoc_id, cmoc_version_id, "
      "theory_id, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (const DecisionObject& o : d.objects) {
    object
        .bind_all(project_.new_id(), id, o.output ? "output" : "input", or_null(o.cmoc),
                  or_null(o.version), or_null(o.theory), o.detail)
        .run();
  }
  return id;
}

}  // namespace thema::model
