$ thema init p -q
$ thema coder list
$ thema coder add anna
$ thema coder add anna
$ thema coder add robot --program
$ thema coder add anna --program
$ thema coder add ' '

# Whoever works for the first time is told, with the nearest name.
$ printf 'INT: Well?\nP1: I walk. It helps.\n' > P1.txt; thema import P1.txt --coder ana -f csv
$ thema coder list -f csv

# Equal codings of merged coders become one.
$ thema apply Walks --new --in P1 --quote 'I walk' --coder ana -q
$ thema apply Walks --new --in P1 --quote 'I walk' --coder anna -q
$ thema apply Walks --new --in P1 --quote 'It helps' --coder ana -q
$ thema coder merge ana --into anna
$ thema coder list -f csv
$ thema coding list -f csv --columns text,code,coder

$ thema coder merge ana --into anna
$ thema coder merge anna
$ thema coder merge anna anna
$ thema coder rename anna robot
$ thema coder rename anna 'Anna B'
$ thema coder rename 'Anna B' 'Anna B'
$ thema undo 2
$ thema coder list -f csv
