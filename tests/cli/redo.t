$ thema init p -q
made p.thema
$ thema redo
nothing to redo
$ thema code add A -q; thema code add B -q
added A
added B
$ thema undo 2
took back 2 by tester: added B
took back 1 by tester: added A
$ thema redo
brought back 1 by tester: added A
$ thema code list -f csv --columns code
code
A
$ thema redo --dry-run
brought back 2 by tester: added B
! notice: dry run: nothing was changed
$ thema redo
brought back 2 by tester: added B
$ thema redo
nothing to redo
$ thema code list -f csv --columns code
code
A
B
