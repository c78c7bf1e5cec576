# What is said when an argument does not fit, and that nothing changed. Odd files, projects and disks
# are in scripts/bad_input.sh.

$ thema init study.thema -q
$ cat > P1.txt <<'X'
> Interviewer: What helps?
> 
> P1: The walk eases it. I know it does. I walk again.
> 
> Interviewer: And then?
> 
> P1: Then I walk again, and it eases.
> X
$ thema import P1.txt -q > /dev/null
$ thema code add Barriers/Time -q > /dev/null
$ thema code add Barriers/Fear -q > /dev/null
$ thema code add Later/Time -q > /dev/null
$ thema apply Fear --in P1 --turns 2 -q > /dev/null
$ thema export json before.json

# Codes, sources and options that do not exist, with the nearest that do.
$ thema apply Barriers/Tme --in P1 --turns 2
$ thema apply Baries/Fear --in P1 --turns 2
$ thema apply Time --in P1 --turns 2
$ thema apply Barriers/ --in P1 --turns 2
$ thema apply Fear --in P2 --turns 2
$ thema apply Fear --in P1 --trns 2
$ thema aply Fear --in P1 --turns 2
$ thema code shw Fear
$ thema code rename Fears Worry
$ thema code rename Barriers/Fear Time
$ thema speaker set P1 Intrviewer --role other
$ thema quotes --code Faer
$ thema quotes --where 'rol = participant'
$ thema coding set zzz --memo x
$ thema coding remove c00000

# Quotes: not there, there twice, and with the options that help.
$ thema apply Fear --in P1 --quote 'The walk eased me'
$ thema apply Fear --in P1 --quote 'nothing like this'
$ thema apply Fear --in P1 --quote 'I walk again'
$ thema apply Fear --in P1 --quote 'I walk again' --nth 3
$ thema apply Fear --in P1 --quote 'I walk again' --turns 3
$ thema apply Fear --in P1 --quote ''
$ thema unapply Fear --in P1 --quote 'I walk again'
$ thema unapply Fear --in P1 --turns 4

# Places outside of the text.
$ thema apply Fear --in P1 --at 100:9999
$ thema apply Fear --in P1 --at 10:10
$ thema apply Fear --in P1 --at 10:5
$ thema apply Fear --in P1 --at -1:5
$ thema apply Fear --in P1 --at x:y
$ thema apply Fear --in P1 --at 99999999999999999999:5
$ thema apply Fear --in P1 --turns 5
$ thema apply Fear --in P1 --turns 0
$ thema apply Fear --in P1 --turns 3-2
$ thema apply Fear --in P1 --turns 2.9
$ thema apply Fear --in P1 --lines 8
$ thema apply Fear --in P1 --lines 0-1
$ thema apply Fear --in P1
$ thema apply Fear --turns 2
$ thema apply Fear --in P1 --turns 2 --tag novalue
$ thema apply Fear --in P1 --turns 2 --print 'Something else'

# Tables with bad rows: every one is named, and nothing is stored.
$ cat > codings.csv <<'X'
> source,start,end,code
> P1,0,4,Fear
> P1,0,9999,Fear
> P1,4,2,Fear
> P2,0,4,Fear
> P1,0,4,Faer
> P1,0,4,Time
> P1,,,Fear
> P1,a,b,Fear
> X
$ thema coding import codings.csv
$ printf 'source,start,end\nP1,0,4\n' > no-code.csv; thema coding import no-code.csv
$ printf 'code,role\nA,theme\nB,villain\n' > codebook.csv; thema code import codebook.csv
$ printf 'case,age\nP1,40\n,41\n' > cases.csv; thema case import cases.csv

# Something else under the same name.
$ thema code add Barriers/Fear --role theme
$ printf 'P1: other words\n' > P1.txt; thema import P1.txt
$ thema init study.thema

# For programs.
$ thema apply Tme --in P1 --turns 2 --diagnostics jsonl

# All the time nothing was changed.
$ thema export json after.json; cmp before.json after.json && echo unchanged
$ thema check
