# Evidence of configurations: naming it, its places, rows of tables, what it rests on. The study is
# invented.

$ thema init s -q
made s.thema
$ for p in P01 P02 P03 P04; do printf "Interviewer: How?\n$p: I am able to try. The goals helped. So I kept walking.\nInterviewer: More?\n$p: Pain is less. It hurts on bad days. Nothing else.\n" > $p.txt; done
$ thema import P01.txt P02.txt P03.txt P04.txt -q > /dev/null
$ printf 'case,source,arm\nP01,P01,web\nP02,P02,phone\nP03,P03,web\nP04,P04,phone\n' > cases.csv
$ thema case import cases.csv -q > /dev/null
$ thema cmo add CMOC1 --context 'Able to try' --context 'Has a hill' --resource Goals --reasoning Links --outcome 'Keeps walking' -q
added CMOC1 (C1, C2, MR1, R1, O1)

# A piece of evidence is named by its id, which is shown when it is asked for, or by its place.

$ thema cmo evidence CMOC1 --speaks-to C1 --in P01 --turns 2.1 --stance supports -q
added evidence for CMOC1: supports C1
$ thema cmo evidence CMOC1 --speaks-to O1 --in P01 --turns 4 --stance supports --note first -q
added evidence for CMOC1: supports O1
$ thema cmo show CMOC1 --columns stance,text,id 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
Stance    Words                                              Id
────────  ─────────────────────────────────────────────────  ──────────────
supports  I am able to try.                                  ID
          Pain is less. It hurts on bad days. Nothing else.  ID
$ thema cmo show CMOC1 --columns text,id -f csv 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
text,id
I am able to try.,ID
Pain is less. It hurts on bad days. Nothing else.,ID
$ thema cmo show CMOC1 --columns text,id -f json 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
{
  "schema": "thema/cmo/1",
  "evidence": [
    {"text":"I am able to try.","id":"ID"},
    {"text":"Pain is less. It hurts on bad days. Nothing else.","id":"ID"}
  ]
}
$ thema cmo evidence CMOC1 --set --in P01 --turns 4 --note second --directness stated
changed 1 piece of evidence of CMOC1
$ thema cmo evidence CMOC1 --set --in P01 --turns 4 --note second
no change
$ thema cmo evidence CMOC1 --set --in P01 --turns 4
! error: nothing to set: give --stance, --speaks-to, --directness or --note
[exit 2]
$ thema cmo set CMOC1 --outcome 'Keeps walking for months' --led-by --in P01 --turns 4 --reason 'P01 said so'
CMOC1 is now version 2 (C1, C2, MR1, R1, O1)
! notice: 2 pieces of evidence were judged on an older wording
$ thema cmo evidence CMOC1 --remove --in P01 --turns 4.1 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
error: CMOC1 has no evidence of just that passage; 'thema cmo show CMOC1 --columns stance,who,text,id' lists it
$ thema cmo evidence CMOC1 --remove --in P01 --turns 4 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
notice: ID had led to version 2 of CMOC1: nothing says any more what that version came of, unless other evidence or a reason does
removed 1 piece of evidence of CMOC1
$ thema undo -q
took back 8 by tester: removed 1 piece of evidence of CMOC1
$ thema cmo evidence CMOC1 --speaks-to C1 --in P01 --turns 2.1 --stance refines -q
added evidence for CMOC1: refines C1
$ thema cmo evidence CMOC1 --remove --in P01 --turns 2.1 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
error: CMOC1 has 2 pieces of evidence of that passage: ID (supports C1), ID (refines C1); give the id of the one that is meant
$ thema cmo evidence CMOC1 --remove --in P01 --turns 2.1 --stance refines
removed 1 piece of evidence of CMOC1
$ thema cmo evidence CMOC1 --remove
! error: which evidence? give its id ('thema cmo show CMOC1 --columns stance,who,text,id') or its place: --in SOURCE with --quote, --turns, --lines or --at
[exit 2]
$ id=$(thema cmo show CMOC1 --columns id -f csv | sed -n 2p); thema cmo evidence CMOC1 --remove $id
removed 1 piece of evidence of CMOC1

