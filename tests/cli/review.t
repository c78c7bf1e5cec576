# Codings to be looked at again, each with its reason. The transcript is invented.

$ thema init study -q
made study.thema
$ printf 'INT: How was it with the phone?\nP1: I gave up on the password. Fine.\nINT: Why?\nP1: No idea at all.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema code add Login -q; thema code add Mood -q; thema code add Time -q
added Login
added Mood
added Time
$ thema apply Login --in P1 --quote 'I gave up on the password' -q
coded Login at turn 2 of P1
$ thema review
Source  Turn  Code   Coder  Why                                       Words  Settle it with
──────  ────  ─────  ─────  ────────────────────────────────────────  ─────  ────────────────────────────────────────
              Login         the code is in use and has no definition         thema code set Login --description '...'
$ thema apply Mood --in P1 --quote 'I gave up on the password' --coder ben -q
coded Mood at turn 2 of P1
$ thema apply Mood --in P1 --quote Fine -q; thema apply Time --in P1 --turns 3 -q; thema coding set --in P1 --quote Fine --tag certainty=low --exemplar -q
coded Mood at turn 2 of P1
coded Time at turn 3 of P1
set 1 coding
$ thema autocode Time --match 'No idea' --suggest -q > /dev/null
$ sed 's/gave up on the password/gave up on all of the password/; s/How was it/How has it been/' P1.txt > new.txt; thema apply Time --in P1 --quote 'How was it' -q
coded Time at turn 1 of P1
$ thema source replace P1 new.txt -q > /dev/null
$ thema review | sed -E 's/ c[0-9a-z]{13}/ ID/'
Source  Turn  Code   Coder   Why                                            Words                             Settle it with
──────  ────  ─────  ──────  ─────────────────────────────────────────────  ────────────────────────────────  ───────────────────────────────────────────────────────────────
P1         1  Time   tester  its words changed when the text was corrected  How has it                        thema coding confirm ID
P1         1  Time   tester  it holds nothing but an interviewer's words    How has it                        thema coding remove ID
P1         2  Login  tester  its words changed when the text was corrected  I gave up on all of the password  thema coding confirm ID
P1         2  Login  tester  ben gave the same passage Mood                 I gave up on all of the password  thema coding set ID --code OTHER
P1         2  Mood   ben     its words changed when the text was corrected  I gave up on all of the password  thema coding confirm ID
P1         2  Mood   ben     tester gave the same passage Login             I gave up on all of the password  thema coding set ID --code OTHER
P1         2  Mood   tester  its tag is certainty=low                       Fine                              thema coding set ID --untag certainty --untag doubt
P1         2  Mood   tester  it holds one word at most                      Fine                              thema source show P1 --turns 2 --codes
P1         3  Time   tester  it holds nothing but an interviewer's words    Why?                              thema coding remove ID
P1         3  Time   tester  it holds one word at most                      Why?                              thema source show P1 --turns 3 --codes
P1         4  Time   tester  nobody has accepted or rejected it             No idea                           thema coding accept ID
              Login          the code is in use and has no definition                                         thema code set Login --description '...'
              Mood           the code is in use and has no definition                                         thema code set Mood --description '...'
              Time           the code is in use and has no definition                                         thema code set Time --description '...'
$ thema review -f csv --columns doubt,code,coder,text
doubt,code,coder,text
changed,Time,tester,How has it
interviewer,Time,tester,How has it
changed,Login,tester,I gave up on all of the password
rival,Login,tester,I gave up on all of the password
changed,Mood,ben,I gave up on all of the password
rival,Mood,ben,I gave up on all of the password
uncertain,Mood,tester,Fine
one-word,Mood,tester,Fine
interviewer,Time,tester,Why?
one-word,Time,tester,Why?
suggested,Time,tester,No idea
undefined,Login,,
undefined,Mood,,
undefined,Time,,
$ thema review --where 'coder = ben' -f csv --columns doubt,why
doubt,why
changed,its words changed when the text was corrected
rival,tester gave the same passage Login
$ thema review --only rival --only one-word -f csv --columns doubt,code
doubt,code
rival,Login
rival,Mood
one-word,Mood
one-word,Time
$ thema review --only odd
! error: 'odd' is no reason for a review: expected suggested, changed, lost, uncertain, interviewer, one-word, rival, undefined
[exit 2]
$ thema coding set --in P1 --quote Fine --untag certainty --no-exemplar; thema review --only uncertain -f csv --columns doubt
set 1 coding
doubt
