# Apostrophes, and words that are elided before others. The study is invented.

$ thema init study --language fr -q
made study.thema
$ printf 'INT: Et l\342\200\231\303\251t\303\251\302\240?\nP1: D'"'"'abord l'"'"'\303\251t\303\251, puis l'"'"'h\303\264pital. Aujourd\342\200\231hui qu'"'"'il pleut, c\342\200\231est l\342\200\231\303\251cole.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema find été -f csv --columns turn; thema find "l’ete" --count -f csv; thema find '"il pleut c est"' --count -f csv
turn
1
2
source,count
P1,2
source,count
P1,1
$ thema kwic "été OR l'école" --context 2 -f csv --columns turn,start,end,left,keyword,right
turn,start,end,left,keyword,right
1,10,13,Et l’,été, ?
2,30,33,abord l',été,", puis l'"
2,82,89,c’est,l’école,.
$ thema kwic "aujourd'hui" -f csv --columns keyword; thema kwic hui -f csv --columns keyword
keyword
Aujourd’hui
keyword
$ thema words --top 3 -f csv; thema words --stop fr -f csv --columns word,count
word,count,sources,cases
l’,4,1,0
été,2,1,0
abord,1,1,0
word,count
abord,1
Aujourd’hui,1
école,1
hôpital,1
pleut,1
puis,1
$ thema check
No problems found.

# In a project of another language they are parts of words, until it has a source in French.

$ thema config language en
set language to en
$ thema check; thema find été --count -f csv; thema find "l'ete" --count -f csv
No problems found.
source,count
source,count
P1,2
$ thema source set P1 language=fr; thema check; thema find été --count -f csv
set 1 value of P1
No problems found.
source,count
P1,2
$ thema undo; thema check; thema find été --count -f csv
took back 3 by tester: set 1 value of P1
No problems found.
source,count
$ thema redo; thema check; thema find été --count -f csv
brought back 3 by tester: set 1 value of P1
No problems found.
source,count
P1,2
$ printf 'P2: I don\312\274t know, nell\342\200\231anno.\n' > P2.txt; thema import P2.txt --language it -q > /dev/null
$ thema find "don't" -f csv --columns text; thema find anno --count -f csv; thema check
text
"I donʼt know, nell’anno."
source,count
P2,1
No problems found.
$ thema source remove P1 -q; thema source remove P2 -q; thema import P1.txt -q > /dev/null; thema find été --count -f csv; thema check
removed source P1 and its 0 codings
removed source P2 and its 0 codings
source,count
No problems found.

# Italian: what is elided before a vowel is found by the word behind it. Runs are as written.

$ thema config language it; printf 'P3: Mezz\342\200\231ora da sant'"'"'Anna, dov\342\200\231\303\250 un'"'"'altra ora.\n' > P3.txt; thema import P3.txt -q > /dev/null; thema source remove P1 --yes
set language to it
removed source P1 and its 0 codings
$ thema kwic ora -f csv --columns keyword; thema kwic anna -f csv --columns keyword; thema kwic dov -f csv --columns keyword
keyword
ora
ora
keyword
Anna
keyword
dov’
$ thema words --ngrams 2 -f csv --columns word,count
word,count
altra ora,1
Anna dov’,1
da sant',1
dov’è,1
è un',1
Mezz’ora,1
ora da,1
sant'Anna,1
un'altra,1
