#include "report/render/latex_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"
#include "report/render/cells.h"
#include "report/render/latex_text.h"
#include "text/width.h"

namespace thema::report {
namespace {

/// Letters of a small face that stand beside one another on a page, and lines below one another.
constexpr std::size_t kPageColumns = 78, kPageLines = 38, kGap = 2;
/// What stands between columns as wide as their cells: twice \tabcolsep.
constexpr std::size_t kNaturalGap = 3;
/// A text column is broken where it is wider than this and the table does not fit.
constexpr std::size_t kNarrow = 12, kWidest = 70;
/// No column of words is narrower.
constexpr std::size_t kLeast = 10;

std::size_t columns_of_line(std::string_view line) { return text::display_width(line); }

/// The lines of a part of a cell, with what stands around its words.
std::string words_of(const Part& part) {
  if (part.kind != Part::Kind::quotation) return part.text;
  std::string words = "‘" + part.text + "’";
  if (!part.attribution.empty()) words += " " + part.attribution;
  return words;
}

void append_cell(std::string& out, const Cell& cell) {
  bool first = true;
  for (const auto& part : parts_of(cell)) {
    if (!std::exchange(first, false)) out += "\\newline ";
    if (part.kind == Part::Kind::item) out += "\\textbullet~";
    append_latex(out, words_of(part), "\\newline ");
  }
}

/// What is written in a column that breaks its lines, with breaks behind the slashes of paths.
std::string with_breaks(const std::string& written) {
  const auto is_letter = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(i < written.size() ? written[i] : ' ');
    return (c | 0x20U) - 'a' < 26U || c >= 0x80;
  };
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    out += written[i];
    const bool path = written[i] == '/' && i > 0 && is_letter(i - 1) && is_letter(i + 1);
    if (path) out += "\\allowbreak{}";
  }
  return out;
}

std::vector<std::string> headings_of(const Table& table, const std::vector<std::size_t>& shown) {
  std::vector<std::string> headings;
  for (const std::size_t i : shown) headings.push_back(on_one_line(heading_of(table.columns[i])));
  return headings;
}

}  // namespace

LatexTable::LatexTable(const Table& table, std::string label, bool turns_pages)
    : table_(table),
      label_(std::move(label)),
      turns_pages_(turns_pages),
      shown_(shown_columns(table, kPeople)),
      widths_(headings_of(table, shown_)) {
  groups_ = table.group_first_column && !shown_.empty() && shown_.front() == 0;
  for (const std::size_t i : shown_) {
    Shape shape;
    shape.heading = on_one_line(heading_of(table.columns[i]));
    shape.right = right_aligned(table.columns[i]);
    shape.widest = columns_of_line(shape.heading);
    shapes_.push_back(std::move(shape));
  }
}

void LatexTable::measure(std::size_t column, const Cell& cell) {
  widths_.add(column, cell);
  Shape& shape = shapes_[column];
  const std::vector<Part> parts = parts_of(cell);
  std::size_t whole = 0;
  for (const auto& part : parts) {
    const std::string words = words_of(part);
    const auto lines = lines_of(words);
    for (const std::string_view line : lines) {
      const std::size_t width = columns_of_line(line) + (part.kind == Part::Kind::item ? 2 : 0);
      shape.widest = std::max(shape.widest, width);
      whole += width;
    }
    if (lines.size() > 1 || parts.size() > 1) shape.broken = true;
  }
  shape.longest = std::max(shape.longest, whole);
}

std::size_t LatexTable::lines_of_row(const Row& row) const {
  std::size_t lines = 1;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto shared = static_cast<std::size_t>(shapes_[i].share * kPageColumns);
    const std::size_t width = shared > kGap ? shared - kGap : kPageColumns;
    std::size_t of_cell = 0;
    for (const auto& part : parts_of(row[shown_[i]])) {
      const std::string words = words_of(part);
      for (const std::string_view line : lines_of(words)) {
        // A word that goes to the next line leaves a gap: a fifth, on narrow columns.
        of_cell += 1 + columns_of_line(line) * 6 / (width * 5);
      }
    }
    lines = std::max(lines, of_cell);
  }
  return lines;
}

void LatexTable::add(const Row& row, std::string& out) {
  check_row(table_, row);
  if (shown_.empty()) return;
  if (begun_) return append_row(out, row);
  for (std::size_t i = 0; i < shown_.size(); ++i) measure(i, row[shown_[i]]);
  held_.push_back(row);
  if (held_.size() <= kPageLines) return;
  share_width();
  begin(out, true);
}

void LatexTable::share_width() {
  std::size_t needed = 0;
  bool broken = false;
  for (const Shape& shape : shapes_) {
    needed += shape.widest + kNaturalGap;
    broken = broken || (shape.broken && !shape.right);
  }
  if (needed <= kPageColumns && !broken) return;
  // Columns of words share what numbers and short words leave.
  std::size_t fixed = 0, wide = 0;
  double weights = 0;
  const auto gives = [](const Shape& shape) {
    return !shape.right && (shape.widest > kNarrow || shape.broken);
  };
  const auto weight = [](const Shape& shape) {
    // A cell ten times as long does not want ten times the width, but some more of it.
    const auto line = static_cast<double>(std::clamp(shape.widest, kNarrow, kWidest));
    return line + std::sqrt(static_cast<double>(shape.longest));
  };
  for (const Shape& shape : shapes_) {
    if (gives(shape)) {
      ++wide;
      weights += weight(shape);
    } else {
      fixed += shape.widest + kNaturalGap;
    }
  }
  const std::size_t least = wide * (kLeast + kGap);
  constexpr std::size_t kComfort = 4;
  // Narrow columns are for a wide page, too.
  turned_ = wide == 0 || fixed + least + wide * kComfort > kPageColumns;
  if (turned_) return share_turned_page();
  const std::size_t rest = kPageColumns - fixed - least;
  for (Shape& shape : shapes_) {
    if (!gives(shape)) continue;
    const double columns =
        static_cast<double>(kLeast + kGap) + static_cast<double>(rest) * weight(shape) / weights;
    shape.share = std::floor(columns / kPageColumns * 1000) / 1000;
  }
}

