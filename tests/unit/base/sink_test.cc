#include "base/sink.h"

#include <doctest/doctest.h>

TEST_CASE("a collecting sink keeps notices and warnings in order") {
  thema::CollectingSink sink;
  sink.notice("skipped", "P01.txt is there already", "P01");
  sink.warn("odd", "odd things");
  sink.progress("import", 1, 2);
  REQUIRE(sink.diagnostics.size() == 2);
  CHECK(sink.diagnostics[0].level == thema::Level::notice);
  CHECK(sink.diagnostics[0].id == "skipped");
  CHECK(sink.diagnostics[0].object == "P01");
  CHECK(sink.diagnostics[1].level == thema::Level::warning);
  CHECK(sink.diagnostics[1].message == "odd things");
}

TEST_CASE("a plain sink ignores what is reported") {
  thema::Sink sink;
  sink.warn("odd", "odd things");
  sink.progress("import", 1, 2);
}
