# With --columns anyone gets any column, for people and for programs.

$ thema init p -q
made p.thema
$ printf 'INT: Well?\nP1: I walk again.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema case add P1 age=52 arm=web -q; thema case link P1 P1 -q
added participant P1
linked P1 to P1
$ thema apply Walks --new --in P1 --turns 2 -q
coded Walks at turn 2 of P1
$ thema quotes --columns case,age,attributes
Case  age  Attributes
────  ───  ───────────────
P1    52   age=52; arm=web

1 quote: 1 of 1 extract, 1 of 1 cases (kind participant); 1 have extracts. Codings counted: union.
$ thema quotes --columns case,age,attributes -f csv
case,age,attributes
P1,52,age=52; arm=web
$ thema quotes --columns case,attributes -f json
{
  "schema": "thema/quotes/1",
  "quotes": [
    {"case":"P1","attributes":{"age":52,"arm":"web"}}
  ]
}
