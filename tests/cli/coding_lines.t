# Codings as JSON lines: bad lines are told and put aside, the good ones stored.

$ thema init study -q
made study.thema
$ printf 'P1: The pass-\nword was long. A well-\nknown thing.\n' > P1.txt; thema import P1.txt -q > /dev/null; thema code add A -q
added A
$ cat > codings.jsonl <<'X'
> {"source":"P1","start":4,"end":7,"code":"A"}
> not json
> {"source":"P1","start":1.5,"end":3,"code":"A"}
> [1]
> {"source":"P1","start":4,"end":9,"code":"A","memo":"a\u0000x"}
> {"source":"P1","start":4,"end":9,"code":"A","memo":"\ud800"}
> {"source":"P1","start":8,"end":12,"code":"B"}
> X
$ thema coding import codings.jsonl
! error: codings.jsonl:2: no JSON object: expected a line as 'coding export' writes it
! error: codings.jsonl:3: 'start' is neither a text nor a whole number
! error: codings.jsonl:4: no JSON object: expected a line as 'coding export' writes it
! error: codings.jsonl:5: the memo holds the character U+0000, which no text has
! error: codings.jsonl:6: no JSON object: expected a line as 'coding export' writes it
! error: codings.jsonl:7: no code 'B'
! error: 6 of 7 rows cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ thema coding list --columns source,text
Source  Words
──────  ─────
$ thema coding import codings.jsonl --keep-going --rejects rejects.jsonl -q 2> /dev/null
codings of codings.jsonl: 7 rows: 1 new, 0 changed, 0 there already, 6 rejected
[exit 3]
$ cat rejects.jsonl
{"line":"not json","reason":"no JSON object: expected a line as 'coding export' writes it"}
{"source":"P1","start":1.5,"end":3,"code":"A","reason":"'start' is neither a text nor a whole number"}
{"line":"[1]","reason":"no JSON object: expected a line as 'coding export' writes it"}
{"source":"P1","start":4,"end":9,"code":"A","memo":"a\u0000x","reason":"the memo holds the character U+0000, which no text has"}
{"line":"{\"source\":\"P1\",\"start\":4,\"end\":9,\"code\":\"A\",\"memo\":\"\\ud800\"}","reason":"no JSON object: expected a line as 'coding export' writes it"}
{"source":"P1","start":8,"end":12,"code":"B","reason":"no code 'B'"}
$ thema coding list --columns source,text
Source  Words
──────  ─────
P1      The
$ thema coding export -f json -o codings.json; thema coding import codings.json
! error: codings.json:1: it is JSON: expected csv, or JSON lines in a file *.jsonl (made by 'coding export -f jsonl')
[exit 3]

# A word that was broken at a line end, as a viewer copies it.
$ thema apply A --in P1 --quote 'pass- word was'
coded A at turn 1 of P1
$ thema apply A --in P1 --quote 'a well- known thing'
coded A at turn 1 of P1

# The beginning of an id that several have.
$ thema coding set c --memo x
! error: several codings have an id that begins with 'c'; give more of it
[exit 3]

# Lines that are nested without end are refused, as others are; capital letters make no other file.
$ python3 -c 'n = 200000; print("{\"source\":\"P1\",\"x\":" + "[" * n + "]" * n + "}"); print("{\"source\":\"P1\",\"tags\":{\"k\":" + "{\"a\":" * n + "1" + "}" * n + "}}")' > deep.JSONL
$ thema coding import deep.JSONL --keep-going --rejects deep_rejects.jsonl
codings of deep.JSONL: 2 rows: 0 new, 0 changed, 0 there already, 2 rejected
! error: deep.JSONL:1: the JSON is nested deeper than 64
! error: deep.JSONL:2: the JSON is nested deeper than 64
[exit 3]
$ cut -c1-60 deep_rejects.jsonl
{"line":"{\"source\":\"P1\",\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[
{"line":"{\"source\":\"P1\",\"tags\":{\"k\":{\"a\":{\"a\":{\
