#include "model/corpus.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "model/cases.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/sources.h"
#include "model/views.h"
#include "store/content.h"
#include "store/database.h"

namespace thema::model {

const std::string* Corpus::value(std::size_t attribute, RowId row) const {
  const auto found = values[attribute].find(row);
  return found == values[attribute].end() ? nullptr : &found->second;
}

namespace {

template <class T>
std::unordered_map<RowId, std::uint32_t> index_by_id(const std::vector<T>& rows) {
  std::unordered_map<RowId, std::uint32_t> index;
  index.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    index.emplace(rows[i].id, static_cast<std::uint32_t>(i));
  }
  return index;
}

// Depth first: a sub-tree ends where the depth comes back.
std::vector<std::uint32_t> subtree_ends(const std::vector<Code>& codes) {
  std::vector<std::uint32_t> end(codes.size(), static_cast<std::uint32_t>(codes.size()));
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    while (!open.empty() && codes[open.back()].depth >= codes[i].depth) {
      end[open.back()] = static_cast<std::uint32_t>(i);
      open.pop_back();
    }
    open.push_back(i);
  }
  return end;
}

void load_values(Project& project, Corpus& corpus) {
  std::unordered_map<RowId, std::size_t> at;
  for (std::size_t i = 0; i < corpus.attributes.size(); ++i) at[corpus.attributes[i].id] = i;
  corpus.values.resize(corpus.attributes.size());
  auto q = project.db().query(
      "SELECT attribute_id, coalesce(case_id, source_id), value FROM attribute_value");
  while (q.step()) corpus.values[at.at(q.integer(0))].emplace(q.integer(1), q.string(2));
}

void load_speakers(Project& project, Corpus& corpus) {
  auto q = project.db().query("SELECT id, source_id, label, role, case_id FROM speaker");
  while (q.step()) {
    corpus.speakers.emplace(q.integer(0), Speaker{.id = q.integer(0),
                                                  .source = q.integer(1),
                                                  .label = q.string(2),
                                                  .role = speaker_role(q.text(3)),
                                                  .case_id = q.integer(4)});
  }
}

}  // namespace

Corpus load_corpus(Project& project) {
  Corpus corpus;
  corpus.printed = project.printed_names();
  Settings settings(project);
  corpus.language = settings.get("language");
  corpus.count = settings.get("count");
  corpus.sources = Sources(project).list();
  Cases cases(project);
  corpus.cases = cases.list();
  corpus.codes = Codebook(project).list();
  corpus.code_end = subtree_ends(corpus.codes);
  corpus.coders = Coders(project).list();
  corpus.attributes = cases.attributes(Owner::case_);
  for (Attribute& a : cases.attributes(Owner::source)) corpus.attributes.push_back(std::move(a));
  corpus.views = Views(project).list();
  load_values(project, corpus);
  load_speakers(project, corpus);
  corpus.source_index = index_by_id(corpus.sources);
  corpus.case_index = index_by_id(corpus.cases);
  corpus.code_index = index_by_id(corpus.codes);
  corpus.coder_index = index_by_id(corpus.coders);
  return corpus;
}

namespace {

/// The few codings that are suggested, rejected, changed or lost. Read by an index of their own, so
/// that the scan of all the others compares no words.
struct Rare {
  CodingQuery::Status status = CodingQuery::Status::accepted;
  bool lost = false, changed = false;
};

CodingQuery::Status status_of(std::string_view stored) {
  if (stored.empty()) return CodingQuery::Status::accepted;
  return stored == "suggested" ? CodingQuery::Status::suggested : CodingQuery::Status::rejected;
}

std::unordered_map<RowId, Rare> rare_codings(store::Database& db) {
  std::unordered_map<RowId, Rare> rare;
  auto q = db.query("SELECT id, status, anchor FROM coding WHERE status <> '' OR anchor <> ''");
  while (q.step()) {
    rare[q.integer(0)] = {.status = status_of(q.text(1)),
                          .lost = q.text(2) == "lost",
                          .changed = q.text(2) == "changed"};
  }
  return rare;
}

/// Indices by id, for many rows: the last answer is kept, and ids that lie close to one another (of
/// rows made in one run) are found without a search.
class IndexById {
 public:
  explicit IndexById(const std::unordered_map<RowId, std::uint32_t>& index) : index_(index) {
    if (index.empty()) return;
    const auto [least, most] = std::minmax_element(
        index.begin(), index.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto range =
        static_cast<std::uint64_t>(most->first) - static_cast<std::uint64_t>(least->first);
    if (range >= kSparse * index.size()) return;
    first_ = least->first;
    near_.assign(range + 1, kNone);
    for (const auto& [id, i] : index) near_[static_cast<std::size_t>(id - first_)] = i;
  }

  std::uint32_t at(RowId id) {
    if (id == last_id_) return last_;
    const std::uint64_t place = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_);
    last_ = place < near_.size() && near_[place] != kNone ? near_[place] : index_.at(id);
    last_id_ = id;
    return last_;
  }

