$ thema info
$ thema init p --title 'Sore backs' -q
$ thema info | sed 's/^\(Size *\).*/\1.../'
$ printf 'INT: Well?\nP1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns source
$ thema apply Walks --new --in P1 --turns 2 -q; thema case add P1 -q
$ thema info -f json | sed 's/"size": *[0-9]*/"size": .../'
