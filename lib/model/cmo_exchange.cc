#include "model/cmo_exchange.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "model/cases.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/codebook.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/theory.h"
#include "store/database.h"

namespace thema::model {

namespace {

using json = nlohmann::ordered_json;

json text_or_null(const std::string& s) { return s.empty() ? json() : json(s); }

/// Content decides the order: rows have other ids in other projects.
void sort_by_content(json& array) {
  std::stable_sort(array.begin(), array.end(),
                   [](const json& a, const json& b) { return a.dump() < b.dump(); });
}

class Exporter {
 public:
  explicit Exporter(Project& project) : project_(project), db_(project.db()) {
    for (const Source& s : Sources(project).list()) names_.emplace(s.id, s.name);
    for (const Case& c : Cases(project).list()) names_.emplace(c.id, c.name);
    for (const Code& c : Codebook(project).list()) names_.emplace(c.id, c.path);
    for (const Theory& t : Theories(project).list()) names_.emplace(t.id, t.label);
    for (const Configuration& c : Configurations(project).list()) {
      names_.emplace(c.id, c.label);
      for (const CmoVersion& v : Configurations(project).versions(c.id)) {
        version_number_.emplace(v.id, v.number);
      }
    }
  }

  std::string run() {
    json document;
    document["schema"] = "thema/realist/1";
    document["theories"] = theories();
    json configurations = json::array();
    for (const Configuration& c : Configurations(project_).list()) {
      configurations.push_back(configuration(c));
    }
    document["elements"] = std::move(elements_);
    document["configurations"] = std::move(configurations);
    document["links"] = links();
    document["decisions"] = decisions();
    document["waivers"] = waivers();
    return document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  }

 private:
  json name(RowId id) const { return id == 0 ? json() : json(names_.at(id)); }

  json theories() {
    json all = json::array();
    Theories theories(project_);
    for (const Theory& t : theories.list()) {
      json versions = json::array();
      for (const TheoryVersion& v : theories.versions(t)) {
        versions.push_back(
            {{"statement", v.statement}, {"coder", v.coder}, {"created", v.created_at}});
      }
      all.push_back({{"label", t.label},
                     {"level", text_or_null(t.level)},
                     {"origin", text_or_null(t.origin)},
                     {"versions", std::move(versions)}});
    }
    return all;
  }

  std::size_t element(const CmoElement& e) {
    const auto [at, fresh] = element_index_.emplace(e.id, elements_.size());
    if (fresh) {
      json codes = json::array();
      for (const RowId code : e.codes) codes.push_back(names_.at(code));
      elements_.push_back(
          {{"role", e.role}, {"statement", e.statement}, {"codes", std::move(codes)}});
    }
    return at->second;
  }

  json configuration(const Configuration& c) {
    json versions = json::array();
    for (const CmoVersion& v : Configurations(project_).versions(c.id)) {
      json elements = json::array();
      for (const CmoElement& e : v.elements) {
        elements.push_back(
            {{"element", element(e)}, {"label", e.label}, {"sign", text_or_null(e.sign)}});
      }
      versions.push_back({{"number", v.number},
                          {"scheme", v.scheme},
                          {"sentence", v.sentence ? json(*v.sentence) : json()},
                          {"reported", v.reported},
                          {"coder", v.coder},
                          {"created", v.created_at},
                          {"elements", std::move(elements)}});
    }
    return {{"label", c.label},
            {"title", text_or_null(c.title)},
            {"state", c.state},
            {"activation", c.activation},
            {"valence", text_or_null(c.valence)},
            {"level", text_or_null(c.level)},
            {"theme", name(c.theme)},
            {"theories", c.theories},
            {"versions", std::move(versions)},
            {"evidence", evidence(c)},
            {"searches", searches(c)}};
  }

