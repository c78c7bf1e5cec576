// Coefficients of agreement against published figures, and what has to hold for any ratings.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "analysis/agreement/coefficients.h"
#include "analysis/agreement/draw_order.h"
#include "analysis/agreement/gamma.h"
#include "analysis/agreement/krippendorff.h"
#include "analysis/agreement/marked_units.h"
#include "analysis/agreement/mv_alpha.h"
#include "analysis/agreement/statistic.h"
#include "analysis/agreement/unitizing.h"

using namespace thema::analysis;
using doctest::Approx;
using thema::text::Span;

namespace {

constexpr int kNone = Ratings::kMissing;

Ratings of_table(const std::vector<std::vector<int>>& table) {
  Ratings r;
  r.coders = {"one", "two"};
  for (std::size_t i = 0; i < table.size(); ++i) {
    r.categories.push_back(std::to_string(i));
    for (std::size_t j = 0; j < table.size(); ++j) {
      if (table[i][j] == 0) continue;
      r.units.push_back({{static_cast<int>(i), static_cast<int>(j)},
                         static_cast<double>(table[i][j]),
                         static_cast<std::uint32_t>(r.units.size())});
    }
  }
  return r;
}

/// Values 1 to `categories`; 0: missing.
Ratings of_units(int categories, const std::vector<std::vector<int>>& units) {
  Ratings r;
  for (std::size_t c = 0; c < units[0].size(); ++c) r.coders.push_back(std::to_string(c));
  for (int k = 1; k <= categories; ++k) {
    r.categories.push_back(std::to_string(k));
    r.numbers.push_back(k);
  }
  for (auto given : units) {
    for (int& k : given) k = k == 0 ? kNone : k - 1;
    r.units.push_back({std::move(given), 1, static_cast<std::uint32_t>(r.units.size())});
  }
  return r;
}

/// Krippendorff (2004), p. 230: four observers, twelve units.
Ratings four_observers() {
  return of_units(5, {{1, 1, 0, 1},
                      {2, 2, 3, 2},
                      {3, 3, 3, 3},
                      {3, 3, 3, 3},
                      {2, 2, 2, 2},
                      {1, 2, 3, 4},
                      {4, 4, 4, 4},
                      {1, 1, 2, 1},
                      {2, 2, 2, 2},
                      {0, 5, 5, 5},
                      {0, 0, 1, 1},
                      {0, 0, 3, 0}});
}

/// Krippendorff et al. (2016), fig. 1: three coders on a continuum of 60.
Unitised three_coders() {
  Unitised d;
  d.length = 60;
  d.coders = {"Alex", "Paul", "Suzan"};
  d.categories = {"1", "2", "3", "4", "5", "6", "7"};
  d.marked = {{{2, 9, 0}, {11, 17, 1}, {24, 30, 4}, {32, 36, 5}, {36, 44, 5}, {44, 60, 6}},
              {{2, 9, 0}, {11, 17, 2}, {19, 25, 4}, {32, 44, 5}},
              {{2, 9, 0}, {11, 17, 3}, {21, 27, 4}, {32, 36, 5}, {36, 40, 5}, {40, 44, 5}}};
  return d;
}

Ratings random_ratings(std::mt19937& random) {
  const int q = 2 + static_cast<int>(random() % 4);
  std::vector<std::vector<int>> units(1 + random() % 20);
  const std::size_t m = 2 + random() % 3;
  for (auto& unit : units) {
    for (std::size_t c = 0; c < m; ++c) {
      unit.push_back(static_cast<int>(random() % static_cast<unsigned>(q + 1)));
    }
  }
  return of_units(q, units);
}

void check_same(const Measured& a, const Measured& b) {
  REQUIRE(a.value.has_value() == b.value.has_value());
  if (a.value) CHECK(*a.value == Approx(*b.value).epsilon(1e-12));
}

void check_same(const Interval& a, const Interval& b) {
  REQUIRE(a.low.has_value() == b.low.has_value());
  if (!a.low) return;
  CHECK(*a.low == Approx(*b.low).epsilon(1e-9));
  CHECK(*a.high == Approx(*b.high).epsilon(1e-9));
}

}  // namespace

