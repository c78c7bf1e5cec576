# The same coding twice by one coder is one coding, however it came about.

$ thema init p -q
made p.thema
$ printf 'INT: Well?\nP1: I walk again. It helps.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema code add Walks -q; thema code add Relief -q
added Walks
added Relief

# Applied again with the same or with nothing new: no change. What is there is not overwritten.
$ thema apply Walks --in P1 --quote 'I walk again' --memo 'said at once'
coded Walks at turn 2 of P1
$ thema apply Walks --in P1 --quote 'I walk again'
no change: coded so already
$ thema apply Walks --in P1 --quote 'I walk again' --memo 'something else'
! error: Walks has another memo or printed form there already: change it with 'thema coding set'
[exit 3]
$ thema apply Walks --in P1 --quote 'I walk again' --tag valence=enabler
changed Walks at turn 2 of P1
$ printf 'source,quote,code,memo\nP1,I walk again,Walks,something else\n' > more.csv
$ thema coding import more.csv
! error: more.csv:2: the coding is there already with another memo or printed form: change that with 'thema coding set'
! error: 1 of 1 row cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]

# Recoded to a code that the passage has: the two become one, with what both had.
$ thema apply Relief --in P1 --quote 'I walk again' --memo 'relief' --exemplar
coded Relief at turn 2 of P1
$ thema coding set --where "code = Relief" --code Walks
set 1 coding
$ thema coding export --columns code,memo,exemplar,tags
code,memo,exemplar,tags
Walks,"said at once
relief",true,valence=enabler
$ thema check
No problems found.

# The export as JSON lines comes back unchanged; rows that fail say why.
$ thema coding export -o codings.jsonl
$ thema coding import codings.jsonl
codings of codings.jsonl: 1 row: 0 new, 0 changed, 1 there already
$ echo '{"source":"P1","quote":"nothing of the kind","code":"Walks","colour":"red"}' > bad.jsonl
$ thema coding import bad.jsonl --keep-going --rejects rejects.jsonl
codings of bad.jsonl: 1 row: 0 new, 0 changed, 0 there already, 1 rejected
! warning: bad.jsonl:1: column 'colour' is not one of codings: skipped
! error: bad.jsonl:1: the quote is not in source 'P1': "nothing of the kind"
[exit 3]
$ cut -c1-80 rejects.jsonl
{"source":"P1","quote":"nothing of the kind","code":"Walks","colour":"red","reas

# A place and words that contradict each other are a slip.
$ printf 'source,start,end,quote,code\nP1,0,4,It helps,Relief\n' > slip.csv
$ thema coding import slip.csv
! error: slip.csv:2: start and end give other words than the quote: "INT:"
! error: 1 of 1 row cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
