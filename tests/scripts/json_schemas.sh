#!/usr/bin/env bash
# Builds the example study, runs every command that prints JSON, and holds each document to the
# schema of its name in schemas/output/.
#
# $THEMA names the program, $VALIDATE_JSON the validator (tests/schemas/validate.cc).
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
thema=${THEMA:-thema}
validate=${VALIDATE_JSON:-validate_json}
schemas=$repo/schemas/output
study=$repo/examples/process-evaluation

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work TZ=UTC
unset THEMA_PROJECT THEMA_CODER

failed=0
problem() {
  failed=1
  printf 'json_schemas: %s\n' "$*" >&2
}

# json [-STATUS] ARGUMENT...: keeps the document that the command prints, under the schema it names.
count=0
json() {
  local expected=0 status=0 name
  case $1 in -[0-9]) expected=${1#-} && shift ;; esac
  count=$((count + 1))
  "$thema" "$@" >"$work/out.json" 2>"$work/err" || status=$?
  if [ "$status" -ne "$expected" ]; then
    problem "thema $*: exit $status"
    cat "$work/err" >&2
    return
  fi
  name=$(sed -n '2s/^ *"schema": "thema\/\([a-z_]*\)\/\([0-9]*\)".*/\1.v\2/p' "$work/out.json")
  if [ -z "$name" ] || ! [ -f "$schemas/$name.schema.json" ]; then
    problem "thema $*: no schema for '$(sed -n 2p "$work/out.json")'"
    return
  fi
  mkdir -p "$work/$name"
  mv "$work/out.json" "$work/$name/$(printf '%02d %s' "$count" "$*" | tr -c 'A-Za-z0-9\n' _ | cut -c1-60).json"
}

# ---- the example study, and something of what it has not

THEMA=$thema bash "$study/build.sh" "$work/study" >/dev/null 2>"$work/err" || {
  cat "$work/err" >&2
  exit 1
}
export THEMA_PROJECT=$work/study/backsteps.thema THEMA_CODER=anna
q() { "$thema" -q "$@" >/dev/null; }
q source done P01_3m
q source set P02_3m mode=telephone
q case add 'Surgery A' --kind site
q case set P01 'in=Surgery A'
q case attribute arm --order 'internet,internet + telephone' --label 'internet=Website alone'
q speaker set PT1 PT1 --case PT1
q coding set --in P01_3m --quote 'if she' --memo 'Trust by name' --tag perspective=patient \
  --tag perspective=peer || q coding set --where "source = P01_3m and exemplar = true" \
  --memo 'Trust by name' --tag perspective=patient --tag perspective=peer
q cmo set CMOC1 --outcome 'Keeps using activity' --reason 'shorter'
q cmo add CMOC6 --state candidate
q cmo state CMOC1 refined --reason 'Narrowed after P04'
q cmo link CMOC1.O1 CMOC2.C1 --kind ripple --note 'three months on'
printf 'K01 warn\nK02 warn\nK11 warn\nK19 warn\n' > "$work/policy.txt"
q cmo searched CMOC1 --for negative-case --note none
q theory set T3 --statement 'If a physiotherapist telephones, people feel supported.'
q undo

# ---- every document

