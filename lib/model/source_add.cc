// How sources come into a project.
#include <fmt/format.h>

#include "base/hash.h"
#include "model/project.h"
#include "model/source_store.h"
#include "model/sources.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history.h"
#include "text/compose.h"
#include "text/language_tag.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// What every source needs, whatever file it comes from.
void make_ready(PreparedSource& p, DocumentDraft document, text::Tokenizer& tokenizer) {
  const text::TextIndex index{std::string_view(document.text)};
  p.length = index.length();
  p.tokens.resize(document.turns.size());
  p.elisions = tokenizer.elisions();
  for (std::size_t i = 0; i < document.turns.size(); ++i) {
    tokenizer.tokenize(index.slice(document.turns[i].span), p.tokens[i]);
  }
  p.document = std::move(document);
}

std::string free_name(store::Database& db, const std::string& wanted) {
  auto q = db.query("SELECT 1 FROM source WHERE name = ?1");
  std::string name = wanted;
  for (int i = 2;; ++i) {
    q.bind_all(name);
    if (!q.step()) return name;
    q.reset();
    name = fmt::format("{} ({})", wanted, i);
  }
}

}  // namespace

PreparedSource prepare_source(DocumentDraft document, std::string_view file_name,
                              std::string_view original, text::Tokenizer& tokenizer) {
  PreparedSource p;
  p.file_name = text::composed(file_name);
  p.original_hash = sha256_hex(original);
  p.original_size = original.size();
  if (original == document.text) {
    p.text_hash = p.original_hash;
  } else {
    p.text_hash = sha256_hex(document.text);
    p.packed_original = store::pack(original);
  }
  make_ready(p, std::move(document), tokenizer);
  return p;
}

PreparedOriginal prepare_original(std::string_view file_name, std::string_view bytes) {
  return {.file_name = text::composed(file_name),
          .hash = sha256_hex(bytes),
          .size = bytes.size(),
          .packed = store::pack(bytes)};
}

PreparedSource prepare_part(DocumentDraft document, const PreparedOriginal& original,
                            text::Tokenizer& tokenizer) {
  PreparedSource p;
  p.file_name = original.file_name;
  p.original_hash = original.hash;
  p.original_size = original.size;
  p.text_hash = sha256_hex(document.text);
  make_ready(p, std::move(document), tokenizer);
  return p;
}

struct Sources::Begun {
  Added added;
  RowId version = 0;
};

// A source points to its version and the version to its source. Whichever comes second, SQLite
// looks for rows that wait for it: the versions of a source have an index, so the version comes
// first.
Sources::Begun Sources::begin(const PreparedSource& p, std::string_view wanted,
                              std::string_view kind, std::string_view language, RowId coder) {
  store::Database& db = project_.db();
  Begun begun{{project_.new_id(), free_name(db, clean_source_name(wanted))}, project_.new_id()};
  store_version(project_, p, {begun.version, begun.added.id, 1, coder});
  db.query("INSERT INTO source (id, name, kind, language, version_id) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind_all(begun.added.id, begun.added.name, kind, text::canonical_language(language),
                begun.version)
      .run();
  return begun;
}

std::vector<RowId> Sources::add_speakers(const PreparedSource& p, RowId source) {
  std::vector<RowId> speakers;
  for (const SpeakerDraft& s : p.document.speakers) {
    speakers.push_back(project_.new_id());
    project_.db()
        .query("INSERT INTO speaker (id, source_id, label, role) VALUES (?1, ?2, ?3, ?4)")
        .bind_all(speakers.back(), source, s.label, to_string(s.role))
        .run();
  }
  return speakers;
}

Sources::Added Sources::add(const PreparedSource& p, std::string_view name, std::string_view kind,
                            std::string_view language, RowId coder) {
  Begun begun = begin(p, name, kind, language, coder);
  store_turns(project_, p, begun.version, add_speakers(p, begun.added.id));
  return begun.added;
}

void Sources::keep(const PreparedOriginal& original) {
  store::put_packed(project_.db(), original.hash, original.size, original.packed);
}

std::vector<Sources::Added> Sources::add_all(const std::vector<NewSource>& sources,
                                             std::string_view kind, std::string_view language,
                                             RowId coder) {
  std::vector<Begun> begun;
  begun.reserve(sources.size());
  for (const NewSource& s : sources) {
    begun.push_back(begin(s.prepared, s.name, kind, language, coder));
  }
  // Table by table, so that each table's new rows are one range of ids.
  std::vector<std::vector<RowId>> speakers;
  {
    store::Change::Bulk bulk(*project_.change());
    const RowId first = project_.ids().last() + 1;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      speakers.push_back(add_speakers(sources[i].prepared, begun[i].added.id));
    }
    if (project_.ids().last() >= first) bulk.added("speaker", first, project_.ids().last());
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    store_turns(project_, sources[i].prepared, begun[i].version, speakers[i]);
  }
  {
    store::Change::Bulk bulk(*project_.change());
    const RowId first = project_.ids().last() + 1;
    auto insert =
        project_.db().query("INSERT INTO source_case (id, source_id, case_id) VALUES (?1, ?2, ?3)");
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (sources[i].case_id == 0) continue;
      insert.bind_all(project_.new_id(), begun[i].added.id, sources[i].case_id).run();
    }
    if (project_.ids().last() >= first) bulk.added("source_case", first, project_.ids().last());
  }
  std::vector<Added> added;
  added.reserve(begun.size());
  for (Begun& b : begun) added.push_back(std::move(b.added));
  return added;
}

Sources::FromFile Sources::from_original(std::string_view original_hash) {
  FromFile from;
  auto q = project_.db().query(
      "SELECT s.name, v.length, (SELECT count(*) FROM turn t WHERE t.version_id = v.id) "
      "FROM source s JOIN source_version v ON v.id = s.version_id "
      "WHERE v.original_hash = ?1 ORDER BY s.id");
  q.bind_all(original_hash);
  while (q.step()) {
    if (from.sources++ == 0) from.first = q.string(0);
    from.characters += static_cast<std::size_t>(q.integer(1));
    from.turns += static_cast<std::size_t>(q.integer(2));
  }
  return from;
}

std::vector<std::pair<std::string, std::string>> Sources::texts_from(std::string_view file_name) {
  std::vector<std::pair<std::string, std::string>> texts;
  auto q = project_.db().query(
      "SELECT s.name, v.text_hash FROM source s JOIN source_version v ON v.id = s.version_id "
      "WHERE v.file_name = ?1 ORDER BY s.id");
  q.bind_all(file_name);
  while (q.step()) texts.emplace_back(q.string(0), q.string(1));
  return texts;
}

}  // namespace thema::model
