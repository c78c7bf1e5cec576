#include "model/merge_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace thema::model::merging {

namespace {

/// Which wording a piece of evidence was judged against, and what it speaks to there.
struct Judgement {
  RowId version = 0;
  std::map<RowId, RowId> elements;  ///< the row that says so, by element

  std::set<RowId> names() const {
    std::set<RowId> out;
    for (const auto& [element, row] : elements) out.insert(element);
    return out;
  }
  bool same(const Judgement& other) const {
    return version == other.version && names() == other.names();
  }
};

using Judgements = std::map<RowId, Judgement>;  ///< by piece of evidence

Judgements read(store::Database& db) {
  Judgements out;
  {
    auto q = db.query("SELECT id, version_id FROM evidence ORDER BY id");
    while (q.step()) out[q.integer(0)].version = q.integer(1);
  }
  auto q = db.query("SELECT evidence_id, element_id, id FROM evidence_element ORDER BY id");
  while (q.step()) out[q.integer(0)].elements.emplace(q.integer(1), q.integer(2));
  return out;
}

class Settling {
 public:
  Settling(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts, Plan& plan)
      : sides_(sides),
        tables_(tables),
        base_(base),
        conflicts_(conflicts),
        plan_(plan),
        evidence_(tables.index("evidence")),
        link_(tables.index("evidence_element")),
        version_(tables[evidence_].column("version_id")),
        element_(tables[link_].column("element_id")) {}

  void run() {
    for (const RowId link : base_.changed_rows(link_)) remember(link);
    const Judgements mine = read(sides_.mine.db()), theirs = read(sides_.theirs.db());
    for (const auto& [id, m] : mine) {
      const auto t = theirs.find(id);
      if (t == theirs.end()) continue;
      const bool one = m.same(t->second);
      if (one && m.elements == t->second.elements) continue;
      take(id, m, t->second, one ? m : settled(id, m, t->second));
    }
  }

 private:
  struct Changed {
    bool version = false, elements = false;
    bool any() const { return version || elements; }
  };

  Judgement settled(RowId id, const Judgement& m, const Judgement& t) {
    const Changed mine = changed(id, m, t), theirs = changed(id, t, m);
    if (!theirs.any()) return m;
    if (!mine.any()) return t;
    // One moved it to another wording, the other said what else it speaks to: both stand.
    if (!mine.elements && !theirs.version && all_in(Side::mine, t, m.version)) {
      return {m.version, t.elements};
    }
    if (!theirs.elements && !mine.version && all_in(Side::theirs, m, t.version)) {
      return {t.version, m.elements};
    }
    return asked(id, m, t);
  }

  /// What it spoke to where the two went apart.
  void remember(RowId link) {
    for (const Row& was : base_.rows(link_, link)) {
      spoke_to_[id_in(was, tables_[link_].column("evidence_id"))].insert(id_in(was, element_));
    }
  }

  /// Whether a side has changed it since.
  Changed changed(RowId id, const Judgement& here, const Judgement& there) {
    for (const Judgement* side : {&here, &there}) {
      for (const auto& [element, link] : side->elements) remember(link);
    }
    const std::vector<Row> was = base_.rows(evidence_, id);
    const bool moved = std::none_of(
        was.begin(), was.end(), [&](const Row& w) { return id_in(w, version_) == here.version; });
    return {.version = moved, .elements = here.names() != spoke_to_[id]};
  }

  /// Whether a version of that side has all the elements of a judgement.
  bool all_in(Side side, const Judgement& judgement, RowId version) {
    return std::all_of(judgement.elements.begin(), judgement.elements.end(),
                       [&](const auto& e) { return !label(side, version, e.first).empty(); });
  }

  std::string label(Side side, RowId version, RowId element) {
    auto q = sides_.db(side).query(
        "SELECT label FROM cmoc_element WHERE version_id = ?1 AND element_id = ?2 ORDER BY id");
    q.bind_all(version, element);
    return q.step() ? q.string(0) : std::string();
  }

  /// "C1,M1", with the version where the two differ in it.
  std::string said(Side side, const Judgement& judgement, bool with_version) {
    std::set<std::string> labels;
    for (const auto& [element, row] : judgement.elements) {
      std::string name = label(side, judgement.version, element);
      if (!name.empty()) labels.insert(std::move(name));
    }
    const std::string text =
        labels.empty() ? "no element" : fmt::format("{}", fmt::join(labels, ","));
    if (!with_version) return text;
    const std::size_t versions = tables_.index("cmoc_version");
    const Row row = load_row(sides_.db(side), tables_[versions], judgement.version);
    return fmt::format("{} of {}", text, name_of(sides_.project(side), tables_, versions, row));
  }

