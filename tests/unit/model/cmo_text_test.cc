#include "model/cmo_text.h"

#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "change_helpers.h"
#include "model/cmo_exchange.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/cmo_shape.h"
#include "model/events.h"
#include "model/realist_object.h"
#include "unit/model/realist_study.h"

using namespace thema::model;
using thema::RowId;

namespace {

/// What people and hostile files put into a text.
const std::vector<std::string> kOddTexts{"plain",
                                         "a \"quote\" and a \\ back\\nslash",
                                         "two\nlines\n\nand more",
                                         "# no comment",
                                         "C1: no element",
                                         "evidence P1 2 supports C1",
                                         "(-) (+) signs",
                                         "by=ben case=P3",
                                         "\u202eright to left\u202c and \U0001F600 and e\u0301",
                                         "tab\there",
                                         ": colon first",
                                         "\\",
                                         "\"",
                                         std::string(10000, 'x'),
                                         std::string(3000, '"') + std::string(3000, '\\')};

/// A study with evidence of every kind, `odd` wherever words can stand.
struct OddStudy : RealistStudy {
  explicit OddStudy(const std::string& odd) {
    Theories(project).add("T1", {.statement = odd}, me);
    CmoFields f;
    f.title = odd;
    f.theories = {"T1"};
    f.level = "meso";
    f.valence = "harm";
    for (const char* role : {"context", "resource", "outcome"}) {
      f.elements[role] = {{.text = std::string(role) + " " + odd}};
    }
    f.elements["reasoning"] = {{.text = "(-) " + odd + "!", .codes = {code("Why/Deep")}},
                               {.text = odd + " too"}};
    Configurations(project).add("CMOC1", f, me);
    configuration("CMOC2", {{"context", "alone"}, {"outcome", "goes out"}});
    NewEvidence e = evidence("CMOC1", "C1,R2,O1", "supports", "P1", "I know it does.");
    e.note = odd;
    e.directness = "stated";
    add(e);
    add(evidence("CMOC1", "R1", "negative-case", "P1", "walk eases"));
    e = silence("CMOC1", "R1", "P3");
    e.note = odd;
    add(e);
    add(evidence("CMOC2", "O1", "refines", "P2", "Nothing helps. I fear each step."));
  }

  std::string text() {
    CmoTextForm form(project, project.coder_name());
    return form.write(Configurations(project).require("CMOC1")) + "\n" +
           form.write(Configurations(project).require("CMOC2"));
  }
  CmoTextForm::Applied apply(const std::string& typed) {
    return CmoTextForm(project, project.coder_name())
        .apply(parse_cmo_text(typed), {.reason = "a test"}, false, me);
  }
};

}  // namespace

TEST_CASE("configurations written as text and read back are no change, whatever they say") {
  for (const std::string& odd : kOddTexts) {
    CAPTURE(odd.substr(0, 60));
    OddStudy study(odd);
    const std::string before = state_of(study.project), text = study.text();
    CHECK_FALSE(study.apply(text).any());
    CHECK(state_of(study.project) == before);
    CHECK(study.text() == text);
  }
}

TEST_CASE("text without the lines of the program adds the same configurations elsewhere") {
  OddStudy study("plain");
  const std::string whole = study.text();
  std::string fresh;
  for (const std::string_view line : thema::split(whole, '\n')) {
    if (line.starts_with("version:") || line.starts_with("evidence:")) continue;
    fresh += std::string(line) + "\n";
  }
  RealistStudy other;
  Theories(other.project).add("T1", {.statement = "plain"}, other.me);
  other.code("Why/Deep");
  const auto applied = CmoTextForm(other.project, other.project.coder_name())
                           .apply(parse_cmo_text(fresh), {.reason = "a test"}, false, other.me);
  CHECK(applied.added == 2);
  CHECK(applied.evidence_added == 4);
  CmoTextForm form(other.project, other.project.coder_name());
  CHECK(form.write(Configurations(other.project).require("CMOC1")) + "\n" +
            form.write(Configurations(other.project).require("CMOC2")) ==
        study.text());
}

TEST_CASE("other words in the text are a new version, and a second reading of it a conflict") {
  OddStudy study("plain");
  std::string text = study.text();
  text.replace(text.find("O1: outcome plain"), 17, "O1: another end");
  const auto applied = study.apply(text);
  CHECK(applied.versions == 1);
  CHECK(applied.changed == 0);
  CHECK(error_of([&] { study.apply(text); }).starts_with("conflict: "));
}

TEST_CASE("labels that lists and the text form could not name are refused") {
  RealistStudy study;
  for (const char* label :
       {"A B", "A,B", "A:B", "A=C1", "#A", "evidence", "A;B", "\"A", "", "A\tB"}) {
    CAPTURE(label);
    CHECK(error_of([&] { study.configuration(label, {{"context", "x"}}); }) != "none");
  }
  CHECK(error_of([&] {
          Theories(study.project).add("T1, T2", {.statement = "x"}, study.me);
        }).starts_with("usage: "));
  CHECK(Configurations(study.project).list().empty());
}

