#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/agreement/krippendorff.h"
#include "analysis/agreement/ratings.h"

namespace thema::analysis {

/// The statistics of `agree`, by the names that users give.
enum class Statistic {
  percent,
  holsti,
  cohen,
  scott,
  fleiss,
  brennan_prediger,
  pabak,
  krippendorff,
  ac1,
  mv_alpha,
  alpha_u,
  bar_u_alpha,
  cu_alpha,
  ku_alpha,
  alpha_u_1995,
  gamma
};

/// What a statistic is computed from.
enum class StatisticInput { ratings, sets, stretches };

std::string_view name_of(Statistic statistic);
StatisticInput input_of(Statistic statistic);
/// Those of one kind of input, in the order of their declaration.
std::vector<Statistic> statistics_of(StatisticInput input);
/// "cohen, ac1"; Errc::usage names the known ones.
std::vector<Statistic> parse_statistics(std::string_view list);

std::string_view name_of(Level level);
/// Errc::usage for another word.
Level parse_level(std::string_view name);

/// REQUIRES: input_of(statistic) is ratings. `level` is for krippendorff alone.
Measured measure(Statistic statistic, const Ratings& ratings, Level level);

/// An interval by resampling whole blocks with replacement: the 2.5th and 97.5th percentile of
/// `kResamples` values (Efron 1979), always the same draws. It is exploratory: blocks are taken as
/// independent.
struct Interval {
  std::optional<double> low, high;
  std::string note;  ///< why there is none
};
inline constexpr int kResamples = 1000;
Interval interval_of(Statistic statistic, const Ratings& ratings, Level level);

}  // namespace thema::analysis
