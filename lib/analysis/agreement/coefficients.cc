#include "analysis/agreement/coefficients.h"

#include <cmath>
#include <utility>

#include "analysis/agreement/category_pairs.h"

namespace thema::analysis {

namespace {

constexpr const char* kNoPairs = "no unit was rated by two coders";
constexpr const char* kTwoCoders = "defined for two coders; see the pairs";
constexpr const char* kNoVariation = "all paired ratings are one category";

/// What the coefficients of any number of coders are made of.
struct Shares {
  double agreeing = 0;           ///< the sum of the units' agreement
  double paired = 0, rated = 0;  ///< units with two ratings or more, and with any
  std::vector<double> share;     ///< of each category: means over the rated units
  std::size_t used = 0;          ///< categories that occur in paired units

  double po() const { return agreeing / paired; }
};

Shares shares_of(const Ratings& ratings) {
  const std::size_t q = ratings.categories.size();
  Shares s;
  s.share.assign(q, 0);
  std::vector<double> given(q, 0);  // to the unit at hand
  std::vector<bool> seen(q, false);
  // Pairs that agree, by the ratings of their unit: whole numbers, whose sum no order changes.
  std::vector<double> agreeing(ratings.coders.size() + 1, 0);
  for (const Ratings::Unit& unit : ratings.units) {
    std::size_t rated = 0;
    for (const int k : unit.given) {
      if (k == Ratings::kMissing) continue;
      ++given[static_cast<std::size_t>(k)];
      ++rated;
    }
    if (rated == 0) continue;
    const auto r = static_cast<double>(rated);
    double pairs = 0;
    for (const int category : unit.given) {
      if (category == Ratings::kMissing) continue;
      const auto k = static_cast<std::size_t>(category);
      const double times = std::exchange(given[k], 0);
      if (times == 0 || unit.count <= 0) continue;
      s.share[k] += unit.count * times / r;
      pairs += times * (times - 1);
      if (r >= 2) seen[k] = true;
    }
    if (unit.count <= 0) continue;
    s.rated += unit.count;
    if (r < 2) continue;
    s.paired += unit.count;
    agreeing[rated] += unit.count * pairs;
  }
  for (std::size_t r = 2; r < agreeing.size(); ++r) {
    s.agreeing += agreeing[r] / static_cast<double>(r * (r - 1));
  }
  for (double& share : s.share) share /= s.rated > 0 ? s.rated : 1;
  for (const bool k : seen) s.used += k ? 1 : 0;
  return s;
}

/// The table of two coders over the units that both rated.
struct Table {
  std::size_t q = 0;
  double n = 0;
  CategoryPairs units{0};             ///< by the first coder's category and the second's
  std::vector<double> first, second;  ///< the coders' shares