# The same evidence with another note is refused; rows alike in one file are, too.

$ thema cmo evidence CMOC1 --speaks-to C1 --in P02 --turns 2.1 --stance supports --note one -q
added evidence for CMOC1: supports C1
$ thema cmo evidence CMOC1 --speaks-to C1 --in P02 --turns 2.1 --stance supports
no change
$ thema cmo evidence CMOC1 --speaks-to C1 --in P02 --turns 2.1 --stance supports --note two 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
error: the evidence is there already with the note 'one': change that with 'thema cmo evidence CMOC1 --set ID'
$ printf 'cmoc,speaks_to,source,turns,stance,note\nCMOC1,C1,P02,2.1,supports,two\n' > e.csv
$ thema cmo evidence --import e.csv 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
error: e.csv:2: the evidence is there already with the note 'one': change that with --update, or with 'thema cmo evidence LABEL --set ID'
error: 1 of 1 row cannot be stored; nothing was
$ thema cmo evidence --import e.csv --update
1 row: 0 new, 1 changed, 0 there already
$ printf 'cmoc,speaks_to,source,turns,stance,note\nCMOC1,C1,P03,2.1,supports,a\nCMOC1,C1,P03,2.1,supports,b\n' > twice.csv
$ thema cmo evidence --import twice.csv --update
! error: twice.csv:3: line 2 gives the same evidence with the note 'a': say it once
! error: 1 of 2 rows cannot be stored; nothing was
[exit 3]
$ printf 'label,context,outcome\nX1,a,b\nX1,a,c\n' > twice.csv
$ thema cmo add --import twice.csv
! error: twice.csv:3: line 2 has 'X1' already: one row for each configuration
! error: 1 of 2 rows cannot be stored; nothing was
[exit 3]

# A place is the same in every command: 2.1-2 are sentences 1 and 2 of turn 2.

$ printf 'X2 Places\nC1: a\nO1: b\nevidence P01 2.1-2 supports C1\nevidence P02 4.2-4.3 supports O1\n' | thema cmo apply -
configurations: 1 added, 2 evidence added
$ thema cmo text X2 | grep ^evidence
evidence: 2
evidence P01 2.1-2.2 supports C1 by=tester
evidence P02 4.2-4.3 supports O1 by=tester
$ thema cmo evidence X2 --speaks-to O1 --in P03 --turns 2.2-3 --stance supports -q
added evidence for X2: supports O1
$ thema cmo show X2 --columns who,text
Who and where  Words
─────────────  ────────────────────────────────────
P01, turn 2    I am able to try. The goals helped.
P02, turn 4    It hurts on bad days. Nothing else.
P03, turn 2    The goals helped. So I kept walking.
$ thema code add Hill -q
added Hill
$ thema apply Hill --in P03 --turns 2.2-3
coded Hill at turn 2 of P03
$ thema cmo evidence X2 --speaks-to O1 --in P03 --turns 2.3-2 --stance supports
! error: turns '2.3-2' run backwards
[exit 2]

# What an interviewer says is hardly evidence: told when it is given, and by check.

$ thema cmo evidence X2 --speaks-to C1 --in P04 --turns 1 --stance supports
added evidence for X2: supports C1
! notice: the evidence holds nothing but an interviewer's words
$ printf 'X2\nevidence P04 3 challenges C1\n' | thema cmo apply -
configurations: 1 changed, 1 evidence added
! notice: the evidence holds nothing but an interviewer's words
$ thema cmo evidence X2 --speaks-to C1 --in P04 --turns 3 --stance silent
added evidence for X2: silent C1
$ thema check --columns id,level,message -f csv
id,level,message
interviewer-only-evidence,warning,"2 pieces of evidence of 'P04' hold nothing but an interviewer's words: 'X2' at turn 1, 'X2' at turn 3"

# A row of a table counts for its case, and is followed when rows move.

