#include "analysis/cmo_check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "model/cmo_shape.h"
#include "model/settings.h"
#include "store/database.h"
#include "unit/model/realist_study.h"

using namespace thema::analysis;
using namespace thema::model;
using thema::Errc;
using thema::Error;
using thema::RowId;

namespace {

/// A study whose one configuration breaks no rule but those that a test makes it break.
struct CheckedStudy : RealistStudy {
  Corpus corpus;
  CmoCheckInput input;
  CmoPolicy policy;

  CheckedStudy() {
    Theories(project).add("T1", {.statement = "Walking eases"}, me);
    CmoFields f;
    f.theories = {"T1"};
    f.elements["context"] = {{.text = "is able"}};
    f.elements["resource"] = {{.text = "weekly goals"}};
    f.elements["reasoning"] = {{.text = "sees the link"}};
    f.elements["outcome"] = {{.text = "walks"}};
    f.state = "developed";
    Configurations(project).add("CMOC1", f, me);
    NewEvidence whole = evidence("CMOC1", "C1,R1,O1", "supports", "P1", "The walk eases it.");
    whole.directness = "stated";
    add(whole);
    add(evidence("CMOC1", "C1,O1", "supports", "P2", "I fear each step."));
    add(evidence("CMOC1", "R1", "supports", "PT1", "They work it out by themselves."));
    add(silence("CMOC1", "R1", "P3"));
  }

  CmoFields second(const std::string& context, const std::string& outcome) {
    CmoFields f;
    f.theories = {"T1"};
    f.elements["context"] = {{.text = context}};
    f.elements["mechanism"] = {{.text = "feels seen"}};
    f.elements["outcome"] = {{.text = outcome}};
    return f;
  }

  /// CMOC2 beside it, with nothing that K06 could ask about.
  RowId add_second(const CmoFields& f) {
    const RowId id = Configurations(project).add("CMOC2", f, me).now.id;
    CmoRecords(project).add_search(id, "negative-case", "none", me);
    return id;
  }

  void read() {
    corpus = load_corpus(project);
    input.cmo.corpus = &corpus;
    input.cmo.configurations = Configurations(project).list();
    input.cmo.evidence = EvidenceBook(project).list();
    input.cmo.exemplars = EvidenceBook(project).exemplars();
    order_evidence(corpus, input.cmo.evidence);
    for (std::uint32_t s = 0; s < corpus.sources.size(); ++s) {
      input.cmo.turns[s] = load_turns(project, corpus.sources[s]);
    }
    input.theories = Theories(project).list();
    input.links = CmoLinks(project).list();
    input.decisions = Decisions(project).list();
    input.searches = CmoRecords(project).searches();
    input.waivers = CmoRecords(project).waivers();
    input.coded_cases.resize(corpus.codes.size());
    input.coded_sources.resize(corpus.codes.size());
  }

  std::vector<CmoFinding> findings() {
    read();
    return check_cmo(input, policy);
  }

  std::set<std::string> rules() {
    std::set<std::string> found;
    for (const CmoFinding& f : findings()) found.insert(f.rule);
    return found;
  }

  void set(const std::string& label, const CmoFields& f) {
    Configurations(project).set(label, f, {.editorial = false, .reason = "a test"}, me);
  }
};

using Rules = std::set<std::string>;

}  // namespace

TEST_CASE("a configuration with evidence from several people breaks no rule") {
  CheckedStudy study;
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K01: an outcome without a mechanism, but in a candidate") {
  CheckedStudy study;
  CmoFields f;
  f.theories = {"T1"};
  f.elements["outcome"] = {{.text = "sleeps"}};
  study.add_second(f);
  CHECK(study.rules() == Rules{});
  CmoFields conjectured;
  conjectured.state = "conjectured";
  study.set("CMOC2", conjectured);
  CHECK(study.rules() == Rules{"K01"});
}

TEST_CASE("K01: what is reported has a context, a mechanism and an outcome") {
  CheckedStudy study;
  CmoFields f;
  f.theories = {"T1"};
  f.elements["mechanism"] = {{.text = "trust"}};
  f.elements["outcome"] = {{.text = "sleeps"}};
  const RowId id = study.add_second(f);
  CHECK(study.rules() == Rules{});
  study.input.as_reported = id;
  CHECK(study.rules() == Rules{"K01"});
}

