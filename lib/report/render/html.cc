#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/html_style.h"
#include "report/html_text.h"
#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/column_widths.h"
#include "report/render/renderers.h"

namespace thema::report {
namespace {

/// Appends `<tag attributes>text</tag>`, with `dir` where the text may run from right to left.
void append_element(std::string& out, std::string_view tag, std::string_view attributes,
                    std::string_view text) {
  out.append("<").append(tag).append(attributes);
  if (may_run_leftwards(text)) out += R"( dir="auto")";
  out += '>';
  append_html(out, text);
  out.append("</").append(tag).append(">");
}

std::string quotation(std::string_view words) { return "‘" + std::string(words) + "’"; }

/// ` data-passage="3:1204-1378"`
std::string passage_attribute(const QuotedPlace& place) {
  return fmt::format(R"( data-passage="{}:{}-{}")", place.source, place.span.begin, place.span.end);
}

/// A quotation with its attribution in running text, each laid out for itself.
void append_quotation(std::string& out, const Part& part, bool passages) {
  out += R"(<p class="q")";
  if (passages && part.place) out += passage_attribute(*part.place);
  out += '>';
  append_element(out, "bdi", "", quotation(part.text));
  if (!part.attribution.empty()) {
    out += ' ';
    append_element(out, "bdi", R"( class="by")", part.attribution);
  }
  out += "</p>";
}

struct ContentOptions {
  /// Word processors set lists in from the margin, and a narrow column has no room for that.
  bool bullets_typed = false;
  bool passages = false;  ///< as RenderOptions have it
};

/// Appends a table cell or a definition with the content of a cell.
void append_content(std::string& out, std::string_view tag, std::string_view attributes,
                    const Cell& cell, const ContentOptions& options) {
  const std::vector<Part> parts = parts_of(cell);
  if (parts.empty() || parts.front().kind == Part::Kind::text) {
    append_element(out, tag, attributes, parts.empty() ? std::string_view() : parts.front().text);
    return;
  }
  const bool list = parts.front().kind == Part::Kind::item && !options.bullets_typed;
  out.append("<").append(tag).append(attributes).append(list ? "><ul>" : ">");
  for (const auto& part : parts) {
    if (list) {
      append_element(out, "li", "", part.text);
    } else if (part.kind == Part::Kind::item) {
      append_element(out, "p", "", parts.size() > 1 ? "• " + part.text : part.text);
    } else {
      append_quotation(out, part, options.passages);
    }
  }
  out.append(list ? "</ul></" : "</").append(tag).append(">");
}

std::string_view class_of(const Column& column) {
  if (right_aligned(column)) return R"( class="n")";
  const bool wide =
      column.wraps || column.kind == Column::Kind::list || column.kind == Column::Kind::quotations;
  return wide ? R"( class="w")" : "";
}

/// One self-contained page, or a part of one.
class HtmlRenderer final : public Renderer {
 public:
  HtmlRenderer(Output output, const RenderOptions& options, bool office)
      : out_(std::move(output)),
        language_(options.language),
        part_(options.part_of != nullptr),
        numbers_(part_ ? *options.part_of : own_numbers_),
        office_(office),
        content_{office, options.passages},
        has_head_(part_) {
    if (!options.title.empty()) begin_page(options.title);
  }

  bool machine() const override { return false; }

  void heading(const Heading& heading) override {
    const std::string text = on_one_line(heading.text);
    if (text.empty()) return;
    begin_page(text);
    close_fields();
    const std::string tag = "h" + std::to_string(std::clamp(heading.level, 1, 6));
    append_element(out_.text(), tag, "", text);
    out_.text() += '\n';
  }

  void note(const Note& note) override {
    close_fields();
    append_paragraphs(note.text, note.strong);
    pass_on();
  }

  void quote(const Quote& quote) override {
    close_fields();
    std::string& out = out_.text();
    out += "<figure class=\"quote\">\n";
    append_context(quote.before);
    out += "<blockquote>";
    append_element(out, "p", "", quotation(quote.text));
    out += "</blockquote>\n";
    append_context(quote.after);
    append_source(quote);
    out += "</figure>\n";
    pass_on();
  }

  void field(const Field& field) override {
    if (!std::exchange(in_fields_, true)) out_.text() += "<dl>\n";
    append_element(out_.text(), "dt", "", on_one_line(heading_of(field)));
    append_content(out_.text(), "dd", "", field.value, {.passages = content_.passages});
    out_.text() += '\n';
  }

