#include "model/cmo_left_behind.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

namespace {

/// Ids that a statement gives for one id.
std::vector<RowId> ids(store::Statement q, RowId of) {
  std::vector<RowId> out;
  q.bind_all(of);
  while (q.step()) out.push_back(q.integer(0));
  return out;
}

std::vector<RowId> merged_into(store::Database& db, RowId cmoc) {
  return ids(db.query("SELECT DISTINCT to_id FROM cmoc_link WHERE kind = 'merged-into' "
                      "AND from_id = ?1 ORDER BY to_id"),
             cmoc);
}

std::vector<RowId> parts_of(store::Database& db, RowId cmoc) {
  return ids(db.query("SELECT DISTINCT from_id FROM cmoc_link WHERE kind = 'split-from' "
                      "AND to_id = ?1 ORDER BY from_id"),
             cmoc);
}

/// All that a configuration became, and what that became.
std::set<RowId> became_of(store::Database& db, RowId cmoc) {
  std::set<RowId> out;
  std::vector<RowId> next{cmoc};
  while (!next.empty()) {
    const RowId at = next.back();
    next.pop_back();
    for (const auto& more : {merged_into(db, at), parts_of(db, at)}) {
      for (const RowId id : more) {
        if (id != cmoc && out.insert(id).second) next.push_back(id);
      }
    }
  }
  return out;
}

std::vector<std::string> labels_of(store::Database& db, const std::vector<RowId>& cmocs) {
  std::vector<std::string> out;
  for (const RowId id : cmocs) {
    auto q = db.query("SELECT label FROM cmoc WHERE id = ?1");
    q.bind_all(id);
    if (q.step()) out.push_back(q.string(0));
  }
  return out;
}

/// Evidence judged on the newest wording of a configuration, or on the one that was merged.
std::vector<RowId> live_evidence(store::Database& db, RowId cmoc) {
  return ids(
      db.query("SELECT e.id FROM cmoc_version v JOIN evidence e ON e.version_id = v.id "
               "WHERE v.cmoc_id = ?1 AND (v.number = "
               "(SELECT max(number) FROM cmoc_version WHERE cmoc_id = ?1) OR EXISTS (SELECT 1 "
               "FROM decision_object o WHERE o.cmoc_version_id = v.id AND o.detail = 'merged')) "
               "ORDER BY e.id"),
      cmoc);
}

/// Links that say more than where a configuration came from.
std::vector<RowId> live_links(store::Database& db, RowId cmoc) {
  return ids(db.query("SELECT id FROM cmoc_link WHERE (from_id = ?1 OR to_id = ?1) AND "
                      "kind NOT IN ('merged-into', 'split-from') ORDER BY id"),
             cmoc);
}

/// Whether one of these has this piece of evidence, as a split copies it: whatever was said of the
/// copy since.
bool is_in_any(store::Database& db, RowId evidence, const std::set<RowId>& cmocs) {
  auto q = db.query(
      "SELECT v.cmoc_id FROM evidence e JOIN evidence o ON o.id <> e.id AND "
      "o.coder_id = e.coder_id AND o.created_at = e.created_at AND "
      "o.source_id IS e.source_id AND o.start_cp IS e.start_cp AND o.end_cp IS e.end_cp AND "
      "o.case_id IS e.case_id AND o.table_row_id IS e.table_row_id "
      "JOIN cmoc_version v ON v.id = o.version_id WHERE e.id = ?1");
  q.bind_all(evidence);
  while (q.step()) {
    if (cmocs.contains(q.integer(0))) return true;
  }
  return false;
}

LeftBehind beginning(store::Database& db, RowId cmoc, std::string label, std::string state) {
  LeftBehind out{.label = std::move(label), .state = std::move(state), .into = {}};
  out.into = labels_of(db, out.state == "merged" ? merged_into(db, cmoc) : parts_of(db, cmoc));
  return out;
}

struct Ended {
  RowId id;
  std::string label, state;
};

std::vector<Ended> merged_or_split(store::Database& db) {
  std::vector<Ended> out;
  auto q = db.query(
      "SELECT id, label, state FROM cmoc WHERE state IN ('merged', 'split') ORDER BY position, id");
  while (q.step()) out.push_back({q.integer(0), q.string(1), q.string(2)});
  return out;
}

// ---- what goes on to what a configuration became

class Following {
 public:
  Following(store::Database& db, const std::map<RowId, RowId>& became) : db_(db), became_(became) {}

