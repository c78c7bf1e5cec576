# What led from one wording to the next: the reason of each rewording, and the passage. (Invented.)

$ printf 'Interviewer: How?\nP01: I am able to try. The goals helped. So I kept walking.\nInterviewer: More?\nP01: Pain is less. It hurts on bad days. Nothing else.\n' > P01_3m.txt; for f in P02_3m P03_6m P04_6m; do sed "s/P01/${f%%_*}/" P01_3m.txt > $f.txt; done
$ thema init s -q; thema import P*.txt --case '(?<case>P\d+)_(?<wave>\d+)m' -q > /dev/null
made s.thema
$ thema theory add T1 --statement 'Goals help those who can' -q; thema cmo add CMOC1 --theory T1 --context 'Able to try' --resource Goals --reasoning 'Links' --outcome 'Keeps walking' --state conjectured -q
added theory T1
added CMOC1 (C1, MR1, R1, O1)
$ thema cmo evidence CMOC1 --speaks-to C1 --in P01_3m --quote 'I am able to try.' --stance refines -q
added evidence for CMOC1: refines C1
$ thema cmo set CMOC1 --context 'Able and willing to try' --reason 'PT2 added willingness' -q
CMOC1 is now version 2 (C1, MR1, R1, O1)
$ thema cmo set CMOC1 --led-by $(thema cmo reread CMOC1 -f csv --columns id -q | tail -n 1) -q
changed CMOC1
$ thema cmo element add CMOC1.R2 '(-) Fears harm' --reason 'Found in P04' -q
added CMOC1.R2: CMOC1 is now version 3 (C1, MR1, R1, R2, O1)
$ thema cmo text CMOC1 | sed 's/^O1: .*/O1: Keeps walking each day/' > meeting.txt; thema cmo apply meeting.txt --reason 'meeting of 3 May' -q
configurations: 1 with a new version
$ thema cmo set CMOC1 --resource 'Weekly goals' -q
CMOC1 is now version 5 (C1, MR1, R1, R2, O1)
$ thema cmo show CMOC1 --versions --columns version,change,decisions
Version  Change                                             Decided before
───────  ─────────────────────────────────────────────────  ────────────────────────────────────────────────────
      1

      2  - C1: 'Able to try' -> 'Able and willing to try'   - led by P01_3m, turn 2 (refines): I am able to try.
                                                            - reword: PT2 added willingness

      3  - new R2: (-) Fears harm                           - reword: Found in P04
      4  - O1: 'Keeps walking' -> 'Keeps walking each day'  - reword: meeting of 3 May
      5  - MR1: 'Goals' -> 'Weekly goals'
$ thema cmo show CMOC1 --versions -f csv --columns version,decisions
version,decisions
1,
2,"led by P01_3m, turn 2 (refines): I am able to try.; reword: PT2 added willingness"
3,reword: Found in P04
4,reword: meeting of 3 May
5,
$ thema cmo show CMOC1 --versions -f json --columns version,decisions
{
  "schema": "thema/cmo_versions/1",
  "cmo_versions": [
    {"version":1,"decisions":[]},
    {"version":2,"decisions":["led by P01_3m, turn 2 (refines): I am able to try.","reword: PT2 added willingness"]},
    {"version":3,"decisions":["reword: Found in P04"]},
    {"version":4,"decisions":["reword: meeting of 3 May"]},
    {"version":5,"decisions":[]}
  ]
}
$ thema cmo table --view refinement -f csv --columns from_version,decisions,to_version
from_version,decisions,to_version
1,"led by P01_3m, turn 2 (refines): I am able to try.; reword: PT2 added willingness",2
2,reword: Found in P04,3
3,reword: meeting of 3 May,4
4,,5
$ thema decision list -f csv --columns operation,inputs,outputs,reason
operation,inputs,outputs,reason
reword,CMOC1 v1,CMOC1 v2,PT2 added willingness
reword,CMOC1 v2,CMOC1 v3,Found in P04
reword,CMOC1 v3,CMOC1 v4,meeting of 3 May

