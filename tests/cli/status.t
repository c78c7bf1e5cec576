# Where my work stands, and everybody's.
$ thema init p -q
$ thema
$ thema status
$ for p in P1 P2 P10; do printf 'INT: Well?\n%s: I walk.\nINT: And?\n%s: It helps.\n' $p $p > $p.txt; done; thema import *.txt -q -f csv --columns source
$ thema
$ thema code add Walks -q
$ thema
$ thema status
$ thema apply Walks --in P2 --turns 2 -q
$ thema apply Walks --in P10 --turns 1-4 --coder ben -q
$ thema code set Walks --description 'Going for walks' -q
$ thema source done P1 -q
$ thema status
$ thema status -f csv
$ thema status -f json --coder ben
$ thema
$ for p in P2 P10; do thema source done $p -q; done; thema

# Nowhere, and between two projects.
$ cd /; thema
$ thema status
$ thema init one -q; thema init two -q; thema
