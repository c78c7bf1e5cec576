#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/case_groups.h"
#include "analysis/counted_cases.h"
#include "model/corpus.h"

namespace thema::analysis {

/// A line of the table of participants, for one group of cases. n counts the cases with the value
/// (of a number or date: with any), `of` all cases of the group. Mean: the arithmetic mean.
struct Characteristic {
  std::size_t n = 0, of = 0;
  std::optional<double> mean, min, max;  ///< of numbers
  std::string first, last;               ///< of dates (ISO): the earliest and the latest
};

/// What a line tells of an attribute.
struct CharacteristicLine {
  enum class Kind { value, mean, dates, not_reported, missing } kind = Kind::value;
  std::size_t attribute = 0;  ///< index
  std::string value;          ///< for `value`
  Characteristic total;
  std::vector<Characteristic> groups;  ///< one a group
};

/// The characteristics of the counted cases: a line for each value of a category, the mean and the
/// range of numbers, the range of dates; then, where there are such cases, N/R and missing. The
/// lines of an attribute other than mean and range add up to all cases.
std::vector<CharacteristicLine> characteristics(const model::Corpus& corpus,
                                                const CountedCases& counted,
                                                const std::vector<CaseGroup>& groups,
                                                const std::vector<std::size_t>& attributes);

/// "12 (40%)"; "0" of none. Percentages are rounded half up, in whole numbers (exact: 100 n / of).
std::string n_percent(std::size_t n, std::size_t of);

/// "58.3 (24–81)": the mean to one decimal, half away from zero; the range as it is.
std::string mean_range(const Characteristic& c);

}  // namespace thema::analysis
