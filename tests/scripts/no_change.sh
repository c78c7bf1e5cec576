# Whoever runs a command that changes nothing leaves no trace: no entry of the history, no coder, no
# notice of one, and what was undone can still be brought back. Every command that can change a
# project is here; one that is not is named at the end. The study is invented.
. "$(dirname "$0")/helpers.bash"
export THEMA_PROJECT=$work/study.thema

must thema init study -q
printf 'INT: How was it?\nP1: I walked up the hill. It is fine now.\nINT: And pain?\nP1: Not walked since.\n' > P1.txt
printf 'INT: How so?\nP2: We talked. It was fine.\n' > P2.txt
must thema import P1.txt P2.txt -q
must thema case add P1 -q
must thema case set P1 age=61 -q
must thema case link P1 P1 -q
must thema speaker set P1 P1 --role participant -q
must thema source set P1 wave=1 -q
must thema code add Fear --description 'Being afraid' --tag side=help -q
must thema code add Walking/Uphill -q
must thema tag define side --values help,barrier -q
must thema apply Fear --in P1 --quote 'fine now' --memo 'why' --tag side=help -q
must thema memo add 'I hear relief' --on code:Fear -q
must thema theory add T1 --statement 'if a then b' -q
must thema cmo add CMOC1 --context quiet --mechanism trust --outcome stays -q
must thema cmo evidence CMOC1 --speaks-to context --in P1 --turns 2 --stance supports -q
must thema cmo add CMOC2 --context quiet --outcome stays -q
must thema cmo link CMOC1 CMOC2 --kind rival-of -q
must thema cmo searched CMOC1 --for negative-case --note none -q
must thema cmo waive K05 CMOC1 --reason known -q
must thema cmo text CMOC1 -o cmoc1.txt
must thema cmo extract --in P2 --turns 2 -C noisy -q
must thema cmo export -o realist.json
must thema pseudonym add Smith Jones -q
must thema annotate export P1 -o P1.md
must thema annotate export P1 -o P1.docx
must thema coding export -o codings.csv
must thema code export -f csv -o codes.csv
must thema case list -f csv -o cases.csv
must thema pseudonym list -f csv -o names.csv
must thema framework set P1 Fear 'Relief, not fear [P1:2]' -q
must thema framework show --codes Fear -f csv -o chart.csv
must thema view add relief --where "code = Fear" -q
must thema apply Fear --in P1 --turns 4 --coder ben -q
must thema consensus sheet --coders tester,ben -o sheet.csv
printf 'cmoc,speaks_to,source,turns,stance,coder\nCMOC1,context,P1,2,supports,tester\n' > evidence.csv
printf 'source,wave\nP1,1\n' > waves.csv
printf '== P1\n2.2 = Nothing of the kind\n' > lines.txt
printf 'case,recruited\nP1,4\n' > log.csv
must thema table import log.csv --name log --key case -q
must thema joint add Pain --quantitative '3 of 4' --inference confirm -q
printf 'domain,quantitative,inference\nPain,3 of 4,confirm\n' > joint.csv
printf 'item,answer,page\n12,yes,4\n' > coreq.csv
must thema checklist import coreq coreq.csv -q
must thema checklist draft coreq -q
printf 'box,n\nidentified,9\nscreened,9\n' > flow.csv
must thema prisma import flow.csv -q
mkdir apart
must thema copy apart/copy.thema -q
# What can be brought back until somebody changes something.
must thema code add Last -q
must thema undo -q

entries() { thema log --all -f csv --columns number | wc -l; }
coders() { thema coder list -f csv --columns coder | tail -n +2; }
before_entries=$(entries)
before_coders=$(coders)
state first.json
cp study.thema first.thema

# leaves_nothing STATUS COMMAND...: as somebody who is new here.
leaves_nothing() {
  local wanted=$1 status failed=$failures
  shift
  printf '%s\n' "$1 ${2-}" >> done.txt
  thema "$@" --coder newcomer > out.txt 2> err.txt < /dev/null
  status=$?
  [ "$status" = "$wanted" ] || fail "thema $*: status $status" "$(cat out.txt err.txt)"
  grep -q 'new coder\|new code\|new case' err.txt && fail "thema $*: told of somebody new" "$(cat err.txt)"
  [ "$(entries)" = "$before_entries" ] || fail "thema $*: an entry of the history"
  [ "$(coders)" = "$before_coders" ] || fail "thema $*: made a coder" "$(coders)"
  same_state first.json "thema $*"
  thema redo -n > /dev/null 2> err.txt || fail "thema $*: nothing can be redone" "$(cat err.txt)"
  [ "$failures" = "$failed" ] || cp first.thema study.thema
}

