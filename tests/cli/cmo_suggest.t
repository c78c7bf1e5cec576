# Candidates of configurations from codes that occur together. All of it is invented.

$ thema init study.thema -q
made study.thema
$ for p in 1 2 3 4; do printf 'I: And then?\n\nP%s: It was dry, so I walked, because it made me glad.\n\nI: And?\n\nP%s: I walked.\n' $p $p > P$p.txt; done
$ printf 'case,source\nP1,P1\nP2,P2\nP3,P3\nP4,P4\n' > cases.csv
$ thema import P1.txt P2.txt P3.txt P4.txt -q > /dev/null; thema case import cases.csv -q > /dev/null
$ cat > codes.csv <<'X'
> code,role
> Context,context
> Context/Dry,code
> Context/Wet,code
> Why,code
> Why/Glad,reasoning
> Why/Leaflet,resource
> Walks,outcome
> X
$ thema code import codes.csv -q > /dev/null
$ for p in 1 2 3; do thema apply Dry Glad --in P$p --turns 2 -q > /dev/null; done
$ for p in 1 2; do thema apply Walks --in P$p --turns 2 -q > /dev/null; done
$ thema apply Walks --in P4 --turns 4 -q > /dev/null
$ thema apply Wet Leaflet Walks --in P4 --turns 2 -q > /dev/null

# Only what meets in three cases is listed unless told otherwise; the counter-set stands beside.
$ thema cmo suggest --level code
Co-occurrence is a reading list, not evidence of causation; realist causation is generative and is judged by reading.

Window:                turn
Windows (N):           8
Cases:                 4
Codings counted:       union
Coders:                - tester
Combinations examined: 4
...
Not listed: 2 combinations that meet in fewer than 3 cases (--min-cases).
...
$ thema cmo suggest --min-cases 2 -f csv --columns number,level,context,mechanism,mechanism_role,outcome,cases,windows,confidence,lift,stated
number,level,context,mechanism,mechanism_role,outcome,cases,windows,confidence,lift,stated
1,code,Context/Dry,Why/Glad,reasoning,Walks,2,2,0.6666666666666666,,2
2,parent,Context,Why,mechanism,Walks,3,3,0.75,1.5,3
$ thema cmo suggest --min-cases 2 -f csv --columns context_mechanism_without_outcome,context_mechanism_without_outcome_cases,outcome_without_mechanism,outcome_without_context_cases,n,combinations,caveat --level code
context_mechanism_without_outcome,context_mechanism_without_outcome_cases,outcome_without_mechanism,outcome_without_context_cases,n,combinations,caveat
1,1,2,1,8,4,"Co-occurrence is a reading list, not evidence of causation; realist causation is generative and is judged by reading."

# The places against a candidate, and those of the candidate with the words of causes in them.
$ thema cmo suggest --min-cases 2 --list-counter 1 -f csv --columns set,source,turn,cases
set,source,turn,cases
"context and mechanism, no outcome",P3,2,P3
"outcome, no mechanism",P4,2,P4
"outcome, no mechanism",P4,4,P4
"outcome, no context",P4,2,P4
"outcome, no context",P4,4,P4
$ printf 'glad # a word of our own\n' > cues.txt; thema cmo suggest --min-cases 2 --list 1 --talk --cues cues.txt -f csv --columns set,source,cues,text
set,source,cues,text
"context, mechanism and outcome",P1,glad,"It was dry, so I walked, because it made me glad."
"context, mechanism and outcome",P2,glad,"It was dry, so I walked, because it made me glad."
"context and mechanism, no outcome",P3,glad,"It was dry, so I walked, because it made me glad."
"outcome, no mechanism",P4,glad,"It was dry, so I walked, because it made me glad."
"outcome, no context",P4,glad,"It was dry, so I walked, because it made me glad."
$ thema cmo suggest --min-cases 1 --list 1 -f csv --columns cues | sed -n 2p
because; so; made me

# Windows, dyads, a branch. Suggested codings count nowhere.
$ thema cmo suggest --window case --min-cases 3 --shape MO -f csv --columns level,mechanism,outcome,cases,mechanism_without_outcome_cases
level,mechanism,outcome,cases,mechanism_without_outcome_cases
parent,Why,Walks,3,1
$ thema cmo suggest --under Context -f csv --columns number
number
$ thema cmo suggest --window week
! error: no window 'week': expected passage, turn, turns:N (N up to 50), source or case
[exit 2]
$ thema cmo suggest --list 7
! error: no candidate 7: the list of 'thema cmo suggest --window turn --min-cases 3' has 1
[exit 3]

# Permutations only when asked for, and called exploratory; the same seed gives the same numbers.
$ thema cmo suggest --permute 200 --seed 4 -f csv > a.csv; thema cmo suggest --permute 200 --seed 4 -f csv | cmp a.csv -
$ thema cmo suggest --permute 200 --seed 4 | grep -c Exploratory
2

# A candidate becomes a configuration that somebody has still to word; its query is its reason.
$ thema cmo suggest --min-cases 2 --where "case in (P1, P2)" --accept 1
! error: what is the configuration to be called? --accept needs --as LABEL
[exit 2]
$ thema cmo suggest --min-cases 2 --where "case in (P1, P2)" --accept 1 --as CMOC1
accepted candidate 1 as CMOC1 (C1, R1, O1)
$ thema cmo suggest --min-cases 2 --accept 1 --as CMOC1
! error: configuration 'CMOC1' is there already: name another label with --as
[exit 3]
$ thema decision list -f csv --columns operation,outputs,reason
operation,outputs,reason
suggest,"CMOC1 v1 (thema cmo suggest --window turn --min-cases 2 --where 'case in (P1, P2)')","thema cmo suggest --window turn --min-cases 2 --where 'case in (P1, P2)' --accept 1: Context/Dry + Why/Glad -> Walks; 2 cases in 2 windows of 4, codings counted: union"
$ thema cmo show CMOC1 -f csv --columns stance
stance
$ thema cmo list -f csv --columns label,state,elements
label,state,elements
CMOC1,candidate,C1; R1; O1

# What a window is, and what happens to codes, is said where one looks for it.

$ thema help realist | grep -A2 'A window of'
A window of cmo suggest is where codes may meet: a passage (coded passages that
overlap are one window, those that only touch are two), a turn, turns:2 (a turn
with two before and two behind), a source, or all that a case said.
$ thema cmo set --help | grep 'Codes are added'
Codes are added to those of words that stay; 'thema cmo edit' takes them away.
