$ thema init p -q
$ for p in P1_3m P1_6m P2_3m; do printf 'INT: Well?\n%.2s: I walk (%s).\n' $p $p > $p.txt; done; thema import *.txt -q -f csv --columns name
$ cat > cases.csv <<'X'
> case,kind,in,source,age,id,arm,seen
> P1,,Clinic A,P1_3m,52,007,web,2026-01-02
> P1,,,P1_6m.txt,,,,
> P2,,Clinic B,,N/R,008,web + phone,2026-02-30
> P3,,,,61,009,usual,
> Clinic A,site,,,,,,
> X
$ thema case import cases.csv --dry-run
$ thema case import cases.csv
$ thema case import cases.csv
$ thema case list
$ thema case list -f csv
$ thema case list -f json
$ thema case show P1
$ thema case show P1 -f json

# What was listed can be read again: no change.
$ thema case list -f csv > list.csv; thema case import list.csv
$ thema log --limit 1 -f csv --columns number,summary

# Rows that cannot be used stop the import, with their line.
$ printf 'case,age\nP1,52\nP9,33\nP1,53\n' > bad.csv; thema case import bad.csv
$ printf 'case,source\nP2,P2_3n\n' > bad.csv; thema case import bad.csv
$ printf 'case,in\nClinic A,P1\n' > bad.csv; thema case import bad.csv
$ printf 'name,age\nP1,52\n' > bad.csv; thema case import bad.csv
$ thema case import nowhere.csv
$ thema case list -f csv --columns case

# A value that does not fit widens the type; an empty cell is a missing value.
$ printf 'case,age\nP1,52.5\nP3,\n' > ages.csv; thema case import ages.csv
$ thema case set P2 age='about 50' occupation=nurse
$ thema case set P2 occupation=nurse
$ thema case set P2 occupation= kind=participant

$ thema case add P4 age=40 --in 'Clinic A'
$ thema case add P4
$ thema case add P4 age=41
$ thema case add P4 --kind site
$ thema case set P4 in='Clinic B' case=P5
$ thema case set P5 in=
$ thema case set P5 in=P5
$ thema case set P55 age=1
$ thema case set P5 age

$ thema case link P2 P2_3m P1_6m.txt
$ thema case link P2 P2_3m
$ thema case unlink P2 P1_6m
$ thema case unlink P2 P1_6m
$ thema case link P2 P7

# Attributes: types, orders, labels.
$ thema case attribute
$ thema case attribute arm --order usual,web,'web + phone' --label 'usual=Usual care'
$ thema case attribute arm

$ thema case attribute arm -f json
$ thema case attribute age --type date
$ thema case attribute arms
$ thema case attribute months --type months

$ thema case remove P5
$ thema case remove P5
$ thema undo
$ thema case show P5