$ printf 'case,score\nP03,3\nP04,8\n' > t.csv
$ thema table import t.csv --name sc
table sc: 2 rows, 2 columns
! notice: its rows are of cases: its column 'case' names them (as with --key case)
$ thema cmo add CMOC2 --context Able --outcome Walks -q
added CMOC2 (C1, O1)
$ thema cmo evidence CMOC2 --speaks-to O1 --table sc:1 --stance supports --note 'P03 scored 3' -q
added evidence for CMOC2: supports O1, row sc:1 (P03: score 3)
$ thema cmo show CMOC2 --columns stance,who,text,table,cases
Stance    Who and where  Words                Table  Cases
────────  ─────────────  ───────────────────  ─────  ─────
supports  P03, row sc:1  case: P03; score: 3  sc:1   - P03
$ thema cmo table --columns label,cases,of -f csv
label,cases,of
CMOC1,2,4
CMOC2,1,4
X2,3,4
$ thema cmo matrix --cols cases -f csv
label,title,P01,P02,P03,P04,cases,of
CMOC1,,S,S,,,2,4
CMOC2,,,,S,,1,4
X2,,S,S,S,,3,4
$ printf 'case,score\nP04,8\nP03,3\n' > t.csv; thema table import t.csv --name sc
table sc: 2 rows, 2 columns; 0 new, 0 changed, 2 unchanged, 0 removed; 2 rows have another number now
$ thema cmo show CMOC2 --columns who,text,anchor
Who and where  Words                Anchor
─────────────  ───────────────────  ──────
P03, row sc:2  case: P03; score: 3
$ printf 'case,score\nP04,8\nP03,4\n' > t.csv; thema table import t.csv --name sc
table sc: 2 rows, 2 columns; 0 new, 1 changed, 1 unchanged, 0 removed
$ thema cmo check CMOC2 --columns id,level,message -f csv
id,level,message
K02,error,"row sc:2 said 'score: 3' when it was judged, now 'score: 4': read it again with 'thema cmo reread CMOC2'"
K03,warn,"no single case gives evidence for context, mechanism and outcome: it exists only across people"
K04,warn,"no passage covers context, mechanism and outcome, and no two dyads of one person join up"
K05,warn,P03 gives 1 of 1 piece of evidence for it (supporting or refining; threshold 50%)
K06,warn,"nothing speaks against it and nobody noted a search: look, then 'thema cmo searched CMOC2 --for negative-case --note TEXT'"
K08,warn,"evidence from one value of arm only, web; none from phone"
[exit 1]
$ thema cmo reread CMOC2 --columns stance,source,text_then,text
Stance    Source  Words then  Words now
────────  ──────  ──────────  ───────────────────
supports  sc:2    score: 3    case: P03; score: 4
! notice: what still holds: 'thema cmo reread CMOC2 --confirm ID'; what is judged otherwise: with --stance or --speaks-to
$ printf 'q\n' | thema cmo reread CMOC2 --walk
CMOC2: supports, judged on version 1 by tester; version 1 is the newest (1 left)
  O1 is the same: Walks
  sc:2 said when it was judged: ‘score: 3’
  sc:2 says now: ‘case: P03; score: 4’
  Note: P03 scored 3
CMOC2: 0 answers stored; 1 piece left on older wording
$ thema cmo reread CMOC2 --all
1 piece of evidence of CMOC2 judged on version 1
$ thema cmo check CMOC2 --columns id,level,message -f csv
id,level,message
K03,warn,"no single case gives evidence for context, mechanism and outcome: it exists only across people"
K04,warn,"no passage covers context, mechanism and outcome, and no two dyads of one person join up"
K05,warn,P03 gives 1 of 1 piece of evidence for it (supporting or refining; threshold 50%)
K06,warn,"nothing speaks against it and nobody noted a search: look, then 'thema cmo searched CMOC2 --for negative-case --note TEXT'"
K08,warn,"evidence from one value of arm only, web; none from phone"
$ printf 'case,score\nP04,8\n' > t.csv; thema table import t.csv --name sc
! error: evidence of a configuration rests on row 2 of table 'sc' (P03: score 4), which would go
[exit 3]

