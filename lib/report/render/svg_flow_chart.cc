#include <algorithm>
#include <string>
#include <vector>

#include "report/figure.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kSize = 12, kLine = 16, kPad = 8;
constexpr double kBox = 208, kAcross = 36, kDown = 28, kPhase = 28;
constexpr double kArrow = 6;
constexpr std::size_t kMostLines = 4;  ///< that one line of a box may take

using Anchor = TextStyle::Anchor;

/// A box with its place on the canvas.
struct Placed {
  std::vector<std::string> lines;
  std::size_t bold = 0;  ///< lines of the first text
  double x = 0, y = 0, high = 0;
  double middle_x() const { return x + kBox / 2; }
  double middle_y() const { return y + high / 2; }
};

class FlowDrawing {
 public:
  FlowDrawing(SvgCanvas& canvas, const FlowChart& chart) : canvas_(canvas), chart_(chart) {
    for (const FlowChart::Box& box : chart.boxes) boxes_.push_back(placed(box));
    phases_ = std::any_of(chart.rows.begin(), chart.rows.end(),
                          [](const std::string& row) { return !row.empty(); });
  }

  void draw() {
    place();
    for (const FlowChart::Arrow& arrow : chart_.arrows) draw(boxes_[arrow.from], boxes_[arrow.to]);
    for (const Placed& box : boxes_) draw(box);
  }

 private:
  static Placed placed(const FlowChart::Box& box) {
    Placed p;
    for (std::size_t i = 0; i < box.lines.size(); ++i) {
      for (auto& line :
           broken_to(box.lines[i], kSize * (i == 0 ? 1.14 : 1.04), kBox - 2 * kPad, kMostLines)) {
        p.lines.push_back(std::move(line));
      }
      if (i == 0) p.bold = p.lines.size();
    }
    p.high = static_cast<double>(std::max<std::size_t>(p.lines.size(), 1)) * kLine + 2 * kPad - 3;
    return p;
  }

  double left_of(std::size_t column) const {
    return kMargin + (phases_ ? kPhase + 12 : 0) + static_cast<double>(column) * (kBox + kAcross);
  }

