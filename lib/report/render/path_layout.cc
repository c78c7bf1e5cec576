#include "report/render/path_layout.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>

#include "report/render/cells.h"
#include "report/render/svg_canvas.h"
#include "text/width.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kInside = 10, kHead = 108, kBeforeBoxes = 30, kAcross = 32;
constexpr double kStacked = 8, kGap = 10, kLane = 14, kGutterLane = 9;
constexpr std::size_t kBoxLines = 24, kAgainLines = 2, kHeadLines = 16, kFrameLines = 6;

double box_width(std::size_t columns) { return columns <= 3 ? 184 : columns == 4 ? 152 : 132; }

double height_of(const PlacedBox& box) {
  return static_cast<double>(box.mark.size() + box.words.size()) * kPathLine +
         static_cast<double>(box.small.size()) * kPathSmallLine + 11;
}

/// Gives each stretch the first lane that is free all along it, short ones first.
std::vector<std::size_t> lanes_of(const std::vector<std::pair<double, double>>& stretches,
                                  std::size_t& used) {
  std::vector<std::size_t> order(stretches.size()), lane(stretches.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto length = [&](std::size_t i) { return stretches[i].second - stretches[i].first; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  std::vector<std::vector<std::size_t>> lanes;
  for (const std::size_t i : order) {
    const auto free = [&](const std::vector<std::size_t>& taken) {
      return std::all_of(taken.begin(), taken.end(), [&](std::size_t t) {
        return stretches[t].second + 3 < stretches[i].first ||
               stretches[i].second + 3 < stretches[t].first;
      });
    };
    const auto at = std::find_if(lanes.begin(), lanes.end(), free);
    lane[i] = static_cast<std::size_t>(at - lanes.begin());
    if (at == lanes.end()) lanes.emplace_back();
    lanes[lane[i]].push_back(i);
  }
  used = lanes.size();
  return lane;
}

class Layout {
 public:
  Layout(const PathDiagram& diagram, double top) : d_(diagram) {
    out_.bottom = top;
    out_.box_wide = box_width(d_.columns.size());
    out_.rows.resize(d_.rows.size());
    for (auto& row : out_.rows) row.stacks.resize(d_.columns.size());
    placed_of_.resize(d_.boxes.size());
  }

  PathLayout run() {
    make_boxes();
    count_lanes();
    place_rows();
    place_boxes();
    route();
    return std::move(out_);
  }

 private:
  void make_boxes() {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> in_stack;
    for (const auto& box : d_.boxes) ++in_stack[{box.row, box.column}];
    std::vector<std::size_t> last_row(d_.boxes.size());  // that a drawn box reaches
    for (std::size_t i = 0; i < d_.boxes.size(); ++i) {
      const PathDiagram::Box& box = d_.boxes[i];
      auto& stack = out_.rows[box.row].stacks[box.column];
      if (box.same && joins(*box.same, box, in_stack, last_row)) {
        placed_of_[i] = placed_of_[*box.same];
        last_row[out_.boxes[placed_of_[i]].box] = box.row;
        stack.push_back(placed_of_[i]);
        continue;
      }
      placed_of_[i] = out_.boxes.size();
      last_row[i] = box.row;
      stack.push_back(placed_of_[i]);
      out_.boxes.push_back(made(i));
    }
    reach_.resize(out_.boxes.size());
    for (std::size_t p = 0; p < out_.boxes.size(); ++p) reach_[p] = last_row[out_.boxes[p].box];
  }

  bool joins(std::size_t earlier, const PathDiagram::Box& box,
             const std::map<std::pair<std::size_t, std::size_t>, std::size_t>& in_stack,
             const std::vector<std::size_t>& last_row) const {
    const PathDiagram::Box& first = d_.boxes[out_.boxes[placed_of_[earlier]].box];
    const std::size_t reaches = last_row[out_.boxes[placed_of_[earlier]].box];
    return first.column == box.column && first.against == box.against && reaches + 1 == box.row &&
           d_.rows[reaches].frame == d_.rows[box.row].frame && d_.rows[reaches].elsewhere.empty() &&
           in_stack.at({box.row, box.column}) == 1 && in_stack.at({reaches, box.column}) == 1;
  }

  PlacedBox made(std::size_t i) const {
    const PathDiagram::Box& box = d_.boxes[i];
    PlacedBox p;
    p.box = i;
    p.again = box.same.has_value();
    p.wide = out_.box_wide;
    const double length = p.wide - 2 * kPathPad;
    p.mark = path_lines(box.mark, kPathSize * 1.08, length, 2);
    p.words = path_lines(box.words, kPathSize, length, p.again ? kAgainLines : kBoxLines, &p.cut);
    p.small = path_lines(p.again ? "the same as above" : box.small, kPathSmall, length, 3);
    p.high = height_of(p);
    return p;
  }

  void count_lanes() {
    lanes_above_.resize(d_.rows.size());
    lane_.resize(d_.links.size());
    for (std::size_t i = 0; i < d_.links.size(); ++i) lane_[i] = lanes_above_[row_into(i)]++;
  }

  /// The row above which a link comes in: a tall box is met at its top.
  std::size_t row_into(std::size_t link) const {
    const auto& box = d_.links[link].to_box;
    return box ? d_.boxes[out_.boxes[placed_of_[*box]].box].row : d_.links[link].to;
  }

  double need(std::size_t row) const {
    double most = 0;
    for (const auto& stack : out_.rows[row].stacks) {
      double high = stack.empty() ? 0 : -kStacked;
      for (const std::size_t p : stack) {
        const std::size_t rows = reach_[p] - d_.boxes[out_.boxes[p].box].row + 1;
        high += out_.boxes[p].high / static_cast<double>(rows) + kStacked;
      }
      most = std::max(most, high);
    }
    return most;
  }

  void place_rows() {
    const double row_wide = kHead + kBeforeBoxes - 8 + columns_wide();
    double y = out_.bottom;
    std::size_t head_lines = 0;
    for (const std::string& head : d_.columns) {
      out_.column_heads.push_back(path_lines(head, 11 * 1.08, out_.box_wide + 12, 3));
      head_lines = std::max(head_lines, out_.column_heads.back().size());
    }
    y += static_cast<double>(head_lines) * 14 + 4;
    std::size_t next = 0;
    for (std::size_t f = 0; f < d_.frames.size(); ++f) {
      PlacedFrame frame;
      frame.top = y;
      frame.heading = path_lines(d_.frames[f].heading, kPathSize * 1.08, row_wide, 2);
      frame.words = path_lines(d_.frames[f].words, kPathSize, row_wide, kFrameLines);
      const auto lines = static_cast<double>(frame.heading.size() + frame.words.size());
      y += lines > 0 ? lines * kPathLine + 10 : 0;
      for (; next < d_.rows.size() && d_.rows[next].frame == f; ++next) y = place_row(next, y);
      frame.bottom = y + 6;
      y = frame.bottom + 14;
      out_.frames.push_back(std::move(frame));
    }
    out_.bottom = y - 6;
  }

  double place_row(std::size_t i, double y) {
    PlacedRow& row = out_.rows[i];
    const double length = kHead - 4;
    row.heading = path_lines(d_.rows[i].heading, kPathSize * 1.08, length, kHeadLines);
    for (const std::string_view line : lines_of(d_.rows[i].small)) {
      for (auto& part : path_lines(line, kPathSmall, length, kHeadLines)) {
        row.small.push_back(std::move(part));
      }
    }
    for (const std::string& line : d_.rows[i].elsewhere) {
      for (auto& part : path_lines(line, kPathSmall, columns_wide(), 3)) {
        row.elsewhere.push_back(std::move(part));
      }
    }
    row.top = y + kGap + static_cast<double>(lanes_above_[i]) * kLane;
    const double head = static_cast<double>(row.heading.size()) * kPathLine +
                        static_cast<double>(row.small.size()) * kPathSmallLine;
    row.high = std::max({need(i), head, 30.0});
    return row.top + row.high + static_cast<double>(row.elsewhere.size()) * kPathSmallLine + 6;
  }

  double columns_wide() const {
    const auto n = static_cast<double>(d_.columns.size());
    return n * out_.box_wide + std::max(n - 1, 0.0) * kAcross;
  }

  /// Heights are known; the sides depend on how many links run there.
  void place_boxes() {
    for (std::size_t r = 0; r < out_.rows.size(); ++r) {
      for (auto& stack : out_.rows[r].stacks) place_stack(r, stack);
    }
  }

  void place_stack(std::size_t r, const std::vector<std::size_t>& stack) {
    const PlacedRow& row = out_.rows[r];
    double high = -kStacked;
    for (const std::size_t p : stack) high += out_.boxes[p].high + kStacked;
    double y = row.top + (row.high - high) / 2;
    for (const std::size_t p : stack) {
      PlacedBox& box = out_.boxes[p];
      if (reach_[p] != d_.boxes[box.box].row) {
        const PlacedRow& first = out_.rows[d_.boxes[box.box].row];
        const PlacedRow& last = out_.rows[reach_[p]];
        box.y = first.top;
        box.high = last.top + last.high - first.top;
        continue;
      }
      box.y = y;
      y += box.high + kStacked;
    }
  }

  // ---- links

  struct Way {
    bool left = false, right = false;  ///< beside all rows
    double from_y = 0, gap_y = 0;
  };

  double gap_y(std::size_t link) const {
    return out_.rows[row_into(link)].top - 5 - static_cast<double>(lane_[link]) * kLane;
  }

  /// Steps away from the middle: 0, 1, -1, 2, -2 ...
  static double spread(std::size_t nth) {
    const auto step = static_cast<double>((nth + 1) / 2);
    return nth % 2 == 1 ? step : -step;
  }

  bool nothing_right_of(std::size_t row, std::size_t column) const {
    const auto& stacks = out_.rows[row].stacks;
    return std::all_of(stacks.begin() + static_cast<std::ptrdiff_t>(column) + 1, stacks.end(),
                       [](const auto& stack) { return stack.empty(); });
  }

  void route() {
    std::vector<Way> ways(d_.links.size());
    std::vector<std::pair<double, double>> left, right;
    std::map<std::size_t, std::size_t> out_of_box, out_of_row;
    for (std::size_t i = 0; i < d_.links.size(); ++i) {
      const PathDiagram::Link& link = d_.links[i];
      Way& way = ways[i];
      way.gap_y = gap_y(i);
      const PlacedRow& row = out_.rows[link.from];
      if (link.from_box) {
        const PlacedBox& box = out_.boxes[placed_of_[*link.from_box]];
        way.right = nothing_right_of(link.from, d_.boxes[*link.from_box].column);
        const std::size_t nth = out_of_box[*link.from_box]++;
        const bool tall = reach_[placed_of_[*link.from_box]] != d_.boxes[box.box].row;
        const double middle = tall ? row.middle() : box.y + box.high / 2;
        // Below the arrow to the next box, where there is one.
        const auto steps = static_cast<double>(std::min<std::size_t>(nth, 3));
        way.from_y =
            way.right ? middle + 7 * spread(nth)
                      : std::min(tall ? row.top + row.high : box.y + box.high, row.top + row.high) -
                            7 - 4 * steps;
      } else {
        way.from_y = row.top + 8 +
                     6 * static_cast<double>(std::min<std::size_t>(out_of_row[link.from]++, 4));
        way.left = true;
      }
      const std::pair<double, double> stretch{std::min(way.from_y, way.gap_y),
                                              std::max(way.from_y, way.gap_y)};
      if (way.left) left.push_back(stretch);
      if (way.right) right.push_back(stretch);
    }
    std::size_t left_lanes = 0, right_lanes = 0;
    const auto left_lane = lanes_of(left, left_lanes);
    const auto right_lane = lanes_of(right, right_lanes);
    place_sides(static_cast<double>(left_lanes) * kGutterLane,
                static_cast<double>(right_lanes) * kGutterLane);
    std::size_t at_left = 0, at_right = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      std::size_t lane = 0;
      if (ways[i].left) lane = left_lane[at_left++];
      if (ways[i].right) lane = right_lane[at_right++];
      out_.links.push_back(routed(i, ways[i], lane));
    }
  }

  void place_sides(double left, double right) {
    out_.frame_left = kMargin;
    out_.head_x = kMargin + kInside + left;
    for (std::size_t c = 0; c < d_.columns.size(); ++c) {
      out_.columns.push_back(out_.head_x + kHead + kBeforeBoxes +
                             static_cast<double>(c) * (out_.box_wide + kAcross));
    }
    boxes_end_ = out_.head_x + kHead + kBeforeBoxes + columns_wide();
    out_.frame_right = boxes_end_ + kInside + right + (right > 0 ? 4 : 0);
    out_.width = out_.frame_right + kMargin;
    for (PlacedBox& box : out_.boxes) box.x = out_.columns[d_.boxes[box.box].column];
  }

  PlacedLink routed(std::size_t i, const Way& way, std::size_t lane) {
    const PathDiagram::Link& link = d_.links[i];
    PlacedLink placed;
    double x = out_.head_x - 4;
    if (link.from_box) {
      const PlacedBox& box = out_.boxes[placed_of_[*link.from_box]];
      x = box.x + box.wide;
    }
    placed.path.emplace_back(x, way.from_y);
    const auto step = static_cast<double>(lane) * kGutterLane;
    const double aside = way.left    ? out_.head_x - 8 - step
                         : way.right ? boxes_end_ + 8 + step
                                     : x + 5;
    placed.path.emplace_back(aside, way.from_y);
    placed.path.emplace_back(aside, way.gap_y);
    const PlacedRow& row = out_.rows[row_into(i)];
    const std::size_t nth = lane_[i];
    double end_x = 0;
    if (link.to_box) {
      const PlacedBox& box = out_.boxes[placed_of_[*link.to_box]];
      const double from_top = 9 + 6 * static_cast<double>(into_[*link.to_box]++);
      const double y = std::min(std::max(box.y, row.top) + from_top, box.y + box.high - 4);
      // The further up it comes in, the further left it goes down: no line crosses another's label.
      end_x = box.x - 15 - 3 * static_cast<double>(std::min<std::size_t>(nth, 4));
      placed.path.emplace_back(end_x, way.gap_y);
      placed.path.emplace_back(end_x, y);
      placed.path.emplace_back(box.x, y);
    } else {
      end_x = out_.head_x + 40 - 8 * static_cast<double>(std::min<std::size_t>(nth, 4));
      placed.path.emplace_back(end_x, way.gap_y);
      placed.path.emplace_back(end_x, row.top - 1);
    }
    placed.label_x = end_x + 7;
    placed.label_y = way.gap_y - 3;
    return placed;
  }

  const PathDiagram& d_;
  PathLayout out_;
  std::vector<std::size_t> placed_of_;    ///< box -> where it is drawn
  std::vector<std::size_t> reach_;        ///< last row of what is drawn
  std::vector<std::size_t> lanes_above_;  ///< by row
  std::vector<std::size_t> lane_;         ///< by link, of the row that it leads to
  std::map<std::size_t, std::size_t> into_;
  double boxes_end_ = 0;
};

}  // namespace

