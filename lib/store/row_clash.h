#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/ids.h"

namespace thema::store {

/// Rows that are not as a change left them: it cannot be taken back or done again. What is said
/// names tables; who knows what rows mean to people says it again.
class RowClash : public Error {
 public:
  enum class Kind {
    gone,     ///< one of the rows is not there
    changed,  ///< the row holds something else
    taken,    ///< another row has what only one can have
    named     ///< the row names one that is not there
  };

  RowClash(Kind what, std::string in, RowId from, RowId to);

  Kind kind;
  std::string table;
  RowId first, last;   ///< the row, or a range of them
  std::string parent;  ///< named: the table and row that are not there
  RowId parent_id = 0;
  /// All rows of `table` that are in the way (changed, gone, taken), in no order: who knows what
  /// they are to people tells the first of them.
  std::vector<std::pair<RowId, Kind>> all;
};

class Database;

/// Throws RowClash when a row names one that is not there. Costs nothing when all is well.
/// REQUIRES: inside a transaction.
void refuse_broken_references(Database& db);

}  // namespace thema::store
