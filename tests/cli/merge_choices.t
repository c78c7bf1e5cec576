# What has no choice yet is listed with what has; choices may come in several files.
$ mkdir ben; printf 'I: What helps?\nP1: The walk eases it. I know it does.\nI: And then?\nP1: Then I set ten minutes.\n' > P1.txt
$ thema init study -q; thema import P1.txt -q > /dev/null; thema code add Fear -q; thema code add Worry -q; thema copy ben/ben --for ben -q
made study.thema
added Fear
added Worry
wrote ben/ben.thema for ben: 0 codings, 3 changes
$ thema code remove Fear -q; thema code rename Worry Fear -q
removed Fear
renamed Worry -> Fear (0 codings)
$ thema apply Fear --in P1 --quote 'ten minutes' -q -p ben/ben.thema
coded Fear at turn 4 of P1
$ thema merge ben/ben.thema -n -o 1.csv 2> /dev/null; sed -i '/,removed,/s/^\(x[0-9a-f]*\),,/\1,theirs,/' 1.csv
$ thema merge ben/ben.thema --resolve 1.csv --columns choice,kind,object -f csv
choice,kind,object
theirs,removed,code Fear
,same-name,code Fear
! error: 1 of 2 conflicts has no choice yet; nothing was merged. A choice can bring a further conflict: write the choice for it (mine, theirs or both) into the file, or into another one and give both: thema merge ben/ben.thema --resolve 1.csv --resolve more.csv
[exit 5]
$ thema merge ben/ben.thema -n --resolve 1.csv --columns conflict,choice -o 2.csv 2> /dev/null; sed -i 's/^\(x[0-9a-f]*\),$/\1,mine/' 2.csv

# A choice that another one made idle is no error; one that was never asked is a slip.
$ sed 's/,theirs,removed/,mine,removed/' 1.csv > 3.csv; grep -v ',theirs$' 2.csv > 4.csv; thema merge ben/ben.thema --resolve 3.csv --resolve 4.csv -n
merged ben.thema by ben (1 change), tester (1 change); 1 conflict settled
! notice: dry run: nothing was changed
$ echo 'x0123456789 mine' > slip.txt; thema merge ben/ben.thema --resolve slip.txt 2>&1 | sed 's/x[0-9a-f]\{10\}/x?/g'
error: there is no conflict x?: nothing was merged. Without a choice: x? (removed, code Fear), x? (same-name, code Fear)
$ thema merge ben/ben.thema --resolve 1.csv --resolve slip.txt 2>&1 | sed 's/x[0-9a-f]\{10\}/x?/g'
error: there is no conflict x?: nothing was merged. Without a choice: x? (same-name, code Fear)

# All have one.
$ thema merge ben/ben.thema --resolve 1.csv --resolve 2.csv
merged ben.thema by ben (1 change), tester (1 change): codes 1 new; codings 1 new; 2 conflicts settled
$ thema code list -f csv --counts --columns code,codings; thema check
code,codings
Fear (2),1
Fear,0
No problems found.

# The same choices again are no error.
$ thema merge ben/ben.thema --resolve 1.csv --resolve 2.csv
nothing to merge: all of it is here

# Inside a batch that changes something no copy can be made.
$ printf 'code add Late\ncopy elsewhere/more\n' | thema batch
! error: standard input:2: 'copy' cannot be part of one change: run it by itself, or the batch with --keep-going
[exit 2]