# Rows of no case are told by what they say.

$ printf 'town,score\nHilltown,3\nLowtown,8\n' > u.csv; thema table import u.csv --name towns
table towns: 2 rows, 2 columns
$ thema cmo evidence CMOC2 --speaks-to C1 --table towns:1 --stance supports -q
added evidence for CMOC2: supports C1, row towns:1 (town Hilltown, score 3)
$ printf 'town,score\nNewtown,1\nLowtown,8\nHilltown,3\n' > u.csv; thema table import u.csv --name towns
table towns: 3 rows, 2 columns; 1 new, 0 changed, 2 unchanged, 0 removed; 1 row has another number now
$ thema cmo show CMOC2 --columns who,text
Who and where  Words
─────────────  ────────────────────────
row towns:3    town: Hilltown; score: 3
P03, row sc:2  case: P03; score: 4
$ printf 'town,score\nNewtown,1\nLowtown,8\nHilltown,5\n' > u.csv; thema table import u.csv --name towns
table towns: 3 rows, 2 columns; 0 new, 1 changed, 2 unchanged, 0 removed
$ thema cmo check CMOC2 --columns id,level,message -f csv
id,level,message
K02,error,"row towns:3 said 'town: Hilltown; score: 3' when it was judged, now 'town: Hilltown; score: 5': read it again with 'thema cmo reread CMOC2'"
K03,warn,"no single case gives evidence for context, mechanism and outcome: it exists only across people"
K04,warn,"no passage covers context, mechanism and outcome, and no two dyads of one person join up"
K05,warn,P03 gives 1 of 2 pieces of evidence for it (supporting or refining; threshold 50%)
K06,warn,"nothing speaks against it and nobody noted a search: look, then 'thema cmo searched CMOC2 --for negative-case --note TEXT'"
K08,warn,"evidence from one value of arm only, web; none from phone"
[exit 1]

# Text that is not understood is refused where it stands.

$ thema cmo text CMOC2 | sed 's/^C1: .*/C1: Is able and\nwilling to try/' | thema cmo apply -
! error: -:12: 'willing to try' is no field, no element and no evidence; the words of an element stand on one line (\n breaks it), and a configuration begins behind an empty line with its label; expected title, theories, theme, scheme, state, activation, valence, level, sentence, code, or a label such as C1, MR1, R2(-), M1, O1
[exit 3]
$ printf 'X3 a\nC1: a\nR1(-) sees no point\n' | thema cmo apply -
! error: -:3: 'R1(-) sees no point' is no element: a ':' stands behind its label
[exit 3]
$ printf 'X3 a\nC1: a\nX4 b\nC1: c\n' | thema cmo apply -
! error: -:3: 'X4 b' is no field, no element and no evidence; the words of an element stand on one line (\n breaks it), and a configuration begins behind an empty line with its label; expected title, theories, theme, scheme, state, activation, valence, level, sentence, code, or a label such as C1, MR1, R2(-), M1, O1
[exit 3]
$ printf 'X3 a\nC1: a\n\nR1(-) sees no point\n' | thema cmo apply -
! error: -:4: 'R1(-) sees no point' is no element: a ':' stands behind its label
[exit 3]
$ printf 'X3 a\nC1: a\nactivation: bogus\n' | thema cmo apply -
! error: -:3: 'bogus' is no activation; expected one of fired, partial, inhibited, not-triggered, unclear
[exit 3]
$ printf 'X3 a\nC1: a\n  code: Nowhere\n' | thema cmo apply -
! error: -:3: no code 'Nowhere'
[exit 3]
$ printf 'X3 a\ntheories: T9\n' | thema cmo apply -
! error: -:2: no theory 'T9'
[exit 3]
$ printf 'X3 a\nC1: a\nC2: a\n' | thema cmo apply -
! error: -:3: the context 'a' is given twice
[exit 3]
$ printf 'X3 a\nC1: \377\n' | thema cmo apply -
! error: -:2: the line is not valid UTF-8: 'C1: �'
[exit 3]
$ printf 'X3 a\nC1: a\nevidence P01 2 supports O9\n' | thema cmo apply -
! error: -:3: X3 has no element 'O9'; its elements are C1
[exit 3]
$ printf 'X3 a\nC1: a\nevidence P01 2.3-1 supports C1\n' | thema cmo apply -
! error: -:3: turns '2.3-1' run backwards
[exit 3]
$ printf 'X3 a\nC1: a\nevidence P01 2 supports C1 # one\nevidence P01 2 supports C1 # two\n' | thema cmo apply -
! error: -:4: line 3 gives the same evidence with the note 'one': say it once
[exit 3]

