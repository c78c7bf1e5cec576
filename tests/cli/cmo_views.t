# The tables of configurations beside the results: matrix, refinement, hypotheses, pattern, versions.
# All of it is invented.

$ thema init study.thema -q
made study.thema
$ for p in 1 2 3; do printf 'I: What helps?\n\nP%s: The walk eases it.\n\nP%s: I keep at it.\n' $p $p > P$p.txt; done
$ printf 'I: And they?\n\nPT1: They work it out.\n' > PT1.txt
$ printf 'case,kind,source,arm\nP1,participant,P1,web\nP2,participant,P2,web\nP3,participant,P3,phone\nP4,participant,,phone\nPT1,physio,PT1,\n' > cases.csv
$ thema import P1.txt P2.txt P3.txt PT1.txt -q > /dev/null; thema case import cases.csv -q > /dev/null
$ thema theory add T1 --statement 'Small steps help' -q > /dev/null
$ thema cmo add CMOC1 --theory T1 --title Steps --context 'Is able' --resource Goals --reasoning 'Sees the link' --outcome 'Keeps on' --state conjectured -q > /dev/null
$ thema cmo add CMOC2 --context 'Is able' --mechanism 'Feels seen' --outcome 'Gives up' -q > /dev/null
$ cat > evidence.csv <<'X'
> cmoc,speaks_to,source,turns,case,stance
> CMOC1,"context,reasoning,outcome",P1,2,,supports
> CMOC1,outcome,P1,3,,negative-case
> CMOC1,"context,outcome",P2,2,,supports
> CMOC1,reasoning,P3,2,,challenges
> CMOC1,outcome,,,P4,silent
> CMOC1,context,PT1,2,,refines
> CMOC2,outcome,P3,3,,supports
> X
$ thema cmo evidence --import evidence.csv -q > /dev/null

# Blank is not examined, "-" is asked and silent; a physiotherapist is in no column of participants.
$ thema cmo matrix -f csv
label,title,P1,P2,P3,cases,of
CMOC1,Steps,SN,S,C,3,3
CMOC2,,,,S,1,3
$ thema cmo matrix --cols attr:arm
Evidence for configurations by arm

CMOC   phone (n = 1)  web (n = 2)  Cases k/n
─────  ─────────────  ───────────  ─────────
CMOC1  C1             S2 N1        3/3
CMOC2  S1                          1/3

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
The number after a mark: cases that gave it, after -: cases that were silent.
Cases k/n: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.
In no column: 2 pieces of people who are not among the cases counted.
$ thema cmo matrix --cols kind -f csv
label,title,participant,physio,cases,of
CMOC1,Steps,S2 C1 N1 -1,R1,3,3
CMOC2,,S1,,1,3
$ thema cmo matrix --cols attr:arm --where "arm = web" -f csv --columns label,web,cases,of
label,web,cases,of
CMOC1,S2 N1,2,2
CMOC2,,0,2
$ thema cmo matrix -o marks.svg && grep -c '<svg' marks.svg
1
$ thema cmo matrix --of "arm = phone" -f csv --columns label,P3,P4,cases,of
label,P3,P4,cases,of
CMOC1,C,'-,1,2
CMOC2,S,,1,2
$ thema cmo matrix --cols codes
! error: no columns 'codes': expected cases, kind or attr:NAME
[exit 2]

# k of n by the values of an attribute stands in the results.
$ thema cmo table --by arm -f csv --columns label,cases,of,by
label,cases,of,by
CMOC1,3,3,phone=1; web=2
CMOC2,1,3,phone=1
$ thema cmo table --by arm -f md --quotes 0
**Context-mechanism-outcome configurations (scheme CMO, mechanism as resource and reasoning)**

| CMOC | Context | Mechanism: resource | Mechanism: reasoning | Mechanism | Outcome | Supporting quotes | Cases k of n | Evidence S/R/C/N | Theory |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| CMOC1 Steps | Is able | Goals | Sees the link | | Keeps on | | 3 of 3 (phone: 1; web: 2) | 2/1/1/1; 1 silent | T1 |
| CMOC2 | Is able | | | Feels seen | Gives up | | 1 of 3 (phone: 1) | 1/0/0/0 | |

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.

Cases: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.

Counted in the evidence and not in the cases: physio 1.
$ thema cmo table --view pattern --by arm
! error: --by and --cite are for --view results, which has cases and quotes
[exit 2]

# As many voices against a part as for it: it is not supported.
$ thema cmo table --view hypotheses -f csv
label,title,context,context_findings,mechanism,mechanism_findings,outcome,outcome_findings,verdict,state,sources
CMOC1,Steps,Is able,verdict=supported; supports=2; refines=1; challenges=0; negative_case=0; silent=0; cases=2,Goals; Sees the link,verdict=not supported; supports=1; refines=0; challenges=1; negative_case=0; silent=0; cases=2,Keeps on,verdict=supported; supports=2; refines=0; challenges=0; negative_case=1; silent=1; cases=2,not supported,conjectured,transcript 4
CMOC2,,Is able,verdict=could not be tested; supports=0; refines=0; challenges=0; negative_case=0; silent=0; cases=0,Feels seen,verdict=could not be tested; supports=0; refines=0; challenges=0; negative_case=0; silent=0; cases=0,Gives up,verdict=supported; supports=1; refines=0; challenges=0; negative_case=0; silent=0; cases=1,could not be tested,candidate,transcript 1
$ thema cmo table --view hypotheses -f md --columns configuration,context_text,mechanism_text,outcome_text,verdict,sources
**Configurations put to the test**

