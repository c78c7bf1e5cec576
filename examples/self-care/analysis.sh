# What the report needs; build.sh reads this where it stands, with $thema, $here, $out and $tables.
# shellcheck shell=bash disable=SC2154

step 'COREQ, as far as the project knows the answers'
"$thema" checklist start coreq
"$thema" checklist draft coreq
"$thema" checklist table coreq --by study -o "$tables/coreq.md"

step 'report'
for ext in html md; do
  "$thema" report "$here/report.md" -o "$out/report.$ext"
  "$thema" report "$here/plain.md" -o "$out/plain.$ext"
done
