#!/usr/bin/env bash
# Builds the example self-care interviews from the files beside this script, and every table from the project.
#
#   ./build.sh OUT_FOLDER            uses `thema` on the PATH
#   THEMA=/path/to/thema ./build.sh OUT_FOLDER
#
# OUT_FOLDER gets self-care.thema, self-care.json and a folder tables/; what an earlier run left
# there under these names is replaced, anything else is left alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../head.sh
. "$here/../head.sh" self-care ruth "$@"

cite='({case}[, {gender}][, {age}][, {occupation}])'

# A statement of the report: the command fails when its number is another one.
expect() {
  local number=$1
  shift
  "$thema" count "$@" --expect "$number" >/dev/null
  printf '%s  %s\n' "$number" "$*"
}

{
  step 'project, interviews, people, codebook, codings'
  "$thema" init "$THEMA_PROJECT" --title 'Looking after your own back' --language en --cite "$cite"
  "$thema" import "$here"/transcripts/*
  "$thema" case import "$here/cases.csv"
  "$thema" case attribute stance --order \
    'wants more GP support,doubts that it is feasible,separate from the GP,resists GP involvement'
  "$thema" case attribute support_wanted --order \
    'at diagnosis,when it comes back,at any time,in an emergency,not wanted,N/R'
  "$thema" code import "$here/codebook.csv"
  "$thema" coding import "$here/codings.csv"

  # Two codes that pull against each other, wherever one person has both.
  "$thema" view add 'Obliged and not able' \
    --where "case has 'Obliged to manage alone' and case has 'Not able to'"

  # People whose words do not fit where they were put, or who have turned help away.
  "$thema" view add 'Negative cases' --where \
    "case has 'Support is intrusive' or (stance = 'separate from the GP' and case has 'At diagnosis')"

  step 'the numbers behind the words'
  # At least half: 12 or more of 23. Some: 4 to 11. A few: 1 to 3.
  {
    expect '12 of 23' "Wants more from the GP"
    expect '11 of 23' 'Keeping moving'
    expect '14 of 23' 'Being left to it'
    expect '9 of 23' 'Obliged to manage alone'
    expect '8 of 23' 'Not able to'
    expect '7 of 23' --where "view 'Obliged and not able'"
    expect '8 of 23' 'At diagnosis'
    expect '3 of 23' 'When it comes back'
    expect '6 of 23' 'Not a matter for the GP'
    expect '5 of 23' 'No time for it in ten minutes'
    expect '3 of 23' 'Support is intrusive'
  } | tee "$tables/statements.txt"

  step 'tables'
  for ext in txt md html; do
    "$thema" themes --quotes 1 -o "$tables/themes.$ext"
    "$thema" matrix --rows codes --cols attr:stance --cell cases --totals \
      --caption 'Codes by stance' -o "$tables/stance.$ext"
    "$thema" matrix --rows codes --code 'When support counts' --code "Wants more from the GP" \
      --cols attr:support_wanted --cell cases --totals \
      --caption 'When support counts, by when it is wanted' -o "$tables/timing.$ext"
    "$thema" participants --by stance --attributes age,gender,practice,years -o "$tables/people.$ext"
  done

  # Tension pairs: how many people hold both ends, whoever says which first.
  "$thema" cooccur --codes 'Obliged to manage alone' 'Not able to' 'Keeping moving' \
    'Tablets, heat and rest' 'Wants more from the GP' 'Not a matter for the GP' \
    --unit case --measure cases -o "$tables/tensions.csv"
  "$thema" quotes --code 'Obliged to manage alone' --code 'Not able to' \
    --where "view 'Obliged and not able'" --group-by case -o "$tables/tension-quotes.md"

  # Negative cases, theme by theme: those who say that help is an intrusion, and one who says
  # that he wants none and would have bitten somebody's hand off for it.
  "$thema" quotes --view 'Negative cases' --code "The GP's part" --code 'When support counts' \
    --group-by case -o "$tables/negative-cases.md"

  # For a summary in plain language: one quote a theme.
  "$thema" themes --depth 1 --quotes 1 -o "$tables/plain.md" \
    --columns theme,description,cases_of,quotes
  "$thema" export json "$out/self-care.json"

  step 'checks'
  "$thema" info
  "$thema" check
} >&2

# The part that asks for the report command.
if "$thema" report --help >/dev/null 2>&1; then
  # shellcheck source=analysis.sh
  . "$here/analysis.sh" >&2
fi

"$thema" matrix --rows codes --depth 2 --cols attr:stance --cell cases --totals
