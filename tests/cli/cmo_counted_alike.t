# The checks count the people and the evidence that the matrix and the table show. It is invented.

$ thema init study.thema -q
made study.thema
$ for p in P01 P02 P03 P04 P05; do printf 'INT: How, %s?\n\n%s: I walk.\n\n%s: Less now.\n' $p $p $p > $p.txt; done
$ printf 'case,source,arm,months\nP01,P01,calls,6\nP02,P02,calls,6\nP03,P03,app,12\nP04,P04,app,12\nP05,P05,app,3\n' > cases.csv
$ thema import P01.txt P02.txt P03.txt P04.txt P05.txt -q > /dev/null; thema case import cases.csv -q > /dev/null
$ printf 'K05 warn share=50\nK08 warn by=arm,months\nK16 warn n=2\nK18 off\nK03 off\nK04 off\nK07 off\nK09 off\nK15 off\n' > policy.txt
$ thema cmo add CMOC1 --context 'Lives near' --mechanism 'Feels seen' --outcome Walks --state supported --reason seen -q > /dev/null
$ thema cmo evidence CMOC1 --in P01 --turns 2 --speaks-to O1 --stance supports -q > /dev/null

# Evidence of one arm and one wave only; the others are listed by value.
$ thema cmo check --policy policy.txt -f csv --columns id,message
id,message
K05,P01 gives 1 of 1 piece of evidence for it (supporting or refining; threshold 50%)
K06,"nothing speaks against it and nobody noted a search: look, then 'thema cmo searched CMOC1 --for negative-case --note TEXT'"
K08,"evidence from one value of arm only, calls; none from app"
K08,"evidence from one value of months only, 6; none from 3, 12"
K16,it is called supported with 1 of at least 2 cases

# A negative case is evidence, too; silence is none, but stands beside it.
$ thema cmo evidence CMOC1 --case P05 --speaks-to O1 --stance silent -q > /dev/null
$ thema cmo check --policy policy.txt -f csv --columns id,message | grep K08
K08,"evidence from one value of arm only, calls; none from app"
K08,"evidence from one value of months only, 6; none from 3, 12"
$ thema cmo evidence CMOC1 --in P03 --turns 2 --speaks-to O1 --stance negative-case -q > /dev/null
$ thema cmo check --policy policy.txt -f csv --columns id,message | grep K08
[exit 1]
$ thema cmo matrix --cols attr:arm
Evidence for configurations by arm

CMOC   app (n = 3)  calls (n = 2)  Cases k/n
─────  ───────────  ─────────────  ─────────
CMOC1  N1 -1        S1             2/5

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
The number after a mark: cases that gave it, after -: cases that were silent.
Cases k/n: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.

# Who refuses analysis is in no count, in the checks as in the table.
$ thema cmo evidence CMOC1 --in P04 --turns 2 --speaks-to O1 --stance supports -q > /dev/null; thema cmo evidence CMOC1 --in P04 --turns 3 --speaks-to O1 --stance refines -q > /dev/null
$ thema cmo check --policy policy.txt -f csv --columns id,message
id,message
K05,P04 gives 2 of 3 pieces of evidence for it (supporting or refining; threshold 50%)
$ thema case set P04 consent.analysis=no -q > /dev/null; thema cmo check --policy policy.txt -f csv --columns id,message
id,message
K02,evidence at P04 21:28 is of somebody who does not consent to analysis
K02,evidence at P04 35:44 is of somebody who does not consent to analysis
K05,P01 gives 1 of 1 piece of evidence for it (supporting or refining; threshold 50%)
K16,it is called supported with 1 of at least 2 cases
[exit 1]
$ thema cmo table -f csv --columns label,supports,refines,cases
label,supports,refines,cases
CMOC1,1,0,2
! notice: Left out for want of consent to analysis: 2 passages of 1 case.
$ thema cmo check --policy policy.txt -f md | tail -n 1
Thresholds: K05 50% of the supporting or refining evidence; K08 by arm, months; K16 2 cases; K18 the last 3 transcripts; K20 event 'delivered'.
$ printf 'K16 n=1\nK18 n=1\nK08 by=arm\n' > one.txt; thema cmo check --policy one.txt -f md | tail -n 1
Thresholds: K05 50% of the supporting or refining evidence; K08 by arm; K16 1 case; K18 the last transcript; K20 event 'delivered'.
