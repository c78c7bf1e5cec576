$ thema info
! error: no project here or in a folder above: make one with 'thema init NAME.thema', or name one with -p FILE
[exit 4]
$ thema init p --title 'Sore backs' -q
made p.thema
$ thema info | sed 's/^\(Size *\).*/\1.../'
File:                   p.thema
Title:                  Sore backs
Language:               en
Schema:                 2
Size...
Sources:                0
Characters:             0
Turns:                  0
Speakers:               0
Cases:                  0
Attributes:             0
Codes:                  0
Codings:                0
Codings suggested:      0
Codings changed:        0
Codings lost:           0
Memos:                  0
Theories:               0
Configurations:         0
Fragments:              0
Evidence:               0
Decisions:              0
Entries of the history: 0
$ printf 'INT: Well?\nP1: I walk.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply Walks --new --in P1 --turns 2 -q; thema case add P1 -q
coded Walks at turn 2 of P1
added participant P1
$ thema info -f json | sed 's/"size": *[0-9]*/"size": .../'
{
  "schema": "thema/info/1",
  "file": "p.thema",
  "title": "Sore backs",
  "language": "en",
  "schema_version": 2,
  "size": ...,
  "sources": 1,
  "characters": 23,
  "turns": 2,
  "speakers": 2,
  "cases": 1,
  "attributes": 0,
  "codes": 1,
  "codings": 1,
  "suggested": 0,
  "changed": 0,
  "lost": 0,
  "memos": 0,
  "theories": 0,
  "configurations": 0,
  "fragments": 0,
  "evidence": 0,
  "decisions": 0,
  "changes": 3,
  "coders": [
    {"coder":"tester","kind":"person"}
  ]
}