| Hypothesis | Findings on C | Findings on M | Findings on O | Verdict | Sources of data |
| --- | --- | --- | --- | --- | --- |
| CMOC1 Steps | supported (S/R/C/N 2/1/0/0; 2 cases) | not supported (S/R/C/N 1/0/1/0; 2 cases) | supported (S/R/C/N 2/0/0/1; 1 silent; 2 cases) | not supported | • transcript 4 |
| CMOC2 | could not be tested (S/R/C/N 0/0/0/0; 0 cases) | could not be tested (S/R/C/N 0/0/0/0; 0 cases) | supported (S/R/C/N 1/0/0/0; 1 case) | could not be tested | • transcript 1 |

Findings: S supports, R refines, C challenges, N negative case. A part is supported when more voices (cases, or sources and rows without one) are for it (S, R) than against it (C, N); not supported when at least as many are against; it could not be tested when there is neither. A configuration is not supported when a part is not, or its state is refuted; it could not be tested when a part could not; else it is supported.

Cases: of 3 (cases of kind participant that have a source in the selection).
$ thema cmo table --view pattern
Contexts by outcomes: the mechanisms between them

Context  Keeps on                        Gives up
───────  ──────────────────────────────  ────────────────────
Is able  - Goals; Sees the link (CMOC1)  - Feels seen (CMOC2)

# Rewordings with what was decided before them.
$ thema cmo state CMOC1 challenged --reason 'P3 sees no link' --inference abductive --people Anna -q > /dev/null
$ thema cmo set CMOC1 --reasoning 'Sees the link and trusts it' --reasoning '(-) Fears harm' -q > /dev/null
$ thema cmo state CMOC1 refined --reason 'Narrowed' -q > /dev/null
$ thema cmo table --view refinement -f csv
label,title,theories,from_version,initial,evidence,change,decisions,to_version,refined,state
CMOC1,Steps,T1,1,"If is able, and with goals, then keeps on, because sees the link.",S/R/C/N 2/1/1/1; 1 silent,R1: 'Sees the link' -> 'Sees the link and trusts it'; new R2: (-) Fears harm,state: P3 sees no link (abductive; Anna); state: Narrowed,2,"If is able, and with goals, then keeps on, because sees the link and trusts it but fears harm.",refined
CMOC2,,,1,"If is able, then gives up, because feels seen.",S/R/C/N 1/0/0/0,,,,,candidate
$ thema cmo show CMOC1 --versions -f csv
label,version,scheme,statement,elements,change,decisions,evidence,coder
CMOC1,1,CMO,"If is able, and with goals, then keeps on, because sees the link.",C1: Is able; MR1: Goals; R1: Sees the link; O1: Keeps on,,,6,tester
CMOC1,2,CMO,"If is able, and with goals, then keeps on, because sees the link and trusts it but fears harm.",C1: Is able; MR1: Goals; R1: Sees the link and trusts it; R2: (-) Fears harm; O1: Keeps on,R1: 'Sees the link' -> 'Sees the link and trusts it'; new R2: (-) Fears harm,state: P3 sees no link (abductive; Anna),0,tester
$ thema cmo show CMOC1 --versions -f md --columns version,change,decisions
| Version | Change | Decided before |
| ---: | --- | --- |
| 1 | | |
| 2 | • R1: 'Sees the link' -\> 'Sees the link and trusts it'<br>• new R2: (-) Fears harm | • state: P3 sees no link (abductive; Anna) |

Decided since: state: Narrowed.
$ thema theory set T1 --statement 'Small steps that are seen to help, help' -q > /dev/null
$ thema theory versions T1 -f csv
label,version,statement,decisions,coder
T1,1,Small steps help,,tester
T1,2,"Small steps that are seen to help, help",,tester
$ thema cmo reread CMOC1 -f csv --columns stance,judged_on | head -2
stance,judged_on
supports,1
! notice: what still holds: 'thema cmo reread CMOC1 --confirm ID'; what is judged otherwise: with --stance or --speaks-to

# A value that is called "missing" is one thing, and no value another. Invented.

$ thema init gaps.thema -q
made gaps.thema
$ thema -p gaps.thema import P1.txt P2.txt -q > /dev/null; printf 'case,source,arm\nP1,P1,missing\nP2,P2,\n' > gaps.csv; thema -p gaps.thema case import gaps.csv -q > /dev/null
$ thema -p gaps.thema cmo add CMOC1 --context 'Is able' --mechanism 'Feels seen' --outcome 'Keeps on' -q > /dev/null
$ thema -p gaps.thema cmo evidence CMOC1 --speaks-to outcome --in P1 --turns 2 --stance supports -q > /dev/null; thema -p gaps.thema cmo evidence CMOC1 --speaks-to outcome --in P2 --turns 2 --stance challenges -q > /dev/null
$ thema -p gaps.thema cmo matrix --cols attr:arm -f csv
label,title,missing,missing (2),cases,of
CMOC1,,S1,C1,2,2
