#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace thema {

/// Identifies a row in every copy of a project (design: unique without coordination). 0 = none.
using RowId = std::int64_t;

/// Hands out 63-bit row ids that grow with time: a millisecond and random start, then counting up.
/// Rows made in one run are therefore a contiguous range in the order in which they were made.
class RowIds {
 public:
  explicit RowIds(const Env& env);
  /// The next id; greater than every id handed out before and than `after`.
  RowId next() { return ++last_; }
  RowId last() const { return last_; }
  /// Ids handed out from now on are greater than `id`.
  void skip_past(RowId id);

 private:
  RowId last_;
};

/// The short id that people and scripts see: a letter for the kind of object ('c' coding,
/// 'e' evidence, 'm' memo, 'd' decision) and 13 base-32 digits (Crockford's alphabet, lower case)
/// of a mixed row id. The same in all copies; a unique beginning of 6 or more characters suffices.
std::string short_id(char kind, RowId id);
/// How many characters `short_id` has.
inline constexpr std::size_t kShortIdLength = 14;
/// The row id of a full short id; 0 if `text` is not one of that kind.
RowId row_id_of(char kind, std::string_view text);

/// A random (version 4) UUID in lower case.
std::string new_uuid(const Env& env);
/// A UUID (version 8) that depends only on the project's UUID and the row, so exports are stable.
std::string derived_uuid(std::string_view project_uuid, RowId id);

}  // namespace thema
