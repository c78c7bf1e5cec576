#pragma once

#include <xlsxwriter.h>

namespace thema::report {

/// The functions of libxlsxwriter that are in use. It is loaded with the first workbook and not
/// with the program: it brings libcrypto and minizip, which would make every start slower.
struct XlsxLibrary {
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_bottom) format_set_bottom;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_num_format_index) format_set_num_format_index;
  decltype(&::lxw_strerror) error_text;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_close) workbook_close;
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape;
  decltype(&::worksheet_set_paper) worksheet_set_paper;
  decltype(&::worksheet_write_blank) worksheet_write_blank;
  decltype(&::worksheet_write_boolean) worksheet_write_boolean;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_write_string) worksheet_write_string;
};

/// Throws Error(storage) when the library is not there.
const XlsxLibrary& xlsx_library();

}  // namespace thema::report
