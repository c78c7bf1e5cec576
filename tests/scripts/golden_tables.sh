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
must cp -r study double
cd study || exit 1

# The same study with what a second coder makes of it, and a chart. (Invented.)
double=../double/demo.thema
printf '%s\n' 'source,start,end,code,tags' \
  'P1,101,140,Getting started/Logging in,valence=barrier' \
  'P1,352,403,Making sense of pain/Linking activity to relief,valence=facilitator' \
  'P2,66,134,Making sense of pain/Pain means damage,valence=barrier' \
  'P2,420,446,Being supported/Being accountable,' \
  'P3,85,135,Being supported/Being accountable,valence=facilitator' \
  'P3,252,305,Getting started/Logging in,valence=facilitator' > second.csv
must thema -p $double tag define valence --values barrier,facilitator --label barrier=Barriers \
  --label facilitator=Facilitators
must thema -p $double coding import second.csv --coder second
for source in P1 P2 P3; do
  for coder in demo second; do must thema -p $double source done $source --coder $coder; done
done
must thema -p $double framework set P1 'Getting started' $'= stuck at the door\nthen in [P1:3]'
must thema -p $double framework set P2 'Getting started' --nothing-said

# The process evaluation, for what shows configurations. Whether all of its tables and figures can be made is the test of the examples.
backsteps=../backsteps/backsteps.thema
bash "$here/../../examples/process-evaluation/build.sh" "$PWD/../backsteps" > /dev/null 2>&1
must thema cmo list -p $backsteps

# NAME: ARGUMENTS; what holds ids or a clock is left out by --columns.
tables=$(cat << 'END'
cases: case list
cmo: cmo table
cmo_evidence: cmo show CMOC1 --columns stance,speaks_to,source,turn,note
cmo_hypotheses: cmo table --view hypotheses -p $backsteps
cmo_matrix: cmo matrix -p $backsteps
cmo_matrix_arm: cmo matrix --cols attr:arm -p $backsteps
cmo_pattern: cmo table --view pattern -p $backsteps
cmo_refinement: cmo table --view refinement -p $backsteps
cmo_results: cmo table --by months -p $backsteps
cmo_suggest: cmo suggest --window case --level code --limit 5 -p $backsteps
cmo_versions: cmo show CMOC1 --versions -p $backsteps
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
agree: agree -p $double --coders demo,second --stat percent,cohen,krippendorff,ac1,alpha-u
agree_disagreements: agree -p $double --coders demo,second --list-disagreements
coders: coder list -p $double
consensus: consensus sheet -p $double --coders demo,second
count: count -p $double 'Being supported'
framework: framework show -p $double --codes 'Getting started' 'Being supported' --attributes gender
kwic: kwic pain
matrix: matrix --rows codes --cols attr:gender --cell cases --totals
matrix_codes: matrix -p $double --rows codes --cols codes --depth 1
matrix_quotes: matrix --rows codes --cols cases --cell quotes --depth 1
saturation: saturation
shares: quotes --shares
summaries: framework list -p $double --columns case,code,said,text,references,coder
tags: tag list -p $double
themes_pivot: themes -p $double --pivot valence
words: words --stop en --top 8
END
)

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
  case $name in cmo_matrix | cooccur | matrix | saturation) formats+=' svg' ;; esac
  for extension in $formats; do
    file=$name.$extension
    if ! eval "thema $arguments -o $file -q" 2> err; then
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
    *) [[ $file == */report.* ]] || # of report.sh
      fail "tests/golden/$(basename "$file") belongs to no table" ;;
  esac
done
finish