  Judgement asked(RowId id, const Judgement& m, const Judgement& t) {
    const bool apart = m.version != t.version;
    const Row row = load_row(sides_.mine.db(), tables_[evidence_], id);
    const std::string choice =
        conflicts_.choice({.id = {},
                           .kind = "changed",
                           .object = name_of(sides_.mine, tables_, evidence_, row),
                           .field = "speaks to",
                           .mine = said(Side::mine, m, apart),
                           .theirs = said(Side::theirs, t, apart),
                           .choices = apart ? "mine|theirs" : "mine|theirs|both"},
                          fmt::format("evidence|{}|speaks to", id));
    if (choice == "both") {
      Judgement both = m;
      both.elements.insert(t.elements.begin(), t.elements.end());
      return both;
    }
    if (!choice.empty()) return choice == "theirs" ? t : m;
    // So that what else is asked does not depend on whose project this is.
    return std::pair(m.version, m.names()) < std::pair(t.version, t.names()) ? m : t;
  }

  /// What the plan has for the rows of this piece of evidence is made what was settled.
  void take(RowId id, const Judgement& m, const Judgement& t, const Judgement& chosen) {
    const auto planned = plan_.put[evidence_].find(id);
    Row row = planned != plan_.put[evidence_].end()
                  ? planned->second
                  : load_row(sides_.mine.db(), tables_[evidence_], id);
    if (id_in(row, version_) != chosen.version) {
      row[version_] = chosen.version;
      plan_.put[evidence_][id] = std::move(row);
    }
    for (const Judgement* side : {&m, &t}) {
      for (const auto& [element, link] : side->elements) forget(link);
    }
    // Of two rows that say the same the smaller stays, whoever takes over whom.
    std::map<RowId, RowId> stay;
    for (const auto& [element, link] : chosen.elements) {
      const auto in_m = m.elements.find(element), in_t = t.elements.find(element);
      stay[element] = in_m == m.elements.end()   ? link
                      : in_t == t.elements.end() ? link
                                                 : std::min(in_m->second, in_t->second);
    }
    for (const auto& [element, link] : m.elements) {
      const auto at = stay.find(element);
      if (at == stay.end() || at->second != link) plan_.deleted[link_].insert(link);
    }
    std::set<RowId> used;
    for (const auto& [element, link] : stay) {
      // One row that said one thing here and another there becomes two where both stand.
      const RowId as = used.insert(link).second ? link : sides_.mine.new_id();
      const auto here = m.elements.find(element);
      if (here != m.elements.end() && here->second == as) continue;
      Row said(tables_[link_].columns.size());
      said[0] = as;
      said[tables_[link_].column("evidence_id")] = id;
      said[element_] = element;
      plan_.deleted[link_].erase(as);
      plan_.put[link_][as] = std::move(said);
    }
  }

  void forget(RowId link) {
    plan_.put[link_].erase(link);
    plan_.deleted[link_].erase(link);
    plan_.removed[link_].erase(link);
  }

  Sides& sides_;
  const Tables& tables_;
  Base& base_;
  Conflicts& conflicts_;
  Plan& plan_;
  std::size_t evidence_, link_, version_, element_;
  std::map<RowId, std::set<RowId>> spoke_to_;  ///< elements, by piece of evidence
};

std::string role_of(store::Database& db, RowId element) {
  auto q = db.query("SELECT role FROM element WHERE id = ?1");
  q.bind_all(element);
  return q.step() ? q.string(0) : std::string();
}

/// By role the element that only the first has; 0 where there are several.
std::map<std::string, RowId> only_in(store::Database& db, const Judgement& a, const Judgement& b) {
  std::map<std::string, RowId> found;
  for (const auto& [element, link] : a.elements) {
    if (b.elements.contains(element)) continue;
    const auto [at, first] = found.emplace(role_of(db, element), element);
    if (!first) at->second = 0;
  }
  return found;
}

}  // namespace

std::map<RowId, RowId> became_by_merging(Sides& sides, const Tables& tables, Base& base) {
  const std::size_t evidence = tables.index("evidence");
  const std::size_t version = tables[evidence].column("version_id");
  const Judgements mine = read(sides.mine.db()), theirs = read(sides.theirs.db());
  std::map<RowId, RowId> out;
  const auto note = [&](RowId from, RowId to) {
    const auto [at, added] = out.emplace(from, to);
    if (!added && at->second != to) at->second = 0;
  };
  for (const auto& [id, m] : mine) {
    const auto t = theirs.find(id);
    if (t == theirs.end() || m.version == t->second.version) continue;
    const auto in_m = only_in(sides.mine.db(), m, t->second);
    const auto in_t = only_in(sides.theirs.db(), t->second, m);
    const std::vector<Row> before = base.rows(evidence, id);
    const auto unmoved = [&](const Judgement& j) {
      return std::any_of(before.begin(), before.end(),
                         [&](const Row& was) { return id_in(was, version) == j.version; });
    };
    for (const auto& [role, a] : in_m) {
      const auto b = in_t.find(role);
      if (a == 0 || b == in_t.end() || b->second == 0) continue;
      if (unmoved(m)) note(a, b->second);
      if (unmoved(t->second)) note(b->second, a);
    }
  }
  return out;
}

void settle_judgements(Sides& sides, const Tables& tables, Base& base, Conflicts& conflicts,
                       Plan& plan) {
  Settling(sides, tables, base, conflicts, plan).run();
}

}  // namespace thema::model::merging
