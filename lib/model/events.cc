#include "model/events.h"

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

}  // namespace thema::model
