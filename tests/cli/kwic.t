# Words in their context, and counted. The study is invented.

$ thema init study -q
made study.thema
$ printf 'INT: The café?\nP1: In the cafe we talk. The CAFÉ is near; cafés are fine.\nP2: 我们在咖啡店见面。\nP3: הקפה טוב מאוד\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema kwic cafe --context 2
Source  Case  Speaker  Turn  Left       Keyword  Right
──────  ────  ───────  ────  ─────────  ───────  ───────
P1            INT         1        The  café     ?
P1            P1          2     In the  cafe     we talk
P1            P1          2  talk. The  CAFÉ     is near
$ thema kwic 'cafe*' --context 1 --sort right -f csv --columns turn,start,end,left,keyword,right
turn,start,end,left,keyword,right
1,9,13,The,café,?
2,58,63,near;,cafés,are
2,44,48,The,CAFÉ,is
2,26,30,the,cafe,we
$ thema kwic 'the cafe OR near' --context 6 --characters --where "speaker = P1" -f csv --columns start,left,keyword,right
start,left,keyword,right
22,In,the cafe,we ta
40,talk.,The CAFÉ,is ne
52,FÉ is,near,; café
$ thema kwic 咖啡店 -f csv --columns turn,left,keyword,right; thema kwic 'טוב' -f csv --columns left,keyword,right
turn,left,keyword,right
3,我们在,咖啡店,见面。
left,keyword,right
הקפה,טוב,מאוד
$ thema kwic cafe --sort left --context 0 -f csv --columns keyword
keyword
cafe
café
CAFÉ
$ thema kwic 'cafe AND talk'; thema kwic '"cafe'; thema kwic '!'
! error: in the query: expected words, a "phrase" or a beginning*, joined by OR
!   cafe AND talk
!        ^
! error: in the query: this phrase is never closed
!   "cafe
!   ^
! error: in the query: expected a word: signs alone are found by 'thema find'
!   !
!   ^
[exit 2]
$ thema words --top 4
Word   Count  Sources  Cases
─────  ─────  ───────  ─────
café       3        1      0
The        3        1      0
are        1        1      0
cafés      1        1      0

21 words in 4 turns of 1 source, stop words included.
$ thema words --stop en --where "speaker = P1" -f csv
word,count,sources,cases
cafe,2,1,0
cafés,1,1,0
fine,1,1,0
talk,1,1,0
$ thema words --ngrams 2 --stop en -f csv
word,count,sources,cases
הקפה טוב,1,1,0
טוב מאוד,1,1,0
咖啡店见面,1,1,0
在咖啡店,1,1,0
我们在,1,1,0
$ printf 'café # a place\nfine\n' > own.txt; thema words --stop en --stop own.txt --where "speaker = P1" -f csv --columns word
word
cafés
talk
$ thema case add A -q; thema case set A arm=web -q; thema speaker set P1 P1 --case A -q; thema words --by arm --top 3 -f csv
added participant A
set arm=web of A
set speaker P1 of P1
word,count,sources,cases,arm=web
café,3,1,1,2
The,3,1,1,2
are,1,1,1,1
$ thema words --stop klingon
! error: no list of stop words 'klingon': expected a language (de, en, es, fr, it, nl, pt) or a file of words
[exit 3]
