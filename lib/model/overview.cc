#include "model/overview.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <span>
#include <string_view>

#include "model/coders.h"
#include "model/corpus.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/turn_coding.h"
#include "store/database.h"
#include "store/history.h"
#include "store/migrate.h"

namespace thema::model {

namespace {

std::size_t count(store::Database& db, std::string_view sql) {
  auto q = db.query(sql);
  return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
}

/// Codings that do not count, by an index that holds only those: `info` reads no table whole.
void count_codings(store::Database& db, Overview& o) {
  std::size_t uncounted = 0;
  auto q = db.query(
      "SELECT status, anchor, count(*) FROM coding WHERE status <> '' OR anchor <> '' "
      "GROUP BY status, anchor");
  while (q.step()) {
    const auto n = static_cast<std::size_t>(q.integer(2));
    const bool lost = q.text(1) == "lost";
    if (q.text(0) == "suggested" && !lost) o.suggested += n;
    if (q.text(0).empty() && q.text(1) == "changed") o.changed += n;
    if (q.text(0).empty() && lost) o.lost += n;
    if (!q.text(0).empty() || q.text(1) == "lost") uncounted += n;
  }
  o.codings = count(db, "SELECT count(*) FROM coding") - uncounted;
}

}  // namespace

Overview overview(Project& project) {
  store::Database& db = project.db();
  const store::Transaction snapshot(db);  // one state of the file, and one lock
  Overview o;
  o.file = project.path().filename().string();
  Settings settings(project);
  o.title = settings.get("title");
  o.language = settings.get("language");
  o.schema = store::schema_of(db);
  std::error_code ignored;
  const auto size = std::filesystem::file_size(project.path(), ignored);
  if (!ignored) o.size = size;
  o.sources = count(db, "SELECT count(*) FROM source");
  o.characters = count(db,
                       "SELECT coalesce(sum(v.length), 0) FROM source s "
                       "JOIN source_version v ON v.id = s.version_id");
  // Of current versions: all but those of older ones, which are few.
  o.turns =
      count(db, "SELECT count(*) FROM turn") -
      count(db,
            "SELECT count(*) FROM turn WHERE version_id IN (SELECT v.id FROM source_version v "
            "WHERE v.id NOT IN (SELECT version_id FROM source))");
  o.speakers = count(db, "SELECT count(*) FROM speaker");
  o.cases = count(db, "SELECT count(*) FROM \"case\"");
  o.attributes = count(db, "SELECT count(*) FROM attribute");
  o.codes = count(db, "SELECT count(*) FROM code");
  count_codings(db, o);
  o.memos = count(db, "SELECT count(*) FROM memo");
  o.theories = count(db, "SELECT count(*) FROM theory");
  o.configurations = count(db, "SELECT count(*) FROM cmoc WHERE state <> 'fragment'");
  o.fragments = count(db, "SELECT count(*) FROM cmoc WHERE state = 'fragment'");
  o.evidence = count(db, "SELECT count(*) FROM evidence");
  o.decisions = count(db, "SELECT count(*) FROM decision");
  o.changes = static_cast<std::size_t>(store::history_size(db));
  o.coders = Coders(project).list();
  return o;
}

std::vector<CoderWork> coder_work(Project& project) {
  std::map<RowId, CoderWork> by_coder;
  auto codings = project.db().query(
      "SELECT coder_id, count(*) FROM coding WHERE +status = '' AND +anchor <> 'lost' "
      "GROUP BY coder_id");
  while (codings.step()) {
    by_coder[codings.integer(0)].codings = static_cast<std::size_t>(codings.integer(1));
  }
  auto done = project.db().query(
      "SELECT coder_id, count(*) FROM source_state WHERE state = 'done' GROUP BY coder_id");
  while (done.step()) {
    by_coder[done.integer(0)].sources_done = static_cast<std::size_t>(done.integer(1));
  }
  std::vector<CoderWork> work;
  for (const Coder& coder : Coders(project).list()) {
    CoderWork& of = by_coder[coder.id];
    of.coder = coder;
    work.push_back(of);
  }
  return work;
}

// ---- standing
// -------------------------------------------------------------------------------------

namespace {

using States = std::map<std::pair<RowId, RowId>, std::string>;  // by source and coder

States states_of(Project& project) {
  States states;
  auto q = project.db().query("SELECT source_id, coder_id, state FROM source_state");
  while (q.step()) states[{q.integer(0), q.integer(1)}] = q.string(2);
  return states;
}

/// How many turns each coder (by index) has coded.
std::map<std::uint32_t, std::size_t> coded_turns(std::span<const Turn> turns,
                                                 std::span<const Coding> codings) {
  std::map<std::uint32_t, std::size_t> coded;
  for (const auto& [coder, mark] : turns_coded(turns, codings)) {
    coded[coder] = static_cast<std::size_t>(std::count(mark.begin(), mark.end(), true));
  }
  return coded;
}

}  // namespace

Standing standing(Project& project, Corpus corpus, const std::vector<bool>& of) {
  corpus.count = "union";  // everybody's work, whoever is counted in tables
  Standing s;
  s.me = project.coder_name();
  const std::vector<Coding> codings = load_codings(project, corpus, {});
  const States states = states_of(project);
  const auto state_of = [&](RowId source, RowId coder) -> std::string {
    const auto found = states.find({source, coder});
    return found == states.end() ? "unread" : found->second;
  };
  RowId me = 0;
  for (const Coder& c : corpus.coders) {
    if (c.name == s.me) me = c.id;
  }
  std::string started, unread;
  auto next = codings.begin();
  for (std::uint32_t i = 0; i < corpus.sources.size(); ++i) {
    const Source& source = corpus.sources[i];
    const auto first = next;
    while (next != codings.end() && next->source == i) ++next;
    if (!of.empty() && !of[i]) continue;
    const std::vector<Turn> turns = spoken_turns(project, corpus, source);
    const auto coded = coded_turns(turns, {first, next});
    const auto report = [&](std::string coder, std::string state, std::size_t n) {
      s.progress.push_back({source.name, std::move(coder), std::move(state), n, turns.size()});
    };
    const std::string mine = state_of(source.id, me);
    if (me == 0) report(s.me, "unread", 0);
    for (std::uint32_t c = 0; c < corpus.coders.size(); ++c) {
      const Coder& coder = corpus.coders[c];
      const auto n = coded.find(c);
      const std::string state = state_of(source.id, coder.id);
      if (coder.id != me && n == coded.end() && state == "unread") continue;
      // Whoever has coded in a source has begun it, marked or not.
      const bool begun = state == "unread" && n != coded.end();
      report(coder.name, begun ? "started" : state, n == coded.end() ? 0 : n->second);
    }
    const bool begun = mine == "started" ||
                       (mine == "unread" && me != 0 && coded.contains(corpus.coder_index.at(me)));
    if (mine == "done") continue;
    std::string& candidate = begun ? started : unread;
    if (candidate.empty()) candidate = source.name;
  }
  s.next_source = started.empty() ? unread : started;
  store::Database& db = project.db();
  s.changed = count(db, "SELECT count(*) FROM coding WHERE anchor = 'changed' AND status = ''");
  s.lost = count(db, "SELECT count(*) FROM coding WHERE anchor = 'lost' AND status = ''");
  s.suggested =
      count(db, "SELECT count(*) FROM coding WHERE status = 'suggested' AND anchor <> 'lost'");
  for (const Code& code : corpus.codes) {
    if (code.description.empty()) s.undefined.push_back(code.path);
  }
  return s;
}

}  // namespace thema::model