# What is so already.
leaves_nothing 0 config title ''
leaves_nothing 0 coder add tester
leaves_nothing 3 coder rename newcomer anna
leaves_nothing 3 coder merge newcomer tester
leaves_nothing 0 import P1.txt
leaves_nothing 0 source rename P1 P1
leaves_nothing 0 source set P1 wave=1
leaves_nothing 0 source done P1 --undo
leaves_nothing 0 source replace P1 P1.txt
leaves_nothing 0 source attributes import waves.csv
leaves_nothing 3 source remove nobody --yes
leaves_nothing 0 speaker set P1 P1 --role participant
leaves_nothing 3 speaker merge P1 P1 --into nobody
leaves_nothing 3 speaker link P1 nobody
leaves_nothing 0 case add P1
leaves_nothing 0 case set P1 age=61
leaves_nothing 0 case link P1 P1
leaves_nothing 0 case unlink P1 P2
leaves_nothing 0 case attribute age --type integer
leaves_nothing 0 case import cases.csv
leaves_nothing 3 case remove nobody --yes
leaves_nothing 3 case withdraw nobody --reason asked
leaves_nothing 0 pseudonym add Smith Jones
leaves_nothing 0 pseudonym import names.csv
leaves_nothing 0 pseudonym set Smith Jones
leaves_nothing 3 pseudonym file none/nowhere.csv
leaves_nothing 3 pseudonym remove nobody
leaves_nothing 0 code add Fear --description 'Being afraid' --tag side=help
leaves_nothing 0 code set Fear --description 'Being afraid'
leaves_nothing 0 code rename Fear Fear
leaves_nothing 0 code move Fear --before Walking
leaves_nothing 3 code merge Fear --into nothing
leaves_nothing 3 code split Fear --into nothing --where "source = nobody"
leaves_nothing 3 code remove nothing
leaves_nothing 0 code import codes.csv
leaves_nothing 3 code template add no-such-2001
EDITOR=true leaves_nothing 0 code edit
EDITOR=true leaves_nothing 0 code sort Fear
leaves_nothing 0 tag define side --values help,barrier
leaves_nothing 3 tag remove nothing
leaves_nothing 3 read P1 '2 = Nothing of the kind'
leaves_nothing 3 apply Fear --in P1 --quote 'never said'
leaves_nothing 3 apply 'Quite new' --new --in P1 --quote 'never said'
leaves_nothing 0 unapply Fear --in P1 --turns 2
leaves_nothing 0 coding set --in P1 --quote 'fine now' --memo why
leaves_nothing 0 coding confirm --in P1 --quote 'fine now'
leaves_nothing 0 coding accept --all
leaves_nothing 0 coding reject --all
leaves_nothing 0 coding remove --where "source = P2"
leaves_nothing 0 coding import codings.csv
leaves_nothing 3 coding import lines.txt
leaves_nothing 2 annotate apply P1.md
leaves_nothing 0 annotate apply P1.docx
EDITOR=true leaves_nothing 0 annotate edit P1
leaves_nothing 0 autocode 'Quite new' --new --match 'never said'
leaves_nothing 0 autocode Fear --with 'cat > /dev/null'
leaves_nothing 3 autocode Fear --with 'echo no JSON' --as somebody
leaves_nothing 2 memo add ''
leaves_nothing 0 memo set --on code:Fear --text 'I hear relief'
leaves_nothing 0 memo confirm --on code:Fear
leaves_nothing 3 memo move mzzzzz --on project
leaves_nothing 3 memo remove --on code:Walking
EDITOR=true leaves_nothing 0 memo edit --on code:Fear
leaves_nothing 0 theory add T1 --statement 'if a then b'
leaves_nothing 0 theory set T1 --statement 'if a then b'
leaves_nothing 0 cmo add CMOC1 --context quiet --mechanism trust --outcome stays
leaves_nothing 0 cmo set CMOC1 --outcome stays
leaves_nothing 0 cmo evidence --import evidence.csv
leaves_nothing 0 cmo evidence --import evidence.csv --update
leaves_nothing 0 cmo evidence CMOC1 --set --in P1 --turns 2 --stance supports
leaves_nothing 0 cmo set CMOC1 --context quiet
leaves_nothing 0 cmo element add CMOC2 --use CMOC2.C1
leaves_nothing 0 cmo apply cmoc1.txt
leaves_nothing 0 cmo import realist.json
EDITOR=true leaves_nothing 0 cmo edit CMOC1
leaves_nothing 0 cmo link CMOC1 CMOC2 --kind rival-of
leaves_nothing 0 cmo waive K05 CMOC1 --reason known
leaves_nothing 0 cmo waive K06 CMOC1 --remove
leaves_nothing 3 cmo searched nobody --for negative-case --note none
leaves_nothing 3 case event nobody visit --date 2026-01-05
leaves_nothing 0 cmo state CMOC1 candidate --reason known
leaves_nothing 2 cmo merge CMOC1 CMOC2 --into CMOC3
leaves_nothing 2 cmo split CMOC1 --into CMOC3
leaves_nothing 0 cmo extract --in P2 --turns 2 -C noisy
leaves_nothing 0 cmo reread CMOC1 --all
leaves_nothing 0 cmo reread CMOC1 --walk
leaves_nothing 0 export csv tables
leaves_nothing 3 cmo remove CMOC1
leaves_nothing 2 decision add --input CMOC1
leaves_nothing 0 view add relief --where "code = Fear"
leaves_nothing 0 view set relief --where "code = Fear"
leaves_nothing 3 view remove nothing
leaves_nothing 0 framework set P1 Fear 'Relief, not fear [P1:2]'
leaves_nothing 3 framework remove P2 Fear
EDITOR=true leaves_nothing 0 framework edit --codes Fear
leaves_nothing 0 framework import chart.csv
leaves_nothing 0 table import log.csv --name log --key case
leaves_nothing 3 table remove nothing
leaves_nothing 0 joint add Pain --quantitative '3 of 4' --inference confirm
leaves_nothing 0 joint set 1 --inference confirm
leaves_nothing 0 joint import joint.csv
leaves_nothing 3 joint remove 7
leaves_nothing 0 checklist start coreq
leaves_nothing 0 checklist set coreq 12 yes --page 4
leaves_nothing 0 checklist import coreq coreq.csv
leaves_nothing 0 checklist draft coreq
leaves_nothing 3 checklist remove srqr
leaves_nothing 0 prisma import flow.csv
leaves_nothing 0 consensus apply sheet.csv --as joint
leaves_nothing 0 merge apart/copy.thema
printf 'code set Fear --description "Being afraid"\nunapply Fear --in P1 --turns 2\n' > none.txt
leaves_nothing 0 batch none.txt
leaves_nothing 0 batch none.txt --keep-going
# What would change something, but is only tried.
leaves_dry() {
  thema "$@" -n --coder newcomer > out.txt 2> err.txt < /dev/null || fail "thema $* -n" "$(cat err.txt)"
  [ "$(coders)" = "$before_coders" ] && [ "$(entries)" = "$before_entries" ] && pass ||
    fail "thema $* -n: left a trace"
  grep -q "new coder 'newcomer'" err.txt || fail "thema $* -n: does not tell of the new coder" "$(cat err.txt)"
}
leaves_dry apply Fear --in P2 --turns 2
leaves_dry code add Further
# Somebody else's doings in the same change are no reason to know the newcomer.
printf 'unapply Fear --in P1 --turns 2 --coder newcomer\ncode add Further --coder cara\n' > two.txt
must thema batch two.txt
[ "$(coders)" = "$(printf 'ben\ncara\ntester')" ] && pass || fail 'batch: the coders are' "$(coders)"
must thema undo -q
# ... and one who is tried and then does something is known.
printf 'apply Fear --in P2 --turns 2 --coder newcomer -n\napply Fear --in P2 --turns 2 --coder newcomer\n' > two.txt
must thema batch two.txt
[ "$(coders)" = "$(printf 'ben\nnewcomer\ntester')" ] && pass || fail 'batch with a dry run: the coders are' "$(coders)"
sound 'at the end'