 private:
  static constexpr std::uint64_t kSparse = 64;  // places an id, at most
  const std::unordered_map<RowId, std::uint32_t>& index_;
  std::vector<std::uint32_t> near_;
  RowId first_ = 0, last_id_ = 0;  // no row has the id 0
  std::uint32_t last_ = kNone;
};

/// The few codings that are exemplars, read by an index of their own.
std::vector<RowId> exemplars(store::Database& db) {
  std::vector<RowId> ids;
  auto q = db.query(
      "SELECT id FROM coding WHERE exemplar > 0 UNION ALL "
      "SELECT id FROM coding WHERE exemplar < 0");
  while (q.step()) ids.push_back(q.integer(0));
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool in_order(const Coding& a, const Coding& b) {
  return std::tie(a.source, a.span.begin, a.span.end, a.code, a.coder, a.id) <
         std::tie(b.source, b.span.begin, b.span.end, b.code, b.coder, b.id);
}

/// Codings of one source. Where they were made in the order of the text, only those that begin at
/// one place are to be sorted.
template <class Iterator>
void sort_source(Iterator from, Iterator to) {
  const auto begins_before = [](const Coding& a, const Coding& b) {
    return a.span.begin < b.span.begin;
  };
  if (!std::is_sorted(from, to, begins_before)) {
    std::sort(from, to, in_order);
    return;
  }
  while (from != to) {
    auto behind = from + 1;
    while (behind != to && behind->span.begin == from->span.begin) ++behind;
    if (behind - from > 1) std::sort(from, behind, in_order);
    from = behind;
  }
}

/// By source, then place. They mostly come source by source, some in order already: sources are
/// counted out, and each is sorted by itself.
void sort_codings(std::vector<Coding>& codings, std::size_t sources) {
  if (std::is_sorted(codings.begin(), codings.end(), in_order)) return;
  const auto by_source = [](const Coding& a, const Coding& b) { return a.source < b.source; };
  if (!std::is_sorted(codings.begin(), codings.end(), by_source)) {
    std::vector<std::size_t> at(sources + 1, 0);
    for (const Coding& c : codings) ++at[c.source + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    std::vector<Coding> sorted(codings.size());
    for (const Coding& c : codings) sorted[at[c.source]++] = c;
    codings.swap(sorted);
  }
  for (auto from = codings.begin(); from != codings.end();) {
    const auto to = std::find_if(from, codings.end(),
                                 [&](const Coding& c) { return c.source != from->source; });
    sort_source(from, to);
    from = to;
  }
}

/// The condition that a coding is of one of the codes asked for. A branch was mostly made in one
/// run: its ids are a few ranges, quicker to compare with than to search among.
std::string one_of(const Corpus& corpus, const std::vector<bool>& codes) {
  std::vector<RowId> ids;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i]) ids.push_back(corpus.codes[i].id);
  }
  std::sort(ids.begin(), ids.end());
  constexpr std::size_t kRanges = 6;
  std::vector<std::pair<RowId, RowId>> ranges;
  std::string list, compared;
  for (const RowId id : ids) {
    list += (list.empty() ? "" : ",") + std::to_string(id);
    if (!ranges.empty() && ranges.back().second == id - 1) {
      ranges.back().second = id;
    } else {
      ranges.emplace_back(id, id);
    }
  }
  // With a plus sign the table is read from end to end: quicker than a search for each coding.
  if (ranges.empty() || ranges.size() > kRanges) return "+code_id IN (" + list + ")";
  for (const auto& [first, last] : ranges) {
    compared += compared.empty() ? "" : " OR ";
    compared += "+code_id BETWEEN " + std::to_string(first) + " AND " + std::to_string(last);
  }
  return compared;
}

}  // namespace

