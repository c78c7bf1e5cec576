#!/usr/bin/env bash
# Every table of the demo study in every format against tests/golden, to the byte: of html without
# the style sheet, of xlsx the sheets' XML, a row a line. An svg is a golden file as it is.
#
#   THEMA=... DATA=tests/data bash tests/scripts/golden_tables.sh --update    writes them anew
# shellcheck disable=SC1091,SC2154,SC2094,SC2016
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"
golden=$here/../golden
update=no
[ "${1:-}" != --update ] || update=yes

must thema demo study
cd study || exit 1

# NAME: ARGUMENTS; what holds ids or a clock is left out by --columns.
tables='
cases: case list
cmo: cmo table
cmo_evidence: cmo show CMOC1 --columns stance,speaks_to,source,turn,note
codes: code list --counts
codings: coding export --columns source,start,end,code,coder,memo,exemplar,print,tags
cooccur: cooccur
info: info
matches: find pain
participants: participants
quotes: quotes
sources: source list
speakers: speaker list
themes: themes --quotes 1
theories: theory list
'

# What a golden file holds of a result.
shown() {
  case $1 in
    *.html) sed '/^<style>/,/^<\/style>/d; s/<style>.*//' "$1" ;;
    *.xlsx)
      unzip -p "$1" xl/workbook.xml | grep -o '<sheet name="[^"]*"'
      unzip -p "$1" 'xl/worksheets/sheet*.xml' | sed 's/<row /\n&/g; s/<c r=/\n  &/g; s/<sheetData/\n&/g; s/<?xml/\n&/g'
      echo
      ;;
    *) cat "$1" ;;
  esac
}

made=' '
while IFS=: read -r name arguments; do
  [ -n "$name" ] || continue
  formats='txt md csv json html xlsx tex'
  [ "$name" != cooccur ] || formats+=' svg'
  for extension in $formats; do
    file=$name.$extension
    # shellcheck disable=SC2086
    if ! thema $arguments -o "$file" -q 2> err; then
      fail "thema $arguments -o $file" "$(cat err)"
      continue
    fi
    made+="$file "
    shown "$file" > shown
    if [ "$update" = yes ]; then
      cp shown "$golden/$file"
    elif ! diff "$golden/$file" shown > difference 2>&1; then
      fail "$file is not as tests/golden has it (--update writes it anew)" "$(head -20 difference)"
      continue
    fi
    pass
  done
done <<< "$tables"

for file in "$golden"/*; do
  case $made in
    *" $(basename "$file") "*) ;;
    *) fail "tests/golden/$(basename "$file") belongs to no table" ;;
  esac
done
finish