TEST_CASE("two coders: Cohen 1960, Scott, Bennett, Gwet") {
  const Ratings cohen = of_table({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});  // Cohen 1960, p. 45
  CHECK(*percent_agreement(cohen).value == Approx(0.7));
  CHECK(*cohen_kappa(cohen).value == Approx(0.492).epsilon(0.001));
  CHECK(*cohen_kappa_max(cohen).value == Approx(0.831).epsilon(0.001));
  const Ratings below = of_table({{25, 12, 3}, {13, 2, 15}, {12, 16, 2}});  // Cohen 1960, p. 37
  CHECK(*cohen_kappa(below).value == Approx(-0.0923077));
  const Ratings acts = of_table({{20, 10}, {20, 50}});  // Artstein and Poesio 2008, p. 558
  CHECK(*cohen_kappa(acts).value == Approx(0.348).epsilon(0.001));
  CHECK(*scott_pi(acts).value == Approx(0.341).epsilon(0.001));
  CHECK(*brennan_prediger(acts).value == Approx(0.4));
  CHECK(*pabak(acts).value == Approx(0.4));
  const Ratings cases = of_table({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});  // Gwet 2014
  CHECK(*cohen_kappa(cases).value == Approx(0.7964094));
  CHECK(*cohen_standard_error(cases).value == Approx(0.05891072));
  CHECK(*gwet_ac1(cases).value == Approx(0.8493305));
}

TEST_CASE("four observers with missing values: Krippendorff 2004, p. 230") {
  const Ratings r = four_observers();
  CHECK(*krippendorff_alpha(r, Level::nominal).value == Approx(0.743421).epsilon(1e-5));
  CHECK(*krippendorff_alpha(r, Level::ordinal).value == Approx(0.815).epsilon(0.001));
  CHECK(*krippendorff_alpha(r, Level::interval).value == Approx(0.849).epsilon(0.001));
  CHECK(*krippendorff_alpha(r, Level::ratio).value == Approx(0.797).epsilon(0.001));
  CHECK(krippendorff_alpha(r, Level::nominal).n == 11);
  CHECK(*gwet_ac1(r).value == Approx(0.77544).epsilon(1e-4));
}

TEST_CASE("sets of labels: Krippendorff and Craggs 2016, table 3") {
  using Set = SetRatings::Set;
  SetRatings r;
  r.coders = {"1", "2", "3"};
  r.labels = {"a", "b", "d"};
  r.units = {{{Set{1, 2}, Set{2}, std::nullopt}},
             {{Set{0, 1, 2}, Set{1}, Set{1, 2}}},
             {{Set{}, Set{0}, Set{0}}},
             {{Set{0}, std::nullopt, std::nullopt}}};
  CHECK(*mv_alpha(r).value == Approx(0.2865907).epsilon(1e-6));
  CHECK(mv_alpha(r).n == 3);
}

TEST_CASE("unitised: Krippendorff et al. 2016, figure 1, and 2004, p. 254") {
  const UnitisedAlphas a = unitised_alphas(three_coders());
  CHECK(*a.u.value == Approx(0.510).epsilon(0.001));
  CHECK(*a.bar_u.value == Approx(0.413).epsilon(0.001));
  CHECK(*a.cu.value == Approx(0.724).epsilon(0.001));
  CHECK(*a.ku[4].value == Approx(1));
  CHECK(a.ku_coverage[4] == Approx(4.0 / 9));
  CHECK_FALSE(a.ku[6].value);
  Unitised old;
  old.begin = 150;
  old.length = 300;
  old.coders = {"i", "j"};
  old.categories = {"c", "k"};
  old.marked = {{{180, 240, 1}, {225, 295, 0}, {300, 350, 1}, {370, 400, 0}},
                {{180, 240, 1}, {220, 300, 0}, {300, 350, 1}, {355, 375, 0}, {400, 420, 0}}};
  const OldAlphaU u = old_alpha_u(old);
  CHECK(u.observed[0] == Approx(0.0144).epsilon(0.01));
  CHECK(u.expected[0] == Approx(0.0532).epsilon(0.001));
  CHECK(*u.of_category[0].value == Approx(0.7286).epsilon(0.0001));
  CHECK(*u.all.value == Approx(0.8591).epsilon(0.001));
}

TEST_CASE("gamma: the best alignment is exact, the value that of Mathet et al. 2015") {
  GammaOptions options;
  options.alpha = 3;
  const Gamma g = gamma_agreement(three_coders(), options);
  CHECK(g.disorder == Approx(0.960625));
  CHECK(*g.gamma.value == Approx(0.455).epsilon(0.07));
  // Figure 10: a stretch against others.
  CHECK(positional_dissimilarity({4, 14, 0}, {40, 44, 0}, 1) == Approx(22.2245).epsilon(1e-5));
  CHECK(positional_dissimilarity({4, 14, 0}, {4, 14, 0}, 1) == 0);
  CHECK(positional_dissimilarity({4, 14, 0}, {14, 24, 0}, 1) == Approx(1));
}

