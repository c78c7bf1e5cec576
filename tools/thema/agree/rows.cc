#include "agree/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/agreement/gamma.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "percent_text.h"

namespace thema::cli {

namespace {

using analysis::Measured;
using analysis::Statistic;
using Kind = report::Column::Kind;

/// All coders, then every pair when there are more than two.
std::vector<std::vector<std::size_t>> groups_of(std::size_t coders) {
  std::vector<std::vector<std::size_t>> groups(1);
  for (std::size_t i = 0; i < coders; ++i) groups[0].push_back(i);
  for (std::size_t i = 0; i < coders && coders > 2; ++i) {
    for (std::size_t j = i + 1; j < coders; ++j) groups.push_back({i, j});
  }
  return groups;
}

const std::string kCharacters = "char";

constexpr const char* kNoInterval = "no interval: draws are of units with one category each";

report::Cell number(const std::optional<double>& value) {
  return value ? report::Value(*value) : report::Value();
}

report::Cell whole_number(double n) {
  constexpr double kMost = 9007199254740992.0;  // 2^53
  if (n <= kMost && n == std::floor(n)) return report::Value(static_cast<std::int64_t>(n));
  return report::Value(n);
}

analysis::Interval no_interval(bool wanted, const Measured& m) {
  return {{}, {}, wanted && m.value ? kNoInterval : ""};
}

std::string note_of(const AgreeRow& row) {
  std::string note = row.measured.note;
  if (!row.measured.value) note = "undefined: " + note;
  if (row.interval.note.empty()) return note;
  return note.empty() ? row.interval.note : note + "; " + row.interval.note;
}

}  // namespace

AgreeTable::AgreeTable(const AgreeOptions& options, Context& ctx)
    : options_(options), ctx_(ctx), level_(analysis::parse_level(options.level)) {}

std::vector<Statistic> AgreeTable::statistics(const std::vector<Statistic>& usual,
                                              const std::vector<analysis::StatisticInput>& inputs,
                                              std::string_view why) const {
  if (options_.statistics.empty()) return usual;
  const auto wanted = analysis::parse_statistics(options_.statistics);
  for (const Statistic s : wanted) {
    if (std::find(inputs.begin(), inputs.end(), analysis::input_of(s)) == inputs.end()) {
      throw Error(Errc::usage, fmt::format("{} {}", analysis::name_of(s), why));
    }
  }
  return wanted;
}

void AgreeTable::add(Statistic statistic, const analysis::Ratings& ratings,
                     const std::string& code) {
  for (const auto& group : groups_of(ratings.coders.size())) {
    const analysis::Ratings some = ratings.of(group);
    AgreeRow row{statistic, analysis::Level::nominal, code, some.coders, {}, {}};
    if (statistic == Statistic::krippendorff) row.level = level_;
    row.measured = analysis::measure(statistic, some, level_);
    if (options_.interval && row.measured.value) {
      row.interval = analysis::interval_of(statistic, some, level_);
    }
    rows_.push_back(std::move(row));
  }
}

void AgreeTable::add(const analysis::SetRatings& ratings, const std::string& code) {
  for (const auto& group : groups_of(ratings.coders.size())) {
    const analysis::SetRatings some = ratings.of(group);
    Measured m = analysis::mv_alpha(some);
    const analysis::Interval none = no_interval(options_.interval, m);
    rows_.push_back(
        {Statistic::mv_alpha, analysis::Level::nominal, code, some.coders, std::move(m), none});
  }
}

void AgreeTable::add(Statistic statistic, const analysis::Unitised& data, const std::string& code) {
  for (const auto& group : groups_of(data.coders.size())) {
    add_stretches(statistic, data.of(group), code);
  }
}

void AgreeTable::add_stretches(Statistic statistic, const analysis::Unitised& data,
                               const std::string& code) {
  const auto row = [&](Measured m, const std::string& of) {
    const analysis::Interval none = no_interval(options_.interval, m);
    rows_.push_back({statistic, analysis::Level::nominal, of, data.coders, std::move(m), none});
  };
  if (statistic == Statistic::gamma) {
    analysis::GammaOptions options;
    options.alpha = options_.gamma_alpha;
    options.beta = options_.gamma_beta;
    return row(analysis::gamma_agreement(data, options).gamma, code);
  }
  if (statistic == Statistic::alpha_u_1995) {
    const analysis::OldAlphaU old = analysis::old_alpha_u(data);
    row(old.all, code);
    for (std::size_t c = 0; c < data.categories.size() && data.categories.size() > 1; ++c) {
      row(old.of_category[c], data.categories[c]);
    }
    return;
  }
  if (data.overlaps()) {
    return row(Measured::undefined("stretches of one coder overlap, and this statistic takes each "
                                   "coder's as a partition; see alpha-u-1995 and gamma",
                                   data.length),
               code);
  }
  const analysis::UnitisedAlphas alphas = analysis::unitised_alphas(data);
  if (statistic == Statistic::ku_alpha) {
    for (std::size_t c = 0; c < data.categories.size(); ++c) {
      Measured m = alphas.ku[c];
      if (m.value) m.note = "coverage " + percent_text(alphas.ku_coverage[c]);
      row(std::move(m), data.categories[c]);
    }
    return;
  }
  Measured m = statistic == Statistic::alpha_u       ? alphas.u
               : statistic == Statistic::bar_u_alpha ? alphas.bar_u
                                                     : alphas.cu;
  if (statistic == Statistic::cu_alpha && m.value) {
    m.note = "coverage " + percent_text(alphas.cu_coverage);
  }
  row(std::move(m), code);
}

int AgreeTable::least_reached() const {
  if (!options_.least) return 0;
  std::size_t below = 0, undefined = 0;
  for (const AgreeRow& row : rows_) {
    if (!row.measured.value) {
      ++undefined;
    } else if (*row.measured.value < *options_.least) {
      ++below;
    }
  }
  if (undefined == rows_.size()) {
    // A gate that compared nothing is not passed.
    std::string what = fmt::format("no value could be held against --min {:g}", *options_.least);
    if (!rows_.empty()) what += fmt::format(": {}", rows_.front().measured.note);
    ctx_.sink().warn("agree-min", what);
    return 1;
  }
  if (below + undefined == 0) return 0;
  std::string what =
      fmt::format("{} of {} values below --min {:g}", below, rows_.size(), *options_.least);
  if (undefined > 0) what += fmt::format(", {} undefined", undefined);
  ctx_.sink().warn("agree-min", what);
  return below > 0 ? 1 : 0;
}

int AgreeTable::write(const std::string& unit, std::vector<std::string> notes) {
  auto out = ctx_.renderer("agree", "Agreement");
  const bool codes = std::any_of(rows_.begin(), rows_.end(),
                                 [](const AgreeRow& row) { return !row.code.empty(); });
  report::Table table;
  table.name = "agree";
  table.columns = {
      {"stat", "Statistic", Kind::text},
      {"level", "Level", Kind::text},
      {"code", "Code", Kind::text, codes ? report::kAll : report::kMachines},
      {"coders", "Coders", Kind::text},
      {"unit", "Unit", Kind::text},
      {"n", "n", Kind::number},
      {"value", "Value", Kind::number},
      {"low", "Low", Kind::number, options_.interval ? report::kAll : report::kMachines},
      {"high", "High", Kind::number, options_.interval ? report::kAll : report::kMachines},
      {"note", "Note", Kind::text, report::kAll, true}};
  if (options_.interval) {
    notes.push_back(fmt::format(
        "Low and high: 95 % interval by resampling ({} draws, always the same); exploratory.",
        analysis::kResamples));
  }
  table.notes = std::move(notes);
  std::vector<report::Row> cells;
  for (const AgreeRow& row : rows_) {
    // Stretches are compared by their characters, whatever the unit of the other statistics.
    const bool stretches = analysis::input_of(row.statistic) == analysis::StatisticInput::stretches;
    const std::string& of = stretches && options_.spans.empty() ? kCharacters : unit;
    cells.push_back({cell(analysis::name_of(row.statistic)), cell(analysis::name_of(row.level)),
                     cell(row.code), cell(join(row.coders, ",")), cell(of),
                     whole_number(row.measured.n), number(row.measured.value),
                     number(row.interval.low), number(row.interval.high), cell(note_of(row))});
  }
  ctx_.table(*out, std::move(table), cells);
  out->finish();
  return least_reached();
}

}  // namespace thema::cli
