#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "agree/rows.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "context.h"
#include "formats/table.h"
#include "text/compose.h"

namespace thema::cli {

namespace {

using analysis::Level;
using analysis::Ratings;
using analysis::Statistic;
using analysis::StatisticInput;

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// A cell, so that what looks the same is the same.
std::string name_in(std::string_view cell) { return text::composed(trim(cell)); }

std::set<std::string> labels_in(std::string_view value) {
  std::set<std::string> labels;
  for (const std::string_view part : split(value, ';')) {
    if (std::string label = name_in(part); !label.empty() && label != "{}") {
      labels.insert(std::move(label));
    }
  }
  return labels;
}

/// A rating. "y;x" and "x; y" are one set of labels, "x;x" and "x" another; ";" and "{}" are that
/// without any.
std::string value_in(std::string_view cell) {
  std::string value = name_in(cell);
  if (value.find(';') == std::string::npos) return value;
  const std::set<std::string> labels = labels_in(value);
  return labels.empty() ? "{}" : join({labels.begin(), labels.end()}, "; ");
}

std::vector<std::string> categories_in(std::string_view list) {
  std::vector<std::string> names;
  for (const std::string_view part : split(list, ',')) {
    std::string name = value_in(part);
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    names.push_back(std::move(name));
  }
  return names;
}

/// Ratings in long form, as they stand in the file: a unit and a coder have one cell.
class LongForm {
 public:
  LongForm(const AgreeOptions& o, Sink& sink) : table_(read_file(o.data), o.data, sink) {
    const std::size_t unit = table_.require(o.unit_column);
    const std::size_t coder = table_.require(o.coder_column);
    const std::size_t value = table_.require(o.value_column);
    formats::Record record;
    while (table_.next(record)) {
      const std::string who = name_in(record.cells[coder]), what = name_in(record.cells[unit]);
      if (who.empty() && what.empty() && trim(record.cells[value]).empty()) continue;
      if (who.empty() || what.empty()) {
        throw error(record, fmt::format("a rating needs a {}", who.empty() ? "coder" : "unit"));
      }
      const std::size_t c = index_of(coders, coder_index_, who);
      const std::size_t u = index_of(units, unit_index_, what);
      if (cells.size() <= u) cells.resize(u + 1);
      if (!cells[u].emplace(c, Given{value_in(record.cells[value]), record.line}).second) {
        throw error(record, fmt::format("'{}' rated unit '{}' already: expected one row for each "
                                        "(several labels go into one cell, separated by ';')",
                                        who, what));
      }
    }
    if (coders.size() < 2) {
      throw Error(Errc::bad_input,
                  fmt::format("{} in column '{}', expected two or more",
                              coders.empty() ? "no coder" : "only one coder", o.coder_column))
          .at(o.data);
    }
    sort_coders();
    sort_units();
  }

  struct Given {
    std::string text;
    std::size_t line;
  };
  std::vector<std::string> coders, units;
  std::vector<std::map<std::size_t, Given>> cells;  ///< by unit, of coders

  /// An error at the first row that has a value; one of the command line where none has it.
  Error error_of(const std::string& value, const std::string& message,
                 Errc code = Errc::bad_input) const {
    std::optional<std::size_t> line;
    for (const auto& unit : cells) {
      for (const auto& [coder, given] : unit) {
        if (given.text == value) line = std::min(line.value_or(given.line), given.line);
      }
    }
    if (!line) return Error(Errc::usage, "--categories: " + message);
    return Error(code, message).at(table_.file(), *line);
  }

 private:
  /// By name: pairs of coders are called the same in whatever order the rows come.
  void sort_coders() {
    std::vector<std::size_t> place(coders.size());
    coders.clear();
    for (const auto& [name, index] : coder_index_) {  // in order of name
      place[index] = coders.size();
      coders.push_back(name);
    }
    for (auto& unit : cells) {
      std::map<std::size_t, Given> sorted;
      for (auto& [coder, given] : unit) sorted.emplace(place[coder], std::move(given));
      unit = std::move(sorted);
    }
  }

  /// So that sums do not depend on the order of the rows to the last digit either.
  void sort_units() {
    std::vector<std::map<std::size_t, Given>> sorted;
    units.clear();
    for (const auto& [name, index] : unit_index_) {
      units.push_back(name);
      sorted.push_back(std::move(cells[index]));
    }
    cells = std::move(sorted);
  }

  Error error(const formats::Record& record, const std::string& message) const {
    return Error(Errc::bad_input, message).at(table_.file(), record.line);
  }
  static std::size_t index_of(std::vector<std::string>& names,
                              std::map<std::string, std::size_t>& index, const std::string& name) {
    const auto [at, fresh] = index.emplace(name, names.size());
    if (fresh) names.push_back(name);
    return at->second;
  }

