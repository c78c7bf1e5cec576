# Slips in what is asked are told, not passed over. An invented study.

$ thema init i -q
made i.thema
$ printf 'Int: Pain?\nP1: Pain at work is bad.\nP2: I walk and walk.\n' > A1.txt; printf 'Int: And pain?\nP3: It hurts.\n' > A2.txt
$ printf 'case,source\nP1,A1\nP2,A1\nP3,A2\n' > c.csv; thema import A1.txt A2.txt -q > /dev/null; thema case import c.csv -q > /dev/null; for p in 1 2; do thema speaker set A1 P$p --case P$p -q > /dev/null; done
$ thema case set P1 arm=web -q > /dev/null; thema case set P2 arm=phone -q > /dev/null; thema case set P3 arm=N/R -q > /dev/null; thema case attribute arm --label web=Online -q > /dev/null

# A value that nothing has is told; the label of a value is that value.

$ thema count --where 'arm = webb'
0 of 3
! notice: 0: cases where arm = webb; 3: cases of kind participant that have a source in the selection. Codings counted: union.
! notice: in the filter: nothing has arm = 'webb'; did you mean 'web'?
$ thema count --where "arm in ('Online', phone)" -q
2 of 3
$ thema quotes --where 'arm = N/R' -f csv --columns text
text
$ thema count --where 'arm != paper' -q 2>&1 | head -1
3 of 3

# Of two values for one name neither is taken.

$ thema case set P1 arm=web arm=phone
! error: 'arm' is given twice, arm=web and arm=phone: give one value
[exit 2]

# What other search engines read otherwise.

$ thema find '*' -f csv --columns text
text
! notice: '*' stands behind the beginning of a word: walk* finds walk, walks, walking
$ thema find 'walk -bad' -f csv --columns text
text
! notice: '-bad' searches for the word; to leave it out write NOT bad
$ thema find 'near(walk pain)' -f csv --columns text
text
! notice: 'near' is a word like others here; between words write it in capitals
$ thema find 'hurts or walk' -f csv --columns text
text
! notice: 'or' is a word like others here; between words write it in capitals
$ thema find 'walk and walk' -f csv --columns text
text
I walk and walk.

# Rows of commas alone, as spreadsheets leave them, are no codings.

$ printf 'source,quote,code\nA1,Pain at work,K\n,,\nA2,It hurts,K\n , ,\n' > k.csv; thema coding import k.csv --new -q | tail -1
codings of k.csv: 2 rows: 2 new, 0 changed, 0 there already

# A session is of the cases that said something in it; what an interviewer said is in no group, and
# N/R stands last, as in the tables beside it.

$ thema apply K --in A1 --turns 1 -q > /dev/null; thema saturation --by arm -f csv --columns group,session
group,session
Online,A1
N/R,A2
$ thema themes --root K --by arm -f csv --columns theme,arm=web,arm=phone,arm=N/R
theme,arm=web,arm=phone,arm=N/R
K,1/1,0/1,1/1
$ thema matrix --rows codes --cols attr:arm -f csv
row,web,phone,N/R
K,1,0,1
! notice: 1 coding is in no cell: nobody said it who has a row or column (an interviewer's words, a source without cases).

# A quote of two people stands under each of them.

$ thema apply K --in A1 --turns 2-3 -q > /dev/null; thema quotes --group-by case --cite '({case})'
P1
--

  ‘Pain at work’ (P1)
    A1, turn 2, line 2

  ‘Pain at work is bad.
  P2: I walk and walk.’ (P1; P2)
    A1, turn 2, lines 2-3

P2
--

  ‘Pain at work is bad.
  P2: I walk and walk.’ (P1; P2)
    A1, turn 2, lines 2-3

P3
--

  ‘It hurts’ (P3)
    A2, turn 2, line 2

No case
-------

  ‘Pain?’ (Interviewer)
    A1, turn 1, line 1

4 quotes: 3 of 3 extracts, 3 of 3 cases (kind participant); 3 have extracts. Codings counted: union.

# What the program said is shown.

$ thema autocode K --with 'cat > /dev/null; echo "model loaded" >&2'
Source  Passages  Codings
──────  ────────  ───────
A1             2        0
A2             1        0

no change: cat suggested nothing for 3 passages of 2 sources
! notice: the program 'cat > /dev/null; echo "model loaded" >&2' ran; it said: model loaded
