# The next turn that I have not coded, without an offset or an id. Invented words.

$ thema init study -q
made study.thema
$ thema next
Source:
Turn:
Asked before:
Turns of it not coded: 0
To code it:
! notice: there is no source yet: 'thema import FILE...' brings them in
$ printf 'INT: Well?\nP1: I walk. Daily.\nINT: And?\nINT: How long?\nP1: An hour.\n' > P1.txt
$ printf 'INT: Well?\nP2: I rest.\n' > 'P2 home.txt'
$ thema import *.txt -q > /dev/null; thema code add Walks -q
added Walks
$ thema next
Source:                P1
Turn:                  2
Asked before:          Well?
Turns of it not coded: 2
To code it:            thema apply CODE --in P1 --turns 2

Turn  Speaker  Text
────  ───────  ───────
2.1   P1       I walk.
2.2            Daily.
$ thema apply Walks --in P1 --turns 2.1 -q
coded Walks at turn 2 of P1
$ thema next -f json
{
  "schema": "thema/next/1",
  "source": "P1",
  "turn": 5,
  "question": "And?\nHow long?",
  "left": 1,
  "command": "thema apply CODE --in P1 --turns 5",
  "next": [
    {"source":"P1","turn":"5.1","speaker":"P1","start":59,"end":67,"text":"An hour."}
  ]
}
$ thema next -f csv
source,turn,speaker,start,end,text
P1,5.1,P1,59,67,An hour.
$ thema next P1 --after 2 -f csv --columns turn,text
turn,text
5.1,An hour.
$ thema next P1 --after 5
Source:                P1
Turn:
Asked before:
Turns of it not coded: 1
To code it:
! notice: tester has coded every turn of P1 after 5
$ thema source show P1 --uncoded
Turn  Speaker  Text
────  ───────  ────────
5.1   P1       An hour.
$ thema source show P1 --uncoded --coder ben --columns turn,text
Turn  Text
────  ────────
2.1   I walk.
2.2   Daily.
5.1   An hour.
$ thema source show P1 --uncoded --lines 1-5 --columns line,text
Line  Text
────  ────────────
5     P1: An hour.
$ thema code add Rests -q; thema source show P1 --uncoded --code Rests --columns turn,text
added Rests
Turn  Text
────  ────────
2.1   I walk.
2.2   Daily.
5.1   An hour.
$ thema read P1 '5 = walks' -q
coded Walks at turn 5
$ thema next -f csv --columns source,turn,text
source,turn,text
P2 home,2.1,I rest.
$ thema next --coder ben -f csv --columns source,turn,text
source,turn,text
P1,2.1,I walk.
P1,2.2,Daily.
$ thema source done 'P2 home' -q; thema next
source P2 home is done for tester
Source:
Turn:
Asked before:
Turns of it not coded: 0
To code it:
! notice: tester has coded every turn of every source that is not marked as done
$ thema next 'P2 home' -f csv
source,turn,speaker,start,end,text
P2 home,2.1,P2,15,22,I rest.
$ thema next P9
! error: no source 'P9'; did you mean 'P1'?
[exit 3]
$ thema next --after 3
! error: --after requires source (see 'thema next --help')
[exit 2]
$ thema next 'P2 home' --after 99
! error: no turn 99 in source 'P2 home', which has 2 turns
[exit 3]
