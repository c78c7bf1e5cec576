# Tables leave out who does not consent, and say so.

$ thema init study -q
made study.thema
$ for p in P1 P2 P3; do printf 'INT: What helps?\n\n%s: What helps %s is the walk.\n' $p $p > $p.txt; done
$ thema import P1.txt P2.txt P3.txt --case '(?<case>P\d)' -q > /dev/null
$ thema code add Help --role theme -q
added Help
$ for p in P1 P2 P3; do thema apply Help --in $p --quote 'is the walk' -q; done
coded Help at turn 2 of P1
coded Help at turn 2 of P2
coded Help at turn 2 of P3
$ thema cmo add CMOC1 --context 'Can walk' --reasoning 'It eases' --outcome 'Walks on' -q
added CMOC1 (C1, R1, O1)
$ for p in P1 P2 P3; do thema cmo evidence CMOC1 --speaks-to outcome --in $p --quote 'is the walk' --stance supports -q; done
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
$ printf 'case,consent.analysis,consent.quotation\nP1,yes,yes\nP2,yes,no\nP3,no,yes\n' > consent.csv
$ thema case import consent.csv -q > /dev/null
$ thema quotes
Help
----

  ‘is the walk’ (P1, turn 2)
    P1, turn 2, line 3

Left out for want of consent to quotation: 2 passages of 2 cases.

1 quote: 1 of 1 extract, 1 of 2 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: P2.
$ thema quotes -f csv --columns source,text
source,text
P1,is the walk
! notice: Left out for want of consent to quotation: 2 passages of 2 cases.
$ thema themes --quotes 3
Theme  Subtheme  Description  Sources  Cases  Extracts  Illustrative quotes
─────  ────────  ───────────  ───────  ─────  ────────  ──────────────────────────
Help                                2  2/2           2  ‘is the walk’ (P1, turn 2)

Left out for want of consent to analysis: 1 passage of 1 case.
Left out for want of consent to quotation: 1 passage of 1 case.
Cases: k/n of cases of kind participant that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --quotes 0 -f json | grep -E '"cases"|"of"'
    {"theme":"Help","subtheme":null,"code":"Help","level":1,"description":null,"sources":2,"cases":2,"of":2,"extracts":2}
! notice: Left out for want of consent to analysis: 1 passage of 1 case.
$ thema cmo table --quotes 3 -f md
**Context-mechanism-outcome configurations (scheme CMO, mechanism as resource and reasoning)**

| CMOC | Context | Mechanism: resource | Mechanism: reasoning | Outcome | Supporting quotes | Cases k of n | Evidence S/R/C/N | Theory |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| CMOC1 | Can walk | | It eases | Walks on | ‘is the walk’ (P1, turn 2) | 2 of 2 | 2/0/0/0 | |

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.

Cases: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.

Left out for want of consent to analysis: 1 passage of 1 case.

Left out for want of consent to quotation: 1 passage of 1 case.

# Working lists show all.
$ thema coding list --columns source,code
Source  Code
──────  ────
P1      Help
P2      Help
P3      Help

# A row that is not told of is no other n.
$ printf 'case,accepts\nP1,yes\nP2,no\nP3,yes\n' > a.csv; printf 'case,accepts\nP1,yes\nP2,no\n' > b.csv
$ thema table import a.csv --name first --key case -q; thema table import b.csv --name second --key case -q
table first: 3 rows, 2 columns
table second: 2 rows, 2 columns
$ thema table shares first accepts -f csv --columns value,n,of
value,n,of
no,1,2
yes,1,2

# So do searches: who does not consent to analysis is neither found nor counted, and is not quoted
# around others.
$ thema find 'walk' -f csv --columns source,turn,text
source,turn,text
P1,2,What helps P1 is the walk.
P2,2,What helps P2 is the walk.
! notice: Left out for want of consent to analysis: 1 passage of 1 case.
$ thema find --regex 'the walk' --count
Source  Turns
──────  ─────
P1          1
P2          1

Left out for want of consent to analysis: 1 passage of 1 case.
$ thema find walk --where "source = P3" --count
Source  Turns
──────  ─────

Left out for want of consent to analysis: 1 passage of 1 case.
$ thema find what --where "source = P3" --count
Source  Turns
──────  ─────

Left out for want of consent to analysis: 2 passages of 1 case.
$ thema kwic walk --context 2
Source  Case  Speaker  Turn  Left    Keyword  Right
──────  ────  ───────  ────  ──────  ───────  ─────
P1      P1    P1          2  is the  walk     .
P2      P2    P2          2  is the  walk     .

Left out for want of consent to analysis: 1 passage of 1 case.
$ thema words --top 3 -f csv --columns word,count
word,count
helps,4
What,4
is,2
! notice: Left out for want of consent to analysis: 2 passages of 1 case.
$ printf 'P1: A garden helps.\n\nP3: Not me.\n' > group.txt; thema import group.txt -q > /dev/null; thema speaker set group P1 --role participant --case P1 -q > /dev/null; thema speaker set group P3 --role participant --case P3 -q > /dev/null; thema find garden --context 1 --columns text,after
Text             After
───────────────  ──────────────────
A garden helps.  - P3: [not quoted]
