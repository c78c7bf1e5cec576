#include <doctest/doctest.h>

#include "change_helpers.h"
#include "model/codings.h"

using namespace thema::model;

namespace {

/// What is said against a printed form of this passage.
std::string said(std::string_view print, std::string_view passage) {
  return error_of([&] { check_print(print, passage); });
}

constexpr std::string_view kTwice = "I was scared and I was alone. It was hard, very hard.";

}  // namespace

TEST_CASE("a printed form may leave words out where it says so, and put words in brackets") {
  CHECK(said("I was scared ... It was hard, very hard.", kTwice) == "none");
  CHECK(said("[They] I was scared and I was [all] alone. It was hard, very hard.", kTwice) ==
        "none");
  CHECK(said("\u2026 alone. It was [so] hard, \u2026", kTwice) == "none");
  CHECK(said("I was scared and I was alone [...]", kTwice) == "none");
}

TEST_CASE("words that stand twice in the passage are found at the place that fits") {
  CHECK(said("... I was [really] alone. It was hard, very hard.", kTwice) == "none");
  CHECK(said("I was scared ... hard.", kTwice) == "none");
  CHECK(said("... was [so] hard ...", kTwice) == "none");
  CHECK(said("[...] hard [as stone].", kTwice) == "none");
}

TEST_CASE("words that are left out, changed or put in without a sign are refused by name") {
  CHECK(said("I was alone. It was hard, very hard.", kTwice)
            .starts_with("bad-input: the printed form is not the passage: \"I was alone."));
  CHECK(
      said("... I was [really] scared ... alone ... scared ...", kTwice)
          .starts_with("bad-input: the printed form is not the passage: \"scared\" is not in it"));
  CHECK(said("I was scared and I was alone.", kTwice)
            .starts_with(
                "bad-input: the printed form is not the passage: \"It was hard, very hard.\""));
  CHECK(said("... It was hard", kTwice)
            .starts_with("bad-input: the printed form is not the passage"));
  CHECK(said("[...]", kTwice).starts_with("bad-input: the printed form is not the passage"));
}
