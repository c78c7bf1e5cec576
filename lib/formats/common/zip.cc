#include "formats/common/zip.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "formats/common/libzip.h"

namespace thema::formats {
namespace {

struct Discard {
  void operator()(zip_t* archive) const noexcept { libzip().discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const noexcept { libzip().fclose(file); }
};

[[noreturn]] void fail(const std::string& message) { throw Error(Errc::bad_input, message); }

constexpr std::uint64_t kMiB = 1ULL << 20U;

/// `size` bytes at `pos` as a number; REQUIRES that they are there.
std::size_t number_at(std::string_view bytes, std::size_t pos, std::size_t size) {
  std::size_t out = 0;
  for (std::size_t i = size; i-- > 0;) out = out << 8U | static_cast<unsigned char>(bytes[pos + i]);
  return out;
}

}  // namespace

bool archive_names(std::string_view bytes, std::string_view begins) {
  constexpr std::size_t kEnd = 22, kLongestComment = 0xFFFF, kEntry = 46;
  const std::size_t from = bytes.size() - std::min(bytes.size(), kEnd + kLongestComment);
  const std::size_t end = bytes.substr(from).rfind("PK\x05\x06");
  const bool whole = end != std::string_view::npos && from + end + kEnd <= bytes.size();
  std::size_t pos = whole ? number_at(bytes, from + end + 16, 4) : bytes.size();
  if (pos >= bytes.size() || !bytes.substr(pos).starts_with("PK\x01\x02")) {
    return bytes.find(begins) != std::string_view::npos;
  }
  while (pos + kEntry <= bytes.size() && bytes.substr(pos).starts_with("PK\x01\x02")) {
    const std::size_t name = number_at(bytes, pos + 28, 2);
    if (bytes.substr(pos + kEntry, name).starts_with(begins)) return true;
    pos += kEntry + name + number_at(bytes, pos + 30, 2) + number_at(bytes, pos + 32, 2);
  }
  return false;
}

struct ZipArchive::State {
  std::unique_ptr<zip_t, Discard> zip;
  Limits limits;
};

ZipArchive::ZipArchive(std::string_view bytes) : ZipArchive(bytes, Limits{}) {}

ZipArchive::ZipArchive(std::string_view bytes, Limits limits) : state_(std::make_unique<State>()) {
  state_->limits = limits;
  zip_error_t error;
  libzip().error_init(&error);
  zip_source_t* source = libzip().source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr ? nullptr : libzip().open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    std::string why = libzip().error_strerror(&error);
    libzip().error_fini(&error);
    if (source != nullptr) libzip().source_free(source);
    fail(fmt::format("the zip archive cannot be read: it is cut short or damaged ({})", why));
  }
  libzip().error_fini(&error);
  state_->zip.reset(zip);
  check_limits();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::check_limits() const {
  const Limits& limits = state_->limits;
  const zip_int64_t entries = libzip().get_num_entries(state_->zip.get(), 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.entries) {
    fail(fmt::format("the archive has {} entries; more than {} are refused as a zip bomb", entries,
                     limits.entries));
  }
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    libzip().stat_init(&stat);
    if (libzip().stat_index(state_->zip.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_SIZE) == 0) {
      fail("the zip archive has an entry that cannot be read: it is damaged");
    }
    total += std::min<std::uint64_t>(stat.size, limits.total_bytes + 1);
    if (total > limits.total_bytes) {
      fail(fmt::format("the archive unpacks to more than {} MB; that is refused as a zip bomb",
                       limits.total_bytes / kMiB));
    }
    const bool known = (stat.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (known && stat.size > limits.ratio_from && stat.size / limits.ratio > stat.comp_size) {
      fail(
          fmt::format("an entry of the archive unpacks {} bytes to {}; more than {} times, above "
                      "{} MB, is refused as a zip bomb",
                      stat.comp_size, stat.size, limits.ratio, limits.ratio_from / kMiB));
    }
  }
}

bool ZipArchive::has(std::string_view name) const {
  return libzip().name_locate(state_->zip.get(), std::string(name).c_str(), 0) >= 0;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  const zip_int64_t entries = libzip().get_num_entries(state_->zip.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    libzip().stat_init(&stat);
    const auto index = static_cast<zip_uint64_t>(i);
    if (libzip().stat_index(state_->zip.get(), index, 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_NAME) == 0) {
      fail("the zip archive has an entry without a name: it is damaged");
    }
    if (!std::string_view(stat.name).ends_with('/')) names.emplace_back(stat.name);
  }
  return names;
}

std::string ZipArchive::read(std::string_view name) const {
  zip_t* const zip = state_->zip.get();
  const zip_int64_t index = libzip().name_locate(zip, std::string(name).c_str(), 0);
  if (index < 0) fail(fmt::format("the archive has no '{}'", name));
  const auto entry = static_cast<zip_uint64_t>(index);
  zip_stat_t stat;
  libzip().stat_init(&stat);
  if (libzip().stat_index(zip, entry, 0, &stat) != 0)
    fail(fmt::format("'{}' cannot be read", name));
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    fail(fmt::format("'{}' is encrypted: save the document without a password", name));
  }
  const std::unique_ptr<zip_file_t, CloseEntry> file(libzip().fopen_index(zip, entry, 0));
  if (!file) {
    fail(fmt::format("'{}' cannot be unpacked: {}", name,
                     libzip().error_strerror(libzip().get_error(zip))));
  }
  std::string out;
  constexpr std::size_t kPiece = 1U << 16U;
  for (;;) {
    const std::size_t have = out.size();
    // The size in the directory may lie, so memory grows with what is really there.
    if (have > stat.size || have > state_->limits.total_bytes) {
      fail(fmt::format("'{}' unpacks to more than it says", name));
    }
    out.resize(have + kPiece);
    const zip_int64_t n = libzip().fread(file.get(), out.data() + have, kPiece);
    if (n < 0) {
      fail(fmt::format("'{}' cannot be unpacked: {}", name,
                       libzip().error_strerror(libzip().file_get_error(file.get()))));
    }
    out.resize(have + static_cast<std::size_t>(n));
    if (n == 0) return out;
  }
}

}  // namespace thema::formats
