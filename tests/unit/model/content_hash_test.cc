#include "model/content_hash.h"

#include <set>

#include "model/cmo_evidence.h"
#include "model/memos.h"
#include "model/pseudonyms.h"
#include "model/settings.h"
#include "model/tag_keys.h"
#include "model/views.h"
#include "record_kinds.h"

using namespace thema::model;

namespace {

/// Something that a person does to the study of KindsTeam.
struct Deed {
  std::string name;
  std::function<void(Project&)> work;
};

std::vector<Deed> deeds() {
  std::vector<Deed> all;
  for (const Kind& kind : kinds()) {
    all.push_back({kind.name + ", a new one", [=](Project& p) { kind.make(p, "lead"); }});
    if (kind.change) {
      all.push_back({kind.name + ", another word", [=](Project& p) { kind.change(p, "lead"); }});
    }
  }
  const auto more = [&](const std::string& name, std::function<void(Project&)> work) {
    all.push_back({name, std::move(work)});
  };
  more("a memo", [](Project& p) {
    NewMemo memo;
    memo.text = "walking comes up early";
    memo.coder = me(p);
    Memos(p).add(memo);
  });
  more("evidence", [](Project& p) {
    NewEvidence e{.cmoc = Configurations(p).require("CMOC1").id, .speaks_to = "C1"};
    e.stance = "silent";
    e.coder = me(p);
    e.case_id = Cases(p).require("P1").id;
    EvidenceBook(p).add({e});
  });
  more("the title of a configuration", [](Project& p) {
    CmoFields f;
    f.title = "Walking on";
    Configurations(p).set("CMOC1", f, {}, me(p));
  });
  more("the wording of a configuration", [](Project& p) {
    CmoFields f;
    f.elements["context"] = {{.text = "is able and willing"}};
    Configurations(p).set("CMOC1", f, {}, me(p));
  });
  more("the origin of a theory", [](Project& p) {
    Theories(p).set("T of both", {.statement = {}, .level = {}, .origin = "team"}, me(p));
  });
  more("a coding", [](Project& p) { code_quote(p, "Effort", "P1", {62, 70}); });
  more("the note of a coding", [](Project& p) {
    code_quote(p, "Ease/Walking", "P1", {21, 38}, "said twice");
  });
  more("a code", [](Project& p) { Codebook(p).add("Rest", {}); });
  more("a description of a code", [](Project& p) {
    CodeFields f;
    f.description = "what it takes";
    Codebook(p).set("Effort", f);
  });
  more("an attribute of a case", [](Project& p) {
    Cases cases(p);
    cases.set_value(Owner::case_, cases.require("P1").id, "age", "61");
  });
  more("a case", [](Project& p) { Cases(p).add("P9", "participant"); });
  more("a setting", [](Project& p) { Settings(p).set("cite", "({case})"); });
  more("a view", [](Project& p) { Views(p).add("Early", "kind = transcript", ""); });
  more("a pseudonym", [](Project& p) { Pseudonyms(p).add({"Ann", "Eve", ""}, false); });
  more("a text", [](Project& p) { add_transcript(p, "P2", {{"P2", "The walk, again."}}); });
  return all;
}

}  // namespace

TEST_CASE("whatever a person records makes another hash of the content") {
  std::set<std::string> seen;
  for (const Deed& deed : deeds()) {
    CAPTURE(deed.name);
    KindsTeam s;
    const std::string before = content_hash(s.lead);
    REQUIRE(changing(s.lead, [&] { deed.work(s.lead); }));
    const std::string after = content_hash(s.lead);
    CHECK(after != before);
    CHECK(seen.insert(after).second);
  }
}

TEST_CASE("who works in a copy, and its ids and clocks, are not in the hash of the content") {
  KindsTeam s;
  CHECK(content_hash(s.anna) == content_hash(s.lead));
  const auto deed = [](Project& p) { changing(p, [&] { events().make(p, "somebody"); }); };
  deed(s.lead);
  deed(s.anna);  // days later, by the clocks of the copies
  CHECK(content_hash(s.anna) == content_hash(s.lead));
}
