#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace thema_test {

/// A file or folder of the real transcripts, where they are: $THEMA_SHARED, or beside the
/// repository.
inline std::optional<std::filesystem::path> shared(const std::string& name) {
  const char* set = std::getenv("THEMA_SHARED");
  std::filesystem::path root = set != nullptr ? set : THEMA_SOURCE_DIR "/../shared";
  root /= "data/transcripts/" + name;
  std::error_code ignored;
  return std::filesystem::exists(root, ignored) ? std::optional(root) : std::nullopt;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Every real transcript of less than `limit` bytes.
inline std::vector<std::filesystem::path> shared_files(std::uintmax_t limit) {
  std::vector<std::filesystem::path> out;
  const auto root = shared("");
  if (!root) return out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*root)) {
    if (entry.is_regular_file() && entry.file_size() < limit) out.push_back(entry.path());
  }
  return out;
}

using Random = std::mt19937_64;

inline std::size_t below(Random& random, std::size_t n) { return random() % n; }

/// Text that mixes what segmentation, folding and matching treat apart.
inline std::string random_text(Random& random, std::size_t points) {
  static constexpr std::u32string_view kUsual = U"abcXYZ 019 .,;:'_-\"\n\t ()";
  static constexpr std::u32string_view kOdd =
      U"éÉßñİıœﬁ½²ǅ\u0301\u0308\u0323\u00AD\u200B\u200D\u2060\uFEFF\u00A0\u3000’‘“”«»–—…"
      U"λΣςάЖёЙкאבּשׁعَبлคำไกก็ขกहिन्दीकి語日本のカナガ゙ｶ한국ᄒ\u1161㍿Å①\u2028\u0085\u001B\u007F"
      U"👩🏽\u200D🚀❤\uFE0F🇩🇪𝒜𐍈𠀀";
  std::string out;
  const bool mostly_usual = below(random, 2) == 0;
  for (std::size_t i = 0; i < points; ++i) {
    const bool usual = below(random, mostly_usual ? 20 : 3) != 0;
    const auto& set = usual ? kUsual : kOdd;
    thema::text::append_utf8(out, set[below(random, set.size())]);
  }
  return out;
}

inline std::string random_bytes(Random& random, std::size_t size) {
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

}  // namespace thema_test
