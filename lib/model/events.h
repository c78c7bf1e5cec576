#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace thema::model {

class Project;

/// What happened to a case and when: a resource delivered, a call, a log-in.
struct Event {
  RowId case_id = 0;
  std::string date;  ///< ISO: 2026-03-05
  std::string kind, note;
};

/// By case and date.
std::vector<Event> load_events(Project& project);

// REQUIRES a change under way:
/// An event is its case, date and kind. False when it is there with this note; another note, unless
/// empty, takes the place of the one there. Throws Errc::bad_input for what is no date, and
/// Errc::usage for a kind that is no name.
bool add_event(Project& project, const Event& event);
/// How many went: those of this kind, of all dates when `date` is empty.
std::size_t remove_events(Project& project, RowId case_id, std::string_view kind,
                          std::string_view date);

}  // namespace thema::model
