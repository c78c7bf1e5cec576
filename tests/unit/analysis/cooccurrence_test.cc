#include "analysis/cooccurrence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

using namespace thema::analysis;
using thema::model::Coding;
using thema::text::Span;

namespace {

/// A source's codings at random, with cases.
std::vector<Coding> random_codings(std::mt19937& random, std::uint32_t codes) {
  std::vector<Coding> codings(random() % 25);
  for (Coding& c : codings) {
    const auto begin = static_cast<std::uint32_t>(random() % 80);
    c.span = {begin, begin + 1 + static_cast<std::uint32_t>(random() % 20)};
    c.code = static_cast<std::uint32_t>(random() % codes);
  }
  std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return codings;
}

std::vector<Selected> selected(const std::vector<Coding>& codings, std::mt19937& random) {
  std::vector<Selected> out;
  for (const Coding& c : codings) {
    out.push_back({&c, {}});
    for (std::uint32_t p = 0; p < 3; ++p) {
      if (random() % 3 == 0) out.back().cases.push_back(p);
    }
  }
  return out;
}

bool share(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

TEST_CASE("pairs of codings that share text are as many as when each is compared with each") {
  std::mt19937 random(20261201);
  for (int round = 0; round < 1000; ++round) {
    const std::uint32_t codes = 1 + static_cast<std::uint32_t>(random() % 5);
    // The last row holds all codes, as a parent does.
    std::vector<std::vector<std::uint32_t>> rows;
    for (std::uint32_t c = 0; c < codes; ++c) rows.push_back({c, codes});
    Cooccurrence met(rows, codes + 1);
    std::vector<std::vector<std::uint64_t>> expected(codes + 1,
                                                     std::vector<std::uint64_t>(codes + 1, 0));
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, bool> cases;
    for (int source = 0; source < 3; ++source) {
      const auto codings = random_codings(random, codes);
      const auto all = selected(codings, random);
      met.add_overlaps(all, true);
      for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
          if (!share(all[i].coding->span, all[j].coding->span)) continue;
          std::set<std::pair<std::uint32_t, std::uint32_t>> cells;
          for (const std::uint32_t a : rows[all[i].coding->code]) {
            for (const std::uint32_t b : rows[all[j].coding->code]) {
              cells.insert({a, b});
              cells.insert({b, a});
              for (const std::uint32_t p : all[i].cases) {
                for (const std::uint32_t q : all[j].cases) {
                  if (p == q) cases[{a, b, p}] = cases[{b, a, p}] = true;
                }
              }
            }
          }
          for (const auto& [a, b] : cells) ++expected[a][b];
        }
      }
    }
    for (std::uint32_t a = 0; a <= codes; ++a) {
      for (std::uint32_t b = 0; b <= codes; ++b) {
        CHECK(met.count(a, b) == expected[a][b]);
        std::size_t n = 0;
        for (std::uint32_t p = 0; p < 3; ++p) n += cases.contains({a, b, p}) ? 1 : 0;
        CHECK(met.cases(a, b) == n);
      }
    }
  }
}

TEST_CASE("two codings of a sub-code are one pair of it and the code above it") {
  const std::vector<Coding> codings{{.span = {0, 10}, .code = 0}, {.span = {5, 15}, .code = 0}};
  Cooccurrence met({{0, 1}}, 2);
  met.add_overlaps(std::vector<Selected>{{&codings[0], {}}, {&codings[1], {}}}, false);
  CHECK(met.count(0, 0) == 1);
  CHECK(met.count(0, 1) == 1);
  CHECK(met.count(1, 0) == 1);
  CHECK(met.count(1, 1) == 1);
}

TEST_CASE("windows with both codes are as many as when each window is looked at") {
  std::mt19937 random(20261202);
  for (int round = 0; round < 500; ++round) {
    constexpr std::uint32_t kCodes = 4;
    Cooccurrence met({{0}, {1}, {2}, {3}}, kCodes);
    std::vector<Span> windows;
    for (std::uint32_t at = 0; at < 100; at += 10) {
      windows.push_back({at, at + 1 + static_cast<std::uint32_t>(random() % 10)});
    }
    const auto codings = random_codings(random, kCodes);
    const auto all = selected(codings, random);
    met.add_windows(all, windows);
    Cooccurrence without_cases({{0}, {1}, {2}, {3}}, kCodes);
    without_cases.leave_out_cases();
    without_cases.add_windows(all, windows);
    for (std::uint32_t a = 0; a < kCodes; ++a) {
      for (std::uint32_t b = 0; b < kCodes; ++b) {
        std::uint64_t n = 0;
        for (const Span w : windows) {
          const auto has = [&](std::uint32_t code) {
            return std::any_of(codings.begin(), codings.end(),
                               [&](const Coding& c) { return c.code == code && share(c.span, w); });
          };
          n += has(a) && has(b) ? 1 : 0;
        }
        CHECK(met.count(a, b) == n);
        CHECK(without_cases.count(a, b) == n);
        CHECK(without_cases.jaccard(a, b) == met.jaccard(a, b));
      }
    }
  }
}

TEST_CASE("measures of a table of windows") {
  // 40 windows: C in 10, M in 16, both in 8.
  Cooccurrence met({{0}, {1}}, 2);
  std::vector<Coding> codings;
  std::vector<Span> windows;
  for (std::uint32_t w = 0; w < 40; ++w) {
    windows.push_back({w * 10, w * 10 + 10});
    if (w < 10) codings.push_back({.span = {w * 10, w * 10 + 5}, .code = 0});
    if (w >= 2 && w < 18) codings.push_back({.span = {w * 10 + 5, w * 10 + 10}, .code = 1});
  }
  std::vector<Selected> all;
  for (const Coding& c : codings) all.push_back({&c, {}});
  met.add_windows(all, windows);
  CHECK(met.count(0, 1) == 8);
  CHECK(*met.jaccard(0, 1) == doctest::Approx(8.0 / 18));
  CHECK(*met.lift(0, 1) == doctest::Approx(8.0 / 40 / (10.0 / 40 * 16.0 / 40)));
}

TEST_CASE("rows meet for hundreds of cases that come in any order, in small and in large tables") {
  for (const std::uint32_t rows : {3U, 1100U}) {
    CAPTURE(rows);
    std::mt19937 random(20261203);
    std::vector<std::vector<std::uint32_t>> rows_of_code;
    for (std::uint32_t c = 0; c < rows; ++c) rows_of_code.push_back({c});
    Cooccurrence met(rows_of_code, rows);
    const std::uint32_t last = rows - 1;
    const std::vector<Coding> codings{
        {.span = {0, 9}, .code = 0}, {.span = {0, 4}, .code = last}, {.span = {2, 6}, .code = 1}};
    std::set<std::uint32_t> outer, inner;
    for (int source = 0; source < 400; ++source) {
      const auto c = static_cast<std::uint32_t>(random() % 700);
      const bool twice = random() % 10 == 0;
      std::vector<Selected> all{{&codings[0], {c}}, {&codings[1], {}}, {&codings[2], {}}};
      all[1].cases = {twice ? c : c + 1};
      if (random() % 2 == 0) all[2].cases = {c, c + 1};
      met.add_overlaps(all, true);
      if (twice) outer.insert(c);
      if (!all[2].cases.empty()) inner.insert(c);
    }
    REQUIRE(inner.size() > 64);
    REQUIRE(outer.size() > 16);
    CHECK(met.cases(0, last) == outer.size());
    CHECK(met.cases(last, 0) == outer.size());
    CHECK(met.cases(1, 0) == inner.size());
    CHECK(met.cases(0, 0) == 0);
  }
}
