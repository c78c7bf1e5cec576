# Whose words are whose: speakers linked and not, several cases of one source, filters on speakers.

$ printf 'Mod: Who?\nP1: I walk.\nP2: I rest.\nZoe: I run.\n' > fg.txt
$ printf 'case,source\nP1,fg\np2,fg\n' > both.csv
$ thema init study -q
made study.thema
$ thema import fg.txt -q > /dev/null

# A table that puts cases into a source links the speakers who have their names.
$ thema case import both.csv -q
2 cases: 2 new, 0 updated, 0 unchanged; 2 sources linked
$ thema speaker list -f csv
source,speaker,role,case,turns
fg,Mod,interviewer,,1
fg,P1,participant,P1,1
fg,P2,participant,p2,1
fg,Zoe,participant,,1
$ thema apply rest --new --in fg --quote 'I rest' -q
coded rest at turn 3 of fg
$ thema apply run --new --in fg --quote 'I run' -q
coded run at turn 4 of fg
$ thema apply all --new --in fg --turns 2-4
coded all at turns 2-4 of fg
! notice: new code 'all'
$ thema count rest -q
1 of 2
$ thema quotes --code rest -f csv --columns case,speaker
case,speaker
p2,P2
$ thema count run -q
0 of 2
$ thema undo 4 -q
took back 5 by tester: coded all at turns 2-4 of fg
took back 4 by tester: coded run at turn 4 of fg
took back 3 by tester: coded rest at turn 3 of fg
took back 2 by tester: 2 cases: 2 new, 0 updated, 0 unchanged; 2 sources linked
$ thema speaker list -f csv
source,speaker,role,case,turns
fg,Mod,interviewer,,1
fg,P1,participant,,1
fg,P2,participant,,1
fg,Zoe,participant,,1

# One case after the other.
$ thema case add P1 -q
added participant P1
$ thema case add P2 -q
added participant P2
$ thema case link P1 fg
linked P1 to fg
! notice: in 'fg' speak for the cases of their names: P1
$ thema case link P2 fg
linked P2 to fg
! notice: in 'fg' speak for the cases of their names: P2

# Who cannot be told apart is told by check.
$ thema speaker set fg P1 --no-case -q
set speaker P1 of fg
$ thema speaker set fg P2 --no-case -q
set speaker P2 of fg
$ thema check
Rule          Level    Object  Message
────────────  ───────  ──────  ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
shared-words  warning  fg      what P1, P2, Zoe say in 'fg' counts for each of its cases P1, P2: link speakers with 'thema speaker set SOURCE LABEL --case CASE'

# A filter on speakers counts those whose speaker fits.
$ thema case add Z1 -q
added participant Z1
$ thema speaker set fg P1 --case P1 -q
set speaker P1 of fg
$ thema speaker set fg P2 --case P2 -q
set speaker P2 of fg
$ thema speaker set fg Zoe --case Z1 -q
set speaker Zoe of fg
$ thema check
No problems found.
$ thema apply All --new --in fg --turns 2-4 -q
coded All at turns 2-4 of fg
$ thema count All -q
3 of 3
$ thema count All --where 'speaker = Zoe' -q
1 of 3
$ thema count All --where 'speaker != Zoe' -q
2 of 3
$ thema matrix --rows codes --cols cases --where 'speaker = Zoe' -f csv
row,P1,P2,Z1
All,0,0,1
$ thema count All --where 'role = interviewer' -q
0 of 3

# An import by case links the case's own label where others speak, too.
$ printf 'I: Who?\nP9: I swim.\nWife: He does.\n' > P9_3m.txt
$ thema import P9_3m.txt --case '(?<case>P\d+)_(?<months>\d+)m' -q > /dev/null
$ thema speaker list P9_3m -f csv
source,speaker,role,case,turns
P9_3m,I,interviewer,,1
P9_3m,P9,participant,P9,1
P9_3m,Wife,participant,,1

# Cases that meet are of one kind, by waves and kinds as in a matrix.
$ printf 'case,kind,in\nWard,site,\nN1,nurse,\nP9,,Ward\n' > kinds.csv
$ thema case import kinds.csv -q > /dev/null
$ thema case link N1 P9_3m -q
linked N1 to P9_3m
$ thema apply Swim All --new --in P9_3m --turns 2-3 -q
coded Swim, All at turns 2-3 of P9_3m
$ thema cooccur --codes All Swim --unit case -f csv
code,All,Swim
All,4,1
Swim,1,1
$ thema cooccur --codes All Swim --unit case --case-kind nurse
Code  All  Swim
────  ───  ────
All     1     1
Swim    1     1

Cells: cases with both codes; cases are cases of kind nurse that have a source in the selection. Codings counted: union.
$ thema cooccur --codes All Swim --measure cases --case-kind site -f csv
code,All,Swim
All,0,1
Swim,1,0
$ thema themes --root All --depth 1 --by months --case-kind site --quotes 0 -f csv
theme,subtheme,code,level,description,sources,cases,of,extracts,months=3
All,,All,1,,2,1,1,2,1/1
$ thema matrix --rows codes --cols attr:months --cell cases --case-kind site -f csv
row,3
All,1
Swim,1
! notice: 1 coding is in no cell: nobody said it who has a row or column (an interviewer's words, a source without cases, a case of another kind).
$ thema participants --by months --case-kind site
Characteristic  Value  All (n=1)  3 (n=1)
──────────────  ─────  ─────────  ───────

n: cases of kind site that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.
1 = 1; 0 of 1 cases are in more than one column.
