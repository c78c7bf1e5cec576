// The faults that were found in the merge of another program (QualCoder, pull request 1516 of
// August 2026, and the issues 1115 and 1309 before it), each tried here. Talk is invented.
#include <fstream>

#include "model/cases.h"
#include "model/coders.h"
#include "store/content.h"
#include "team.h"
#include "transcripts.h"

using namespace thema::model;
using thema::RowId;
using thema::Sink;
using Lines = std::vector<std::string>;

namespace {

/// anna's copy has a source of its own with pages and times, a case with attributes, and codings.
struct Away : Team {
  Project lead = begun();
  Project anna = worked_on();

 private:
  Project begun() {
    Project project = make("lead");
    changing(project, [&] {
      add_transcript(project, "P1", {{"INT", "What helps?"}, {"P1", "The walk eases it."}});
      Codebook(project).add("Ease", {});
    });
    return project;
  }
  Project worked_on() {
    Project project = copy(lead, "anna");
    Sink quiet;
    changing(project, [&] {
      DocumentDraft document =
          transcript({{"INT", "And you?"}, {"P2", "I rest on the third page."}});
      document.turns[1].page = 3;
      document.turns[1].start_ms = 12'000;
      document.turns[1].end_ms = 15'000;
      add_document(project, "P2", document, "%PDF that was imported, invented");
      Cases cases(project);
      const RowId p2 = cases.ensure("P2");
      cases.set_value(Owner::case_, p2, "age", "61");
      cases.link(p2, Sources(project).require("P2").id);
      code_quote(project, "Ease", "P2", {18, 24}, "why the third?");
      code_quote(project, "Ease", "P1", {21, 38});
    });
    return project;
  }
};

std::string one(Project& project, const char* sql) {
  auto q = project.db().query_once(sql);
  return q.step() ? q.string(0) : "none";
}

}  // namespace

TEST_CASE("merge, fault of a peer: pages of passages are not lost") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(one(a.lead,
            "SELECT t.page FROM turn t JOIN source s ON s.version_id = t.version_id "
            "WHERE s.name = 'P2' AND t.number = 2") == "3");
}

TEST_CASE("merge, fault of a peer: imported files come along, to the byte") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(Sources(a.lead).original(Sources(a.lead).require("P2")) ==
        "%PDF that was imported, invented");
  CHECK(load_text(a.lead, Sources(a.lead).require("P2")) ==
        load_text(a.anna, Sources(a.anna).require("P2")));
}

TEST_CASE("merge, fault of a peer: a case stays linked to its own source") {
  Away a;
  changing(a.lead, [&] { add_transcript(a.lead, "Other", {{"P7", "Somebody else."}}); });
  a.merge(a.lead, a.anna);
  CHECK(one(a.lead,
            "SELECT s.name FROM source_case l JOIN source s ON s.id = l.source_id "
            "JOIN \"case\" c ON c.id = l.case_id WHERE c.name = 'P2'") == "P2");
  CHECK(a.lead.db().integer("SELECT count(*) FROM source_case") == 1);
}

TEST_CASE("merge, fault of a peer: times of the recording stay with the turns") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(one(a.lead, "SELECT start_ms || '-' || end_ms FROM turn WHERE start_ms IS NOT NULL") ==
        "12000-15000");
}

TEST_CASE("merge, fault of a peer: merging twice doubles nothing") {
  Away a;
  a.merge(a.lead, a.anna);
  const std::string once = dump_of(a.lead);
  CHECK(a.merge(a.lead, a.anna).counts.empty());
  CHECK(dump_of(a.lead) == once);
}

TEST_CASE("merge, fault of a peer: no coding comes without its code or source") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(a.lead.db().integer("SELECT count(*) FROM coding k WHERE NOT EXISTS (SELECT 1 FROM code c "
                            "WHERE c.id = k.code_id) OR NOT EXISTS (SELECT 1 FROM source s WHERE "
                            "s.id = k.source_id)") == 0);
  CHECK(codings_of(a.lead) == Lines{"P1 21:38 Ease anna", "P2 18:24 Ease anna why the third?"});
}

