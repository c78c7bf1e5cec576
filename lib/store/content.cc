#include "store/content.h"

#include <fmt/format.h>
#include <zlib.h>

#include "store/database.h"

namespace thema::store {

namespace {
// Fast: originals are written once and hardly ever read.
constexpr int kPackLevel = 3;
}  // namespace

void put_text(Database& db, std::string_view hash, std::string_view text) {
  // An original file that became a text (the same bytes) is kept once, as the text.
  db.query(
        "INSERT INTO content (hash, size, text) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (hash) DO UPDATE SET text = excluded.text, packed = NULL "
        "WHERE text IS NULL")
      .bind_all(hash, static_cast<std::int64_t>(text.size()), text)
      .run();
}

std::string pack(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  const int rc = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                           reinterpret_cast<const Bytef*>(bytes.data()),
                           static_cast<uLong>(bytes.size()), kPackLevel);
  if (rc != Z_OK) throw Error(Errc::storage, fmt::format("packing failed (zlib error {})", rc));
  out.resize(size);
  return out;
}

std::string unpack(std::string_view packed, std::size_t size) {
  // No deflated byte stands for more: a size that was altered is not believed.
  constexpr std::size_t kMostPerByte = 1032;
  if (size / kMostPerByte > packed.size()) {
    throw Error(Errc::project, fmt::format("stored bytes are damaged ({} bytes cannot hold {})",
                                           packed.size(), size));
  }
  std::string out(size, '\0');
  auto got = static_cast<uLongf>(size);
  const int rc =
      uncompress(reinterpret_cast<Bytef*>(out.data()), &got,
                 reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));
  if (rc != Z_OK || got != size) {
    throw Error(Errc::project, fmt::format("stored bytes are damaged (zlib error {})", rc));
  }
  return out;
}

void put_packed(Database& db, std::string_view hash, std::size_t size, std::string_view packed) {
  db.query("INSERT INTO content (hash, size, packed) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
      .bind(1, hash)
      .bind(2, static_cast<std::int64_t>(size))
      .bind_blob(3, packed)
      .run();
}

bool has_content(Database& db, std::string_view hash) {
  auto q = db.query("SELECT 1 FROM content WHERE hash = ?1");
  q.bind_all(hash);
  return q.step();
}

std::string get_content(Database& db, std::string_view hash) {
  auto q = db.query("SELECT text, packed, size FROM content WHERE hash = ?1");
  q.bind_all(hash);
  if (!q.step()) {
    throw Error(Errc::project, fmt::format("'{}' is damaged: content {} is missing",
                                           db.path().string(), hash.substr(0, 12)));
  }
  if (!q.null(0)) return q.string(0);
  return unpack(q.blob(1), static_cast<std::size_t>(q.integer(2)));
}

}  // namespace thema::store