  void figure(const Figure& figure) override {
    const std::string& title = text_of(figure).title;
    if (!title.empty()) begin_page(title);
    close_fields();
    out_.text() += "<figure class=\"chart\" tabindex=\"0\">\n";
    out_.text().append(figure_svg(figure, ++numbers_.figures)).append("</figure>\n");
    pass_on();
  }

  void begin_table(const Table& table) override {
    if (!table.caption.empty()) begin_page(table.caption);
    close_fields();
    table_ = table;
    shown_ = shown_columns(table, kPeople);
    groups_ = table.group_first_column && !shown_.empty() && shown_.front() == 0;
    begin_measure();
  }

  void row(const Row& row) override {
    check_row(table_, row);
    measure(row);
    std::string cells;
    for (std::size_t i = groups_ ? 1 : 0; i < shown_.size(); ++i) {
      const Column& column = table_.columns[shown_[i]];
      // pandoc leaves the head of a row out of an odt.
      const bool head = i == 0 && column.kind == Column::Kind::text && !office_;
      append_content(cells, head ? "th" : "td",
                     (head ? R"( scope="row")" : "") + std::string(class_of(column)),
                     row[shown_[i]], content_);
    }
    if (groups_) {
      add_to_group(row.front(), std::move(cells));
    } else {
      out_.text().append("<tr>").append(cells).append("</tr>\n");
    }
    pass_on();
  }

  void end_table() override {
    end_measure();
    append_group();
    out_.text() += groups_ ? "</table>\n</div>\n" : "</tbody>\n</table>\n</div>\n";
    if (!table_.notes.empty()) {
      out_.text() += "<div class=\"notes\">\n";
      for (const auto& note : table_.notes) append_paragraphs(note, false);
      out_.text() += "</div>\n";
    }
    out_.text() += "</div>\n";
    pass_on();
  }

  void finish() override {
    close_fields();
    begin_page("thema");
    if (!part_) out_.text() += "</main>\n</body>\n</html>\n";
    out_.flush();
  }

 private:
  static constexpr std::size_t kUntitled = std::size_t{1} << 20;  ///< bytes
  /// A table is laid out by its first rows: a long one never stands in memory whole.
  static constexpr std::size_t kMeasured = 300;

  /// Puts the head before what has been collected, once: then the page has its title.
  void begin_page(std::string_view title) {
    if (std::exchange(has_head_, true)) return;
    std::string head = "<!DOCTYPE html>\n<html lang=\"";
    append_html(head, language_);
    head +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>";
    append_html(head, on_one_line(title));
    head.append("</title>\n<style>").append(kHtmlStyle);
    head += "</style>\n</head>\n<body>\n<main>\n";
    out_.text().insert(0, head);
  }

  void pass_on() {
    if (widths_) return;  // the head of the table is still to come
    // A heading that comes so late is not that of the page.
    if (out_.text().size() > kUntitled) begin_page("thema");
    if (has_head_) out_.pass_on();
  }

  void close_fields() {
    if (std::exchange(in_fields_, false)) out_.text() += "</dl>\n";
  }

  void append_paragraphs(std::string_view text, bool strong) {
    for (const auto& paragraph : paragraphs_of(text)) {
      if (strong) out_.text() += "<p>";
      append_element(out_.text(), strong ? "strong" : "p", "", paragraph);
      out_.text() += strong ? "</p>\n" : "\n";
    }
  }

  void append_context(const std::vector<std::string>& turns) {
    for (const auto& turn : turns) {
      append_element(out_.text(), "p", R"( class="context")", "[" + turn + "]");
      out_.text() += '\n';
    }
  }

  /// Who said it, where it stands, what is noted of it.
  void append_source(const Quote& quote) {
    std::string place = on_one_line(quote.locator);
    if (quote.exemplar) place += place.empty() ? "exemplar" : "; exemplar";
    std::string& out = out_.text();
    const std::string memo = without_blank_ends(quote.note);
    const std::string attribution = attribution_of(quote.attribution);
    if (attribution.empty() && place.empty() && memo.empty()) return;
    out += "<figcaption>";
    if (!attribution.empty()) append_element(out, "cite", "", attribution);
    if (!place.empty()) {
      if (!attribution.empty()) out += ' ';
      std::string attributes = R"( class="place")";
      if (content_.passages && quote.place) attributes += passage_attribute(*quote.place);
      append_element(out, "span", attributes, place);
    }
    if (!memo.empty()) append_element(out, "p", R"( class="memo")", "Memo: " + memo);
    out += "</figcaption>\n";
  }

