#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "base/error.h"
#include "base/sink.h"
#include "base/strings.h"
#include "report/render/cells.h"
#include "report/render/renderers.h"
#include "report/render/xlsx_library.h"
#include "report/render/xlsx_text.h"
#include "text/width.h"

namespace thema::report {
namespace {

constexpr std::size_t kMostRows = LXW_ROW_MAX, kMostColumns = LXW_COL_MAX;
constexpr std::uint8_t kAsText = 49;       ///< "@": what is typed there is no time, date or formula
constexpr std::size_t kMostUnits = 32767;  ///< UTF-16 units of a cell
constexpr std::size_t kWidestColumn = 60;  ///< characters; longer lines are wrapped
constexpr std::size_t kMeasured = 2000;    ///< bytes of a cell that its width is taken from
constexpr double kExact = 9007199254740992;  ///< whole numbers up to here are exact in a cell

/// A file of its own for libxlsxwriter, which writes to files only; gone with the object.
class ScratchFile {
 public:
  ScratchFile() {
    std::error_code wrong;
    const std::string folder = std::filesystem::temp_directory_path(wrong).string();
    if (wrong) {
      throw Error(Errc::storage, "no folder for temporary files: TMPDIR names none that is there");
    }
    // mkstemp puts a name of its own in the place of six X.
    path_ = fmt::format("{}/thema-{}", folder, std::string(6, 'X'));
    const int fd = ::mkstemp(path_.data());
    if (fd < 0) {
      throw Error(Errc::storage, fmt::format("cannot write a temporary file in '{}': {}", folder,
                                             std::strerror(errno)));
    }
    ::close(fd);
  }
  ~ScratchFile() { ::unlink(path_.c_str()); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }

  void give(const Output& output) const {
    std::ifstream in(path_, std::ios::binary);
    std::string piece(std::size_t{1} << 16, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
      output(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    }
  }

 private:
  std::string path_;
};

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (const std::string_view line : lines_of(text.substr(0, kMeasured))) {
    const bool ascii = std::all_of(line.begin(), line.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    // A cut inside a code point is no valid UTF-8: then the bytes are counted.
    widest = std::max(widest,
                      ascii || text.size() > kMeasured ? line.size() : text::display_width(line));
  }
  return widest;
}

/// A workbook: what csv holds, one sheet a table, with the first line set apart; captions and notes
/// on a sheet behind them, so that every sheet before it is a table that reads back.
class XlsxRenderer final : public Renderer {
 public:
  XlsxRenderer(Output output, const RenderOptions& options)
      : output_(std::move(output)),
        xlsx_(xlsx_library()),
        sink_(options.sink),
        title_(options.schema.empty() ? "result" : options.schema),
        guard_(options.guard) {
    lxw_workbook_options choices{};
    choices.constant_memory = LXW_TRUE;
    book_ = xlsx_.workbook_new_opt(file_.path().c_str(), &choices);
    if (book_ == nullptr) throw Error(Errc::storage, "cannot begin a workbook: no memory");
    lxw_doc_properties properties{};
    properties.created = 315532800;  // 1980-01-01, the first day of zip: no clock in a result
    xlsx_.workbook_set_properties(book_, &properties);
    head_ = xlsx_.workbook_add_format(book_);
    xlsx_.format_set_bold(head_);
    xlsx_.format_set_text_wrap(head_);
    xlsx_.format_set_bottom(head_, LXW_BORDER_THIN);
    xlsx_.format_set_bg_color(head_, 0xEEF1F5);
    words_ = xlsx_.workbook_add_format(book_);
    xlsx_.format_set_text_wrap(words_);
    xlsx_.format_set_num_format_index(words_, kAsText);
    number_ = xlsx_.workbook_add_format(book_);
    for (lxw_format* format : {head_, words_, number_}) {
      xlsx_.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
  }
  ~XlsxRenderer() override {
    // Nothing else frees a workbook, but what is written then is dropped with the file.
    if (book_ != nullptr) xlsx_.workbook_close(book_);
  }
  XlsxRenderer(const XlsxRenderer&) = delete;
  XlsxRenderer& operator=(const XlsxRenderer&) = delete;

  bool machine() const override { return true; }
  bool has_room_for_fields() const override { return false; }
  void heading(const Heading& heading) override { remark("", heading.text); }
  void note(const Note& note) override { remark("", note.text); }
  void quote(const Quote&) override {}
  void field(const Field& field) override { fields_.push_back(field); }

  void begin_table(const Table& table) override {
    table_ = table;
    shown_ = shown_columns(table, kCsv);
    if (shown_.size() > kMostColumns) {
      throw Error(Errc::usage,
                  fmt::format("the table has {} columns; a sheet of a workbook holds {}: use "
                              "--columns, or csv",
                              shown_.size(), kMostColumns));
    }
    begin_sheet(table.name);
    for (const std::size_t i : shown_) headings_.push_back(table.columns[i].key);
    write_head();
    if (!table.caption.empty()) remark(sheet_title_, on_one_line(table.caption));
    for (const auto& note : table.notes) remark(sheet_title_, note);
  }

  void row(const Row& row) override {
    check_row(table_, row);
    next_row();
    for (std::size_t i = 0; i < shown_.size(); ++i) write(i, row[shown_[i]]);
  }

  void end_table() override { end_sheet(); }

  void finish() override {
    if (titles_.empty() && !fields_.empty()) {
      begin_sheet(title_);
      for (const auto& field : fields_) headings_.push_back(field.key);
      write_head();
      next_row();
      for (std::size_t i = 0; i < fields_.size(); ++i) write(i, fields_[i].value);
      end_sheet();
    } else {
      for (const auto& field : fields_) {
        remark(std::string(heading_of(field)), joined_text(field.value));
      }
    }
    write_remarks();
    if (titles_.empty()) begin_sheet(title_);  // a workbook without a sheet cannot be opened
    const lxw_error error = xlsx_.workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) {
      throw Error(Errc::storage,
                  fmt::format("cannot write the workbook: {}", xlsx_.error_text(error)));
    }
    file_.give(output_);
  }

