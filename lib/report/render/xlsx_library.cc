#include "report/render/xlsx_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "base/error.h"

namespace thema::report {
namespace {

[[noreturn]] void missing(std::string_view what) {
  throw Error(Errc::storage,
              fmt::format("{} is needed to write workbooks (xlsx): {}; install it, on Debian with "
                          "'apt-get install libxlsxwriter4', or use csv",
                          THEMA_XLSXWRITER, what));
}

template <typename Function>
void find(void* library, Function& function, const char* name) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) missing(fmt::format("it has no {}", name));
}

XlsxLibrary load() {
  void* const library = dlopen(THEMA_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) missing(dlerror());
  XlsxLibrary xlsx{};
  find(library, xlsx.format_set_align, "format_set_align");
  find(library, xlsx.format_set_bg_color, "format_set_bg_color");
  find(library, xlsx.format_set_bold, "format_set_bold");
  find(library, xlsx.format_set_bottom, "format_set_bottom");
  find(library, xlsx.format_set_text_wrap, "format_set_text_wrap");
  find(library, xlsx.format_set_num_format_index, "format_set_num_format_index");
  find(library, xlsx.error_text, "lxw_strerror");
  find(library, xlsx.workbook_add_format, "workbook_add_format");
  find(library, xlsx.workbook_add_worksheet, "workbook_add_worksheet");
  find(library, xlsx.workbook_close, "workbook_close");
  find(library, xlsx.workbook_new_opt, "workbook_new_opt");
  find(library, xlsx.workbook_set_properties, "workbook_set_properties");
  find(library, xlsx.worksheet_autofilter, "worksheet_autofilter");
  find(library, xlsx.worksheet_fit_to_pages, "worksheet_fit_to_pages");
  find(library, xlsx.worksheet_freeze_panes, "worksheet_freeze_panes");
  find(library, xlsx.worksheet_repeat_rows, "worksheet_repeat_rows");
  find(library, xlsx.worksheet_set_column, "worksheet_set_column");
  find(library, xlsx.worksheet_set_landscape, "worksheet_set_landscape");
  find(library, xlsx.worksheet_set_paper, "worksheet_set_paper");
  find(library, xlsx.worksheet_write_blank, "worksheet_write_blank");
  find(library, xlsx.worksheet_write_boolean, "worksheet_write_boolean");
  find(library, xlsx.worksheet_write_number, "worksheet_write_number");
  find(library, xlsx.worksheet_write_string, "worksheet_write_string");
  return xlsx;
}

}  // namespace

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary xlsx = load();
  return xlsx;
}

}  // namespace thema::report
