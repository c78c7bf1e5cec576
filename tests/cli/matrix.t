# Codings counted by two sides. (Invented.)

$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n\nP01: I rest, too.\n' > P01.txt
$ printf 'INT: What helps?\n\nP02: Ten minutes of rest.\n' > P02.txt
$ printf 'INT: What helps?\n\nP03: Nothing at all.\n' > P03.txt
$ thema import P01.txt P02.txt P03.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema apply Help/Walk --new --in P01 --quote 'The walk eases it.' -q
coded Help/Walk at turn 2 of P01
$ thema apply Help/Walk --in P01 --quote 'walk eases' --coder ben -q
coded Help/Walk at turn 2 of P01
$ thema apply Help/Rest --new --in P01 --turns 3 -q; thema apply Help/Rest --in P02 --turns 2 -q
coded Help/Rest at turn 3 of P01
coded Help/Rest at turn 2 of P02
$ thema code add Hope -q
added Hope
$ thema case set P01 arm=web -q; thema case set P02 arm=N/R -q
set arm=web of P01
set arm=N/R of P02
$ thema case attribute arm --order phone,web --label web='Website alone' -q
changed attribute arm
$ thema matrix --rows codes --cols cases
Code       P01  P02  P03
─────────  ───  ───  ───
Help         2    1    0
Help/Walk    1    0    0
Help/Rest    1    1    0
Hope         0    0    0

Cells: extracts: unions of overlapping passages of a source; sub-codes are included. Codings counted: union.
$ thema matrix --rows codes --cols attr:arm --cell cases --totals
Code       phone  Website alone  N/R  Cases
─────────  ─────  ─────────────  ───  ─────
Help           0              1    1  2/3
Help/Walk      0              1    0  1/3
Help/Rest      0              1    1  2/3
Hope           0              0    0  0/3

Cells: cases, of cases of kind participant that have a source in the selection; sub-codes are included. Cases: k/n of cases of kind participant that have a source in the selection. Codings counted: union.
$ thema matrix --rows codes --cols attr:arm --cell cases --totals -f csv
row,phone,web,N/R,cases
Help,0,1,1,2/3
Help/Walk,0,1,0,1/3
Help/Rest,0,1,1,2/3
Hope,0,0,0,0/3
$ thema matrix --rows codes --cols coders --cell codings -f csv
row,ben,tester
Help,1,3
Help/Walk,1,1
Help/Rest,0,2
Hope,0,0
$ thema matrix --rows codes --cols sources --cell words --depth 1 -f csv
row,P01,P02,P03
Help,7,4,0
Hope,0,0,0
$ thema matrix --rows attr:arm --cols codes --code Help/Walk --cell binary -f csv
row,Help/Walk
phone,0
web,1
N/R,0
$ thema matrix --rows codes --cols attr:arm --cell percent --percent-of n
Code       phone  Website alone  N/R
─────────  ─────  ─────────────  ───
Help                        100  100
Help/Walk                   100    0
Help/Rest                   100  100
Hope                          0    0

Cells: percent of cases of kind participant that have a source in the selection that have the value of arm, n = phone 0, Website alone 1, N/R 1, missing 1. Codings counted: union.
$ thema matrix --rows sources --cols codes --code Help --depth 1 --cell percent --percent-of col -f csv
row,Help
P01,66.66666666666667
P02,33.333333333333336
P03,0
$ thema matrix --rows codes --cols role --cell quotes --code Walk
Code       interviewer  participant                         other
─────────  ───────────  ──────────────────────────────────  ─────
Help/Walk               ‘The walk eases it.’ (P01, turn 2)

Cells: at most 1 quote a cell; sub-codes are included. Codings counted: union.

# A binary matrix is a table that R reads as it is: read.csv("coded.csv", row.names = 1).

$ thema matrix --rows cases --cols codes --cell binary -o coded.csv; cat coded.csv
row,Help,Help/Walk,Help/Rest,Hope
P01,1,1,1,0
P02,1,0,1,0
P03,0,0,0,0

# Suggestions count nowhere; only one coder's codings do if the project says so.

$ thema config count ben -q; thema matrix --rows codes --cols cases -f csv; thema config count union -q
set count to ben
row,P01,P02,P03
Help,1,0,0
Help/Walk,1,0,0
Help/Rest,0,0,0
Hope,0,0,0
set count to union
$ thema matrix --rows codes --cols cases --where 'arm = web' -f csv
row,P01
Help,2
Help/Walk,1
Help/Rest,1
Hope,0

# As shades.

$ thema matrix --rows codes --cols cases --heat
Code        P01   P02   P03
───────────────────────────
Help       ██ 2  ▓▓ 1     0
Help/Walk  ▓▓ 1     0     0
Help/Rest  ▓▓ 1  ▓▓ 1     0
Hope          0     0     0

░░ below 0.5  ▒▒ below 1  ▓▓ below 1.5  ██ to 2 extracts

