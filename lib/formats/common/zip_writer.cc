#include "formats/common/zip_writer.h"

#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "formats/common/libzip.h"

namespace thema::formats {

namespace {

// 1980-01-01 00:00, the first time that an archive knows.
constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;

struct Discard {
  void operator()(zip_t* archive) const noexcept { libzip().discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const noexcept { libzip().source_free(source); }
};

[[noreturn]] void fail(std::string_view why) {
  throw Error(Errc::storage, fmt::format("a zip archive cannot be made: {}", why));
}

}  // namespace

std::string ZipWriter::finish() const {
  zip_error_t error;
  libzip().error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> bytes(
      libzip().source_buffer_create(nullptr, 0, 0, &error));
  if (!bytes) fail("no memory");
  // Closing the archive lets go of its source once.
  libzip().source_keep(bytes.get());
  std::unique_ptr<zip_t, Discard> zip(
      libzip().open_from_source(bytes.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!zip) {
    libzip().source_free(bytes.get());
    fail(libzip().error_strerror(&error));
  }
  for (const auto& [name, content, as_it_is] : entries_) {
    zip_source_t* source = libzip().source_buffer(zip.get(), content.data(), content.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1
                          : libzip().file_add(zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) libzip().source_free(source);
      fail(libzip().error_strerror(libzip().get_error(zip.get())));
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    libzip().file_set_dostime(zip.get(), entry, 0, kFirstDay, 0);
    if (as_it_is) libzip().set_file_compression(zip.get(), entry, ZIP_CM_STORE, 0);
  }
  if (libzip().close(zip.get()) != 0) {
    fail(libzip().error_strerror(libzip().get_error(zip.get())));
  }
  static_cast<void>(zip.release());
  std::string out;
  if (libzip().source_open(bytes.get()) != 0) fail("it cannot be read again");
  constexpr std::size_t kPiece = 1U << 16U;
  for (;;) {
    const std::size_t have = out.size();
    out.resize(have + kPiece);
    const zip_int64_t n = libzip().source_read(bytes.get(), out.data() + have, kPiece);
    if (n < 0) fail("it cannot be read again");
    out.resize(have + static_cast<std::size_t>(n));
    if (n == 0) break;
  }
  libzip().source_close(bytes.get());
  return out;
}

}  // namespace thema::formats
