# Ratings from any program, without a project (Krippendorff 2004, p. 224: ten segments).

$ cat > ratings.csv <<'Y'
> segment,judge,answer
> 1,Ann,1
> 1,Ben,0
> 2,Ann,1
> 2,Ben,1
> 3,Ann,0
> 3,Ben,1
> 4,Ann,0
> 4,Ben,0
> 5,Ann,0
> 5,Ben,0
> 6,Ann,0
> 6,Ben,1
> 7,Ann,0
> 7,Ben,0
> 8,Ann,0
> 8,Ben,1
> 9,Ann,0
> 9,Ben,0
> 10,Ann,0
> 10,Ben,0
> Y
$ thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answer
Statistic     Level    Coders   Unit      n   Value  Note
────────────  ───────  ───────  ───────  ──  ──────  ────
percent       nominal  Ann,Ben  segment  10     0.6
cohen         nominal  Ann,Ben  segment  10  0.0909
krippendorff  nominal  Ann,Ben  segment  10  0.0952
fleiss        nominal  Ann,Ben  segment  10  0.0476
ac1           nominal  Ann,Ben  segment  10  0.3103

10 units by 2 coders (Ann, Ben) in column 'answer'; n: units that two coders or more rated.
$ thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answer --stat krippendorff --ci -f csv
stat,level,code,coders,unit,n,value,low,high,note
krippendorff,nominal,,"Ann,Ben",segment,10,0.09523809523809523,-0.46153846153846145,0.7466666666666666,
$ thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answer --stat percent --min 0.9 -q
Statistic  Level    Coders   Unit      n  Value  Note
─────────  ───────  ───────  ───────  ──  ─────  ────
percent    nominal  Ann,Ben  segment  10    0.6

10 units by 2 coders (Ann, Ben) in column 'answer'; n: units that two coders or more rated.
! warning: 1 of 1 values below --min 0.9
[exit 1]
$ thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answr
! error: ratings.csv:1: no column 'answr'; the file has: segment, judge, answer; did you mean 'answer'?
[exit 3]
$ thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answer --stat kohen
! error: no statistic 'kohen'; there are: percent, holsti, cohen, scott, fleiss, brennan-prediger, pabak, krippendorff, ac1, mv-alpha, alpha-u, bar-u-alpha, cu-alpha, ku-alpha, alpha-u-1995, gamma; did you mean 'cohen'?
[exit 2]
$ thema agree --data ratings.csv
! error: --data needs --unit-column, --coder-column and --value-column, the names of the file's columns
[exit 2]
$ printf '10,Ann,1\n' >> ratings.csv; thema agree --data ratings.csv --unit-column segment --coder-column judge --value-column answer
! error: ratings.csv:22: 'Ann' rated unit '10' already: expected one row for each (several labels go into one cell, separated by ';')
[exit 3]

# Words are on no scale.
$ printf 'u,c,v\n1,a,low\n1,b,high\n2,a,high\n2,b,high\n' > words.csv
$ thema agree --data words.csv --unit-column u --coder-column c --value-column v --level interval --stat krippendorff
! error: words.csv:3: 'high' is no number, and the interval level needs numbers (a missing value is an empty cell)
[exit 3]
$ thema agree --data words.csv --unit-column u --coder-column c --value-column v --level ordinal --stat krippendorff
! error: words.csv:3: the ordinal level needs the order of all values, and 'high' is no number: give them from low to high with --categories (a missing value is an empty cell)
[exit 2]
$ thema agree --data words.csv --unit-column u --coder-column c --value-column v --level ordinal --stat krippendorff --categories low,middle,high -f csv
stat,level,code,coders,unit,n,value,low,high,note
krippendorff,ordinal,,"a,b",u,2,0,,,

# Stretches of a text.
$ printf 'coder,start,end,value\nAnn,2,9,1\nAnn,11,17,2\nBen,2,9,1\nBen,12,17,2\n' > spans.csv
$ thema agree --spans spans.csv --length 20
Statistic    Level    Code  Coders   Unit        n   Value  Note
───────────  ───────  ────  ───────  ─────────  ──  ──────  ─────────────
alpha-u      nominal        Ann,Ben  continuum  40  0.9326
bar-u-alpha  nominal        Ann,Ben  continuum  40  0.9049
cu-alpha     nominal        Ann,Ben  continuum  24       1  coverage 60%
ku-alpha     nominal  1     Ann,Ben  continuum  14       1  coverage 100%
ku-alpha     nominal  2     Ann,Ben  continuum  10       1  coverage 91%

