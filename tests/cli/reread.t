# Evidence that was judged on an older wording, piece by piece: as on a terminal, with the answers
# from a pipe. The study is invented.

$ thema init study.thema -q
made study.thema
$ printf 'INT: What helps?\nP01: The walk eases it. On the days I walk I am looser by tea.\nINT: And else?\nP01: I set ten minutes. Then I stop.\n' > P01.txt
$ thema import P01.txt -q > /dev/null; thema case add P03 -q
added participant P03
$ thema cmo add CMOC1 --context 'Is able to walk' --reasoning 'Links walks with relief' --reasoning 'Sets a goal' --outcome 'Keeps walking' -q
added CMOC1 (C1, R1, R2, O1)
$ thema cmo evidence CMOC1 --speaks-to R1,O1 --in P01 --quote 'The walk eases it' --stance supports --note 'Says it "eases"' -q
added evidence for CMOC1: supports R1, O1
$ thema cmo evidence CMOC1 --speaks-to R2 --in P01 --quote 'I set ten minutes' --stance supports -q
added evidence for CMOC1: supports R2
$ thema cmo evidence CMOC1 --speaks-to O1 --case P03 --stance silent -q --coder ben
added evidence for CMOC1: silent O1
$ thema cmo reread CMOC1 --walk
no evidence of CMOC1 is judged on an older wording
CMOC1: 0 answers stored; 0 pieces left on older wording
$ thema cmo set CMOC1 --outcome 'Walks further' -q
CMOC1 is now version 2 (C1, R1, R2, O1)
$ thema cmo element remove CMOC1.R2 -q
removed CMOC1.R2: CMOC1 is now version 3 (C1, R1, O1)

# Each answer is one change; Enter passes over, u takes back.

$ printf 'refi\nu\nsup R9\nk R1\n\nk\nq\n' | thema cmo reread CMOC1 --walk
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (3 left)
  R1 is the same: Links walks with relief
  O1 was: Keeps walking
  O1 is now: Walks further
  P01, turn 2: ‘The walk eases it’
  Note: Says it "eases"
1 piece of evidence of CMOC1 judged on version 3: refines
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (2 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
took back: 1 piece of evidence of CMOC1 judged on version 3: refines
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (3 left)
  R1 is the same: Links walks with relief
  O1 was: Keeps walking
  O1 is now: Walks further
  P01, turn 2: ‘The walk eases it’
  Note: Says it "eases"
1 piece of evidence of CMOC1 judged on version 3: supports
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (2 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
CMOC1: silent, judged on version 1 by ben; version 3 is the newest (1 left)
  O1 was: Keeps walking
  O1 is now: Walks further
  P03
1 piece of evidence of CMOC1 judged on version 3: silent
CMOC1: 2 answers stored, 1 failed; 1 piece left on older wording
! error: standard input:3: CMOC1 has no element 'R9'; its elements are C1, R1, O1; did you mean 'R1'?
[exit 3]
$ thema log --limit 4 -f csv --columns command | sed 's/--confirm e[a-z0-9]*/--confirm ID/'
command
thema cmo reread CMOC1 --confirm ID
thema cmo reread CMOC1 --confirm ID --speaks-to R1
thema cmo reread CMOC1 u
thema cmo reread CMOC1 --confirm ID --stance refines
$ thema cmo reread CMOC1 -f csv --columns stance,judged_on,version
stance,judged_on,version
supports,1,3
! notice: what still holds: 'thema cmo reread CMOC1 --confirm ID'; what is judged otherwise: with --stance or --speaks-to
$ printf 'remove\nu\nchal C1\n' | thema cmo reread CMOC1 --walk
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (1 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
removed 1 piece of evidence of CMOC1
took back: removed 1 piece of evidence of CMOC1
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (1 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
1 piece of evidence of CMOC1 judged on version 3: challenges
CMOC1: 1 answer stored; 0 pieces left on older wording
$ thema undo
took back 15 by tester: 1 piece of evidence of CMOC1 judged on version 3: challenges
$ printf 'k\n' | thema cmo reread CMOC1 --walk -n
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (1 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
CMOC1: 0 answers stored, 1 failed; 1 piece left on older wording
! error: standard input:1: R2 of CMOC1, 'Sets a goal', is no longer there: say which elements the evidence speaks to now with --speaks-to, or remove it with 'thema cmo evidence CMOC1 --remove ID'
[exit 3]
$ printf 'u\nwhat\ns\n' | thema cmo reread CMOC1 --walk --coder ben
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (1 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
CMOC1: 0 answers stored, 3 failed; 1 piece left on older wording
! error: standard input:1: nothing of this session to take back ('thema undo' takes back older changes)
! error: standard input:2: 'what' is no answer; expected k (keep), a stance, remove, Enter (pass over), u, q; h explains them
! error: standard input:3: 's' is no answer; expected k (keep), a stance, remove, Enter (pass over), u, q; h explains them
[exit 3]
$ printf 'remove\nq\n' | thema cmo reread CMOC1 --walk -q -n --coder ben
CMOC1: supports, judged on version 1 by tester; version 3 is the newest (1 left)
  R2 was: Sets a goal
  R2 is no longer there
  P01, turn 4: ‘I set ten minutes’
removed 1 piece of evidence of CMOC1
CMOC1: 0 answers stored; 1 piece left on older wording
$ thema cmo reread CMOC1 --walk --all
! error: --walk asks what each piece is judged to be: give it alone
[exit 2]
$ thema cmo reread CMOC1 --walk -f csv
! error: a walk has no -f and -o: without --walk they give the table
[exit 2]
$ printf 'cmo reread CMOC1 --walk\n' | thema batch
! error: standard input:1: in a batch evidence is judged by 'cmo reread LABEL --confirm ID [--stance S]'
[exit 2]

# Words that a correction of the text changed stand beside those of today.

$ thema init corrected.thema -q; printf 'INT: What helps?\nP01: The walk eases it, on most days of the week.\n' > P02.txt; thema -p corrected.thema import P02.txt -q > /dev/null
made corrected.thema
$ thema -p corrected.thema cmo add CMOC1 --context able --reasoning linked --outcome walks -q; thema -p corrected.thema cmo evidence CMOC1 --speaks-to R1 --in P02 --turns 2 --stance supports -q
added CMOC1 (C1, R1, O1)
added evidence for CMOC1: supports R1
$ sed 's/most days/few days/' P02.txt > new.txt; thema -p corrected.thema source replace P02 new.txt -q > /dev/null; thema -p corrected.thema cmo reread CMOC1 -q -f csv --columns text_then,text
text_then,text
"The walk eases it, on most days of the week.","The walk eases it, on few days of the week."
$ printf 'q\n' | thema -p corrected.thema cmo reread CMOC1 --walk
CMOC1: supports, judged on version 1 by tester; version 1 is the newest (1 left)
  R1 is the same: linked
  P02, turn 2 said when it was judged: ‘The walk eases it, on most days of the week.’
  P02, turn 2 says now: ‘The walk eases it, on few days of the week.’
CMOC1: 0 answers stored; 1 piece left on older wording

# Words that are no longer there at all: what is to be done is said.

$ printf 'INT: What helps?\nP01: Nothing does.\n' > none.txt; thema -p corrected.thema source replace P02 none.txt -q > /dev/null; thema -p corrected.thema cmo check CMOC1 -f csv --columns id,message | grep K02
K02,"the words of evidence of P02 are no longer in its text: give it a passage that is there (thema cmo evidence CMOC1 --in ...), and take this away with --remove ID (ids: thema cmo show CMOC1 --columns text,anchor,id)"
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
