# How codes add up over sources. An invented study: what each of eight people brings up.

$ thema init study -q
made study.thema
$ for p in 1 2 3 4 5 6 7 8; do printf 'P0%s: A B C D E F G H I J.\n' $p > P0$p.txt; done; thema import *.txt -q > /dev/null
$ cat > codings.csv <<'Y'
> source,quote,code
> P01,A,Barriers/A
> P01,B,Barriers/B
> P01,C,C
> P02,A,Barriers/A
> P02,D,D
> P03,E,E
> P04,A,Barriers/A
> P05,F,F
> P06,A,Barriers/A
> P07,C,C
> P07,B,Barriers/B
> Y
$ thema coding import codings.csv --new -q > /dev/null
$ printf 'case,source,arm,age\nAnn,P01,web,40\nBea,P02,web,9\nCat,P03,phone,33\nAnn,P04,web,40\nDan,P05,phone,N/R\nEve,P06,phone,61\nFay,P07,web,\n' > cases.csv; thema case import cases.csv -q > /dev/null
$ thema saturation
No.  Source  Codes  New  Cumulative  Run  New in run  Of base
───  ──────  ─────  ───  ──────────  ───  ──────────  ───────
  1  P01         3    3           3
  2  P02         2    1           4
  3  P03         1    1           5
  4  P04         1    0           5
  5  P05         1    1           6
  6  P06         1    0           6  5-6           1  20%
  7  P07         2    0           6  6-7           0  0%

Sessions: sources with a coding that counts; order: as imported. Counted: each code by itself, as the codebook is now. Codings counted: union.
Of base: new codes in a run of 2, as a share of the different codes of the first 4 (Guest, Namey and Chen 2020).
Without codings and not marked done, so left out: P08.

Measure    Value  Note
────────  ──────  ───────────────────────────────────────────────────────────────────────────
sessions       7
codes          6  different codes in all of them
guest          5  5+2 (base 4, run 2, at most 5% new)
near           5  6 of 6 codes: 90% or more
true           5  no new code behind it
chao2     6.8571  codes that there are at least, seen or not; 3 in one session only, 2 in two
coverage  0.7769  estimated share of all mentions that codes seen make up

guest: sessions before the first run with at most the threshold of new codes. near, true: sessions until 90% and all of the codes were there (Squire et al. 2024): known only now that all are coded.
chao2 (Chao 1987, bias-corrected) and coverage (Chao and Jost 2012) are borrowed from counts of species: sessions stand for independent draws, which people chosen on purpose are not. A lower bound and a rough one.
All of this depends on the order (give --permutations to see how much), on how finely the codebook is cut and on what was merged in it. It is no proof that nothing was left to hear, and says nothing of how well codes are understood.

Codes by session

Different codes
6 ┤                          ·■·····■·····■
  │                       ··· ┊
  │              ·■·····■·    ┊
  │           ···             ┊
4 ┤        ·■·                ┊
  │     ···                   ┊
  │   ■·                      ┊
  │   ▒                       ┊
2 ┤   ▒                       ┊
  │   ▒                       ┊
  │   ▒     ▒     ▒           ▒
  │   ▒     ▒     ▒           ▒
0 ┤                           ┊
  └──────────────────────────────────────────
     P01   P02   P03   P04   P05   P06   P07
   Source

▒ new
■ cumulative
┊ 5+2, near, true (P05)

Order: as imported. What the curve shows depends on it and on the codebook as it is now; it is no proof that nothing was left to hear.
$ thema saturation --run 1 --base 3 --threshold 0 -f csv
group,position,session,order,codes,new,cumulative,share,run,run_new,ratio,mean,low,high
,1,P01,,3,3,3,0.5,,,,,,
,2,P02,,2,1,4,0.6666666666666666,,,,,,
,3,P03,,1,1,5,0.8333333333333334,,,,,,
,4,P04,,1,0,5,0.8333333333333334,4,0,0,,,
,5,P05,,1,1,6,1,5,1,0.2,,,
,6,P06,,1,0,6,1,6,0,0,,,
,7,P07,,2,0,6,1,7,0,0,,,

group,measure,value,low,median,high,note
,sessions,7,,,,
,codes,6,,,,different codes in all of them
,guest,3,,,,"3+1 (base 3, run 1, at most 0% new)"
,near,5,,,,6 of 6 codes: 90% or more
,true,5,,,,no new code behind it
,chao2,6.857142857142857,,,,"codes that there are at least, seen or not; 3 in one session only, 2 in two"
,coverage,0.7768595041322314,,,,estimated share of all mentions that codes seen make up

# Other orders: by an attribute; N/R and no value last.
$ thema saturation --order age --columns position,session,order,new,cumulative
No.  Source  age  New  Cumulative
───  ──────  ───  ───  ──────────
  1  P02     9      2           2
  2  P03     33     1           3
  3  P01     40     2           5
  4  P04     40     0           5
  5  P06     61     0           5
  6  P05     N/R    1           6
  7  P07            0           6

Sessions: sources with a coding that counts; order: by age, those without one last. Counted: each code by itself, as the codebook is now. Codings counted: union.
Of base: new codes in a run of 2, as a share of the different codes of the first 4 (Guest, Namey and Chen 2020).
Without codings and not marked done, so left out: P08.

# Sessions are cases, and each arm has a curve.
$ thema saturation --unit case --by arm --base 2 --columns group,position,session,new,cumulative,ratio -f csv
group,position,session,new,cumulative,ratio
phone,1,Cat,1,1,
phone,2,Dan,1,2,
phone,3,Eve,1,3,
web,1,Ann,3,3,
web,2,Bea,1,4,
web,3,Fay,0,4,
$ thema saturation --case-kind participant --columns position,session,codes -f csv
position,session,codes
1,Ann,3
2,Bea,2
3,Cat,1
4,Dan,1
5,Eve,1
6,Fay,2

