#include "model/corpus_part.h"

#include <algorithm>
#include <string>

#include "model/project.h"
#include "model/settings.h"
#include "store/database.h"
#include "text/collate.h"

namespace thema::model {

namespace {

template <class T>
std::string json_ids(const T& ids) {
  std::string json;
  for (const RowId id : ids) json += (json.empty() ? "[" : ",") + std::to_string(id);
  return json.empty() ? "[]" : json + "]";
}

/// As Sources::list and Cases::list order them.
template <class T>
void sort_by_name(std::vector<T>& rows, const text::Collator& order) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) keys.emplace_back(order.sort_key(rows[i].name), i);
  const auto before = [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : rows[a.second].name < rows[b.second].name;
  };
  // They mostly were imported in this order, and need not be moved.
  if (std::is_sorted(keys.begin(), keys.end(), before)) return;
  std::sort(keys.begin(), keys.end(), before);
  std::vector<T> sorted;
  sorted.reserve(rows.size());
  for (const auto& [key, i] : keys) sorted.push_back(std::move(rows[i]));
  rows = std::move(sorted);
}

template <class T>
std::unordered_map<RowId, std::uint32_t> index_by_id(const std::vector<T>& rows) {
  std::unordered_map<RowId, std::uint32_t> index;
  index.reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) index.emplace(rows[i].id, i);
  return index;
}

void load_sources(store::Database& db, std::span<const RowId> versions, Corpus& corpus) {
  const std::string ids = json_ids(versions);
  auto q = db.query(
      "SELECT s.id, s.name, s.kind, s.language, v.id, v.number, v.text_hash, v.length "
      "FROM json_each(?1) AS wanted CROSS JOIN source_version v ON v.id = wanted.value "
      "CROSS JOIN source s ON s.id = v.source_id WHERE s.version_id = v.id");
  q.bind_all(ids);
  corpus.sources.reserve(versions.size());
  while (q.step()) {
    Source& s = corpus.sources.emplace_back();
    s.id = q.integer(0);
    s.name = q.string(1);
    s.kind = q.string(2);
    s.language = q.string(3);
    s.version = q.integer(4);
    s.version_number = static_cast<int>(q.integer(5));
    s.text_hash = q.string(6);
    s.length = q.u32(7);
  }
}

/// Links of the sources to cases, and their speakers; gives the ids of all cases there.
std::vector<RowId> load_links(store::Database& db, Corpus& corpus) {
  std::vector<RowId> cases;
  corpus.speakers.reserve(2 * corpus.sources.size());
  // From the index alone: the order in which the links were made is put right afterwards.
  auto links = db.query("SELECT id, case_id FROM source_case WHERE source_id = ?1");
  std::vector<std::pair<RowId, RowId>> made;
  auto speakers = db.query("SELECT id, label, role, case_id FROM speaker WHERE source_id = ?1");
  for (Source& s : corpus.sources) {
    links.bind_all(s.id);
    made.clear();
    while (links.step()) made.emplace_back(links.integer(0), links.integer(1));
    links.reset();
    std::sort(made.begin(), made.end());
    for (const auto& [link, linked_case] : made) s.cases.push_back(linked_case);
    cases.insert(cases.end(), s.cases.begin(), s.cases.end());
    speakers.bind_all(s.id);
    while (speakers.step()) {
      const RowId id = speakers.integer(0), of = speakers.integer(3);
      corpus.speakers.emplace(id, Speaker{.id = id,
                                          .source = s.id,
                                          .label = speakers.string(1),
                                          .role = speaker_role(speakers.text(2)),
                                          .case_id = of});
      if (of != 0) cases.push_back(of);
    }
    speakers.reset();
  }
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  return cases;
}

void load_cases(store::Database& db, const std::vector<RowId>& wanted, Corpus& corpus) {
  const std::string ids = json_ids(wanted);
  auto q = db.query(
      "SELECT c.id, c.name, c.kind, c.withdrawn FROM json_each(?1) AS wanted "
      "CROSS JOIN \"case\" c ON c.id = wanted.value");
  q.bind_all(ids);
  corpus.cases.reserve(wanted.size());
  while (q.step()) {
    Case& c = corpus.cases.emplace_back();
    c.id = q.integer(0);
    c.name = q.string(1);
    c.kind = q.string(2);
    c.withdrawn = q.flag(3);
  }
}

}  // namespace

