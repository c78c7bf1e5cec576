# Side tables, joint display, checklist and report; build.sh reads this where it stands, with $thema,
# $here, $out and $tables.
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

step 'recruitment log: its unit is a person in one region, a clinic in the other'
"$thema" table import "$here/recruitment.csv" --name log --key case
"$thema" table sum log recruited --expect 218
"$thema" table sum log recruited --by region -o "$tables/recruitment.md"
"$thema" table sum log recruited --by unit -o "$tables/recruitment-units.md"

step 'vignettes: three a respondent'
"$thema" table import "$here/vignettes.csv" --name vignettes --key case
"$thema" table shares vignettes acceptable --by vignette -o "$tables/vignettes.md"
"$thema" table shares vignettes acceptable --by profession -o "$tables/vignettes-by-profession.md"

# 16 of the 18 who were invited answered; a talk gave all shares of 18.
"$thema" table import "$here/talk.csv" --name denominators
"$thema" table show denominators -o "$tables/denominators.md"
for vignette in A B C; do
  "$thema" table shares vignettes acceptable --only "vignette=$vignette" --expect-of 16
  flagged table shares vignettes acceptable --only "vignette=$vignette" --expect-of 18
done

step 'joint display'
"$thema" joint import "$here/joint.csv"
for ext in md html; do "$thema" joint table -o "$tables/joint.$ext"; done

step 'checklist'
"$thema" checklist start srqr
"$thema" checklist draft srqr
"$thema" checklist table srqr --by study -o "$tables/srqr.md"

step 'report'
for ext in html md; do
  "$thema" report "$here/report.md" -o "$out/report.$ext"
done