TEST_CASE("K01: also of what was merged or split, unless it went in as a fragment") {
  CheckedStudy study;
  CmoFields f;
  f.elements["outcome"] = {{.text = "sleeps"}};
  for (const char* end : {"merged", "split"}) {
    CAPTURE(end);
    const std::string label = std::string("WAS-") + end;
    f.state = end;
    Configurations(study.project).add(label, f, study.me);
    CHECK(study.rules() == Rules{"K01"});
    Configurations(study.project).remove(label, true);
    // A candidate that is only called so: nothing took its place.
    f.state = "candidate";
    Configurations(study.project).add(label, f, study.me);
    CmoFields called;
    called.state = end;
    study.set(label, called);
    CHECK(study.rules() == Rules{"K01"});
    Configurations(study.project).remove(label, true);
    // The same words as a fragment: dyads and less are what fragments are.
    f.state = "fragment";
    Configurations(study.project).add(label, f, study.me);
    CmoFields to_end;
    to_end.state = end;
    study.set(label, to_end);
    CHECK(study.rules() == Rules{});
    // Taken up as a configuration before it ended, it is one.
    CmoFields again;
    again.state = "conjectured";
    study.set(label, again);
    study.set(label, to_end);
    CHECK(study.rules() == Rules{"K01"});
    Configurations(study.project).remove(label, true);
  }
}

TEST_CASE(
    "K01: what was merged as a fragment or candidate is not asked for more, but a configuration "
    "is") {
  CheckedStudy study;
  const auto ended = [&](const std::string& label, const std::string& state) {
    CmoFields f;
    f.elements["outcome"] = {{.text = label + " sleeps"}};
    f.state = state;
    Configurations(study.project).add(label, f, study.me);
    CmoMerge merge;
    merge.labels = {label};
    merge.into = "CMOC1";
    merge.decision.reason = "one story";
    CmoShape(study.project).merge(merge, study.me);
  };
  ended("F1", "fragment");
  CHECK_FALSE(study.rules().contains("K01"));
  ended("HALF", "candidate");
  CHECK_FALSE(study.rules().contains("K01"));
  ended("A", "conjectured");
  CHECK(study.rules().contains("K01"));
}

TEST_CASE("K02: evidence whose words were changed, or of somebody who takes the consent back") {
  CheckedStudy study;
  study.project.db().exec("UPDATE evidence SET anchor = 'changed' WHERE stance = 'supports'");
  CHECK(study.rules() == Rules{"K02"});
}

TEST_CASE("K03 and K04: the parts exist only across people") {
  CheckedStudy study;
  study.add_second(study.second("lives alone", "gives up"));
  study.add(study.evidence("CMOC2", "C1,M1", "supports", "P1", "Then I go again."));
  study.add(study.evidence("CMOC2", "C1,O1", "supports", "P2", "Nothing helps."));
  study.add(study.evidence("CMOC2", "C1", "supports", "PT1", "They work"));
  CHECK(study.rules() == Rules{"K03", "K04"});
  // Two dyads of one person join up.
  study.add(study.evidence("CMOC2", "M1,O1", "supports", "P1", "I know it does."));
  study.policy.k05_share = 80;
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K05: one person gives half of the supporting passages; the threshold is the policy's") {
  CheckedStudy study;
  study.add(study.evidence("CMOC1", "O1", "supports", "P1", "Then I go again."));
  CHECK(study.rules() == Rules{"K05"});
  study.policy = parse_cmo_policy("K05 warn share=51 # agreed in May\n");
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K06: nothing against it, and no search noted") {
  CheckedStudy study;
  const RowId id =
      Configurations(study.project).add("CMOC2", study.second("alone", "rests"), study.me).now.id;
  CHECK(study.rules() == Rules{"K06"});
  CmoRecords(study.project).add_search(id, "negative-case", "none in 3", study.me);
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K07: all evidence inferred, none stated") {
  CheckedStudy study;
  study.project.db().exec("UPDATE evidence SET directness = 'inferred'");
  CHECK(study.rules() == Rules{"K07"});
}

