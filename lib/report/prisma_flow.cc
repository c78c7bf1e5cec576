#include "report/prisma_flow.h"

#include <optional>
#include <string>

namespace thema::report {

namespace {

/// A number stays on the line of its sign.
const std::string kEquals = ": n\u00a0=\u00a0";

/// "14 191": thin groups would need a font that has them.
std::string grouped(std::int64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3 + (n < 0 ? 1U : 0U); at -= 3) {
    digits.insert(at - 3, "\u00a0");
  }
  return digits;
}

struct Step {
  std::size_t row, main;           ///< main: index of model::prisma_boxes()
  std::optional<std::size_t> out;  ///< the box beside it
  std::string_view phase;
};
constexpr Step kSteps[]{{0, 0, 1, "Identification"},
                        {1, 2, 3, "Screening"},
                        {2, 4, 5, "Screening"},
                        {3, 6, 7, "Screening"},
                        {4, 8, std::nullopt, "Included"}};

class Chart {
 public:
  explicit Chart(const analysis::PrismaFlow& flow) : flow_(flow) {}

  FlowChart run() {
    const bool two = flow_.other.any();
    chart_.text.title = "PRISMA 2020 flow diagram";
    for (const Step& step : kSteps) chart_.rows.emplace_back(step.phase);
    chart_.columns.resize(two ? 4 : 2);
    if (two) {
      chart_.columns[0] = "Databases and registers";
      chart_.columns[2] = "Other methods";
    }
    const auto last = add_stream(flow_.databases, 0);
    const auto last_other = two ? add_stream(flow_.other, 2) : std::nullopt;
    const auto included = add_included();
    if (last && included) chart_.arrows.push_back({*last, *included});
    if (last_other && included) chart_.arrows.push_back({*last_other, *included});
    for (const auto& problem : flow_.problems) {
      chart_.text.notes.push_back("Does not balance: " + problem.place + ": " + problem.why);
    }
    drop_empty_rows();
    return std::move(chart_);
  }

 private:
  std::size_t add(std::size_t row, std::size_t column, std::vector<std::string> lines) {
    chart_.boxes.push_back({row, column, std::move(lines)});
    return chart_.boxes.size() - 1;
  }

  static std::vector<std::string> lines_of(const analysis::PrismaStream::Box& box,
                                           std::size_t kind) {
    std::vector<std::string> lines{std::string(model::prisma_boxes()[kind].heading) + kEquals +
                                   grouped(box.n.value_or(0))};
    for (const auto& [label, n] : box.parts) lines.push_back(label + kEquals + grouped(n));
    return lines;
  }

  /// The last box of the flow downwards; nothing where the stream is empty.
  std::optional<std::size_t> add_stream(const analysis::PrismaStream& stream, std::size_t column) {
    std::optional<std::size_t> last;
    for (const Step& step : kSteps) {
      if (!step.out) continue;
      const auto& box = stream.boxes[step.main];
      if (box.n) {
        const std::size_t now = add(step.row, column, lines_of(box, step.main));
        if (last) chart_.arrows.push_back({*last, now});
        last = now;
      }
      const auto& out = stream.boxes[*step.out];
      if (!out.n) continue;
      const std::size_t aside = add(step.row, column + 1, lines_of(out, *step.out));
      if (last) chart_.arrows.push_back({*last, aside});
    }
    return last;
  }

  std::optional<std::size_t> add_included() {
    std::vector<std::string> lines;
    for (const std::size_t kind : {std::size_t{9}, std::size_t{8}}) {
      const auto& box = flow_.databases.boxes[kind];
      if (!box.n) continue;
      for (std::string& line : lines_of(box, kind)) lines.push_back(std::move(line));
    }
    if (lines.empty()) return std::nullopt;
    return add(4, 0, std::move(lines));
  }

  void drop_empty_rows() {
    for (std::size_t row = chart_.rows.size(); row-- > 0;) {
      bool used = false;
      for (const auto& box : chart_.boxes) used = used || box.row == row;
      if (used) continue;
      chart_.rows.erase(chart_.rows.begin() + static_cast<std::ptrdiff_t>(row));
      for (auto& box : chart_.boxes) box.row -= box.row > row ? 1 : 0;
    }
  }

  const analysis::PrismaFlow& flow_;
  FlowChart chart_;
};

}  // namespace

FlowChart prisma_chart(const analysis::PrismaFlow& flow) { return Chart(flow).run(); }

}  // namespace thema::report