# A split takes evidence along to each part whose elements it speaks to.

$ thema cmo add S --context one --context two --context three --outcome o -q
added S (C1, C2, C3, O1)
$ thema cmo evidence S --speaks-to C1,C2,O1 --in P01 --turns 2 --stance supports -q
added evidence for S: supports C1, C2, O1
$ thema cmo evidence S --speaks-to O1 --in P02 --turns 2 --stance supports -q
added evidence for S: supports O1
$ thema cmo evidence S --speaks-to C3 --in P03 --turns 2 --stance supports -q
added evidence for S: supports C3
$ thema cmo set S --context one --context two --context 'three and four' -q
S is now version 2 (C1, C2, C3, O1)
$ thema cmo split S --into SA=C1,O1 --into SB=C2,O1 --reason 'two contexts' 2>&1 | sed -E 's/e[0-9a-z]{13}/ID/g'
notice: 1 piece of evidence of S speaks to no element of any part and stays with it: ID (supports C3)
split S into SA (C1, O1; 2 pieces of evidence) and SB (C1, O1; 2 pieces of evidence)
$ thema cmo show SB --columns elements,text
Elements  Words
────────  ──────────────────────────────────────────────────────
C1, O1    I am able to try. The goals helped. So I kept walking.
O1        I am able to try. The goals helped. So I kept walking.

# Fragments that two coders extract are not mixed by a merge.

$ mkdir team; thema copy team/anna.thema --for anna -q; thema copy team/bob.thema --for bob -q
wrote team/anna.thema for anna: 1 coding, 37 changes
wrote team/bob.thema for bob: 1 coding, 37 changes
$ thema cmo extract --in P01 --turns 2 -C 'Able to try' -O Walks --coder anna -p team/anna.thema -q
extracted F1 (C1, O1) from P01
$ thema cmo extract --in P02 --turns 4 -C 'In pain' -O Rests --coder bob -p team/bob.thema -q
extracted F1 (C1, O1) from P02
$ thema merge team/anna.thema -p s.thema
merged anna.thema by anna (2 changes): configurations 1 new; pieces of evidence 1 new
$ thema merge team/bob.thema -p s.thema
merged bob.thema by bob (2 changes): configurations 1 new; pieces of evidence 1 new
! notice: fragment F1 of the copy is F2 here: F1 says something else
$ thema merge team/bob.thema -p s.thema
nothing to merge: all of it is here
$ thema cmo show F1 --columns who,coder -p s.thema
Who and where  Coder
─────────────  ─────
P01, turn 2    anna
$ thema cmo show F2 --columns who,coder -p s.thema
Who and where  Coder
─────────────  ─────
P02, turn 4    bob
$ thema merge s.thema -p team/anna.thema
merged s.thema by tester (2 changes): configurations 1 new; pieces of evidence 1 new
$ thema merge s.thema -p team/bob.thema
merged s.thema by tester (2 changes): configurations 1 new, 1 changed; pieces of evidence 1 new
! notice: fragment F1 is F2 now, as in the copy, where F1 is another one
$ thema cmo list --fragments --columns label,statement -p team/anna.thema -f csv
label,statement
F1,"If able to try, then walks."
F2,"If in pain, then rests."