TEST_CASE("K08: evidence from one kind of case only, where there are two") {
  CheckedStudy study;
  study.project.db().exec(
      "DELETE FROM evidence_element WHERE evidence_id IN (SELECT e.id FROM evidence e JOIN source "
      "s "
      "ON s.id = e.source_id WHERE s.name = 'PT1')");
  study.project.db().exec(
      "DELETE FROM evidence WHERE source_id = (SELECT id FROM source WHERE name = 'PT1')");
  study.policy.k05_share = 60;
  CHECK(study.rules() == Rules{"K08"});
}

TEST_CASE("K09: a resource without reasoning") {
  CheckedStudy study;
  CmoFields f = study.second("alone", "rests");
  f.elements.erase("mechanism");
  f.elements["resource"] = {{.text = "calls"}};
  study.add_second(f);
  CHECK(study.rules() == Rules{"K09"});
}

TEST_CASE("K10: one wording as outcome and context, unless a ripple leads from one to the other") {
  CheckedStudy study;
  study.add_second(study.second("Walks.", "sleeps"));
  CHECK(study.rules() == Rules{"K10"});
  CmoLinks links(study.project);
  links.add(
      {.kind = "ripple", .from = links.end_named("CMOC1.O1"), .to = links.end_named("CMOC2.C1")});
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K11: ripples in a circle, unless one is a declared feedback") {
  CheckedStudy study;
  study.add_second(study.second("alone", "rests"));
  CmoLinks links(study.project);
  const CmoEnd one = links.end_named("CMOC1"), two = links.end_named("CMOC2");
  links.add({.kind = "ripple", .from = one, .to = two});
  CHECK(study.rules() == Rules{});
  links.add({.kind = "ripple", .from = two, .to = one});
  CHECK(study.rules() == Rules{"K11"});
  links.add({.kind = "ripple", .from = two, .to = one, .feedback = true});
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K12: a ripple between other words needs a note") {
  CheckedStudy study;
  study.add_second(study.second("goes out", "sleeps"));
  CmoLinks links(study.project);
  const CmoEnd from = links.end_named("CMOC1.O1"), to = links.end_named("CMOC2.C1");
  links.add({.kind = "ripple", .from = from, .to = to});
  CHECK(study.rules() == Rules{"K12"});
  links.add({.kind = "ripple", .from = from, .to = to, .note = "one leads to the other"});
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K13: one context and mechanism with two outcomes, neither rivals nor situated") {
  CheckedStudy study;
  CmoFields f;
  f.theories = {"T1"};
  f.elements["context"] = {{.text = "Is able"}};
  f.elements["resource"] = {{.text = "weekly goals"}};
  f.elements["reasoning"] = {{.text = "sees the link"}};
  f.elements["outcome"] = {{.text = "rests"}};
  study.add_second(f);
  CHECK(study.rules() == Rules{"K13"});
  CmoLinks links(study.project);
  links.add({.kind = "rival-of", .from = links.end_named("CMOC2"), .to = links.end_named("CMOC1")});
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K14: two with the same codes and most passages in common") {
  CheckedStudy study;
  const RowId code = study.code("Able");
  CmoFields tied;
  tied.codes["context"] = {code};
  study.set("CMOC1", tied);
  CmoFields f = study.second("alone", "rests");
  f.elements["context"].front().codes = {code};
  study.add_second(f);
  CHECK(study.rules() == Rules{});
  study.add(study.evidence("CMOC2", "C1,M1,O1", "supports", "P1", "The walk eases it."));
  study.add(study.evidence("CMOC2", "C1,O1", "supports", "P2", "I fear each step."));
  study.add(study.evidence("CMOC2", "M1", "supports", "PT1", "They work it out by themselves."));
  CHECK(study.rules() == Rules{"K14"});
}

TEST_CASE("K15: a theory without a configuration") {
  CheckedStudy study;
  Theories(study.project).add("T2", {.statement = "Calls help"}, study.me);
  CHECK(study.rules() == Rules{"K15"});
}