Continuum 0 to 20, coders Ann, Ben; n: the length that the value rests on, over all coders.
$ thema agree --spans spans.csv --length 15
! error: spans.csv:3: 11 to 17 is no stretch of the continuum 0 to 15
[exit 3]

# The codings of a project: what both have marked done, else where each has a coding.
$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n' > P01.txt
$ printf 'INT: What helps?\n\nP02: Ten minutes of rest.\n' > P02.txt
$ thema import P01.txt P02.txt -q > /dev/null
$ thema apply Walk --new --in P01 --quote 'The walk eases it.' --coder ann -q
coded Walk at turn 2 of P01
$ thema apply Walk --in P01 --quote 'walk eases it. On the days I walk' --coder ben -q
coded Walk at turn 2 of P01
$ thema apply Rest --new --in P01 --quote 'looser by tea' --coder ben -q
coded Rest at turn 2 of P01
$ thema apply Walk --in P02 --quote 'Ten minutes' --coder ann -q
coded Walk at turn 2 of P02
$ thema agree --coders ann,ben
Statistic     Level    Code  Coders   Unit    n    Value  Note
────────────  ───────  ────  ───────  ────  ───  ───────  ────
percent       nominal        ann,ben  char  162   0.7778
cohen         nominal        ann,ben  char  162   0.3306
krippendorff  nominal        ann,ben  char  162   0.3012
percent       nominal  Walk  ann,ben  char   81    0.716
cohen         nominal  Walk  ann,ben  char   81    0.367
krippendorff  nominal  Walk  ann,ben  char   81   0.3459
percent       nominal  Rest  ann,ben  char   81   0.8395
cohen         nominal  Rest  ann,ben  char   81        0
krippendorff  nominal  Rest  ann,ben  char   81  -0.0805

Unit: character; a unit counts as coded where any of it is. 1 source where each has a coding. Coders: ann, ben.
Codes with their sub-codes; all codes together (no code named) are pooled by their counts, each by itself.
Left out, because not coded by all: P02.
$ thema agree --coders ann,ben --unit turn --stat percent,cohen,ac1 --code Walk -f csv
stat,level,code,coders,unit,n,value,low,high,note
percent,nominal,Walk,"ann,ben",turn,2,1,,,
cohen,nominal,Walk,"ann,ben",turn,2,1,,,
ac1,nominal,Walk,"ann,ben",turn,2,1,,,
$ thema agree --coders ann,ben --list-disagreements
Source  Turn  Code  Coded by  Not by  Words                Codes of ann  Codes of ben
──────  ────  ────  ────────  ──────  ───────────────────  ────────────  ────────────
P01        2  Walk  ann       ben     The                  - Walk
P01        2  Walk  ben       ann      On the days I walk                - Walk
P01        2  Rest  ben       ann     looser by tea                      - Rest

Unit: character; a unit counts as coded where any of it is. 1 source where each has a coding. Coders: ann, ben.
Codes with their sub-codes; all codes together (no code named) are pooled by their counts, each by itself.
Left out, because not coded by all: P02.
$ thema source done P01 --coder ann -q; thema source done P01 --coder ben -q; thema source done P02 --coder ann -q
source P01 is done for ann
source P01 is done for ben
source P02 is done for ann
$ thema source done P02 --coder ben -q
source P02 is done for ben
$ thema agree --coders ann,ben --unit sentence --stat percent --code Walk
Statistic  Level    Code  Coders   Unit      n  Value  Note
─────────  ───────  ────  ───────  ────────  ─  ─────  ────
percent    nominal  Walk  ann,ben  sentence  5    0.6

Unit: sentence; a unit counts as coded where any of it is. 2 sources that all have marked done. Coders: ann, ben.
Codes with their sub-codes; all codes together (no code named) are pooled by their counts, each by itself.
$ thema agree --coders ann,bne
! error: no coder 'bne'; did you mean 'ben'?
[exit 3]
$ thema agree --coders ann
! error: 1 coder in --coders, expected 2 to 64
[exit 2]

# A code that was asked for has a row, also where nobody used it: everybody agrees on that.

