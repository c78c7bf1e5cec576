# Cases of a kind whose sources come through their members: whom a filter, a group and a count mean.
# All of this is invented.

$ printf 'I: How?\nPat: I like it.\nx1\n' > P1.txt
$ printf 'I: How?\nPat: I like it.\nx2\n' > P2.txt
$ printf 'I: How?\nPat: I like it.\nx3\n' > P3.txt
$ printf 'case,kind,in,arm\nSiteA,site,,web\nSiteB,site,,phone\nP1,,SiteA,\nP2,,SiteA,\nP3,,SiteB,\n' > cases.csv
$ thema init sites -q
made sites.thema
$ thema import P1.txt P2.txt P3.txt --case '(?<case>P\d)' -q > /dev/null
$ thema case import cases.csv -q > /dev/null
$ thema apply Like --new --in P1 --quote 'I like it' -q > /dev/null
$ thema apply Like --in P3 --quote 'I like it' -q > /dev/null

# A filter asks about the site.
$ thema count Like --case-kind site --where 'arm = web' -q
1 of 1
$ thema themes --case-kind site --where 'arm = web' --quotes 0 -q
Theme  Subtheme  Description  Sources  Cases  Extracts
─────  ────────  ───────────  ───────  ─────  ────────
Like                                1  1/1           1

Cases: k/n of cases of kind site that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union. Filter: arm = web.
$ thema count Like --case-kind site --where 'case = SiteA' -q
1 of 1
$ thema count Like --case-kind site --where 'case != SiteA' -q
1 of 1
$ thema count Like --case-kind site --where 'case.kind = site' -q
2 of 2
$ thema count --case-kind site --where 'case has Like and arm = web' -q
1 of 2
$ thema count --case-kind site --where 'arm = web' -q
1 of 2
$ thema matrix --rows codes --cols cases --cell cases --case-kind site --where 'arm = web'
Code  SiteA
────  ─────
Like      1

Cells: cases, of cases of kind site that have a source in the selection; sub-codes are included. Codings counted: union. Filter: arm = web.
$ thema cooccur --case-kind site --measure cases --where 'arm = web' -f csv
code,Like
Like,0
$ thema participants --case-kind site --where 'arm = web'
Characteristic  Value  All (n=1)
──────────────  ─────  ─────────
arm             web    1 (100%)

n: cases of kind site that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported. Filter: arm = web.
$ thema quotes --case-kind site --where 'case = SiteB'
Like
----

  ‘I like it’ (P3, turn 2)
    P3, turn 2, line 2

1 quote: 1 of 1 extract, 1 of 1 cases (kind site); 1 have extracts. Codings counted: union.

# Without a kind it asks about who speaks.
$ thema count Like --where 'case = SiteA' -q
0 of 0
$ thema count Like --where 'arm = web' -q
0 of 0

# Groups are those of the site.
$ thema saturation --case-kind site --by arm -f csv
group,position,session,order,codes,new,cumulative,share,run,run_new,ratio,mean,low,high
phone,1,SiteB,,1,1,1,1,,,,,,
web,1,SiteA,,1,1,1,1,,,,,,

group,measure,value,low,median,high,note
phone,sessions,1,,,,
phone,codes,1,,,,different codes in all of them
phone,guest,,,,,"undefined: too few sessions (base 4, run 2, at most 5% new)"
phone,near,1,,,,1 of 1 codes: 90% or more
phone,true,1,,,,no new code behind it
phone,chao2,,,,,undefined: fewer than 2 sessions
phone,coverage,,,,,"undefined: fewer than 2 sessions, or no codes"
web,sessions,1,,,,
web,codes,1,,,,different codes in all of them
web,guest,,,,,"undefined: too few sessions (base 4, run 2, at most 5% new)"
web,near,1,,,,1 of 1 codes: 90% or more
web,true,1,,,,no new code behind it
web,chao2,,,,,undefined: fewer than 2 sessions
web,coverage,,,,,"undefined: fewer than 2 sessions, or no codes"
$ thema quotes --case-kind site --group-by arm
phone
-----

  ‘I like it’ (P3, turn 2)
    P3, turn 2, line 2

