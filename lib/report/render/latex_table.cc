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
constexpr std::size_t kPageColumns = 78, kPageLines = 38;
/// What stands between columns that share a width.
constexpr std::size_t kGap = 2;
/// A text column is broken where it is wider than this and the table does not fit.
constexpr std::size_t kNarrow = 12, kWidest = 70;
/// No column of words is narrower.
constexpr std::size_t kLeast = 10, kComfort = 4;
/// Letters in a line of a heading over numbers, where the table does not fit.
constexpr std::size_t kWidestHeading = 24, kNarrowestHeading = 6;

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

/// A heading in lines of about so many columns, broken at blanks and behind the slashes of a path.
std::vector<std::string> heading_lines(std::string_view heading, std::size_t columns) {
  std::vector<std::string> lines(1);
  while (!heading.empty()) {
    const std::size_t at = heading.find_first_of(" /");
    const bool slash = at != heading.npos && heading[at] == '/';
    const std::string_view word = heading.substr(0, slash ? at + 1 : at);
    heading = at == heading.npos ? std::string_view() : heading.substr(at + 1);
    const bool joined = lines.back().empty() || lines.back().ends_with('/');
    const std::size_t with = columns_of_line(lines.back()) + columns_of_line(word) + !joined;
    if (!lines.back().empty() && with > columns) {
      lines.emplace_back(word);
    } else {
      lines.back().append(joined ? 0 : 1, ' ') += word;
    }
  }
  return lines;
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
    shape.head = {shape.heading};
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
      shape.cells = std::max(shape.cells, width);
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

/// Whether it may be made narrower, its words broken.
bool LatexTable::gives(const Shape& shape) const {
  return !shape.right && (shape.widest > kNarrow || shape.broken);
}

/// The width of the table; `broken`: with words broken as much as is still easy to read.
std::size_t LatexTable::needed(bool broken) const {
  std::size_t columns = 0;
  for (const Shape& shape : shapes_) {
    columns += broken && gives(shape) ? kLeast + kComfort + kGap : shape.widest + gap_;
  }
  return columns;
}

/// Numbers are narrow, what stands over them need not be: it is set in lines, as few as will do.
void LatexTable::break_headings() {
  for (std::size_t columns = kWidestHeading; columns >= kNarrowestHeading; columns -= 2) {
    for (Shape& shape : shapes_) {
      if (!shape.right) continue;
      shape.head = heading_lines(shape.heading, std::max(columns, shape.cells));
      shape.widest = shape.cells;
      for (const std::string& line : shape.head) {
        shape.widest = std::max(shape.widest, columns_of_line(line));
      }
    }
    if (needed(true) <= kPageColumns) return;
  }
}

void LatexTable::share_width() {
  bool broken = false;
  for (const Shape& shape : shapes_) broken = broken || (shape.broken && !shape.right);
  const auto fits = [&] { return needed(false) <= kPageColumns && !broken; };
  if (fits()) return;
  if (needed(broken) > kPageColumns) {
    break_headings();
    if (needed(true) > kPageColumns) gap_ = kTightGap;
  }
  if (fits()) return;
  // Columns of words share what numbers and short words leave.
  std::size_t fixed = 0, wide = 0;
  double weights = 0;
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
      fixed += shape.widest + gap_;
    }
  }
  // Narrow columns are for a wide page, too.
  turned_ = needed(true) > kPageColumns;
  if (turned_) return share_turned_page();
  const std::size_t rest = kPageColumns - fixed - wide * (kLeast + kGap);
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
    shapes_[i].head = {shapes_[i].heading};  // its lines are broken by the width
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
  const std::string tight = gap_ == kTightGap ? "\\setlength{\\tabcolsep}{3pt}\n" : "";
  const std::string label = "\\label{tab:" + label_ + "}";
  if (!over_pages) {
    out += "\\begin{table}[htbp]\n\\centering\\small\n" + tight;
    if (!caption.empty()) {
      out.append("\\caption{").append(caption).append("}").append(label).append("\n\\smallskip\n");
    }
    out.append("\\begin{tabular}{").append(columns).append("}\n");
    append_head(out);
  } else {
    out.append(turned_ ? "{\\footnotesize\\setlength{\\tabcolsep}{3pt}\n" : "{\\small\n" + tight);
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
    const std::vector<std::string>& lines = shapes_[i].head;
    std::string heading;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (line > 0) heading += "\\\\";
      append_latex(heading, lines[line]);
    }
    if (lines.size() > 1) {
      out.append("\\shortstack[r]{").append(heading).append("}");
    } else {
      out += shapes_[i].share == 0 ? heading : with_breaks(heading);
    }
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
