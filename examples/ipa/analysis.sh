# What the report needs; build.sh reads this where it stands, with $thema, $here, $out and $tables.
# shellcheck shell=bash disable=SC2154

step 'report'
for ext in html md; do
  "$thema" report "$here/report.md" -o "$out/report.$ext"
done
