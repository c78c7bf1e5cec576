# needs: sqlite3
# Evidence on rows of tables that are imported again. The study is invented.

$ thema init s -q
made s.thema
$ printf 'Interviewer: How?\nP03: I am able to try. I rest.\n' > P03.txt; thema import P03.txt -q > /dev/null; thema case add P03 -q
added participant P03

# Evidence stays with its row when one import corrects that row and adds another of its case.

$ thema cmo add CMOC1 --context Able --outcome Rests -q
added CMOC1 (C1, O1)
$ printf 'case,wave,score\nP03,3m,5\nP03,6m,6\n' > w.csv; thema table import w.csv --name waves -q
table waves: 2 rows, 3 columns
$ thema cmo evidence CMOC1 --speaks-to O1 --table waves:2 --stance supports -q
added evidence for CMOC1: supports O1, row waves:2 (P03: wave 6m, score 6)
$ printf 'case,wave,score\nP03,0m,9\nP03,3m,5\nP03,6m,8\n' > w.csv; thema table import w.csv --name waves
table waves: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 0 removed; 2 rows have another number now
$ thema cmo reread CMOC1 --columns source,text_then,text -q
Source   Words then          Words now
───────  ──────────────────  ─────────────────────────────
waves:3  wave: 6m; score: 6  case: P03; wave: 6m; score: 8

# What it is judged on anew is what it is compared with from then on.

$ thema cmo reread CMOC1 --all -q
1 piece of evidence of CMOC1 judged on version 1
$ sed -i 's/6m,8/6m,7/' w.csv; thema table import w.csv --name waves -q
table waves: 3 rows, 3 columns; 0 new, 1 changed, 2 unchanged, 0 removed
$ thema cmo reread CMOC1 -f csv --columns text_then,text -q
text_then,text
wave: 6m; score: 8,case: P03; wave: 6m; score: 7

# An export has what the row said when it was judged: read into another project, it is to be read again there as here.

$ thema cmo export -o realist.json; grep -c '"row_said": "wave: 6m; score: 8"' realist.json
1
$ thema cmo import realist.json
no change
$ mkdir other; thema init other/o -q; O='thema -p other/o.thema -q'; $O import P03.txt > /dev/null; $O case add P03
made other/o.thema
added participant P03
$ printf 'case,wave,score\nP03,3m,5\nP03,6m,8\n' > first.csv; thema -p other/o.thema -q table import first.csv --name waves
table waves: 2 rows, 3 columns
$ O='thema -p other/o.thema -q'; $O cmo import realist.json; $O cmo export | diff realist.json - | grep '[<>]'; $O cmo check CMOC1 -f csv | grep K02
imported 0 theories, 1 configuration, 1 piece of evidence, 0 links, 0 decisions
<      "table": "waves:3",
<      "row": "case: P03; wave: 6m; score: 7",
\>      "table": "waves:2",
\>      "row": "case: P03; wave: 6m; score: 8",
[exit 1]
$ O='thema -p other/o.thema -q'; $O table import w.csv --name waves; $O cmo check CMOC1 -f csv --columns id,message | grep K02 | tee there.txt
table waves: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 0 removed; 2 rows have another number now
K02,"row waves:3 said 'wave: 6m; score: 8' when it was judged, now 'wave: 6m; score: 7': read it again with 'thema cmo reread CMOC1'"
$ thema cmo check CMOC1 -f csv --columns id,message -q | grep K02 | cmp - there.txt

# A project of an earlier program has not stored what the row said.

$ sqlite3 s.thema 'UPDATE evidence SET lost_text = NULL'; thema cmo reread CMOC1 -f csv --columns text_then,text
text_then,text
,case: P03; wave: 6m; score: 7
! notice: changed after they were judged: waves:3; the words are those of today, what the rows said then is not stored
! notice: what still holds: 'thema cmo reread CMOC1 --confirm ID'; what is judged otherwise: with --stance or --speaks-to
$ printf 'q\n' | thema cmo reread CMOC1 --walk
CMOC1: supports, judged on version 1 by tester; version 1 is the newest (1 left)
  O1 is the same: Rests
  waves:3 was changed after it was judged
  waves:3 says now: ‘case: P03; wave: 6m; score: 7’
CMOC1: 0 answers stored; 1 piece left on older wording