  void begin_measure() {
    std::vector<std::string> headings;
    for (const std::size_t i : shown_)
      headings.push_back(on_one_line(heading_of(table_.columns[i])));
    widths_.emplace(headings);
    measured_ = 0;
    head_at_ = out_.text().size();
  }

  void measure(const Row& row) {
    if (!widths_) return;
    for (std::size_t i = 0; i < shown_.size(); ++i) widths_->add(i, row[shown_[i]]);
    if (++measured_ == kMeasured) end_measure();
  }

  /// Puts the head before the rows that have come so far.
  void end_measure() {
    if (!widths_) return;
    std::string head;
    append_table_head(head, std::to_string(++numbers_.tables));
    out_.text().insert(head_at_, head);
    widths_.reset();
  }

  /// Columns have widths where the page decides over them: beyond the width of a text, and in a
  /// word processor.
  void append_columns(std::string& out) const {
    const auto fit = widths_->fit();
    if (fit != ColumnWidths::Fit::page && !office_) return;
    out += "<colgroup>";
    for (const std::size_t share : widths_->shares()) {
      out += "<col style=\"width:" + std::to_string(share / 10) + "." + std::to_string(share % 10) +
             "%\">";
    }
    out += "</colgroup>\n";
  }

  void append_table_head(std::string& out, const std::string& number) const {
    const auto fit = widths_->fit();
    out += fit == ColumnWidths::Fit::text   ? "<div class=\"table\">\n"
           : fit == ColumnWidths::Fit::page ? "<div class=\"table wide\">\n"
                                            : "<div class=\"table wide many\">\n";
    out += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" ";
    if (table_.caption.empty()) {
      out += "aria-label=\"";
      // Regions of one page have names of their own.
      const std::string name = table_.name.empty() || part_ ? "table " + number : table_.name;
      append_html(out, part_ && !table_.name.empty() ? table_.name + ", " + name : name);
    } else {
      out.append("aria-labelledby=\"table-").append(number);
    }
    out += "\">\n<table>\n";
    if (!table_.caption.empty()) {
      out.append("<caption id=\"table-").append(number).append("\">");
      append_element(out, "span", "", on_one_line(table_.caption));
      out += "</caption>\n";
    }
    append_columns(out);
    out += "<thead>\n<tr>";
    for (const std::size_t i : shown_) {
      const Column& column = table_.columns[i];
      append_element(out, "th", R"( scope="col")" + std::string(class_of(column)),
                     on_one_line(heading_of(column)));
    }
    out += groups_ ? "</tr>\n</thead>\n" : "</tr>\n</thead>\n<tbody>\n";
  }

  void add_to_group(const Cell& cell, std::string&& cells) {
    std::string head;
    append_content(head, "th", "", cell, {.passages = content_.passages});
    if (group_.empty() || head != group_head_) {
      append_group();
      group_head_ = std::move(head);
      group_cell_ = cell;
    }
    group_.push_back(std::move(cells));
  }

  /// The rows that share their first cell, which stands once beside them.
  void append_group() {
    if (group_.empty()) return;
    std::string& out = out_.text();
    out += "<tbody>\n<tr>";
    const std::string span = (office_ ? R"( rowspan=")" : R"( scope="rowgroup" rowspan=")") +
                             std::to_string(group_.size());
    append_content(out, office_ ? "td" : "th",
                   span + "\"" + std::string(class_of(table_.columns.front())), group_cell_,
                   content_);
    for (const auto& cells : group_) {
      if (&cells != &group_.front()) out += "<tr>";
      out.append(cells).append("</tr>\n");
    }
    out += "</tbody>\n";
    group_.clear();
  }

  Buffer out_;
  std::string language_;
  Table table_;
  std::vector<std::size_t> shown_;
  PageNumbers own_numbers_;
  bool part_ = false;
  PageNumbers& numbers_;
  const bool office_;
  const ContentOptions content_;
  std::optional<ColumnWidths> widths_;  ///< of a table whose head is not there yet
  std::size_t measured_ = 0, head_at_ = 0;
  bool has_head_ = false, in_fields_ = false, groups_ = false;
  // Rows waiting for the end of their group.
  std::vector<std::string> group_;
  std::string group_head_;
  Cell group_cell_;
};

}  // namespace

std::unique_ptr<Renderer> make_html(Output output, const RenderOptions& options, bool office) {
  return std::make_unique<HtmlRenderer>(std::move(output), options, office);
}

}  // namespace thema::report
