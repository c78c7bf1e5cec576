// Saturation against worked figures, and against counting by brute force.
#include "analysis/saturation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace thema::analysis;
using doctest::Approx;

namespace {

/// Sessions that bring so many new codes each; every session repeats the code 0 when it is there.
SessionCodes bringing(const std::vector<std::size_t>& fresh) {
  SessionCodes sessions;
  std::uint32_t next = 0;
  for (const std::size_t n : fresh) {
    auto& session = sessions.emplace_back();
    if (next > 0) session.push_back(0);
    for (std::size_t i = 0; i < n; ++i) session.push_back(next++);
  }
  return sessions;
}

/// Codes that so many of `sessions` sessions have each, spread over them.
SessionCodes with_incidences(std::size_t sessions, const std::vector<std::size_t>& times) {
  SessionCodes out(sessions);
  for (std::uint32_t code = 0; code < times.size(); ++code) {
    for (std::size_t i = 0; i < times[code]; ++i) out[(code + i) % sessions].push_back(code);
  }
  return out;
}

SessionCodes random_sessions(std::mt19937_64& random) {
  SessionCodes sessions(random() % 9);
  for (auto& session : sessions) {
    for (std::uint32_t code = 0; code < 7; ++code) {
      if (random() % 3 == 0) session.push_back(code);
    }
    if (!session.empty() && random() % 2 == 0) std::reverse(session.begin(), session.end());
  }
  return sessions;
}

std::set<std::uint32_t> codes_of(const SessionCodes& sessions, std::size_t first,
                                 std::size_t last) {
  std::set<std::uint32_t> codes;
  for (std::size_t i = first; i < last; ++i) codes.insert(sessions[i].begin(), sessions[i].end());
  return codes;
}

}  // namespace

TEST_CASE("Guest, Namey and Chen's example: base 37, then 4, 3, 1 and 0 new codes, is 6+2") {
  // PLoS ONE 15(5): e0232076; 7 of 37 is 19 % there.
  const Saturation s = saturation(bringing({15, 10, 8, 4, 4, 3, 1, 0}), {});
  CHECK(s.base_codes == 37);
  REQUIRE(s.runs.size() == 3);
  CHECK(s.runs[0].fresh == 7);
  CHECK(s.runs[1].fresh == 4);
  CHECK(s.runs[2].fresh == 1);
  CHECK(s.runs[0].ratio == Approx(0.19).epsilon(0.01));
  CHECK(s.runs[1].ratio == Approx(0.11).epsilon(0.02));
  CHECK(s.runs[2].ratio == Approx(0.03).epsilon(0.11));
  CHECK(s.guest == 6);
  SaturationOptions strict;
  strict.threshold = 0;
  CHECK(saturation(bringing({15, 10, 8, 4, 4, 3, 1, 0}), strict).guest == std::nullopt);
  strict.run = 1;
  CHECK(saturation(bringing({15, 10, 8, 4, 4, 3, 1, 0}), strict).guest == 7);
}

TEST_CASE("near code saturation is 9 of 10 codes, true code saturation the last new one") {
  // An invented series; the terms are those of Squire et al. (2024), JMIR e52998.
  const Saturation s = saturation(bringing({12, 6, 4, 3, 1, 2, 0, 1, 0, 0, 1, 0}), {});
  CHECK(s.cumulative == std::vector<std::size_t>{12, 18, 22, 25, 26, 28, 28, 29, 29, 29, 30, 30});
  CHECK(s.near == 6);
  CHECK(s.all == 11);
  // 27 of 30 is near enough.
  CHECK(saturation(bringing({27, 3}), {}).near == 1);
  CHECK(saturation(bringing({26, 4}), {}).near == 2);
}

TEST_CASE("Chao2 and coverage of ten interviews and twenty codes") {
  // Chao (1987), bias-corrected; Chao and Jost (2012): 20 + .9 * 6 * 5 / 10 and, by hand,
  // 1 - 6/72 * 54/62.
  const Incidence i =
      incidence(with_incidences(10, {9, 9, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 3, 4}));
  CHECK(i.codes == 20);
  CHECK(i.once == 6);
  CHECK(i.twice == 4);
  CHECK(i.incidences == 72);
  CHECK(chao2(i).value() == Approx(22.7).epsilon(1e-12));
  CHECK(coverage(i).value() == Approx(0.9274193548387097).epsilon(1e-12));
}

TEST_CASE("without enough sessions nothing is estimated") {
  CHECK_FALSE(chao2(incidence({})));
  CHECK_FALSE(chao2(incidence({{0, 1}})));
  CHECK_FALSE(coverage(incidence({{0, 1}})));
  CHECK_FALSE(coverage(incidence({{}, {}})));
  CHECK(chao2(incidence({{}, {}})) == 0.0);
  CHECK(coverage(incidence({{0}, {0}})) == 1.0);
  CHECK_FALSE(saturation({}, {}).near);
  CHECK_FALSE(saturation({{}, {}}, {}).all);
  CHECK(saturation(bringing({1, 1, 1}), {}).runs.empty());
  CHECK(saturation({{}, {}, {}, {}, {0}, {0}}, {}).runs.empty());
}

