#include "model/settings.h"

#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/coders.h"

using namespace thema::model;

TEST_CASE("settings have defaults, are set and cleared") {
  auto p = Project::in_memory();
  Settings settings(p);
  CHECK(settings.get("language") == "en");
  CHECK(settings.get("count") == "union");
  CHECK(settings.get("title").empty());
  CHECK(changing(p, [&] { CHECK(settings.set("title", "BackSteps")); }));
  CHECK_FALSE(changing(p, [&] { CHECK_FALSE(settings.set("title", "BackSteps")); }));
  CHECK(settings.get("title") == "BackSteps");
  changing(p, [&] { settings.set("title", ""); });
  CHECK(settings.get("title").empty());
}

TEST_CASE("values that mean nothing are refused") {
  auto p = Project::in_memory();
  const auto set = [&](const char* key, const char* value) {
    return error_of([&] { changing(p, [&] { Settings(p).set(key, value); }); });
  };
  CHECK(set("titel", "x").find("did you mean 'title'?") != std::string::npos);
  CHECK(set("language", "no language at all").starts_with("usage"));
  CHECK(set("count", "anna").starts_with("not-found"));
  changing(p, [&] { Coders(p).add("anna"); });
  CHECK(set("count", "anna") == "none");
}
