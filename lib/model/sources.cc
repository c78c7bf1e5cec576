#include "model/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/printed_names.h"
#include "model/project.h"
#include "model/settings.h"
#include "model/source_store.h"
#include "model/turn_words.h"
#include "model/views.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history.h"
#include "store/search_index.h"
#include "text/collate.h"
#include "text/compose.h"
#include "text/language_tag.h"

namespace thema::model {

namespace {

constexpr std::string_view kSelect =
    "SELECT s.id, s.name, s.kind, s.language, s.version_id, v.number, v.text_hash, "
    "v.original_hash, "
    "v.file_name, v.format, v.encoding, v.imported_at, v.length "
    "FROM source s JOIN source_version v ON v.id = s.version_id ";

// Whole statements that live on: the database keeps them prepared.
const std::string kByName = std::string(kSelect) + "WHERE s.name = ?1";
const std::string kByFile = std::string(kSelect) + "WHERE v.file_name = ?1 ORDER BY s.id";
const std::string kByOriginal =
    std::string(kSelect) + "WHERE v.original_hash = ?1 ORDER BY s.id LIMIT 1";

Source source_of(const store::Statement& q) {
  return {.id = q.integer(0),
          .name = q.string(1),
          .kind = q.string(2),
          .language = q.string(3),
          .version = q.integer(4),
          .version_number = static_cast<int>(q.integer(5)),
          .text_hash = q.string(6),
          .original_hash = q.string(7),
          .file_name = q.string(8),
          .format = q.string(9),
          .encoding = q.string(10),
          .imported_at = q.string(11),
          .length = q.u32(12),
          .cases = {}};
}

std::vector<Source> select(store::Database& db, std::string_view sql, std::string_view value) {
  std::vector<Source> found;
  auto q = db.query(sql);
  q.bind_all(value);
  while (q.step()) found.push_back(source_of(q));
  return found;
}

void add_cases(store::Database& db, std::vector<Source>& sources) {
  std::unordered_map<RowId, std::vector<RowId>> links;
  auto q = db.query("SELECT source_id, case_id FROM source_case ORDER BY id");
  while (q.step()) links[q.integer(0)].push_back(q.integer(1));
  for (Source& s : sources) {
    if (const auto found = links.find(s.id); found != links.end()) s.cases = found->second;
  }
}

/// The index of a speaker. Throws Errc::not_found with near labels.
std::size_t speaker_labelled(const Project& project, const Source& source,
                             const std::vector<Speaker>& speakers, std::string_view label) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    if (speakers[i].label == label) return i;
    labels.push_back(speakers[i].label);
  }
  if (const auto same = printed_as(label, "speaker", labels, project.printed_names())) return *same;
  throw Error(Errc::not_found, fmt::format("no speaker '{}' in source '{}'", label, source.name),
              did_you_mean_name(label, labels, project.printed_names()));
}

}  // namespace

std::string default_source_name(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string_view stem =
      dot == std::string_view::npos || dot == 0 ? file_name : file_name.substr(0, dot);
  const std::string_view name = trim(stem);
  return std::string(name.empty() ? file_name : name);
}

std::vector<Source> Sources::list() {
  store::Database& db = project_.db();
  std::vector<Source> sources;
  {
    auto q = db.query(kSelect);
    while (q.step()) sources.push_back(source_of(q));
  }
  add_cases(db, sources);
  const text::Collator order(Settings(project_).get("language"));
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t i = 0; i < sources.size(); ++i)
    keys.emplace_back(order.sort_key(sources[i].name), i);
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : sources[a.second].name < sources[b.second].name;
  });
  std::vector<Source> sorted;
  sorted.reserve(sources.size());
  for (const auto& [key, i] : keys) sorted.push_back(std::move(sources[i]));
  return sorted;
}

std::optional<Source> Sources::find(std::string_view typed) {
  const std::string name = text::composed(typed);
  store::Database& db = project_.db();
  std::vector<Source> found = select(db, kByName, name);
  if (found.empty()) {
    found = select(db, kByFile, name);
    if (found.size() > 1) {
      constexpr std::size_t kMostShown = 10;
      std::vector<std::string> names;
      for (const Source& s : found) {
        names.push_back("'" + s.name + "'");
        if (names.size() < kMostShown || found.size() == kMostShown) continue;
        names.push_back(fmt::format("and {} more", found.size() - kMostShown));
        break;
      }
      throw Error(Errc::ambiguous,
                  fmt::format("several sources came from a file '{}': {}; name the "
                              "source",
                              name, join(names, ", ")));
    }
  }
  if (found.empty()) return std::nullopt;
  auto q = db.query("SELECT case_id FROM source_case WHERE source_id = ?1 ORDER BY id");
  q.bind_all(found.front().id);
  while (q.step()) found.front().cases.push_back(q.integer(0));
  return found.front();
}

