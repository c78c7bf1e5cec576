#include "model/source_store.h"

#include <optional>

#include "model/project.h"
#include "model/turn_words.h"
#include "store/content.h"
#include "store/database.h"
#include "store/history.h"
#include "store/search_index.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

std::optional<std::int64_t> known(std::int64_t ms) {
  return ms >= 0 ? std::optional(ms) : std::nullopt;
}

}  // namespace

void store_version(Project& project, const PreparedSource& p, const NewVersion& version) {
  store::Database& db = project.db();
  store::put_text(db, p.text_hash, p.document.text);
  if (p.original_hash != p.text_hash && !p.packed_original.empty()) {
    store::put_packed(db, p.original_hash, p.original_size, p.packed_original);
  }
  db.query(
        "INSERT INTO source_version (id, source_id, number, text_hash, original_hash, file_name, "
        "format, encoding, length, coder_id, imported_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
      .bind_all(version.id, version.source, version.number, p.text_hash, p.original_hash,
                p.file_name, p.document.format, p.document.encoding, p.length, version.coder,
                project.now())
      .run();
}

void store_turns(Project& project, const PreparedSource& prepared, RowId version,
                 const std::vector<RowId>& speakers) {
  const DocumentDraft& d = prepared.document;
  if (d.turns.empty()) return;
  const text::TextIndex index{std::string_view(d.text)};
  const bool ready = prepared.elisions == project.index().elisions();
  store::Change::Bulk bulk(*project.change());
  const RowId first = project.ids().last() + 1;
  auto insert = project.db().query(
      "INSERT INTO turn (id, version_id, number, speaker_id, start_cp, end_cp, label_start, "
      "label_end, start_ms, end_ms, page) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
  for (std::size_t i = 0; i < d.turns.size(); ++i) {
    const TurnDraft& t = d.turns[i];
    const RowId id = project.new_id();
    insert
        .bind_all(id, version, static_cast<std::int64_t>(i + 1),
                  t.speaker ? std::optional<RowId>(speakers[*t.speaker]) : std::nullopt,
                  t.span.begin, t.span.end, t.label.begin, t.label.end, known(t.start_ms),
                  known(t.end_ms), t.page > 0 ? std::optional<int>(t.page) : std::nullopt)
        .run();
    if (ready) {
      project.index().add(id, index.slice(t.span), prepared.tokens[i]);
    } else {
      project.index().add(id, index.slice(t.span));
    }
  }
  bulk.added("turn", first, project.ids().last());
}

void remove_turns(Project& project, RowId source) {
  store::Database& db = project.db();
  std::vector<RowId> turns;
  {
    auto q = db.query(
        "SELECT t.id FROM turn t JOIN source_version v ON v.id = t.version_id "
        "WHERE v.source_id = ?1 ORDER BY t.id");
    q.bind_all(source);
    while (q.step()) turns.push_back(q.integer(0));
  }
  turn_words(project).each(
      turns, [&](RowId id, std::string_view words) { project.index().remove(id, words); });
  db.query(
        "DELETE FROM turn WHERE version_id IN (SELECT id FROM source_version WHERE source_id = ?1)")
      .bind_all(source)
      .run();
}

}  // namespace thema::model
