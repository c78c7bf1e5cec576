#include "analysis/agreement/gamma.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <tuple>

namespace thema::analysis {

namespace {

using Stretch = Unitised::Stretch;

constexpr std::size_t kLeastSamples = 30, kMostSamples = 500;
constexpr std::size_t kMostStates = 200'000;

struct Placed {
  Stretch stretch;
  std::size_t coder = 0;
};

/// One unitary alignment: stretches by their index in order of place, and what its pairs differ.
struct Unitary {
  std::vector<std::size_t> stretches;  ///< rising
  double cost = 0;                     ///< sum over pairs of coders
};

class Alignment {
 public:
  Alignment(const Unitised& data, const GammaOptions& options)
      : options_(options), coders_(data.marked.size()) {
    for (std::size_t c = 0; c < coders_; ++c) {
      for (const Stretch& s : data.marked[c]) {
        all_.push_back({s, c});
        longest_ = std::max(longest_, s.end - s.begin);
      }
    }
    std::sort(all_.begin(), all_.end(), [](const Placed& a, const Placed& b) {
      if (a.stretch.begin != b.stretch.begin) return a.stretch.begin < b.stretch.begin;
      if (a.stretch.end != b.stretch.end) return a.stretch.end < b.stretch.end;
      return a.coder < b.coder;
    });
  }

  /// The least sum over unitary alignments of the mean over pairs of coders, by mean stretches a
  /// coder. Goes through the stretches in order; what later ones are taken already is the state.
  std::optional<double> disorder() {
    if (all_.empty()) return 0.0;
    std::map<std::vector<std::size_t>, double> states{{{}, 0.0}};
    for (std::size_t i = 0; i < all_.size(); ++i) {
      std::map<std::vector<std::size_t>, double> next;
      const auto reach = [&](std::vector<std::size_t> taken, double cost) {
        const auto [at, fresh] = next.emplace(std::move(taken), cost);
        if (!fresh) at->second = std::min(at->second, cost);
      };
      const std::vector<Unitary> unitaries = unitaries_from(i);
      for (const auto& [taken, cost] : states) {
        if (!taken.empty() && taken.front() == i) {
          reach({taken.begin() + 1, taken.end()}, cost);
          continue;
        }
        for (const Unitary& u : unitaries) {
          if (auto with = joined(taken, u)) reach(std::move(*with), cost + u.cost);
        }
      }
      if (next.size() > kMostStates) return std::nullopt;
      states = std::move(next);
    }
    const double pairs = static_cast<double>(coders_ * (coders_ - 1)) / 2;
    const double each = static_cast<double>(all_.size()) / static_cast<double>(coders_);
    return states.begin()->second / pairs / each;
  }

 private:
  static std::optional<std::vector<std::size_t>> joined(const std::vector<std::size_t>& taken,
                                                        const Unitary& u) {
    std::vector<std::size_t> with = taken;
    for (std::size_t k = 1; k < u.stretches.size(); ++k) {
      const auto at = std::lower_bound(with.begin(), with.end(), u.stretches[k]);
      if (at != with.end() && *at == u.stretches[k]) return std::nullopt;
      with.insert(at, u.stretches[k]);
    }
    return with;
  }

  double difference(std::size_t a, std::size_t b) const {
    const Stretch &x = all_[a].stretch, &y = all_[b].stretch;
    return options_.alpha * positional_dissimilarity(x, y, options_.empty) +
           options_.beta * (x.category == y.category ? 0 : options_.empty);
  }

  /// Whether stretches i and j, and so all behind j, differ by more than `most` empty ones by their
  /// places alone: they are at least as far apart as they begin.
  bool too_far(std::size_t i, std::size_t j, double most) const {
    const Stretch& x = all_[i].stretch;
    const double share = (all_[j].stretch.begin - x.begin) / (x.end - x.begin + longest_);
    // A little more than needed, so that rounding leaves nothing out.
    return options_.alpha * share * share > most * (1 + 1e-9);
  }

  /// Those of which stretch i is the first. One that costs more than its stretches alone is in no
  /// best alignment (Mathet et al. 2015, section 5.4).
  std::vector<Unitary> unitaries_from(std::size_t i) const {
    std::vector<Unitary> out;
    std::vector<std::size_t> members{i};
    extend(members, 0.0, i + 1, out);
    return out;
  }

  void extend(std::vector<std::size_t>& members, double among, std::size_t from,
              std::vector<Unitary>& out) const {
    const auto k = static_cast<double>(members.size());
    const auto n = static_cast<double>(coders_);
    const double pairs = n * (n - 1) / 2;
    // Every pair with nothing in it counts, that of nothing with nothing too: a stretch alone costs
    // as much as if each pair differed.
    const double cost = among + (pairs - k * (k - 1) / 2) * options_.empty;
    if (members.size() == 1 || cost < k * pairs * options_.empty) out.push_back({members, cost});
    if (members.size() == coders_) return;
    for (std::size_t j = from; j < all_.size() && !too_far(members.front(), j, n * pairs); ++j) {
      if (std::any_of(members.begin(), members.end(),
                      [&](std::size_t m) { return all_[m].coder == all_[j].coder; })) {
        continue;
      }
      double sum = among;
      for (const std::size_t m : members) sum += difference(m, j);
      if (sum > n * pairs * options_.empty) continue;  // however many are added
      members.push_back(j);
      extend(members, sum, j + 1, out);
      members.pop_back();
    }
  }