Cells: extracts: unions of overlapping passages of a source; sub-codes are included. Codings counted: union.
$ thema matrix --rows codes --cols cases -o heat.svg; head -c 60 heat.svg; echo; grep -c '</svg>' heat.svg
<svg xmlns="http://www.w3.org/2000/svg" width="320" height="
1
$ thema cooccur --unit source -o meet.svg; grep -c '</svg>' meet.svg
1

# Codes by codes: extracts of the row's code that share text with one of the column's. What only touches
# does not.

$ thema apply Hope --in P01 --quote 'it. On the days' -q; thema apply Help/Rest --in P02 --quote 'Ten' -q
coded Hope at turn 2 of P01
coded Help/Rest at turn 2 of P02
$ thema matrix --rows codes --cols codes
Code       Help  Help/Walk  Help/Rest  Hope
─────────  ────  ─────────  ─────────  ────
Help          3          1          2     1
Help/Walk     1          1          0     1
Help/Rest     2          0          2     0
Hope          1          1          0     1

Cells: extracts: unions of overlapping passages of a source; sub-codes are included. Codings counted: union. Of the row's code is counted what shares text with the column's.
$ thema matrix --rows codes --cols codes --cell percent --percent-of col -f csv --depth 1
row,Help,Hope
Help,100,100
Hope,33.333333333333336,100
$ thema matrix --rows codes --cols codes --cell percent --percent-of n -f csv --code Walk --code Hope --totals
row,Help/Walk,Hope,cases
Help/Walk,33.333333333333336,33.333333333333336,1/3
Hope,33.333333333333336,33.333333333333336,1/3
$ thema matrix --rows codes --cols codes --cell quotes --code Hope --code Walk -f csv
row,Help/Walk,Hope
Help/Walk,"The walk eases it. (P01, turn 2)","The walk eases it. (P01, turn 2)"
Hope,"it. On the days (P01, turn 2)","it. On the days (P01, turn 2)"

# Every pair of sides with every cell is a table: as many cells in a row as there are columns.

$ thema code set Hope --tag valence=good -q > /dev/null; thema source set P01 wave=1 -q > /dev/null
$ cat > pairs.sh <<'END'
> sides='codes sources cases coders role attr:arm attr:wave tag:valence'
> for rows in $sides; do for cols in $sides; do
>   for cell in extracts codings sources cases words percent 'percent --percent-of col' 'percent --percent-of n' binary quotes; do
>     echo "matrix --rows $rows --cols $cols --cell $cell -q -o '$rows $cols $cell.tsv'"
>   done
> done; done
> END
$ sh pairs.sh > pairs.txt; thema batch pairs.txt -q; ls | grep -c 'tsv$'
640
$ for table in *.tsv; do awk -F '\t' 'NR == 1 {n = NF} NF != n || n < 2 {print FILENAME ": " $0} END {if (NR < 2) print FILENAME ": no rows"}' "$table"; done
$ thema matrix --rows codes --cols attr:army
! error: no attribute 'army'; there are: arm, wave; did you mean 'arm'?
[exit 2]
$ thema matrix --rows codes --cols tag:value
! error: no tag 'value'
[exit 3]

# Options that would change nothing are refused.

$ thema matrix --rows codes --cols sources --cell sources --percent-of row
! error: --percent-of goes with --cell percent: as given it would change nothing
[exit 2]
$ thema matrix --rows codes --cols sources --quotes 3
! error: --quotes goes with --cell quotes: as given it would change nothing
[exit 2]

# A word that two extracts touch is one word. Invented.

$ thema init touched -q
made touched.thema
$ export THEMA_PROJECT=touched.thema; printf 'Ann: Well now.\n' > T1.txt; thema import T1.txt -q > /dev/null; for at in 5:7 7:8 8:11; do thema apply C --new --in T1 --at $at -q > /dev/null; done; thema matrix --rows codes --cols sources --cell words -f csv; thema matrix --rows codes --cols sources --cell extracts -f csv
row,T1
C,2
row,T1
C,3

# Headings of a heat map keep what tells them apart; without a terminal none is cut.

$ thema init long -q; printf 'I: Who?\nPat: I walk, and I rest.\n' > long.txt; thema import long.txt -q -p long.thema > /dev/null
made long.thema
$ for c in 'Time and routine' 'Access and ability'; do thema apply "Fitting the programme into daily life/$c" --new --in long --quote 'I walk' -q -p long.thema; done > made.txt 2>&1
$ thema cooccur --heat -p long.thema
Codes that meet

Code                                                      Fitting the programme into daily life  Fitting the programme into daily life/Time and routine  Fitting the programme into daily life/Access and ability
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Fitting the programme into daily life                                                         0                                                       0                                                         0
Fitting the programme into daily life/Time and routine                                        0                                                       0                                                      ██ 1
Fitting the programme into daily life/Access and ability                                      0                                                    ██ 1                                                         0

░░ below 0.25  ▒▒ below 0.5  ▓▓ below 0.75  ██ to 1

Cells: pairs of codings that share text; of a code with itself, pairs of different codings. Codings counted: union.
$ thema cooccur -f svg -p long.thema | grep -o '…/[^<]*'
…/Time and routine
…/Access and ability
…/Time and routine
…/Access and ability
