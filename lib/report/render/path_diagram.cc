#include "report/render/path_diagram.h"

#include <optional>

#include "report/render/cells.h"
#include "text/width.h"

namespace thema::report {
namespace {

std::string shown(std::string_view text) { return text::visible_on_terminal(on_one_line(text)); }

std::string end_of(const PathDiagram& d, std::size_t row, const std::optional<std::size_t>& box) {
  return d.rows[row].heading + (box ? " (" + d.boxes[*box].mark + ")" : std::string());
}

void append_boxes(std::string& out, const PathDiagram& d, std::size_t row, std::size_t& next) {
  std::optional<std::size_t> column;
  bool against = false;  // of the column before
  bool all_against = false;
  for (; next < d.boxes.size() && d.boxes[next].row == row; ++next) {
    const PathDiagram::Box& box = d.boxes[next];
    if (column && *column == box.column) {
      out += "    ";
      all_against = all_against && box.against;
    } else {
      against = all_against;
      out += !column ? "  " : against ? "  ⊣ " : "  → ";
      if (!column) out += "  ";
      all_against = box.against;
    }
    column = box.column;
    out += shown(box.mark) + " " + shown(box.words);
    if (!box.small.empty()) out += " (" + shown(box.small) + ")";
    out += '\n';
  }
}

}  // namespace

std::string path_diagram_text(const PathDiagram& d) {
  std::string out;
  std::size_t next = 0;
  std::optional<std::size_t> frame;
  for (std::size_t r = 0; r < d.rows.size(); ++r) {
    const PathDiagram::Row& row = d.rows[r];
    if (!out.empty()) out += '\n';
    const PathDiagram::Frame& f = d.frames[row.frame];
    if (frame != row.frame && !(f.heading.empty() && f.words.empty())) {
      out += shown(f.heading);
      if (!f.heading.empty() && !f.words.empty()) out += ": ";
      out += shown(f.words) + "\n\n";
    }
    frame = row.frame;
    out += shown(row.heading);
    std::string_view before = " (";
    for (const std::string_view line : lines_of(row.small)) {
      if (line.empty()) continue;
      out.append(before).append(shown(line));
      before = "; ";
    }
    if (before == "; ") out += ')';
    out += '\n';
    append_boxes(out, d, r, next);
    for (const std::string& line : row.elsewhere) out += "  " + shown(line) + "\n";
  }
  if (!d.links.empty()) out += "\nLinks\n";
  for (const PathDiagram::Link& link : d.links) {
    out += "  " + shown(end_of(d, link.from, link.from_box)) + " " +
           shown(d.link_kinds[link.kind].name) + " " + shown(end_of(d, link.to, link.to_box)) +
           "\n";
  }
  return out;
}

}  // namespace thema::report