TEST_CASE("what is new, adds up and comes in runs is what counting it by hand gives") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    const SessionCodes sessions = random_sessions(random);
    SaturationOptions options;
    options.base = 1 + random() % 4;
    options.run = 1 + random() % 3;
    options.threshold = static_cast<double>(random() % 4) / 10;
    const Saturation s = saturation(sessions, options);
    const std::size_t t = sessions.size(), all = codes_of(sessions, 0, t).size();
    REQUIRE(s.cumulative.size() == t);
    for (std::size_t i = 0; i < t; ++i) {
      CHECK(s.codes[i] == sessions[i].size());
      CHECK(s.cumulative[i] == codes_of(sessions, 0, i + 1).size());
      CHECK(s.fresh[i] == s.cumulative[i] - (i == 0 ? 0 : s.cumulative[i - 1]));
    }
    std::optional<std::size_t> near, last;
    for (std::size_t n = t; n > 0 && all > 0; --n) {
      const std::size_t known = codes_of(sessions, 0, n).size();
      if (known * 10 >= all * 9) near = n;
      if (known == all) last = n;
    }
    CHECK(s.near == near);
    CHECK(s.all == last);
    std::optional<std::size_t> guest;
    std::size_t runs = 0;
    const auto base = codes_of(sessions, 0, std::min(t, options.base));
    for (std::size_t first = options.base; first + options.run <= t && !base.empty(); ++first) {
      const auto before = codes_of(sessions, 0, first);
      std::size_t fresh = 0;
      for (const auto code : codes_of(sessions, first, first + options.run)) {
        fresh += before.contains(code) ? 0 : 1;
      }
      REQUIRE(s.runs.size() > runs);
      CHECK(s.runs[runs].first == first);
      CHECK(s.runs[runs].fresh == fresh);
      // fresh / base <= threshold, in whole numbers.
      const auto tenths = static_cast<std::size_t>(options.threshold * 10 + 0.5);
      if (!guest && fresh * 10 <= tenths * base.size()) guest = first;
      ++runs;
    }
    CHECK(s.runs.size() == runs);
    CHECK(s.guest == guest);
  }
}

TEST_CASE("estimates do not depend on the order, and stay where they must") {
  std::mt19937_64 random(20261123);
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    SessionCodes sessions = random_sessions(random);
    const Incidence i = incidence(sessions);
    std::size_t once = 0, twice = 0, incidences = 0;
    for (std::uint32_t code = 0; code < 7; ++code) {
      const auto n = std::count_if(sessions.begin(), sessions.end(), [&](const auto& session) {
        return std::find(session.begin(), session.end(), code) != session.end();
      });
      once += n == 1 ? 1 : 0;
      twice += n == 2 ? 1 : 0;
      incidences += static_cast<std::size_t>(n);
    }
    CHECK(i.once == once);
    CHECK(i.twice == twice);
    CHECK(i.incidences == incidences);
    if (chao2(i)) CHECK(*chao2(i) >= static_cast<double>(i.codes));
    if (coverage(i)) CHECK((*coverage(i) >= 0 && *coverage(i) <= 1));
    std::shuffle(sessions.begin(), sessions.end(), random);
    CHECK(chao2(incidence(sessions)) == chao2(i));
    CHECK(coverage(incidence(sessions)) == coverage(i));
  }
}

TEST_CASE("over all orders of few sessions the permutations reach every result and no other") {
  std::mt19937_64 random(20261124);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    SessionCodes sessions(3);
    for (auto& session : sessions) {
      for (std::uint32_t code = 0; code < 4; ++code) {
        if (random() % 2 == 0) session.push_back(code);
      }
    }
    SaturationOptions options;
    options.base = 1;
    options.run = 1;
    std::vector<std::size_t> order{0, 1, 2}, low(3, 99), high(3, 0);
    std::set<std::size_t> near, guest;
    std::vector<double> sum(3, 0);
    do {
      const Saturation s =
          saturation({sessions[order[0]], sessions[order[1]], sessions[order[2]]}, options);
      for (std::size_t i = 0; i < 3; ++i) {
        low[i] = std::min(low[i], s.cumulative[i]);
        high[i] = std::max(high[i], s.cumulative[i]);
        sum[i] += static_cast<double>(s.cumulative[i]);
      }
      if (s.near) near.insert(*s.near);
      if (s.guest) guest.insert(*s.guest);
    } while (std::next_permutation(order.begin(), order.end()));
    const Permuted p = permuted(sessions, options, 400, 7);
    CHECK(p.low == low);
    CHECK(p.high == high);
    CHECK(std::set<std::size_t>(p.near.begin(), p.near.end()) == near);
    CHECK(std::set<std::size_t>(p.guest.begin(), p.guest.end()) == guest);
    for (std::size_t i = 0; i < 3; ++i) CHECK(p.mean[i] == Approx(sum[i] / 6).epsilon(0.2));
    CHECK(permuted(sessions, options, 400, 7).mean == p.mean);
  }
}

TEST_CASE("a seed gives the same orders everywhere") {
  const SessionCodes sessions = bringing({5, 0, 3, 1, 0, 2, 4, 1});
  CHECK(permuted(sessions, {}, 3, 1).mean == permuted(sessions, {}, 3, 1).mean);
  CHECK(permuted(sessions, {}, 3, 1).mean != permuted(sessions, {}, 3, 2).mean);
  // mt19937_64 is defined by the standard: its draws with seed 1 give the order 4 6 3 5 1 7 2 0
  // (from 0), and the first session brings the code that all repeat.
  CHECK(permuted(sessions, {}, 1, 1).mean == std::vector<double>{1, 5, 6, 8, 8, 9, 12, 16});
}