# ---- every command is here, or is known to leave the project alone
cat > reading.txt <<'LIST'
init
demo
info
status
next
log
check
backup
copy
export
find
kwic
words
view list
view show
report
case events
cmo matrix
cmo suggest
cmo regularities
cmo diagram
quotes
themes
participants
count
saturation
matrix
framework show
framework list
agree
consensus sheet
table list
table show
table sum
table shares
joint table
checklist list
checklist table
prisma show
cooccur
review
help
completions
undo
redo
coder list
source list
source show
source text
source turns
source original
source versions
source diff
speaker list
case list
case show
pseudonym list
pseudonym scan
code list
code show
code export
code template
code diagram
tag list
tag show
coding list
coding export
annotate export
memo list
memo passages
memo show
theory list
theory show
theory versions
cmo list
cmo show
cmo table
cmo text
cmo export
cmo links
cmo check
decision list
LIST
cut -d ' ' -f 1-2 done.txt | sort -u > tried.txt
for command in $(thema completions __complete : :); do
  verbs=$(thema "$command" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p')
  if [ -z "$verbs" ]; then
    grep -q "^$command\( \|$\)" tried.txt reading.txt && pass || fail "neither tried here nor known to read only: $command"
  fi
  for verb in $verbs; do
    grep -qx "$command $verb\|$command" tried.txt reading.txt && pass ||
      fail "neither tried here nor known to read only: $command $verb"
  done
done
finish
