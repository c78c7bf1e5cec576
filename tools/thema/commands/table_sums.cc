#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>

#include "analysis/side_sums.h"
#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "model/settings.h"
#include "model/side_tables.h"
#include "side_rows.h"
#include "table.h"
#include "text/collate.h"

namespace thema::cli {

namespace {

using analysis::Decimal;
using Kind = report::Column::Kind;

struct SumOptions {
  SideRowOptions rows;
  std::string column, expect;
};

std::optional<Decimal> expected(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto number = Decimal::parse(text);
  if (!number) {
    throw Error(Errc::usage, fmt::format("--expect '{}': expected a number such as 825", text));
  }
  return number;
}

report::Cell decimal_cell(const Decimal& d) {
  const std::string text = d.text();
  if (const auto whole = parse_integer(text)) return cell_number(*whole);
  return report::Value(d.value());
}

struct Sum {
  Decimal total;
  std::size_t rows = 0, missing = 0;

  /// Nothing: the row has no number.
  void add(const std::optional<Decimal>& number) {
    ++rows;
    if (number) {
      total = total + *number;
    } else {
      ++missing;
    }
  }
};

std::optional<Decimal> number_in(const SideRows& rows, const model::SideRow& row,
                                 std::size_t column) {
  if (analysis::is_missing(row.cells[column])) return std::nullopt;
  if (auto number = Decimal::parse(row.cells[column])) return number;
  throw Error(
      Errc::bad_input,
      fmt::format("row {} of table '{}', column '{}': '{}' is no number: expected "
                  "digits with an optional '.' before decimals",
                  row.number, rows.table().name, rows.table().columns[column], row.cells[column]));
}

int sum(const SumOptions& o, Context& ctx) {
  const std::optional<Decimal> wanted = expected(o.expect);
  auto out = ctx.renderer("table_sum", o.column);
  const SideRows rows(ctx.read(), o.rows);
  const std::size_t column = rows.table().require(o.column);
  Sum all;
  std::vector<Sum> groups(rows.group_names().size());
  for (std::size_t i = 0; i < rows.rows().size(); ++i) {
    const auto number = number_in(rows, rows.rows()[i], column);
    all.add(number);
    if (rows.grouped()) groups[rows.group_numbers()[i]].add(number);
  }
  const bool known = all.missing < all.rows;
  const bool met = !wanted || (known && (*wanted - all.total).digits == 0);

  report::Table t;
  t.name = "table_sum";
  t.columns = {{"group", rows.grouped() ? o.rows.by : "Group", Kind::text,
                rows.grouped() ? report::kAll : report::kMachines},
               {"sum", "Sum", Kind::number},
               {"rows", "Rows", Kind::integer},
               {"missing", "Missing", Kind::integer}};
  t.notes = rows.notes();
  std::vector<report::Row> lines;
  const auto add = [&](const std::string& name, const Sum& s) {
    lines.push_back({cell(name), decimal_cell(s.total), cell_count(s.rows), cell_count(s.missing)});
  };
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::string& name = rows.group_names()[g];
    add(name.empty() ? "(missing)" : name, groups[g]);
  }
  add(rows.grouped() ? "All" : "", all);
  if (!out->machine() && !rows.grouped() && ctx.globals().columns_text.empty()) {
    out->note({all.total.text()});
    ctx.sink().notice("table-sum", fmt::format("column '{}' of table '{}': {}, {} missing",
                                               rows.table().columns[column], rows.table().name,
                                               counted(all.rows, "row"), all.missing));
    for (const std::string& note : rows.notes()) ctx.sink().notice("table-sum", note);
  } else {
    ctx.table(*out, std::move(t), lines);
  }
  out->finish();
  if (met) return 0;
  if (!known) {
    ctx.sink().warn("table-sum-expect",
                    fmt::format("no row of '{}' has a number: there is no sum to compare with {}",
                                rows.table().columns[column], wanted->text()));
    return 1;
  }
  const Decimal off = all.total - *wanted;
  ctx.sink().warn(
      "table-sum-expect",
      fmt::format("the sum of '{}' is {}, but {} was expected: {}{}", rows.table().columns[column],
                  all.total.text(), wanted->text(), off.digits > 0 ? "+" : "", off.text()));
  return 1;
}

// ---- shares of values

struct SharesOptions {
  SideRowOptions rows;
  std::string column;
  std::size_t of = 0;
};

/// The values in the order in which tables have them: numbers by size, else by collation.
std::vector<std::string> ordered_values(const SideRows& rows, std::size_t column,
                                        const std::string& language) {
  std::vector<std::string> values;
  for (const auto& [value, n] : analysis::count_values(rows.cells(column)).values) {
    values.push_back(value);
  }
  const text::Collator order(language);
  std::sort(values.begin(), values.end(),
            [&](const auto& a, const auto& b) { return order.less(a, b); });
  return values;
}

class Shares {
 public:
  Shares(const SharesOptions& options, Context& ctx)
      : options_(options),
        ctx_(ctx),
        rows_(ctx.read(), options.rows),
        column_(rows_.table().require(options.column)) {}