TEST_CASE("what has no value says why") {
  const Ratings same = of_units(2, {{1, 1}, {1, 1}, {1, 1}});
  const Ratings apart = of_units(2, {{1, 0}, {0, 2}});
  for (const Statistic s : statistics_of(StatisticInput::ratings)) {
    CAPTURE(std::string(name_of(s)));
    const Measured none = measure(s, apart, Level::nominal);
    CHECK_FALSE(none.value);
    CHECK_FALSE(none.note.empty());
    const bool corrected = s != Statistic::percent && s != Statistic::holsti;
    CHECK(measure(s, same, Level::nominal).value.has_value() != corrected);
  }
}

TEST_CASE("no order of coders, units or categories changes a value") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 500; ++round) {
    const Ratings r = random_ratings(random);
    Ratings mixed = r;
    std::shuffle(mixed.units.begin(), mixed.units.end(), random);
    std::vector<std::size_t> order(r.coders.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    mixed = mixed.of(order);
    Ratings renamed = mixed;
    const auto q = static_cast<int>(r.categories.size());
    for (auto& unit : renamed.units) {
      for (int& k : unit.given) k = k == kNone ? k : q - 1 - k;
    }
    Ratings joined = r;
    for (auto& unit : joined.units) unit.block = 0;
    joined.join_equal_units();
    for (const Statistic s : statistics_of(StatisticInput::ratings)) {
      CAPTURE(std::string(name_of(s)));
      const Measured m = measure(s, r, Level::nominal);
      check_same(m, measure(s, mixed, Level::nominal));
      check_same(m, measure(s, renamed, Level::nominal));
      check_same(m, measure(s, joined, Level::nominal));
    }
    check_same(measure(Statistic::krippendorff, r, Level::interval),
               measure(Statistic::krippendorff, mixed, Level::interval));
    check_same(measure(Statistic::krippendorff, r, Level::ordinal),
               measure(Statistic::krippendorff, renamed, Level::ordinal));
  }
}

TEST_CASE("categories that nobody used, however many, change no alpha and no kappa") {
  std::mt19937 random(20261125);
  for (int round = 0; round < 20; ++round) {
    const Ratings few = random_ratings(random);
    Ratings many = few;
    for (int k = 0; k < 2000; ++k) {
      many.categories.push_back("unused " + std::to_string(k));
      many.numbers.push_back(100 + k);
    }
    for (const Level level : {Level::nominal, Level::ordinal, Level::interval, Level::ratio}) {
      const Measured alpha = krippendorff_alpha(many, level);
      CHECK(alpha.value == krippendorff_alpha(few, level).value);
    }
    CHECK(fleiss_kappa(many).value == fleiss_kappa(few).value);
    if (few.coders.size() != 2) continue;
    CHECK(cohen_kappa(many).value == cohen_kappa(few).value);
    CHECK(cohen_standard_error(many).value == cohen_standard_error(few).value);
  }
}

TEST_CASE("coders who say the same agree wholly, on any level") {
  std::mt19937 random(20261123);
  for (int round = 0; round < 200; ++round) {
    Ratings r = random_ratings(random);
    for (auto& unit : r.units) std::fill(unit.given.begin() + 1, unit.given.end(), unit.given[0]);
    for (const Level level : {Level::nominal, Level::ordinal, Level::interval, Level::ratio}) {
      const Measured alpha = krippendorff_alpha(r, level);
      if (alpha.value) CHECK(*alpha.value == Approx(1));
    }
    const Measured kappa = fleiss_kappa(r);
    if (kappa.value) CHECK(*kappa.value == Approx(1));
  }
}

TEST_CASE("characters and units are counted as one by one") {
  std::mt19937 random(20261124);
  for (int round = 0; round < 500; ++round) {
    const auto length = static_cast<std::uint32_t>(1 + random() % 60);
    std::vector<std::vector<Span>> marked(2 + random() % 5);
    for (auto& list : marked) {
      for (std::size_t n = random() % 5; n > 0; --n) {
        const auto begin = static_cast<std::uint32_t>(random() % length);
        list.push_back(
            {begin, begin + 1 + static_cast<std::uint32_t>(random() % (length - begin))});
      }
      list = joined(list);
    }
    std::vector<Span> units;
    for (std::uint32_t at = 0; at < length;) {
      const std::uint32_t end = std::min(length, at + 1 + static_cast<std::uint32_t>(random() % 9));
      units.push_back({at, end});
      at = end + static_cast<std::uint32_t>(random() % 2);
    }
    const auto by = [&](Span unit) {
      std::uint64_t bits = 0;
      for (std::size_t c = 0; c < marked.size(); ++c) {
        for (const Span s : marked[c]) {
          if (s.begin < unit.end && unit.begin < s.end) bits |= std::uint64_t{1} << c;
        }
      }
      return bits;
    };
    MarkedTally each, by_unit;
    MarkedCounts expected, expected_units;
    count_characters(length, marked, each);
    for (std::uint32_t p = 0; p < length; ++p) ++expected[by({p, p + 1})];
    CHECK(each.counts() == expected);
    count_units(units, marked, by_unit);
    for (const Span unit : units) ++expected_units[by(unit)];
    CHECK(by_unit.counts() == expected_units);
    const std::uint64_t all = (std::uint64_t{1} << marked.size()) - 1;
    double apart = 0;
    for (const auto& d : disagreements(marked)) apart += d.span.length();
    CHECK(apart == length - expected[0] - expected[all]);
  }
}

