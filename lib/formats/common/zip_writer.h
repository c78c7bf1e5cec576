#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace thema::formats {

/// Makes a zip archive in memory. The same entries give the same bytes: no clock, no time zone.
class ZipWriter {
 public:
  void add(std::string name, std::string bytes) {
    entries_.push_back({std::move(name), std::move(bytes), false});
  }
  /// Not packed: what readers look at to know the archive.
  void add_as_it_is(std::string name, std::string bytes) {
    entries_.push_back({std::move(name), std::move(bytes), true});
  }
  /// The archive's bytes. Throws Errc::storage when there is no memory for it.
  std::string finish() const;

 private:
  struct Entry {
    std::string name, bytes;
    bool as_it_is = false;
  };
  std::deque<Entry> entries_;
};

}  // namespace thema::formats
