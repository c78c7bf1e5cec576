$ thema init p -q
$ thema undo
$ printf 'INT: Well?\nP1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns source
$ thema code add Walks --coder ben -q
$ thema apply Walks --in P1 --turns 2 -q

# Any change, newest first, also somebody else's: it says whose.
$ thema undo --dry-run
$ thema coding list -f csv --columns text,code
$ thema undo
$ thema undo 2
$ thema source list -f csv --columns source
$ thema check
$ thema undo
$ thema redo 9
$ thema find walk -f csv --columns source,text
$ thema check

# Something new in between: what was undone cannot come back.
$ thema undo 2
$ thema code add Other
$ thema redo
$ thema undo 0
$ thema undo two
