#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/figure.h"

namespace thema::report {

/// Whether there is a finite number.
bool is_number(const std::optional<double>& value);

/// A number on a figure: at most two decimals; smaller numbers keep two digits.
std::string figure_number(double value);

/// An axis from `low` to `high` with a mark at every `step`, all round numbers.
struct Scale {
  double low = 0, high = 1, step = 1;

  /// Where a value stands between the ends: 0 to 1.
  double share(double value) const;
  /// The marks, lowest first.
  std::vector<double> marks() const;
};

/// A scale that holds 0 and all values, with about `marks` marks.
Scale scale_of(const std::vector<double>& values, std::size_t marks);

/// All values of series and thresholds that are numbers.
std::vector<double> values_of(const std::vector<Series>& series);

/// The lightest and the darkest value of a heat map.
Scale shades_of(const HeatMap& map);

}  // namespace thema::report
