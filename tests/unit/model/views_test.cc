#include "model/views.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/codebook.h"

using namespace thema::model;

namespace {

/// The codes Barriers/Time and Help/Later, and a view that asks for "Time".
struct Study {
  Project project = Project::in_memory();

  Study() {
    changing(project, [&] {
      for (const char* path : {"Barriers/Time", "Help/Later"}) Codebook(project).add(path, {});
      Views(project).add("short", "code = Time", "Time near 1 turn Later");
    });
  }
  SavedView view() { return Views(project).require("short"); }
};

}  // namespace

TEST_CASE("a code that gets the name by which a view calls another is told from it") {
  Study s;
  changing(s.project, [&] { Codebook(s.project).rename("Help/Later", "Time"); });
  CHECK(s.view().where == "code = 'Barriers/Time'");
  CHECK(s.view().query == "'Barriers/Time' near 1 turn 'Help/Time'");
}
