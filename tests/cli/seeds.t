# The arithmetic of the published studies that this project starts from, with their figures. Only
# numbers are taken from the papers; the names of cases, sites and studies are invented.

$ thema init seeds -q
made seeds.thema

# SupportBack 2, process evaluation (eprints.soton.ac.uk/507203): 46 participants were interviewed, 15 at 3
# months, 14 at 6 months and 17 at 12 months.

$ (echo case,wave; i=0; for n in 15:3 14:6 17:12; do for k in $(seq ${n%:*}); do i=$((i+1)); echo "P$i,${n#*:}"; done; done) > waves.csv
$ thema case import waves.csv -q > /dev/null; thema case attribute wave --order 3,6,12 -q > /dev/null
$ thema participants --of "case.kind = participant" -f csv --columns value,n,of
$ thema table import waves.csv --name waves --key case
$ thema table shares waves wave --expect-of 46 -f csv --columns value,n,of
$ printf 'wave,n\n3,15\n6,14\n12,17\n' > sizes.csv
$ thema table import sizes.csv --name sizes -q > /dev/null
$ thema table sum sizes n --expect 46
$ thema table sum sizes n --expect 51

# selfBACK, engagement of providers (doi 10.1177/20552076241313159): 825 patients
# were recruited. (How many by whom is invented.)

$ printf 'unit,country,recruited\nclinics,Denmark,402\nproviders,Norway,423\n' > log.csv
$ thema table import log.csv --name log -q > /dev/null
$ thema table sum log recruited --expect 825
$ thema table sum log recruited --by country --expect 820

# The same item with two denominators: 62 providers in the article, 73 in a talk of 2023.

$ (echo accepts; for i in $(seq 53); do echo yes; done; for i in $(seq 9); do echo no; done) > article.csv
$ (echo accepts; for i in $(seq 62); do echo yes; done; for i in $(seq 11); do echo no; done) > talk.csv
$ thema table import article.csv --name article -q > /dev/null; thema table import talk.csv --name talk -q > /dev/null
$ thema table shares article accepts

# Barriers and facilitators of digital self-management (the review): 14 191 records to 5 articles on 4
# studies.

$ cat > flow.csv <<'END'
> box,label,n
> identified,,14 191
> removed,duplicates,5 973
> screened,,8 218
> excluded,,8 113
> excluded,title,7 436
> excluded,abstract,677
> assessed,,105
> ineligible,,100
> reports,,5
> studies,,4
> END
$ thema prisma import flow.csv
$ thema prisma show
$ sed -i 's/677/667/; s/^reports,,5/reports,,6/' flow.csv
$ thema prisma import flow.csv
$ thema prisma show -f csv

# Participants of its studies: 18 + 28 + 10 + 19 = 75 = 56 adults with low back pain + 19 occupational
# physicians.

$ printf 'study,n,adults,physicians\nA,18,18,0\nB,28,9,19\nC,10,10,0\nD,19,19,0\n' > people.csv
$ thema table import people.csv --name people -q > /dev/null
$ thema table sum people n --expect 75
$ thema table sum people adults --expect 56
$ thema table sum people physicians --expect 19

# COREQ by study: 12 of 32 items are 38 %; 21 of 32 are 66 %, where the paper prints 67 %.

$ thema case add A --kind study -q; thema case add B --kind study -q
$ (echo case,item,answer; for i in $(seq 32); do test $i -le 12 && echo A,$i,yes || echo A,$i,no; test $i -le 21 && echo B,$i,yes || echo B,$i,unclear; done) > coreq.csv
$ thema checklist import coreq coreq.csv
$ thema checklist table coreq --by case
$ thema checklist table coreq --by case --expect A=38% --expect B=67% -f csv --columns case,yes,of,percent
$ thema checklist table coreq --by case --expect A=12/32 --expect B=65.6% -f csv --columns case,percent
