# Numbers of a paper: k of n, in words that say what both are. An invented study.

$ printf 'INT: Well?\n\nP1: I could not log in. I lost my password twice.\n' > P1.txt
$ printf 'INT: Well?\n\nP2: I lost my password.\n' > P2.txt
$ printf 'INT: Well?\n\nP3: It was easy.\n' > P3.txt
$ printf 'INT: Well?\n\nP5: No words of mine.\n' > P5.txt
$ printf 'case,kind,in,source,arm,gender\nNorth,site,,,,\nSouth,site,,,,\nP1,,North,P1,web,woman\nP2,,North,P2,phone,man\nP3,,South,P3,web,woman\nP4,,South,,web,woman\nP5,,South,P5,web,man\n' > cases.csv
$ thema init study -q
made study.thema
$ thema import P1.txt P2.txt P3.txt P5.txt -q > /dev/null
$ thema case import cases.csv -q > /dev/null
$ thema apply 'Trouble/Log in' --in P1 --quote 'could not log in' --new -q > /dev/null
$ thema apply 'Trouble/Log in' --in P1 --quote 'could not log' --coder ben -q > /dev/null
$ thema apply Trouble/Passwords --in P1 --quote 'lost my password' --new -q > /dev/null
$ thema apply Trouble/Passwords --in P2 --quote 'lost my password' -q > /dev/null
$ thema apply Ease --in P3 --quote 'It was easy' --new -q > /dev/null

# Cases: as the theme table counts them.
$ thema count Trouble
2 of 4
! notice: 2: cases with Trouble; 4: cases of kind participant that have a source in the selection. Codings counted: union.
$ thema count Trouble -q
2 of 4
$ thema count Trouble --exact -q
0 of 4
$ thema themes --quotes 0 --columns code,cases,of -f csv -q
code,cases,of
Trouble,2,4
Trouble/Log in,1,4
Trouble/Passwords,2,4
Ease,1,4
$ thema count Trouble --case-kind site -q
1 of 2
$ thema count Trouble --where "arm = 'web'"
1 of 3
! notice: 1: cases with Trouble where arm = 'web'; 3: cases of kind participant that have a source in the selection. Codings counted: union.

# --of takes in people without a source.
$ thema count Trouble --of "arm = 'web'"
1 of 4
! notice: 1: cases with Trouble; 4: cases of kind participant where arm = 'web'. Codings counted: union.
$ thema count Trouble --of "case.kind = participant" -f csv
k,n,unit,counted,among,code,where,codings_of,expected,as_expected
2,5,cases,cases with Trouble,cases of kind participant where case.kind = participant,Trouble,,union,,

# A filter on codings alone, and one on who people are.
$ thema count --where "code = Trouble or code = Ease"
3 of 4
! notice: 3: cases with codings where code = Trouble or code = Ease; 4: cases of kind participant that have a source in the selection. Codings counted: union.
$ thema count --where "gender = 'woman'"
2 of 4
! notice: 2: cases where gender = 'woman'; 4: cases of kind participant that have a source in the selection. Codings counted: union.
$ thema count --where "gender = 'woman'" --of "case.kind = participant" -q
3 of 5
$ thema count --where "case has Trouble and case has Ease" -q
0 of 4
$ thema count --where "speaker = P2" -q
1 of 4

# Sources, extracts (double coding counts once) and codings.
$ thema count Trouble --unit sources
2 of 4
! notice: 2: sources with Trouble; 4: sources in the selection. Codings counted: union.
$ thema count Trouble --unit extracts
3 of 4
! notice: 3: extracts with Trouble; 4: extracts in the selection, of each code by itself. Codings counted: union.
$ thema count Trouble --unit codings
4 of 5
! notice: 4: codings with Trouble; 5: codings in the selection, whatever their code. Codings counted: union.
$ thema count Trouble --unit codings --where "arm = 'web' and coder = ben"
1 of 4
! notice: 1: codings with Trouble where arm = 'web' and coder = ben; 4: codings in the selection, whatever their code. Codings counted: union.
$ thema count --unit sources --where "name like 'P%'" -q
! error: in the filter: no field 'name'; there are: case, case.kind, source, kind, date, speaker, role, code, code.role, coder, coded, exemplar, tag.KEY, case.arm, case.gender
!   name like 'P%'
!   ^
[exit 2]
$ thema count --unit sources --where "source in (P1, P2)" -q
2 of 4

# A paper's numbers are held to their word.
$ thema count Trouble --expect 2 -q
2 of 4
$ thema count Trouble --expect '2 of 4' -q
2 of 4
$ thema count Trouble --expect 2/5 -q
2 of 4
! warning: 2 of 4, but 2 of 5 were expected
[exit 1]
$ thema count Trouble --expect 3 -q -f json
{
  "schema": "thema/count/1",
  "count": [
    {"k":2,"n":4,"unit":"cases","counted":"cases with Trouble","among":"cases of kind participant that have a source in the selection","code":"Trouble","where":null,"codings_of":"union","expected":"3","as_expected":false}
  ]
}
! warning: 2 of 4, but 3 were expected
[exit 1]
$ thema count Trouble --expect most
! error: --expect 'most': expected a number such as 12, or both, such as '12 of 23'
[exit 2]
$ thema count Trouble --unit sources --of "arm = 'web'"
! error: --of says which cases are counted among, and --unit is sources
[exit 2]
$ thema count
! error: what shall be counted? name a code, or give --where EXPR
[exit 2]
$ thema count Troubel
! error: no code 'Troubel'; did you mean 'Trouble'?
[exit 3]
$ thema count Trouble --case-kind ward
! error: no case of kind 'ward'; there are: participant, site
[exit 3]

# What is printed can stand in a sentence of any format.
$ thema count Trouble -q -f md
2 of 4
$ thema count Trouble -q -o n.html; grep -o '<p[^>]*>2 of 4</p>' n.html
<p>2 of 4</p>
$ thema count Trouble --columns k,n,among
Count  Of  Among
─────  ──  ─────────────────────────────────────────────────────────────
    2   4  cases of kind participant that have a source in the selection

# Who does not consent to analysis is in neither number.
$ thema case set P2 consent.analysis=no -q > /dev/null; thema count Trouble
1 of 3
! notice: 1: cases with Trouble; 3: cases of kind participant that have a source in the selection. Codings counted: union.
! notice: Left out for want of consent to analysis: 1 passage of 1 case.
$ thema config count ben -q; thema count Trouble -q
set count to ben
1 of 3
