#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "store/history.h"

/// The hashes by which entries of the history are chained, for those who write entries.
namespace thema::store {

/// What an entry's hashes are made of, beside its parts.
struct ChainedEntry {
  std::string kind;
  std::int64_t target = 0;
  ChangeInfo info;
  std::string at, summary;
  int schema = 0;
  std::int64_t commands = 1;
  bool erased = false;  ///< in no hash: that it was erased is known by what note_rest notes
};

/// Its length before each field, so that no two rows give the same bytes.
void add_field(Sha256& hash, std::string_view field);
/// How a range of rows that was added goes into the hash of an entry's parts.
void add_range_field(Sha256& hash, std::string_view table, RowId first, RowId last);
std::string content_hash(const ChainedEntry& entry, std::string_view parts_hash);
std::string chain_hash(std::string_view before, std::int64_t number, const ChainedEntry& entry,
                       std::string_view content);

}  // namespace thema::store
