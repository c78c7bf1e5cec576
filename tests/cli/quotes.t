# Quotes as a paper prints them. An invented study of four people; two coded it.

$ thema init study -q
made study.thema
$ cat > P1.txt <<'Y'
> INT: How was it?
>
> P1: I could not log in, at first. My -- my daughter did it for me. Then it was fine.
>
> INT: And the calls?
>
> P1: She rang on Mondays. I liked that.
> Y
$ cat > P2.txt <<'Y'
> INT: How was it?
>
> P2: Too many rules for the password. I gave up. I wrote it down, later.
> Y
$ cat > P3.txt <<'Y'
> INT: How was it?
>
> P3: It never opened on my phone.
>
> P4: Mine neither, and I asked twice.
> Y
$ printf 'Anna: The password was too long.\n' > note.txt
$ thema import P1.txt P2.txt P3.txt note.txt -q > /dev/null
$ cat > cases.csv <<'Y'
> case,source,gender,age,occupation,site
> P1,P1,F,49,nurse,North
> P2,P2,M,,,North
> P3,P3,,33,,South
> P4,P3,F,,cook,
> P5,,F,20,,South
> Y
$ thema case import cases.csv -q > /dev/null; thema case attribute gender --label F=Woman --label M=Man -q > /dev/null
$ for p in 3 4; do thema speaker set P3 P$p --case P$p -q > /dev/null; done
$ cat > codings.csv <<'Y'
> source,quote,code,coder,exemplar,memo,print,tags
> P1,"I could not log in, at first. My -- my daughter did it for me.",Access/Log in,ann,,,"I could not log in, at first. My [...] daughter did it for me.",side=barrier
> P1,could not log in,Access/Log in,ben,,,,
> P1,She rang on Mondays,Support,ann,yes,with warmth,,side=help
> P2,Too many rules for the password,Access/Passwords,ann,,,,side=barrier
> P2,I gave up.,Access/Passwords,ann,,,,
> P2,I wrote it down,Access/Passwords,ann,yes,,,
> P3,It never opened on my phone.,Access,ann,,,,
> P3,"my phone. P4: Mine neither",Access,ben,,,,
> P3,I asked twice,Support,ann,,,,
> note,The password was too long,Access/Passwords,ben,,,,
> Y
$ thema coding import codings.csv --new -q > /dev/null
$ thema config cite '({gender}[, {age}][, {occupation}])' -q
set cite to ({gender}[, {age}][, {occupation}])

# All of it. Missing fields drop out of the attribution, down to who speaks.
$ thema quotes
Access
------

  ‘It never opened on my phone.’ (33)
    P3, turn 2, line 3

  ‘my phone.

  P4: Mine neither’ (33; Woman, cook)
    P3, turn 2, lines 3-5

Access/Log in
-------------

  ‘I could not log in, at first. My [...] daughter did it for me.’ (Woman, 49, nurse)
    P1, turn 2, line 3

  ‘could not log in’ (Woman, 49, nurse)
    P1, turn 2, line 3

Access/Passwords
----------------

  ‘The password was too long’ (Participant)
    note, turn 1, line 1

  ‘Too many rules for the password’ (Man)
    P2, turn 2, line 3

  ‘I gave up.’ (Man)
    P2, turn 2, line 3

  ‘I wrote it down’ (Man)
    P2, turn 2, line 3; exemplar

Support
-------

  ‘She rang on Mondays’ (Woman, 49, nurse)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

  ‘I asked twice’ (Woman, cook)
    P3, turn 3, line 5

10 quotes: 8 of 8 extracts, 4 of 4 cases (kind participant); 4 have extracts. Codings counted: union.

# Sub-codes are included unless --exact; several codes; a filter.
$ thema quotes --code Access --exact -q --columns case,code,text
Case    Code    Quote
──────  ──────  ────────────────────────────
P3      Access  It never opened on my phone.

P3; P4  Access  my phone.

                P4: Mine neither

2 quotes: 1 of 1 extract, 2 of 4 cases (kind participant); 2 have extracts. Codings counted: union. Not quoted: P1, P2.
$ thema quotes --code Support --code Passwords --where "exemplar = true" -f csv --columns case,code,text
case,code,text
P2,Access/Passwords,I wrote it down
P1,Support,She rang on Mondays

# Limits: exemplars first, then one of each person in turn; words that two coded are quoted once.
$ thema quotes --code Access --limit 3
Access
------

  ‘It never opened on my phone.’ (33)
    P3, turn 2, line 3

Access/Log in
-------------

  ‘I could not log in, at first. My [...] daughter did it for me.’ (Woman, 49, nurse)
    P1, turn 2, line 3

