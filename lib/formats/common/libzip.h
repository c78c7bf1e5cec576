#pragma once

#include <zip.h>

namespace thema::formats {

/// The functions of libzip that are in use. It is loaded with the first archive and not with the
/// program: it brings libcrypto, and both together are a quarter of what a start takes.
struct Libzip {
  decltype(&::zip_close) close;
  decltype(&::zip_discard) discard;
  decltype(&::zip_error_fini) error_fini;
  decltype(&::zip_error_init) error_init;
  decltype(&::zip_error_strerror) error_strerror;
  decltype(&::zip_fclose) fclose;
  decltype(&::zip_file_add) file_add;
  decltype(&::zip_file_get_error) file_get_error;
  decltype(&::zip_file_set_dostime) file_set_dostime;
  decltype(&::zip_set_file_compression) set_file_compression;
  decltype(&::zip_fopen_index) fopen_index;
  decltype(&::zip_fread) fread;
  decltype(&::zip_get_error) get_error;
  decltype(&::zip_get_num_entries) get_num_entries;
  decltype(&::zip_name_locate) name_locate;
  decltype(&::zip_open_from_source) open_from_source;
  decltype(&::zip_source_buffer) source_buffer;
  decltype(&::zip_source_buffer_create) source_buffer_create;
  decltype(&::zip_source_close) source_close;
  decltype(&::zip_source_free) source_free;
  decltype(&::zip_source_keep) source_keep;
  decltype(&::zip_source_open) source_open;
  decltype(&::zip_source_read) source_read;
  decltype(&::zip_stat_index) stat_index;
  decltype(&::zip_stat_init) stat_init;
};

/// Throws Error(storage) when the library is not there.
const Libzip& libzip();

}  // namespace thema::formats
