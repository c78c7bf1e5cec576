#include "store/migrate.h"

#include <fmt/format.h>

#include "store/database.h"

namespace thema::store {

int newest_schema() { return migrations().back().version; }

int schema_of(Database& db) { return static_cast<int>(db.integer("PRAGMA user_version")); }

bool migrate(Database& db) {
  bool any = false;
  for (const Migration& m : migrations()) {
    if (m.version <= schema_of(db)) continue;
    Transaction step(db);
    // Asked again under the lock: who had it before may have come just as far.
    const int have = schema_of(db);
    if (m.version <= have) continue;
    if (have == 0) db.exec(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    db.exec(m.sql);
    db.exec(fmt::format("PRAGMA user_version = {}", m.version).c_str());
    step.commit();
    any = true;
  }
  return any;
}

}  // namespace thema::store