  /// Calls `cell(i, j, share)` for all that is not 0, row by row.
  template <class Cell>
  void each(const Cell& cell) const {
    units.visit([&](std::size_t i, std::size_t j, double count) { cell(i, j, count / n); });
  }
  double po() const {
    double sum = 0;
    each([&](std::size_t i, std::size_t j, double share) { sum += i == j ? share : 0; });
    return sum;
  }
  /// Whether one category has all ratings.
  bool constant() const {
    for (std::size_t k = 0; k < q; ++k) {
      if (first[k] + second[k] > 2 - kNothing) return true;
    }
    return false;
  }
};

Table table_of(const Ratings& ratings) {
  Table t;
  t.q = ratings.categories.size();
  t.units = CategoryPairs(t.q);
  t.first.assign(t.q, 0);
  t.second.assign(t.q, 0);
  for (const Ratings::Unit& unit : ratings.units) {
    if (unit.given[0] == Ratings::kMissing || unit.given[1] == Ratings::kMissing) continue;
    const auto i = static_cast<std::size_t>(unit.given[0]);
    const auto j = static_cast<std::size_t>(unit.given[1]);
    t.n += unit.count;
    t.units.add(i, j, unit.count);
  }
  if (t.n <= 0) return t;
  t.each([&](std::size_t i, std::size_t j, double share) {
    t.first[i] += share;
    t.second[j] += share;
  });
  return t;
}

double cohen_chance(const Table& t) {
  double pe = 0;
  for (std::size_t k = 0; k < t.q; ++k) pe += t.first[k] * t.second[k];
  return pe;
}

Measured corrected(double po, double pe, double n) {
  if (1 - pe < kNothing) return Measured::undefined("chance alone explains all agreement", n);
  return Measured::of((po - pe) / (1 - pe), n);
}

/// What a coefficient of two coders is undefined for; nothing when it can be computed.
std::optional<Measured> refused(const Ratings& ratings, const Table& t) {
  if (ratings.coders.size() != 2) return Measured::undefined(kTwoCoders);
  if (t.n <= 0) return Measured::undefined(kNoPairs);
  if (t.constant()) return Measured::undefined(kNoVariation, t.n);
  return std::nullopt;
}

std::optional<Measured> refused(const Shares& s) {
  if (s.paired <= 0) return Measured::undefined(kNoPairs);
  if (s.used < 2) return Measured::undefined(kNoVariation, s.paired);
  return std::nullopt;
}

Table table_for_two(const Ratings& ratings) {
  return ratings.coders.size() == 2 ? table_of(ratings) : Table();
}

}  // namespace

Measured percent_agreement(const Ratings& ratings) {
  const Shares s = shares_of(ratings);
  return s.paired > 0 ? Measured::of(s.po(), s.paired) : Measured::undefined(kNoPairs);
}

Measured holsti(const Ratings& ratings) {
  if (ratings.coders.size() != 2) return Measured::undefined(kTwoCoders);
  double alike = 0, made = 0, both = 0;
  for (const Ratings::Unit& unit : ratings.units) {
    const bool one = unit.given[0] != Ratings::kMissing, two = unit.given[1] != Ratings::kMissing;
    made += unit.count * ((one ? 1 : 0) + (two ? 1 : 0));
    if (one && two) both += unit.count;
    if (one && unit.given[0] == unit.given[1]) alike += unit.count;
  }
  if (both <= 0) return Measured::undefined(kNoPairs);
  return Measured::of(2 * alike / made, both);
}

Measured cohen_kappa(const Ratings& ratings) {
  const Table t = table_for_two(ratings);
  if (const auto no = refused(ratings, t)) return *no;
  return corrected(t.po(), cohen_chance(t), t.n);
}

Measured cohen_kappa_max(const Ratings& ratings) {
  const Table t = table_for_two(ratings);
  if (const auto no = refused(ratings, t)) return *no;
  double best = 0;
  for (std::size_t k = 0; k < t.q; ++k) best += std::min(t.first[k], t.second[k]);
  return corrected(best, cohen_chance(t), t.n);
}

Measured cohen_standard_error(const Ratings& ratings) {
  const Table t = table_for_two(ratings);
  if (const auto no = refused(ratings, t)) return *no;
  const double pe = cohen_chance(t);
  const Measured kappa = corrected(t.po(), pe, t.n);
  if (!kappa.value) return kappa;
  const double k = *kappa.value;
  double a = 0, b = 0;
  t.each([&](std::size_t i, std::size_t j, double share) {
    const double own = 1 - (t.first[i] + t.second[i]) * (1 - k);
    const double shares = t.second[i] + t.first[j];
    (i == j ? a : b) += i == j ? share * own * own : share * shares * shares;
  });
  b *= (1 - k) * (1 - k);
  const double c = (k - pe * (1 - k)) * (k - pe * (1 - k));
  return Measured::of(std::sqrt(std::max(0.0, a + b - c) / t.n) / (1 - pe), t.n);
}

Measured scott_pi(const Ratings& ratings) {
  const Table t = table_for_two(ratings);
  if (const auto no = refused(ratings, t)) return *no;
  double pe = 0;
  for (std::size_t k = 0; k < t.q; ++k) {
    const double share = (t.first[k] + t.second[k]) / 2;
    pe += share * share;
  }
  return corrected(t.po(), pe, t.n);
}

Measured fleiss_kappa(const Ratings& ratings) {
  const Shares s = shares_of(ratings);
  if (const auto no = refused(s)) return *no;
  double pe = 0;
  for (const double share : s.share) pe += share * share;
  return corrected(s.po(), pe, s.paired);
}

Measured fleiss_kappa_of(const Ratings& ratings, int category) {
  const auto m = static_cast<double>(ratings.coders.size());
  double n = 0, mixed = 0, share = 0;
  for (const Ratings::Unit& unit : ratings.units) {
    double given = 0;
    for (const int k : unit.given) {
      if (k == Ratings::kMissing) return Measured::undefined("a rating is missing");
      given += k == category ? 1 : 0;
    }
    n += unit.count;
    mixed += unit.count * given * (m - given);
    share += unit.count * given / m;
  }
  if (n <= 0 || m < 2) return Measured::undefined(kNoPairs);
  share /= n;
  const double chance = n * m * (m - 1) * share * (1 - share);
  if (chance < kNothing) return Measured::undefined(kNoVariation, n);
  return Measured::of(1 - mixed / chance, n);
}

Measured brennan_prediger(const Ratings& ratings) {
  const Shares s = shares_of(ratings);
  if (const auto no = refused(s)) return *no;
  return corrected(s.po(), 1.0 / static_cast<double>(ratings.categories.size()), s.paired);
}

Measured pabak(const Ratings& ratings) {
  const Shares s = shares_of(ratings);
  if (const auto no = refused(s)) return *no;
  if (ratings.categories.size() != 2) {
    return Measured::undefined("defined for two categories; brennan-prediger is its general form",
                               s.paired);
  }
  return Measured::of(2 * s.po() - 1, s.paired);
}

Measured gwet_ac1(const Ratings& ratings) {
  const Shares s = shares_of(ratings);
  if (const auto no = refused(s)) return *no;
  double pe = 0;
  for (const double share : s.share) pe += share * (1 - share);
  return corrected(s.po(), pe / static_cast<double>(ratings.categories.size() - 1), s.paired);
}

}  // namespace thema::analysis
