#include "store/content.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

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

namespace {

[[noreturn]] void missing(const Database& db, std::string_view hash) {
  throw Error(Errc::project, fmt::format("'{}' is damaged: content {} is missing",
                                         db.path().string(), hash.substr(0, 12)));
}

}  // namespace

bool has_content(Database& db, std::string_view hash) {
  auto q = db.query("SELECT 1 FROM content WHERE hash = ?1");
  q.bind_all(hash);
  return q.step();
}

std::string get_content(Database& db, std::string_view hash) {
  auto q = db.query("SELECT text, packed, size FROM content WHERE hash = ?1");
  q.bind_all(hash);
  if (!q.step()) missing(db, hash);
  if (!q.null(0)) return q.string(0);
  return unpack(q.blob(1), static_cast<std::size_t>(q.integer(2)));
}

TextReader::~TextReader() { sqlite3_blob_close(blob_); }

/// False where the row has no text, but packed bytes.
bool TextReader::open(std::int64_t row) {
  const int rc = blob_ != nullptr
                     ? sqlite3_blob_reopen(blob_, row)
                     : sqlite3_blob_open(db_.handle(), "main", "content", "text", row, 0, &blob_);
  if (rc == SQLITE_OK) return true;
  if (rc != SQLITE_ERROR) db_.fail(rc, "reading a text");
  sqlite3_blob_close(blob_);
  blob_ = nullptr;
  return false;
}

std::string_view TextReader::beginning(std::string_view hash, std::uint32_t length,
                                       std::uint32_t points) {
  db_.stop_if_asked();
  auto q = db_.query("SELECT rowid FROM content WHERE hash = ?1");
  q.bind_all(hash);
  if (!q.step()) missing(db_, hash);
  if (!open(q.integer(0))) {
    text_ = get_content(db_, hash);
    return text_;
  }
  // Each code point behind takes a byte or more: so much of the text is not needed.
  auto size = static_cast<std::size_t>(sqlite3_blob_bytes(blob_));
  if (points < length) size -= std::min<std::size_t>(size, length - points);
  if (text_.size() < size) text_.resize(size);
  const int rc = sqlite3_blob_read(blob_, text_.data(), static_cast<int>(size), 0);
  if (rc != SQLITE_OK) db_.fail(rc, "reading a text");
  return std::string_view(text_).substr(0, size);
}

}  // namespace thema::store
