#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/figure.h"
#include "report/html_text.h"
#include "report/render/path_layout.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

using Shape = PathDiagram::Shape;
using Points = std::vector<std::pair<double, double>>;

std::string_view dashes_of(std::size_t kind) {
  constexpr std::array<std::string_view, 6> kDashes{"", "2 3", "8 4", "8 3 2 3", "5 3", "1 4"};
  return kDashes[kind % kDashes.size()];
}

constexpr std::string_view kLinkInk = "#3d3f45", kAgainst = "5 3";

class PathDrawing {
 public:
  PathDrawing(SvgCanvas& canvas, const PathDiagram& diagram)
      : canvas_(canvas), d_(diagram), at_(place_paths(diagram, canvas.bottom)) {}

  void draw() {
    column_heads();
    for (const PlacedFrame& frame : at_.frames) draw(frame);
    for (std::size_t r = 0; r < at_.rows.size(); ++r) rule_above(r);
    for (std::size_t i = 0; i < at_.links.size(); ++i) draw_link(i);
    for (const PlacedRow& row : at_.rows) draw_arrows(row);
    for (const PlacedBox& box : at_.boxes) draw(box);
    for (const PlacedRow& row : at_.rows) draw_words(row);
    for (std::size_t i = 0; i < at_.links.size(); ++i) label(i);
    canvas_.bottom = at_.bottom;
    canvas_.width = std::max(canvas_.width, at_.width);
    legend();
  }

 private:
  // ---- texts

  /// Lines of one text: at the right end of their place where they run leftwards.
  double lines(double x, double y, double wide, const std::vector<std::string>& all,
               const TextStyle& style, double step) {
    const bool leftwards = !all.empty() && runs_leftwards(all.front());
    for (const std::string& line : all) {
      TextStyle one = style;
      if (leftwards) one.anchor = TextStyle::Anchor::end;
      canvas_.text(leftwards ? x + wide : x, y, line, one);
      y += step;
    }
    return y;
  }

