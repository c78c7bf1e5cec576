// The alphas of stretches against their definitions, character by character.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "analysis/agreement/unitizing.h"

using namespace thema::analysis;

namespace {

constexpr std::size_t kLength = 40;
using Value = std::optional<double>;

/// Stretches that touch, ones with gaps between them, and coders who marked nothing.
Unitised random_stretches(std::mt19937& random) {
  Unitised d;
  d.length = kLength;
  const std::size_t q = 1 + random() % 4, m = 2 + random() % 3;
  for (std::size_t k = 0; k < q; ++k) d.categories.push_back(std::to_string(k));
  for (std::size_t c = 0; c < m; ++c) {
    d.coders.push_back(std::to_string(c));
    auto& marked = d.marked.emplace_back();
    for (std::size_t at = random() % 6; at < kLength;) {
      const std::size_t end = std::min(kLength, at + 1 + random() % 8);
      const bool gap = random() % 3 == 0;
      if (!gap) marked.push_back({static_cast<double>(at), static_cast<double>(end), random() % q});
      at = end;
    }
    if (random() % 8 == 0) marked.clear();
  }
  return d;
}

/// What stands at each character: the number of a coder's stretch, or nothing.
std::vector<std::optional<std::size_t>> characters(const std::vector<Unitised::Stretch>& marked) {
  std::vector<std::optional<std::size_t>> out(kLength);
  for (std::size_t g = 0; g < marked.size(); ++g) {
    for (auto p = static_cast<std::size_t>(marked[g].begin);
         p < static_cast<std::size_t>(marked[g].end); ++p) {
      out[p] = g;
    }
  }
  return out;
}

struct Defined {
  Value u, bar_u, cu;
  std::vector<Value> ku;
};

/// Lengths, squares and meetings of Krippendorff et al. (2016), each from its definition.
struct Sums {
  std::size_t gap;
  std::vector<std::vector<double>> l;
  std::vector<double> z, y;
};

Sums sums_of(const Unitised& d) {
  const std::size_t gap = d.categories.size(), m = d.marked.size();
  const double pairs = static_cast<double>(m) - 1;
  Sums s{gap, {}, std::vector<double>(gap + 1, 0), std::vector<double>(gap, 0)};
  s.l.assign(gap + 1, std::vector<double>(gap + 1, 0));
  for (std::size_t i = 0; i < m; ++i) {
    const auto mine = characters(d.marked[i]);
    const auto value = [&](std::size_t coder, const std::optional<std::size_t>& g) {
      return g ? d.marked[coder][*g].category : gap;
    };
    for (const auto& g : mine) s.z[gap] += g ? 0 : 1;
    for (const auto& g : d.marked[i]) s.z[g.category] += (g.end - g.begin) * (g.end - g.begin);
    for (std::size_t j = 0; j < m; ++j) {
      if (i == j) continue;
      const auto others = characters(d.marked[j]);
      std::vector<double> met(d.marked[i].size(), 0);
      for (std::size_t p = 0; p < kLength; ++p) {
        s.l[value(i, mine[p])][value(j, others[p])] += 1 / pairs;
        if (mine[p] && others[p]) ++met[*mine[p]];
      }
      for (std::size_t g = 0; g < met.size(); ++g) {
        s.y[d.marked[i][g].category] += met[g] * met[g] / pairs;
      }
    }
  }
  return s;
}

double sum_of(const std::vector<double>& numbers) {
  double sum = 0;
  for (const double x : numbers) sum += x;
  return sum;
}

Defined by_definition(const Unitised& d) {
  const Sums s = sums_of(d);
  const std::size_t gap = s.gap;
  Defined out;
  double t = 0, alike = 0, expected = 0, met = 0, met_alike = 0, unlike = 0;
  std::vector<double> rows, met_rows;
  for (std::size_t c = 0; c <= gap; ++c) {
    rows.push_back(sum_of(s.l[c]));
    t += rows[c];
    alike += s.l[c][c];
    if (c == gap) break;
    met_rows.push_back(sum_of({s.l[c].begin(), s.l[c].end() - 1}));  // without gaps
    met += met_rows[c];
    met_alike += s.l[c][c];
  }
  const double z = sum_of(s.z), y = sum_of(s.y);
  for (std::size_t c = 0; c <= gap; ++c) expected += t * (rows[c] * rows[c] - s.z[c]) / (t * t - z);
  if (t - expected > 1e-9) out.u = 1 - (t - alike) / (t - expected);
  const double marked = t * rows[gap] * (t - rows[gap]) / (t * t - z);
  if (marked > 1e-9) out.bar_u = 1 - (rows[gap] - s.l[gap][gap]) / marked;
  out.ku.resize(gap);
  const double by = met > 0 ? met - y / met : 0;
  if (by < 1e-9) return out;
  for (std::size_t c = 0; c < gap; ++c) {
    double row = (met_rows[c] * met_rows[c] - s.y[c]) / by, others = 0;
    for (std::size_t k = 0; k < gap; ++k) others += c == k ? 0 : met_rows[c] * met_rows[k] / by;
    row += others;
    unlike += others;
    if (met_rows[c] <= 0 || others <= 1e-9) continue;
    out.ku[c] = 1 - row / met_rows[c] * (met_rows[c] - s.l[c][c]) / others;
  }
  if (unlike > 1e-9) out.cu = 1 - (met - met_alike) / unlike;
  return out;
}

void check(const Measured& found, const Value& wanted) {
  REQUIRE(found.value.has_value() == wanted.has_value());
  if (!wanted) return;
  CHECK(std::abs(*found.value - *wanted) < 1e-9);
  // Nothing is 0, not what rounding left of it.
  if (std::abs(*wanted) < 1e-9) CHECK(std::to_string(*found.value) == "0.000000");  // no -0
  if (std::abs(*wanted) < 1e-9) CHECK(*found.value == 0);
}

}  // namespace

TEST_CASE("the alphas of stretches are what their definitions say, and nothing is 0") {
  std::mt19937 random(20261128);
  int defined = 0;
  for (int round = 0; round < 3000; ++round) {
    CAPTURE(round);
    const Unitised d = random_stretches(random);
    const UnitisedAlphas found = unitised_alphas(d);
    const Defined wanted = by_definition(d);
    check(found.u, wanted.u);
    check(found.bar_u, wanted.bar_u);
    check(found.cu, wanted.cu);
    for (std::size_t k = 0; k < wanted.ku.size(); ++k) check(found.ku[k], wanted.ku[k]);
    defined += wanted.cu ? 1 : 0;
  }
  CHECK(defined > 1000);
}

TEST_CASE("stretches that touch are two, those of one category that overlap are one") {
  Unitised d;
  d.length = 20;
  d.coders = {"a"};
  d.categories = {"x", "y"};
  d.marked = {{{0, 5, 0}, {5, 9, 0}, {9, 12, 1}, {11, 14, 0}, {13, 20, 0}}};
  const auto own = d.of_category(0).marked[0];
  REQUIRE(own.size() == 3);
  CHECK(own[0].end == 5);
  CHECK(own[2].begin == 11);
  CHECK(own[2].end == 20);
}
