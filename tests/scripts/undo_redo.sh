# `undo` of every changing command restores the state, and `redo` brings the change back, each in a
# process of its own: compared by `export json`, with `check` clean after each. At the end the whole
# way back to the empty project and forth again.
. "$(dirname "$0")/helpers.bash"
export THEMA_PROJECT=$work/study.thema

steps=0

# step COMMAND...: a dry run, the command, undo, redo; the states are kept for the way back.
step() {
  local what="thema $*" before=state.$steps.json after
  steps=$((steps + 1))
  after=state.$steps.json
  thema "$@" --dry-run > out.txt 2> err.txt || fail "$what --dry-run: exit $?" "$(cat err.txt)"
  same_state "$before" "$what --dry-run"
  thema "$@" > out.txt 2> err.txt || {
    fail "$what: exit $?" "$(cat err.txt)"
    finish
  }
  state "$after"
  if cmp -s "$before" "$after"; then
    fail "$what: changed nothing" "$(cat out.txt)"
    steps=$((steps - 1))
    return
  fi
  sound "$what"
  thema undo > out.txt 2> err.txt || fail "undo of $what: exit $?" "$(cat err.txt)"
  same_state "$before" "undo of $what"
  sound "undo of $what"
  thema redo > out.txt 2> err.txt || fail "redo of $what: exit $?" "$(cat err.txt)"
  same_state "$after" "redo of $what"
  sound "redo of $what"
}

# aside COMMAND...: a change in between that must not disturb: it is undone at once.
aside() {
  must thema "$@"
  must thema undo
}

cat > P1.txt <<'X'
INT: What helps?

P1: The walk eases it. On the days I walk I am looser by tea.

INT: And what else?

P1: I set ten minutes. It said that was a good place to begin. Café 😀 too.
X
cat > P2.txt <<'X'
INT: What helps?

P2: I looked at the goal and thought that would finish it off. So I did nothing.
X
printf 'INT: And you?\n\nP5: I walked a little.\n' > P5.txt
cat > PT1.vtt <<'X'
WEBVTT

00:00:01.000 --> 00:00:04.000
<v PT1>Some work it out by themselves, I just listen.

00:00:05.000 --> 00:00:07.000
<v INT>And then?
X
cat > cases.csv <<'X'
case,kind,in,source,age,gender
Clinic A,site,,,,
P1,participant,Clinic A,P1,52,F
P2,participant,Clinic A,P2,47,M
P3,participant,,,,N/R
X
cat > cases-2.csv <<'X'
case,age,occupation
P1,53,nurse
P4,60,
X
cat > sessions.csv <<'X'
source,wave,mode
P1,3,telephone
P2,6,home
X
cat > codebook.csv <<'X'
code,role,description,include,exclude,example,color,tags
Barriers,theme,What is in the way,,,,#aa0000,valence=barrier
Barriers/Time,,No time,,,,,
Barriers/Fear,,Fear of harm,soreness,,,,valence=barrier; npt=coherence
Help/Walking,,,,,,,
X
cat > codings.csv <<'X'
source,quote,turns,code,coder,memo,exemplar,tags
P1,looser by tea,,Help/Walking,ben,heard twice,1,valence=help
P1,,4,Help/Goals,anna,,,
P2,finish it off,,Fear,anna,,,
X
{
  echo source,start,end,code
  for i in {0..79}; do for length in {1..20}; do echo P1,$i,$((i + length)),Time; done; done
} > many.csv
cat > evidence.csv <<'X'
cmoc,speaks_to,source,quote,turns,case,stance,directness,note
CMOC1,R1,PT1,,1,,supports,reported,
CMOC2,"context,resource",P2,would finish it off,,P2,supports,stated,"Hears harm, not help"
X

must thema init study.thema
state state.0.json
sound 'an empty project'
thema undo > out.txt 2> err.txt
[ $? -eq 0 ] && grep -q 'nothing to undo' out.txt || fail 'undo in an empty project' "$(cat out.txt err.txt)"
thema redo > out.txt 2> err.txt
[ $? -eq 0 ] && grep -q 'nothing to redo' out.txt || fail 'redo in an empty project' "$(cat out.txt err.txt)"
same_state state.0.json 'undo and redo in an empty project'

# ---- settings and coders

step config title 'A study'
step config title 'Another title'
step config cite '({case}[, {age}])'
step config language de
step config coder anna
step config methodology realist
step config title ''
step coder add anna
step coder add gpt --program

# ---- sources

step import P1.txt
step import P2.txt PT1.vtt --case '(?<case>P\d+)'
step import P1.txt --on-duplicate new
step import P2.txt --on-duplicate new --name 'copy of {stem}' --language en --coder newcomer
step source set P1 wave=3 mode=telephone
step source set P1 wave=6 mode=
step source set P1 language=en kind=document
step source attributes import sessions.csv
step source rename 'P1 (2)' P1b
sed 's/walk eases/walking eases/; s/^INT: And what else/INT: What else/' P1.txt > P1_checked.txt
step source replace P1b P1_checked.txt
step source done P1
step source done P1 --coder ben
step source done P1 --undo
step source remove P1b
step source remove 'copy of P2'

