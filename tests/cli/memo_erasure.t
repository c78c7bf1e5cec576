# An erasure reaches memos: on the case, on passages, and words of the person anywhere. Invented text.

$ thema init study -q
made study.thema
$ printf 'INT: How was it?\nP1: The quarrelsome marmalade factory closed in spring.\nINT: And?\nP2: Fine.\n' > talk.txt; thema import talk.txt -q > /dev/null
$ thema case add P1 -q > /dev/null; thema speaker set talk P1 --case P1 -q > /dev/null
$ thema memo add 'She hesitates here' --in talk --quote 'marmalade factory' -q > /dev/null
$ thema memo add 'Lives alone' --on case:P1 -q > /dev/null
$ thema memo add 'Think about "The quarrelsome marmalade factory closed in spring." again' -q > /dev/null
$ thema memo add 'Nothing to do with it' --in talk --turns 4 -q > /dev/null
$ thema code add Loss -q > /dev/null; thema autocode Loss --find marmalade --suggest -q > /dev/null
$ thema case withdraw P1 --reason 'asked for it' -q > /dev/null 2>&1
$ thema memo list --columns on,text,words
On       Memo                           Words
───────  ─────────────────────────────  ─────
project  Think about "[erased]." again
passage  Nothing to do with it          Fine.
$ thema coding list --suggested -f csv --columns text
text
$ thema autocode Loss --match 'e' --where "source = talk" -f csv --columns source,passages
source,passages
talk,1
$ thema check; grep -c marmalade study.thema
No problems found.
0
[exit 1]
