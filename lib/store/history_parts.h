#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/ids.h"
#include "store/database.h"
#include "store/session.h"

namespace thema::store {

/// Collects a changeset into packed rows of history_part of about a megabyte each.
class PartWriter {
 public:
  PartWriter(Database& db, std::int64_t number, std::string_view kind, Sha256& hash)
      : db_(db), number_(number), kind_(kind), hash_(hash) {}

  void add(std::string_view bytes);
  void flush();
  std::size_t total() const { return total_; }

 private:
  Database& db_;
  std::int64_t number_;
  std::string_view kind_;
  Sha256& hash_;
  std::string buffer_;
  std::size_t total_ = 0;
};

/// The packed pieces of one kind of one entry, as a stream.
ByteSource part_bytes(Database& db, std::int64_t number, std::string_view kind);

/// What is left of an entry whose words were erased no longer has the hash it was chained with: it
/// is noted by another, so that it cannot be edited unseen. REQUIRES: the entry is there.
void note_rest(Database& db, std::int64_t number);

/// Rows that an entry added as a range of ids.
struct AddedRange {
  std::string table;
  RowId first = 0, last = 0;
};
std::vector<AddedRange> ranges_of(Database& db, std::int64_t number);

bool has_part(Database& db, std::int64_t number, std::string_view kind);

}  // namespace thema::store
