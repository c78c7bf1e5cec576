#include <algorithm>
#include <utility>
#include <vector>

#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/markdown_text.h"
#include "report/render/renderers.h"

namespace thema::report {
namespace {

/// GitHub Flavored Markdown.
class MarkdownRenderer final : public Renderer {
 public:
  MarkdownRenderer(Output output, FigureFile figure_file)
      : out_(std::move(output)), figure_file_(std::move(figure_file)) {}

  bool machine() const override { return false; }

  void heading(const Heading& heading) override {
    const std::string text = on_one_line(heading.text);
    if (text.empty()) return;
    begin_block();
    out_.text().append(static_cast<std::size_t>(std::clamp(heading.level, 1, 6)), '#').append(" ");
    append_markdown(out_.text(), text, false);
    out_.text() += '\n';
  }

  void note(const Note& note) override { append_paragraphs(note.text, note.strong ? "**" : ""); }

  void quote(const Quote& quote) override {
    begin_block();
    first_in_quote_ = true;
    for (const auto& turn : quote.before) append_quoted("[" + turn + "]");
    std::string words = "‘" + quote.text + "’";
    const std::string attribution = attribution_of(quote.attribution);
    if (!attribution.empty()) words += " " + attribution;
    append_quoted(words);
    for (const auto& turn : quote.after) append_quoted("[" + turn + "]");
    std::string place = on_one_line(quote.locator);
    if (quote.exemplar) place += place.empty() ? "exemplar" : "; exemplar";
    if (!place.empty()) append_quoted(place, "*");
    const std::string memo = without_blank_ends(quote.note);
    if (!memo.empty()) append_quoted("Memo: " + memo);
    out_.pass_on();
  }

  void field(const Field& field) override {
    if (!in_fields_) begin_block();
    in_fields_ = true;
    std::string& out = out_.text();
    out += "- **";
    append_markdown(out, on_one_line(heading_of(field)), false);
    out += ":**";
    for (const auto& part : parts_of(field.value)) {
      out += part.kind == Part::Kind::text ? " " : "\n  - ";
      const std::string_view margin = part.kind == Part::Kind::text ? "\\\n  " : "\\\n    ";
      append_part(out, part, margin, true);
    }
    out += '\n';
  }

  /// The file that shows it; else characters in an indented block, which no label can end.
  void figure(const Figure& figure) override {
    const FigureText& text = text_of(figure);
    const bool titled = !text.title.empty();
    append_paragraphs(on_one_line(titled ? text.title : description_of(figure)),
                      titled ? "**" : "");
    begin_block();
    if (figure_file_) {
      out_.text() += "![";
      append_markdown(out_.text(), on_one_line(description_of(figure)), false);
      out_.text().append("](<").append(figure_file_(figure)).append(">)\n");
      for (const auto& note : text.notes) append_paragraphs(note, "");
      return;
    }
    std::string lines = figure_text(figure);
    lines.pop_back();
    for (const std::string_view line : lines_of(lines)) {
      if (!line.empty()) out_.text().append("    ").append(line);
      out_.text() += '\n';
    }
    for (const auto& note : text.notes) append_paragraphs(note, "");
    out_.pass_on();
  }

  void begin_table(const Table& table) override {
    table_ = table;
    shown_ = shown_columns(table, kPeople);
    group_.clear();
    if (!table.caption.empty()) append_paragraphs(on_one_line(table.caption), "**");
    begin_block();
    std::string& out = out_.text();
    for (const std::size_t i : shown_) {
      out += "| ";
      append_markdown(out, on_one_line(heading_of(table.columns[i])), false);
      out += ' ';
    }
    out += "|\n";
    for (const std::size_t i : shown_) {
      out += right_aligned(table.columns[i]) ? "| ---: " : "| --- ";
    }
    out += "|\n";
  }

  void row(const Row& row) override {
    check_row(table_, row);
    std::string& out = out_.text();
    for (const std::size_t i : shown_) {
      out += "| ";
      const std::size_t start = out.size();
      append_cell(out, row[i]);
      if (i == 0 && table_.group_first_column) blank_repeat(out, start);
      if (out.size() > start) out += ' ';
    }
    out += "|\n";
    out_.pass_on();
  }

  void end_table() override {
    for (const auto& note : table_.notes) append_paragraphs(note, "");
  }

  void finish() override { out_.flush(); }

 private:
  void begin_block() {
    in_fields_ = false;
    if (std::exchange(begun_, true)) out_.text() += '\n';
  }

  /// `mark` stands on both sides: "**", "*" or nothing.
  void append_paragraphs(std::string_view text, std::string_view mark) {
    for (const auto& paragraph : paragraphs_of(text)) {
      begin_block();
      out_.text() += mark;
      append_markdown_lines(out_.text(), paragraph, "\\\n", mark.empty());
      out_.text().append(mark).append("\n");
    }
    out_.pass_on();
  }

  /// A paragraph of a block quotation.
  void append_quoted(std::string_view text, std::string_view mark = "") {
    if (!std::exchange(first_in_quote_, false)) out_.text() += ">\n";
    out_.text().append("> ").append(mark);
    append_markdown_lines(out_.text(), with_lf(text), "\\\n> ", mark.empty());
    out_.text().append(mark).append("\n");
  }

  static void append_part(std::string& out, const Part& part, std::string_view line_end,
                          bool line_start) {
    if (part.kind != Part::Kind::quotation) {
      append_markdown_lines(out, part.text, line_end, line_start);
      return;
    }
    std::string words = "‘" + part.text + "’";
    if (!part.attribution.empty()) words += " " + part.attribution;
    append_markdown_lines(out, words, line_end, line_start);
  }

  static void append_cell(std::string& out, const Cell& cell) {
    bool first = true;
    for (const auto& part : parts_of(cell)) {
      if (!std::exchange(first, false)) out += "<br>";
      if (part.kind == Part::Kind::item) out += "• ";
      append_part(out, part, "<br>", false);
    }
  }

  /// Takes the cell that begins at `start` out again when it repeats the one above.
  void blank_repeat(std::string& out, std::size_t start) {
    const std::string_view cell = std::string_view(out).substr(start);
    if (cell == group_) {
      out.resize(start);
    } else {
      group_ = cell;
    }
  }

  Buffer out_;
  FigureFile figure_file_;
  Table table_;
  std::vector<std::size_t> shown_;
  std::string group_;  ///< what the first column showed last
  bool begun_ = false, in_fields_ = false, first_in_quote_ = true;
};

}  // namespace

std::unique_ptr<Renderer> make_markdown(Output output, FigureFile figure_file) {
  return std::make_unique<MarkdownRenderer>(std::move(output), std::move(figure_file));
}

}  // namespace thema::report