TEST_CASE(
    "many blocks are read in one pass, and a label that begins twice is told with both lines") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "CMOC" + std::to_string(i) + "\n\n";
  CHECK(parse_cmo_text(text).size() == 50000);
  text += "CMOC7 again\n";
  CHECK(error_of([&] { parse_cmo_text(text); }).find("first in line 15") != std::string::npos);
}

TEST_CASE("an export read into a project with the same sources is the same export") {
  for (const std::string& odd : kOddTexts) {
    CAPTURE(odd.substr(0, 60));
    OddStudy study(odd);
    CmoLinks links(study.project);
    links.add({.kind = "ripple",
               .from = links.end_named("CMOC1.O1"),
               .to = links.end_named("CMOC2.C1"),
               .note = odd});
    CmoFields f;
    f.elements["context"] = {{.text = "reworded " + odd}};
    f.state = "refined";
    Configurations(study.project)
        .set("CMOC1", f, {.reason = odd, .inference = "abductive", .people = {"Ann"}}, study.me);
    CmoRecords records(study.project);
    records.waive("K05", require_realist(study.project, "CMOC1"), odd, study.me);
    records.waive("K15", require_realist(study.project, "T1"), odd, study.me);
    records.add_search(Configurations(study.project).require("CMOC2").id, "silent", odd, study.me);
    const std::string exported = export_realist(study.project);

    RealistStudy other;
    other.code("Why/Deep");
    const RealistImported done =
        import_realist(other.project, nlohmann::ordered_json::parse(exported));
    CHECK(done.configurations == 2);
    CHECK(done.evidence == 4);
    CHECK(done.links == 1);
    CHECK(export_realist(other.project) == exported);
    CHECK(import_realist(other.project, nlohmann::ordered_json::parse(exported)).unchanged);
  }
}

TEST_CASE("an import of evidence whose words are not at their place is refused") {
  RealistStudy study;
  study.configuration("CMOC1", {{"context", "is able"}, {"outcome", "walks"}});
  study.add(study.evidence("CMOC1", "C1", "supports", "P1", "The walk eases it"));
  auto document = nlohmann::ordered_json::parse(export_realist(study.project));
  const auto refused = [&](const char* anchor, std::uint32_t end) {
    RealistStudy other;
    auto& evidence = document["configurations"][0]["evidence"][0];
    evidence["anchor"] = anchor;
    evidence["end"] = end;
    return error_of([&] { import_realist(other.project, document); });
  };
  CHECK(refused("changed", 9999).find("has other words at 12:9999") != std::string::npos);
  CHECK(refused("changed", 20).find("has other words at 12:20") != std::string::npos);
  CHECK(refused("perhaps", 29).find("expected changed, lost or null") != std::string::npos);
  CHECK(refused("changed", 29) == "none");
  CHECK(refused("lost", 9999) == "none");
}

TEST_CASE(
    "an import of a ripple that leads elsewhere than from an outcome to a context is refused") {
  RealistStudy study;
  study.configuration("CMOC1", {{"context", "is able"}, {"outcome", "walks"}});
  study.configuration("CMOC2", {{"context", "walks on"}, {"outcome", "sleeps"}});
  CmoLinks links(study.project);
  links.add(
      {.kind = "ripple", .from = links.end_named("CMOC1.O1"), .to = links.end_named("CMOC2.C1")});
  const auto exported = nlohmann::ordered_json::parse(export_realist(study.project));
  const auto& ripple = exported["links"][0];
  const auto refused = [&](const char* key, const nlohmann::ordered_json& value) {
    RealistStudy other;
    auto document = exported;
    document["links"][0][key] = value;
    return error_of([&] { import_realist(other.project, document); });
  };
  const auto element = [&](int cmoc, int place) {
    return exported["configurations"][cmoc]["versions"][0]["elements"][place]["element"];
  };
  CHECK(ripple["from_element"] == element(0, 1));
  CHECK(refused("from_element", element(0, 1)) == "none");
  CHECK(
      refused("from_element", element(0, 0)).find("links.from_element: expected the outcome of") !=
      std::string::npos);
  CHECK(refused("to_element", element(1, 1)).find("links.to_element: expected the context of") !=
        std::string::npos);
  // No command could read a link to what its configuration never had.
  CHECK(refused("to_element", element(0, 0)).find("an element that CMOC2 has") !=
        std::string::npos);
  CHECK(refused("from_element", nullptr) == "none");
}

