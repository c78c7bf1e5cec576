#include <algorithm>
#include <cmath>
#include <string>

#include "report/figure_scale.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kGap = 8, kSize = 12, kSmall = 11;
constexpr double kHeight = 260, kNarrowest = 440, kWidest = 1400, kBand = 30;
constexpr double kLongestLabel = 120, kSideLabel = 160;
constexpr double kSlant = 0.7072;

using Anchor = TextStyle::Anchor;

class LineDrawing {
 public:
  LineDrawing(SvgCanvas& canvas, const LineChart& chart) : canvas_(canvas), chart_(chart) {
    std::vector<double> values = values_of(chart.series);
    for (const auto& threshold : chart.thresholds) {
      if (std::isfinite(threshold.value)) values.push_back(threshold.value);
    }
    scale_ = scale_of(values, 5);
    double marks = 0;
    for (const double mark : scale_.marks()) {
      marks = std::max(marks, length_of(figure_number(mark), kSmall));
    }
    left_ = kMargin + (chart.value_heading.empty() ? 0 : kSize + kGap) + marks + 6;
    const auto count = static_cast<double>(std::max<std::size_t>(chart.positions.size(), 1));
    width_ = std::clamp(count * kBand, kNarrowest, kWidest);
    band_ = width_ / count;
  }

