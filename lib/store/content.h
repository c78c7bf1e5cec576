#pragma once

#include <optional>
#include <string>
#include <string_view>

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

}  // namespace thema::store
