#pragma once

#include <span>

namespace thema::store {

class Database;

/// One numbered step of the schema, embedded from schemas/project/NNNN_name.sql.
struct Migration {
  int version;
  const char* name;
  const char* sql;
};

/// All migrations, oldest first.
std::span<const Migration> migrations();

/// The schema version that this program writes.
int newest_schema();

/// The schema version of an open file (user_version).
int schema_of(Database& db);

/// Brings a file up to `newest_schema`, one transaction a step. An empty file gets its
/// application_id too. False when there was nothing to do, or another process did it meanwhile.
bool migrate(Database& db);

}  // namespace thema::store