  LeftBehind run(const Ended& from) {
    LeftBehind went{.label = from.label, .state = from.state, .into = {}};
    const RowId to = end_of(from.id);
    if (to == 0) return went;
    went.into = labels_of(db_, {to});
    for (const RowId e : live_evidence(db_, from.id)) went.evidence += evidence(e, to) ? 1 : 0;
    for (const RowId l : live_links(db_, from.id)) went.links += link(l, from.id, to) ? 1 : 0;
    return went;
  }

 private:
  using Mapped = std::map<RowId, RowId>;

  /// The one configuration that it is by now; 0: it is several, or none.
  RowId end_of(RowId cmoc) {
    std::set<RowId> seen;
    while (seen.insert(cmoc).second) {
      const std::vector<RowId> next = merged_into(db_, cmoc);
      if (next.size() != 1) return 0;
      cmoc = next.front();
      auto q = db_.query("SELECT state FROM cmoc WHERE id = ?1");
      q.bind_all(cmoc);
      if (!q.step() || q.text(0) == "split") return 0;
      if (q.text(0) != "merged") return cmoc;
    }
    return 0;
  }

  std::vector<RowId> versions(RowId cmoc) {
    return ids(db_.query("SELECT id FROM cmoc_version WHERE cmoc_id = ?1 ORDER BY number DESC"),
               cmoc);
  }

  /// What an element is in a version; 0: it has no counterpart there.
  RowId counterpart(RowId element, RowId version) {
    const auto told = became_.find(element);
    auto q = db_.query(
        "SELECT n.id FROM cmoc_element c JOIN element n ON n.id = c.element_id WHERE "
        "c.version_id = ?1 AND (n.id = ?2 OR n.id = ?3 OR EXISTS (SELECT 1 FROM element x JOIN "
        "cmoc_element y ON y.element_id = x.id WHERE x.id = ?2 AND x.role = n.role AND "
        "x.statement = n.statement AND y.sign = c.sign)) "
        "ORDER BY n.id = ?2 DESC, n.id = ?3 DESC, n.id");
    q.bind_all(version, element, told == became_.end() ? 0 : told->second);
    return q.step() ? q.integer(0) : 0;
  }

  std::optional<Mapped> all_in(const std::vector<RowId>& elements, RowId version) {
    Mapped out;
    for (const RowId element : elements) {
      const RowId now = counterpart(element, version);
      if (now == 0) return std::nullopt;
      out[element] = now;
    }
    return out;
  }

  bool evidence(RowId id, RowId to) {
    const std::vector<RowId> elements =
        ids(db_.query("SELECT element_id FROM evidence_element WHERE evidence_id = ?1 ORDER BY id"),
            id);
    for (const RowId version : versions(to)) {
      const std::optional<Mapped> mapped = all_in(elements, version);
      if (!mapped) continue;
      db_.query("UPDATE evidence SET version_id = ?2, led_to_id = NULL WHERE id = ?1")
          .bind_all(id, version)
          .run();
      for (const auto& [was, now] : *mapped) speaks_to(id, was, now);
      return true;
    }
    return false;
  }

  /// The row stays, so that two who do the same have the same.
  void speaks_to(RowId evidence, RowId was, RowId now) {
    if (was == now) return;
    db_.query(
           "UPDATE OR IGNORE evidence_element SET element_id = ?3 "
           "WHERE evidence_id = ?1 AND element_id = ?2")
        .bind_all(evidence, was, now)
        .run();
    db_.query("DELETE FROM evidence_element WHERE evidence_id = ?1 AND element_id = ?2")
        .bind_all(evidence, was)
        .run();
  }