  void place() {
    const bool headed = std::any_of(chart_.columns.begin(), chart_.columns.end(),
                                    [](const std::string& c) { return !c.empty(); });
    if (headed) {
      for (std::size_t c = 0; c < chart_.columns.size(); ++c) {
        canvas_.cut_text(left_of(c), canvas_.bottom + kSize, chart_.columns[c], 2 * kBox + kAcross,
                         {.size = kSize, .bold = true});
      }
      canvas_.bottom += kLine + kPad;
    }
    double begun = 0;  // the top of the first of neighbours with one name
    for (std::size_t row = 0; row < chart_.rows.size(); ++row) {
      double high = 0;
      for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (chart_.boxes[i].row == row) high = std::max(high, boxes_[i].high);
      }
      const bool alone =
          (row == 0 || chart_.rows[row] != chart_.rows[row - 1]) &&
          (row + 1 == chart_.rows.size() || chart_.rows[row] != chart_.rows[row + 1]);
      if (alone) high = std::max(high, std::min(length_of(chart_.rows[row], 11) * 1.1 + 8, 200.0));
      for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (chart_.boxes[i].row != row) continue;
        boxes_[i].x = left_of(chart_.boxes[i].column);
        boxes_[i].y = canvas_.bottom;
        boxes_[i].high = std::max(boxes_[i].high, chart_.boxes[i].column % 2 == 0 ? high : 0);
      }
      if (row == 0 || chart_.rows[row] != chart_.rows[row - 1]) begun = canvas_.bottom;
      if (row + 1 == chart_.rows.size() || chart_.rows[row] != chart_.rows[row + 1]) {
        draw_phase(row, begun, canvas_.bottom + high);
      }
      canvas_.bottom += high + kDown;
    }
    canvas_.bottom -= kDown - kPad;
    canvas_.width = std::max(canvas_.width, left_of(chart_.columns.size()) - kAcross + kMargin);
  }

  /// The name of a row stands upright left of it; neighbours with one name share it.
  void draw_phase(std::size_t row, double top, double end) {
    const std::string& name = chart_.rows[row];
    if (name.empty()) return;
    const double high = end - top, room = std::max(high - 4, 20.0);
    canvas_.rectangle(kMargin, top, kPhase, high, "#e8eef5");
    const bool cut = length_of(name, 11) > room;
    canvas_.text(kMargin + kPhase / 2 + 4, top + high / 2, broken_to(name, 11, room, 1).front(),
                 {.anchor = Anchor::middle,
                  .size = 11,
                  .bold = true,
                  .turned = -90,
                  .tooltip = cut ? std::string_view(name) : std::string_view()});
  }

  void draw(const Placed& box) {
    canvas_.rectangle(box.x, box.y, kBox, box.high, "#ffffff", kInk);
    double y = box.y + kPad + kSize - 2;
    for (std::size_t i = 0; i < box.lines.size(); ++i, y += kLine) {
      canvas_.text(box.x + kPad, y, box.lines[i], {.size = kSize, .bold = i < box.bold});
    }
  }

  void head(double x, double y, double dx, double dy) {
    std::string& out = canvas_.raw();
    const auto point = [&](double px, double py) {
      append_length(out, px);
      out += ',';
      append_length(out, py);
      out += ' ';
    };
    out += "<polygon points=\"";
    point(x, y);
    point(x - kArrow * (dx + 0.6 * dy), y - kArrow * (dy + 0.6 * dx));
    point(x - kArrow * (dx - 0.6 * dy), y - kArrow * (dy - 0.6 * dx));
    out.pop_back();
    out.append("\" fill=\"").append(kInk).append("\"/>\n");
  }

  void draw(const Placed& from, const Placed& to) {
    if (from.x == to.x) {
      canvas_.line(from.middle_x(), from.y + from.high, to.middle_x(), to.y - kArrow, {});
      return head(to.middle_x(), to.y, 0, 1);
    }
    const bool right = to.x > from.x;
    const double edge = right ? to.x : to.x + kBox, sign = right ? 1 : -1;
    if (from.y == to.y) {
      const double y = std::min(from.middle_y(), to.y + to.high / 2);
      canvas_.line(right ? from.x + kBox : from.x, y, edge - sign * kArrow, y, {});
      return head(edge, y, sign, 0);
    }
    canvas_.line(from.middle_x(), from.y + from.high, from.middle_x(), to.middle_y(), {});
    canvas_.line(from.middle_x(), to.middle_y(), edge + (right ? -kArrow : kArrow), to.middle_y(),
                 {});
    head(edge, to.middle_y(), sign, 0);
  }

  SvgCanvas& canvas_;
  const FlowChart& chart_;
  std::vector<Placed> boxes_;
  bool phases_ = false;
};

/// A text inside a quoted string of DOT; a line end is left-justified.
void append_dot(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    out += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
}

}  // namespace

void draw(SvgCanvas& canvas, const FlowChart& chart) { FlowDrawing(canvas, chart).draw(); }

std::string flow_chart_dot(const FlowChart& chart) {
  std::string out = "digraph flow {\n  label=\"";
  append_dot(out, chart.text.title);
  out +=
      "\";\n  labelloc=t;\n  node [shape=box, fontname=\"Helvetica\", fontsize=11];\n"
      "  edge [arrowsize=0.7];\n";
  for (std::size_t i = 0; i < chart.boxes.size(); ++i) {
    out += "  b" + std::to_string(i + 1) + " [label=\"";
    for (const std::string& line : chart.boxes[i].lines) {
      append_dot(out, line);
      out += "\\l";
    }
    out += "\"];\n";
  }
  for (std::size_t row = 0; row < chart.rows.size(); ++row) {
    std::string same;
    for (std::size_t i = 0; i < chart.boxes.size(); ++i) {
      if (chart.boxes[i].row == row) same += " b" + std::to_string(i + 1) + ";";
    }
    if (!same.empty()) out += "  { rank=same;" + same + " }\n";
  }
  for (const FlowChart::Arrow& arrow : chart.arrows) {
    out += "  b" + std::to_string(arrow.from + 1) + " -> b" + std::to_string(arrow.to + 1) + ";\n";
  }
  return out + "}\n";
}

}  // namespace thema::report
