#!/usr/bin/env bash
# Holds schemas/project.sql to the schema of a new project, and that schema to its rules.
#
#   tests/scripts/schema_sql.sh [--update]     --update writes schemas/project.sql
#
# $THEMA names the program.
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
thema=${THEMA:-thema}
whole=$repo/schemas/project.sql

if ! command -v sqlite3 >/dev/null; then
  echo "skipped: no sqlite3 program"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
"$thema" -q init "$work/new.thema" >/dev/null
ask() { sqlite3 -batch -noheader "$work/new.thema" "$1"; }

# Everything but what SQLite makes by itself: the index's own tables and the indexes of constraints.
{
  echo "-- The whole schema of a project file, made from schemas/project/ by"
  echo "-- tests/scripts/schema_sql.sh --update. To be read; the program runs the numbered files."
  echo
  echo "PRAGMA application_id = $(ask 'PRAGMA application_id');"
  echo "PRAGMA user_version = $(ask 'PRAGMA user_version');"
  ask "SELECT char(10) || sql || ';' FROM sqlite_schema
       WHERE sql IS NOT NULL
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
       ORDER BY CASE type WHEN 'view' THEN 1 ELSE 0 END, tbl_name, type DESC, name"
} >"$work/project.sql"

if [ "${1:-}" = --update ]; then
  cp "$work/project.sql" "$whole"
fi

failed=0
problem() {
  failed=1
  printf 'schema_sql: %s\n' "$*" >&2
}

if ! diff -u "$whole" "$work/project.sql" >&2; then
  problem "schemas/project.sql is not today's schema: tests/scripts/schema_sql.sh --update"
fi

files=("$repo"/schemas/project/[0-9]*.sql)
newest=$(basename "${files[-1]}")
if [ "$((10#${newest%%_*}))" != "$(ask 'PRAGMA user_version')" ]; then
  problem "user_version is not the number of $newest"
fi

# none NAME QUERY: the query lists what breaks a rule.
none() {
  local rows
  rows=$(ask "$2")
  [ -z "$rows" ] || problem "$1:" $rows
}
tables="SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
        AND name NOT LIKE 'sqlite_%'"
tracked="$tables AND name NOT IN ('meta', 'content', 'history', 'history_part')"

none "tables that are not STRICT" \
  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
   AND name NOT LIKE 'sqlite_%' AND NOT strict"
none "tracked tables without 'id INTEGER NOT NULL PRIMARY KEY'" \
  "SELECT name FROM ($tracked) t WHERE
     (SELECT count(*) FROM pragma_table_info(t.name) WHERE pk > 0) <> 1
     OR NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name)
                    WHERE name = 'id' AND type = 'INTEGER' AND pk = 1 AND \"notnull\")"
none "generated columns" \
  "SELECT t.name || '.' || x.name FROM ($tracked) t, pragma_table_xinfo(t.name) x WHERE x.hidden > 0"
none "triggers" "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
none "foreign keys with an action" \
  "SELECT t.name || '.' || f.\"from\" FROM ($tables) t, pragma_foreign_key_list(t.name) f
   WHERE f.on_delete <> 'NO ACTION' OR f.on_update <> 'NO ACTION'"
none "foreign keys to no table" \
  "SELECT t.name || '.' || f.\"from\" FROM ($tables) t, pragma_foreign_key_list(t.name) f
   WHERE f.\"table\" NOT IN ($tables)"

# Every view can be read by a client that knows nothing of thema.
for view in $(ask "SELECT name FROM sqlite_schema WHERE type = 'view'"); do
  ask "SELECT count(*) FROM \"$view\"" >/dev/null || problem "view $view cannot be read"
done

exit $failed