TEST_CASE("an interval is the same each time, and holds the value") {
  const Ratings r = four_observers();
  const Interval one = interval_of(Statistic::krippendorff, r, Level::nominal);
  const Interval two = interval_of(Statistic::krippendorff, r, Level::nominal);
  REQUIRE(one.low);
  CHECK(*one.low == *two.low);
  CHECK(*one.high == *two.high);
  CHECK(*one.low < 0.743);
  CHECK(*one.high > 0.743);
}

TEST_CASE("no order or name of coders, units or categories changes an interval") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const Ratings r = random_ratings(random);
    Ratings mixed = r;
    std::shuffle(mixed.units.begin(), mixed.units.end(), random);
    for (std::size_t u = 0; u < mixed.units.size(); ++u) {
      mixed.units[u].block = static_cast<std::uint32_t>(u);
    }
    std::vector<std::size_t> order(r.coders.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    mixed = mixed.of(order);
    for (std::size_t c = 0; c < order.size(); ++c) mixed.coders[c] = r.coders[c];
    check_same(interval_of(Statistic::krippendorff, r, Level::ordinal),
               interval_of(Statistic::krippendorff, mixed, Level::ordinal));
    std::vector<int> names(r.categories.size());
    for (std::size_t k = 0; k < names.size(); ++k) names[k] = static_cast<int>(k);
    std::shuffle(names.begin(), names.end(), random);
    for (auto& unit : mixed.units) {
      for (int& k : unit.given) k = k == kNone ? k : names[static_cast<std::size_t>(k)];
    }
    for (const Statistic s : statistics_of(StatisticInput::ratings)) {
      CAPTURE(std::string(name_of(s)));
      check_same(interval_of(s, r, Level::nominal), interval_of(s, mixed, Level::nominal));
    }
  }
}

TEST_CASE("coders and categories that could change places draw the same whichever is first") {
  // Twice the same, and each once against another: nothing tells one category from the next.
  const std::vector<std::vector<int>> units{{1, 1}, {1, 1}, {2, 2}, {2, 2}, {3, 3},
                                            {3, 3}, {1, 2}, {2, 3}, {3, 1}};
  const Ratings r = of_units(3, units);
  std::mt19937 random(20261127);
  for (int round = 0; round < 20; ++round) {
    std::vector<int> names{1, 2, 3};
    std::shuffle(names.begin(), names.end(), random);
    auto others = units;
    for (auto& unit : others) {
      for (int& k : unit) k = names[static_cast<std::size_t>(k - 1)];
      if (round % 2 == 1) std::swap(unit[0], unit[1]);
    }
    std::shuffle(others.begin(), others.end(), random);
    for (const Statistic s : {Statistic::krippendorff, Statistic::cohen, Statistic::ac1}) {
      check_same(interval_of(s, r, Level::nominal), interval_of(s, of_units(3, others), {}));
    }
  }
}

TEST_CASE("units that are not alike are drawn as such") {
  // Otherwise every order were as good as another, and the tests above would hold for nothing.
  const Ratings r = of_units(3, {{1, 1}, {1, 2}, {3, 0}, {1, 1}, {2, 1}});
  Ratings turned = r;
  std::reverse(turned.units.begin(), turned.units.end());
  for (std::uint32_t u = 0; u < 5; ++u) turned.units[u].block = u;
  const auto order = draw_order(r, false), back = draw_order(turned, false);
  std::vector<std::vector<int>> drawn, drawn_back;
  for (const std::uint32_t b : order) drawn.push_back(r.units[b].given);
  for (const std::uint32_t b : back) drawn_back.push_back(turned.units[b].given);
  CHECK(drawn == drawn_back);
}

TEST_CASE("gamma draws the same, in whatever order coders and stretches come") {
  const Unitised given = three_coders();
  const Gamma g = gamma_agreement(given, {});
  Unitised turned = given.of({2, 0, 1});
  for (auto& marked : turned.marked) std::reverse(marked.begin(), marked.end());
  const Gamma again = gamma_agreement(turned, {});
  CHECK(*again.gamma.value == *g.gamma.value);
  CHECK(again.samples == g.samples);
}
