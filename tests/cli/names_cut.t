# A name that is replaced is replaced whole, wherever it is cut. (Everything here is invented.)

$ thema init study -q
made study.thema
$ printf 'I: Who?\nPat: I met John Smith too. John\n  Smith left with Zoë.\n' > s.txt; thema import s.txt -q > /dev/null
$ thema pseudonym add 'John Smith' '[friend]' -q; thema pseudonym add Zoë Ida -q
John Smith is printed as [friend]
Zoë is printed as Ida
$ thema kwic John
Source  Case  Speaker  Turn  Left                   Keyword   Right
──────  ────  ───────  ────  ─────────────────────  ────────  ────────────────────────────
s             Pat         2                  I met  [friend]  too. [friend] left with Ida.
s             Pat         2  I met [friend] too.    [friend]  left with Ida.
$ thema kwic Smith -f csv --columns start,end,left,keyword,right
start,end,left,keyword,right
24,29,I met,[friend],too. [friend] left with Ida.
42,47,I met [friend] too.,[friend],left with Ida.
$ thema kwic too --context 1 -f csv --columns left,keyword,right
left,keyword,right
[friend],too,. [friend]
$ thema kwic met --context 7 --characters -f csv --columns left,keyword,right
left,keyword,right
I,met,[friend]
$ thema words
Word      Count  Sources  Cases
────────  ─────  ───────  ─────
[friend]      2        1      0
I             1        1      0
Ida           1        1      0
left          1        1      0
met           1        1      0
too           1        1      0
Who           1        1      0
with          1        1      0

11 words in 2 turns of 1 source, stop words included.
$ thema words --ngrams 2 -f csv --columns word,count
word,count
[friend] too,1
I met,1
left with,1
met [friend],1
with Ida,1
$ thema words --identified --top 2 -f csv --columns word,count
word,count
John,2
Smith,2
$ thema apply Help --new --in s --quote 'I met John' -q; thema apply Help --in s --quote 'Smith too' --print 'Smith too' -q
coded Help at turn 2 of s
coded Help at turn 2 of s
$ thema quotes
Help
----

  ‘I met [friend]’ (Pat, turn 2)
    s, turn 2, line 2

  ‘[friend] too’ (Pat, turn 2)
    s, turn 2, line 2

2 quotes: 2 of 2 extracts, 0 of 0 cases (kind participant); 0 have extracts. Codings counted: union.
$ thema quotes --context 1 -f csv --columns start,end,text,print
start,end,text,print
13,23,I met [friend],
24,33,[friend] too,[friend] too
$ thema quotes --width 12 -f csv --columns text
text
I met [frie…
[friend] too
$ thema themes --quotes 3 --root Help -f csv --columns quotes
quotes
"I met [friend] (Pat, turn 2)
[friend] too (Pat, turn 2)"
$ thema quotes --identified -f csv --columns text
text
I met John
Smith too

# So in lists and in tables for other programs.

$ thema memo add 'Who?' --in s --quote 'Smith left' -q > made.txt
$ thema coding list -f csv --columns start,end,text
start,end,text
13,23,I met [friend]
24,33,[friend] too
$ thema memo list -f csv --columns words,text
words,text
[friend] left,Who?
$ thema memo passages -f csv --columns words
words
[friend] left
$ thema --coder ben apply Help --in s --quote 'left with' -q; thema agree --coders tester,ben --list-disagreements -f csv --columns start,end,text
coded Help at turn 2 of s
start,end,text
13,23,I met [friend]
24,33,[friend] too
48,57,left with
$ thema export csv out -q; cut -d, -f3,4,12 out/codings.csv
wrote out: 41 files; columns.csv says what their columns are
start,end,text
13,23,I met [friend]
24,33,[friend] too
48,57,left with
