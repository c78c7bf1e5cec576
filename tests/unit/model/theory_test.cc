#include "model/theory.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/model/realist_study.h"

using namespace thema::model;
using thema::Errc;
using thema::Error;

namespace {

Errc code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    return e.code();
  }
  FAIL("nothing was thrown");
  return Errc::usage;
}

TheoryFields says(std::string statement) { return {.statement = std::move(statement)}; }

}  // namespace

TEST_CASE("a theory keeps every wording of its statement") {
  RealistStudy study;
  Theories theories(study.project);
  CHECK(theories.add("T1", {"Goals help", "initial", "team"}, study.me).created);
  const TheorySaved saved = theories.set("T1", says("  Goals that people set help  "), study.me);
  CHECK(saved.new_version);
  CHECK(saved.version == 2);

  const Theory now = theories.require("T1");
  CHECK(now.statement == "Goals that people set help");
  CHECK(now.level == "initial");
  CHECK(now.origin == "team");
  const auto versions = theories.versions(now);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].statement == "Goals help");
  CHECK(versions[0].coder == "tester");
  CHECK(versions[1].number == 2);
}

TEST_CASE("another level or origin is a change and no new version") {
  RealistStudy study;
  Theories theories(study.project);
  theories.add("T1", says("Goals help"), study.me);
  const TheorySaved saved = theories.set("T1", {.level = "refined"}, study.me);
  CHECK(saved.changed);
  CHECK_FALSE(saved.new_version);
  CHECK(saved.version == 1);
  CHECK_FALSE(theories.set("T1", {"Goals help", "refined", ""}, study.me).changed);
}

TEST_CASE("adding a theory that is there is no change, unless it says something else") {
  RealistStudy study;
  Theories theories(study.project);
  theories.add("T1", {"Goals help", "initial", {}}, study.me);
  CHECK_FALSE(theories.add("T1", {"Goals help", "initial", {}}, study.me).changed);
  CHECK_FALSE(theories.add("T1", says("Goals help"), study.me).changed);
  CHECK(code_of([&] { theories.add("T1", says("Calls help"), study.me); }) == Errc::exists);
  CHECK(theories.list().size() == 1);
}

TEST_CASE("a theory needs a label and a statement") {
  RealistStudy study;
  Theories theories(study.project);
  CHECK(code_of([&] { theories.add("T1", {}, study.me); }) == Errc::usage);
  CHECK(code_of([&] { theories.add(" ", says("x"), study.me); }) == Errc::usage);
  CHECK(code_of([&] { theories.add("T1", says("\xff"), study.me); }) == Errc::usage);
  theories.add("T1", says("x"), study.me);
  CHECK(code_of([&] { theories.set("T1", says(" "), study.me); }) == Errc::usage);
}

TEST_CASE("a theory that is not there is missed with the nearest label") {
  RealistStudy study;
  Theories theories(study.project);
  theories.add("T1", says("x"), study.me);
  theories.add("T10", says("y"), study.me);
  theories.add("T2", says("z"), study.me);
  try {
    theories.require("T11");
    FAIL("nothing was thrown");
  } catch (const Error& e) {
    CHECK(e.code() == Errc::not_found);
    CHECK(e.hint().find("'T1'") != std::string::npos);
  }
  std::vector<std::string> order;
  for (const Theory& t : theories.list()) order.push_back(t.label);
  CHECK(order == std::vector<std::string>{"T1", "T2", "T10"});  // digits by value
}

TEST_CASE("a theory names the configurations that belong to it") {
  RealistStudy study;
  Theories theories(study.project);
  theories.add("T1", says("x"), study.me);
  for (const char* label : {"CMOC10", "CMOC2"}) {
    CmoFields fields;
    fields.theories = {"T1"};
    Configurations(study.project).add(label, fields, study.me);
  }
  CHECK(theories.require("T1").configurations == std::vector<std::string>{"CMOC2", "CMOC10"});
}
