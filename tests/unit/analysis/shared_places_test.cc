#include "analysis/shared_places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

using namespace thema::analysis;
using thema::model::Coding;
using thema::text::Span;

namespace {

constexpr std::uint32_t kCodes = 4;
constexpr std::uint32_t kLength = 60;

std::vector<Coding> in_order(std::vector<Coding> codings) {
  std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return codings;
}

std::vector<Coding> random_codings(std::mt19937& random) {
  std::vector<Coding> codings(random() % 20);
  for (Coding& c : codings) {
    const auto begin = static_cast<std::uint32_t>(random() % (kLength - 10));
    c.span = {begin, begin + 1 + static_cast<std::uint32_t>(random() % 10)};
    c.code = static_cast<std::uint32_t>(random() % kCodes);
  }
  return in_order(codings);
}

std::vector<Selected> selected(const std::vector<Coding>& codings) {
  std::vector<Selected> out;
  for (const Coding& c : codings) out.push_back({&c, {}});
  return out;
}

/// A row for each code and one that holds all of them.
SharedPlaces places() { return {{{0, kCodes}, {1, kCodes}, {2, kCodes}, {3, kCodes}}, kCodes + 1}; }

struct Counted {
  int either = 0, both = 0;
};

/// Place by place: which codings hang together because they share text, one by one.
Counted counted(const std::vector<Coding>& codings, std::uint32_t a, std::uint32_t b) {
  const auto is = [](const Coding& c, std::uint32_t row) { return row == kCodes || c.code == row; };
  std::vector<Coding> left;
  for (const Coding& c : codings) {
    if (is(c, a) || is(c, b)) left.push_back(c);
  }
  Counted n;
  while (!left.empty()) {
    std::vector<Coding> place{left.back()};
    left.pop_back();
    for (std::size_t k = 0; k < place.size(); ++k) {
      for (std::size_t i = 0; i < left.size();) {
        if (!left[i].span.overlaps(place[k].span)) {
          ++i;
          continue;
        }
        place.push_back(left[i]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    const auto has = [&](std::uint32_t row) {
      return std::any_of(place.begin(), place.end(), [&](const Coding& c) { return is(c, row); });
    };
    ++n.either;
    n.both += has(a) && has(b) ? 1 : 0;
  }
  return n;
}

}  // namespace

TEST_CASE("the share of places with both codes is that of looking at each, however many coded it") {
  std::mt19937 random(20261130);
  int between = 0;
  for (int round = 0; round < 1000; ++round) {
    SharedPlaces once = places(), thrice = places();
    std::vector<std::vector<Coding>> sources(1 + random() % 3);
    for (auto& source : sources) {
      source = random_codings(random);
      once.add(selected(source));
      std::vector<Coding> more = source;  // two other coders code exactly the same
      more.insert(more.end(), source.begin(), source.end());
      more.insert(more.end(), source.begin(), source.end());
      more = in_order(more);
      thrice.add(selected(more));
    }
    for (std::uint32_t a = 0; a <= kCodes; ++a) {
      for (std::uint32_t b = 0; b <= kCodes; ++b) {
        Counted n;
        for (const auto& source : sources) {
          const Counted here = counted(source, a, b);
          n.either += here.either;
          n.both += here.both;
        }
        const auto found = once.jaccard(a, b);
        REQUIRE(found.has_value() == (n.either > 0));
        if (!found) continue;
        CHECK(*found == doctest::Approx(static_cast<double>(n.both) / n.either));
        CHECK(*found >= 0);
        CHECK(*found <= 1);
        CHECK(found == once.jaccard(b, a));
        CHECK(found == thrice.jaccard(a, b));
        if (a == b) CHECK(*found == 1);
        between += *found > 0 && *found < 1 ? 1 : 0;
      }
    }
  }
  CHECK(between > 1000);
}

TEST_CASE("a long passage that meets three short ones is one place with them") {
  // Code 0: one long passage, and one elsewhere. Code 1: three inside the long one, one that
  // touches.
  const std::vector<Coding> codings{{.span = {0, 30}, .code = 0},  {.span = {2, 5}, .code = 1},
                                    {.span = {8, 10}, .code = 1},  {.span = {20, 25}, .code = 1},
                                    {.span = {30, 35}, .code = 1}, {.span = {50, 55}, .code = 0}};
  SharedPlaces met({{0}, {1}}, 2);
  met.add(selected(codings));
  CHECK(*met.jaccard(0, 1) == doctest::Approx(1.0 / 3));
}
