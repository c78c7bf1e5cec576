#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_blob;

namespace thema::store {

class Database;

/// Texts and original files by the SHA-256 of their bytes, written once (design 2.3). Outside the
/// change history: an undone import leaves its content behind until the project is compacted.

/// Keeps a text as TEXT, so that SQL can read it. `hash` is sha256_hex(text).
void put_text(Database& db, std::string_view hash, std::string_view text);

/// Bytes packed for `put_packed`; may be made on another thread.
std::string pack(std::string_view bytes);
std::string unpack(std::string_view packed, std::size_t size);

/// Keeps packed bytes; `hash` and `size` are those of the bytes before packing.
void put_packed(Database& db, std::string_view hash, std::size_t size, std::string_view packed);

bool has_content(Database& db, std::string_view hash);

/// The bytes. Throws Errc::project when they are missing (a damaged file).
std::string get_content(Database& db, std::string_view hash);

/// Reads texts from their beginnings no further than is wanted: a text lies on many pages of the
/// file. Holds the file's lock while it lives.
class TextReader {
 public:
  explicit TextReader(Database& db) : db_(db) {}
  ~TextReader();
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;

  /// At least the first `points` code points of a text that has `length`; what lies behind them may
  /// end in the middle of a character. Valid until the next call. Throws Errc::project when the
  /// text is missing (a damaged file).
  std::string_view beginning(std::string_view hash, std::uint32_t length, std::uint32_t points);

 private:
  bool open(std::int64_t row);
  Database& db_;
  sqlite3_blob* blob_ = nullptr;
  std::string text_;
};

}  // namespace thema::store
