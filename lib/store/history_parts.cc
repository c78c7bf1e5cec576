#include "store/history_parts.h"

#include <algorithm>
#include <memory>

#include "store/content.h"

namespace thema::store {

namespace {

constexpr std::size_t kPiece = 1 << 20;

}  // namespace

void PartWriter::add(std::string_view bytes) {
  total_ += bytes.size();
  hash_.add(bytes);
  buffer_.append(bytes);
  if (buffer_.size() >= kPiece) flush();
}

void PartWriter::flush() {
  if (buffer_.empty()) return;
  const std::string packed = pack(buffer_);
  db_.query("INSERT INTO history_part (number, kind, size, packed) VALUES (?1, ?2, ?3, ?4)")
      .bind(1, number_)
      .bind(2, kind_)
      .bind(3, static_cast<std::int64_t>(buffer_.size()))
      .bind_blob(4, packed)
      .run();
  buffer_.clear();
}

ByteSource part_bytes(Database& db, std::int64_t number, std::string_view kind) {
  struct State {
    Statement query;
    std::string piece;
    std::size_t used = 0;
  };
  auto state = std::make_shared<State>(
      State{db.query_once("SELECT packed, size FROM history_part WHERE number = ?1 AND kind = ?2 "
                          "ORDER BY id"),
            {},
            0});
  state->query.bind_all(number, kind);
  return [state](char* out, std::size_t size) {
    if (state->used == state->piece.size()) {
      if (!state->query.step()) return std::size_t{0};
      state->piece =
          unpack(state->query.blob(0), static_cast<std::size_t>(state->query.integer(1)));
      state->used = 0;
    }
    const std::size_t n = std::min(size, state->piece.size() - state->used);
    std::copy_n(state->piece.data() + state->used, n, out);
    state->used += n;
    return n;
  };
}

std::vector<AddedRange> ranges_of(Database& db, std::int64_t number) {
  std::vector<AddedRange> ranges;
  auto q = db.query(
      "SELECT tbl, first, last FROM history_part WHERE number = ?1 AND kind = 'range' "
      "ORDER BY id");
  q.bind_all(number);
  while (q.step()) ranges.push_back({q.string(0), q.integer(1), q.integer(2)});
  return ranges;
}

bool has_part(Database& db, std::int64_t number, std::string_view kind) {
  auto q = db.query("SELECT 1 FROM history_part WHERE number = ?1 AND kind = ?2");
  q.bind_all(number, kind);
  return q.step();
}

}  // namespace thema::store