Access/Passwords
----------------

  ‘I wrote it down’ (Man)
    P2, turn 2, line 3; exemplar

3 quotes: 3 of 6 extracts, 3 of 4 cases (kind participant); 4 have extracts. Codings counted: union. Not quoted: P4.
$ thema quotes --code Access --per-case 1 -f csv --columns case,text
case,text
P3,It never opened on my phone.
P1,"I could not log in, at first. My -- my daughter did it for me."
,The password was too long
P2,I wrote it down
$ thema quotes --code Access --per-case 2 -f csv --columns case,text
case,text
P3,It never opened on my phone.
P1,"I could not log in, at first. My -- my daughter did it for me."
,The password was too long
P2,Too many rules for the password
P2,I wrote it down
$ thema quotes --exemplars -f csv --columns case,text
case,text
P2,I wrote it down
P1,She rang on Mondays
$ thema quotes --limit 0
0 quotes: 0 of 8 extracts, 0 of 4 cases (kind participant); 4 have extracts. Codings counted: union. Not quoted: P1, P2, P3, P4. Codes without a quote: Access, Access/Log in, Access/Passwords, Support.
$ thema quotes --limit 1 -q
Access/Passwords
----------------

  ‘I wrote it down’ (Man)
    P2, turn 2, line 3; exemplar

1 quote: 1 of 8 extracts, 1 of 4 cases (kind participant); 4 have extracts. Codings counted: union. Not quoted: P1, P3, P4. Codes without a quote: Access, Access/Log in, Support.

# Grouping: by case, source, an attribute of cases in its declared order.
$ thema case attribute site --order South,North -q > /dev/null
$ thema quotes --code Access --group-by site --limit 4
South
-----

  ‘It never opened on my phone.’ (33)
    P3, turn 2, line 3

North
-----

  ‘I could not log in, at first. My [...] daughter did it for me.’ (Woman, 49, nurse)
    P1, turn 2, line 3

  ‘Too many rules for the password’ (Man)
    P2, turn 2, line 3

  ‘I wrote it down’ (Man)
    P2, turn 2, line 3; exemplar

4 quotes: 4 of 6 extracts, 3 of 4 cases (kind participant); 4 have extracts. Codings counted: union. Not quoted: P4.
$ thema quotes --code Support --group-by case
P1
--

  ‘She rang on Mondays’ (Woman, 49, nurse)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

P4
--

  ‘I asked twice’ (Woman, cook)
    P3, turn 3, line 5

2 quotes: 2 of 2 extracts, 2 of 4 cases (kind participant); 2 have extracts. Codings counted: union. Not quoted: P2, P3.
$ thema quotes --code Support --group-by source
P1
--

  ‘She rang on Mondays’ (Woman, 49, nurse)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

P3
--

  ‘I asked twice’ (Woman, cook)
    P3, turn 3, line 5

2 quotes: 2 of 2 extracts, 2 of 4 cases (kind participant); 2 have extracts. Codings counted: union. Not quoted: P2, P3.
$ thema quotes --group-by colour
! error: cannot group by 'colour': there are code, case, source, gender, age, occupation, site
[exit 2]

# Turns before and after.
$ thema quotes --code Support --context 1 --where "source = P1"
Support
-------

    [INT: And the calls?]
  ‘She rang on Mondays’ (Woman, 49, nurse)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

1 quote: 1 of 1 extract, 1 of 1 cases (kind participant); 1 have extracts. Codings counted: union.
$ thema quotes --code Support --context 2 --where "source = P1" -f json
{
  "schema": "thema/quotes/1",
  "quotes": [
    {"source":"P1","start":129,"end":148,"text":"She rang on Mondays","print":null,"code":"Support","codes":["Support"],"coder":"ann","case":"P1","speaker":"P1","turn":4,"lines":[7,7],"start_ms":null,"page":null,"cite":"(Woman, 49, nurse)","memo":"with warmth","exemplar":true,"tags":{"side":"help"},"attributes":{"gender":"F","age":49,"occupation":"nurse","site":"North"},"before":["P1: I could not log in, at first. My -- my daughter did it for me. Then it was fine.","INT: And the calls?"],"after":[]}
  ]
}
$ thema quotes --code Support --context 1 --where "source = P1" -f csv --columns text,before,after
text,before,after
She rang on Mondays,INT: And the calls?,

# The printed form, or the stored words.
$ thema quotes --code 'Log in' --where "coder = ann" -q
Access/Log in
-------------

  ‘I could not log in, at first. My [...] daughter did it for me.’ (Woman, 49, nurse)
    P1, turn 2, line 3

