# Values that only people who refuse analysis have are no columns. All of this is invented.

$ printf 'I: Who?\nPat: I walk words.\n' > s1.txt
$ printf 'I: Who?\nPat: I walk home.\n' > s2.txt
$ thema init p -q
made p.thema
$ thema import s1.txt s2.txt -q > /dev/null
$ printf 'case,kind,in,source,job,area,consent.analysis\nTown,site,,,,north,\nP1,,Town,s1,baker,,yes\nP2,,Town,s2,bishop,,no\n' > c.csv
$ thema case import c.csv -q > /dev/null
$ thema source set s2 place=palace -q > /dev/null
$ thema apply Walk --in s1 --quote walk --new -q > /dev/null
$ thema apply Walk --in s2 --quote walk --tag k=bishopric -q > /dev/null
$ thema words --by job --top 1 -f csv -q
word,count,sources,cases,job=baker
I,1,1,1,1
$ thema words --by place --top 1 -f csv -q
word,count,sources,cases
I,1,1,1

# Nor are those of a site, in whose name nobody speaks.
$ thema words --by area --top 1 -f csv -q
word,count,sources,cases
I,1,1,1
$ thema matrix --rows tag:k --cols codes -f csv -q
row,Walk
untagged,1
$ thema matrix --rows codes --cols tag:k -f csv -q
row,untagged
Walk,1
