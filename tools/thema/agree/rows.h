#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agree/options.h"
#include "analysis/agreement/mv_alpha.h"
#include "analysis/agreement/statistic.h"
#include "analysis/agreement/unitizing.h"

namespace thema::cli {

class Context;

/// A line of the table of agreement.
struct AgreeRow {
  analysis::Statistic statistic = analysis::Statistic::percent;
  analysis::Level level = analysis::Level::nominal;
  std::string code;  ///< empty: all together
  std::vector<std::string> coders;
  analysis::Measured measured;
  analysis::Interval interval;
};

/// What `agree` computes and how it is printed, whatever the ratings come from.
class AgreeTable {
 public:
  AgreeTable(const AgreeOptions& options, Context& ctx);

  /// Those asked for, or `usual`; Errc::usage where one cannot be computed from `inputs`.
  std::vector<analysis::Statistic> statistics(const std::vector<analysis::Statistic>& usual,
                                              const std::vector<analysis::StatisticInput>& inputs,
                                              std::string_view why) const;

  /// Rows for all coders, then for each pair of them.
  void add(analysis::Statistic statistic, const analysis::Ratings& ratings,
           const std::string& code);
  void add(const analysis::SetRatings& ratings, const std::string& code);
  /// With rows a category where the statistic has them.
  void add(analysis::Statistic statistic, const analysis::Unitised& data, const std::string& code);

  /// Prints the table; returns 1 when --min is not reached.
  int write(const std::string& unit, std::vector<std::string> notes);

 private:
  void add_stretches(analysis::Statistic statistic, const analysis::Unitised& data,
                     const std::string& code);
  int least_reached() const;

  const AgreeOptions& options_;
  Context& ctx_;
  analysis::Level level_;
  std::vector<AgreeRow> rows_;
};

/// `agree --data`: any ratings in long form. `agree --spans`: unitised ratings.
int agree_data(const AgreeOptions& options, Context& ctx);
int agree_spans(const AgreeOptions& options, Context& ctx);
/// A project's codings.
int agree_project(const AgreeOptions& options, Context& ctx);

}  // namespace thema::cli