1 quote: 1 of 1 extract, 1 of 4 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: P2, P3, P4.
$ thema quotes --code 'Log in' --where "coder = ann" -q --verbatim
Access/Log in
-------------

  ‘I could not log in, at first. My -- my daughter did it for me.’ (Woman, 49, nurse)
    P1, turn 2, line 3

1 quote: 1 of 1 extract, 1 of 4 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: P2, P3, P4.
$ thema quotes --code 'Log in' --where "coder = ann" -f csv --columns text,print
text,print
"I could not log in, at first. My -- my daughter did it for me.","I could not log in, at first. My [...] daughter did it for me."

# A printed form says what was said, but for what is left out or put in brackets.
$ thema coding set --where "code = 'Log in' and coder = ann" --print 'I could not log in, at first. [...] my daughter did it for me.'
set 1 coding
$ thema coding set --where "code = 'Log in' and coder = ann" --print 'I could not log in, at first. [My daughter] my daughter did it for me.'
! error: the printed form is not the passage: "my daughter did it for me." is not in it at that place; only "...", "[...]" and "[inserted words]" may differ
[exit 3]
$ thema coding set --where "code = 'Log in' and coder = ann" --print 'I could not log in … my daughter [the elder] did it for me.'
set 1 coding
$ thema coding set --where "code = 'Log in' and coder = ann" --print '... could not log in ...'
set 1 coding
$ thema coding set --where "code = 'Log in' and coder = ann" --print '[They] could not log in'
! error: the printed form is not the passage: "could not log in" is not in it at that place; only "...", "[...]" and "[inserted words]" may differ
[exit 3]
$ thema coding set --where "code = 'Log in' and coder = ann" --print 'I could never log in ...'
! error: the printed form is not the passage: "I could never log in" is not in it at that place; only "...", "[...]" and "[inserted words]" may differ
[exit 3]
$ thema apply Access --in P2 --quote 'I gave up.' --print 'I give up.'
! error: the printed form is not the passage: "I give up." is not in it at that place; only "...", "[...]" and "[inserted words]" may differ
[exit 3]

# Attributions.
$ thema quotes --code Support -q --cite '({case}, {source}, {speaker}, {role}, turn {turn}, line {lines}[, {time}][, p. {page}][, {tag.side}])'
Support
-------

  ‘She rang on Mondays’ (P1, P1, P1, Participant, turn 4, line 7, help)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

  ‘I asked twice’ (P4, P3, P4, Participant, turn 3, line 5)
    P3, turn 3, line 5

2 quotes: 2 of 2 extracts, 2 of 4 cases (kind participant); 2 have extracts. Codings counted: union. Not quoted: P2, P3.
$ thema quotes --code Passwords -q --cite '({gender}[, {age}][, {occupation}], participant)' -f csv --columns cite
cite
(Participant)
"(Man, participant)"
"(Man, participant)"
"(Man, participant)"
$ thema quotes --code Passwords -q --cite '({gander})'
! error: no field 'gander' for an attribution; there are: who, case, source, speaker, role, turn, lines, time, page, code, gender, case.gender, age, case.age, occupation, case.occupation, site, case.site, tag.KEY; did you mean 'gender'?
[exit 2]
$ thema quotes --code Passwords -q --cite '({gender}[, {age})'
! error: in the attribution template '({gender}[, {age})': '[' without ']'
[exit 2]

# How much of everybody is quoted.
$ thema quotes --code Access --limit 3 --shares
Case  Extracts  Quoted  Quotes  Of all quotes
────  ────────  ──────  ──────  ─────────────
P1           1       1       1  33%
P2           3       1       1  33%
P3           1       1       1  33%
P4           1       1       0  0%

3 quotes: 3 of 6 extracts, 3 of 4 cases (kind participant); 4 have extracts. Codings counted: union. Not quoted: P4.
$ thema quotes --code Access --limit 3 --shares -f csv
case,extracts,quoted_extracts,quotes,share
P1,1,1,1,0.3333333333333333
P2,3,1,1,0.3333333333333333
P3,1,1,1,0.3333333333333333
P4,1,1,0,0
$ thema quotes --code Access --shares --of "case.kind = participant" --columns case,extracts,quotes
Case  Extracts  Quotes
────  ────────  ──────
P1           1       2
P2           3       3
P3           1       2
P4           1       1
P5           0       0

8 quotes: 6 of 6 extracts, 4 of 5 cases (kind participant); 4 have extracts. Codings counted: union. Counted among: cases of kind participant where case.kind = participant. Not quoted: P5.

# Every format says the same.
$ thema quotes --code Support --where "source = P1" -f md
## Support

\> ‘She rang on Mondays’ (Woman, 49, nurse)
\>
\> *P1, turn 4, line 7; exemplar*
\>
\> Memo: with warmth