  json evidence(const Configuration& c) {
    json all = json::array();
    for (const Evidence& e : EvidenceBook(project_).list(c.id)) {
      json elements = json::array();
      for (const RowId id : e.elements) elements.push_back(element_index_.at(id));
      json one{{"source", name(e.source)}};
      if (e.source != 0) {
        one["start"] = e.span.begin;
        one["end"] = e.span.end;
        one["hash"] = std::to_string(e.quote_hash);
        one["anchor"] = text_or_null(e.anchor);
        one["lost_text"] = text_or_null(e.lost_text);
      }
      one["case"] = name(e.case_id);
      one["table"] = text_or_null(e.table);
      if (e.table_row != 0) one["row"] = e.row_words;
      if (e.table_row != 0 && e.source == 0) {
        one["row_hash"] = e.quote_hash == 0 ? json() : json(std::to_string(e.quote_hash));
        one["row_said"] = text_or_null(e.row_said);
      }
      one["stance"] = e.stance;
      one["directness"] = text_or_null(e.directness);
      one["note"] = text_or_null(e.note);
      one["elements"] = std::move(elements);
      one["judged_on"] = e.version_number;
      one["led_to"] = e.led_to == 0 ? json() : json(e.led_to);
      one["coder"] = e.coder;
      one["created"] = e.created_at;
      all.push_back(std::move(one));
    }
    sort_by_content(all);
    return all;
  }

  json searches(const Configuration& c) {
    json all = json::array();
    auto q = db_.query(
        "SELECT s.what, s.note, u.name, s.created_at FROM cmoc_search s "
        "JOIN coder u ON u.id = s.coder_id WHERE s.cmoc_id = ?1");
    q.bind_all(c.id);
    while (q.step()) {
      all.push_back({{"what", q.string(0)},
                     {"note", q.string(1)},
                     {"coder", q.string(2)},
                     {"created", q.string(3)}});
    }
    sort_by_content(all);
    return all;
  }

  json links() {
    json all = json::array();
    auto q = db_.query(
        "SELECT kind, from_id, from_element_id, to_id, to_element_id, feedback, note "
        "FROM cmoc_link");
    const auto element_of = [&](RowId id) {
      const auto at = element_index_.find(id);
      return at == element_index_.end() ? json() : json(at->second);
    };
    while (q.step()) {
      all.push_back({{"kind", q.string(0)},
                     {"from", name(q.integer(1))},
                     {"from_element", element_of(q.integer(2))},
                     {"to", name(q.integer(3))},
                     {"to_element", element_of(q.integer(4))},
                     {"feedback", q.flag(5)},
                     {"note", text_or_null(q.string(6))}});
    }
    sort_by_content(all);
    return all;
  }

  json decisions() {
    std::unordered_map<RowId, json> objects;
    {
      auto q = db_.query(
          "SELECT decision_id, direction, cmoc_id, cmoc_version_id, theory_id, detail "
          "FROM decision_object ORDER BY id");
      while (q.step()) {
        const auto version = version_number_.find(q.integer(3));
        auto& of = objects.emplace(q.integer(0), json::array()).first->second;
        of.push_back(
            {{"direction", q.string(1)},
             {"configuration", name(q.integer(2))},
             {"version", version == version_number_.end() ? json() : json(version->second)},
             {"theory", name(q.integer(4))},
             {"detail", text_or_null(q.string(5))}});
      }
    }
    json all = json::array();
    auto q = db_.query(
        "SELECT d.id, d.operation, d.inference, d.people, d.reason, u.name, d.created_at "
        "FROM decision d JOIN coder u ON u.id = d.coder_id");
    while (q.step()) {
      const auto of = objects.find(q.integer(0));
      all.push_back({{"created", q.string(6)},
                     {"operation", q.string(1)},
                     {"inference", text_or_null(q.string(2))},
                     {"people", text_or_null(q.string(3))},
                     {"reason", q.string(4)},
                     {"coder", q.string(5)},
                     {"objects", of == objects.end() ? json::array() : of->second}});
    }
    sort_by_content(all);
    return all;
  }

  json waivers() {
    json all = json::array();
    auto q = db_.query(
        "SELECT w.rule, w.cmoc_id, w.theory_id, w.reason, u.name, w.created_at FROM waiver w "
        "JOIN coder u ON u.id = w.coder_id");
    while (q.step()) {
      all.push_back({{"rule", q.string(0)},
                     {"configuration", name(q.integer(1))},
                     {"theory", name(q.integer(2))},
                     {"reason", q.string(3)},
                     {"coder", q.string(4)},
                     {"created", q.string(5)}});
    }
    sort_by_content(all);
    return all;
  }

  Project& project_;
  store::Database& db_;
  std::unordered_map<RowId, std::string> names_;
  std::unordered_map<RowId, int> version_number_;
  std::unordered_map<RowId, std::size_t> element_index_;
  json elements_ = json::array();
};

}  // namespace

std::string export_realist(Project& project) { return Exporter(project).run(); }

}  // namespace thema::model