json info -f json
json status -f json
json next -f json
json next P03_6m -f json --coder carla
json config -f json
json coder list -f json
json log -f json --all
json log -f json --limit 2
json log -f json --object 'Trust in the advice'
json check -f json
json source list -f json
json source show P01_3m -f json
json source show P04_3m -f json --turns 2-3
json source show P01_3m -f json --lines 1-5
json source show P01_3m -f json --uncoded
json source turns P04_3m -f json
json source turns P01_3m -f json
json speaker list -f json
json case list -f json
json case show P01 -f json
json case show 'Surgery A' -f json
json case attribute -f json
json case attribute arm -f json
json code list -f json
json code list -f json --counts
json code show 'Safe to move' -f json
json code export -f json
json code template list -f json
q tag define colour --values red,blue --label red=Red --mark blue='*' --footnote 'as said'
q tag define anything
json tag list -f json
json tag show colour -f json
json coding list -f json
json coding export -f json
"$thema" source text P01_3m | sed 's/ and / und /; 5d' >"$work/P01_3m_checked.txt"
json source replace P01_3m "$work/P01_3m_checked.txt" -f json
json source versions P01_3m -f json
json coding list --changed -f json
json coding list --lost -f json
json find password -f json
json find password -f json --count
json find password -f json --context 1
json find nothinglikethis -f json
json kwic 'pass* OR pain' -f json
json words --stop en -f json
json words --ngrams 2 --by arm -f json
q view add web --where 'role = participant' --query '"Beliefs about the back" near 2 turns "Making the link"'
json view list -f json
q view add lasting --where "case has 'Able and willing to try' and case has 'Keeps the programme going'"
json cmo regularities -f json
q tag define stage --values early,late
q tag define direction --values facilitator,barrier
q code set 'Making the link' --tag stage=early --tag direction=facilitator
json code diagram --stages stage --polarity direction -f json
json view show web -f json
json quotes --query '"Beliefs about the back" and not "Making the link"' -f json
json quotes -f json
json quotes -f json --context 1 --limit 4
json quotes -f json --shares
json quotes -f json --limit 3 --where "arm = 'internet'"
json themes -f json
json participants -f json
json count 'Trust in the advice' -f json
json -1 count --where "arm = 'internet'" --expect '1 of 2' -f json
json saturation -f json
json saturation -f json --by arm --unit case --permutations 20
json themes -f json --pivot valence
json themes -f json --pivot valence --by arm --counts
json matrix -f json --rows codes --cols attr:arm --totals
json matrix -f json --rows codes --cols cases --cell quotes
json matrix -f json --rows cases --cols codes --cell percent --percent-of n
q framework set P01 'Trust in the advice' 'Trusts the telephone more [P01_3m:3]'
q framework set P02 'Trust in the advice' --nothing-said
json framework show -f json --attributes arm
json framework show -f json --rows sources
json framework list -f json
q undo 2
printf 'case,town,visits\nP01,Leeds,3\nP02,York,N/R\nnobody,,4.5\n' >"$work/log.csv"
q table import "$work/log.csv" --name log --key case
json table list -f json
json table show log -f json --by arm
json table sum log visits -f json --by town
json table shares log town -f json --by arm
q joint add Trust --quantitative '14 of 20' --theme 'Trust in the advice' --inference confirm
q joint add Time
json joint table -f json
q checklist draft coreq
q checklist set coreq 12 yes --for 'Surgery A' --page 3
json checklist list -f json
json checklist table coreq -f json --by study
json checklist table coreq -f json
json checklist table coreq -f json --by case
json -1 checklist table coreq -f json --by matrix --expect 'Surgery A=4%'
printf 'box,label,n,other\nidentified,,9,2\nremoved,duplicates,2,\nscreened,,6,\nreports,,3,\n' >"$work/flow.csv"
q prisma import "$work/flow.csv"
json -1 prisma show -f json
json cooccur -f json
json cooccur -f json --unit case --measure lift
json agree --coders anna,ben -f json
json agree --coders anna,ben -f json --list-disagreements
json consensus sheet --coders anna,ben -f json
json pseudonym scan -f json
json pseudonym scan -f json --all
q pseudonym add Leeds Bradford --kind place
json pseudonym list -f json
q undo
json participants -f json --by arm --mask 2
json themes -f json --quotes 0 --by arm --depth 3
q memo add 'We expected resistance.' --type reflexive --title Start
q memo add 'Trust by name' --on 'code:Trust in the advice'
q memo add 'A short answer' --in P01_3m --turns 2
json autocode 'Trust in the advice' --match '(?i)trust' --span sentence -f json
json autocode --with 'sed "s/^{/{\"code\":\"Trust in the advice\",/"' --where "source = P01_3m" -f json
json coding list --suggested -f json
json review -f json
q undo 2
json memo list -f json
json memo list -f json --on passage
json memo passages -f json
json memo passages -f json --codes 'Trust in the advice'
json theory list -f json
json theory show T1 -f json
json theory versions T3 -f json
json cmo table -f json
json cmo table -f json --quotes 0
json cmo table -f json --by arm
json cmo table -f json --view refinement
json cmo table -f json --view hypotheses
json cmo table -f json --view pattern
json cmo matrix -f json
json cmo matrix -f json --cols attr:arm
json cmo matrix -f json --cols kind
json cmo suggest -f json --min-cases 1
json cmo suggest -f json --min-cases 1 --shape MO --window turns:1 --permute 20
json cmo suggest -f json --min-cases 1 --window case --shape CM
json cmo suggest -f json --window case --list 1
json cmo suggest -f json --min-cases 1 --window case --list-counter 1
json cmo links -f json
json cmo diagram -f json
json cmo diagram CMOC5 -f json
json cmo export
q case event P04 delivered --date 2026-03-05
json case events -f json
json decision list -f json
json cmo reread CMOC1 -f json
json cmo check CMOC1 -f json --policy "$work/policy.txt"
json cmo list -f json
json cmo list -f json --fragments
json cmo show CMOC5 -f json
json cmo show CMOC1 -f json
json cmo show CMOC6 -f json
json cmo show CMOC1 -f json --versions
json export json
mkdir "$work/ben"
q copy "$work/ben/study.thema"
q code rename 'Safe to move' 'Safe to walk'
q code rename -p "$work/ben/study.thema" 'Safe to move' 'Safe at work'
json -5 merge "$work/ben/study.thema" -f json

