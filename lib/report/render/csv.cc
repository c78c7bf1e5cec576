#include <utility>
#include <vector>

#include "base/csv_cell.h"
#include "base/strings.h"
#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/renderers.h"
#include "text/width.h"

namespace thema::report {
namespace {

/// csv and tsv: the tables, a blank line between two. A document without a table gives its fields
/// as a table of one row.
class CsvRenderer final : public Renderer {
 public:
  CsvRenderer(Output output, const RenderOptions& options, char separator)
      : out_(std::move(output)),
        separator_(separator),
        guard_(options.guard),
        terminal_(options.width > 0) {}

  bool machine() const override { return true; }
  bool has_room_for_fields() const override { return false; }
  void heading(const Heading&) override {}
  void note(const Note&) override {}
  void quote(const Quote&) override {}
  void field(const Field& field) override { fields_.push_back(field); }

  void begin_table(const Table& table) override {
    table_ = table;
    shown_ = shown_columns(table, kCsv);
    if (std::exchange(has_table_, true)) out_.text() += '\n';
    std::vector<std::string_view> keys;
    for (const std::size_t i : shown_) keys.push_back(table.columns[i].key);
    append_line(keys.size(), [&](std::size_t i) { append_text(keys[i]); });
  }

  void row(const Row& row) override {
    check_row(table_, row);
    append_line(shown_.size(), [&](std::size_t i) { append_cell(row[shown_[i]]); });
    out_.pass_on();
  }

  void end_table() override {}

  void finish() override {
    if (!has_table_ && !fields_.empty()) {
      append_line(fields_.size(), [&](std::size_t i) { append_text(fields_[i].key); });
      append_line(fields_.size(), [&](std::size_t i) { append_cell(fields_[i].value); });
    }
    out_.flush();
  }

 private:
  template <typename AppendCell>
  void append_line(std::size_t cells, AppendCell append) {
    std::string& text = out_.text();
    const std::size_t start = text.size();
    for (std::size_t i = 0; i < cells; ++i) {
      if (i > 0) text += separator_;
      append(i);
    }
    // An empty line is no record; one empty cell has to be written out.
    if (cells == 1 && text.size() == start) text += "\"\"";
    text += '\n';
  }

  void append_text(std::string_view cell) {
    // Control characters are data for a program and a danger to a terminal.
    if (terminal_) {
      append_csv_cell(out_.text(), text::visible_on_terminal(cell), separator_, guard_);
    } else {
      append_csv_cell(out_.text(), cell, separator_, guard_);
    }
  }

  // By hand for what nearly all cells are: visiting two variants costs as much as what is written.
  void append_cell(const Cell& cell) {
    if (const auto* value = std::get_if<Value>(&cell)) {
      append(*value);
    } else if (const auto* list = std::get_if<List>(&cell); list && list->items.size() == 1) {
      append_text(list->items.front());
    } else if (const auto* range = std::get_if<Range>(&cell); range && range->first >= 0) {
      append_range(out_.text(), *range);
    } else {
      append_text(joined_text(cell));
    }
  }

  void append(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      append_text(*text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      append_integer(out_.text(), *whole);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
      out_.text() += *truth ? "true" : "false";
    } else if (const auto* number = std::get_if<double>(&value)) {
      append_number(out_.text(), *number);
    }
  }

  Buffer out_;
  char separator_;
  bool guard_, terminal_;
  Table table_;
  std::vector<std::size_t> shown_;
  std::vector<Field> fields_;
  bool has_table_ = false;
};

}  // namespace

std::unique_ptr<Renderer> make_csv(Output output, const RenderOptions& options, char separator) {
  return std::make_unique<CsvRenderer>(std::move(output), options, separator);
}

}  // namespace thema::report