void LatexTable::share_turned_page() {
  const std::vector<std::size_t> shares = widths_.shares();
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    shapes_[i].share = static_cast<double>(shares[i]) / 1000;
  }
}

std::string LatexTable::specification() const {
  std::string text = "@{}";
  for (const Shape& shape : shapes_) {
    if (shape.share > 0) {
      text += fmt::format(
          ">{{\\{}\\arraybackslash{}}}p{{\\dimexpr{:.3f}\\linewidth-2\\tabcolsep\\relax}}",
          shape.right ? "raggedleft" : "raggedright",
          // Without it, the first word of a cell is never broken.
          turned_ ? "\\hspace{0pt}" : "", shape.share);
    } else {
      text += shape.right ? 'r' : 'l';
    }
  }
  return text + "@{}";
}

void LatexTable::begin(std::string& out, bool over_pages) {
  begun_ = true;
  over_pages_ = over_pages;
  if (turned_ && turns_pages_) {
    out += "\\begin{landscape}\n";
  } else if (turned_) {
    out +=
        "% Wide for a page: put it into \\begin{landscape}...\\end{landscape} (package "
        "pdflscape),\n% or choose columns with --columns.\n";
  }
  std::string caption;
  append_latex(caption, table_.caption);
  const std::string columns = specification();
  const std::string label = "\\label{tab:" + label_ + "}";
  if (!over_pages) {
    out += "\\begin{table}[htbp]\n\\centering\\small\n";
    if (!caption.empty()) {
      out.append("\\caption{").append(caption).append("}").append(label).append("\n\\smallskip\n");
    }
    out.append("\\begin{tabular}{").append(columns).append("}\n");
    append_head(out);
  } else {
    out.append(turned_ ? "{\\footnotesize\\setlength{\\tabcolsep}{3pt}\n" : "{\\small\n");
    out.append("\\begin{longtable}{").append(columns).append("}\n");
    if (!caption.empty()) {
      out.append("\\caption{").append(caption).append("}").append(label).append("\\\\\n");
    }
    append_head(out);
    out += "\\endfirsthead\n";
    const std::string all = std::to_string(shown_.size());
    out.append("\\multicolumn{").append(all).append("}{@{}l}{\\emph{Continued}}\\\\\n");
    append_head(out);
    out += "\\endhead\n\\bottomrule\n\\endlastfoot\n";
  }
  for (const Row& row : held_) append_row(out, row);
  held_ = {};
}

void LatexTable::append_head(std::string& out) const {
  out += "\\toprule\n";
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    if (i > 0) out += " & ";
    std::string heading;
    append_latex(heading, shapes_[i].heading);
    out += shapes_[i].share == 0 ? heading : with_breaks(heading);
  }
  out += " \\\\\n\\midrule\n";
}

void LatexTable::append_row(std::string& out, const Row& row) {
  std::string cells;
  bool new_group = false;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (i > 0) cells += " & ";
    std::string cell;
    append_cell(cell, row[shown_[i]]);
    if (shapes_[i].share > 0) cell = with_breaks(cell);
    // A column as wide as its cells has no lines; what comes late cannot widen it.
    if (shapes_[i].share == 0) {
      for (std::size_t at; (at = cell.find("\\newline ")) != std::string::npos;) {
        cell.replace(at, std::string_view("\\newline").size(), "\\ \\textbar{}");
      }
    }
    if (groups_ && i == 0) {
      new_group = first_ || cell != group_;
      if (!new_group) continue;
      group_ = cell;
    }
    cells += cell;
  }
  if (groups_ && new_group && !first_) out += "\\addlinespace\n";
  first_ = false;
  out.append(cells).append(" \\\\\n");
}

void LatexTable::finish(std::string& out) {
  if (shown_.empty()) return;
  if (!begun_) {
    share_width();
    std::size_t lines = 0;
    for (const Row& row : held_) lines += lines_of_row(row);
    begin(out, turned_ || lines > kPageLines);
  }
  if (over_pages_) {
    out += "\\end{longtable}\n";
    append_notes(out);
    out += "}\n";
    if (turned_ && turns_pages_) out += "\\end{landscape}\n";
    return;
  }
  out += "\\bottomrule\n\\end{tabular}\n";
  append_notes(out);
  out += "\\end{table}\n";
}

void LatexTable::append_notes(std::string& out) const {
  std::string notes;
  for (const auto& note : table_.notes) {
    for (const auto& paragraph : paragraphs_of(note)) {
      append_latex(notes, paragraph);
      notes += "\\par\n";
    }
  }
  if (notes.empty()) return;
  if (over_pages_) {
    out.append("{\\footnotesize\\noindent ").append(notes).append("}\n");
  } else {
    out.append("\\par\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\n");
    out.append(notes).append("\\end{minipage}\n");
  }
}

}  // namespace thema::report
