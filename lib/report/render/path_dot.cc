#include "report/path_dot.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "report/render/cells.h"
#include "report/render/path_layout.h"
#include "text/width.h"

namespace thema::report {
namespace {

constexpr std::size_t kColumns = 26, kLongest = 8192;

/// One line inside a quoted string of DOT.
void append_line(std::string& out, std::string_view line) {
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    out += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  out += "\\l";
}

void append_lines(std::string& out, std::string_view text, std::size_t columns = kColumns) {
  if (text.empty()) return;
  std::string line = on_one_line(text);
  if (line.size() > kLongest) line = text::truncate_to_width(line, 2000);
  for (const std::string& part : text::wrap(line, columns)) append_line(out, part);
}

std::string_view form_of(PathDiagram::Shape shape) {
  switch (shape) {
    case PathDiagram::Shape::rounded:
      return "shape=box, style=\"filled,rounded";
    case PathDiagram::Shape::pill:
      return "shape=box, penwidth=2, style=\"filled,rounded";
    case PathDiagram::Shape::doubled:
      return "shape=box, peripheries=2, style=\"filled";
    case PathDiagram::Shape::cut:
      return "shape=octagon, style=\"filled";
    case PathDiagram::Shape::barred:
      return "shape=tab, style=\"filled";
    case PathDiagram::Shape::rectangle:
      break;
  }
  return "shape=box, style=\"filled";
}

class Dot {
 public:
  explicit Dot(const PathDiagram& diagram) : d_(diagram), rows_(diagram.rows.size()) {
    first_.reserve(d_.boxes.size());
    for (std::size_t i = 0; i < d_.boxes.size(); ++i) {
      first_.push_back(d_.boxes[i].same ? first_[*d_.boxes[i].same] : i);
      rows_[d_.boxes[i].row].push_back(i);
    }
  }

  std::string run() {
    out_ = "digraph paths {\n  label=\"";
    append_lines(out_, d_.text.title, 80);
    out_ +=
        "\";\n  labelloc=t;\n  rankdir=LR;\n  compound=true;\n"
        "  node [fontname=\"Helvetica\", fontsize=11];\n"
        "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n";
    std::size_t row = 0;
    for (std::size_t f = 0; f < d_.frames.size(); ++f) {
      out_ += "  subgraph cluster_f" + std::to_string(f + 1) + " {\n    label=\"";
      append_lines(out_, d_.frames[f].heading, 70);
      append_lines(out_, d_.frames[f].words, 70);
      out_ += "\";\n    labeljust=l;\n";
      for (; row < d_.rows.size() && d_.rows[row].frame == f; ++row) append_row(row);
      out_ += "  }\n";
    }
    for (std::size_t r = 0; r < d_.rows.size(); ++r) append_paths(r);
    for (const auto& link : d_.links) append_link(link);
    return std::move(out_ += "}\n");
  }

 private:
  /// Rows whose boxes all stand elsewhere are a point, so that links find them.
  bool has_own(std::size_t row) const {
    for (const std::size_t box : rows_[row]) {
      if (first_[box] == box) return true;
    }
    return false;
  }

  static std::string box_name(std::size_t box) { return "b" + std::to_string(box + 1); }
  static std::string row_name(std::size_t row) { return "r" + std::to_string(row + 1); }

  void append_row(std::size_t r) {
    out_ += "    subgraph cluster_" + row_name(r) + " {\n      label=\"";
    append_lines(out_, d_.rows[r].heading, 50);
    for (const std::string_view line : lines_of(d_.rows[r].small)) append_lines(out_, line, 50);
    out_ += "\";\n";
    if (!has_own(r)) out_ += "      " + row_name(r) + " [shape=point];\n";
    for (const std::size_t i : rows_[r]) {
      if (first_[i] == i) append_box(i);
    }
    out_ += "    }\n";
  }

  void append_box(std::size_t i) {
    const PathDiagram::Box& box = d_.boxes[i];
    const PathTint tint = path_tint(box.kind);
    out_ += "      " + box_name(i) + " [";
    out_.append(form_of(d_.kinds[box.kind].shape)).append(box.against ? ",dashed\"" : "\"");
    out_.append(", fillcolor=\"").append(tint.fill).append("\", color=\"").append(tint.edge);
    out_ += "\", label=\"";
    append_lines(out_, box.mark);
    append_lines(out_, box.words);
    append_lines(out_, box.small);
    out_ += "\"];\n";
  }

  void append_paths(std::size_t r) {
    std::vector<std::size_t> before, now;
    std::optional<std::size_t> column;
    const auto join = [&] {
      for (const std::size_t from : before) {
        for (const std::size_t to : now) append_step(from, to);
      }
    };
    for (const std::size_t i : rows_[r]) {
      if (column && *column != d_.boxes[i].column) {
        join();
        before = std::exchange(now, {});
      }
      column = d_.boxes[i].column;
      now.push_back(i);
    }
    join();
  }

  void append_step(std::size_t from, std::size_t to) {
    if (!drawn_.insert({first_[from], first_[to]}).second) return;
    out_ += "  " + box_name(first_[from]) + " -> " + box_name(first_[to]);
    if (d_.boxes[from].against) out_ += " [arrowhead=tee, style=dashed]";
    out_ += ";\n";
  }

  /// A node that stands for an end; `cluster` where the whole row is meant.
  std::string node_of(std::size_t row, const std::optional<std::size_t>& box, bool& cluster) const {
    cluster = !box;
    if (box) return box_name(first_[*box]);
    for (const std::size_t i : rows_[row]) {
      if (first_[i] == i) return box_name(i);
    }
    return row_name(row);
  }

  void append_link(const PathDiagram::Link& link) {
    bool from_row = false, to_row = false;
    const std::string from = node_of(link.from, link.from_box, from_row);
    const std::string to = node_of(link.to, link.to_box, to_row);
    out_ += "  " + from + " -> " + to + " [constraint=false, style=dashed, label=\"";
    append_lines(out_, link.label, 40);
    out_ += '"';
    if (from_row) out_ += ", ltail=cluster_" + row_name(link.from);
    if (to_row) out_ += ", lhead=cluster_" + row_name(link.to);
    const auto head = d_.link_kinds[link.kind].head;
    if (head == PathDiagram::Head::bar) out_ += ", arrowhead=tee";
    if (head == PathDiagram::Head::both) out_ += ", dir=both";
    out_ += "];\n";
  }

  const PathDiagram& d_;
  std::vector<std::size_t> first_;              ///< the box that is drawn for each
  std::vector<std::vector<std::size_t>> rows_;  ///< boxes by row
  std::set<std::pair<std::size_t, std::size_t>> drawn_;
  std::string out_;
};

}  // namespace

std::string path_diagram_dot(const PathDiagram& diagram) {
  check_figure(diagram);
  return Dot(diagram).run();
}

}  // namespace thema::report