1 quote: 1 of 1 extract, 1 of 1 cases (kind participant); 1 have extracts. Codings counted: union.
$ thema quotes --code Support --where "source = P1" -f html -o q.html && grep -c 'She rang on Mondays' q.html
1
$ thema quotes --code Support --where "source = P1" -f json
{
  "schema": "thema/quotes/1",
  "quotes": [
    {"source":"P1","start":129,"end":148,"text":"She rang on Mondays","print":null,"code":"Support","codes":["Support"],"coder":"ann","case":"P1","speaker":"P1","turn":4,"lines":[7,7],"start_ms":null,"page":null,"cite":"(Woman, 49, nurse)","memo":"with warmth","exemplar":true,"tags":{"side":"help"},"attributes":{"gender":"F","age":49,"occupation":"nurse","site":"North"}}
  ]
}
$ thema quotes --code Support --where "source = P1" -f csv
source,start,end,text,print,code,codes,coder,case,speaker,turn,lines,start_ms,page,cite,memo,exemplar,tags,gender,age,occupation,site
P1,129,148,She rang on Mondays,,Support,Support,ann,P1,P1,4,7,,,"(Woman, 49, nurse)",with warmth,true,side=help,F,49,nurse,North
$ thema quotes --code Support --where "source = P1" -f jsonl --columns text,cite
{"text":"She rang on Mondays","cite":"(Woman, 49, nurse)"}
$ thema quotes --code Support --width 10 -q
Support
-------

  ‘She rang …’ (Woman, 49, nurse)
    P1, turn 4, line 7; exemplar
    Memo: with warmth

  ‘I asked t…’ (Woman, cook)
    P3, turn 3, line 5

2 quotes: 2 of 2 extracts, 2 of 4 cases (kind participant); 2 have extracts. Codings counted: union. Not quoted: P2, P3.
$ thema quotes --code Supprt
! error: no code 'Supprt'; did you mean 'Support'?
[exit 3]

# Half a percent is rounded up, in every table. Eight extracts, invented.

$ thema init eighths -q
made eighths.thema
$ export THEMA_PROJECT=eighths.thema; printf 'case,source\n' > e.csv; for n in 1 2; do printf "E$n,E$n\n" >> e.csv; done; printf 'a\n' > E1.txt; printf 'b\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n' > E2.txt; thema import E1.txt E2.txt -q > /dev/null; thema case import e.csv -q > /dev/null; thema apply K --new --in E1 --turns 1 -q > /dev/null; for t in 1 2 3 4 5 6 7; do thema apply K --in E2 --turns $t -q > /dev/null; done; thema quotes --shares -q
Case  Extracts  Quoted  Quotes  Of all quotes
────  ────────  ──────  ──────  ─────────────
E1           1       1       1  13%
E2           7       7       7  88%

8 quotes: 8 of 8 extracts, 2 of 2 cases (kind participant); 2 have extracts. Codings counted: union.

# What several coders coded alike is read once; a table has every coding.

$ thema init three -q; printf 'I: Who?\nPat: I walk every day.\n' > three.txt; thema import three.txt -q -p three.thema > /dev/null
made three.thema
$ for c in ann ben cleo; do thema --coder $c apply Walk --new --in three --quote 'I walk' -q -p three.thema; done > made.txt 2>&1
$ thema quotes -p three.thema
Walk
----

  ‘I walk’ (Pat, turn 2)
    three, turn 2, line 2

1 quote (3 codings): 1 of 1 extract, 0 of 0 cases (kind participant); 0 have extracts. Codings counted: union.
$ thema quotes -p three.thema -f csv --columns coder,text
coder,text
ann,I walk
ben,I walk
cleo,I walk
$ thema case add P1 -q -p three.thema; thema case link P1 three -q -p three.thema; thema case set P1 date=2024-01-02 -q -p three.thema; thema source set three date=2024-05-06 -q -p three.thema
added participant P1
linked P1 to three
set date=2024-01-02 of P1
set 1 value of three
$ thema case set P1 age=44 -q -p three.thema; thema case set P1 arm=web -p three.thema -q; thema case set P1 arm= -p three.thema -q
set age=44 of P1
set arm=web of P1
set arm= of P1
$ thema quotes -p three.thema -f csv --columns cite --limit 1 --cite '({case}, {arm}, {age}, {date})'
cite
"(P1, 44, 2024-01-02)"
! notice: {date} is an attribute of cases and of sources: a source's stands where its case has none; write {case.date} or {source.date}
$ thema quotes -p three.thema -f csv --columns cite --limit 1 --cite '({case}, {age}, {case.date}, {source.date})'
cite
"(P1, 44, 2024-01-02, 2024-05-06)"
