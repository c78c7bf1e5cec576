# Names that would break or turn a line are shown on one line.

$ thema init study -q
made study.thema
$ printf 'P1: hi\n' > "$(printf 'a\nb\tc.txt')"; printf 'P1: hi \342\200\256olleh\n' > "$(printf 'na\342\200\256me\342\200\213.txt')"
$ thema import "$(printf 'a\nb\tc.txt')" -q
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: a␊b␉c.txt: the name of a source cannot hold line ends or control characters (U+000A in 'a␊b␉c')
[exit 3]
$ thema import 'missing
> file' -q
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: missing␊file: cannot read it: No such file or directory
[exit 3]
$ thema import na*.txt -q -f text --columns name
Source
────────────────────
na<U+202E>me<U+200B>
$ thema source rename na*.txt "$(printf 'x\342\200\213y')"
renamed source na<U+202E>me<U+200B> to x<U+200B>y
$ thema source show "$(printf 'x\342\200\213y')"
Turn  Speaker  Text
────  ───────  ────────────────
1.1   P1       hi <U+202E>olleh
$ thema source list -f csv --columns source | od -An -tx1 | tail -1
 73 6f 75 72 63 65 0a 78 e2 80 8b 79 0a

# A message that points into an expression has its lines.

$ thema find 'hi AND' --where 'case ='
! error: in the query: expected a word
!   hi AND
!         ^
[exit 2]