$ thema init unused -q
made unused.thema
$ printf 'I: How?\nP1: Fine.\n' > U1.txt; export THEMA_PROJECT=unused.thema; thema import U1.txt -q > /dev/null; thema code add Pain -q > /dev/null; thema code add Sleep -q > /dev/null; thema coder add ann -q > /dev/null; thema coder add ben -q > /dev/null; thema source done U1 --coder ann -q > /dev/null; thema source done U1 --coder ben -q > /dev/null; thema agree --coders ann,ben --unit turn --code Pain --code Sleep --stat percent,cohen -f csv --columns stat,code,n,value,note
stat,code,n,value,note
percent,,4,1,
cohen,,4,,undefined: all paired ratings are one category
percent,Pain,2,1,
cohen,Pain,2,,undefined: all paired ratings are one category
percent,Sleep,2,1,
cohen,Sleep,2,,undefined: all paired ratings are one category

# Levels of measurement refuse what they cannot measure, with the row.

$ printf 'unit,coder,value\n1,a,2\n1,b,-3\n' > below.csv; thema agree --data below.csv --unit-column unit --coder-column coder --value-column value --level ratio
! error: below.csv:3: '-3' is below 0, and the ratio level needs a true zero: mend the row, or give --level interval
[exit 3]
$ printf 'unit,coder,value\n1,a,2\n1,b,nan\n' > words.csv; for l in interval ordinal; do thema agree --data words.csv --unit-column unit --coder-column coder --value-column value --level $l; done
! error: words.csv:3: 'nan' is no number, and the interval level needs numbers (a missing value is an empty cell)
! error: words.csv:3: the ordinal level needs the order of all values, and 'nan' is no number: give them from low to high with --categories (a missing value is an empty cell)
[exit 2]

# Options that would change nothing are refused.

$ thema agree --spans below.csv --length 0
! error: --length: '0': expected a number above 0 (see 'thema agree --help')
[exit 2]
$ thema agree --data below.csv --unit-column unit --coder-column coder --value-column value --unit turn
! error: --unit goes with a project's codings, not with --data and --spans: as given it would change nothing
[exit 2]

# Sentences are those of the source's own language: a Greek question ends with what looks like a semicolon.

$ thema init greek -q; printf 'A: Γιατί όχι; Δεν ξέρω. Ναι.\n' > el.txt; thema -p greek.thema import el.txt -q > /dev/null; thema -p greek.thema source set el language=el -q
made greek.thema
set 1 value of el
$ for c in ann ben; do thema -p greek.thema --coder $c apply Doubt --new --in el --turns 1 -q; done > /dev/null
$ thema -p greek.thema source show el -f csv --columns turn,text; thema -p greek.thema agree --coders ann,ben --unit sentence --stat percent --code Doubt -f csv --columns unit,n
turn,text
1.1,Γιατί όχι;
1.2,Δεν ξέρω.
1.3,Ναι.
unit,n
sentence,3

# Neither the order of the rows nor that of the coders changes anything, draws included.

$ printf 'coder,start,end,value\na,0,10,x\na,15,20,y\na,30,44,x\nb,1,9,x\nb,16,24,x\nb,31,40,y\n' > s1.csv; (head -1 s1.csv; sed 1d s1.csv | sort -r) > s2.csv
$ for s in s1 s2; do thema agree --spans $s.csv --length 60 --stat gamma,alpha-u -f csv > $s.out; done; cmp s1.out s2.out && cut -d, -f1-5 s1.out
stat,level,code,coders,unit
gamma,nominal,,"a,b"
alpha-u,nominal,,"a,b"
$ printf 'u,c,v\n1,a,x\n1,b,x\n1,d,y\n2,a,y\n2,b,x\n3,b,y\n3,d,y\n4,a,x\n4,d,x\n5,a,z\n5,b,z\n5,d,x\n6,b,x\n' > k1.csv; (head -1 k1.csv; sed 1d k1.csv | sort -r) > k2.csv
$ for k in k1 k2; do thema agree --data $k.csv --unit-column u --coder-column c --value-column v --ci -f csv > $k.out; done; cmp k1.out k2.out && grep '^krippendorff.*"b,d"' k1.out | cut -d, -f1-6
krippendorff,nominal,,"b,d",u

# One rating alone pairs with nothing, whatever it says.

