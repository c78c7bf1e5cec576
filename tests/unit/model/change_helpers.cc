#include "change_helpers.h"

#include <algorithm>

#include "store/session.h"

namespace thema::model {

std::string state_of(Project& project) {
  std::string out;
  for (const std::string& table : store::tracked_tables(project.db())) {
    auto q = project.db().query_once("SELECT * FROM \"" + table + "\" ORDER BY 1");
    while (q.step()) {
      out += table;
      for (int i = 0; i < q.columns(); ++i) out += q.null(i) ? "|-" : "|" + q.string(i);
      out += "\n";
    }
  }
  return out;
}

}  // namespace thema::model
