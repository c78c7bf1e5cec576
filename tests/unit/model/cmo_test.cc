#include "model/cmo.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "model/cmo_words.h"
#include "store/database.h"
#include "unit/model/realist_study.h"

using namespace thema::model;
using thema::Errc;
using thema::Error;
using thema::RowId;

namespace {

using Texts = std::vector<std::string>;

Error error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    return e;
  }
  FAIL("nothing was thrown");
  return {Errc::usage, ""};
}

CmoFields words(const std::string& role, const Texts& texts) {
  CmoFields f;
  for (const std::string& text : texts) f.elements[role].push_back({text, {}});
  return f;
}

Texts labels(const std::vector<CmoElement>& elements) {
  Texts out;
  for (const CmoElement& e : elements) out.push_back(e.label);
  return out;
}

/// CMOC1 with every role of the CMO scheme and two reasonings.
CmoSaved add_walks(RealistStudy& study) {
  return study.configuration("CMOC1", {{"outcome", "keeps walking"},
                                       {"reasoning", "links walks with relief"},
                                       {"reasoning", "(-) holds that soreness is damage"},
                                       {"context", "is able and willing"},
                                       {"resource", "weekly goals"}});
}

}  // namespace

TEST_CASE("elements are labelled by role and in the order of the scheme, whatever order is typed") {
  RealistStudy study;
  const Configuration c = add_walks(study).now;
  CHECK(labels(c.version.elements) == Texts{"C1", "MR1", "R1", "R2", "O1"});
  CHECK(c.version.elements[3].statement == "holds that soreness is damage");
  CHECK(c.version.elements[3].sign == "-");
  CHECK(c.version.scheme == "CMO");
  CHECK(c.state == "candidate");
  CHECK(c.activation == "unclear");
}

TEST_CASE("intervention, actor and strategy make the scheme ICAMO or SCMO") {
  RealistStudy study;
  CHECK(study.configuration("A", {{"intervention", "the website"}, {"actor", "adults"}})
            .now.version.scheme == "ICAMO");
  CHECK(study.configuration("B", {{"strategy", "reminders"}}).now.version.scheme == "SCMO");
  CmoFields f = words("intervention", {"the website"});
  f.scheme = "CMO";
  const Error e = error_of([&] { Configurations(study.project).add("C", f, study.me); });
  CHECK(e.code() == Errc::usage);
  CHECK(std::string(e.what()).find("--scheme ICAMO") != std::string::npos);
  f.scheme = "ICAMO";
  CHECK(labels(Configurations(study.project).add("C", f, study.me).now.version.elements) ==
        Texts{"I1"});
}

TEST_CASE("new words make a new version in which the other elements are the same rows") {
  RealistStudy study;
  const Configuration before = add_walks(study).now;
  Configurations book(study.project);
  const CmoSaved saved =
      book.set("CMOC1", words("context", {"is able, and willing to try"}), {}, study.me);
  CHECK(saved.new_version);
  CHECK(saved.now.version.number == 2);
  CHECK(saved.now.version.elements[0].id != before.version.elements[0].id);
  for (std::size_t i = 1; i < 5; ++i) {
    CHECK(saved.now.version.elements[i].id == before.version.elements[i].id);
  }
  const auto versions = book.versions(before.id);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].elements[0].statement == "is able and willing");
  CHECK(versions[1].elements[0].statement == "is able, and willing to try");
}

TEST_CASE("the same words are no change; another sign, scheme or set of elements is a version") {
  RealistStudy study;
  add_walks(study);
  Configurations book(study.project);
  CHECK_FALSE(book.set("CMOC1", words("outcome", {" keeps walking "}), {}, study.me).changed);

  CmoSaved saved = book.set(
      "CMOC1",
      words("reasoning", {"(+) links walks with relief", "(-) holds that soreness is damage"}), {},
      study.me);
  CHECK(saved.now.version.number == 2);
  CHECK(saved.now.version.elements[2].sign == "+");

  CmoFields scheme;
  scheme.scheme = "ICAMO";
  CHECK(book.set("CMOC1", scheme, {}, study.me).now.version.number == 3);

  saved =
      book.set("CMOC1", words("reasoning", {"(-) holds that soreness is damage"}), {}, study.me);
  CHECK(saved.now.version.number == 4);
  CHECK(labels(saved.now.version.elements) == Texts{"C1", "MR1", "R1", "O1"});
  CHECK(labels(book.set("CMOC1", words("resource", {""}), {}, study.me).now.version.elements) ==
        Texts{"C1", "R1", "O1"});
}

TEST_CASE("an editorial change keeps version and rows") {
  RealistStudy study;
  const Configuration before = add_walks(study).now;
  Configurations book(study.project);
  const CmoSaved saved =
      book.set("CMOC1", words("outcome", {"keeps on walking"}), {.editorial = true}, study.me);
  CHECK(saved.changed);
  CHECK_FALSE(saved.new_version);
  CHECK(saved.now.version.id == before.version.id);
  CHECK(saved.now.version.elements[4].id == before.version.elements[4].id);
  CHECK(saved.now.version.elements[4].statement == "keeps on walking");
  const Error e = error_of(
      [&] { book.set("CMOC1", words("reasoning", {"one"}), {.editorial = true}, study.me); });
  CHECK(e.code() == Errc::usage);
  CHECK(std::string(e.what()).find("R1, R2") != std::string::npos);
}

