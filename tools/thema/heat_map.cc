#include "heat_map.h"

#include "context.h"
#include "report/figure.h"
#include "report/renderer.h"

namespace thema::cli {

namespace {

std::optional<double> number(const report::Cell& cell) {
  const auto* value = std::get_if<report::Value>(&cell);
  if (value == nullptr) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(value)) return *real;
  return std::nullopt;
}

std::string text(const report::Cell& cell) {
  const auto* value = std::get_if<report::Value>(&cell);
  const auto* words = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return words == nullptr ? std::string() : *words;
}

bool is_number(const report::Column& column) {
  return column.kind == report::Column::Kind::integer ||
         column.kind == report::Column::Kind::number;
}

}  // namespace

bool draws_heat_map(Context& ctx, const report::Renderer& out, bool asked) {
  if (out.machine()) return false;
  const Globals& globals = ctx.globals();
  if (asked || globals.format == "svg") return true;
  return globals.format.empty() &&
         report::format_of_extension(globals.output) == report::Format::svg;
}

void draw_heat_map(Context& ctx, report::Renderer& out, const report::Table& table,
                   const std::vector<report::Row>& rows, const std::string& measure) {
  report::HeatMap map;
  map.text.title = ctx.globals().caption;
  map.text.notes = table.notes;
  map.measure = measure;
  map.row_heading = table.columns.front().heading;
  for (std::size_t c = 1; c < table.columns.size(); ++c) {
    if (!is_number(table.columns[c])) continue;
    map.columns.push_back(table.columns[c].heading.empty() ? table.columns[c].key
                                                           : table.columns[c].heading);
  }
  for (const report::Row& row : rows) {
    map.rows.push_back(text(row.front()));
    std::vector<std::optional<double>>& values = map.values.emplace_back();
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (is_number(table.columns[c])) values.push_back(number(row[c]));
    }
  }
  out.figure(map);
}

}  // namespace thema::cli