# ---- cases and speakers

step case import cases.csv
step case import cases-2.csv
step case add 'Clinic B' --kind site
step case add P7 age=41 gender=F --in 'Clinic B'
step case set P7 age=42 occupation=cook
step case set P7 age= kind=observer 'in=Clinic A'
step case set P7 case=P8
step case link P3 P1 PT1
step case unlink P3 P1
step case attribute gender --label F=Woman --label M=Man
step case attribute gender --order M,F
step case attribute age --type text
step case remove P8
step case remove P3
step speaker set P1 INT --role other
step speaker set P1 P1 --case P2
step speaker set P1 P1 --no-case
step speaker set P1 P1 --rename Walker
step speaker set PT1 PT1 --role other --case P4

# ---- the codebook

step code import codebook.csv
step code add Help/Goals --role resource --description 'Goals of a week' --include a --exclude b \
  --example c --rgb '#00aa00' --tag valence=help
step code add Deep/Deeper/Deepest
step code set Goals --role mechanism --description '' --tag npt=action --untag valence
step code rename Barriers/Time 'Too little time'
step code rename 'Too little time' Time
step code rename Barriers Obstacles

# ---- codings

step apply Help/Walking --in P1 --quote 'The walk eases it'
step apply Fear Goals --in P2 --turns 2 --memo 'twice' --exemplar --tag valence=barrier
step apply Fear --in P2 --turns 2.1 --print 'I looked at the goal [...]' --coder ben
step apply Unheard/Of --in P1 --lines 3 --new
step apply Time --in P1 --at 0:5 --coder late
step apply Walking --in P1 --quote I --every
step unapply Goals --in P2 --turns 2
step coding import codings.csv
step coding import many.csv
id=$(thema coding list -f csv --columns id --where "coder = ben and code = Fear" | tail -n 1)
step coding set "$id" --memo 'a note' --no-exemplar
step coding set "$id" --code Goals --tag seen=yes
step coding set "$id" --untag seen --memo '' --print ''
step coding set --where 'code = Time' --tag bulk=yes
step coding remove "$id"
step coding remove --in P1 --quote 'The walk eases it'
step coder rename ben Benjamin
step coder merge Benjamin --into anna
step coder merge late anna
step code rename Help Aids

# ---- theories and configurations

step theory add T1 --statement 'Small goals help' --origin team --level initial
step theory set T1 --statement 'Small goals of their own help' --reason 'May meeting'
step theory set T1 --level refined
step cmo add CMOC1 --title 'Small steps' --theory T1 --theme Obstacles --context 'Is able to walk' \
  --resource 'Weekly goals' --resource-code Goals --reasoning 'Links walks with relief' \
  --reasoning '(-) Reads soreness as harm' --outcome 'Keeps walking' --state developed \
  --activation fired --valence benefit
step cmo add CMOC2 --context 'Expects harm' --resource 'Weekly goals' --reasoning 'A link' \
  --outcome 'Little benefit' --activation inhibited
step cmo set CMOC1 --context 'Is able, and willing' --reason 'PT2 added willingness'
step cmo set CMOC1 --title 'Smaller steps' --editorial
step cmo set CMOC1 --outcome 'Keeps on walking' --editorial
step cmo set CMOC1 --state refined --valence harm --reason 'Narrowed'
step cmo set CMOC1 --theme ''
step cmo evidence CMOC1 --speaks-to R1,outcome --in P1 --quote 'looser by tea' --stance supports \
  --directness stated
step cmo evidence CMOC1 --speaks-to R1 --case P4 --stance silent --note 'was asked'
step cmo evidence --import evidence.csv

# ---- what removes much

step import P5.txt --case '(?<case>P\d+)'
step apply Walking Fear --in P5 --quote walked --memo 'a memo' --tag valence=help
step source done P5
step source set P5 wave=9
step source remove P5 --reason 'consent withdrawn'
step case remove P5
step import P1.txt --on-duplicate new --coder 'last one'

# ---- the whole way back, and forth

aside code add Passing
for ((i = steps - 1; i >= 0; i--)); do
  must thema undo
  same_state state.$i.json "undo back to step $i"
done
sound 'after undoing everything'
thema undo > out.txt
grep -q 'nothing to undo' out.txt || fail 'undo beyond the beginning' "$(cat out.txt)"
for ((i = 1; i <= steps; i++)); do
  must thema redo
  same_state state.$i.json "redo up to step $i"
done
sound 'after redoing everything'

# The same in one step, a dry run before.
must thema undo $steps --dry-run
same_state state.$steps.json 'undo of everything --dry-run'
must thema undo $steps
same_state state.0.json 'undo of everything at once'
must thema redo $steps
same_state state.$steps.json 'redo of everything at once'
sound 'after undoing and redoing everything at once'

# A new change ends what can be brought back.
must thema undo
must thema code add Elsewhere
thema redo > out.txt
grep -q 'nothing to redo' out.txt || fail 'redo after another change' "$(cat out.txt)"
sound 'at the end'
finish
