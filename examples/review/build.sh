#!/usr/bin/env bash
# Builds the example review from the files beside this script, and every table from the project.
#
#   ./build.sh OUT_FOLDER            uses `thema` on the PATH
#   THEMA=/path/to/thema ./build.sh OUT_FOLDER
#
# OUT_FOLDER gets review.thema, review.json and a folder tables/; what an earlier run left
# there under these names is replaced, anything else is left alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../head.sh
. "$here/../head.sh" review lena "$@"

# A quote as the article printed it, with the number of its reference: (Man, 44, planning
# officer; 21), and (21) where the article says nothing of the speaker.
cite='([{tag.who}; ]{ref})'

{
  step 'project and reviewers'
  "$thema" init "$THEMA_PROJECT" --title 'Neck and shoulder programmes at work: a review' \
    --language en --cite "$cite"
  for reviewer in lena tomas gil; do "$thema" coder add "$reviewer"; done

  step 'articles, studies and reports, codebook'
  "$thema" import "$here"/articles/* --kind document
  "$thema" case import "$here/cases.csv"
  "$thema" code import "$here/codebook.csv"

  # Polarity, perspective, the second framework and the stage are tags: not codes of their own.
  "$thema" tag define valence --values barrier,facilitator \
    --label barrier=Barriers --label facilitator=Facilitators
  "$thema" tag define perspective --values employee,nurse \
    --mark nurse='*' --footnote "Occupational health nurses' perspective."
  "$thema" tag define npt \
    --values 'coherence,cognitive participation,collective action,reflexive monitoring,outside' \
    --label outside='Outside NPT'
  "$thema" tag define stage --values enrol,engage,use,maintain

  step 'two extractions, and what the third reviewer decided'
  "$thema" coding import "$here/codings.csv"
  "$thema" agree --coders lena,tomas --unit paragraph --stat cohen,percent -o "$tables/agreement.csv"
  "$thema" consensus apply "$here/adjudications.csv" --as consensus \
    --reason 'Gil read what Lena and Tomas had extracted differently'
  "$thema" config count consensus
  # Who decided what; the log itself also knows when.
  "$thema" log --object consensus --columns coder,summary,reason -o "$tables/adjudication.md"

  step 'tables'
  for ext in txt md html; do
    "$thema" themes --pivot valence --counts --case-kind study \
      --caption 'Barriers and facilitators' -o "$tables/barriers.$ext"
    "$thema" themes --pivot npt --case-kind study \
      --caption 'Subthemes mapped to Normalisation Process Theory' -o "$tables/npt.$ext"
  done
  "$thema" themes --case-kind study --quotes 2 -o "$tables/themes.html"
  "$thema" quotes --where 'exemplar' --case-kind study --group-by code -o "$tables/quotes.md"

  # What participants proposed is no finding: its own list, and in none of the tables above.
  "$thema" quotes --where 'tag.hypothetical = yes' --case-kind study -o "$tables/suggestions.md"

  step 'the rule that no finding falls between two themes'
  "$thema" quotes --code Unplaced --exact --case-kind study -o "$tables/no-theme.md"
  themes=('Fit with work' 'The programme itself' 'People around it' 'People themselves')
  pairs=
  for ((a = 0; a < 4; ++a)); do
    for ((b = a + 1; b < 4; ++b)); do
      pairs+="${pairs:+ or }(\"${themes[a]}\" and \"${themes[b]}\")"
    done
  done
  "$thema" quotes --query "$pairs" --case-kind study -o "$tables/two-themes.md"

  step 'conceptual model: which subtheme helps or hinders at which stage'
  for ext in svg dot csv; do
    "$thema" code diagram --stages stage --case-kind study -o "$tables/model.$ext"
  done

  "$thema" export json "$out/review.json"

  step 'checks'
  "$thema" count --where "case.kind = study" --case-kind study --expect '4 of 4'
  "$thema" info
  "$thema" check
} >&2

# The parts that ask for the commands of side tables, checklists and reports.
if "$thema" prisma --help >/dev/null 2>&1 && "$thema" report --help >/dev/null 2>&1; then
  # shellcheck source=analysis.sh
  . "$here/analysis.sh" >&2
fi

"$thema" themes --pivot valence --counts --case-kind study
