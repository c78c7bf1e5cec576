#!/usr/bin/env bash
# Builds the example IPA study from the files beside this script, and every table from the project.
#
#   ./build.sh OUT_FOLDER            uses `thema` on the PATH
#   THEMA=/path/to/thema ./build.sh OUT_FOLDER
#
# OUT_FOLDER gets ipa.thema, ipa.json and a folder tables/; what an earlier run left
# there under these names is replaced, anything else is left alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../head.sh
. "$here/../head.sh" ipa ines "$@"

cite='({case}[, {qualified} years qualified])'

{
  step 'project, transcripts, people'
  "$thema" init "$THEMA_PROJECT" --title 'Learning to lead groups: an IPA study' --language en \
    --cite "$cite"
  "$thema" config methodology 'interpretative phenomenological analysis'
  "$thema" import "$here"/transcripts/*
  "$thema" case import "$here/cases.csv"
  "$thema" code import "$here/codebook.csv"

  step 'case by case: notes, statements, themes of each account'
  "$thema" tag define reading --values convergent,divergent --on coding
  "$thema" coding import "$here/codings.csv"
  "$thema" batch "$here/notes.txt" >/dev/null
  "$thema" coding import "$here/questions.csv"

  step 'tables'
  for person in Marian Tom Ayesha Colette Dev Brigid Owen; do
    "$thema" themes --root "$person" --quotes 1 -o "$tables/case-$person.md"
    "$thema" memo list --on "source:$person" -o "$tables/notes-$person.csv" \
      --columns type,text,words
    # A row a passage: notes of three kinds, statement, theme of the account, theme of the group.
    "$thema" memo passages --where "case = $person" --codes "$person" Shared \
      --caption "$person: from notes to themes" -o "$tables/chain-$person.md"
  done
  for ext in txt md html; do
    "$thema" themes --root Shared --quotes 1 -o "$tables/themes.$ext"
    # Recurrence: how often each person speaks to each theme, and how many people do.
    "$thema" matrix --rows codes --code Shared --cols cases --totals \
      --caption 'Recurrence of group themes' -o "$tables/recurrence.$ext"
    # Coverage: people whose answer to each question speaks to each theme.
    "$thema" cooccur --measure cases --caption 'Group themes by what was asked' \
      --codes 'Questions/Training' 'Questions/Online method' 'Questions/Implementation' \
      'Free to learn, alone with it' 'Becoming another kind of physiotherapist' \
      'Holding a room' 'Somebody above who clears the way' -o "$tables/questions.$ext"
  done
  "$thema" quotes --code Shared --exemplars --per-case 1 -o "$tables/quotes.md"
  "$thema" quotes --code Shared --where 'tag.reading = divergent' -o "$tables/divergence.md"
  "$thema" export json "$out/ipa.json"

  step 'each group theme is carried by three people or more'
  # With four to eight participants a theme should stand on at least three of them.
  "$thema" -q matrix --rows codes --code Shared --cols cases --cell binary --totals -f csv |
    awk -F, '{ split($NF, k, "/") } NR > 1 && k[1] < 3 { print $1 ": " $NF; few = 1 }
             END { exit few }'

  step 'checks'
  "$thema" info
  "$thema" check
} >&2

# The part that asks for the report command.
if "$thema" report --help >/dev/null 2>&1; then
  # shellcheck source=analysis.sh
  . "$here/analysis.sh" >&2
fi

"$thema" matrix --rows codes --code Shared --cols cases --totals
