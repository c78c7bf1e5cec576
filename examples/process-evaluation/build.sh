#!/usr/bin/env bash
# Builds the BackSteps example project from the files beside this script, and every
# table from the project.
#
#   ./build.sh OUT_FOLDER            uses `thema` on the PATH
#   THEMA=/path/to/thema ./build.sh OUT_FOLDER
#
# OUT_FOLDER gets backsteps.thema, backsteps.json, the report and the folders tables/ and
# site/; what an earlier run left there under these names is replaced, anything else is left
# alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../head.sh
. "$here/../head.sh" backsteps anna "$@"
rm -rf -- "$out/site" "$out"/report.{html,md}

# How a quotation is signed. What is in square brackets drops out where the case has no
# such value: (P09, woman, 55, internet + telephone, 12 months), but (PT2, man).
cite='({case}[, {gender}][, {age}][, {arm}][, {months} months])'

{
  step 'project and coders'
  "$thema" init "$THEMA_PROJECT" --title 'BackSteps process evaluation' --language en --cite "$cite"
  "$thema" coder add anna
  "$thema" coder add ben

  step 'transcripts, cases, codebook, codings'
  "$thema" import "$here"/transcripts/*
  "$thema" case import "$here/cases.csv"
  # Names that were given when the interviews were written down tell nobody: they may be printed.
  for name in Iqbal Bev So-and-so; do "$thema" pseudonym add "$name" "$name"; done
  "$thema" code import "$here/codebook.csv"
  "$thema" coding import "$here/codings.csv"
  "$thema" case attribute arm --order 'internet,internet + telephone'
  "$thema" case attribute benefit --order 'clear benefit,some benefit,little or no benefit'

  # 4 + 4 + 4 = 12: each person was interviewed once, so waves are different people.
  for wave in 3 6 12; do "$thema" count --where "months = $wave" --expect '4 of 12'; done

  step 'programme theories'
  "$thema" theory add T1 --level refined --origin data \
    --statement 'If people who have room to do a little more set small weekly goals and see how their pain goes with them, they come to hold that moving eases the pain, and use it when the pain returns.'
  "$thema" theory add T2 --level refined --origin data \
    --statement 'If someone whom people trust stands behind the programme, they take its advice as true, and so start it and keep to it.'
  "$thema" theory add T3 --level initial --origin team \
    --statement 'If a physiotherapist telephones, people feel supported at a distance as they would in a clinic, and so keep to their goals.'

  step 'configurations'
  "$thema" cmo add CMOC1 --title 'Small steps and a visible link' \
    --theory T1 --scheme CMO --theme 'Linking activity to relief' \
    --context 'A person is able to make small increases in activity, and willing to try them' \
    --context-code 'Able and willing to try' \
    --resource 'Weekly goals of the person'\''s own, with feedback and a diary of activity and pain' \
    --resource-code 'Weekly goals and feedback' \
    --reasoning 'The person connects the days of more activity with the days of less pain' \
    --reasoning-code 'Connects activity with less pain' \
    --outcome 'The person keeps using activity, above all to manage flare-ups' \
    --outcome-code 'Manages flare-ups with activity' \
    --state supported --activation fired --valence benefit

  "$thema" cmo add CMOC2 --title 'A goal that sounds like harm' \
    --theory T1 --scheme CMO --theme 'Beliefs about the back' \
    --context 'A person believes that pain means damage, and that activity adds to it' \
    --context-code 'Expects harm from moving' \
    --resource 'The same weekly goal with its feedback' \
    --resource-code 'Weekly goals and feedback' \
    --reasoning 'A link between days of more activity and days of less pain' \
    --reasoning '(-) The person judges the goal unsafe and reads soreness as a warning' \
    --reasoning-code 'Judges the goal unsafe' \
    --outcome 'There is little or no benefit' \
    --outcome-code 'Outcome/Little or no benefit' \
    --state supported --activation inhibited --valence no-change

  "$thema" cmo add CMOC3 --title 'One goal and several illnesses' \
    --theory T1 --scheme CMO --theme 'Fitting the programme into life' \
    --context 'A person is willing, but limited by another illness or by what the body can do' \
    --context-code 'Limited by body or illness' \
    --resource 'Goals that go up week by week, and sessions with easier versions' \
    --resource-code 'Weekly goals and feedback' \
    --reasoning 'The person makes the goal smaller and sees some effect, but cannot tell it from everything else that comes and goes' \
    --outcome 'There is some benefit in everyday tasks, lost again in each bad spell' \
    --state developed --activation partial --valence benefit

  "$thema" cmo add CMOC4 --title 'Somebody I trust put their name to it' \
    --theory T2 --scheme CMO --theme 'Beliefs about the back' \
    --context 'A clinician or practice whom the person trusts stands behind the programme' \
    --context-code 'Vouched for by a clinician' \
    --resource 'An introduction by that person, in words or by letter' \
    --reasoning 'The person takes the advice as credible' \
    --outcome 'The person starts the programme and keeps it going' \
    --outcome-code 'Keeps the programme going' \
    --state refined --activation fired --valence benefit

  "$thema" cmo add CMOC5 --title 'A voice without hands' \
    --theory T3 --scheme CMO --theme 'Being supported at a distance' \
    --context 'A person is offered calls from a physiotherapist whom he or she has never met' \
    --resource 'Telephone calls about goals, obstacles and worries' \
    --resource-code 'Telephone calls' \
    --reasoning 'The person feels believed, and answerable to someone' \
    --reasoning-code 'Listened to and believed' --reasoning-code 'Answerable to someone' \
    --reasoning '(-) The person holds that whoever has not examined the back cannot know whether it is safe' \
    --reasoning-code 'Nobody has examined me' \
    --outcome 'The person keeps to the goals between calls' \
    --outcome 'The person likes the calls, and sets the advice aside' \
    --state developed --activation partial --valence benefit

  "$thema" cmo evidence --import "$here/evidence.csv"

  step 'tables'
  for ext in txt md html; do
    "$thema" themes --quotes 1 -o "$tables/themes.$ext"
    "$thema" cmo table -o "$tables/cmo.$ext"
  done
  "$thema" themes -o "$tables/themes.csv"
  "$thema" cmo table -o "$tables/cmo.csv"
  "$thema" cmo table -o "$tables/cmo.json"

  # Who took part, in which wave and arm, and what each theme rests on there.
  for by in months arm; do
    "$thema" participants --by "$by" --attributes age,gender,benefit -o "$tables/people-by-$by.md"
    "$thema" themes --by "$by" --quotes 0 -o "$tables/themes-by-$by.md"
  done

  # Mechanisms by outcome group: with so few people a pattern to read by, and no test.
  "$thema" matrix --rows codes --code Mechanism --cols attr:benefit --cell cases --totals \
    -o "$tables/mechanisms-by-benefit.md"

  "$thema" quotes --cite "$cite" --group-by code -o "$tables/quotes.html"
  "$thema" quotes --cite "$cite" -o "$tables/quotes.csv"
  "$thema" quotes --cite "$cite" --exemplars -o "$tables/exemplars.md"

  "$thema" coding list -o "$tables/codings.csv" \
    --columns source,start,end,code,coder,exemplar,tags,text
  "$thema" export json "$out/backsteps.json"

  step 'checks'
  "$thema" info
  "$thema" check
} >&2

# The parts that ask for links, decisions, figures, checklists and reports.
if "$thema" cmo diagram --help >/dev/null 2>&1 && "$thema" report --help >/dev/null 2>&1; then
  # shellcheck source=analysis.sh
  . "$here/analysis.sh" >&2
fi

"$thema" themes
echo
"$thema" cmo table
echo
echo "Reports: $tables/themes.html"
echo "         $tables/quotes.html"
echo "         $tables/cmo.html"