TEST_CASE("K16: called supported with fewer people than agreed") {
  CheckedStudy study;
  CmoFields f;
  f.state = "supported";
  study.set("CMOC1", f);
  CHECK(study.rules() == Rules{});
  study.policy = parse_cmo_policy("K16 error n=4");
  CHECK(study.rules() == Rules{"K16"});
}

TEST_CASE("K17: evidence judged on an older wording") {
  CheckedStudy study;
  CmoFields f;
  f.elements["outcome"] = {{.text = "walks on"}};
  study.set("CMOC1", f);
  CHECK(study.rules() == Rules{"K17"});
}

TEST_CASE("K18: a code with a role that no element is tied to") {
  CheckedStudy study;
  study.code("Able");
  study.project.db().exec("UPDATE code SET role = 'context'");
  CHECK(study.rules() == Rules{"K18"});
  CmoFields tied;
  tied.codes["context"] = {Codebook(study.project).require("Able").id};
  study.set("CMOC1", tied);
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K18: an element that was not coded in the last transcripts") {
  CheckedStudy study;
  CmoFields tied;
  tied.codes["context"] = {study.code("Able")};
  study.set("CMOC1", tied);
  study.policy.k18_transcripts = 2;
  CHECK(study.rules() == Rules{"K18"});
  study.input.coded_sources.front() = {2};
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K19: an address in a quote that a table prints") {
  CheckedStudy study;
  study.input.printed[0] = "Write to me at ann@example.org";
  CHECK(study.rules() == Rules{"K19"});
  study.input.printed[0] = "The walk eases it.";
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K19: a name or a date in a quote that a table prints") {
  CheckedStudy study;
  study.input.printed[0] = "I go with Eileen Ward on fridays";
  CHECK(study.rules() == Rules{"K19"});
  CHECK(study.findings().front().message.find("name 'Eileen Ward'") != std::string::npos);
  study.input.printed[0] = "It began on 3 March 2024";
  CHECK(study.rules() == Rules{"K19"});
  CHECK(study.findings().front().message.find("date '3 March 2024'") != std::string::npos);
}

TEST_CASE("K19: pseudonyms, and words that a text writes small, are no names") {
  CheckedStudy study;
  study.input.printed[0] = "I go with Eileen Ward and my Walking Stick";
  study.input.settled_names = {"Eileen Ward"};
  study.input.written_small = {"walking", "stick"};
  CHECK(study.rules() == Rules{});
  study.input.printed[0] = "I go to Dr Iqbal's with my Walking Stick";
  study.input.settled_names = {"Iqbal"};
  CHECK(study.rules() == Rules{});
  study.input.settled_names = {"Eileen"};
  CHECK(study.rules() == Rules{"K19"});
}

TEST_CASE("K20: an outcome told before the resource came") {
  CheckedStudy study;
  Cases cases(study.project);
  study.read();
  study.project.db().exec(
      "INSERT INTO attribute (id, owner, name, type, position) "
      "VALUES (9001, 'source', 'date', 'date', 1)");
  study.project.db().exec(
      "INSERT INTO attribute_value (id, attribute_id, source_id, value) SELECT "
      "9002, 9001, id, '2024-03-01' FROM source WHERE name = 'P1'");
  study.input.events = {
      {study.corpus.case_index.at(cases.require("P1").id), "2024-02-01", "delivered"}};
  CHECK(study.rules() == Rules{});
  study.input.events.front().date = "2024-04-01";
  CHECK(study.rules() == Rules{"K20"});
}

TEST_CASE("K21: people with the context and without the outcome whom nobody has reviewed") {
  CheckedStudy study;
  const RowId able = study.code("Able"), walks = study.code("Walks");
  CmoFields tied;
  tied.codes["context"] = {able};
  tied.codes["outcome"] = {walks};
  study.set("CMOC1", tied);
  Cases(study.project).add("P4", "participant");
  study.read();
  const auto p4 = study.corpus.case_index.at(Cases(study.project).require("P4").id);
  study.input.coded_cases[study.corpus.code_index.at(able)] = {p4};
  CHECK(study.rules() == Rules{"K21"});
  study.input.coded_cases[study.corpus.code_index.at(walks)] = {p4};
  CHECK(study.rules() == Rules{});
}

