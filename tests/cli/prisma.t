# The flow of records through a review. (Invented.)

$ thema init review -q
made review.thema
$ thema prisma show
! notice: there is no flow yet: 'thema prisma import FILE.csv' reads one
[exit 1]
$ cat > flow.csv <<'END'
> box,label,n,other
> identified,Embase,700,
> identified,CENTRAL,300,
> identified,web sites,,12
> removed,duplicates,200,
> removed,automation tools,50,
> screened,,750,
> excluded,,650,
> sought,,100,12
> not_retrieved,,4,2
> assessed,,96,10
> ineligible,wrong population,60,7
> ineligible,no interviews,26,
> reports,,13,
> studies,,11,
> END
$ thema prisma import flow.csv
flow of 18 numbers: 18 new, 0 changed, 0 unchanged
! notice: new coder 'tester'
$ thema prisma import flow.csv
no change
$ thema prisma show
PRISMA 2020 flow diagram

Identification (Databases and registers)
  Records identified: n = 1 000
    Embase: n = 700
    CENTRAL: n = 300
    → Records removed before screening: n = 250
        duplicates: n = 200
        automation tools: n = 50

Screening (Databases and registers)
  Records screened: n = 750
    → Records excluded: n = 650
  Reports sought for retrieval: n = 100
    → Reports not retrieved: n = 4
  Reports assessed for eligibility: n = 96
    → Reports excluded: n = 86
        wrong population: n = 60
        no interviews: n = 26

Identification (Other methods)
  Records identified: n = 12
    web sites: n = 12

Screening (Other methods)
  Reports sought for retrieval: n = 12
    → Reports not retrieved: n = 2
  Reports assessed for eligibility: n = 10
    → Reports excluded: n = 7
        wrong population: n = 7

Included
  Studies included in review: n = 11
    Reports of included studies: n = 13
$ thema prisma show -f dot | head -8
digraph flow {
  label="PRISMA 2020 flow diagram";
  labelloc=t;
  node [shape=box, fontname="Helvetica", fontsize=11];
  edge [arrowsize=0.7];
  b1 [label="Records identified: n = 1 000\lEmbase: n = 700\lCENTRAL: n = 300\l"];
  b2 [label="Records removed before screening: n = 250\lduplicates: n = 200\lautomation tools: n = 50\l"];
  b3 [label="Records screened: n = 750\l"];
$ thema prisma show -f csv -o again.csv; thema prisma import again.csv
flow of 18 numbers: 0 new, 0 changed, 18 unchanged
$ thema prisma show -f svg > flow.svg; grep -c '<polygon' flow.svg; grep -o '<title[^>]*>[^<]*' flow.svg
13
<title>PRISMA 2020 flow diagram
$ sed -i 's/^assessed,,96,10/assessed,,96,9/' flow.csv; thema prisma import flow.csv -q
flow of 18 numbers: 0 new, 1 changed, 17 unchanged
! warning: other methods, assessed: 12 sought - 2 not_retrieved = 10, but 9 assessed (-1)
! warning: reports: 96 assessed - 86 ineligible + 9 assessed - 7 ineligible = 12, but 13 reports included (+1)
$ thema prisma show -f json --columns box,n | head -8
{
  "schema": "thema/prisma/1",
  "balanced": false,
  "problems": ["other methods, assessed: 12 sought - 2 not_retrieved = 10, but 9 assessed (-1)","reports: 96 assessed - 86 ineligible + 9 assessed - 7 ineligible = 12, but 13 reports included (+1)"],
  "prisma": [
    {"box":"identified","n":700},
    {"box":"identified","n":300},
    {"box":"identified","n":null},
! warning: other methods, assessed: 12 sought - 2 not_retrieved = 10, but 9 assessed (-1)
! warning: reports: 96 assessed - 86 ineligible + 9 assessed - 7 ineligible = 12, but 13 reports included (+1)
$ thema undo -q; thema prisma show -f csv > /dev/null
took back 3 by tester: flow of 18 numbers: 0 new, 1 changed, 17 unchanged

# What cannot be.

$ printf 'box,n\nscreend,5\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:2: no box 'screend' in a PRISMA flow; did you mean 'screened'?
[exit 3]
$ printf 'box,n\nscreened,5\nscreened,6\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:3: box 'screened' stands in line 2 already
[exit 3]
$ printf 'box,n\nscreened,many\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:2: column 'n': 'many' is no number of records: expected digits, such as 14191
[exit 3]
$ printf 'box,n\nscreened,-5\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:2: column 'n': '-5' is no number of records: expected digits, such as 14191
[exit 3]
$ printf 'box,n\nscreened,\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:2: box 'screened' has no number: expected one in column n
[exit 3]
$ printf 'box,n\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:1: there is no number in the file
[exit 3]
$ printf 'step,n\nscreened,5\n' > bad.csv; thema prisma import bad.csv
! error: bad.csv:1: no column 'box'; the file has: step, n
[exit 3]