# A row is named by its line in the file that was imported last; evidence stays with the row. The
# answer says which row was meant, the log does not.

$ thema case add P04 -q
added participant P04
$ printf 'case,score\nP03,3\nP04,8\n' > s.csv; thema table import s.csv --name scores -q
table scores: 2 rows, 2 columns
$ thema cmo add CMOC2 --context Asked --outcome Answers -q
added CMOC2 (C1, O1)
$ thema cmo evidence CMOC2 --speaks-to O1 --table scores:1 --stance supports
added evidence for CMOC2: supports O1, row scores:1 (P03: score 3)
$ printf 'case,score\nP04,8\nP03,3\n' > s.csv; thema table import s.csv --name scores
table scores: 2 rows, 2 columns; 0 new, 0 changed, 2 unchanged, 0 removed; 2 rows have another number now
$ thema table import s.csv --name scores
no change
$ thema cmo evidence CMOC2 --speaks-to O1 --table scores:1 --stance challenges
added evidence for CMOC2: challenges O1, row scores:1 (P04: score 8)
$ thema log -f csv --columns summary | sed -n 2p
added evidence for CMOC2: challenges O1
$ thema cmo text CMOC2 | grep 'evidence table'
evidence table scores:2 "P03: score 3" supports O1 by=tester
evidence table scores:1 "P04: score 8" challenges O1 by=tester
$ thema undo -q; thema undo -q; thema cmo text CMOC2 | grep 'evidence table'; thema redo -q > /dev/null
took back 14 by tester: added evidence for CMOC2: challenges O1
took back 13 by tester: table scores: 2 rows, 2 columns; 0 new, 0 changed, 2 unchanged, 0 removed; 2 rows have another number now
evidence table scores:1 "P03: score 3" supports O1 by=tester
$ printf 'case,score\nP04,8\n' > gone.csv; thema table import gone.csv --name scores
! error: evidence of a configuration rests on row 2 of table 'scores' (P03: score 3), which would go
[exit 3]
$ thema cmo evidence CMOC2 --speaks-to O1 --table scores:3 --stance supports
! error: table 'scores' has no row 3; 'thema table show scores' numbers its rows
[exit 3]

# What was written down names the row by its words, too: it is found where it stands now.

$ printf 'cmoc,speaks_to,table,quote,stance\nCMOC2,O1,scores:2,P04: score 8,refines\n' > e.csv
$ thema cmo evidence --import e.csv -q
1 row: 1 new, 0 changed, 0 there already
$ thema cmo show CMOC2 | grep -o 'refines.*row scores:.'
refines   O1        O                   P04, row scores:1
$ sed -i 's/score 8/score 9/' e.csv; thema cmo evidence --import e.csv
! error: e.csv:2: no row of table 'scores' says 'P04: score 9'; row 2: 'P03: score 3'; 'thema table show scores' numbers its rows
! error: 1 of 1 row cannot be stored; nothing was
[exit 3]
$ thema cmo export -o realist.json -q > /dev/null; thema init twin -q > /dev/null; for p in P03 P04; do thema case add $p -p twin.thema -q > /dev/null; done
$ printf 'case,score\nP03,3\nP04,8\n' > s.csv; thema table import s.csv --name scores -p twin.thema -q > /dev/null; printf 'case,wave,score\nP03,0m,9\nP03,3m,5\nP03,6m,7\n' > w.csv; thema table import w.csv --name waves -p twin.thema -q > /dev/null; thema import P03.txt -p twin.thema -q > /dev/null
$ thema cmo import realist.json -p twin.thema -q > /dev/null; thema cmo show CMOC2 -p twin.thema | grep -o 'row scores:.*'; rm twin.thema
row scores:1  case: P03; score: 3
row scores:2  case: P04; score: 8

# What a row said goes with the person whose row it was.

$ printf 'case,wave,score\nP03,6m,zebra\n' > z.csv; thema table import z.csv --name animals --key case -q
table animals: 1 row, 3 columns
$ thema cmo evidence CMOC1 --speaks-to C1 --table animals:1 --stance supports -q
added evidence for CMOC1: supports C1, row animals:1 (P03: wave 6m, score zebra)
$ grep -c zebra s.thema > /dev/null
$ thema case withdraw P03 --reason 'her wish' -q > /dev/null 2>&1
$ grep -c zebra s.thema
0
[exit 1]
