#include "analysis/disclosure.h"

#include <doctest/doctest.h>

#include "model/cases.h"
#include "model/project.h"

using namespace thema::analysis;
using namespace thema::model;
using thema::RowId;

namespace {

/// Two people, and a study in which one of them refuses a use. Invented.
struct Study {
  Project project = Project::in_memory();
  RowId ann = 0, ben = 0;

  explicit Study(const char* refused) {
    ChangeScope scope(project, "test");
    Cases cases(project);
    cases.add("Ann", "participant");
    cases.add("Ben", "participant");
    ann = cases.require("Ann").id;
    ben = cases.require("Ben").id;
    cases.set_value(Owner::case_, ann, refused, "no");
    cases.set_value(Owner::case_, ann, "mood", "low");
    cases.set_value(Owner::case_, ben, "mood", "good");
    scope.commit();
  }
};

}  // namespace

TEST_CASE("nothing is told of who refuses analysis but what they refuse") {
  Study s("consent.analysis");
  const Corpus corpus = load_corpus(s.project);
  const Disclosure disclosure(corpus);
  CHECK_FALSE(disclosure.row(s.ann, 0));
  CHECK(disclosure.row(s.ben, 0));
  CHECK(disclosure.row(0, 0));
  for (const Attribute& a : corpus.attributes) {
    CHECK(disclosure.attribute(a, s.ann) == (a.name == "consent.analysis"));
    CHECK(disclosure.attribute(a, s.ben));
  }
  Memo memo;
  memo.on.kind = MemoOn::case_;
  memo.on.id = s.ann;
  CHECK_FALSE(disclosure.memo(memo, {}));
  memo.on.id = s.ben;
  CHECK(disclosure.memo(memo, {}));
  CHECK(disclosure.use() == "analysis");
}

TEST_CASE("who refuses the archive is told of to readers, and not to an archive") {
  Study s("consent.archive");
  const Corpus corpus = load_corpus(s.project);
  CHECK(Disclosure(corpus).row(s.ann, 0));
  const Disclosure archive(corpus, true);
  CHECK_FALSE(archive.row(s.ann, 0));
  CHECK(archive.row(s.ben, 0));
  CHECK(archive.use() == "analysis or archiving");
  CHECK_FALSE(archive.consent().allows(Consent::Use::quotation, corpus.case_index.at(s.ann)));
}
