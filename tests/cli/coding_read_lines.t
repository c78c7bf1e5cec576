# Lines of thema read in a file. Invented words.

$ thema init study -q
made study.thema
$ printf 'INT: Well?\nP1: I walk. Daily.\nINT: And?\nP1: An hour. It helps.\n' > P1.txt
$ printf 'INT: Well?\nP2: I rest.\n' > P2.txt
$ thema import *.txt -q > /dev/null; thema code add Walks -q; thema code add Rests -q
added Walks
added Rests
$ cat > sheet.txt <<'X'
> # Tuesday
> == P1
> 2.2-2 = walk; Habit/Daily+ ! #every day @valence=facilitator
> 4
> 2 = walk
> "an hour" = Time
> == P2.txt
> 2 = rest
> u
> == P3
> 2 = rest
> X
$ thema coding import sheet.txt
! error: sheet.txt:6: no code 'Time'; 'Time+' makes it
! error: sheet.txt:9: 'u' belongs to a session (thema read): a file has lines that code, and == SOURCE
! error: sheet.txt:10: no source 'P3'; did you mean 'P1' or 'P2'?
! error: sheet.txt:11: the source of line 10 is not there
! error: 4 of 7 lines cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ thema coding list --columns source,text
Source  Words
──────  ─────
$ thema coding import sheet.txt --keep-going --rejects rejects.txt
codings of sheet.txt: 7 lines: 4 new, 0 changed, 0 there already, 4 rejected
! error: sheet.txt:6: no code 'Time'; 'Time+' makes it
! error: sheet.txt:9: 'u' belongs to a session (thema read): a file has lines that code, and == SOURCE
! error: sheet.txt:10: no source 'P3'; did you mean 'P1' or 'P2'?
! error: sheet.txt:11: the source of line 10 is not there
! notice: new code 'Habit'
! notice: new code 'Habit/Daily'
[exit 3]
$ cat rejects.txt
== P1
4
# no code 'Time'; 'Time+' makes it
"an hour" = Time
== P2.txt
# 'u' belongs to a session (thema read): a file has lines that code, and == SOURCE
u
== P3
# no source 'P3'; did you mean 'P1' or 'P2'?
# the source of line 10 is not there
2 = rest
$ thema coding list -f csv --columns source,code,exemplar,memo,tags,text
source,code,exemplar,memo,tags,text
P1,Walks,true,every day,valence=facilitator,Daily.
P1,Habit/Daily,true,every day,valence=facilitator,Daily.
P1,Walks,false,,,It helps.
P2,Rests,false,,,I rest.
$ sed -i 's/Time$/Time+/; /^u$/d; s/P3/P2/' rejects.txt; thema coding import rejects.txt
codings of rejects.txt: 2 lines: 1 new, 0 changed, 1 there already
! notice: new code 'Time'
$ thema coding import rejects.txt
codings of rejects.txt: 2 lines: 0 new, 0 changed, 2 there already
$ thema undo 2
took back 5 by tester: codings of rejects.txt: 2 lines: 1 new, 0 changed, 1 there already
took back 4 by tester: codings of sheet.txt: 7 lines: 4 new, 0 changed, 0 there already, 4 rejected
$ thema coding import sheet.txt --keep-going --new -q 2> /dev/null
codings of sheet.txt: 7 lines: 5 new, 0 changed, 0 there already, 3 rejected
[exit 3]
$ printf 'source,quote,code\nP1,walk,Walks\n' > table.txt; thema coding import table.txt
! error: table.txt:1: it is a table: expected lines '== SOURCE' and '41.2-4 = CODE'; give a csv file the name *.csv
[exit 3]
$ printf '2 = walk\n' > none.txt; thema coding import none.txt
! error: none.txt:1: which source? expected a line '== SOURCE' before
! error: 1 of 1 line cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ printf '== P1\n2 = walk\0\n' > nul.txt; thema coding import nul.txt
! error: nul.txt: it is no text: expected lines as of 'thema read' in UTF-8
[exit 3]
$ printf '== P1\n2 = walk \377\n' > bytes.txt; thema coding import bytes.txt
! error: bytes.txt:2: the line is not valid UTF-8: '2 = walk �'
! error: 1 of 1 line cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ : > empty.txt; thema coding import empty.txt
codings of empty.txt: 0 lines: 0 new, 0 changed, 0 there already
$ thema coding import missing.txt
! error: missing.txt: cannot read it: No such file or directory
[exit 3]
