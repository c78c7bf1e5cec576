# Which codes meet. (Invented.)

$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n\nP01: I rest, too.\n' > P01.txt
$ printf 'INT: What helps?\n\nP02: Ten minutes of rest.\n' > P02.txt
$ thema import P01.txt P02.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema apply Walk Help --new --in P01 --quote 'The walk eases it.' -q
coded Walk, Help at turn 2 of P01
$ thema apply Walk --in P01 --quote 'days I walk' -q; thema apply Rest Help --new --in P02 --turns 2 -q
coded Walk at turn 2 of P01
coded Rest, Help at turn 2 of P02
$ thema apply Rest --in P01 --turns 3 -q; thema apply 'Help/[by oneself], mostly' --new --in P01 --turns 2-3 -q
coded Rest at turn 3 of P01
coded Help/[by oneself], mostly at turns 2-3 of P01
$ thema cooccur
Code                       Walk  Help  Help/[by oneself], mostly  Rest
─────────────────────────  ────  ────  ─────────────────────────  ────
Walk                          0     1                          2     0
Help                          1     0                          1     1
Help/[by oneself], mostly     2     1                          0     1
Rest                          0     1                          1     0

Cells: pairs of codings that share text; of a code with itself, pairs of different codings. Codings counted: union.
$ thema cooccur --codes Help Rest -f csv
code,Help,Rest
Help,1,2
Rest,2,0
$ thema cooccur --codes 'Help/[by oneself], mostly' --codes Rest -f csv
code,"Help/[by oneself], mostly",Rest
"Help/[by oneself], mostly",0,1
Rest,1,0
$ thema cooccur --codes Help Rest --exact -f csv
code,Help,Rest
Help,0,1
Rest,1,0
$ thema cooccur --unit turn --codes Walk Rest Help -f csv
code,Walk,Help,Rest
Walk,1,1,0
Help,1,3,2
Rest,0,2,2
$ thema cooccur --unit turn --codes Walk Rest Help --measure cases -f csv
code,Walk,Help,Rest
Walk,1,1,0
Help,1,2,2
Rest,0,2,2
$ thema cooccur --unit turn --codes Walk Rest Help --measure lift -f csv
code,Walk,Help,Rest
Walk,5,1.6666666666666667,0
Help,1.6666666666666667,1.6666666666666667,1.6666666666666667
Rest,0,1.6666666666666667,2.5
$ thema cooccur --unit case --codes Walk Rest Help --measure jaccard -f csv
code,Walk,Help,Rest
Walk,1,0.5,0.5
Help,0.5,1,1
Rest,0.5,1,1
$ thema cooccur --measure lift
! error: lift is a matter of windows: give --unit turn, paragraph, source or case
[exit 2]
$ thema cooccur --codes Rst
! error: no code 'Rst'; did you mean 'Rest'?
[exit 3]

# Paragraphs are the same everywhere: every line where a text has no blank line. Invented.

$ thema init lines -q
made lines.thema
$ export THEMA_PROJECT=lines.thema; printf 'P1: One walk.\nTwo walks and a rest.\nP1: Three rests.\n' > L1.txt; thema import L1.txt -q > /dev/null; thema autocode Walk --match walk --span paragraph --new -q > /dev/null; thema autocode Rest --match rest --span paragraph --new -q > /dev/null; thema cooccur --unit paragraph -f csv; thema coding list -f csv --columns code,text
code,Walk,Rest
Walk,2,1
Rest,1,2
code,text
Walk,One walk.
Walk,Two walks and a rest.
Rest,Two walks and a rest.
Rest,Three rests.

# A label is no paragraph: codes of one paragraph meet once, and lift has the n of 'agree'. Invented.

$ thema init labels -q
made labels.thema
$ export THEMA_PROJECT=labels.thema; printf 'Int: How?\nAnn: P one.\n\nP two.\n\nInt: More?\nAnn: Done.\n' > u.txt; thema import u.txt -q > /dev/null; for k in A B; do thema apply $k --new --in u --lines 2 -q > /dev/null; done; thema cooccur --unit paragraph -f csv; thema cooccur --unit paragraph --measure lift -f csv
code,A,B
A,1,1
B,1,1
code,A,B
A,5,5
B,5,5

# Who consents to no analysis is left out where nobody asks who speaks, too. Invented.
$ export THEMA_PROJECT=study.thema; thema case set P02 consent.analysis=no -q; thema cooccur -f csv --codes Rest Help
set consent.analysis=no of P02
code,Help,Rest
Help,1,1
Rest,1,0
! notice: Left out for want of consent to analysis: 2 passages of 1 case.

# Jaccard's index of passages is that of places, whoever coded them: the second coder changes nothing. Invented.

$ thema init twice -q
made twice.thema
$ export THEMA_PROJECT=twice.thema; printf 'I: Who?\nPat: one two three four five.\n' > s.txt; thema import s.txt -q > /dev/null; thema code add C -q > /dev/null
$ export THEMA_PROJECT=twice.thema; for c in ann ben cyd; do for w in one two three four; do thema --coder $c apply A --new --in s --quote $w -q; done; thema --coder $c apply B --new --in s --quote one -q; thema cooccur --measure jaccard -f csv; done 2>&1 | grep -v coded
code,C,A,B
C,,0,0
A,0,1,0.25
B,0,0.25,1
code,C,A,B
C,,0,0
A,0,1,0.25
B,0,0.25,1
code,C,A,B
C,,0,0
A,0,1,0.25
B,0,0.25,1
$ thema -p twice.thema cooccur --measure jaccard
Code  C     A     B
────  ─  ────  ────
C           0     0
A     0     1  0.25
B     0  0.25     1

Cells: n(ab) / (n(a) + n(b) - n(ab)) (Jaccard), n: places, which are stretches of text that passages of the two codes cover without a break. Codings counted: union.
Blank: undefined, for want of codings.
$ thema -p twice.thema cooccur --measure jaccard --unit turn --codes A B
Code  A  B
────  ─  ─
A     1  1
B     1  1

Cells: n(ab) / (n(a) + n(b) - n(ab)), by turn. Codings counted: union.