web
---

  ‘I like it’ (P1, turn 2)
    P1, turn 2, line 2

2 quotes: 2 of 2 extracts, 2 of 2 cases (kind site); 2 have extracts. Codings counted: union.
$ thema quotes --case-kind site --group-by case
SiteA
-----

  ‘I like it’ (P1, turn 2)
    P1, turn 2, line 2

SiteB
-----

  ‘I like it’ (P3, turn 2)
    P3, turn 2, line 2

2 quotes: 2 of 2 extracts, 2 of 2 cases (kind site); 2 have extracts. Codings counted: union.

# One site has two waves: evidence of a member is evidence of the site in the member's wave.
$ thema source set P1 months=3 -q > /dev/null
$ thema source set P2 months=6 -q > /dev/null
$ thema cmo add C1 --context c --mechanism m --outcome o -q > /dev/null
$ thema cmo evidence C1 --speaks-to C1,M1,O1 --in P1 --quote 'I like it' --stance supports -q > /dev/null
$ thema cmo evidence C1 --speaks-to C1,M1,O1 --in P2 --quote 'I like it' --stance supports -q > /dev/null
$ thema cmo matrix --cols attr:months --case-kind site
Evidence for configurations by months

CMOC  3 (n = 1)  6 (n = 1)  missing (n = 1)  Cases k/n
────  ─────────  ─────────  ───────────────  ─────────
C1    S1         S1                          1/2

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
The number after a mark: cases that gave it, after -: cases that were silent.
Cases k/n: those that gave evidence (silence is none), of cases of kind site that have a source in the selection.
$ thema cmo matrix --cols attr:arm --case-kind site --where 'arm = web'
Evidence for configurations by arm

CMOC  web (n = 1)  Cases k/n
────  ───────────  ─────────
C1    S1           1/1

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
The number after a mark: cases that gave it, after -: cases that were silent.
Cases k/n: those that gave evidence (silence is none), of cases of kind site that have a source in the selection.
Only where arm = web.
$ thema cmo table --by months --case-kind site --columns label,k_of_n,by
Context-mechanism-outcome configurations (scheme CMO)

CMOC  Cases k of n                       By group
────  ─────────────────────────────────  ────────
C1    1 of 2 (months 3: 1; months 6: 1)  3=1; 6=1

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.
Cases: those that gave evidence (silence is none), of cases of kind site that have a source in the selection.

# A matrix of a kind that is named keeps to what is said by its cases, in every kind of cell.
$ printf 'I: How?\nNora: I like it.\nx4\n' > N1.txt
$ thema import N1.txt -q > /dev/null
$ printf 'case,kind,source,arm\nN1,nurse,N1,post\nP1,,,app\nP3,,,app\n' > more.csv
$ thema case import more.csv -q > /dev/null
$ thema apply Like --in N1 --quote 'I like it' -q > /dev/null
$ thema matrix --rows codes --cols attr:arm --case-kind participant
Code  app
────  ───
Like    2

Cells: extracts: unions of overlapping passages of a source; sub-codes are included. Only what is said by cases of kind participant that have a source in the selection. Codings counted: union.
1 coding is in no cell: nobody said it who has a row or column (an interviewer's words, a source without cases, a case of another kind).
$ thema matrix --rows codes --cols attr:arm --cell percent --case-kind participant -f csv
row,app
Like,100
! notice: 1 coding is in no cell: nobody said it who has a row or column (an interviewer's words, a source without cases, a case of another kind).
$ thema matrix --rows codes --cols sources --cell codings --case-kind nurse -f csv
row,N1,P1,P2,P3
Like,1,0,0,0
! notice: 2 codings are in no cell: nobody said them who has a row or column (an interviewer's words, a source without cases, a case of another kind).
$ thema matrix --rows codes --cols attr:arm --cell quotes --case-kind participant -f csv
row,app
Like,"I like it (P1, turn 2)"
! notice: 1 coding is in no cell: nobody said it who has a row or column (an interviewer's words, a source without cases, a case of another kind).
$ thema matrix --rows codes --cols attr:arm -f csv
row,app,post
Like,2,1
