#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "report/figure.h"
#include "report/figure_scale.h"
#include "report/render/cells.h"
#include "report/render/path_diagram.h"
#include "report/render/text_layout.h"
#include "report/short_labels.h"
#include "text/width.h"

namespace thema::report {
namespace {

constexpr std::size_t kLongestRow = 40, kLongestColumn = 16, kGutter = 2;
constexpr std::array<std::string_view, 5> kShades{" ", "░", "▒", "▓", "█"};

std::string label_of(std::string_view label, std::size_t columns) {
  return text::truncate_to_width(for_terminal(on_one_line(label)), columns);
}

/// The same of several, told apart; without a width nothing is cut.
std::vector<std::string> labels_of(const std::vector<std::string>& whole, std::size_t columns,
                                   std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& label : whole) lines.push_back(for_terminal(on_one_line(label)));
  if (width == 0) return lines;
  return short_labels(lines, [&](std::string_view label) { return columns_of(label) <= columns; });
}

void append_left(std::string& out, std::string_view text, std::size_t columns) {
  out += text;
  const std::size_t used = columns_of(text);
  if (used < columns) out.append(columns - used, ' ');
}

void append_right(std::string& out, std::string_view text, std::size_t columns) {
  const std::size_t used = columns_of(text);
  if (used < columns) out.append(columns - used, ' ');
  out += text;
}

void append_times(std::string& out, std::string_view sign, std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) out += sign;
}

void end_line(std::string& out) {
  out.erase(out.find_last_not_of(' ') + 1);
  out += '\n';
}

std::size_t shade_level(double share) {
  return share <= 0 ? 0 : std::min<std::size_t>(4, 1 + static_cast<std::size_t>(share * 4));
}

// ---- heat map

class HeatMapText {
 public:
  HeatMapText(const HeatMap& map, std::size_t width) : map_(map), scale_(shades_of(map)) {
    const std::size_t most = std::clamp(width / 3, std::size_t{8}, kLongestRow);
    rows_ = labels_of(map.rows, most, width);
    heading_ = labels_of({map.row_heading}, most, width).front();
    label_ = columns_of(heading_);
    for (const auto& row : rows_) label_ = std::max(label_, columns_of(row));
    columns_ = labels_of(map.columns, kLongestColumn, width);
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
      std::size_t cell = columns_of(columns_[i]);
      for (const auto& row : map.values) cell = std::max(cell, columns_of(cell_text(row[i])));
      widths_.push_back(cell);
    }
    width_ = width;
  }

  std::string text() {
    std::string out;
    for (std::size_t from = 0; from < columns_.size();) {
      std::size_t to = from, used = label_;
      while (to < columns_.size()) {
        const std::size_t with = used + kGutter + widths_[to];
        if (width_ > 0 && to > from && with > width_) break;
        used = with;
        ++to;
      }
      if (from > 0) out += '\n';
      append_block(out, from, to, used);
      from = to;
    }
    append_shades(out);
    return out;
  }

 private:
  std::string cell_text(const std::optional<double>& value) const {
    if (!is_number(value)) return "–";
    std::string text;
    append_times(text, kShades[shade_level(scale_.share(*value))], 2);
    return text + " " + figure_number(*value);
  }

  void append_block(std::string& out, std::size_t from, std::size_t to, std::size_t used) const {
    append_left(out, heading_, label_);
    for (std::size_t i = from; i < to; ++i) {
      out.append(kGutter, ' ');
      append_right(out, columns_[i], widths_[i]);
    }
    end_line(out);
    append_times(out, "─", used);
    out += '\n';
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      append_left(out, rows_[row], label_);
      for (std::size_t i = from; i < to; ++i) {
        out.append(kGutter, ' ');
        append_right(out, aligned(map_.values[row][i], i), widths_[i]);
      }
      end_line(out);
    }
  }

  /// Shades stand below one another, numbers end below one another.
  std::string aligned(const std::optional<double>& value, std::size_t column) const {
    if (!is_number(value)) return "–";
    std::size_t widest = 0;
    if (numbers_.empty()) numbers_.assign(columns_.size(), 0);
    if (numbers_[column] == 0) {
      for (const auto& row : map_.values) {
        if (is_number(row[column])) widest = std::max(widest, figure_number(*row[column]).size());
      }
      numbers_[column] = widest;
    }
    std::string text;
    append_times(text, kShades[shade_level(scale_.share(*value))], 2);
    text += ' ';
    append_right(text, figure_number(*value), numbers_[column]);
    return text;
  }

  void append_shades(std::string& out) const {
    bool some = false, missing = false;
    for (const auto& row : map_.values) {
      for (const auto& value : row) (is_number(value) ? some : missing) = true;
    }
    if (!some) return;
    out += '\n';
    const double fourth = (scale_.high - scale_.low) / 4;
    for (std::size_t level = 1; level < kShades.size(); ++level) {
      append_times(out, kShades[level], 2);
      out += level + 1 < kShades.size()
                 ? " below " + figure_number(scale_.low + static_cast<double>(level) * fourth)
                 : " to " + figure_number(scale_.high);
      out += level + 1 < kShades.size() ? "  " : "";
    }
    if (!map_.measure.empty()) out += " " + for_terminal(on_one_line(map_.measure));
    if (missing) out += "  – no value";
    out += '\n';
  }

  const HeatMap& map_;
  Scale scale_;
  std::vector<std::string> rows_, columns_;
  std::vector<std::size_t> widths_;
  mutable std::vector<std::size_t> numbers_;
  std::string heading_;
  std::size_t label_ = 0, width_ = 0;
};

