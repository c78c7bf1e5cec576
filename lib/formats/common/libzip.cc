#include "formats/common/libzip.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "base/error.h"

namespace thema::formats {
namespace {

[[noreturn]] void missing(std::string_view what) {
  throw Error(
      Errc::storage,
      fmt::format(
          "{} is needed to read and write zip archives (docx, odt): {}; install it, on Debian with "
          "'apt-get install libzip4'",
          THEMA_LIBZIP, what));
}

template <typename Function>
void find(void* library, Function& function, const char* name) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) missing(fmt::format("it has no {}", name));
}

Libzip load() {
  void* const library = dlopen(THEMA_LIBZIP, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) missing(dlerror());
  Libzip zip{};
  find(library, zip.close, "zip_close");
  find(library, zip.discard, "zip_discard");
  find(library, zip.error_fini, "zip_error_fini");
  find(library, zip.error_init, "zip_error_init");
  find(library, zip.error_strerror, "zip_error_strerror");
  find(library, zip.fclose, "zip_fclose");
  find(library, zip.file_add, "zip_file_add");
  find(library, zip.file_get_error, "zip_file_get_error");
  find(library, zip.file_set_dostime, "zip_file_set_dostime");
  find(library, zip.set_file_compression, "zip_set_file_compression");
  find(library, zip.fopen_index, "zip_fopen_index");
  find(library, zip.fread, "zip_fread");
  find(library, zip.get_error, "zip_get_error");
  find(library, zip.get_num_entries, "zip_get_num_entries");
  find(library, zip.name_locate, "zip_name_locate");
  find(library, zip.open_from_source, "zip_open_from_source");
  find(library, zip.source_buffer, "zip_source_buffer");
  find(library, zip.source_buffer_create, "zip_source_buffer_create");
  find(library, zip.source_close, "zip_source_close");
  find(library, zip.source_free, "zip_source_free");
  find(library, zip.source_keep, "zip_source_keep");
  find(library, zip.source_open, "zip_source_open");
  find(library, zip.source_read, "zip_source_read");
  find(library, zip.stat_index, "zip_stat_index");
  find(library, zip.stat_init, "zip_stat_init");
  return zip;
}

}  // namespace

const Libzip& libzip() {
  static const Libzip zip = load();
  return zip;
}

}  // namespace thema::formats