# Some codes only; sessions without them stay sessions. Sub-codes as one.
$ thema saturation --code Barriers --columns session,codes,new -f csv
session,codes,new
P01,2,2
P02,1,0
P03,0,0
P04,1,0
P05,0,0
P06,1,0
P07,1,0
$ thema saturation --depth 1 --columns session,codes,new -f csv
session,codes,new
P01,2,2
P02,2,1
P03,1,1
P04,1,0
P05,1,1
P06,1,0
P07,2,0

# How much is the order's: the same seed, the same orders.
$ thema saturation --permutations 200 --columns position,cumulative,mean,low,high
No.  Cumulative   Mean  Low  High
───  ──────────  ─────  ───  ────
  1           3   1.58    1     3
  2           4   2.68    1     4
  3           5  3.665    2     5
  4           5  4.495    3     6
  5           6  5.085    4     6
  6           6    5.6    5     6
  7           6      6    6     6

Sessions: sources with a coding that counts; order: as imported. Counted: each code by itself, as the codebook is now. Codings counted: union.
Of base: new codes in a run of 2, as a share of the different codes of the first 4 (Guest, Namey and Chen 2020).
Mean, low, high: codes after so many sessions, over 200 orders drawn at random (seed 1).
Without codings and not marked done, so left out: P08.
$ thema saturation --permutations 200 -f json > one.json; thema saturation --permutations 200 --seed 1 -f json | cmp - one.json
$ thema saturation --permutations 200 --seed 2 -f json | cmp -s - one.json || echo other orders
other orders

# The curve as a picture: one line, or one each.
$ thema saturation -o curve.svg && grep -o '5+2, near, true' curve.svg | head -1
5+2, near, true
$ thema saturation --by arm -f svg | grep -c '^<svg'
1

# Mistakes.
$ thema saturation --threshold 5
! error: --threshold '5': expected a share such as 5% or 0.05
[exit 2]
$ thema saturation --threshold '0,05'
! error: --threshold '0,05': expected a share such as 5% or 0.05
[exit 2]
$ thema saturation --order dat
! error: no attribute 'dat'; there are: arm, age
[exit 2]
$ thema saturation --base 0
! error: --base: Value 0 not in range 1 to 1000000 (see 'thema saturation --help')
[exit 2]
$ thema saturation --code Barier
! error: no code 'Barier'; did you mean 'Barriers'?
[exit 3]

# Nothing coded yet.
$ thema init empty -q; thema -p empty.thema saturation
made empty.thema
No.  Source  Codes  New  Cumulative  Run  New in run  Of base
───  ──────  ─────  ───  ──────────  ───  ──────────  ───────

Sessions: sources with a coding that counts; order: as imported. Counted: each code by itself, as the codebook is now. Codings counted: union.
Of base: new codes in a run of 2, as a share of the different codes of the first 4 (Guest, Namey and Chen 2020).

Measure  Value  Note
───────  ─────  ────

guest: sessions before the first run with at most the threshold of new codes. near, true: sessions until 90% and all of the codes were there (Squire et al. 2024): known only now that all are coded.
chao2 (Chao 1987, bias-corrected) and coverage (Chao and Jost 2012) are borrowed from counts of species: sessions stand for independent draws, which people chosen on purpose are not. A lower bound and a rough one.
All of this depends on the order (give --permutations to see how much), on how finely the codebook is cut and on what was merged in it. It is no proof that nothing was left to hear, and says nothing of how well codes are understood.

# Who is marked done and brought no code is a session with none; who is neither coded nor done is left out. Published numbers of new codes by interview: 12,6,4,3,1,2,0,1,0,0,1,0.

$ thema init curve -q
made curve.thema
$ for p in 01 02 03 04 05 06 07 08 09 10 11 12 13; do printf 'I: How?\nP%s: Words.\n' $p > N$p.txt; done; export THEMA_PROJECT=curve.thema; thema import N*.txt -q > /dev/null
$ export THEMA_PROJECT=curve.thema; { echo source,quote,code; k=0; p=0; for n in 12 6 4 3 1 2 0 1 0 0 1 0; do p=$((p+1)); i=0; while [ $i -lt $n ]; do i=$((i+1)); k=$((k+1)); printf 'N%02d,Words,c%d\n' $p $k; done; done; } > curve.csv; thema coding import curve.csv --new --coder ann -q > /dev/null; thema saturation -f csv --columns session,new | tail -n +2 | tr '\n' ' '; echo
N01,12 N02,6 N03,4 N04,3 N05,1 N06,2 N08,1 N11,1 
$ export THEMA_PROJECT=curve.thema; for p in 01 02 03 04 05 06 07 08 09 10 11 12; do thema source done N$p --coder ann -q > /dev/null; done; thema saturation -f csv --columns session,new | tail -n +2 | tr '\n' ' '; echo; thema saturation -f text | grep -e '^true' -e '^Sessions' -e '^Without'
N01,12 N02,6 N03,4 N04,3 N05,1 N06,2 N07,0 N08,1 N09,0 N10,0 N11,1 N12,0 
Sessions: sources with a coding that counts, and 4 sources without one that somebody whose codings count has marked done; order: as imported. Counted: each code by itself, as the codebook is now. Codings counted: union.
Without codings and not marked done, so left out: N13.
true          11  no new code behind it
$ thema saturation --seed 3
! error: --seed goes with --permutations: as given it would change nothing
[exit 2]

# Without codings there is an empty figure.

$ thema init none -q
made none.thema
$ thema saturation -p none.thema -f svg | grep -c '^<svg'
1
