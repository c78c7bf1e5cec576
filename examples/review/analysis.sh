# Flow of records, participants, appraisal and report; build.sh reads this where it stands, with
# $thema, $here, $out and $tables.
# shellcheck shell=bash disable=SC2154

# A number in print that does not follow from the rows: the command has to say so, with status 1.
flagged() {
  local status=0
  "$thema" "$@" || status=$?
  if [ "$status" -ne 1 ]; then
    echo "analysis.sh: not flagged: thema $*" >&2
    exit 1
  fi
}

step 'PRISMA flow: 2,448 records to five reports of four studies; exit 1 if it did not balance'
"$thema" prisma import "$here/prisma.csv"
"$thema" prisma show
for ext in svg dot md; do "$thema" prisma show -o "$tables/prisma.$ext"; done

step 'participants: 22 + 14 + 9 + 11 = 56 = 44 adults with pain + 12 nurses'
"$thema" table import "$here/participants.csv" --name participants --key case
"$thema" table sum participants participants --expect 56
"$thema" table sum participants with_pain --expect 44
"$thema" table sum participants nurses_recommending --expect 7
"$thema" table sum participants nurses_not_recommending --expect 5

step 'COREQ: two reports of one study are appraised apart'
reports=('Aldous 2018' 'Aldous 2019' 'Bramwell 2020' 'Castellane 2021' 'Dunmore 2022')
for report in "${reports[@]}"; do "$thema" checklist start coreq --for "$report"; done
"$thema" checklist import coreq "$here/appraisal.csv"
for ext in md html; do
  "$thema" checklist table coreq --by matrix -o "$tables/coreq.$ext"
  "$thema" checklist table coreq --by item -o "$tables/coreq-by-item.$ext"
done
"$thema" checklist table coreq --by case --expect 'Aldous 2018=38%' -o "$tables/coreq-by-report.md"

# 21 of 32 are 65.6 %: a draft of the article had 67.
flagged checklist table coreq --by case --expect 'Bramwell 2020=67%' -o "$tables/coreq-draft.md"

step 'report'
for ext in html md; do
  "$thema" report "$here/report.md" -o "$out/report.$ext"
done
