# A name is one name however its accents were typed, and has no spaces at its ends.

$ thema init study -q
made study.thema
$ printf 'INT: How?\nJosé: It helped.\nINT: And?\nJosé: Well.\n' > "$(printf 'Jose\314\201.txt')"
$ thema import Jose*.txt -q > /dev/null
$ thema source list --columns source | od -c | sed -n 's/.*303 251.*/one character/p'
one character
$ thema source text "$(printf 'Jos\303\251')"
INT: How?
José: It helped.
INT: And?
José: Well.
$ thema source text "$(printf 'Jose\314\201.txt')"
INT: How?
José: It helped.
INT: And?
José: Well.
$ thema code add "$(printf 'Cafe\314\201')" -q
added Café
$ thema code add "$(printf 'Caf\303\251')"
no change
$ thema apply "$(printf 'Cafe\314\201')" --in José --quote helped -q
coded Café at turn 2 of José
$ thema quotes --where "code = $(printf 'Cafe\314\201') and source = '$(printf 'Jose\314\201')'" -f csv --columns source,code,text
source,code,text
José,Café,helped
$ printf 'case,source,age\nP1,%s,40\n' "$(printf 'Jose\314\201')" > cases.csv
$ thema case import cases.csv -q > /dev/null
$ thema case show P1
Case:        P1
Kind:        participant
In:
Cases in it:
Sources:     José
age:         40

$ thema theory add ' T1 ' --statement 'It helps'
added theory T1
$ thema theory add T1 --statement 'It helps'
no change
$ thema theory show ' T1'
T1
==

It helps

Level:
Origin:
Version:        1
Configurations:
$ thema coder add ' anna '
added coder anna
$ thema coder add anna
no change
$ thema coder add "$(printf 'an\033na')"
! error: the name of a coder cannot hold line ends or control characters (U+001B in 'an␛na')
[exit 2]
$ thema coder rename anna "$(printf 'an\nna')"
! error: the name of a coder cannot hold line ends or control characters (U+000A in 'an␊na')
[exit 2]
$ thema source rename José ' First '
renamed source José to First
$ thema source rename First ' '
! error: a source needs a name
[exit 2]
$ thema source rename First "$(printf 'a\tb')"
! error: the name of a source cannot hold line ends or control characters (U+0009 in 'a␉b')
[exit 2]
$ thema speaker set First José --rename "$(printf 'a\nb')"
! error: the name of a speaker cannot hold line ends or control characters (U+000A in 'a␊b')
[exit 2]
$ thema source show First
Turn  Speaker  Text
────  ───────  ──────────
1.1   INT      How?
2.1   José     It helped.
3.1   INT      And?
4.1   José     Well.
$ thema --coder "$(printf 'a\nb')" code add X
! error: the name of a coder cannot hold line ends or control characters (U+000A in 'a␊b')
[exit 2]