std::vector<std::string> path_lines(std::string_view text, double size, double length,
                                    std::size_t most, bool* cut) {
  constexpr std::size_t kLongest = 8192;  // bytes looked at; no box shows more
  if (cut != nullptr) *cut = false;
  std::string line = on_one_line(text);
  if (line.empty()) return {};
  if (line.size() > kLongest) line = text::truncate_to_width(line, 2000);
  auto columns = static_cast<std::size_t>(length / (size * 0.52));
  std::vector<std::string> lines = text::wrap(line, columns);
  const auto too_long = [&](const std::string& l) { return length_of(l, size) > length; };
  while (columns > 4 && std::any_of(lines.begin(), lines.end(), too_long)) {
    lines = text::wrap(line, --columns);
  }
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = cut_to(lines.back() + " …", size, length);
    if (!lines.back().ends_with("…")) lines.back() += "…";
    if (cut != nullptr) *cut = true;
  }
  return lines;
}

PathTint path_tint(std::size_t kind) {
  constexpr std::array<PathTint, 8> kTints{{{"#e9e9ec", "#4d4d52"},
                                            {"#e9e1f4", "#57398c"},
                                            {"#dceaf7", "#1b5a96"},
                                            {"#f8dfea", "#93315f"},
                                            {"#fde8c8", "#8a4a00"},
                                            {"#fff7c2", "#685a00"},
                                            {"#fff7c2", "#685a00"},
                                            {"#d3eee1", "#0a644a"}}};
  return kTints[kind % kTints.size()];
}

PathLayout place_paths(const PathDiagram& diagram, double top) {
  return Layout(diagram, top).run();
}

}  // namespace thema::report