  int run() {
    auto out = ctx_.renderer("table_shares", options_.column);
    exact_ = out->machine();
    const std::vector<std::string> values =
        ordered_values(rows_, column_, model::Settings(ctx_.read()).get("language"));
    const std::vector<std::string> cells = rows_.cells(column_);
    std::vector<std::vector<std::string>> by_group(rows_.group_names().size());
    for (std::size_t i = 0; i < cells.size() && rows_.grouped(); ++i) {
      by_group[rows_.group_numbers()[i]].push_back(cells[i]);
    }
    for (std::size_t g = 0; g < by_group.size(); ++g) {
      const std::string& name = rows_.group_names()[g];
      add(values, name.empty() ? "(missing)" : name, by_group[g]);
    }
    add(values, rows_.grouped() ? "All" : "", cells);
    report::Table t = table();
    t.notes = rows_.notes();
    t.notes.push_back(
        "Of those who answered; missing and N/R are left out. 95% intervals: Wilson 1927.");
    const auto conflict = denominators();
    for (const std::string& note : conflict) t.notes.push_back(note);
    ctx_.table(*out, std::move(t), lines_);
    out->finish();
    const std::size_t n = analysis::count_values(cells).answered;
    if (options_.of == 0 || options_.of == n) return 0;
    ctx_.sink().warn("table-shares-of", fmt::format("{} answered '{}', but n = {} was expected", n,
                                                    rows_.table().columns[column_], options_.of));
    return 1;
  }

 private:
  report::Table table() const {
    report::Table t;
    t.name = "table_shares";
    t.columns = {{"group", rows_.grouped() ? options_.rows.by : "Group", Kind::text,
                  rows_.grouped() ? report::kAll : report::kMachines},
                 {"value", rows_.table().columns[column_], Kind::text},
                 {"n", "n", Kind::integer},
                 {"of", "Of", Kind::integer},
                 {"missing", "Missing", Kind::integer},
                 {"percent", "%", Kind::number},
                 {"low", "95% from", Kind::number},
                 {"high", "to", Kind::number}};
    t.columns[1].named = true;
    t.group_first_column = rows_.grouped();
    return t;
  }

  void add(const std::vector<std::string>& values, const std::string& name,
           const std::vector<std::string>& cells) {
    const analysis::ValueCounts counts = analysis::count_values(cells);
    const std::unordered_map<std::string, std::size_t> times(counts.values.begin(),
                                                             counts.values.end());
    for (const std::string& value : values) {
      const auto found = times.find(value);
      const std::size_t k = found == times.end() ? 0 : found->second;
      report::Row line{cell(name), cell(value), cell_count(k), cell_count(counts.answered),
                       cell_count(counts.missing)};
      if (counts.answered == 0) {
        line.resize(8);
      } else {
        const analysis::Interval interval = analysis::wilson(k, counts.answered);
        const auto n = counts.answered;
        line.push_back(exact_ ? whole_percent(static_cast<double>(100 * k) / static_cast<double>(n))
                              : decimal_cell(analysis::percent_of(k, n, 1)));
        line.push_back(percent_cell(interval.low));
        line.push_back(percent_cell(interval.high));
      }
      lines_.push_back(std::move(line));
    }
  }

  static report::Cell whole_percent(double percent) { return report::Value(percent); }
  report::Cell percent_cell(double share) const {
    if (exact_) return whole_percent(share * 100);
    return report::Value(parse_number(fmt::format("{:.1f}", share * 100)).value_or(0));
  }

  /// An item that several tables have is asked of one group of people: with two n, one of them is
  /// wrong, or the difference has to be explained.
  std::vector<std::string> denominators() {
    std::vector<std::string> notes;
    const std::string& item = rows_.table().columns[column_];
    model::SideTables tables(ctx_.read());
    const auto answered = [&](const model::SideTable& table) -> std::optional<std::size_t> {
      const auto column = table.find(item);
      if (!column) return std::nullopt;
      std::size_t n = 0;
      SideRowOptions all;
      all.table = table.name;
      const SideRows told(ctx_.read(), all);
      for (const model::SideRow& row : told.rows()) {
        n += analysis::is_missing(row.cells[*column]) ? 0 : 1;
      }
      return n;
    };
    const std::size_t here = answered(rows_.table()).value_or(0);
    for (const model::SideTable& other : tables.list()) {
      if (other.id == rows_.table().id) continue;
      const auto there = answered(other);
      if (!there || *there == here) continue;
      notes.push_back(
          fmt::format("Two denominators for '{}': n = {} in table {}, n = {} in table "
                      "{}.",
                      item, here, rows_.table().name, *there, other.name));
      ctx_.sink().warn("denominators", notes.back());
    }
    return notes;
  }

  const SharesOptions& options_;
  Context& ctx_;
  SideRows rows_;
  std::size_t column_;
  std::vector<report::Row> lines_;
  bool exact_ = false;  ///< people read rounded numbers, programs whole ones
};

}  // namespace

void setup_table_sums(App app, Context& ctx) {
  auto o = std::make_shared<SumOptions>();
  App sub = app.add_subcommand("sum", "The sum of a column; exit 1 if it is not as expected");
  add_side_rows(sub, o->rows, true);
  sub.add_option("column", o->column, "The column").required();
  sub.add_option("--expect", o->expect, "The sum that the paper has");
  example(sub,
          "  thema table sum log recruited --expect 825\n"
          "  thema table sum log recruited --by country");
  bind(sub, ctx, [o, &ctx] { return sum(*o, ctx); });

  auto s = std::make_shared<SharesOptions>();
  sub = app.add_subcommand("shares", "How often each value occurs: n, %, 95% interval (Wilson)");
  add_side_rows(sub, s->rows, true);
  sub.add_option("column", s->column, "The column, such as an item of a survey").required();
  sub.add_option("--expect-of", s->of, "How many answered as the paper has it; else exit 1");
  example(sub, "  thema table shares survey accepts --by profession");
  bind(sub, ctx, [s, &ctx] { return Shares(*s, ctx).run(); });
}

}  // namespace thema::cli