  void draw() {
    draw_legend(canvas_, chart_.series, left_, width_);
    top_ = canvas_.bottom + static_cast<double>(mark_rows()) * kSize + kGap;
    draw_values();
    draw_columns();
    draw_thresholds();
    draw_marks();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (!chart_.series[i].columns) draw_line(i);
    }
    draw_positions();
    canvas_.width =
        std::max(canvas_.width,
                 left_ + width_ + kMargin + (chart_.thresholds.empty() ? 0 : side_length() + kGap));
  }

 private:
  double x_of(std::size_t position) const {
    return left_ + (static_cast<double>(position) + 0.5) * band_;
  }
  double y_of(double value) const { return top_ + kHeight * (1 - scale_.share(value)); }

  /// Labels of marks stand above the chart, each on a line of its own.
  std::size_t mark_rows() const { return chart_.marks.size(); }

  double side_length() const {
    double length = 0;
    for (const auto& threshold : chart_.thresholds) {
      length = std::max(length, length_of(threshold.label, kSmall));
    }
    return std::min(length, kSideLabel);
  }

  void draw_values() {
    for (const double mark : scale_.marks()) {
      const double y = y_of(mark);
      canvas_.line(left_, y, left_ + width_, y, {mark == 0 ? kInk : kRule});
      canvas_.text(left_ - 6, y + 4, figure_number(mark), {.anchor = Anchor::end, .size = kSmall});
    }
    canvas_.cut_text(kMargin + kSize - 2, top_ + kHeight / 2, chart_.value_heading, kHeight,
                     {.anchor = Anchor::middle, .size = kSize, .turned = -90});
  }

  void draw_columns() {
    const auto drawn = static_cast<double>(std::count_if(
        chart_.series.begin(), chart_.series.end(), [](const Series& one) { return one.columns; }));
    if (drawn == 0) return;
    const double whole = std::min(band_ * 0.64, 40.0), width = whole / drawn;
    double shift = -whole / 2;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      if (!chart_.series[i].columns) continue;
      const auto& values = chart_.series[i].values;
      for (std::size_t at = 0; at < values.size(); ++at) {
        if (!is_number(values[at]) || *values[at] == 0) continue;
        const double y = y_of(*values[at]), ground = y_of(0);
        canvas_.rectangle(x_of(at) + shift, std::min(y, ground), width, std::fabs(ground - y),
                          series_colour(i));
      }
      shift += width;
    }
  }

  void draw_line(std::size_t index) {
    const auto& values = chart_.series[index].values;
    std::string points;
    std::size_t run = 0;
    const auto close = [&] {
      if (run > 1) {
        points.pop_back();
        canvas_.raw().append("<polyline fill=\"none\" stroke=\"").append(series_colour(index));
        canvas_.raw() += "\" stroke-width=\"2\" stroke-linejoin=\"round\"";
        if (const auto dashes = series_dashes(index); !dashes.empty()) {
          canvas_.raw().append(" stroke-dasharray=\"").append(dashes).append("\"");
        }
        canvas_.raw().append(" points=\"").append(points).append("\"/>\n");
      }
      points.clear();
      run = 0;
    };
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!is_number(values[at])) {
        close();
        continue;
      }
      append_length(points, x_of(at));
      points += ',';
      append_length(points, y_of(*values[at]));
      points += ' ';
      ++run;
    }
    close();
    constexpr double kRoomForMarkers = 9;
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (!is_number(values[at])) continue;
      const bool alone = (at == 0 || !is_number(values[at - 1])) &&
                         (at + 1 == values.size() || !is_number(values[at + 1]));
      if (band_ >= kRoomForMarkers || alone) {
        draw_marker(canvas_, index, x_of(at), y_of(*values[at]));
      }
    }
  }

  void draw_thresholds() {
    std::vector<double> taken;
    for (const auto& threshold : chart_.thresholds) {
      if (!std::isfinite(threshold.value)) continue;
      const double y = y_of(threshold.value);
      canvas_.line(left_, y, left_ + width_, y, {kDim, 1.2, "6 4"});
      double label = y + 4;
      while (std::any_of(taken.begin(), taken.end(),
                         [&](double other) { return std::fabs(other - label) < kSmall + 1; })) {
        label += kSmall + 2;
      }
      taken.push_back(label);
      canvas_.cut_text(left_ + width_ + kGap, label, threshold.label, kSideLabel,
                       {.size = kSmall, .fill = kDim});
    }
  }

  void draw_marks() {
    for (std::size_t i = 0; i < chart_.marks.size(); ++i) {
      const auto& mark = chart_.marks[i];
      const double x = x_of(mark.position);
      const double y = canvas_.bottom + static_cast<double>(i + 1) * kSize;
      canvas_.line(x, y + 3, x, top_ + kHeight, {kDim, 1.2, "6 4"});
      const bool beyond = x > left_ + width_ / 2;
      canvas_.cut_text(
          beyond ? x + 4 : x - 4, y, mark.label, width_ / 2,
          {.anchor = beyond ? Anchor::end : Anchor::start, .size = kSmall, .fill = kDim});
    }
  }

  void draw_positions() {
    double longest = 0;
    for (const auto& label : chart_.positions)
      longest = std::max(longest, length_of(label, kSmall));
    const bool slanted = longest + 4 > band_;
    // As many labels as there is room for.
    const auto every =
        static_cast<std::size_t>(slanted ? std::max(1.0, std::ceil((kSmall + 3) / band_)) : 1.0);
    const double ground = top_ + kHeight;
    const double length = std::min(longest, kLongestLabel);
    const auto labels = labels_to(chart_.positions, kSmall, slanted ? length : band_);
    for (std::size_t i = 0; i < chart_.positions.size(); i += every) {
      canvas_.line(x_of(i), ground, x_of(i), ground + 4, {kDim});
      if (slanted) {
        canvas_.label(x_of(i) + 4, ground + kSmall + 5, labels[i], chart_.positions[i],
                      {.anchor = Anchor::end, .size = kSmall, .turned = -45});
      } else {
        canvas_.label(x_of(i), ground + kSmall + 6, labels[i], chart_.positions[i],
                      {.anchor = Anchor::middle, .size = kSmall});
      }
    }
    canvas_.bottom = ground + (slanted ? (length + kSmall) * kSlant : kSmall) + 2 * kGap;
    if (chart_.position_heading.empty()) return;
    canvas_.cut_text(left_ + width_ / 2, canvas_.bottom + kSmall, chart_.position_heading, width_,
                     {.anchor = Anchor::middle, .size = kSize});
    canvas_.bottom += kSize + kGap;
  }

  SvgCanvas& canvas_;
  const LineChart& chart_;
  Scale scale_;
  double left_ = 0, top_ = 0, width_ = 0, band_ = 0;
};

}  // namespace

void draw(SvgCanvas& canvas, const LineChart& chart) { LineDrawing(canvas, chart).draw(); }

}  // namespace thema::report