  formats::Table table_;
  std::map<std::string, std::size_t> coder_index_, unit_index_;
};

/// Categories in their order: numbers by value, before other words, which keep the order of
/// --categories and then that of the alphabet.
std::vector<std::string> categories_of(const LongForm& form, const AgreeOptions& o) {
  std::vector<std::string> out = categories_in(o.categories);
  std::set<std::string> rest;
  for (const auto& unit : form.cells) {
    for (const auto& [coder, given] : unit) {
      const bool named = std::find(out.begin(), out.end(), given.text) != out.end();
      if (!given.text.empty() && !named) rest.insert(given.text);
    }
  }
  const bool declared = !out.empty();
  out.insert(out.end(), rest.begin(), rest.end());
  const bool numbers = std::all_of(out.begin(), out.end(),
                                   [](const std::string& c) { return number_of(c).has_value(); });
  if (numbers) {
    std::stable_sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
      return *number_of(a) < *number_of(b);
    });
    return out;
  }
  if (o.level == "ordinal" && (!declared || !rest.empty())) {
    // The first that has no place in the order.
    const auto unplaced = std::find_if(rest.begin(), rest.end(), [&](const std::string& value) {
      return declared || !number_of(value);
    });
    throw form.error_of(
        *unplaced,
        fmt::format("the ordinal level needs the order of all values, and '{}' is {}: "
                    "give them from low to high with --categories (a missing value is "
                    "an empty cell)",
                    *unplaced, declared ? "not among --categories" : "no number"),
        Errc::usage);
  }
  return out;
}

Ratings ratings_of(const LongForm& form, const AgreeOptions& o) {
  Ratings ratings;
  ratings.coders = form.coders;
  const Level level = analysis::parse_level(o.level);
  std::map<std::string, int> index;
  for (const std::string& category : categories_of(form, o)) {
    // 7 and 7.0 are one value of a scale, and two names.
    const auto& all = ratings.categories;
    const bool same = level != Level::nominal && !all.empty() && number_of(category) &&
                      number_of(category) == number_of(all.back());
    if (!same) ratings.categories.push_back(category);
    index.emplace(category, static_cast<int>(ratings.categories.size()) - 1);
  }
  if (level == Level::interval || level == Level::ratio) {
    for (const std::string& category : ratings.categories) {
      const auto value = number_of(category);
      if (!value) {
        throw form.error_of(category,
                            fmt::format("'{}' is no number, and the {} level needs numbers (a "
                                        "missing value is an empty cell)",
                                        category, o.level));
      }
      if (level == Level::ratio && *value < 0) {
        throw form.error_of(category,
                            fmt::format("'{}' is below 0, and the ratio level needs a true zero: "
                                        "mend the row, or give --level interval",
                                        category));
      }
      ratings.numbers.push_back(*value);
    }
  }
  for (std::size_t u = 0; u < form.units.size(); ++u) {
    Ratings::Unit unit{std::vector<int>(form.coders.size(), Ratings::kMissing), 1,
                       static_cast<std::uint32_t>(u)};
    for (const auto& [coder, given] : form.cells[u]) {
      if (!given.text.empty()) unit.given[coder] = index.at(given.text);
    }
    ratings.units.push_back(std::move(unit));
  }
  return ratings;
}

/// "a; b": labels; ";" or "{}": the coder found none; empty: not coded.
analysis::SetRatings sets_of(const LongForm& form) {
  analysis::SetRatings sets;
  sets.coders = form.coders;
  std::map<std::string, std::size_t> index;
  for (const auto& unit : form.cells) {
    for (const auto& [coder, given] : unit) {
      for (const std::string& label : labels_in(given.text)) index.emplace(label, 0);
    }
  }
  for (auto& [label, at] : index) {
    at = sets.labels.size();
    sets.labels.push_back(label);
  }
  for (std::size_t u = 0; u < form.units.size(); ++u) {
    analysis::SetRatings::Unit unit;
    unit.given.resize(form.coders.size());
    unit.block = static_cast<std::uint32_t>(u);
    for (const auto& [coder, given] : form.cells[u]) {
      if (given.text.empty()) continue;
      auto& set = unit.given[coder].emplace();
      for (const std::string& label : labels_in(given.text)) set.push_back(index.at(label));
    }
    sets.units.push_back(std::move(unit));
  }
  return sets;
}

struct SpanColumns {
  std::size_t coder, start, end, value;
};

double position(const formats::Table& table, const formats::Record& record, std::size_t column) {
  const auto value = number_of(trim(record.cells[column]));
  if (value) return *value;
  throw Error(Errc::bad_input,
              fmt::format("'{}' is no position, expected a number", record.cells[column]))
      .at(table.file(), record.line);
}