  /// By the first letter, as browsers do.
  static bool runs_leftwards(std::string_view line) {
    if (!may_run_leftwards(line)) return false;
    for (const char c : line) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return false;
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0xD6 && byte <= 0xDF) return true;  // U+0580 .. U+07FF
    }
    return false;
  }

  void column_heads() {
    for (std::size_t c = 0; c < at_.columns.size(); ++c) {
      lines(at_.columns[c], canvas_.bottom + 11, at_.box_wide, at_.column_heads[c],
            {.size = 11, .bold = true, .fill = kDim}, 14);
    }
  }

  void draw(const PlacedFrame& frame) {
    if (frame.heading.empty() && frame.words.empty()) return;
    std::string& out = canvas_.raw();
    out += "<rect x=\"";
    append_length(out, at_.frame_left);
    out += "\" y=\"";
    append_length(out, frame.top);
    out += "\" width=\"";
    append_length(out, at_.frame_right - at_.frame_left);
    out += "\" height=\"";
    append_length(out, frame.bottom - frame.top);
    out += "\" rx=\"6\" fill=\"#fafafb\" stroke=\"#8b8e95\"/>\n";
    const double wide = at_.columns.empty() ? 0 : at_.columns.back() + at_.box_wide - at_.head_x;
    const double y =
        lines(at_.head_x, frame.top + 17, wide, frame.heading, {.bold = true}, kPathLine);
    lines(at_.head_x, y, wide, frame.words, {}, kPathLine);
  }

  void rule_above(std::size_t r) {
    if (r == 0 || d_.rows[r].frame != d_.rows[r - 1].frame || at_.columns.empty()) return;
    const PlacedRow& before = at_.rows[r - 1];
    const double y = before.top + before.high +
                     static_cast<double>(before.elsewhere.size()) * kPathSmallLine + 6;
    canvas_.line(at_.head_x, y, at_.columns.back() + at_.box_wide, y, {kRule, 1, "1 3"});
  }

  void draw_words(const PlacedRow& row) {
    double y = lines(at_.head_x, row.top + 12, 104, row.heading, {.bold = true}, kPathLine);
    lines(at_.head_x, y, 104, row.small, {.size = kPathSmall, .fill = kDim}, kPathSmallLine);
    if (at_.columns.empty()) return;
    lines(at_.columns.front(), row.top + row.high + 13, at_.box_wide, row.elsewhere,
          {.size = kPathSmall, .fill = kDim}, kPathSmallLine);
  }

  // ---- boxes

  void shape(Shape shape, PathTint tint, bool against, double x, double y, double wide,
             double high) {
    std::string& out = canvas_.raw();
    const auto sized = [&](double inset, std::string_view fill) {
      out += "<rect x=\"";
      append_length(out, x + inset);
      out += "\" y=\"";
      append_length(out, y + inset);
      out += "\" width=\"";
      append_length(out, wide - 2 * inset);
      out += "\" height=\"";
      append_length(out, high - 2 * inset);
      const double round = shape == Shape::rounded ? 8 : shape == Shape::pill ? 17 : 0;
      if (round > 0) {
        out += "\" rx=\"";
        append_length(out, std::min(round, high / 2));
      }
      out.append("\" fill=\"").append(fill).append("\" stroke=\"").append(tint.edge);
      if (against) out.append("\" stroke-width=\"1.6\" stroke-dasharray=\"").append(kAgainst);
      out += "\"/>\n";
    };
    if (shape == Shape::cut) return cut_corners(tint, against, x, y, wide, high);
    sized(0, tint.fill);
    if (shape == Shape::doubled) sized(3, "none");
    if (shape == Shape::barred) canvas_.rectangle(x, y, 4, high, tint.edge);
  }

  void cut_corners(PathTint tint, bool against, double x, double y, double wide, double high) {
    constexpr double kCut = 8;
    const double r = x + wide, b = y + high;
    std::string& out = canvas_.raw();
    out += "<polygon points=\"";
    points({{x + kCut, y},
            {r - kCut, y},
            {r, y + kCut},
            {r, b - kCut},
            {r - kCut, b},
            {x + kCut, b},
            {x, b - kCut},
            {x, y + kCut}});
    out.append("\" fill=\"").append(tint.fill).append("\" stroke=\"").append(tint.edge);
    if (against) out.append("\" stroke-width=\"1.6\" stroke-dasharray=\"").append(kAgainst);
    out += "\"/>\n";
  }

  void draw(const PlacedBox& placed) {
    const PathDiagram::Box& box = d_.boxes[placed.box];
    if (placed.cut) {
      canvas_.raw() += "<g>\n<title>";
      append_svg_text(canvas_.raw(), box.words);
      canvas_.raw() += "</title>\n";
    }
    PathTint colours = path_tint(box.kind);
    if (placed.again) colours.fill = "#ffffff";
    shape(d_.kinds[box.kind].shape, colours, box.against, placed.x, placed.y, placed.wide,
          placed.high);
    const double text_high =
        static_cast<double>(placed.mark.size() + placed.words.size()) * kPathLine +
        static_cast<double>(placed.small.size()) * kPathSmallLine;
    const double x = placed.x + kPathPad, wide = placed.wide - 2 * kPathPad;
    double y = placed.y + (placed.high - text_high) / 2 + 11.5;
    y = lines(x, y, wide, placed.mark, {.bold = true, .fill = colours.edge}, kPathLine);
    y = lines(x, y, wide, placed.words, {}, kPathLine);
    lines(x, y, wide, placed.small, {.size = kPathSmall, .fill = kDim}, kPathSmallLine);
    if (placed.cut) canvas_.raw() += "</g>\n";
  }

  // ---- lines

  void points(const Points& all) {
    std::string& out = canvas_.raw();
    for (const auto& [x, y] : all) {
      append_length(out, x);
      out += ',';
      append_length(out, y);
      out += ' ';
    }
    if (!all.empty()) out.pop_back();
  }

  void way(const Points& all, const Stroke& stroke) {
    std::string& out = canvas_.raw();
    out += "<polyline points=\"";
    points(all);
    out.append("\" fill=\"none\" stroke=\"").append(stroke.colour);
    out += "\" stroke-width=\"";
    append_length(out, stroke.width);
    if (!stroke.dashes.empty()) out.append("\" stroke-dasharray=\"").append(stroke.dashes);
    out += "\"/>\n";
  }

  /// Where a line that comes in direction (dx, dy) ends.
  void end(double x, double y, double dx, double dy, bool bar, std::string_view colour) {
    if (bar) {
      const double ox = x - 2 * dx, oy = y - 2 * dy;
      return way({{ox - 5 * dy, oy - 5 * dx}, {ox + 5 * dy, oy + 5 * dx}}, {colour, 2.4, {}});
    }
    constexpr double kLong = 7, kHalf = 3.6;
    canvas_.raw() += "<polygon points=\"";
    points({{x, y},
            {x - kLong * dx + kHalf * dy, y - kLong * dy + kHalf * dx},
            {x - kLong * dx - kHalf * dy, y - kLong * dy - kHalf * dx}});
    canvas_.raw().append("\" fill=\"").append(colour).append("\"/>\n");
  }

  double middle_of(std::size_t box) const { return at_.boxes[box].y + at_.boxes[box].high / 2; }

  /// One arrow from what stands in a column to what stands in the next that holds something.
  void draw_arrows(const PlacedRow& row) {
    const std::vector<std::size_t>* from = nullptr;
    for (const auto& stack : row.stacks) {
      if (stack.empty()) continue;
      if (from != nullptr) arrow(row, *from, stack);
      from = &stack;
    }
  }

  bool against(std::size_t box) const { return d_.boxes[at_.boxes[box].box].against; }

  void arrow(const PlacedRow& row, const std::vector<std::size_t>& from,
             const std::vector<std::size_t>& to) {
    const bool stopped = std::all_of(from.begin(), from.end(), [&](auto b) { return against(b); });
    const double y = row.middle(), out_of = at_.boxes[from.front()].x + at_.box_wide;
    const double into = at_.boxes[to.front()].x;
    double x = out_of, end_x = into;
    if (from.size() > 1) {
      x = out_of + 8;
      const double first = middle_of(from.front()), last = middle_of(from.back());
      way({{x, first}, {x, last}}, {kInk, 1.4, {}});
      for (const std::size_t b : from) {
        const double at = middle_of(b);
        const bool mixed = against(b) && !stopped;
        way({{out_of, at}, {x, at}}, {kInk, 1.4, {}});
        if (mixed) end(x - 1, at, 1, 0, true, kInk);
      }
    }
    if (to.size() > 1) {
      end_x = into - 12;
      way({{end_x, middle_of(to.front())}, {end_x, middle_of(to.back())}}, {kInk, 1.4, {}});
      for (const std::size_t b : to) {
        const double at = middle_of(b);
        way({{end_x, at}, {into - 6, at}}, {kInk, 1.4, {}});
        end(into, at, 1, 0, stopped, kInk);
      }
      return way({{x, y}, {end_x, y}}, {kInk, 1.4, stopped ? kAgainst : std::string_view()});
    }
    way({{x, y}, {end_x - (stopped ? 2 : 6), y}},
        {kInk, 1.4, stopped ? kAgainst : std::string_view()});
    end(end_x, y, 1, 0, stopped, kInk);
  }

  void draw_link(std::size_t i) {
    const PathDiagram::Link& link = d_.links[i];
    const PathDiagram::LinkKind& kind = d_.link_kinds[link.kind];
    Points path = at_.links[i].path;
    const auto [x, y] = path.back();
    const auto [bx, by] = path[path.size() - 2];
    const double dx = x > bx ? 1 : x < bx ? -1 : 0, dy = dx != 0 ? 0 : y > by ? 1 : -1;
    path.back() = {x - 5 * dx, y - 5 * dy};
    way(path, {kLinkInk, 1.3, dashes_of(link.kind)});
    end(x, y, dx, dy, kind.head == PathDiagram::Head::bar, kLinkInk);
    if (kind.head != PathDiagram::Head::both) return;
    const double back = path[1].first > path[0].first ? -1 : 1;
    end(path[0].first, path[0].second, back, 0, false, kLinkInk);
  }

  /// On white, so that a line below does not strike it through.
  void label(std::size_t i) {
    const std::string text = cut_to(d_.links[i].label, kPathSmall, 320);
    if (text.empty()) return;
    std::string& out = canvas_.raw();
    out += "<g paint-order=\"stroke\" stroke=\"#fafafb\" stroke-width=\"3\">\n";
    canvas_.text(at_.links[i].label_x, at_.links[i].label_y, text,
                 {.size = kPathSmall, .fill = kLinkInk});
    out += "</g>\n";
  }

  // ---- legend

  /// Moves to the next place that is `wide`; gives its left side.
  double next_place(double& x, double wide) {
    if (x > at_.frame_left && x + wide > at_.frame_right) {
      x = at_.frame_left;
      canvas_.bottom += 22;
    }
    const double here = x;
    x += wide + 18;
    return here;
  }

  void legend() {
    std::vector<bool> used(d_.kinds.size()), linked(d_.link_kinds.size());
    bool stopped = false;
    for (const auto& box : d_.boxes) {
      used[box.kind] = true;
      stopped = stopped || box.against;
    }
    for (const auto& link : d_.links) linked[link.kind] = true;
    double x = at_.frame_left;
    canvas_.bottom += 8;
    for (std::size_t k = 0; k < d_.kinds.size(); ++k) {
      if (!used[k]) continue;
      const double here = next_place(x, 42 + length_of(d_.kinds[k].name, 11));
      const double y = canvas_.bottom;
      shape(d_.kinds[k].shape, path_tint(k), false, here, y, 34, 18);
      canvas_.text(here + 17, y + 13, d_.kinds[k].letters,
                   {.anchor = TextStyle::Anchor::middle,
                    .size = 11,
                    .bold = true,
                    .fill = path_tint(k).edge});
      canvas_.text(here + 40, y + 13, d_.kinds[k].name, {.size = 11});
    }
    if (stopped) sample(x, "works against, or does not fire", {kInk, 1.4, kAgainst}, true, false);
    for (std::size_t k = 0; k < d_.link_kinds.size(); ++k) {
      const auto head = d_.link_kinds[k].head;
      if (linked[k]) {
        sample(x, d_.link_kinds[k].name, {kLinkInk, 1.3, dashes_of(k)},
               head == PathDiagram::Head::bar, head == PathDiagram::Head::both);
      }
    }
    if (!d_.boxes.empty() || stopped) canvas_.bottom += 30;
  }

  void sample(double& x, const std::string& name, const Stroke& stroke, bool bar, bool both) {
    const double here = next_place(x, 42 + length_of(name, 11)), y = canvas_.bottom + 9;
    way({{here, y}, {here + 28, y}}, stroke);
    end(here + 34, y, 1, 0, bar, stroke.colour);
    if (both) end(here, y, -1, 0, false, stroke.colour);
    canvas_.text(here + 40, y + 4, name, {.size = 11});
  }

  SvgCanvas& canvas_;
  const PathDiagram& d_;
  PathLayout at_;
};

}  // namespace

void draw(SvgCanvas& canvas, const PathDiagram& diagram) { PathDrawing(canvas, diagram).draw(); }

}  // namespace thema::report