// ---- line chart

constexpr std::array<std::string_view, 7> kPoints{"●", "■", "▲", "◆", "○", "□", "△"};

class LineChartText {
 public:
  LineChartText(const LineChart& chart, std::size_t width) : chart_(chart) {
    std::vector<double> values = values_of(chart.series);
    for (const auto& threshold : chart.thresholds) {
      if (std::isfinite(threshold.value)) values.push_back(threshold.value);
    }
    scale_ = scale_of(values, 4);
    for (const double mark : scale_.marks()) {
      axis_ = std::max(axis_, figure_number(mark).size());
    }
    const std::size_t room = width == 0 ? kWidest : width > axis_ + 12 ? width - axis_ - 2 : 10;
    const std::size_t count = std::max<std::size_t>(chart.positions.size(), 1);
    band_ = std::clamp<std::size_t>(std::min(room, kWidest) / count, 1, kBand);
    columns_ = std::min(count * band_, std::max(room, std::size_t{1}));
    grid_.assign(kHeight + 1, std::vector<std::string>(columns_, " "));
  }

  std::string text() {
    for (const auto& threshold : chart_.thresholds) {
      if (!std::isfinite(threshold.value)) continue;
      for (auto& sign : grid_[row_of(threshold.value)]) sign = "╌";
    }
    for (const auto& mark : chart_.marks) {
      for (auto& row : grid_) row[column_of(mark.position)] = "┊";
    }
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (chart_.series[i].columns) set_columns(i);
    }
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (!chart_.series[i].columns) set_points(i);
    }
    std::string out;
    append_grid(out);
    append_positions(out);
    append_key(out);
    return out;
  }

 private:
  static constexpr std::size_t kHeight = 12, kWidest = 96, kBand = 6;

  /// From the top.
  std::size_t row_of(double value) const {
    const auto up = static_cast<std::size_t>(std::lround(scale_.share(value) * kHeight));
    return kHeight - up;
  }
  std::size_t column_of(std::size_t position) const {
    const std::size_t count = std::max<std::size_t>(chart_.positions.size(), 1);
    return std::min(columns_ - 1, (2 * position + 1) * columns_ / (2 * count));
  }

  void set_columns(std::size_t index) {
    const auto& values = chart_.series[index].values;
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!is_number(values[at]) || *values[at] == 0) continue;
      std::size_t from = row_of(*values[at]), to = row_of(0);
      if (from > to) std::swap(from, to);
      for (std::size_t row = from; row < std::max(to, from + 1); ++row) {
        grid_[row][column_of(at)] = "▒";
      }
    }
  }

  void set_points(std::size_t index) {
    const auto& values = chart_.series[index].values;
    std::optional<std::pair<std::size_t, std::size_t>> last;
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!is_number(values[at])) {
        last.reset();
        continue;
      }
      const std::size_t row = row_of(*values[at]), column = column_of(at);
      if (last) set_line(last->first, last->second, row, column);
      last = {row, column};
    }
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!is_number(values[at])) continue;
      grid_[row_of(*values[at])][column_of(at)] = kPoints[index % kPoints.size()];
    }
  }

  /// Dots between two points.
  void set_line(std::size_t row, std::size_t column, std::size_t to_row, std::size_t to_column) {
    for (std::size_t at = column + 1; at < to_column; ++at) {
      const double share =
          static_cast<double>(at - column) / static_cast<double>(to_column - column);
      const double height = static_cast<double>(row) +
                            share * (static_cast<double>(to_row) - static_cast<double>(row));
      std::string& sign = grid_[static_cast<std::size_t>(std::lround(height))][at];
      if (sign == " " || sign == "╌" || sign == "┊") sign = "·";
    }
  }

  void append_grid(std::string& out) const {
    std::vector<std::string> axis(kHeight + 1);
    for (const double mark : scale_.marks()) axis[row_of(mark)] = figure_number(mark);
    if (!chart_.value_heading.empty()) {
      out += for_terminal(on_one_line(chart_.value_heading)) + "\n";
    }
    for (std::size_t row = 0; row <= kHeight; ++row) {
      append_right(out, axis[row], axis_);
      out += axis[row].empty() ? " │" : " ┤";
      for (const auto& sign : grid_[row]) out += sign;
      end_line(out);
    }
    out.append(axis_ + 1, ' ').append("└");
    append_times(out, "─", columns_);
    out += '\n';
  }

  /// As many names of positions as there is room for, each from below its point.
  void append_positions(std::string& out) const {
    if (chart_.positions.empty()) return;
    std::string line(axis_ + 2, ' ');
    std::size_t used = 0;
    for (std::size_t i = 0; i < chart_.positions.size(); ++i) {
      const std::string label = label_of(chart_.positions[i], kLongestColumn);
      const std::size_t length = columns_of(label), middle = column_of(i);
      const std::size_t from = middle > length / 2 ? middle - length / 2 : 0;
      if (i > 0 && from < used + 1) continue;
      line.append(from - std::min(from, used), ' ').append(label);
      used = std::max(from, used) + length;
    }
    out += line;
    end_line(out);
    if (!chart_.position_heading.empty()) {
      out.append(axis_ + 2, ' ').append(for_terminal(on_one_line(chart_.position_heading)));
      out += '\n';
    }
  }

  void append_key(std::string& out) const {
    std::vector<std::pair<std::string_view, std::string>> key;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const Series& one = chart_.series[i];
      if (chart_.series.size() == 1 && one.name.empty()) continue;
      key.emplace_back(one.columns ? "▒" : kPoints[i % kPoints.size()], one.name);
    }
    for (const auto& threshold : chart_.thresholds) key.emplace_back("╌", threshold.label);
    for (const auto& mark : chart_.marks) {
      key.emplace_back("┊", mark.label + " (" + chart_.positions[mark.position] + ")");
    }
    if (!key.empty()) out += '\n';
    for (const auto& [sign, words] : key) {
      out.append(sign).append(" ").append(for_terminal(on_one_line(words))).append("\n");
    }
  }

  const LineChart& chart_;
  Scale scale_;
  std::size_t axis_ = 1, band_ = 1, columns_ = 1;
  std::vector<std::vector<std::string>> grid_;
};

