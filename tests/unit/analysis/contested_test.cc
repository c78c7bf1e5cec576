// What coders have to agree on: passages of one code that share text.
#include "analysis/agreement/contested.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "analysis/agreement/marked_units.h"

using namespace thema::analysis;
using thema::text::Span;
using Spans = std::vector<Span>;

TEST_CASE("the same passages of all coders are agreed on") {
  const auto found = contested({{{0, 5}, {10, 20}}, {{10, 20}, {0, 5}}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].span == Span{0, 5});
  CHECK(found[0].agreed);
  CHECK(found[1].agreed);
  CHECK(found[1].readings == std::vector<Spans>{{{10, 20}}, {{10, 20}}});
}

TEST_CASE("passages that share text are one question, also through those of another coder") {
  const auto found = contested({{{0, 6}, {8, 12}}, {{5, 9}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].span == Span{0, 12});
  CHECK_FALSE(found[0].agreed);
  CHECK(found[0].readings == std::vector<Spans>{{{0, 6}, {8, 12}}, {{5, 9}}});
}

TEST_CASE("passages that only touch are questions of their own") {
  CHECK(contested({{{0, 5}}, {{5, 9}}}).size() == 2);
  CHECK(contested({{}, {}}).empty());
}

TEST_CASE("what one coder alone has is disputed") {
  const auto found = contested({{{3, 4}}, {}, {}});
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].agreed);
}

TEST_CASE("questions hold every passage once and agree with the list of disagreements") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    std::vector<Spans> passages(2 + random() % 2);
    for (Spans& own : passages) {
      for (std::uint64_t n = random() % 5; n > 0; --n) {
        const auto begin = static_cast<std::uint32_t>(random() % 30);
        own.push_back({begin, begin + 1 + static_cast<std::uint32_t>(random() % 8)});
      }
    }
    const auto found = contested(passages);
    std::vector<Spans> again(passages.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0) CHECK(found[i - 1].span.end <= found[i].span.begin);
      std::uint32_t begin = 99, end = 0;
      for (std::size_t c = 0; c < passages.size(); ++c) {
        for (const Span span : found[i].readings[c]) {
          again[c].push_back(span);
          begin = std::min(begin, span.begin);
          end = std::max(end, span.end);
        }
      }
      CHECK(found[i].span == Span{begin, end});
      // No cut without a passage across it.
      for (std::uint32_t cut = begin + 1; cut < end; ++cut) {
        bool across = false;
        for (const Spans& reading : found[i].readings) {
          across |= std::any_of(reading.begin(), reading.end(),
                                [&](Span s) { return s.begin < cut && cut < s.end; });
        }
        CHECK(across);
      }
    }
    for (Spans& own : passages) {
      std::sort(own.begin(), own.end());
      own.erase(std::unique(own.begin(), own.end()), own.end());
    }
    CHECK(again == passages);
    // Words that some marked and others did not lie in disputed questions only.
    std::vector<Spans> marked = passages;
    for (Spans& own : marked) own = joined(std::move(own));
    for (const MarkedStretch& stretch : disagreements(marked)) {
      for (std::uint32_t p = stretch.span.begin; p < stretch.span.end; ++p) {
        const auto at = std::find_if(found.begin(), found.end(), [&](const Contested& c) {
          return c.span.contains({p, p + 1});
        });
        REQUIRE(at != found.end());
        CHECK_FALSE(at->agreed);
      }
    }
  }
}