  bool link(RowId id, RowId from, RowId to) {
    RowId ends[2], elements[2];
    {
      auto q = db_.query(
          "SELECT from_id, to_id, coalesce(from_element_id, 0), coalesce(to_element_id, 0) "
          "FROM cmoc_link WHERE id = ?1");
      q.bind_all(id);
      if (!q.step()) return false;
      for (int i = 0; i < 2; ++i) {
        ends[i] = q.integer(i);
        elements[i] = q.integer(i + 2);
      }
    }
    for (int i = 0; i < 2; ++i) {
      if (ends[i] != from) continue;
      ends[i] = to;
      if (elements[i] == 0) continue;
      RowId now = 0;
      for (const RowId version : versions(to)) {
        if (now == 0) now = counterpart(elements[i], version);
      }
      if (now == 0) return false;
      elements[i] = now;
    }
    const auto or_null = [](RowId e) { return e == 0 ? std::nullopt : std::optional<RowId>(e); };
    // What would lead from it to itself is no link, but a loop that is meant.
    auto q = db_.query(
        "UPDATE cmoc_link SET from_id = ?2, to_id = ?3, from_element_id = ?4, to_element_id = ?5 "
        "WHERE id = ?1 AND (?2 <> ?3 OR feedback)");
    q.bind_all(id, ends[0], ends[1], or_null(elements[0]), or_null(elements[1])).run();
    if (db_.changes() == 0) return false;
    say_once(id);
    return true;
  }

  /// The one that was there already says the same.
  void say_once(RowId link) {
    db_.query(
           "DELETE FROM cmoc_link AS l WHERE id = ?1 AND EXISTS (SELECT 1 FROM cmoc_link o WHERE "
           "o.id <> l.id AND o.kind = l.kind AND o.from_id = l.from_id AND o.to_id = l.to_id AND "
           "o.from_element_id IS l.from_element_id AND o.to_element_id IS l.to_element_id AND "
           "o.feedback = l.feedback AND l.note IN ('', o.note))")
        .bind_all(link)
        .run();
  }

  store::Database& db_;
  const std::map<RowId, RowId>& became_;
};

}  // namespace

std::string LeftBehind::what() const {
  std::vector<std::string> parts;
  if (evidence > 0) {
    parts.push_back(fmt::format("{} piece{} of evidence", evidence, evidence == 1 ? "" : "s"));
  }
  if (links > 0) parts.push_back(fmt::format("{} link{}", links, links == 1 ? "" : "s"));
  return join(parts, ", ");
}

std::string LeftBehind::became() const {
  return into.empty() ? fmt::format("{} was {}", label, state)
                      : fmt::format("{} was {} into {}", label, state, join(into, ", "));
}

std::string LeftBehind::message() const {
  const std::string said = fmt::format("{} on {} in no table and no figure: {}; ", what(),
                                       label + (evidence + links == 1 ? " is" : " are"), became());
  if (state == "merged" && into.size() == 1) {
    return said + fmt::format("'thema cmo merge {} --into {}' brings over what it says beside",
                              label, into.front());
  }
  return said + fmt::format(
                    "judge it for one of these with 'thema cmo evidence'; 'thema cmo text "
                    "{}' shows it",
                    label);
}

std::vector<LeftBehind> left_behind(Project& project) {
  store::Database& db = project.db();
  std::vector<LeftBehind> out;
  for (const Ended& c : merged_or_split(db)) {
    LeftBehind left = beginning(db, c.id, c.label, c.state);
    const std::vector<RowId> evidence = live_evidence(db, c.id);
    if (c.state == "merged") {
      left.evidence = evidence.size();
      left.links = live_links(db, c.id).size();
    } else {
      const std::set<RowId> became = became_of(db, c.id);
      left.evidence = static_cast<std::size_t>(std::count_if(
          evidence.begin(), evidence.end(), [&](RowId e) { return !is_in_any(db, e, became); }));
    }
    if (left.evidence + left.links > 0) out.push_back(std::move(left));
  }
  return out;
}

void refuse_merged_or_split(Project& project, const Configuration& cmoc) {
  if (cmoc.state != "merged" && cmoc.state != "split") return;
  const LeftBehind c = beginning(project.db(), cmoc.id, cmoc.label, cmoc.state);
  throw Error(Errc::bad_input,
              fmt::format("{} and stands in no table: give the evidence to {}{}", c.became(),
                          c.into.size() > 1 ? "one of these"
                          : c.into.empty()  ? "another configuration"
                                            : c.into.front(),
                          c.into.empty() ? ""
                                         : fmt::format(", such as 'thema cmo evidence {} ...'",
                                                       c.into.front())))
      .about(cmoc.label);
}

std::vector<LeftBehind> follow_merged(Project& project, const std::map<RowId, RowId>& became) {
  std::vector<LeftBehind> out;
  for (const Ended& c : merged_or_split(project.db())) {
    if (c.state != "merged") continue;
    LeftBehind went = Following(project.db(), became).run(c);
    if (went.evidence + went.links > 0) out.push_back(std::move(went));
  }
  return out;
}

}  // namespace thema::model
