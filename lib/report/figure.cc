#include "report/figure.h"

#include <algorithm>
#include <stdexcept>

#include "report/figure_scale.h"
#include "report/value_text.h"

namespace thema::report {
namespace {

void require(bool fits, const char* what) {
  if (!fits) throw std::logic_error(std::string("figure: ") + what);
}

struct Check {
  void operator()(const HeatMap& map) const {
    require(map.values.size() == map.rows.size(), "a row of values for every row");
    for (const auto& row : map.values) {
      require(row.size() == map.columns.size(), "a value for every column");
    }
  }
  void operator()(const LineChart& chart) const {
    check_series(chart.series, chart.positions.size());
    for (const auto& mark : chart.marks) {
      require(mark.position < chart.positions.size(), "a mark at a position that there is");
    }
  }
  void operator()(const BarChart& chart) const {
    check_series(chart.series, chart.positions.size());
  }
  void operator()(const FlowChart& chart) const {
    for (const auto& box : chart.boxes) {
      require(box.row < chart.rows.size() && box.column < chart.columns.size(),
              "a box in a row and column that there are");
    }
    for (const auto& arrow : chart.arrows) {
      require(arrow.from < chart.boxes.size() && arrow.to < chart.boxes.size(),
              "an arrow between boxes that there are");
    }
  }
  void operator()(const PathDiagram& d) const {
    const auto there = [](std::size_t index, const auto& of) { return index < of.size(); };
    for (std::size_t i = 0; i < d.rows.size(); ++i) {
      require(there(d.rows[i].frame, d.frames), "a row in a frame that there is");
      require(i == 0 || d.rows[i - 1].frame <= d.rows[i].frame, "rows in the order of frames");
    }
    for (std::size_t i = 0; i < d.boxes.size(); ++i) {
      const auto& box = d.boxes[i];
      require(there(box.row, d.rows) && there(box.column, d.columns) && there(box.kind, d.kinds),
              "a box in a row and column, and of a kind, that there are");
      require(i == 0 || d.boxes[i - 1].row <= box.row, "boxes in the order of rows");
      require(!box.same || *box.same < i, "a box that is an earlier one");
    }
    for (const auto& link : d.links) {
      require(there(link.kind, d.link_kinds) && there(link.from, d.rows) && there(link.to, d.rows),
              "a link between rows that there are");
      require((!link.from_box || there(*link.from_box, d.boxes)) &&
                  (!link.to_box || there(*link.to_box, d.boxes)),
              "a link between boxes that there are");
    }
  }
  static void check_series(const std::vector<Series>& series, std::size_t positions) {
    for (const auto& one : series) {
      require(one.values.size() == positions, "a value for every position");
    }
  }
};

std::optional<double> number_in(const Cell& cell) {
  const auto* value = std::get_if<Value>(&cell);
  if (value == nullptr) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
  const auto* number = std::get_if<double>(value);
  return number != nullptr ? std::optional<double>(*number) : std::nullopt;
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

struct Describe {
  std::string operator()(const HeatMap& map) const {
    std::string text = "Heat map of " + count(map.rows.size(), "row", "rows") + " and " +
                       count(map.columns.size(), "column", "columns") + ".";
    std::size_t row = 0, column = 0;
    std::optional<double> largest;
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
      for (std::size_t c = 0; c < map.columns.size(); ++c) {
        const auto& value = map.values[r][c];
        if (!is_number(value) || (largest && *value <= *largest)) continue;
        largest = value;
        row = r;
        column = c;
      }
    }
    if (!largest) return text;
    text += " Largest: " + figure_number(*largest);
    if (!map.measure.empty()) text += " " + map.measure;
    return text + ", " + map.rows[row] + " by " + map.columns[column] + ".";
  }
  std::string operator()(const LineChart& chart) const {
    return "Chart of " + count(chart.positions.size(), "position", "positions") + "." +
           last_values(chart.series);
  }
  std::string operator()(const BarChart& chart) const {
    return "Bar chart of " + count(chart.positions.size(), "position", "positions") + "." +
           extremes(chart);
  }
  std::string operator()(const FlowChart& chart) const {
    std::string text = "Flow chart of " + count(chart.boxes.size(), "box", "boxes") + ".";
    for (const auto& box : chart.boxes) {
      std::string words;
      for (const auto& line : box.lines) words += (words.empty() ? " " : "; ") + line;
      text += words + ".";
    }
    return text;
  }
  std::string operator()(const PathDiagram& d) const {
    std::string text = "Diagram of " + count(d.rows.size(), "path", "paths") + " and " +
                       count(d.links.size(), "link", "links") + ".";
    std::size_t next = 0;
    for (std::size_t row = 0; row < d.rows.size(); ++row) {
      text += " " + d.rows[row].heading;
      std::string_view between = ": ";
      for (; next < d.boxes.size() && d.boxes[next].row == row; ++next) {
        const auto& box = d.boxes[next];
        text.append(between).append(box.mark).append(box.against ? " (against) " : " ");
        text += box.words;
        between = "; ";
      }
      text += '.';
    }
    for (const auto& link : d.links) {
      text += " " + end_of(d, link.from, link.from_box) + " " + link.label + " " +
              end_of(d, link.to, link.to_box) + ".";
    }
    return text;
  }
  static std::string end_of(const PathDiagram& d, std::size_t row,
                            const std::optional<std::size_t>& box) {
    return d.rows[row].heading + (box ? ", " + d.boxes[*box].mark : std::string());
  }

  static std::string last_values(const std::vector<Series>& series) {
    std::string text;
    for (const auto& one : series) {
      const auto found = std::find_if(one.values.rbegin(), one.values.rend(), is_number);
      if (found == one.values.rend()) continue;
      text += " " + (one.name.empty() ? std::string("Values") : one.name) + ": " +
              figure_number(**found) + " at the end.";
    }
    return text;
  }
  static std::string extremes(const BarChart& chart) {
    std::string text;
    for (const auto& one : chart.series) {
      std::size_t at = one.values.size();
      for (std::size_t i = 0; i < one.values.size(); ++i) {
        if (!is_number(one.values[i])) continue;
        if (at == one.values.size() || *one.values[i] > *one.values[at]) at = i;
      }
      if (at == one.values.size()) continue;
      text += " " + (one.name.empty() ? std::string("Largest") : one.name + ", largest") + ": " +
              figure_number(*one.values[at]) + ", " + chart.positions[at] + ".";
    }
    return text;
  }
};

bool holds_numbers(const Column& column) {
  return column.kind == Column::Kind::integer || column.kind == Column::Kind::number;
}

}  // namespace

HeatMap heat_map_of(const Table& table, const std::vector<Row>& rows, std::string measure) {
  HeatMap map;
  map.text.title = table.caption;
  map.text.notes = table.notes;
  map.measure = std::move(measure);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const std::string& heading = column.heading.empty() ? column.key : column.heading;
    if (i == 0) {
      map.row_heading = heading;
    } else if (holds_numbers(column)) {
      map.columns.push_back(heading);
    }
  }
  for (const Row& row : rows) {
    require(row.size() == table.columns.size() && !row.empty(), "a cell for every column");
    std::vector<std::optional<double>> values;
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (holds_numbers(table.columns[i])) values.push_back(number_in(row[i]));
    }
    const auto* name = std::get_if<Value>(&row.front());
    std::string label;
    if (name != nullptr) append_value(label, *name);
    map.rows.push_back(std::move(label));
    map.values.push_back(std::move(values));
  }
  return map;
}

const FigureText& text_of(const Figure& figure) {
  return std::visit([](const auto& one) -> const FigureText& { return one.text; }, figure);
}

FigureText& text_of(Figure& figure) {
  return std::visit([](auto& one) -> FigureText& { return one.text; }, figure);
}

void check_figure(const Figure& figure) { std::visit(Check{}, figure); }

std::string description_of(const Figure& figure) {
  const FigureText& text = text_of(figure);
  return text.description.empty() ? std::visit(Describe{}, figure) : text.description;
}

}  // namespace thema::report