 private:
  void remark(std::string about, std::string text) {
    if (!trim(text).empty()) remarks_.emplace_back(std::move(about), std::move(text));
  }

  void begin_sheet(std::string_view name) {
    const std::string wanted = sheet_name(name);
    sheet_title_ = wanted;
    for (int n = 2; !titles_.insert(ascii_lower(sheet_title_)).second; ++n) {
      const std::string number = fmt::format(" ({})", n);
      sheet_title_ = std::string(first_units(wanted, 31 - number.size())) + number;
    }
    sheet_ = xlsx_.workbook_add_worksheet(book_, sheet_title_.c_str());
    if (sheet_ == nullptr) {
      throw Error(Errc::storage, fmt::format("cannot begin sheet '{}': no memory or no room for "
                                             "temporary files",
                                             sheet_title_));
    }
    xlsx_.worksheet_set_landscape(sheet_);
    xlsx_.worksheet_set_paper(sheet_, 9);  // A4
    xlsx_.worksheet_fit_to_pages(sheet_, 1, 0);
    headings_.clear();
    row_ = 0;
  }

  void write_head() {
    widths_.assign(headings_.size(), 0);
    for (std::size_t i = 0; i < headings_.size(); ++i) write_text(i, headings_[i], head_);
    xlsx_.worksheet_freeze_panes(sheet_, 1, 0);
    xlsx_.worksheet_repeat_rows(sheet_, 0, 0);
  }

  void next_row() {
    if (++row_ < kMostRows) return;
    throw Error(Errc::usage,
                fmt::format("the table has more than {} rows, which is what a sheet of a workbook "
                            "holds below its first line",
                            kMostRows - 1),
                "use csv, or a filter (--where)");
  }

  void end_sheet() {
    if (!headings_.empty() && row_ > 0) {
      xlsx_.worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(row_),
                                 static_cast<lxw_col_t>(headings_.size() - 1));
    }
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      // Room for the arrow of the filter.
      const std::size_t least = std::min(widest_line(headings_[i]) + 3, kWidestColumn);
      const auto width = static_cast<double>(std::clamp(widths_[i] + 1, least, kWidestColumn));
      xlsx_.worksheet_set_column(sheet_, column, column, width, holds_words(i) ? words_ : nullptr);
    }
  }

  /// Of the table at hand; of other sheets nobody edits anything.
  bool holds_words(std::size_t column) const {
    if (column >= shown_.size() || titles_.size() != 1) return false;
    const Column::Kind kind = table_.columns[shown_[column]].kind;
    return kind == Column::Kind::text || kind == Column::Kind::list;
  }

