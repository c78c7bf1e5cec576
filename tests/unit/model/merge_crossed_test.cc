// What two copies did crosswise, and what a third has to do with it. All transcripts are invented.
#include "merge_study.h"
#include "model/code_tree.h"

using namespace thema::model;

namespace {

void merge_code(Project& project, const std::string& code, const std::string& into) {
  thema::Sink sink;
  changing(project, [&] { CodeTree(project, sink).merge({code}, into); });
}

}  // namespace

TEST_CASE("after crossed merges a third coder's work on either code is kept") {
  MergeStudy s;
  changing(s.lead, [&] {
    Codebook(s.lead).add("One", {});
    Codebook(s.lead).add("Two", {});
  });
  Project dora = s.copy(s.lead, "dora"), emil = s.copy(s.lead, "emil");
  Project carl = s.copy(s.lead, "carl");
  merge_code(dora, "One", "Two");
  merge_code(emil, "Two", "One");
  changing(carl, [&] { Codebook(carl).add("Third", {}); });
  merge_code(carl, "One", "Third");
  changing(carl, [&] { code_quote(carl, "Two", "P1", {40, 50}, "by carl"); });

  CHECK(s.merge(s.lead, dora).open == 0);
  Merged merged = s.merge(s.lead, emil);
  CHECK(merged.open == 1);
  CHECK(s.merge(s.lead, emil, all_of(merged, "theirs")).open == 0);
  merged = s.merge(s.lead, carl);
  if (merged.open > 0) merged = s.merge(s.lead, carl, all_of(merged, "theirs"));
  CHECK(merged.open == 0);
  CHECK(codings_of(s.lead).back() == "P1 40:50 Third carl by carl");
  CHECK(problems_of(s.lead).empty());
}
