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
    entries_.emplace_back(std::move(name), std::move(bytes));
  }
  /// The archive's bytes. Throws Errc::storage when there is no memory for it.
  std::string finish() const;

 private:
  std::deque<std::pair<std::string, std::string>> entries_;
};

}  // namespace thema::formats
