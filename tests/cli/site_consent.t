# The site leaves out the evidence, and the memos, of people who do not consent to analysis, and says so.
# (Everything here is invented.)

$ thema init study -q
made study.thema
$ printf 'I: q?\nNoq: nqword alpha\nNoa: nxword alpha\nYara: yes alpha\n' > fg.txt
$ thema import fg.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema case set Noq consent.quotation=no -q > /dev/null; thema case set Noa consent.analysis=no -q > /dev/null
$ thema cmo add CMOC1 --context 'Can walk' --outcome 'Walks on' -q > /dev/null; thema cmo add CMOC2 --context 'Can sit' --outcome 'Sits' -q > /dev/null
$ for words in 'nqword alpha' 'nxword alpha' 'yes alpha'; do thema cmo evidence CMOC1 --speaks-to outcome --in fg --quote "$words" --stance supports --note "note on $words" -q > /dev/null; done
$ thema cmo evidence CMOC1 --speaks-to outcome --case Noa --stance silent --note 'said nothing' -q > /dev/null
$ for words in 'nqword alpha' 'nxword alpha' 'yes alpha'; do thema memo add "memo on $words" --in fg --quote "$words" -q > /dev/null; done; thema memo add 'memo on the person' --on case:Noa -q > /dev/null
$ thema export html site --memos -q > /dev/null
$ grep -o -E 'note on [a-z]* alpha|said nothing|\[not quoted\]|Left out [^<]*|yes alpha</p>' site/configurations/cmoc1.html
[not quoted]
note on nqword alpha
yes alpha</p>
note on yes alpha
Left out for want of consent to analysis: 2 passages of 1 case.
$ grep -c 'Left out' site/configurations/cmoc2.html
0
[exit 1]
$ grep -o -E 'CMOC1 supports' site/sources/fg.html | wc -l
2
$ grep -o -E 'memo on [a-z ]*' site/memos.html; grep -o 'Left out [^<]*' site/index.html
memo on nqword alpha
memo on yes alpha
Left out for want of consent to analysis: 2 memos.
$ grep -r -l -E 'nxword|said nothing|memo on the person' site
[exit 1]

# Tidy tables leave out the same.
$ thema export csv tables
wrote tables: 41 files; columns.csv says what their columns are
! notice: Left out for want of consent to analysis or archiving: 2 passages of 1 case.
! notice: Left out for want of consent to analysis or archiving: 2 memos.
$ cut -d, -f1,4,11 tables/evidence.csv; cut -d, -f1,2,8 tables/memos.csv
evidence,stance,note
1,supports,note on nqword alpha
2,supports,note on yes alpha
on,name,text
passage,fg,memo on nqword alpha
passage,fg,memo on yes alpha