std::vector<Coding> load_codings(Project& project, const Corpus& corpus, const CodingQuery& query) {
  std::optional<std::uint32_t> counted;
  if (query.counted_only && corpus.count != "union") {
    for (std::size_t i = 0; i < corpus.coders.size(); ++i) {
      if (corpus.coders[i].name == corpus.count) counted = static_cast<std::uint32_t>(i);
    }
    if (!counted) return {};
  }
  const auto wanted = query.counted_only ? CodingQuery::Status::accepted : query.status;
  store::Database& db = project.db();
  const auto rare = rare_codings(db);
  std::vector<Coding> codings;
  if (query.codes.empty()) {
    codings.reserve(static_cast<std::size_t>(db.integer("SELECT count(*) FROM coding")));
  }
  const std::string all = "SELECT id, source_id, start_cp, end_cp, code_id, coder_id FROM coding";
  auto q = query.codes.empty() ? db.query_once(all)
                               : db.query_once(all + " WHERE " + one_of(corpus, query.codes));
  const std::vector<RowId> marked = exemplars(db);
  IndexById sources(corpus.source_index), codes(corpus.code_index), coders(corpus.coder_index);
  while (q.step()) {
    const RowId id = q.integer(0);
    const auto odd = rare.empty() ? rare.end() : rare.find(id);
    const Rare state = odd == rare.end() ? Rare{} : odd->second;
    if (state.lost || state.status != wanted) continue;
    const std::uint32_t source = sources.at(q.integer(1));
    if (!query.sources.empty() && !query.sources[source]) continue;
    const std::uint32_t coder = coders.at(q.integer(5));
    if (counted && coder != *counted) continue;
    codings.push_back({.id = id,
                       .source = source,
                       .span = {q.u32(2), q.u32(3)},
                       .code = codes.at(q.integer(4)),
                       .coder = coder,
                       .exemplar = std::binary_search(marked.begin(), marked.end(), id),
                       .changed = state.changed});
  }
  sort_codings(codings, corpus.sources.size());
  return codings;
}

std::unordered_map<RowId, std::vector<Tag>> load_coding_tags(Project& project) {
  std::unordered_map<RowId, std::vector<Tag>> tags;
  auto q = project.db().query("SELECT coding_id, key, value FROM coding_tag ORDER BY id");
  while (q.step()) tags[q.integer(0)].push_back({q.string(1), q.string(2)});
  return tags;
}

std::unordered_map<RowId, CodingDetail> load_details(Project& project) {
  std::unordered_map<RowId, CodingDetail> details;
  for (auto& [id, tags] : load_coding_tags(project)) details[id].tags = std::move(tags);
  auto q = project.db().query(
      "SELECT id, memo, print FROM coding WHERE memo IS NOT NULL OR print IS NOT NULL");
  while (q.step()) {
    CodingDetail& d = details[q.integer(0)];
    d.memo = q.string(1);
    d.print = q.string(2);
  }
  return details;
}

std::unordered_map<RowId, std::string> load_created(Project& project) {
  std::unordered_map<RowId, std::string> created;
  auto q = project.db().query("SELECT id, created_at FROM coding");
  while (q.step()) created.emplace(q.integer(0), q.string(1));
  return created;
}

std::vector<Turn> load_turns(Project& project, const Source& source) {
  std::vector<Turn> turns;
  auto q = project.db().query(
      "SELECT id, number, speaker_id, start_cp, end_cp, label_start, label_end, start_ms, end_ms, "
      "page FROM turn WHERE version_id = ?1 ORDER BY number");
  q.bind_all(source.version);
  while (q.step()) {
    turns.push_back({.id = q.integer(0),
                     .number = q.u32(1),
                     .speaker = q.integer(2),
                     .span = {q.u32(3), q.u32(4)},
                     .label = {q.u32(5), q.u32(6)},
                     .start_ms = q.maybe_integer(7).value_or(-1),
                     .end_ms = q.maybe_integer(8).value_or(-1),
                     .page = static_cast<std::int32_t>(q.integer(9))});
  }
  return turns;
}

std::string load_text(Project& project, const Source& source) {
  return store::get_content(project.db(), source.text_hash);
}

}  // namespace thema::model