$ printf 'u,c,v\n1,a,x\n1,b,x\n2,a,y\n' > single.csv; thema agree --data single.csv --unit-column u --coder-column c --value-column v --stat krippendorff -f csv --columns n,value,note
n,value,note
1,,undefined: all paired ratings are one category

# What looks the same is the same: composed and decomposed letters; labels of a set in any order.

$ printf 'u,c,v\n1,a,caf\303\251\n1,b,cafe\314\201\n2,a,x;y\n2,b,y; x\n3,a,z\n3,b,z;z\n4,a,;\n4,b,{}\n5,a,x\n5,b,y\n' > alike.csv
$ thema agree --data alike.csv --unit-column u --coder-column c --value-column v --stat percent,mv-alpha --categories 'y;x,z,x,y' -f csv --columns stat,n,value,note
stat,n,value,note
percent,5,0.8,
mv-alpha,5,0.7549884208975878,
$ printf 'u,c,v\n1,a,7\n1,b,7.0\n2,a,3\n2,b,4\n3,a,9\n3,b,9\n' > sevens.csv; for l in nominal ordinal interval; do thema agree --data sevens.csv --unit-column u --coder-column c --value-column v --stat percent,krippendorff --level $l -f csv --columns stat,level,value | sed 1d; done
percent,nominal,0.3333333333333333
krippendorff,nominal,0.2857142857142857
percent,nominal,0.6666666666666666
krippendorff,ordinal,0.9494949494949495
percent,nominal,0.6666666666666666
krippendorff,interval,0.9735449735449735

# Numbers of any size are measured: their squares need not be numbers that a computer has.

$ printf 'u,c,v\n1,a,1e308\n1,b,-1e308\n2,a,1e308\n2,b,1e308\n3,a,0\n3,b,0\n4,a,-1e308\n4,b,-1e308\n' > huge.csv; sed 's/e308/e-8/' huge.csv > tiny.csv; sed 's/e308//' huge.csv > plain.csv
$ for f in huge tiny plain; do thema agree --data $f.csv --unit-column u --coder-column c --value-column v --stat krippendorff --level interval -f csv --columns value,note | sed 1d; done
0.41666666666666663,
0.41666666666666674,
0.41666666666666663,

# Names of categories and coders change no interval.

$ printf 'u,c,v\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n3,a,y\n3,b,z\n4,a,x\n4,b,x\n5,a,z\n5,b,z\n6,a,x\n6,b,y\n7,a,z\n7,b,z\n' > n1.csv; sed 's/x$/Q/; s/y$/A/; s/z$/M/; s/,a,/,zoe,/; s/,b,/,amy,/' n1.csv > n2.csv
$ for n in n1 n2; do thema agree --data $n.csv --unit-column u --coder-column c --value-column v --stat percent,cohen,fleiss,krippendorff,ac1 --ci --columns stat,value,low,high -q | head -7 > $n.out; done; cmp n1.out n2.out && cat n1.out
Statistic      Value      Low    High
────────────  ──────  ───────  ──────
percent       0.5714   0.2857  0.8571
cohen         0.3438    -0.25    0.75
fleiss        0.3333  -0.3208  0.7455
krippendorff   0.381  -0.2264  0.7636
ac1           0.3684  -0.0687  0.8261

# The three coders of Krippendorff et al. (2016), figure 1: passages that touch are two, in a project as in a file. The published values are .510, .413 and .724.

