#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thema::formats {

/// Whether a zip archive has an entry whose name begins so, told from its directory alone; archives
/// inside of it do not count. Of a file's beginning, which has no directory: whether the name is in
/// it.
bool archive_names(std::string_view bytes, std::string_view begins);

/// A zip archive in memory. Its entries are read by the names that a format knows; no name from the
/// archive is ever a path. Every failure is Errc::bad_input with what was found.
class ZipArchive {
 public:
  /// What an archive may hold at most; beyond it is refused as a zip bomb, naming the limit.
  struct Limits {
    std::uint64_t entries = 20'000;
    std::uint64_t total_bytes = 512ULL << 20U;  ///< uncompressed, all entries
    std::uint64_t ratio = 200;                  ///< uncompressed to compressed ...
    std::uint64_t ratio_from = 50ULL << 20U;    ///< ... for entries larger than this
  };

  /// REQUIRES: `bytes` outlives the archive.
  explicit ZipArchive(std::string_view bytes);
  ZipArchive(std::string_view bytes, Limits limits);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool has(std::string_view name) const;
  /// Of the entries that are files, in their order.
  std::vector<std::string> names() const;
  /// An entry's bytes. Throws for a missing, encrypted or damaged one.
  std::string read(std::string_view name) const;

 private:
  struct State;
  void check_limits() const;
  std::unique_ptr<State> state_;
};

}  // namespace thema::formats
