#include <algorithm>
#include <optional>
#include <utility>

#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/renderers.h"
#include "report/render/text_layout.h"
#include "report/render/text_table.h"

namespace thema::report {
namespace {

/// For a terminal, or, without a width, for a file or pipe: nothing is broken then.
class TextRenderer final : public Renderer {
 public:
  TextRenderer(Output output, const RenderOptions& options)
      : out_(std::move(output)),
        page_{options.width == 0 ? 0 : std::max(options.width, kNarrowestPage), options.colour} {}

  bool machine() const override { return false; }

  void heading(const Heading& heading) override {
    const std::string text = for_terminal(on_one_line(heading.text));
    if (text.empty()) return;
    begin_block();
    const auto lines = wrapped_lines(text, page_.width);
    std::size_t widest = 0;
    for (const auto& line : lines) {
      page_.append_bold(out_.text(), line);
      out_.text() += '\n';
      widest = std::max(widest, columns_of(line));
    }
    if (heading.level <= 2) out_.text().append(widest, heading.level <= 1 ? '=' : '-').append("\n");
  }

  void note(const Note& note) override {
    for (const auto& paragraph : paragraphs_of(note.text)) {
      begin_block();
      append_paragraph(out_.text(), for_terminal(paragraph), page_, 0,
                       note.strong ? Tone::bold : Tone::plain);
    }
    out_.pass_on();
  }

  void quote(const Quote& quote) override {
    begin_block();
    for (const auto& turn : quote.before) append_context(turn);
    std::string words = "‘" + for_terminal(quote.text) + "’";
    const std::string attribution = for_terminal(attribution_of(quote.attribution));
    if (!attribution.empty()) words += " " + attribution;
    append_paragraph(out_.text(), words, page_, kQuoteIndent);
    for (const auto& turn : quote.after) append_context(turn);
    std::string place = for_terminal(on_one_line(quote.locator));
    if (quote.exemplar) place += place.empty() ? "exemplar" : "; exemplar";
    append_aside(place, Tone::dim);
    const std::string memo = for_terminal(without_blank_ends(quote.note));
    if (!memo.empty()) append_aside("Memo: " + memo, Tone::plain);
    out_.pass_on();
  }

  void field(const Field& field) override {
    fields_.push_back(
        {for_terminal(on_one_line(heading_of(field))), cell_for_terminal(field.value)});
  }

  void figure(const Figure& figure) override {
    const FigureText& text = text_of(figure);
    begin_block();
    const std::string title = for_terminal(on_one_line(text.title));
    if (!title.empty()) {
      append_paragraph(out_.text(), title, page_, 0, Tone::bold);
      out_.text() += '\n';
    }
    out_.text() += figure_text(figure, page_.width);
    if (!text.notes.empty()) out_.text() += '\n';
    for (const auto& note : text.notes) {
      append_paragraph(out_.text(), for_terminal(on_one_line(note)), page_, 0, Tone::dim);
    }
    out_.pass_on();
  }

  void begin_table(const Table& table) override {
    begin_block();
    table_.emplace(table, page_);
  }
  void row(const Row& row) override {
    table_->add(row, out_.text());
    out_.pass_on();
  }
  void end_table() override {
    table_->finish(out_.text());
    table_.reset();
    out_.pass_on();
  }

  void finish() override {
    append_fields();
    out_.flush();
  }

 private:
  static constexpr std::size_t kNarrowestPage = 20, kQuoteIndent = 2, kAsideIndent = 4;

  /// An empty line between blocks; fields collected before come first.
  void begin_block() {
    append_fields();
    if (std::exchange(begun_, true)) out_.text() += '\n';
  }

  void append_fields() {
    if (fields_.empty()) return;
    const std::vector<Labelled> fields = std::exchange(fields_, {});
    begin_block();
    append_labelled(out_.text(), fields, page_);
  }

  void append_context(std::string_view turn) {
    append_aside("[" + for_terminal(turn) + "]", Tone::dim);
  }

  void append_aside(std::string_view text, Tone tone) {
    if (!text.empty()) append_paragraph(out_.text(), text, page_, kAsideIndent, tone);
  }

  Buffer out_;
  Page page_;
  std::vector<Labelled> fields_;
  std::optional<TextTable> table_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_text(Output output, const RenderOptions& options) {
  return std::make_unique<TextRenderer>(std::move(output), options);
}

}  // namespace thema::report
