#include "model/turn_words.h"

#include <algorithm>

#include "base/error.h"
#include "model/project.h"
#include "model/settings.h"
#include "store/content.h"
#include "store/database.h"
#include "store/search_index.h"
#include "text/text_index.h"

namespace thema::model {

namespace {

/// The text of one version at a time: turns come version by version.
class VersionText {
 public:
  explicit VersionText(store::Database& db) : db_(db) {}
  std::string_view slice(RowId version, text::Span span) {
    if (version != version_) {
      auto q = db_.query("SELECT text_hash FROM source_version WHERE id = ?1");
      q.bind_all(version);
      if (!q.step()) throw Error(Errc::project, "a turn belongs to no version of a source");
      text_ = store::get_content(db_, q.text(0));
      index_.emplace(std::string_view(text_));
      version_ = version;
    }
    return index_->slice(span);
  }

 private:
  store::Database& db_;
  RowId version_ = 0;
  std::string text_;
  std::optional<text::TextIndex> index_;
};

}  // namespace

store::TurnWords turn_words(Project& project) {
  return {[&project](std::vector<RowId> turns,
                     const std::function<void(RowId, std::string_view)>& each) {
    // By id: so they lie version by version, and the index gathers them before it writes.
    std::sort(turns.begin(), turns.end());
    store::Database& db = project.db();
    VersionText text(db);
    auto q = db.query("SELECT version_id, start_cp, end_cp FROM turn WHERE id = ?1");
    for (const RowId id : turns) {
      q.bind_all(id);
      if (q.step()) {
        each(id, text.slice(q.integer(0), {q.u32(1), q.u32(2)}));
      }
      q.reset();
    }
  }};
}

namespace {

void rebuild_index(Project& project) {
  store::Database& db = project.db();
  store::SearchIndex& index = project.index();
  index.clear();
  index.begin(elisions_of(project));
  VersionText text(db);
  // Only turns of current versions are searched.
  auto q = db.query(
      "SELECT t.id, t.version_id, t.start_cp, t.end_cp FROM turn t "
      "JOIN source s ON s.version_id = t.version_id ORDER BY t.id");
  while (q.step()) {
    index.add(q.integer(0), text.slice(q.integer(1), {q.u32(2), q.u32(3)}));
  }
}

}  // namespace

text::Elisions elisions_of(Project& project) {
  text::Elisions elisions;
  elisions.add(Settings(project).get("language"));
  auto q = project.db().query("SELECT DISTINCT language FROM source WHERE language <> ''");
  while (q.step()) elisions.add(q.text(0));
  return elisions;
}

void fit_index(Project& project) {
  store::SearchIndex& index = project.index();
  if (!index.current() || index.elisions() != elisions_of(project)) rebuild_index(project);
}

}  // namespace thema::model
