#include "analysis/coding_places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <tuple>

using namespace thema::analysis;
using thema::RowId;
using thema::Span;
using thema::model::Coding;

namespace {

std::vector<Coding> random_codings(std::mt19937& random) {
  std::vector<Coding> codings(random() % 40);
  for (Coding& c : codings) {
    c.source = static_cast<std::uint32_t>(random() % 4);
    c.span.begin = static_cast<std::uint32_t>(random() % 50);
    c.span.end = c.span.begin + static_cast<std::uint32_t>(random() % (random() % 3 == 0 ? 50 : 6));
  }
  std::stable_sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
    return std::tie(a.source, a.span.begin) < std::tie(b.source, b.span.begin);
  });
  for (std::size_t i = 0; i < codings.size(); ++i) codings[i].id = static_cast<RowId>(i + 1);
  return codings;
}

std::vector<RowId> ids(const std::vector<const Coding*>& codings) {
  std::vector<RowId> out;
  for (const Coding* c : codings) out.push_back(c->id);
  return out;
}

}  // namespace

TEST_CASE("the codings that share text with a span are those that a walk over all finds") {
  std::mt19937 random(20261123);
  std::size_t found = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const std::vector<Coding> all = random_codings(random);
    const CodingPlaces places(all);
    for (int ask = 0; ask < 40; ++ask) {
      const auto source = static_cast<std::uint32_t>(random() % 5);
      const auto begin = static_cast<std::uint32_t>(random() % 60);
      const Span span{begin, begin + static_cast<std::uint32_t>(random() % 20)};
      std::vector<RowId> wanted;
      for (const Coding& c : all) {
        if (c.source == source && c.span.overlaps(span)) wanted.push_back(c.id);
      }
      REQUIRE(ids(places.overlapping(source, span)) == wanted);
      found += wanted.size();
    }
  }
  CHECK(found > 10000);
}

TEST_CASE("where there are no codings, none share text") {
  CHECK(CodingPlaces().overlapping(0, {0, 10}).empty());
  CHECK(CodingPlaces(std::vector<Coding>()).overlapping(0, {0, 10}).empty());
}