  void write_remarks() {
    if (remarks_.empty()) return;
    begin_sheet("Notes");
    headings_ = {"about", "note"};
    write_head();
    for (const auto& [about, text] : remarks_) {
      next_row();
      write_text(0, about, words_);
      write_text(1, text, words_);
    }
    end_sheet();
  }

  void written(lxw_error error) const {
    if (error == LXW_NO_ERROR) return;
    throw Error(Errc::storage, fmt::format("cannot write row {} of sheet '{}': {}", row_ + 1,
                                           sheet_title_, xlsx_.error_text(error)));
  }

  void write_text(std::size_t column, std::string_view text, lxw_format* format) {
    const auto row = static_cast<lxw_row_t>(row_);
    const auto place = static_cast<lxw_col_t>(column);
    if (text.empty()) {
      if (format == head_) xlsx_.worksheet_write_blank(sheet_, row, place, format);
      return;
    }
    const bool guarded =
        guard_ && unguard("'" + std::string(text.substr(0, 1))) == text.substr(0, 1);
    std::string cell = cell_escaped(guarded ? "'" + std::string(text) : std::string(text));
    if (cell.size() > kMostUnits && utf16_units(cell) > kMostUnits) cell = cut(cell, column);
    widths_[column] = std::max(widths_[column], widest_line(cell));
    written(xlsx_.worksheet_write_string(sheet_, row, place, cell.c_str(), format));
  }

  /// A text that is too long for a cell, with a mark at its end, and somebody is told.
  std::string cut(const std::string& cell, std::size_t column) const {
    const std::string where =
        fmt::format("sheet '{}', row {}, column '{}'", sheet_title_, row_ + 1, headings_[column]);
    const std::string what = fmt::format("{} characters, and a cell of a workbook holds {}",
                                         utf16_units(cell), kMostUnits);
    if (sink_ == nullptr) {
      throw Error(Errc::bad_input,
                  fmt::format("{}: the text has {}; use csv or json", where, what));
    }
    sink_->warn("cell-cut",
                fmt::format("{}: the text has {}; it is cut there (csv and json hold "
                            "it whole)",
                            where, what),
                table_.name);
    return std::string(first_units(cell, kMostUnits - utf16_units(kCutCell))) +
           std::string(kCutCell);
  }

  void write_number(std::size_t column, double value, const std::string& shown) {
    widths_[column] = std::max(widths_[column], shown.size());
    written(xlsx_.worksheet_write_number(sheet_, static_cast<lxw_row_t>(row_),
                                         static_cast<lxw_col_t>(column), value, number_));
  }

  void write(std::size_t column, const Cell& cell) {
    const auto* value = std::get_if<Value>(&cell);
    if (value == nullptr) return write_text(column, joined_text(cell), words_);
    if (const auto* yes = std::get_if<bool>(value)) {
      widths_[column] = std::max<std::size_t>(widths_[column], 5);
      written(xlsx_.worksheet_write_boolean(sheet_, static_cast<lxw_row_t>(row_),
                                            static_cast<lxw_col_t>(column), *yes ? 1 : 0, number_));
    } else if (const auto* whole = std::get_if<std::int64_t>(value)) {
      const auto number = static_cast<double>(*whole);
      const std::string shown = std::to_string(*whole);
      if (std::fabs(number) >= kExact) return write_text(column, shown, words_);
      write_number(column, number, shown);
    } else if (const auto* number = std::get_if<double>(value)) {
      if (std::isfinite(*number)) write_number(column, *number, number_text(*number));
    } else if (const auto* text = std::get_if<std::string>(value)) {
      write_text(column, *text, words_);
    }
  }

  Output output_;
  const XlsxLibrary& xlsx_;
  Sink* sink_;
  std::string title_;
  bool guard_;
  ScratchFile file_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *head_ = nullptr, *words_ = nullptr, *number_ = nullptr;
  Table table_;
  std::vector<std::size_t> shown_;
  std::vector<std::string> headings_;
  std::vector<std::size_t> widths_;  ///< characters of the widest line, by column
  std::size_t row_ = 0;              ///< of the sheet, its first line being 0
  std::string sheet_title_;
  std::set<std::string> titles_;
  std::vector<Field> fields_;
  std::vector<std::pair<std::string, std::string>> remarks_;  ///< what about, and the words
};

}  // namespace

std::unique_ptr<Renderer> make_xlsx(Output output, const RenderOptions& options) {
  return std::make_unique<XlsxRenderer>(std::move(output), options);
}

}  // namespace thema::report
