#include "analysis/agreement/statistic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

#include "analysis/agreement/coefficients.h"
#include "analysis/agreement/draw_order.h"
#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"

namespace thema::analysis {

namespace {

struct Named {
  Statistic statistic;
  std::string_view name;
  StatisticInput input;
};

constexpr std::array kStatistics{
    Named{Statistic::percent, "percent", StatisticInput::ratings},
    Named{Statistic::holsti, "holsti", StatisticInput::ratings},
    Named{Statistic::cohen, "cohen", StatisticInput::ratings},
    Named{Statistic::scott, "scott", StatisticInput::ratings},
    Named{Statistic::fleiss, "fleiss", StatisticInput::ratings},
    Named{Statistic::brennan_prediger, "brennan-prediger", StatisticInput::ratings},
    Named{Statistic::pabak, "pabak", StatisticInput::ratings},
    Named{Statistic::krippendorff, "krippendorff", StatisticInput::ratings},
    Named{Statistic::ac1, "ac1", StatisticInput::ratings},
    Named{Statistic::mv_alpha, "mv-alpha", StatisticInput::sets},
    Named{Statistic::alpha_u, "alpha-u", StatisticInput::stretches},
    Named{Statistic::bar_u_alpha, "bar-u-alpha", StatisticInput::stretches},
    Named{Statistic::cu_alpha, "cu-alpha", StatisticInput::stretches},
    Named{Statistic::ku_alpha, "ku-alpha", StatisticInput::stretches},
    Named{Statistic::alpha_u_1995, "alpha-u-1995", StatisticInput::stretches},
    Named{Statistic::gamma, "gamma", StatisticInput::stretches}};

constexpr std::array<std::string_view, 4> kLevels{"nominal", "ordinal", "interval", "ratio"};

const Named& named(Statistic statistic) {
  return *std::find_if(kStatistics.begin(), kStatistics.end(),
                       [&](const Named& n) { return n.statistic == statistic; });
}

}  // namespace

std::string_view name_of(Statistic statistic) { return named(statistic).name; }

StatisticInput input_of(Statistic statistic) { return named(statistic).input; }

std::vector<Statistic> statistics_of(StatisticInput input) {
  std::vector<Statistic> out;
  for (const Named& n : kStatistics) {
    if (n.input == input) out.push_back(n.statistic);
  }
  return out;
}

std::vector<Statistic> parse_statistics(std::string_view list) {
  std::vector<Statistic> out;
  for (const std::string_view part : split(list, ',')) {
    const std::string_view wanted = trim(part);
    const auto found = std::find_if(kStatistics.begin(), kStatistics.end(),
                                    [&](const Named& n) { return n.name == wanted; });
    if (found == kStatistics.end()) {
      std::vector<std::string> names;
      for (const Named& n : kStatistics) names.emplace_back(n.name);
      throw Error(Errc::usage,
                  fmt::format("no statistic '{}'; there are: {}", wanted, join(names, ", ")),
                  did_you_mean(wanted, names));
    }
    if (std::find(out.begin(), out.end(), found->statistic) == out.end()) {
      out.push_back(found->statistic);
    }
  }
  return out;
}

std::string_view name_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

Level parse_level(std::string_view name) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), name);
  if (found == kLevels.end()) {
    throw Error(Errc::usage, fmt::format("no level '{}'; there are: nominal, ordinal, interval, "
                                         "ratio",
                                         name));
  }
  return static_cast<Level>(found - kLevels.begin());
}

Measured measure(Statistic statistic, const Ratings& ratings, Level level) {
  switch (statistic) {
    case Statistic::percent:
      return percent_agreement(ratings);
    case Statistic::holsti:
      return holsti(ratings);
    case Statistic::cohen:
      return cohen_kappa(ratings);
    case Statistic::scott:
      return scott_pi(ratings);
    case Statistic::fleiss:
      return fleiss_kappa(ratings);
    case Statistic::brennan_prediger:
      return brennan_prediger(ratings);
    case Statistic::pabak:
      return pabak(ratings);
    case Statistic::ac1:
      return gwet_ac1(ratings);
    default:
      return krippendorff_alpha(ratings, level);
  }
}

Interval interval_of(Statistic statistic, const Ratings& ratings, Level level) {
  const bool scale = statistic == Statistic::krippendorff && level != Level::nominal;
  const std::vector<std::uint32_t> drawn_from = draw_order(ratings, scale);
  if (drawn_from.size() < 2) return {{}, {}, "an interval needs more than one unit to draw from"};
  std::mt19937_64 random(20210611);  // any number, always the same
  const std::uint32_t last = *std::max_element(drawn_from.begin(), drawn_from.end());
  std::vector<double> values, times(last + std::size_t{1});
  Ratings drawn = ratings;
  std::optional<Alpha> alpha;
  if (statistic == Statistic::krippendorff) alpha.emplace(ratings, level);
  std::vector<double> counts(ratings.units.size());
  for (int r = 0; r < kResamples; ++r) {
    std::fill(times.begin(), times.end(), 0);
    for (std::size_t i = 0; i < drawn_from.size(); ++i) {
      ++times[drawn_from[random() % drawn_from.size()]];
    }
    for (std::size_t u = 0; u < ratings.units.size(); ++u) {
      counts[u] = ratings.units[u].count * times[ratings.units[u].block];
      drawn.units[u].count = counts[u];
    }
    const Measured m = alpha ? alpha->of(counts) : measure(statistic, drawn, level);
    if (m.value) values.push_back(*m.value);
  }
  if (values.size() * 2 < kResamples) {
    return {{}, {}, "undefined in most resamples, so there is no interval"};
  }
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  return {at(0.025), at(0.975), {}};
}

}  // namespace thema::analysis
