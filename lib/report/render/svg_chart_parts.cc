#include <cmath>

#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

void append_point(std::string& out, double x, double y) {
  append_length(out, x);
  out += ',';
  append_length(out, y);
  out += ' ';
}

}  // namespace

void draw_marker(SvgCanvas& canvas, std::size_t index, double x, double y) {
  std::string& out = canvas.raw();
  const std::string_view colour = series_colour(index);
  if (index % 4 == 0) {
    out += "<circle cx=\"";
    append_length(out, x);
    out += "\" cy=\"";
    append_length(out, y);
    out.append("\" r=\"3.2\" fill=\"").append(colour).append("\"/>\n");
    return;
  }
  if (index % 4 == 1) return canvas.rectangle(x - 3, y - 3, 6, 6, colour);
  out += "<polygon points=\"";
  const double up = index % 4 == 2 ? 4 : 4.5;
  append_point(out, x, y - up);
  append_point(out, x + up, index % 4 == 2 ? y + 3.5 : y);
  if (index % 4 == 3) append_point(out, x, y + up);
  append_point(out, x - up, index % 4 == 2 ? y + 3.5 : y);
  out.back() = '"';
  out.append(" fill=\"").append(colour).append("\"/>\n");
}

void draw_legend(SvgCanvas& canvas, const std::vector<Series>& series, double x, double width) {
  if (series.size() < 2 && (series.empty() || series.front().name.empty())) return;
  constexpr double kSize = 12, kSample = 28, kLine = 18;
  double at = x, y = canvas.bottom + kSize;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double length = std::min(length_of(series[i].name, kSize), width - kSample - 8);
    if (at > x && at + kSample + 8 + length > x + width) {
      at = x;
      y += kLine;
    }
    if (series[i].columns) {
      canvas.rectangle(at + 8, y - 10, 12, 12, series_colour(i));
    } else {
      canvas.line(at, y - 4, at + kSample, y - 4, {series_colour(i), 2, series_dashes(i)});
      draw_marker(canvas, i, at + kSample / 2, y - 4);
    }
    canvas.cut_text(at + kSample + 8, y, series[i].name, length, {.size = kSize});
    at += kSample + 8 + length + 20;
  }
  canvas.bottom = y + 12;
}

}  // namespace thema::report
