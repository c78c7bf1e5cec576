#include "table.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <set>

#include "analysis/side_sums.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "formats/table.h"
#include "model/side_tables.h"
#include "side_rows.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ImportOptions {
  std::string file, name, sheet, key;
};

constexpr std::size_t kMost = 10;  ///< names that a message lists

/// What was found of keys, for people.
void tell(const model::SideImport& r, std::string_view key, Context& ctx) {
  const auto names = [](const std::vector<std::string>& all) {
    const std::vector<std::string> some(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kMost)));
    return join(some, ", ") +
           (all.size() > kMost ? fmt::format(" and {} more", all.size() - kMost) : "");
  };
  if (!r.unknown.empty()) {
    ctx.sink().warn("unknown-key",
                    fmt::format("no {} is called: {}; their rows are kept without one, until the "
                                "table is imported again",
                                key, names(r.unknown)));
  }
  if (!r.withdrawn.empty()) {
    ctx.sink().warn("withdrawn", fmt::format("passed over, since these cases were withdrawn: {}",
                                             names(r.withdrawn)));
  }
}

int import(const ImportOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  model::WrittenTable file;
  file.name = o.name;
  if (o.key == "case") file.key = model::SideKey::case_;
  if (o.key == "source") file.key = model::SideKey::source;
  for (const std::string& column : table.columns()) file.columns.emplace_back(trim(column));
  formats::Record record;
  while (table.next(record)) {
    if (file.rows.size() * file.columns.size() > model::kMostSideCells) {
      throw Error(Errc::bad_input, fmt::format("the table is too large: at most {} cells will do",
                                               model::kMostSideCells))
          .at(o.file, record.line);
    }
    file.rows.push_back({record.line, record.cells});
  }
  ctx.change([&](model::Project& project) {
    model::SideImport r;
    try {
      r = model::SideTables(project).import(file);
    } catch (Error& e) {
      throw e.code() == Errc::bad_input ? e.at(o.file, table.header_line()) : e;
    }
    const model::SideTable now = model::SideTables(project).require(o.name);
    tell(r, to_string(now.key), ctx);
    if (!r.any()) return no_change(ctx);
    std::string sentence = fmt::format("table {}: {}, {}", now.name, counted(now.rows, "row"),
                                       counted(now.columns.size(), "column"));
    if (!r.created) {
      sentence += fmt::format("; {} new, {} changed, {} unchanged, {} removed", r.added, r.changed,
                              r.unchanged, r.removed);
      if (r.reshaped) sentence += "; its columns are others now";
      if (r.renumbered > 0) {
        sentence +=
            fmt::format("; {} another number now", counted(r.renumbered, "row has", "rows have"));
      }
    }
    done(ctx, project, sentence);
    if (r.key_seen) {
      ctx.sink().notice("key-seen",
                        fmt::format("its rows are of {0}s: its column '{0}' names them (as with "
                                    "--key {0})",
                                    to_string(now.key)),
                        now.name);
    }
  });
  return 0;
}

int remove(const std::string& name, Context& ctx) {
  ctx.change([&](model::Project& project) {
    model::SideTables(project).remove(name);
    done(ctx, project, fmt::format("removed table {}", trim(name)));
  });
  return 0;
}

int list(Context& ctx) {
  auto out = ctx.renderer("tables", "Tables");
  model::Project& project = ctx.read();
  report::Table t;
  t.name = "tables";
  t.columns = {{"name", "Table", Kind::text},
               {"rows", "Rows", Kind::integer},
               {"key", "Rows of", Kind::text},
               {"columns", "Columns", Kind::list}};
  std::vector<report::Row> rows;
  for (const model::SideTable& one : model::SideTables(project).list()) {
    rows.push_back({cell(one.name), cell_count(one.rows), cell(to_string(one.key)),
                    report::List{one.columns}});
  }
  ctx.table(*out, std::move(t), rows);
  out->finish();
  return 0;
}

