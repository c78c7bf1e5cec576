$ thema init p -q
$ thema redo
$ thema code add A -q; thema code add B -q
$ thema undo 2
$ thema redo
$ thema code list -f csv --columns code
$ thema redo --dry-run
$ thema redo
$ thema redo
$ thema code list -f csv --columns code