analysis::Unitised stretches_of(const AgreeOptions& o, Sink& sink) {
  formats::Table table(read_file(o.spans), o.spans, sink);
  const SpanColumns at{table.require("coder"), table.require("start"), table.require("end"),
                       table.require("value")};
  analysis::Unitised data{o.begin, *o.length, {}, categories_in(o.categories), {}};
  std::map<std::string, std::vector<std::pair<analysis::Unitised::Stretch, std::string>>> coders;
  std::set<std::string> values;
  formats::Record record;
  while (table.next(record)) {
    const std::string who = name_in(record.cells[at.coder]);
    const std::string value = value_in(record.cells[at.value]);
    if (who.empty() && value.empty() && trim(record.cells[at.start]).empty()) continue;
    if (who.empty()) {
      throw Error(Errc::bad_input, "a stretch needs a coder").at(o.spans, record.line);
    }
    auto& mine = coders[who];
    // A coder who marked nothing has a row without a place.
    if (trim(record.cells[at.start]).empty() && trim(record.cells[at.end]).empty()) continue;
    const double start = position(table, record, at.start), end = position(table, record, at.end);
    if (start >= end || start < o.begin || end > o.begin + *o.length) {
      throw Error(Errc::bad_input,
                  fmt::format("{:g} to {:g} is no stretch of the continuum {:g} to {:g}", start,
                              end, o.begin, o.begin + *o.length))
          .at(o.spans, record.line);
    }
    if (value.empty()) {
      throw Error(Errc::bad_input,
                  fmt::format("{:g} to {:g} has no value: a stretch needs one (what is between "
                              "stretches has no row)",
                              start, end))
          .at(o.spans, record.line);
    }
    mine.push_back({{start, end, 0}, value});
    values.insert(value);
  }
  for (const std::string& value : values) {
    if (std::find(data.categories.begin(), data.categories.end(), value) == data.categories.end()) {
      data.categories.push_back(value);
    }
  }
  for (auto& [who, mine] : coders) {
    data.coders.push_back(who);
    auto& marked = data.marked.emplace_back();
    for (auto& [stretch, value] : mine) {
      const auto found = std::find(data.categories.begin(), data.categories.end(), value);
      stretch.category = static_cast<std::size_t>(found - data.categories.begin());
      marked.push_back(stretch);
    }
    std::sort(marked.begin(), marked.end(), [](const auto& a, const auto& b) {
      return std::tie(a.begin, a.end, a.category) < std::tie(b.begin, b.end, b.category);
    });
  }
  if (data.coders.size() < 2) {
    throw Error(Errc::bad_input, fmt::format("{}, expected two or more",
                                             data.coders.empty() ? "no coder" : "only one coder"))
        .at(o.spans);
  }
  return data;
}

}  // namespace

int agree_data(const AgreeOptions& o, Context& ctx) {
  AgreeTable table(o, ctx);
  const LongForm form(o, ctx.sink());
  std::vector<Statistic> usual{Statistic::percent, Statistic::krippendorff, Statistic::fleiss,
                               Statistic::ac1};
  if (form.coders.size() == 2) usual.insert(usual.begin() + 1, Statistic::cohen);
  const auto wanted = table.statistics(usual, {StatisticInput::ratings, StatisticInput::sets},
                                       "is computed from stretches of text: see --spans");
  std::optional<Ratings> ratings;
  for (const Statistic s : wanted) {
    if (s == Statistic::mv_alpha) {
      table.add(sets_of(form), "");
      continue;
    }
    if (!ratings) ratings = ratings_of(form, o);
    table.add(s, *ratings, "");
  }
  std::string note = fmt::format(
      "{} units by {} coders ({}) in column '{}'; n: units that two "
      "coders or more rated.",
      form.units.size(), form.coders.size(), join(form.coders, ", "), o.value_column);
  return table.write(o.unit_column, {std::move(note)});
}

int agree_spans(const AgreeOptions& o, Context& ctx) {
  AgreeTable table(o, ctx);
  const analysis::Unitised data = stretches_of(o, ctx.sink());
  const auto wanted = table.statistics(
      {Statistic::alpha_u, Statistic::bar_u_alpha, Statistic::cu_alpha, Statistic::ku_alpha},
      {StatisticInput::stretches}, "is computed from ratings of units: see --data");
  for (const Statistic s : wanted) table.add(s, data, "");
  return table.write("continuum",
                     {fmt::format("Continuum {:g} to {:g}, coders {}; n: the length that the value "
                                  "rests on, over all coders.",
                                  o.begin, o.begin + *o.length, join(data.coders, ", "))});
}

}  // namespace thema::cli