$ printf 'coder,start,end,value\nAlex,2,9,1\nAlex,11,17,2\nAlex,24,30,5\nAlex,32,36,6\nAlex,36,44,6\nAlex,44,60,7\nPaul,2,9,1\nPaul,11,17,3\nPaul,19,25,5\nPaul,32,44,6\nSuzan,2,9,1\nSuzan,11,17,4\nSuzan,21,27,5\nSuzan,32,36,6\nSuzan,36,40,6\nSuzan,40,44,6\n' > figure.csv
$ thema init figure -q; printf '%060d' 0 > s.txt; sed 's/^\([^,]*\),\([^,]*\),\([^,]*\),\([^,]*\)$/s,\2,\3,\4,\1/; 1s/.*/source,start,end,code,coder/' figure.csv > codings.csv; thema -p figure.thema import s.txt -q > /dev/null; thema -p figure.thema coding import codings.csv --new -q > /dev/null
made figure.thema
$ thema -p figure.thema agree --coders Alex,Paul,Suzan --stat alpha-u,bar-u-alpha,cu-alpha,ku-alpha,gamma -f csv --columns stat,code,coders,n,value,note -q | sort > project.out; thema agree --spans figure.csv --length 60 --stat alpha-u,bar-u-alpha,cu-alpha,ku-alpha,gamma -f csv --columns stat,code,coders,n,value,note | sort > spans.out; comm -13 project.out spans.out; grep '^[a-z-]*u[a-z-]*,.*,"Alex,Paul,Suzan"' spans.out
alpha-u,,"Alex,Paul,Suzan",180,0.5096699731736227,
bar-u-alpha,,"Alex,Paul,Suzan",180,0.4132259407617982,
cu-alpha,,"Alex,Paul,Suzan",83,0.7240818696472637,coverage 46%
ku-alpha,1,"Alex,Paul,Suzan",21,1,coverage 100%
ku-alpha,2,"Alex,Paul,Suzan",6,0,coverage 100%
ku-alpha,3,"Alex,Paul,Suzan",6,0,coverage 100%
ku-alpha,4,"Alex,Paul,Suzan",6,0,coverage 100%
ku-alpha,5,"Alex,Paul,Suzan",8,1,coverage 44%
ku-alpha,6,"Alex,Paul,Suzan",36,1,coverage 100%
ku-alpha,7,"Alex,Paul,Suzan",0,,undefined: no other coder marked anything there

# What is no number, coder or value is refused; what has no interval says so.

$ thema agree --data alike.csv --unit-column u --coder-column c --value-column v --stat percent --min nan
! error: --min: expected a number
[exit 2]
$ thema agree --spans figure.csv --length 60 --begin nan
! error: --begin: expected a number
[exit 2]
$ printf 'coder,start,end,value\na,2,9,x\n,3,9,x\nb,3,9,y\n' > nobody.csv; thema agree --spans nobody.csv --length 20
! error: nobody.csv:3: a stretch needs a coder
[exit 3]
$ printf 'coder,start,end,value\na,2,9,x\nb,3,9,\n' > nothing.csv; thema agree --spans nothing.csv --length 20
! error: nothing.csv:3: 3 to 9 has no value: a stretch needs one (what is between stretches has no row)
[exit 3]
$ thema agree --spans figure.csv --length 60 --stat cu-alpha --ci -f csv --columns coders,low,high,note | sed -n 2p; thema agree --data alike.csv --unit-column u --coder-column c --value-column v --stat mv-alpha --ci -f csv --columns coders,low,high,note | sed 1d
"Alex,Paul,Suzan",,,coverage 46%; no interval: draws are of units with one category each
"a,b",,,no interval: draws are of units with one category each

# Whole numbers are added, so that nothing is lost: 1,000 units of which 600 are alike.

$ (echo u,c,v; for i in $(seq 1000); do echo "$i,a,x"; echo "$i,b,$([ $((i % 5)) -lt 3 ] && echo x || echo y)"; echo "$i,d,$([ $((i % 5)) -lt 3 ] && echo x || echo z)"; done) > many.csv; thema agree --data many.csv --unit-column u --coder-column c --value-column v --stat percent -f csv --columns coders,value
coders,value
"a,b,d",0.6
"a,b",0.6
"a,d",0.6
"b,d",0.6

# A gate that could compare nothing is not passed.

$ printf 'unit,coder,value\nu1,Ann,yes\nu2,Ben,yes\n' > apart.csv
$ thema agree --data apart.csv --unit-column unit --coder-column coder --value-column value --stat cohen --min 0.8 -q
Statistic  Level    Coders   Unit  n  Value  Note
─────────  ───────  ───────  ────  ─  ─────  ──────────────────────────────────────────
cohen      nominal  Ann,Ben  unit  0         undefined: no unit was rated by two coders

2 units by 2 coders (Ann, Ben) in column 'value'; n: units that two coders or more rated.
! warning: no value could be held against --min 0.8: no unit was rated by two coders
[exit 1]
$ printf 'unit,coder,value\nu1,Ann,yes\n' > alone.csv; thema agree --data alone.csv --unit-column unit --coder-column coder --value-column value
! error: alone.csv: only one coder in column 'coder', expected two or more
[exit 3]