// ---- bar chart

void append_bar(std::string& out, double share, std::size_t columns, std::string_view whole) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths =
      static_cast<std::size_t>(std::lround(share * static_cast<double>(columns) * 8));
  append_times(out, whole, eighths / 8);
  if (whole == "█") {
    out += kEighths[eighths % 8];
  } else if (eighths % 8 >= 4) {
    out += whole;
  }
}

std::string bar_chart_text(const BarChart& chart, std::size_t width) {
  constexpr std::array<std::string_view, 4> kFills{"█", "▒", "░", "▓"};
  const std::vector<std::string> labels =
      labels_of(chart.positions, std::clamp(width / 2, std::size_t{8}, kLongestRow), width);
  double largest = 0;
  for (const double value : values_of(chart.series)) largest = std::max(largest, std::fabs(value));
  std::size_t label = 0, number = 1;
  for (const auto& position : labels) label = std::max(label, columns_of(position));
  for (const double value : values_of(chart.series)) {
    number = std::max(number, figure_number(value).size());
  }
  const std::size_t used = label + number + 4;
  const std::size_t columns = width == 0         ? 40
                              : width > used + 8 ? std::min<std::size_t>(width - used, 60)
                                                 : 8;
  std::string out;
  if (!chart.value_heading.empty()) out += for_terminal(on_one_line(chart.value_heading)) + "\n";
  for (std::size_t i = 0; i < chart.positions.size(); ++i) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      append_left(out, s == 0 ? labels[i] : std::string(), label);
      const auto& value = chart.series[s].values[i];
      out += " │";
      if (is_number(value) && largest > 0) {
        append_bar(out, std::fabs(*value) / largest, columns, kFills[s % kFills.size()]);
      }
      out += " " + (is_number(value) ? figure_number(*value) : std::string("–"));
      end_line(out);
    }
  }
  const bool named =
      chart.series.size() > 1 || (!chart.series.empty() && !chart.series.front().name.empty());
  if (named) out += '\n';
  for (std::size_t s = 0; named && s < chart.series.size(); ++s) {
    out.append(kFills[s % kFills.size()]).append(" ");
    out += for_terminal(on_one_line(chart.series[s].name)) + "\n";
  }
  return out;
}

