#include <algorithm>
#include <cmath>
#include <string>

#include "report/figure_scale.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kGap = 8, kSize = 12, kSmall = 11;
constexpr double kWidth = 420, kBar = 16, kWidestLabel = 280;

using Anchor = TextStyle::Anchor;

}  // namespace

void draw(SvgCanvas& canvas, const BarChart& chart) {
  const Scale scale = scale_of(values_of(chart.series), 5);
  double label = length_of(chart.position_heading, kSize) * 1.1, number = 0;
  for (const auto& position : chart.positions) label = std::max(label, length_of(position, kSize));
  for (const double value : values_of(chart.series)) {
    number = std::max(number, length_of(figure_number(value), kSmall));
  }
  label = std::min(label, kWidestLabel);
  const auto labels = labels_to(chart.positions, kSize, label);
  const double left = kMargin + label + kGap;
  const auto x_of = [&](double value) { return left + kWidth * scale.share(value); };

  std::vector<Series> legend = chart.series;
  for (auto& one : legend) one.columns = true;
  draw_legend(canvas, legend, left, kWidth);
  canvas.cut_text(kMargin, canvas.bottom + kSize, chart.position_heading, label,
                  {.size = kSize, .bold = true});
  const double top = canvas.bottom + (chart.position_heading.empty() ? 0 : kSize + kGap);
  const auto bars = static_cast<double>(std::max<std::size_t>(chart.series.size(), 1));
  const double group = bars * kBar + kGap;
  const double ground = top + static_cast<double>(chart.positions.size()) * group + 4;
  for (const double mark : scale.marks()) {
    canvas.line(x_of(mark), top, x_of(mark), ground, {kRule});
    canvas.text(x_of(mark), ground + kSmall + 4, figure_number(mark),
                {.anchor = Anchor::middle, .size = kSmall});
  }
  for (std::size_t i = 0; i < chart.positions.size(); ++i) {
    const double y = top + static_cast<double>(i) * group + kGap / 2;
    canvas.label(left - kGap, y + bars * kBar / 2 + 4, labels[i], chart.positions[i],
                 {.anchor = Anchor::end, .size = kSize});
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const auto& value = chart.series[s].values[i];
      const double bar = y + static_cast<double>(s) * kBar;
      const double from = x_of(0), to = is_number(value) ? x_of(*value) : from;
      canvas.rectangle(std::min(from, to), bar + 1, std::fabs(to - from), kBar - 2,
                       series_colour(s));
      const bool left_of_0 = to < from;
      canvas.text(left_of_0 ? from + 5 : to + 5, bar + kBar - 4,
                  is_number(value) ? figure_number(*value) : "–",
                  {.size = kSmall, .fill = is_number(value) ? kInk : kDim});
    }
  }
  canvas.line(x_of(0), top, x_of(0), ground, {kInk});
  canvas.bottom = ground + kSmall + 2 * kGap;
  if (!chart.value_heading.empty()) {
    canvas.cut_text(left + kWidth / 2, canvas.bottom + kSize, chart.value_heading, kWidth,
                    {.anchor = Anchor::middle, .size = kSize});
    canvas.bottom += kSize + kGap;
  }
  canvas.width = std::max(canvas.width, left + kWidth + number + 12 + kMargin);
}

}  // namespace thema::report