TEST_CASE("every change of a realist analysis is undone to the last row, and redone") {
  Project project = [] {
    OddStudy study("plain");
    study.change.commit();
    return std::move(study.project);
  }();
  thema::Sink sink;
  const auto me = [&] { return project.coder_id(sink); };
  const auto cmoc = [&](const char* label) { return Configurations(project).require(label); };
  const std::vector<std::pair<const char*, std::function<void()>>> steps{
      {"reword",
       [&] {
         CmoFields f;
         f.elements["context"] = {{.text = "other"}};
         Configurations(project).set("CMOC1", f, {}, me());
       }},
      {"reread",
       [&] {
         for (const Reread& r : CmoShape(project).to_reread(cmoc("CMOC1"))) {
           CmoShape(project).confirm(cmoc("CMOC1"), r, {}, {});
         }
       }},
      {"state",
       [&] {
         CmoFields f;
         f.state = "parked";
         Configurations(project).set("CMOC2", f, {.reason = "later"}, me());
       }},
      {"link",
       [&] {
         CmoLinks links(project);
         links.add(
             {.kind = "refines", .from = links.end_named("CMOC1"), .to = links.end_named("CMOC2")});
       }},
      {"decide",
       [&] {
         Decisions(project).record({.operation = "reconcile", .reason = "why", .coder = me()});
       }},
      {"waive",
       [&] { CmoRecords(project).waive("K07", require_realist(project, "T1"), "so", me()); }},
      {"search",
       [&] { CmoRecords(project).add_search(cmoc("CMOC1").id, "negative-case", "none", me()); }},
      {"event",
       [&] {
         add_event(project, {Cases(project).require("P1").id, "2026-03-05", "delivered", ""});
       }},
      {"report", [&] { Configurations(project).set_reported(cmoc("CMOC1"), true); }},
      {"split",
       [&] {
         CmoShape(project).split({.label = "CMOC1",
                                  .parts = {{"A1", {"C1", "R1"}}, {"A2", {}}},
                                  .decision = {.reason = "two stories"}},
                                 me());
       }},
      {"merge",
       [&] {
         CmoShape(project).merge(
             {.labels = {"A1", "A2"}, .into = "B1", .decision = {.reason = "one after all"}}, me());
       }},
      {"remove", [&] { Configurations(project).remove("B1", true); }}};
  std::vector<std::string> states{state_of(project)};
  for (const auto& [name, step] : steps) {
    CAPTURE(name);
    REQUIRE(changing(project, step));
    states.push_back(state_of(project));
    CHECK(states[states.size() - 2] != states.back());
  }
  for (std::size_t i = steps.size(); i-- > 0;) {
    CAPTURE(steps[i].first);
    project.undo("thema undo", "");
    CHECK(state_of(project) == states[i]);
  }
  for (std::size_t i = 1; i < states.size(); ++i) {
    CAPTURE(steps[i - 1].first);
    project.redo("thema redo", "");
    CHECK(state_of(project) == states[i]);
  }
}

TEST_CASE("an element in two configurations is reworded in both at once only by a correction") {
  RealistStudy study;
  study.configuration("A", {{"context", "is able"}, {"outcome", "walks"}});
  CmoFields shared;
  shared.elements["context"] = {
      {.text = "is able",
       .row = Configurations(study.project).require("A").version.elements[0].id}};
  Configurations(study.project).add("B", shared, study.me);
  CmoFields f;
  f.elements["context"] = {{.text = "is abel"}};
  CHECK(Configurations(study.project).set("A", f, {.editorial = true}, study.me).also_in ==
        std::vector<std::string>{"B"});
  CHECK(Configurations(study.project).require("B").version.elements[0].statement == "is abel");
  f.elements["context"] = {{.text = "can walk"}};
  CHECK(Configurations(study.project).set("A", f, {}, study.me).also_in.empty());
  CHECK(Configurations(study.project).require("B").version.elements[0].statement == "is abel");
}

TEST_CASE("an event is a case, a real day and a word; the same again is no change") {
  RealistStudy study;
  const RowId p1 = Cases(study.project).require("P1").id;
  CHECK(add_event(study.project, {p1, "2026-03-05", "delivered", ""}));
  CHECK_FALSE(add_event(study.project, {p1, " 2026-03-05 ", "delivered", ""}));
  CHECK(add_event(study.project, {p1, "2026-03-05", "delivered", "by post"}));
  CHECK_FALSE(add_event(study.project, {p1, "2026-03-05", "delivered", ""}));
  CHECK(add_event(study.project, {p1, "2026-02-28", "delivered", ""}));
  for (const char* date : {"", "2026-02-30", "5 March", "N/R", "2026-3-5"}) {
    CAPTURE(date);
    CHECK(error_of([&] {
            add_event(study.project, {p1, date, "call", ""});
          }).starts_with("bad-input: "));
  }
  CHECK(error_of([&] {
          add_event(study.project, {p1, "2026-03-05", " ", ""});
        }).starts_with("usage: "));
  CHECK(load_events(study.project).size() == 2);
  CHECK(remove_events(study.project, p1, "delivered", "2026-03-05") == 1);
  CHECK(remove_events(study.project, p1, "delivered", "") == 1);
  CHECK(remove_events(study.project, p1, "delivered", "") == 0);
}
