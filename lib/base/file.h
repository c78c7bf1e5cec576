#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace thema {

/// The whole of a file. Throws Errc::bad_input for a missing file, a directory, an unreadable one
/// or one of more than `limit` bytes ("-" is not special here).
std::string read_file(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 31);

/// The first bytes of a file, at most `size` of them. Throws as read_file.
std::string read_head(const std::filesystem::path& path, std::size_t size);

/// Writes through a temporary file in the same folder and a rename, so that `path` holds the old
/// bytes or all the new ones. Devices and pipes (/dev/full, /dev/stdout) are written directly.
/// Throws Errc::storage when the disk is full, Errc::bad_input when the folder cannot be written.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();  ///< removes the temporary file unless committed
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  void write(std::string_view bytes);
  /// What was written so far reaches the temporary file; a full disk is noticed.
  void flush();
  void commit();

 private:
  std::filesystem::path path_, temporary_;
  std::string buffer_;
  int fd_ = -1;
};

void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace thema