  const GammaOptions& options_;
  std::size_t coders_;
  std::vector<Placed> all_;
  double longest_ = 0;  ///< stretch
};

/// Where the stretches lie, and how long they are.
struct Bounds {
  double begin = 0, end = 0, mean = 0;
};

Bounds bounds_of(const Unitised& data) {
  Bounds b;
  double n = 0;
  for (const auto& marked : data.marked) {
    for (const Stretch& s : marked) {
      b.begin = n == 0 ? s.begin : std::min(b.begin, s.begin);
      b.end = n == 0 ? s.end : std::max(b.end, s.end);
      b.mean += s.end - s.begin;
      ++n;
    }
  }
  if (n > 0) b.mean /= n;
  return b;
}

/// Each coder gets the stretches of one drawn at random, turned round by a random distance; two
/// distances are not closer than half a mean stretch, as far as there is room.
Unitised resampled(const Unitised& data, const Bounds& bounds, std::mt19937_64& random) {
  Unitised out{data.begin, data.length, data.coders, data.categories, {}};
  const double whole = bounds.end - bounds.begin;
  std::vector<double> distances;
  for (std::size_t c = 0; c < data.marked.size(); ++c) {
    const auto& from = data.marked[random() % data.marked.size()];
    double by = 0;
    for (int tries = 0; tries < 100; ++tries) {
      by = whole * static_cast<double>(random() >> 11) / 9007199254740992.0;  // 2^53
      const bool close = std::any_of(distances.begin(), distances.end(), [&](double d) {
        const double apart = std::abs(d - by);
        return std::min(apart, whole - apart) < bounds.mean / 2;
      });
      if (!close) break;
    }
    distances.push_back(by);
    auto& mine = out.marked.emplace_back();
    for (const Stretch& s : from) {
      const double back = s.end + by > bounds.end ? whole : 0;
      mine.push_back({s.begin + by - back, s.end + by - back, s.category});
    }
  }
  return out;
}

bool before(const Stretch& a, const Stretch& b) {
  return std::tie(a.begin, a.end, a.category) < std::tie(b.begin, b.end, b.category);
}

/// The same stretches in an order that is theirs alone, whatever that of rows and coders was: what
/// is drawn depends on it.
Unitised in_own_order(Unitised data) {
  for (auto& marked : data.marked) std::sort(marked.begin(), marked.end(), before);
  std::sort(data.marked.begin(), data.marked.end(), [](const auto& a, const auto& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
  });
  return data;
}

}  // namespace

double positional_dissimilarity(const Stretch& a, const Stretch& b, double empty) {
  const double apart = std::abs(a.begin - b.begin) + std::abs(a.end - b.end);
  const double share = apart / (a.end - a.begin + b.end - b.begin);
  return share * share * empty;
}

std::optional<double> best_disorder(const Unitised& data, const GammaOptions& options) {
  return Alignment(data, options).disorder();
}

Gamma gamma_agreement(const Unitised& given, const GammaOptions& options) {
  Gamma out;
  const Unitised data = in_own_order(given);
  const double length = data.length;
  if (data.marked.size() < 2) return {Measured::undefined("two coders are needed"), 0, 0, 0};
  const Bounds bounds = bounds_of(data);
  if (bounds.mean <= 0) return {Measured::undefined("nothing is marked", length), 0, 0, 0};
  const auto observed = best_disorder(data, options);
  const Measured dense = Measured::undefined("too many stretches overlap to be aligned", length);
  if (!observed) return {dense, 0, 0, 0};
  out.disorder = *observed;
  std::mt19937_64 random(options.seed);
  double sum = 0, squares = 0;
  std::size_t wanted = kLeastSamples;
  while (out.samples < wanted) {
    const auto disorder = best_disorder(resampled(data, bounds, random), options);
    if (!disorder) return {dense, out.disorder, 0, out.samples};
    sum += *disorder;
    squares += *disorder * *disorder;
    ++out.samples;
    if (out.samples != wanted || wanted >= kMostSamples) continue;
    const auto n = static_cast<double>(wanted);
    const double mean = sum / n, variance = std::max(0.0, squares / n - mean * mean);
    if (mean <= 0) break;
    const double needed = std::sqrt(variance) / mean * 1.96 / options.precision;
    wanted = std::clamp(static_cast<std::size_t>(std::ceil(needed * needed)), wanted, kMostSamples);
  }
  out.expected = sum / static_cast<double>(out.samples);
  if (out.expected <= kNothing) {
    out.gamma = Measured::undefined("resampled stretches always agree", length);
    return out;
  }
  out.gamma = Measured::of(1 - out.disorder / out.expected, length);
  if (!out.gamma.value) return out;
  out.gamma.note =
      fmt::format("disorder {:.6g}, {} samples, seed {}, alpha {:g}, beta {:g}", out.disorder,
                  out.samples, options.seed, options.alpha, options.beta);
  return out;
}

}  // namespace thema::analysis
