#include "store/migrate.h"

#include <fmt/format.h>

#include "store/database.h"

namespace thema::store {

int newest_schema() { return migrations().back().version; }

int schema_of(Database& db) { return static_cast<int>(db.integer("PRAGMA user_version")); }

void migrate(Database& db) {
  const int have = schema_of(db);
  for (const Migration& m : migrations()) {
    if (m.version <= have) continue;
    Transaction step(db);
    if (have == 0) db.exec(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    db.exec(m.sql);
    db.exec(fmt::format("PRAGMA user_version = {}", m.version).c_str());
    step.commit();
  }
}

}  // namespace thema::store