Corpus load_corpus_of(Project& project, std::span<const RowId> versions) {
  const store::Transaction one_state(project.db());  // also: the file is locked once
  Corpus corpus;
  corpus.printed = project.printed_names();
  Settings settings(project);
  corpus.language = settings.get("language");
  corpus.count = settings.get("count");
  store::Database& db = project.db();
  load_sources(db, versions, corpus);
  load_cases(db, load_links(db, corpus), corpus);
  if (corpus.sources.size() > 1 || corpus.cases.size() > 1) {
    const text::Collator order(corpus.language);
    sort_by_name(corpus.sources, order);
    sort_by_name(corpus.cases, order);
  }
  corpus.source_index = index_by_id(corpus.sources);
  corpus.case_index = index_by_id(corpus.cases);
  return corpus;
}

TurnPlaces::TurnPlaces(Project& project, bool times) {
  const std::string columns = times ? "start_ms, page" : "NULL, NULL";
  const std::string select =
      "SELECT version_id, id, number, speaker_id, start_cp, end_cp, " + columns + " FROM turn";
  // A version's turns are made one after the other and mostly lie so; where they do not, they are
  // put in order afterwards.
  std::vector<RowId> versions;
  bool in_order = true;
  auto q = project.db().query_once(select);
  while (q.step()) {
    const RowId version = q.integer(0);
    if (versions.empty() || versions.back() != version) {
      versions.push_back(version);
      in_order =
          of_version_.try_emplace(version, places_.size(), places_.size()).second && in_order;
    } else {
      in_order = in_order && places_.back().number < q.u32(2);
    }
    if (!in_order) break;
    add(q);
  }
  if (in_order) {
    for (std::size_t v = 0; v < versions.size(); ++v) {
      of_version_[versions[v]].second =
          v + 1 < versions.size() ? of_version_[versions[v + 1]].first : places_.size();
    }
    return;
  }
  places_.clear();
  times_.clear();
  of_version_.clear();
  auto sorted = project.db().query_once(select + " ORDER BY version_id, number");
  while (sorted.step()) {
    auto& range =
        of_version_.try_emplace(sorted.integer(0), places_.size(), places_.size()).first->second;
    add(sorted);
    range.second = places_.size();
  }
}

void TurnPlaces::add(store::Statement& row) {
  places_.push_back({row.integer(1), row.integer(3), row.u32(2), {row.u32(4), row.u32(5)}});
  if (row.null(6) && row.null(7)) return;
  times_.resize(places_.size());
  times_.back() = {row.maybe_integer(6).value_or(-1), static_cast<std::int32_t>(row.integer(7))};
}

std::vector<Turn> TurnPlaces::of(const Source& source) const {
  std::vector<Turn> turns;
  const auto found = of_version_.find(source.version);
  if (found == of_version_.end()) return turns;
  const auto [from, to] = found->second;
  turns.resize(to - from);
  for (std::size_t i = from; i < to; ++i) {
    Turn& turn = turns[i - from];
    turn.id = places_[i].id;
    turn.number = places_[i].number;
    turn.speaker = places_[i].speaker;
    turn.span = places_[i].span;
    if (i >= times_.size()) continue;
    turn.start_ms = times_[i].start_ms;
    turn.page = times_[i].page;
  }
  return turns;
}

std::vector<Turn> load_turn_places(Project& project, const Source& source) {
  std::vector<Turn> turns;
  turns.reserve(128);
  auto q = project.db().query(
      "SELECT id, number, speaker_id, start_cp, end_cp FROM turn WHERE version_id = ?1 "
      "ORDER BY number");
  q.bind_all(source.version);
  while (q.step()) {
    Turn& turn = turns.emplace_back();
    turn.id = q.integer(0);
    turn.number = q.u32(1);
    turn.speaker = q.integer(2);
    turn.span = {q.u32(3), q.u32(4)};
  }
  return turns;
}

}  // namespace thema::model