# An empty project: rows of nothing are rows all the same.
export THEMA_PROJECT=$work/empty.thema
q init "$THEMA_PROJECT"
for words in info status next config 'coder list' log check 'source list' 'speaker list' 'case list' \
  'case attribute' 'code list' 'code export' 'coding list' 'coding export' 'find word' quotes themes \
  'matrix --rows codes --cols cases' 'framework show' 'framework list' \
  'theory list' 'memo list' 'memo passages' 'cmo table' 'cmo list'; do
  json $words -f json
done
json import "$study/transcripts/P01_3m.txt" "$study/transcripts/P04_3m.vtt" -f json
json import "$study/transcripts/P01_3m.txt" -f json
json import -n "$study/transcripts/P02_3m.md" -f json

# A damaged one: what check says.
if command -v sqlite3 >/dev/null; then
  "$thema" -q apply Back --new --in P01_3m --turns 2 >/dev/null 2>&1
  sqlite3 "$THEMA_PROJECT" 'UPDATE coding SET quote_hash = quote_hash + 1'
  json -1 check -f json
fi

# ---- documents against schemas

for file in "$schemas"/*.schema.json; do
  name=$(basename "$file" .schema.json)
  if ! [ -d "$work/$name" ]; then
    problem "no document was made for $name.schema.json"
    continue
  fi
  "$validate" "$file" "$work/$name"/*.json || problem "$name: documents that do not match"
done

# A schema that lets everything through holds nothing: an unknown field and a missing one must fail.
# shellcheck disable=SC2016
sed '0,/"schema"/s//"unknown": 1, "schema"/' "$(ls "$work"/info.v1/*.json | head -1)" >"$work/bad.json"
if "$validate" "$schemas/info.v1.schema.json" "$work/bad.json" 2>/dev/null; then
  problem "an unknown field passes"
fi
sed 's/"title": [^,]*,//' "$(ls "$work"/info.v1/*.json | head -1)" >"$work/bad.json"
if "$validate" "$schemas/info.v1.schema.json" "$work/bad.json" 2>/dev/null; then
  problem "a missing field passes"
fi

# Every document that the program's code names has a schema.
for name in $(grep -rhoE 'renderer\("[a-z_]+"' "$repo/tools/thema" | cut -d'"' -f2 | sort -u); do
  [ -f "$schemas/$name.v1.schema.json" ] || problem "schemas/output/$name.v1.schema.json is missing"
done

[ $failed -ne 0 ] || echo "$count documents match"
exit $failed
