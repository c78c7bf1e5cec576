#!/usr/bin/env bash
# Builds the example mixed-methods evaluation from the files beside this script, and every table from the project.
#
#   ./build.sh OUT_FOLDER            uses `thema` on the PATH
#   THEMA=/path/to/thema ./build.sh OUT_FOLDER
#
# OUT_FOLDER gets backpath.thema, backpath.json and a folder tables/; what an earlier run left
# there under these names is replaced, anything else is left alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../head.sh
. "$here/../head.sh" backpath freya "$@"

# (N07, physiotherapist, Northshire), and which answer it was where it was one of the survey.
cite='({case}[, {profession}][, {region}][, {material}])'

{
  step 'project and codebook'
  "$thema" init "$THEMA_PROJECT" --title 'BackPath: who offered it, and how' --language en \
    --cite "$cite"
  "$thema" code template add npt-2009 --under NPT
  "$thema" code import "$here/codebook.csv"

  step 'clinics and professionals, interviews, free-text answers'
  "$thema" import "$here"/interviews/*
  "$thema" case import "$here/cases.csv"
  "$thema" import "$here/free-text.csv" --respondent id \
    --text 'What helped you to offer BackPath?' --text 'What got in the way?'
  "$thema" source attributes import "$here/materials.csv"
  "$thema" coding import "$here/codings.csv"

  step 'tables'
  for ext in txt md html; do
    "$thema" themes --root NPT --depth 2 --quotes 1 --by material -o "$tables/npt.$ext"
    # k of n here are clinics: a person counts for the clinic that she belongs to.
    "$thema" themes --root Strategies --case-kind site --quotes 1 \
      --where 'tag.hypothetical is null' \
      --caption 'Strategies, by clinics that used them' -o "$tables/strategies.$ext"
    "$thema" matrix --rows codes --code Strategies --cols attr:region --cell cases --totals \
      -o "$tables/strategies-by-region.$ext"
    "$thema" participants --by region --attributes profession,years -o "$tables/people.$ext"
  done
  "$thema" matrix --rows codes --code Strategies --cols cases --cell binary --case-kind site \
    -o "$tables/who-did-what.csv"
  "$thema" matrix --rows codes --code NPT --depth 2 --cols attr:profession --cell cases --totals \
    -o "$tables/npt-by-profession.html"
  "$thema" quotes --code Strategies --where 'tag.hypothetical = yes' -o "$tables/wishes.md"
  "$thema" quotes --where exemplar --group-by code -o "$tables/quotes.md"
  "$thema" export json "$out/backpath.json"

  step 'checks'
  "$thema" count --where "kind = survey" --expect '16 of 18' --of "profession != 'practice manager' and case.kind = participant"
  "$thema" info
  "$thema" check
} >&2

# The parts that ask for the commands of side tables, joint displays and reports.
if "$thema" table --help >/dev/null 2>&1 && "$thema" report --help >/dev/null 2>&1; then
  # shellcheck source=analysis.sh
  . "$here/analysis.sh" >&2
fi

"$thema" themes --root Strategies --case-kind site --where 'tag.hypothetical is null'
