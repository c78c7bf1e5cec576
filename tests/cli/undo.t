$ thema init p -q
made p.thema
$ thema undo
nothing to undo
$ printf 'INT: Well?\nP1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema code add Walks --coder ben -q
added Walks
$ thema apply Walks --in P1 --turns 2 -q
coded Walks at turn 2 of P1

# Any change, newest first, also somebody else's: it says whose.
$ thema undo --dry-run
took back 3 by tester: coded Walks at turn 2 of P1
! notice: dry run: nothing was changed
$ thema coding list -f csv --columns text,code
text,code
I walk.,Walks
$ thema undo
took back 3 by tester: coded Walks at turn 2 of P1
$ thema undo 2
took back 2 by ben: added Walks
took back 1 by tester: imported source P1
$ thema source list -f csv --columns source
source
$ thema check
No problems found.
$ thema undo
nothing to undo
$ thema redo 9
brought back 1 by tester: imported source P1
brought back 2 by ben: added Walks
brought back 3 by tester: coded Walks at turn 2 of P1
$ thema find walk -f csv --columns source,text
source,text
P1,I walk.
$ thema check
No problems found.

# Something new in between: what was undone cannot come back.
$ thema undo 2
took back 3 by tester: coded Walks at turn 2 of P1
took back 2 by ben: added Walks
$ thema code add Other
added Other
$ thema redo
nothing to redo
$ thema undo 0
! error: n: Value 0 not in range 1 to 1000000 (see 'thema undo --help')
[exit 2]
$ thema undo two
! error: n: Value two not in range 1 to 1000000 (see 'thema undo --help')
[exit 2]