TEST_CASE("K22: a number in words that the evidence does not bear out") {
  CheckedStudy study;
  study.read();
  const RowId id = study.input.cmo.configurations.front().id;
  study.input.prose = {{"CMOC1", "title", "Most of the participants walk", id}};
  CHECK(study.rules() == Rules{});
  study.input.prose = {{"CMOC1", "title", "1 of 2 participants walks", id}};
  CHECK(study.rules() == Rules{"K22"});
}

TEST_CASE("K22: numbers as words, shares with a slash, and nobody") {
  CheckedStudy study;  // the evidence is of 2 of 2 participants
  study.read();
  const RowId id = study.input.cmo.configurations.front().id;
  for (const char* wrong :
       {"No participants walk", "One of two walk", "Two of four participants walk", "1/2 walk",
        "No one walks", "1 out of 2 walk", "Five of the twenty-three people walk"}) {
    CAPTURE(wrong);
    study.input.prose = {{"CMOC1", "sentence", wrong, id}};
    CHECK(study.rules() == Rules{"K22"});
  }
  for (const char* right : {"Two of two walk", "2/2 walk", "No pain for participants",
                            "One of four ways to walk", "On 3/4 it began", "No walks on Sunday"}) {
    CAPTURE(right);
    study.input.prose = {{"CMOC1", "sentence", right, id}};
    CHECK(study.rules() == Rules{});
  }
}

TEST_CASE("K22: fractions and percentages of people") {
  CheckedStudy study;  // the evidence is of 2 of 2 participants
  study.read();
  const RowId id = study.input.cmo.configurations.front().id;
  for (const char* wrong :
       {"Two thirds of the participants walk", "75% of the participants walk",
        "75 per cent of them walk", "A third of the people walk", "Three quarters of patients"}) {
    CAPTURE(wrong);
    study.input.prose = {{"CMOC1", "sentence", wrong, id}};
    CHECK(study.rules() == Rules{"K22"});
  }
  for (const char* right :
       {"100% of the participants walk", "Two thirds of the way is uphill", "75% of the walks",
        "A third participant walks", "66.7% of the participants walk", "Pain is 75% less"}) {
    CAPTURE(right);
    study.input.prose = {{"CMOC1", "sentence", right, id}};
    CHECK(study.rules() == Rules{});
  }
}

TEST_CASE("K22: a theory is held against the evidence of all its configurations") {
  CheckedStudy study;
  study.read();
  const RowId theory = study.input.theories.front().id;
  study.input.prose = {{"T1", "theory", "Most participants walk", 0, theory}};
  CHECK(study.rules() == Rules{});
  study.input.prose = {{"T1", "theory", "A minority of participants walks", 0, theory}};
  REQUIRE(study.rules() == Rules{"K22"});
  CHECK(study.findings().front().object == "T1");
  CHECK(study.findings().front().theory == theory);
}

TEST_CASE("K22: numbers in words are read in the language of the project") {
  struct Said {
    const char *language, *right, *wrong;
  };
  // The evidence is of 2 of 2 participants.
  for (const Said& said : {
           Said{"de", "Die meisten der Befragten gehen", "Die Minderheit der Befragten geht"},
           {"de-AT", "Alle Teilnehmenden gehen", "Niemand geht, 1 von 2 Befragten"},
           {"es", "La mayoría de las personas camina", "Pocas personas caminan"},
           {"fr", "La plupart d'entre eux marchent", "Aucun des participants ne marche"},
           {"it", "La maggior parte delle persone cammina", "Nessuno cammina"},
           {"nl", "De meeste deelnemers wandelen", "1 van 2 deelnemers wandelt"},
           {"pt", "A Maioria dos participantes caminha", "Ninguém caminha"},
       }) {
    CAPTURE(said.language);
    CheckedStudy study;
    Settings(study.project).set("language", said.language);
    study.read();
    const RowId id = study.input.cmo.configurations.front().id;
    study.input.prose = {{"CMOC1", "title", said.right, id}};
    CHECK(study.rules() == Rules{});
    study.input.prose = {{"CMOC1", "title", said.wrong, id}};
    CHECK(study.rules() == Rules{"K22"});
    // English words say nothing there.
    study.input.prose = {{"CMOC1", "title", "A few participants walk", id}};
    CHECK(study.rules() == Rules{});
  }
}

