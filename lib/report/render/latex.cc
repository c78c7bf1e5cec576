#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "report/document/page.h"
#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/latex_table.h"
#include "report/render/latex_text.h"
#include "report/render/renderers.h"

namespace thema::report {
namespace {

constexpr std::string_view kHead =
    R"(% A fragment for \input, in UTF-8. The preamble needs
%   \usepackage[T1]{fontenc}   (with pdflatex; lualatex and xelatex need it not)
%   \usepackage{array,booktabs,longtable}   (a longtable takes two runs)
% pdflatex sets Latin letters; for other scripts, signs and emoji take lualatex or xelatex and a
% font that has them, and for text from right to left \usepackage[bidi=basic]{babel} as well.
)";

/// A fragment of a document, its tables with the rules of booktabs.
class LatexRenderer final : public Renderer {
 public:
  LatexRenderer(Output output, const RenderOptions& options, FigureFile figure_file)
      : out_(std::move(output)),
        figure_file_(std::move(figure_file)),
        part_(options.part_of != nullptr) {
    if (!part_) out_.text() += kHead;
  }

  bool machine() const override { return false; }

  void heading(const Heading& heading) override {
    if (on_one_line(heading.text).empty()) return;
    constexpr std::array<std::string_view, 4> kCommands{"section", "subsection", "subsubsection",
                                                        "paragraph"};
    begin_block();
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4));
    out_.text().append("\\").append(kCommands[level - 1]).append("*{");
    append(heading.text);
    out_.text() += "}\n";
  }

  void note(const Note& note) override {
    for (const auto& paragraph : paragraphs_of(note.text)) {
      begin_block();
      out_.text() += note.strong ? "{\\bfseries " : "";
      append(paragraph, "\\\\\n");
      out_.text() += note.strong ? "\\par}\n" : "\n";
    }
    out_.pass_on();
  }

  void quote(const Quote& quote) override {
    begin_block();
    std::string& out = out_.text();
    out += "\\begin{quote}\n";
    for (const auto& turn : quote.before) append_small("[" + turn + "]");
    std::string words = "‘" + quote.text + "’";
    const std::string attribution = attribution_of(quote.attribution);
    if (!attribution.empty()) words += " " + attribution;
    append(words, "\\\\\n");
    out += "\\par\n";
    for (const auto& turn : quote.after) append_small("[" + turn + "]");
    std::string place = on_one_line(quote.locator);
    if (quote.exemplar) place += place.empty() ? "exemplar" : "; exemplar";
    append_small(place);
    const std::string memo = without_blank_ends(quote.note);
    if (!memo.empty()) append_small("Memo: " + memo);
    out += "\\end{quote}\n";
    out_.pass_on();
  }

  void field(const Field& field) override {
    if (!in_fields_) {
      begin_block();
      out_.text() += "\\begin{description}\n";
      in_fields_ = true;
    }
    out_.text() += "\\item[{";
    append(on_one_line(heading_of(field)));
    out_.text() += "}]";
    bool first = true;
    for (const auto& part : parts_of(field.value)) {
      out_.text() += std::exchange(first, false) ? " " : "; ";
      std::string words = part.text;
      if (part.kind == Part::Kind::quotation) words = "‘" + words + "’ " + part.attribution;
      append(words, "\\\\\n");
    }
    out_.text() += '\n';
  }

  void figure(const Figure& figure) override {
    begin_block();
    if (figure_file_) {
      append_figure(figure);
      return;
    }
    std::string title;
    append(title, on_one_line(text_of(figure).title), " ");
    out_.text().append("% A figure stands here in other formats, -f svg draws it: ").append(title);
    out_.text() += '\n';
  }

  void begin_table(const Table& table) override {
    begin_block();
    // Labels have letters, digits and hyphens.
    std::string label;
    for (const char c : table.name) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      label += plain ? c : '-';
    }
    const int times = ++labels_[label];
    if (times > 1) label += fmt::format("-{}", times);
    look_at(table.caption);
    for (const auto& note : table.notes) look_at(note);
    for (const auto& column : table.columns) look_at(column.heading);
    table_.emplace(table, label, part_);
  }
  void row(const Row& row) override {
    if (beyond_.empty()) {
      for (const auto& cell : row) {
        for (const auto& part : parts_of(cell)) {
          look_at(part.text);
          look_at(part.attribution);
        }
      }
    }
    table_->add(row, out_.text());
    out_.pass_on();
  }
  void end_table() override {
    table_->finish(out_.text());
    table_.reset();
    out_.pass_on();
  }

  void finish() override {
    close_fields();
    if (!beyond_.empty()) {
      out_.text() += fmt::format(
          "\n% pdflatex does not set all characters of this text, {} for one: take lualatex or "
          "xelatex,\n% and a font that has them.\n",
          beyond_);
    }
    out_.flush();
  }

 private:
  /// Where it is spoken of, not where a page has room: a report's blocks stand in an order.
  void append_figure(const Figure& figure) {
    std::string& out = out_.text();
    out +=
        "\\begin{center}\n\\includegraphics[width=\\linewidth,height=.8\\textheight,"
        "keepaspectratio]{";
    out.append(figure_file_(figure)).append("}\\par\n");
    if (const std::string title = on_one_line(text_of(figure).title); !title.empty()) {
      out += "{\\bfseries ";
      append(title);
      out += "\\par}\n";
    }
    out += "\\end{center}\n";
    for (const auto& line : text_of(figure).notes) note({line, false});
    out_.pass_on();
  }
  void close_fields() {
    if (std::exchange(in_fields_, false)) out_.text() += "\\end{description}\n";
  }
  void begin_block() {
    close_fields();
    out_.text() += '\n';
  }
  void look_at(std::string_view text) {
    if (beyond_.empty()) beyond_ = beyond_pdflatex(text);
  }
  void append(std::string& out, std::string_view text, std::string_view line_end) {
    look_at(text);
    append_latex(out, text, line_end);
  }
  void append(std::string_view text, std::string_view line_end = " ") {
    append(out_.text(), text, line_end);
  }
  void append_small(std::string_view text) {
    if (text.empty()) return;
    out_.text() += "{\\small ";
    append(text, "\\\\\n");
    out_.text() += "\\par}\n";
  }

  Buffer out_;
  FigureFile figure_file_;
  const bool part_;  ///< of a document that has all packages
  std::optional<LatexTable> table_;
  std::map<std::string, int> labels_;
  std::string beyond_;  ///< the first character that pdflatex does not set
  bool in_fields_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_latex(Output output, const RenderOptions& options,
                                     FigureFile figure_file) {
  return std::make_unique<LatexRenderer>(std::move(output), options, std::move(figure_file));
}

}  // namespace thema::report
