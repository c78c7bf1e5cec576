# The arithmetic of the published studies that this project starts from, with their figures. Only
# numbers are taken from the papers; the names of cases, sites and studies are invented.

$ thema init seeds -q
made seeds.thema

# SupportBack 2, process evaluation (eprints.soton.ac.uk/507203): 46 participants were interviewed, 15 at 3
# months, 14 at 6 months and 17 at 12 months.

$ (echo case,wave; i=0; for n in 15:3 14:6 17:12; do for k in $(seq ${n%:*}); do i=$((i+1)); echo "P$i,${n#*:}"; done; done) > waves.csv
$ thema case import waves.csv -q > /dev/null; thema case attribute wave --type text --order 3,6,12 -q > /dev/null
$ thema participants --of "case.kind = participant" -f csv --columns value,n,of
value,n,of
3,15,46
6,14,46
12,17,46
$ thema table import waves.csv --name waves --key case
table waves: 46 rows, 2 columns
$ thema table shares waves wave --expect-of 46 -f csv --columns value,n,of
value,n,of
3,15,46
6,14,46
12,17,46
$ printf 'wave,n\n3,15\n6,14\n12,17\n' > sizes.csv
$ thema table import sizes.csv --name sizes -q > /dev/null
$ thema table sum sizes n --expect 46
46
! notice: column 'n' of table 'sizes': 3 rows, 0 missing
$ thema table sum sizes n --expect 51
46
! notice: column 'n' of table 'sizes': 3 rows, 0 missing
! warning: the sum of 'n' is 46, but 51 was expected: -5
[exit 1]

# selfBACK, engagement of providers (doi 10.1177/20552076241313159): 825 patients
# were recruited. (How many by whom is invented.)

$ printf 'unit,country,recruited\nclinics,Denmark,402\nproviders,Norway,423\n' > log.csv
$ thema table import log.csv --name log -q > /dev/null
$ thema table sum log recruited --expect 825
825
! notice: column 'recruited' of table 'log': 2 rows, 0 missing
$ thema table sum log recruited --by country --expect 820
country  Sum  Rows  Missing
───────  ───  ────  ───────
Denmark  402     1        0
Norway   423     1        0
All      825     2        0
! warning: the sum of 'recruited' is 825, but 820 was expected: +5
[exit 1]

# The same item with two denominators: 62 providers in the article, 73 in a talk of 2023.

$ (echo accepts; for i in $(seq 53); do echo yes; done; for i in $(seq 9); do echo no; done) > article.csv
$ (echo accepts; for i in $(seq 62); do echo yes; done; for i in $(seq 11); do echo no; done) > talk.csv
$ thema table import article.csv --name article -q > /dev/null; thema table import talk.csv --name talk -q > /dev/null
$ thema table shares article accepts
accepts   n  Of  Missing     %  95% from    to
───────  ──  ──  ───────  ────  ────────  ────
no        9  62        0  14.5       7.8  25.3
yes      53  62        0  85.5      74.7  92.2

Of those who answered; missing and N/R are left out. 95% intervals: Wilson 1927.
Two denominators for 'accepts': n = 62 in table article, n = 73 in table talk.
! warning: Two denominators for 'accepts': n = 62 in table article, n = 73 in table talk.

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
flow of 10 numbers: 10 new, 0 changed, 0 unchanged
$ thema prisma show
PRISMA 2020 flow diagram

Identification
  Records identified: n = 14 191
    → Records removed before screening: n = 5 973
        duplicates: n = 5 973

Screening
  Records screened: n = 8 218
    → Records excluded: n = 8 113
        title: n = 7 436
        abstract: n = 677
  Reports assessed for eligibility: n = 105
    → Reports excluded: n = 100

Included
  Studies included in review: n = 4
    Reports of included studies: n = 5
$ sed -i 's/677/667/; s/^reports,,5/reports,,6/' flow.csv
$ thema prisma import flow.csv
flow of 10 numbers: 0 new, 2 changed, 8 unchanged
! warning: excluded: 7436 title + 667 abstract = 8103, but 8113 excluded in all (+10)
! warning: reports: 105 assessed - 100 ineligible = 5, but 6 reports included (+1)
$ thema prisma show -f csv
box,heading,label,n,other
identified,Records identified,,14191,
removed,Records removed before screening,duplicates,5973,
screened,Records screened,,8218,
excluded,Records excluded,,8113,
excluded,Records excluded,title,7436,
excluded,Records excluded,abstract,667,
assessed,Reports assessed for eligibility,,105,
ineligible,Reports excluded,,100,
reports,Reports of included studies,,6,
studies,Studies included in review,,4,
! warning: excluded: 7436 title + 667 abstract = 8103, but 8113 excluded in all (+10)
! warning: reports: 105 assessed - 100 ineligible = 5, but 6 reports included (+1)
[exit 1]

# Participants of its studies: 18 + 28 + 10 + 19 = 75 = 56 adults with low back pain + 19 occupational
# physicians.

$ printf 'study,n,adults,physicians\nA,18,18,0\nB,28,9,19\nC,10,10,0\nD,19,19,0\n' > people.csv
$ thema table import people.csv --name people -q > /dev/null
$ thema table sum people n --expect 75
75
! notice: column 'n' of table 'people': 4 rows, 0 missing
$ thema table sum people adults --expect 56
56
! notice: column 'adults' of table 'people': 4 rows, 0 missing
$ thema table sum people physicians --expect 19
19
! notice: column 'physicians' of table 'people': 4 rows, 0 missing

# COREQ by study: 12 of 32 items are 38 %; 21 of 32 are 66 %, where the paper prints 67 %.

$ thema case add A --kind study -q; thema case add B --kind study -q
added study A
added study B
$ (echo case,item,answer; for i in $(seq 32); do test $i -le 12 && echo A,$i,yes || echo A,$i,no; test $i -le 21 && echo B,$i,yes || echo B,$i,unclear; done) > coreq.csv
$ thema checklist import coreq coreq.csv
COREQ, 64 rows: 64 new, 0 changed, 0 unchanged
$ thema checklist table coreq --by case
Study  Reported  No  Unclear  Open  Of   %
─────  ────────  ──  ───────  ────  ──  ──
A            12  20        0     0  32  38
B            21   0       11     0  32  66

Percentages are rounded half up.
COREQ: Tong, Sainsbury and Craig, Int J Qual Health Care 2007; 19:349-357.
$ thema checklist table coreq --by case --expect A=38% --expect B=67% -f csv --columns case,yes,of,percent
case,yes,of,percent
A,12,32,38
B,21,32,66
! warning: B: 21/32 = 66%, not 67% as typed.
[exit 1]
$ thema checklist table coreq --by case --expect A=12/32 --expect B=65.6% -f csv --columns case,percent
case,percent
A,38
B,66