TEST_CASE("merge, fault of a peer: a file that is no project is refused, and none is made") {
  Away a;
  const auto nowhere = a.folder / "nowhere.thema";
  const std::string before = dump_of(a.lead);
  const auto merging = [&](const std::filesystem::path& file) {
    ChangeScope change(a.lead, "thema merge");
    merge_project(a.lead, file, {}, a.sink);
  };
  CHECK(error_of([&] { merging(nowhere); }).starts_with("project: no project"));
  CHECK_FALSE(std::filesystem::exists(nowhere));
  const auto text = a.folder / "text.thema";
  std::ofstream(text) << "not a database, but long enough to be looked at as one "
                      << std::string(2000, 'x');
  CHECK(error_of([&] { merging(text); }).starts_with("project: "));
  CHECK(dump_of(a.lead) == before);
}

TEST_CASE("merge, fault of a peer: a project that does not say what it is is refused") {
  Away a;
  a.anna.db().exec("DELETE FROM meta");
  CHECK(error_of([&] {
          a.merge(a.lead, a.anna);
        }).find("is damaged: it does not say which project") != std::string::npos);
  CHECK(codings_of(a.lead).empty());
}

TEST_CASE("merge, fault of a peer: the other file is neither kept open nor written") {
  Away a;
  const std::string before = dump_of(a.anna);
  a.merge(a.lead, a.anna);
  CHECK(dump_of(a.anna) == before);
  // A writer gets the lock at once: nobody holds it.
  a.anna.db().exec("PRAGMA busy_timeout = 0");
  changing(a.anna, [&] { Codebook(a.anna).add("Later", {}); });
  CHECK(Codebook(a.anna).find("Later"));
}

TEST_CASE("merge, fault of a peer: attributes of cases are attributes of cases") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(one(a.lead, "SELECT owner FROM attribute WHERE name = 'age'") == "case");
  Cases cases(a.lead);
  CHECK(cases.values(Owner::case_, cases.require("P2").id) ==
        std::vector<std::pair<std::string, std::string>>{{"age", "61"}});
}

TEST_CASE("merge, fault of a peer: coder, date and memo come with the work") {
  Away a;
  const char* sql =
      "SELECT c.name || ' ' || k.created_at || ' ' || k.memo FROM coding k "
      "JOIN coder c ON c.id = k.coder_id WHERE k.memo IS NOT NULL";
  a.merge(a.lead, a.anna);
  CHECK(one(a.lead, sql) == one(a.anna, sql));
  CHECK(one(a.lead, sql).starts_with("anna 2026"));
}

TEST_CASE("merge, fault of a peer: any failure leaves nothing half done and no transaction open") {
  Away a;
  const std::string before = dump_of(a.lead);
  // An original that is not what its hash says is found before anything comes in.
  a.anna.db().exec(
      "UPDATE content SET packed = x'789c030000000001', size = 0 WHERE packed IS NOT NULL");
  CHECK(error_of([&] { a.merge(a.lead, a.anna); }).starts_with("project: "));
  CHECK(dump_of(a.lead) == before);
  CHECK(a.lead.db().depth() == 0);
  changing(a.lead, [&] { Codebook(a.lead).add("Still works", {}); });
  CHECK(problems_of(a.lead).empty());
}

TEST_CASE("merge, fault of a peer: the search index has what came, and loses it with an undo") {
  Away a;
  a.merge(a.lead, a.anna);
  CHECK(problems_of(a.lead).empty());
  a.lead.undo("undo", "");
  CHECK(problems_of(a.lead).empty());
}

TEST_CASE("merge, fault of a peer: another coder's name, or the same, loses no coding") {
  Away a;
  changing(a.lead, [&] { code_quote(a.lead, "Ease", "P1", {21, 38}); });
  Project ben = a.copy(a.lead, "ben");
  ben.work_as("anna");  // the same name on another machine is the same person
  changing(ben, [&] { code_quote(ben, "Ease", "P1", {5, 10}); });
  a.merge(a.lead, a.anna);
  a.merge(a.lead, ben);
  CHECK(codings_of(a.lead) == Lines{"P1 5:10 Ease anna", "P1 21:38 Ease anna", "P1 21:38 Ease lead",
                                    "P2 18:24 Ease anna why the third?"});
  CHECK(a.lead.db().integer("SELECT count(*) FROM coder WHERE name = 'anna'") == 1);
}

TEST_CASE("a copy with a note of erasure that names nothing is merged as if it had none") {
  Away s;
  s.anna.db().exec("INSERT INTO meta (key, value) VALUES ('erased:nothing', '1')");
  CHECK(listed(s.merge(s.lead, s.anna)) == Lines{});
  CHECK(Sources(s.lead).list().size() == 2);
}