// ---- flow chart

std::string flow_chart_text(const FlowChart& chart) {
  std::string out;
  std::size_t row = chart.rows.size(), column = 0;
  for (std::size_t i = 0; i < chart.boxes.size(); ++i) {
    const FlowChart::Box& box = chart.boxes[i];
    if (i > 0 && box.column / 2 != column / 2) row = chart.rows.size();
    const bool same_phase = row < chart.rows.size() && chart.rows[row] == chart.rows[box.row];
    if (box.row != row && !same_phase && !chart.rows[box.row].empty()) {
      if (i > 0) out += '\n';
      out += for_terminal(on_one_line(chart.rows[box.row]));
      const std::string& stream = chart.columns[box.column];
      const bool shared =
          std::any_of(chart.boxes.begin(), chart.boxes.end(), [&](const FlowChart::Box& b) {
            return chart.rows[b.row] == chart.rows[box.row] && b.column / 2 != box.column / 2;
          });
      if (shared && !stream.empty()) out += " (" + for_terminal(on_one_line(stream)) + ")";
      out += '\n';
    }
    row = box.row;
    column = box.column;
    const bool aside = std::any_of(
        chart.arrows.begin(), chart.arrows.end(),
        [&](const FlowChart::Arrow& a) { return a.to == i && chart.boxes[a.from].row == box.row; });
    for (std::size_t line = 0; line < box.lines.size(); ++line) {
      out += aside ? (line == 0 ? "    → " : "      ") : "  ";
      if (line > 0) out += "  ";
      out += for_terminal(on_one_line(box.lines[line])) + "\n";
    }
  }
  return out;
}

struct ToText {
  std::size_t width;
  std::string operator()(const HeatMap& map) const { return HeatMapText(map, width).text(); }
  std::string operator()(const LineChart& chart) const {
    return LineChartText(chart, width).text();
  }
  std::string operator()(const BarChart& chart) const { return bar_chart_text(chart, width); }
  std::string operator()(const FlowChart& chart) const { return flow_chart_text(chart); }
  std::string operator()(const PathDiagram& diagram) const { return path_diagram_text(diagram); }
};

}  // namespace

std::string figure_text(const Figure& figure, std::size_t width) {
  check_figure(figure);
  return std::visit(ToText{width}, figure);
}

}  // namespace thema::report
