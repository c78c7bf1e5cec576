# What cases said is quoted before what nobody in particular said, an interviewer's words last. An
# invented study.

$ thema init i -q
made i.thema
$ printf 'Int: What about pain at work?\nP1: Pain at work is bad.\n' > A1.txt; printf 'Int: And pain?\nP2: It hurts a lot in the morning.\n' > A2.txt; printf 'Pain was much spoken of that day.\n' > A0.txt
$ printf 'case,source\nP1,A1\nP2,A2\n' > c.csv; thema import A1.txt A2.txt A0.txt -q > /dev/null; thema case import c.csv -q > /dev/null
$ thema apply K --new --in A0 --turns 1 -q > /dev/null; for s in A1 A2; do for t in 1 2; do thema apply K --in $s --turns $t -q > /dev/null; done; done
$ thema quotes --limit 2 -f csv --columns case,text
case,text
P1,Pain at work is bad.
P2,It hurts a lot in the morning.
$ thema quotes --limit 3 -f csv --columns case,text
case,text
,Pain was much spoken of that day.
P1,Pain at work is bad.
P2,It hurts a lot in the morning.
$ thema themes --root K --quotes 9 --cite '({speaker})' -f json | grep -o '"text":"[^"]*"'
"text":"Pain at work is bad."
"text":"It hurts a lot in the morning."
"text":"Pain was much spoken of that day."
"text":"What about pain at work?"
"text":"And pain?"
$ thema matrix --rows codes --cols sources --cell quotes -f json | grep -o '"text":"[^"]*"'
"text":"Pain was much spoken of that day."
"text":"Pain at work is bad."
"text":"It hurts a lot in the morning."

# What was marked as an exemplar goes before all, whoever said it.

$ thema coding set --where "source = A2 and role = interviewer" --exemplar -q > /dev/null; thema quotes --limit 1 -f csv --columns case,text
case,text
,And pain?