Source Sources::require(std::string_view name) {
  if (auto found = find(name)) return *found;
  std::vector<std::string> names, files;
  auto q = project_.db().query(
      "SELECT s.name, v.file_name FROM source s JOIN source_version v ON v.id = s.version_id");
  while (q.step()) {
    names.push_back(q.string(0));
    files.push_back(q.string(1));
  }
  auto same = printed_as(name, "source", names, project_.printed_names());
  if (!same) same = printed_as(name, "file", files, project_.printed_names());
  if (same) return *find(names[*same]);
  throw Error(Errc::not_found, fmt::format("no source '{}'", name),
              did_you_mean_name(name, names, project_.printed_names()));
}

std::unordered_map<std::string, std::vector<std::string>> Sources::names_by_file() {
  std::unordered_map<std::string, std::vector<std::string>> names;
  auto q = project_.db().query(
      "SELECT v.file_name, s.name FROM source s JOIN source_version v ON v.id = s.version_id "
      "ORDER BY s.id");
  while (q.step()) names[q.string(0)].push_back(q.string(1));
  return names;
}

std::optional<Source> Sources::find_original(std::string_view original_hash) {
  std::vector<Source> found = select(project_.db(), kByOriginal, original_hash);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::string Sources::original(const Source& source) {
  return store::get_content(project_.db(), source.original_hash);
}

std::vector<Speaker> Sources::speakers(const Source& source) {
  std::vector<Speaker> speakers;
  auto q = project_.db().query(
      "SELECT id, label, role, case_id FROM speaker WHERE source_id = ?1 ORDER BY id");
  q.bind_all(source.id);
  while (q.step()) {
    speakers.push_back({.id = q.integer(0),
                        .source = source.id,
                        .label = q.string(1),
                        .role = speaker_role(q.text(2)),
                        .case_id = q.integer(3)});
  }
  return speakers;
}

void check_language(std::string_view language) {
  if (language.empty() || text::is_language(language)) return;
  throw Error(
      Errc::usage,
      fmt::format("'{}' is no language tag: expected one such as en, de or pt-BR", language));
}

std::string clean_source_name(std::string_view name) { return clean_name(name, "a source"); }

void Sources::rename(std::string_view name, std::string_view wanted) {
  const Source source = require(name);
  const std::string to = clean_source_name(wanted);
  if (source.name == to) return;
  if (!select(project_.db(), kByName, to).empty()) {
    throw Error(Errc::exists, fmt::format("a source '{}' is there already", to));
  }
  NamesInViews views(project_);
  project_.db().query("UPDATE source SET name = ?2 WHERE id = ?1").bind_all(source.id, to).run();
  views.follow();
}

Sources::Removed Sources::remove(const Source& source, bool with_evidence) {
  store::Database& db = project_.db();
  const auto count = [&](std::string_view sql) {
    auto q = db.query_once(sql);
    q.bind_all(source.id);
    return q.step() ? static_cast<std::size_t>(q.integer(0)) : 0;
  };
  Removed removed;
  removed.evidence = count("SELECT count(*) FROM evidence WHERE source_id = ?1");
  removed.references = count("SELECT count(*) FROM summary_reference WHERE source_id = ?1");
  if (removed.evidence + removed.references > 0 && !with_evidence) {
    throw Error(
        Errc::exists,
        fmt::format("source '{}' is used as evidence of configurations ({}) or in summaries "
                    "({}): --yes removes these with it",
                    source.name, removed.evidence, removed.references))
        .about(source.name);
  }
  remove_turns(project_, source.id);
  for (const char* sql :
       {"DELETE FROM evidence_element WHERE evidence_id IN "
        "(SELECT id FROM evidence WHERE source_id = ?1)",
        "DELETE FROM evidence WHERE source_id = ?1",
        "DELETE FROM summary_reference WHERE source_id = ?1",
        "UPDATE joint_row SET coding_id = NULL WHERE coding_id IN "
        "(SELECT id FROM coding WHERE source_id = ?1)",
        "DELETE FROM memo WHERE source_id = ?1 OR coding_id IN "
        "(SELECT id FROM coding WHERE source_id = ?1)",
        "DELETE FROM coding_tag WHERE coding_id IN (SELECT id FROM coding WHERE source_id = ?1)",
        "DELETE FROM coding WHERE source_id = ?1", "DELETE FROM speaker WHERE source_id = ?1",
        "DELETE FROM source_state WHERE source_id = ?1",
        "DELETE FROM source_case WHERE source_id = ?1",
        "DELETE FROM attribute_value WHERE source_id = ?1",
        "UPDATE side_row SET source_id = NULL WHERE source_id = ?1",
        "DELETE FROM source WHERE id = ?1", "DELETE FROM source_version WHERE source_id = ?1"}) {
    db.query_once(sql).bind_all(source.id).run();
    const auto changes = static_cast<std::size_t>(db.changes());
    if (std::string_view(sql).starts_with("DELETE FROM coding WHERE")) removed.codings = changes;
    if (std::string_view(sql).starts_with("DELETE FROM memo")) removed.memos = changes;
  }
  return removed;
}

bool Sources::set_language(const Source& source, std::string_view typed) {
  const std::string language = text::canonical_language(typed);
  if (source.language == language) return false;
  check_language(language);
  project_.db()
      .query("UPDATE source SET language = ?2 WHERE id = ?1")
      .bind_all(source.id, language)
      .run();
  return true;
}

bool Sources::set_kind(const Source& source, std::string_view kind) {
  if (source.kind == kind) return false;
  if (kind != "transcript" && kind != "document" && kind != "survey") {
    throw Error(Errc::usage,
                fmt::format("'{}' is no kind of source: expected transcript, document or "
                            "survey",
                            kind));
  }
  project_.db().query("UPDATE source SET kind = ?2 WHERE id = ?1").bind_all(source.id, kind).run();
  return true;
}

bool Sources::set_state(const Source& source, RowId coder, std::string_view state) {
  store::Database& db = project_.db();
  std::string before;
  {
    auto q = db.query("SELECT state FROM source_state WHERE source_id = ?1 AND coder_id = ?2");
    q.bind_all(source.id, coder);
    if (q.step()) before = q.string(0);
  }
  if (before == state) return false;
  db.query("DELETE FROM source_state WHERE source_id = ?1 AND coder_id = ?2")
      .bind_all(source.id, coder)
      .run();
  if (!state.empty()) {
    db.query("INSERT INTO source_state (id, source_id, coder_id, state) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(project_.new_id(), source.id, coder, state)
        .run();
  }
  return true;
}

std::size_t Sources::merge_speakers(const Source& source, const std::vector<std::string>& labels,
                                    std::string_view into) {
  const std::vector<Speaker> all = speakers(source);
  const auto require_label = [&](std::string_view label) -> const Speaker& {
    return all[speaker_labelled(project_, source, all, label)];
  };
  const Speaker& kept = require_label(into);
  RowId case_id = kept.case_id;
  store::Database& db = project_.db();
  std::size_t turns = 0;
  std::set<std::string> done;
  for (const std::string& label : labels) {
    const Speaker& gone = require_label(label);
    if (gone.id == kept.id) {
      throw Error(Errc::usage, fmt::format("speaker '{}' cannot be merged into itself", label));
    }
    if (!done.insert(label).second) continue;
    if (case_id == 0) case_id = gone.case_id;
    db.query("UPDATE turn SET speaker_id = ?2 WHERE speaker_id = ?1")
        .bind_all(gone.id, kept.id)
        .run();
    turns += static_cast<std::size_t>(db.changes());
    db.query("DELETE FROM speaker WHERE id = ?1").bind_all(gone.id).run();
  }
  if (case_id != kept.case_id) {
    db.query("UPDATE speaker SET case_id = ?2 WHERE id = ?1").bind_all(kept.id, case_id).run();
  }
  return turns;
}

bool Sources::set_speaker(const Source& source, std::string_view label,
                          const SpeakerChange& change) {
  const std::vector<Speaker> all = speakers(source);
  std::vector<std::string> labels;
  for (const Speaker& s : all) labels.push_back(s.label);
  const Speaker before = all[speaker_labelled(project_, source, all, label)];
  std::optional<Speaker> speaker = before;
  if (change.role) speaker->role = *change.role;
  if (change.case_id) {
    Cases(project_).check_active(*change.case_id);
    speaker->case_id = *change.case_id;
  }
  const std::string to = change.label ? clean_name(*change.label, "a speaker") : speaker->label;
  if (to != speaker->label) {
    if (std::find(labels.begin(), labels.end(), to) != labels.end()) {
      throw Error(Errc::exists,
                  fmt::format("a speaker '{}' is in source '{}' already", to, source.name));
    }
    speaker->label = to;
  }
  if (before.role == speaker->role && before.case_id == speaker->case_id &&
      before.label == speaker->label) {
    return false;
  }
  const auto case_id =
      speaker->case_id == 0 ? std::nullopt : std::optional<RowId>(speaker->case_id);
  project_.db()
      .query("UPDATE speaker SET label = ?2, role = ?3, case_id = ?4 WHERE id = ?1")
      .bind_all(speaker->id, speaker->label, to_string(speaker->role), case_id)
      .run();
  return true;
}

}  // namespace thema::model
