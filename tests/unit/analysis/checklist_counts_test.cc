#include "analysis/checklist_counts.h"

#include <doctest/doctest.h>

#include <set>

#include "base/error.h"

namespace thema::analysis {
namespace {

using model::ChecklistAnswer;

ChecklistAnswer answer(std::string item, RowId of, std::string what) {
  ChecklistAnswer a;
  a.item = std::move(item);
  a.case_id = of;
  a.answer = std::move(what);
  return a;
}

TEST_CASE("the checklists have as many items as their guidelines") {
  const auto items = [](std::string_view name) {
    const auto& kind = model::require_checklist_kind(name);
    std::set<std::string_view> numbers;
    for (const auto& item : kind.items) numbers.insert(item.number);
    CHECK(numbers.size() == kind.items.size());
    return kind.items.size();
  };
  CHECK(items("coreq") == 32);
  CHECK(items("srqr") == 21);
  CHECK(items("rameses2") == 20);
  CHECK(items("entreq") == 21);
  CHECK(items("prisma") == 42);  // 27 with their parts
  CHECK(model::require_checklist_kind("COREQ").find("32")->name == "Minor themes");
  CHECK_THROWS_AS(model::require_checklist_kind("corek"), Error);
}

TEST_CASE("what nobody judged is open, for a case and for an item") {
  const auto& coreq = model::require_checklist_kind("coreq");
  const std::vector<ChecklistAnswer> answers{answer("1", 7, "yes"), answer("2", 7, "no"),
                                             answer("3", 7, ""), answer("1", 8, "unclear")};
  const AnswerCounts seven = counts_of_case(coreq, answers, 7);
  CHECK(seven.yes == 1);
  CHECK(seven.no == 1);
  CHECK(seven.open == 30);
  CHECK(counts_of_case(coreq, answers, 9).open == 32);
  const AnswerCounts first = counts_of_item(answers, "1", {7, 8, 9});
  CHECK(first.yes == 1);
  CHECK(first.unclear == 1);
  CHECK(first.open == 1);
}

TEST_CASE("a typed percentage follows from the counts, or is flagged") {
  CHECK(compare_typed("38%", 12, 32).follows);
  CHECK_FALSE(compare_typed("67%", 21, 32).follows);
  CHECK(compare_typed("67%", 21, 32).computed == "21/32 = 66%");
  CHECK(compare_typed(" 66 % ", 21, 32).follows);
  CHECK(compare_typed("65.6%", 21, 32).follows);
  CHECK(compare_typed("65.0%", 21, 32).computed == "21/32 = 65.6%");
  CHECK(compare_typed("50.0%", 16, 32).computed == "16/32 = 50.0%");
  CHECK(compare_typed("21/32", 21, 32).follows);
  CHECK_FALSE(compare_typed("21/31", 21, 32).follows);
  CHECK_FALSE(compare_typed("20", 21, 32).follows);
  CHECK_THROWS_AS(compare_typed("most", 21, 32), Error);
}

}  // namespace
}  // namespace thema::analysis