TEST_CASE("K22: numbers are read as words in seven languages, with the people behind or between") {
  struct Said {
    const char *language, *wrong;
  };
  // The evidence is of 2 of 2 participants.
  for (const Said& said : {
           Said{"en", "Three of four participants walk"},
           {"en", "Three older participants out of the four walk"},
           {"en", "One participant out of two walks"},
           {"de", "Drei von vier Teilnehmenden gehen"},
           {"de", "Drei Teilnehmende von vier gehen"},
           {"es", "Tres de cuatro participantes caminan"},
           {"es", "Tres participantes de los cuatro caminan"},
           {"fr", "Trois participants sur quatre marchent"},
           {"fr", "Trois des quatre participants marchent"},
           {"it", "Tre partecipanti su quattro camminano"},
           {"it", "Tre dei quattro partecipanti camminano"},
           {"nl", "Drie van de vier deelnemers wandelen"},
           {"nl", "Drie deelnemers van de vier wandelen"},
           {"pt", "Três participantes em quatro caminham"},
           {"pt", "Três dos quatro participantes caminham"},
       }) {
    CAPTURE(said.wrong);
    CheckedStudy study;
    Settings(study.project).set("language", said.language);
    study.read();
    const RowId id = study.input.cmo.configurations.front().id;
    study.input.prose = {{"CMOC1", "sentence", said.wrong, id}};
    CHECK(study.rules() == Rules{"K22"});
  }
  CheckedStudy study;
  study.read();
  const RowId id = study.input.cmo.configurations.front().id;
  for (const char* right :
       {"Two participants out of two walk", "Two participants, in one of four ways",
        "Three kinds of four-week plans"}) {
    CAPTURE(right);
    study.input.prose = {{"CMOC1", "sentence", right, id}};
    CHECK(study.rules() == Rules{});
  }
}

TEST_CASE("a waiver is told with its reason; errors cannot be waived") {
  CheckedStudy study;
  Theories(study.project).add("T2", {.statement = "Calls help"}, study.me);
  const RealistObject t2 = require_realist(study.project, "T2");
  CmoRecords(study.project).waive("K15", t2, "to come", study.me);
  REQUIRE(study.findings().size() == 1);
  CHECK(study.findings().front().waived == "to come");
  study.policy = parse_cmo_policy("K15 error");
  CHECK(study.findings().front().waived.empty());
  study.policy = parse_cmo_policy("K15 off");
  CHECK(study.findings().empty());
}

TEST_CASE("a policy names attributes and kinds of events that there are") {
  CheckedStudy study;
  study.read();
  const auto line = [&](const char* text) {
    try {
      require_known(parse_cmo_policy(text), study.input);
    } catch (const Error& e) {
      return e.line();
    }
    return std::size_t{0};
  };
  CHECK(line("K05 warn\n\nK08 warn by=nowhere") == 3);
  CHECK(line("K05 warn") == 0);  // without a line the defaults need not be there
  CHECK(line("K20 info event=call") == 0);
  study.input.events = {{0, "2024-05-01", "delivered"}};
  CHECK(line("K20 info event=call") == 1);
  CHECK(line("K20 info event=Delivered") == 0);
}

TEST_CASE("a policy that cannot be read is refused with its line") {
  const auto message = [](const char* text) {
    try {
      parse_cmo_policy(text);
    } catch (const Error& e) {
      return std::to_string(e.line()) + ": " + e.what();
    }
    return std::string("none");
  };
  CHECK(message("K05 warn\nK31 off") == "2: 'K31' is no rule: there are K01 to K22");
  CHECK(message("K05 warning") == "1: 'warning' is no level: expected off, info, warn or error");
  CHECK(message("K05 share=0") == "1: share is '0': expected a whole number from 1 to 100");
  CHECK(message("K06 n=3").starts_with("1: K06 has no 'n'"));
}
