#pragma once

#include <string>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// What happened to a case and when: a resource delivered, a call, a log-in.
struct Event {
  RowId case_id = 0;
  std::string date, kind, note;
};

/// By case and date.
std::vector<Event> load_events(Project& project);

}  // namespace thema::model
