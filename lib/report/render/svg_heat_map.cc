#include <algorithm>
#include <string>

#include "report/figure_scale.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kGap = 8, kSize = 12, kSmall = 11;
constexpr double kCellHeight = 26, kLeastCell = 34, kWidestLabel = 280;
/// Headings of columns longer than this stand aslant.
constexpr double kLongestUpright = 76, kLongestSlant = 200;
constexpr double kSlant = 0.7072;  ///< of 45 degrees

using Anchor = TextStyle::Anchor;

double longest(const std::vector<std::string>& labels, double size) {
  double length = 0;
  for (const auto& label : labels) length = std::max(length, length_of(label, size));
  return length;
}

struct Layout {
  double left = 0, top = 0;  ///< of the cells
  double cell = kLeastCell;  ///< width of one
  double label = 0;          ///< longest heading of a row
  double heading = 0;        ///< longest heading of a column
  bool slanted = false;
};

Layout layout_of(const HeatMap& map, double top) {
  Layout layout;
  layout.label = std::min(
      std::max(longest(map.rows, kSize), length_of(map.row_heading, kSize) * 1.1), kWidestLabel);
  layout.left = kMargin + layout.label + kGap;
  for (const auto& row : map.values) {
    for (const auto& value : row) {
      if (!is_number(value)) continue;
      layout.cell = std::max(layout.cell, length_of(figure_number(*value), kSmall) + 10);
    }
  }
  const double heading = longest(map.columns, kSize);
  layout.slanted = heading > kLongestUpright;
  layout.heading = layout.slanted ? std::min(heading, kLongestSlant) : heading;
  if (!layout.slanted) layout.cell = std::max(layout.cell, heading + 10);
  const double height = layout.slanted ? (layout.heading + kSize) * kSlant : kSize;
  layout.top = top + (map.column_heading.empty() ? 0 : kSize + kGap) + height + kGap;
  return layout;
}

void draw_headings(SvgCanvas& canvas, const HeatMap& map, const Layout& layout) {
  const double base = layout.top - kGap;
  if (!map.column_heading.empty()) {
    canvas.text(layout.left, canvas.bottom + kSize, map.column_heading,
                {.size = kSize, .bold = true});
  }
  canvas.cut_text(kMargin, base, map.row_heading, layout.label, {.size = kSize, .bold = true});
  const auto labels = labels_to(map.columns, kSize, layout.slanted ? layout.heading : layout.cell);
  for (std::size_t i = 0; i < map.columns.size(); ++i) {
    const double middle = layout.left + (static_cast<double>(i) + 0.5) * layout.cell;
    if (layout.slanted) {
      canvas.label(middle + 4, base + 2, labels[i], map.columns[i], {.size = kSize, .turned = -45});
    } else {
      canvas.label(middle, base, labels[i], map.columns[i],
                   {.anchor = Anchor::middle, .size = kSize});
    }
  }
}

void draw_row(SvgCanvas& canvas, const HeatMap& map, std::size_t row, std::string_view label,
              const Layout& layout, const Scale& scale) {
  const double y = layout.top + static_cast<double>(row) * kCellHeight;
  const double line = y + kCellHeight / 2 + 4;
  canvas.label(layout.left - kGap, line, label, map.rows[row],
               {.anchor = Anchor::end, .size = kSize});
  for (std::size_t i = 0; i < map.columns.size(); ++i) {
    const double x = layout.left + static_cast<double>(i) * layout.cell;
    const auto& value = map.values[row][i];
    const double share = is_number(value) ? scale.share(*value) : 0;
    canvas.rectangle(x, y, layout.cell, kCellHeight, is_number(value) ? shade(share) : "#ffffff",
                     kRule);
    const bool dim = !is_number(value) || *value == 0;
    canvas.text(x + layout.cell / 2, line, is_number(value) ? figure_number(*value) : "–",
                {.anchor = Anchor::middle,
                 .size = kSmall,
                 .fill = dim && share == 0 ? kDim : ink_on_shade(share)});
  }
}

/// The shades from the lightest to the darkest, with what they stand for.
void draw_shades(SvgCanvas& canvas, const HeatMap& map, const Scale& scale, double x) {
  constexpr double kBox = 22, kHeight = 10;
  constexpr int kBoxes = 5;
  const double y = canvas.bottom + kSize;
  const std::string low = figure_number(scale.low), high = figure_number(scale.high);
  canvas.text(x, y, low, {.size = kSmall, .fill = kDim});
  x += length_of(low, kSmall) + 6;
  for (int i = 0; i < kBoxes; ++i) {
    canvas.rectangle(x, y - kHeight + 1, kBox, kHeight, shade(i / (kBoxes - 1.0)), kRule);
    x += kBox;
  }
  x += 6;
  bool missing = false;
  for (const auto& row : map.values) {
    missing = missing || !std::all_of(row.begin(), row.end(), is_number);
  }
  std::string words = high;
  if (!map.measure.empty()) words += " " + map.measure;
  if (missing) words += ";  – no value";
  canvas.cut_text(x, y, words, kWidestLabel, {.size = kSmall, .fill = kDim});
  canvas.width =
      std::max(canvas.width, x + std::min(length_of(words, kSmall), kWidestLabel) + kMargin);
  canvas.bottom = y + kGap;
}

}  // namespace

void draw(SvgCanvas& canvas, const HeatMap& map) {
  const Layout layout = layout_of(map, canvas.bottom);
  const Scale scale = shades_of(map);
  draw_headings(canvas, map, layout);
  const auto labels = labels_to(map.rows, kSize, layout.label);
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    draw_row(canvas, map, row, labels[row], layout, scale);
  }
  const double right = layout.left + static_cast<double>(map.columns.size()) * layout.cell;
  double reach = right;
  for (std::size_t i = 0; layout.slanted && i < map.columns.size(); ++i) {
    const double middle = layout.left + (static_cast<double>(i) + 0.5) * layout.cell;
    const double length = std::min(length_of(map.columns[i], kSize), layout.heading);
    reach = std::max(reach, middle + (length + kSize) * kSlant);
  }
  canvas.width = std::max(canvas.width, reach + kMargin);
  canvas.bottom = layout.top + static_cast<double>(map.rows.size()) * kCellHeight + kGap;
  if (!map.rows.empty() && !map.columns.empty()) draw_shades(canvas, map, scale, layout.left);
}

}  // namespace thema::report
