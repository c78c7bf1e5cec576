#include "model/events.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/strings.h"
#include "model/cases.h"
#include "model/clean_text.h"
#include "model/project.h"
#include "store/database.h"

namespace thema::model {

std::vector<Event> load_events(Project& project) {
  std::vector<Event> events;
  auto q = project.db().query(
      "SELECT case_id, date, kind, note FROM event ORDER BY case_id, date, kind, id");
  while (q.step()) events.push_back({q.integer(0), q.string(1), q.string(2), q.string(3)});
  return events;
}

bool add_event(Project& project, const Event& event) {
  const std::string kind = clean_name(event.kind, "a kind of event");
  const std::string date(trim(event.date));
  check_text(event.note, "the note");
  if (date == kNotReported || !fits(AttributeType::date, date)) {
    throw Error(Errc::bad_input, fmt::format("'{}' is no date: expected year, month and day, such "
                                             "as 2026-03-05",
                                             date));
  }
  const std::string note(trim(event.note));
  store::Database& db = project.db();
  RowId there = 0;
  {
    auto q = db.query(
        "SELECT id, note FROM event WHERE case_id = ?1 AND date = ?2 AND kind = ?3 ORDER BY id");
    q.bind_all(event.case_id, date, kind);
    if (q.step()) {
      if (note.empty() || q.text(1) == note) return false;
      there = q.integer(0);
    }
  }
  if (there != 0) {
    db.query("UPDATE event SET note = ?2 WHERE id = ?1").bind_all(there, note).run();
    return true;
  }
  db.query("INSERT INTO event (id, case_id, date, kind, note) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind_all(project.new_id(), event.case_id, date, kind, note)
      .run();
  return true;
}

std::size_t remove_events(Project& project, RowId case_id, std::string_view kind,
                          std::string_view date) {
  store::Database& db = project.db();
  db.query("DELETE FROM event WHERE case_id = ?1 AND kind = ?2 AND (?3 = '' OR date = ?3)")
      .bind_all(case_id, clean_name(kind, "a kind of event"), trim(date))
      .run();
  return static_cast<std::size_t>(db.changes());
}

}  // namespace thema::model