TEST_CASE("codes are tied to elements, stay with new words, and need to know their element") {
  RealistStudy study;
  const RowId goals = study.code("Resource/Goals"), ease = study.code("Reason/Ease");
  Configurations book(study.project);
  CmoFields f;
  f.elements["resource"].push_back({"weekly goals", {goals}});
  f.elements["reasoning"] = {{"links", {}}, {"believes", {ease}}};
  CHECK(book.add("CMOC1", f, study.me).now.version.elements[0].codes == std::vector<RowId>{goals});
  CHECK_FALSE(book.add("CMOC1", f, study.me).changed);

  const CmoSaved saved = book.set("CMOC1", words("resource", {"goals of one's own"}), {}, study.me);
  CHECK(saved.now.version.elements[0].codes == std::vector<RowId>{goals});

  CmoFields only;
  only.codes["resource"] = {ease};
  const CmoSaved tied = book.set("CMOC1", only, {}, study.me);
  CHECK(tied.changed);
  CHECK_FALSE(tied.new_version);
  CHECK(tied.now.version.elements[0].codes == std::vector<RowId>{goals, ease});
  only.codes = {{"reasoning", {goals}}};
  const Error e = error_of([&] { book.set("CMOC1", only, {}, study.me); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(std::string(e.what()).find("R1, R2") != std::string::npos);
}

TEST_CASE("adding what is there is no change; something else names cmo set") {
  RealistStudy study;
  add_walks(study);
  CHECK_FALSE(add_walks(study).changed);
  const Error e = error_of([&] { study.configuration("CMOC1", {{"context", "is able"}}); });
  CHECK(e.code() == Errc::exists);
  CHECK(std::string(e.what()).find("thema cmo set") != std::string::npos);
  CmoFields title;
  title.title = "Steps";
  Configurations book(study.project);
  CHECK_FALSE(book.set("CMOC1", title, {}, study.me).new_version);
  CHECK(book.require("CMOC1").title == "Steps");
}

TEST_CASE("a state changes with a reason, and the step is recorded") {
  RealistStudy study;
  add_walks(study);
  Configurations book(study.project);
  CmoFields f;
  f.state = "refined";
  CHECK(error_of([&] { book.set("CMOC1", f, {}, study.me); }).code() == Errc::usage);
  CHECK(book.set("CMOC1", f, {.reason = "narrowed after P2"}, study.me).now.state == "refined");
  auto q = study.project.db().query(
      "SELECT d.operation, d.reason, group_concat(o.detail, ' -> ') FROM decision d "
      "JOIN decision_object o ON o.decision_id = d.id GROUP BY d.id");
  REQUIRE(q.step());
  CHECK(q.text(0) == "state");
  CHECK(q.text(1) == "narrowed after P2");
  CHECK(q.text(2) == "candidate -> refined");
}

TEST_CASE("words outside the vocabulary are refused with the nearest one") {
  RealistStudy study;
  CmoFields f;
  f.state = "suported";
  const Error e = error_of([&] { Configurations(study.project).add("CMOC1", f, study.me); });
  CHECK(e.code() == Errc::usage);
  CHECK(e.hint() == "did you mean 'supported'?");
  f = {};
  f.theories = {"T9"};
  CHECK(error_of([&] { Configurations(study.project).add("CMOC1", f, study.me); }).code() ==
        Errc::not_found);
  CHECK(error_of([&] { Configurations(study.project).add("CMOC 1", {}, study.me); }).code() ==
        Errc::usage);
  CHECK(error_of([&] {
          study.configuration("CMOC1", {{"context", "x"}, {"context", "x"}});
        }).code() == Errc::usage);
}

TEST_CASE("configurations are listed with digits by value, and missed with near labels") {
  RealistStudy study;
  for (const char* label : {"CMOC10", "CMOC2", "CMOC1"}) study.configuration(label, {});
  Texts order;
  for (const Configuration& c : Configurations(study.project).list()) order.push_back(c.label);
  CHECK(order == Texts{"CMOC1", "CMOC2", "CMOC10"});
  const Error e = error_of([&] { Configurations(study.project).require("CMCO2"); });
  CHECK(e.code() == Errc::not_found);
  CHECK(e.hint().find("'CMOC2'") != std::string::npos);
}

TEST_CASE("elements are named by label or by a role that has only one") {
  RealistStudy study;
  const Configuration c = add_walks(study).now;
  const auto named = [&](std::string_view names) {
    Texts out;
    for (const CmoElement* e : elements_named(c, names)) out.push_back(e->label);
    return out;
  };
  CHECK(named("outcome, context") == Texts{"C1", "O1"});
  CHECK(named("r2,C1;c1") == Texts{"C1", "R2"});
  CHECK(named("") == Texts{});
  Error e = error_of([&] { named("reasoning"); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(std::string(e.what()).find("R1, R2") != std::string::npos);
  e = error_of([&] { named("R3"); });
  CHECK(e.code() == Errc::bad_input);
  CHECK(std::string(e.what()).find("C1, MR1, R1, R2, O1") != std::string::npos);
  CHECK(error_of([&] { named("mechanism"); }).code() == Errc::bad_input);
}

TEST_CASE("completeness comes from the roles that evidence speaks to") {
  CHECK(completeness(Texts{"context", "reasoning", "outcome"}) == "CMO");
  CHECK(completeness(Texts{"resource", "reasoning"}) == "M");
  CHECK(completeness(Texts{"mechanism", "outcome"}) == "MO");
  CHECK(completeness(Texts{"context", "outcome"}) == "CO");
  CHECK(completeness(Texts{"actor"}).empty());
  CHECK(completeness_word("CMO") == "triad");
  CHECK(completeness_word("CM") == "dyad");
  CHECK(completeness_word("O") == "single");
  CHECK(completeness_word("").empty());
}

namespace {

std::string sentence(const std::vector<std::pair<std::string, std::string>>& slots,
                     std::string_view activation = "fired", std::string_view language = "en") {
  std::vector<CmoElement> elements;
  for (const auto& [role, text] : slots) {
    const SignedText s = parse_sign(role, text);
    elements.push_back(
        {.id = 0, .role = role, .statement = s.text, .label = "", .sign = s.sign, .codes = {}});
  }
  return if_then_because(elements, activation, language);
}

}  // namespace

TEST_CASE("the sentence fills the template, and missing slots drop out") {
  CHECK(
      sentence({{"context", "people are able"},
                {"intervention", "the website"},
                {"actor", "adults with back pain"},
                {"resource", "weekly goals"},
                {"reasoning", "they link walks with relief"},
                {"outcome", "they keep walking"}}) ==
      "If people are able, and the website offers weekly goals to adults with back pain, then they "
      "keep walking, because they link walks with relief.");
  CHECK(
      sentence({{"context", "people are able"},
                {"resource", "weekly goals"},
                {"reasoning", "they link walks with relief"},
                {"outcome", "they keep walking"}}) ==
      "If people are able, and with weekly goals, then they keep walking, because they link walks "
      "with relief.");
  CHECK(sentence({{"context", "people are able"}, {"outcome", "they walk"}}) ==
        "If people are able, then they walk.");
  CHECK(sentence({{"context", "people are able"}, {"mechanism", "they dare"}}) ==
        "If people are able, then they dare.");
  CHECK(sentence({{"mechanism", "they dare"}, {"outcome", "they walk"}}) ==
        "They walk, because they dare.");
  CHECK(sentence({{"resource", "goals"}, {"actor", "adults"}, {"outcome", "they walk"}}) ==
        "With goals for adults, they walk.");
  CHECK(sentence({{"strategy", "a clinic"}, {"resource", "goals"}, {"outcome", "they walk"}}) ==
        "If the strategy 'a clinic' offers goals, then they walk.");
  CHECK(sentence({{"context", "people are able"}}) == "If people are able, then ...");
  CHECK(sentence({}).empty());
}

TEST_CASE("a mechanism that did not fire has a sentence of its own") {
  CHECK(
      sentence({{"context", "people fear harm"},
                {"resource", "the goal"},
                {"reasoning", "a link with relief"},
                {"outcome", "little changes"}},
               "inhibited") ==
      "If people fear harm, then the goal does not lead to a link with relief, so little changes.");
  CHECK(sentence({{"context", "people fear harm"},
                  {"resource", "the goal"},
                  {"reasoning", "(-) it is judged unsafe"},
                  {"outcome", "little changes"}},
                 "inhibited") ==
        "If people fear harm, then the goal does not take effect, because it is judged unsafe, so "
        "little changes.");
  CHECK(sentence({{"context", "people fear harm"}, {"outcome", "little changes"}}, "inhibited") ==
        "If people fear harm, then little changes.");
}

TEST_CASE("opposed reasonings are joined by but, capitals become small, names keep theirs") {
  CHECK(sentence({{"reasoning", "Feels believed"},
                  {"reasoning", "(-) Has not been examined."},
                  {"outcome", "Keeps to the goals"}}) ==
        "Keeps to the goals, because feels believed but has not been examined.");
  CHECK(sentence({{"context", "Dr Iqbal put her name to it"}, {"outcome", "People start"}}) ==
        "If Dr Iqbal put her name to it, then people start.");
  CHECK(sentence({{"context", "GP letters come"}, {"outcome", "I start"}}) ==
        "If GP letters come, then I start.");
  CHECK(sentence({{"context", "Angst vor Bewegung"}, {"outcome", "Stillstand"}}, "fired", "de") ==
        "If Angst vor Bewegung, then Stillstand.");
}