/// A column whose every cell is a number or missing is shown as numbers.
bool holds_numbers(const std::vector<std::string>& cells) {
  bool any = false;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    const auto number = analysis::Decimal::parse(cell);
    if (!number || number->text() != cell) return false;
    any = true;
  }
  return any;
}

report::Cell number_cell(const std::string& text) {
  if (text.empty()) return {};
  const auto whole = parse_integer(text);
  if (whole) return cell_number(*whole);
  return report::Value(analysis::Decimal::parse(text)->value());
}

int show(const SideRowOptions& o, Context& ctx) {
  auto out = ctx.renderer("table", o.table);
  const SideRows rows(ctx.read(), o);
  const model::SideTable& table = rows.table();
  report::Table t;
  t.name = "table";
  t.notes = rows.notes();
  std::set<std::string> keys(table.columns.begin(), table.columns.end());
  const bool has_group = rows.grouped() && !table.find(o.by);
  if (has_group) {
    t.columns.push_back({o.by, o.by, Kind::text});
    t.columns.back().named = true;
    keys.insert(o.by);
  }
  // Under what evidence names a row; a table may have a column of that name.
  std::string number = "row";
  while (keys.contains(number)) number += "_";
  t.columns.push_back({number, "Row", Kind::integer});
  std::vector<bool> numbers;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    numbers.push_back(holds_numbers(rows.cells(i)));
    t.columns.push_back({table.columns[i], table.columns[i], numbers[i] ? Kind::number : Kind::text,
                         report::kAll, !numbers[i]});
    t.columns.back().named = true;
  }
  std::vector<std::size_t> order(rows.rows().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (rows.grouped()) {
    const std::vector<std::size_t>& group = rows.group_numbers();
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return group[a] < group[b]; });
    t.group_first_column = has_group;
  }
  std::vector<report::Row> cells;
  for (const std::size_t i : order) {
    const model::SideRow& row = rows.rows()[i];
    report::Row line;
    if (has_group) line.push_back(cell(rows.groups()[i]));
    line.push_back(cell_count(row.number));
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      line.push_back(numbers[c] ? number_cell(row.cells[c]) : cell(row.cells[c]));
    }
    cells.push_back(std::move(line));
  }
  ctx.table(*out, std::move(t), cells);
  out->finish();
  return 0;
}

}  // namespace

void setup_table(App app, Context& ctx) {
  auto o = std::make_shared<ImportOptions>();
  App sub = app.add_subcommand("import", "Read a csv or xlsx table, or read it again");
  sub.add_option("file", o->file, "A table with a header").required();
  sub.add_option("--name", o->name, "The table's name").required();
  sub.add_option(
         "--key", o->key,
         "Its column case (source) names the cases (sources) of its rows (default: what every "
         "row names)")
      .one_of({"case", "source"});
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  thema table import recruitment.csv --name log --key case\n"
          "  thema table sum log recruited --expect 825");
  bind(sub, ctx, [o, &ctx] { return import(*o, ctx); });

  sub = app.add_subcommand("list", "List the side tables");
  example(sub, "  thema table list");
  bind(sub, ctx, [&ctx] { return list(ctx); });

  auto rows = std::make_shared<SideRowOptions>();
  sub = app.add_subcommand("show", "Show the rows of a table");
  add_side_rows(sub, *rows, true);
  example(sub, "  thema table show log --by country --where \"arm = web\"");
  bind(sub, ctx, [rows, &ctx] { return show(*rows, ctx); });

  setup_table_sums(app, ctx);

  auto name = std::make_shared<std::string>();
  sub = app.add_subcommand("remove", "Remove a table with its rows");
  sub.add_option("table", *name, "The table's name").required();
  example(sub, "  thema table remove log --reason 'an old export'");
  bind(sub, ctx, [name, &ctx] { return remove(*name, ctx); });
}

}  // namespace thema::cli