# Which passage led to a wording can be said afterwards, with the reason: that stands in the ladder, too.
$ thema cmo set CMOC1 --led-by --in P01_3m --quote 'I am able to try.' --reason 'Anna saw it in P01' -q
changed CMOC1
$ thema cmo set CMOC1 --led-by --in P01_3m --quote 'I am able to try.' --reason 'Anna saw it in P01' -q
no change
$ thema cmo show CMOC1 --versions -f csv --columns version,decisions | tail -n 4
2,reword: PT2 added willingness
3,reword: Found in P04
4,reword: meeting of 3 May
5,"led by P01_3m, turn 2 (refines): I am able to try.; reword: Anna saw it in P01"
$ thema cmo table --view refinement -f csv --columns to_version,decisions | tail -n 1
5,"led by P01_3m, turn 2 (refines): I am able to try.; reword: Anna saw it in P01"
$ thema decision list -f csv --columns operation,inputs,outputs,reason | tail -n 1
reword,CMOC1 v4,CMOC1 v5,Anna saw it in P01
$ thema undo -q > /dev/null
$ thema cmo show CMOC1 --versions -f csv --columns version,decisions | tail -n 1
5,

# What led to a first wording has no rewording before it.
$ thema cmo add CMOC9 --context 'In pain' --outcome 'Rests' -q; thema cmo evidence CMOC9 --speaks-to O1 --in P02_3m --quote 'It hurts on bad days.' --stance supports -q
added CMOC9 (C1, O1)
added evidence for CMOC9: supports O1
$ thema cmo set CMOC9 --led-by --in P02_3m --quote 'It hurts on bad days.' --reason 'First reading' -q; thema cmo show CMOC9 --versions -f csv --columns version,decisions
changed CMOC9
version,decisions
1,"led by P02_3m, turn 4 (supports): It hurts on bad days.; other: First reading"
$ thema undo 3 -q > /dev/null; thema cmo list -f csv --columns label
label
CMOC1

# Words of somebody who does not consent to quotation are not told.
$ printf 'case,consent.quotation\nP01,no\n' > consent.csv; thema case import consent.csv -q > /dev/null
$ thema cmo show CMOC1 --versions -f csv --columns version,decisions | head -n 3
version,decisions
1,
2,"led by P01_3m, turn 2 (refines): [not quoted]; reword: PT2 added willingness"
$ thema cmo table --view refinement -f csv --columns from_version,decisions | head -n 2
from_version,decisions
1,"led by P01_3m, turn 2 (refines): [not quoted]; reword: PT2 added willingness"

# The wordings of a theory; a new state with new words is one decision.
$ thema theory set T1 --statement 'Goals help those who can and will' --reason 'PT2 added willingness' -q; thema theory set T1 --statement 'Weekly goals help those who can and will' --reason 'Weeks matter' -q
theory T1 is now version 2
theory T1 is now version 3
$ thema theory versions T1 -f csv
label,version,statement,decisions,coder
T1,1,Goals help those who can,,tester
T1,2,Goals help those who can and will,reword: PT2 added willingness,tester
T1,3,Weekly goals help those who can and will,reword: Weeks matter,tester
$ thema cmo set CMOC1 --outcome 'Walks' --state developed --reason 'Evidence of four' -q
CMOC1 is now version 6 (C1, MR1, R1, R2, O1)
$ thema cmo show CMOC1 --versions -f csv --columns version,decisions | tail -n 1
6,state: Evidence of four

# A sentence of its own stands beside the elements: no new version, and no judgement grows old.
$ thema cmo reread CMOC1 --all --reason 'Read again' -q
1 piece of evidence of CMOC1 judged on version 6
$ thema cmo set CMOC1 --sentence 'If x then y'
changed CMOC1
! notice: the sentence diverges from the elements: the words of C1, MR1, R1, R2, O1 are not in it
$ thema cmo list -f csv --columns label,version,statement
label,version,statement
CMOC1,6,If x then y
$ thema cmo set CMOC1 --sentence 'If x then y'
no change
$ thema cmo check CMOC1 -f csv --columns id | grep K17
[exit 1]
$ thema cmo set CMOC1 --sentence ''
changed CMOC1
$ thema cmo list -f csv --columns label,version,statement
label,version,statement
CMOC1,6,"If able and willing to try, and with weekly goals, then walks, because links but fears harm."
$ thema check
No problems found.
