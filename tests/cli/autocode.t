# Coding by rule, and by an external program. The transcripts are invented.

$ thema init study -q
made study.thema
$ printf 'INT: How did you get on with the password?\nP1: The password was hard. I gave up. Then my password worked.\nP1: It is fine now.\nINT: Any pain?\nP1: None. No password helps there.\n' > P1.txt
$ printf 'INT: How did you get on?\nP2: Ann set the password. No trouble.\nINT: Password trouble?\nP2: No.\n' > P2.txt
$ thema import P1.txt P2.txt --case '(?<case>P\d+)' -q > /dev/null

# By pattern: participants' words only, unless --where asks for roles or speakers.
$ thema autocode Login --match 'password' --new -n
Source  Passages  Codings
──────  ────────  ───────
P1             3        3
P2             1        1

coded Login at 4 passages of 2 sources
! notice: new code 'Login'
! notice: dry run: nothing was changed
$ thema autocode Login --match 'password'
! error: no code 'Login'
[exit 3]
$ thema autocode Login --match 'password' --new
Source  Passages  Codings
──────  ────────  ───────
P1             3        3
P2             1        1

coded Login at 4 passages of 2 sources
! notice: new code 'Login'
$ thema autocode Login --match 'password'
Source  Passages  Codings
──────  ────────  ───────
P1             3        0
P2             1        0

no change: coded so already
$ thema coding list --columns source,start,end,code,text
Source  Start  End  Code   Words
──────  ─────  ───  ─────  ────────
P1         51   59  Login  password
P1         89   97  Login  password
P1        154  162  Login  password
P2         41   49  Login  password
$ thema undo
took back 2 by tester: coded Login at 4 passages of 2 sources
$ thema autocode Login --match '(?i)password' --where 'role = interviewer' --new -f csv
source,passages,codings
P1,1,1
P2,1,1
! notice: new code 'Login'
$ thema undo -q > /dev/null; thema autocode Login --match 'password' --span sentence --new -f csv
source,passages,codings
P1,3,3
P2,1,1
! notice: new code 'Login'
$ thema coding list -f csv --columns source,text
source,text
P1,The password was hard.
P1,Then my password worked.
P1,No password helps there.
P2,Ann set the password.
$ thema autocode Start --match '^The' --new -f csv; thema undo 2 -q > /dev/null
source,passages,codings
P1,1,1
! notice: new code 'Start'

# By search: what 'thema find' finds; the sentences are asked by themselves.
$ thema autocode Trouble --find 'password AND trouble' --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P2,1,1
source,text
P2,Ann set the password. No trouble.
! notice: new code 'Trouble'
$ thema undo -q > /dev/null; thema autocode Trouble --find '"no trouble" OR gave*' --span sentence --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P1,1,1
P2,1,1
source,text
P1,I gave up.
P2,No trouble.
! notice: new code 'Trouble'
$ thema undo -q > /dev/null; thema autocode Trouble --find 'pass* OR trouble' --span match --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P1,3,3
P2,2,2
source,text
P1,password
P1,password
P1,password
P2,password
P2,trouble
! notice: new code 'Trouble'
$ thema undo -q > /dev/null

# Answers to a question, and all of a speaker.
$ thema autocode 'First words' --from-question '(?i)get on' --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P1,2,2
P2,1,1
source,text
P1,The password was hard. I gave up. Then my password worked.
P1,It is fine now.
P2,Ann set the password. No trouble.
! notice: new code 'First words'
$ thema undo -q > /dev/null; thema autocode 'First words' --from-question 'get on' --match 'password' --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P1,2,2
P2,1,1
source,text
P1,password
P1,password
P2,password
! notice: new code 'First words'
$ thema undo -q > /dev/null; thema autocode Ann --where "speaker = P2" --new -f csv; thema coding list -f csv --columns source,text
source,passages,codings
P2,2,2
source,text
P2,Ann set the password. No trouble.
P2,No.
! notice: new code 'Ann'
$ thema undo -q > /dev/null

# What is wrong is said.
$ thema autocode X
! error: what shall be coded? give --match, --find, --from-question, --where or --with
[exit 2]
$ thema autocode --match x
! error: which code? give CODE
[exit 2]
$ thema autocode X --match '(' --new
! error: wrong regular expression: a bracket is not closed or not opened
!   (
!   ^
[exit 2]
$ thema autocode X --find a --span word --new
! error: 'word' is no unit of passages: expected match, sentence, turn or paragraph
[exit 2]
$ thema autocode X --where "case = P1" --span match --new
! error: --span match needs something to match: give --match or --find
[exit 2]
$ thema autocode X --match zzz --new
Source  Passages  Codings
──────  ────────  ───────

no passage found

# Suggestions count when they are accepted.
$ thema autocode Login --match 'password' --span sentence --new --suggest --coder robot
Source  Passages  Codings
──────  ────────  ───────
P1             3        3
P2             1        1

suggested Login at 4 passages of 2 sources
! notice: new code 'Login'
! notice: new coder 'robot'
$ thema code list --counts -f csv --columns code,codings; thema coding list -f csv --columns text; thema status | grep Suggest
code,codings
Login,0
text
Suggestions waiting:         4
$ thema coding list --suggested -f csv --columns source,text,coder
source,text,coder
P1,The password was hard.,robot
P1,Then my password worked.,robot
P1,No password helps there.,robot
P2,Ann set the password.,robot
$ thema coding accept --where 'source = P2' --coder anna
accepted 1 suggestion
! notice: new coder 'anna'
$ thema coding reject --in P1 --quote 'No password helps there.'
rejected 1 suggestion
$ thema coding list -f csv --columns source,text,coder,tags; thema coding list --rejected -f csv --columns text,tags
source,text,coder,tags
P2,Ann set the password.,robot,accepted=anna
text,tags
No password helps there.,rejected=tester
$ thema autocode Login --match 'password' --span sentence --suggest --coder other
Source  Passages  Codings
──────  ────────  ───────
P1             3        2
P2             1        0

suggested Login at 4 passages of 2 sources: 2 new, 2 there already
! notice: new coder 'other'
$ thema autocode Login --match 'password' --span sentence --coder robot
Source  Passages  Codings
──────  ────────  ───────
P1             3        3
P2             1        0

coded Login at 4 passages of 2 sources: 3 new, 1 there already
$ thema undo -q > /dev/null; thema coding accept
! error: which suggestions? give ids ('thema coding list --suggested' shows them), --where, --all, or --in SOURCE with a passage
[exit 2]
$ thema coding reject $(thema coding list -f csv --columns id | tail -1)
rejected 1 suggestion
$ thema coding accept $(thema coding list --rejected -f csv --columns id | tail -1)
accepted 1 suggestion
$ thema coding list -f csv --columns source,text,tags
source,text,tags
P2,Ann set the password.,accepted=tester
$ thema apply Login --in P1 --turns 3 -q; thema coding reject --in P1 --turns 3; thema coding reject $(thema coding list --where "source = P1" -f csv --columns id,text | grep fine | cut -d, -f1) 2>&1 | sed 's/coding c[a-z0-9]*/coding .../'
coded Login at turn 3 of P1
no change
error: coding ... is no suggestion: to take it away use 'thema coding remove'
$ thema check; thema undo 6 -q > /dev/null; thema coding list --suggested -f csv --columns source,text; thema undo -q > /dev/null
No problems found.
source,text
P1,The password was hard.
P1,Then my password worked.
P1,No password helps there.
P2,Ann set the password.

# A program gets JSON lines and gives some back: suggestions.
$ thema pseudonym add Ann Beth -q; thema code add Login -q; thema code add Help -q
Ann is printed as Beth
added Login
added Help
$ cat > coder.sh <<'END'
> tee seen.jsonl | sed -n 's/^{"id":"\([0-9]*\)".*password.*/{"id":"\1","code":"Login","certainty":0.5,"memo":"has the word"}/p'
> echo '{"id":"4","code":"Help","quote":"Beth set"}'
> END
$ thema autocode --with 'sh coder.sh'
Source  Passages  Codings
──────  ────────  ───────
P1             3        2
P2             2        2

coder.sh suggested 4 codings for 5 passages of 2 sources: 4 new, 0 there already
$ cat seen.jsonl
{"id":"1","source":"P1","turn":2,"start":47,"end":105,"speaker":"P1","role":"participant","case":["P1"],"text":"The password was hard. I gave up. Then my password worked."}
{"id":"2","source":"P1","turn":3,"start":110,"end":125,"speaker":"P1","role":"participant","case":["P1"],"text":"It is fine now."}
{"id":"3","source":"P1","turn":5,"start":145,"end":175,"speaker":"P1","role":"participant","case":["P1"],"text":"None. No password helps there."}
{"id":"4","source":"P2","turn":2,"start":29,"end":62,"speaker":"P2","role":"participant","case":["P2"],"text":"Beth set the password. No trouble."}
{"id":"5","source":"P2","turn":4,"start":90,"end":93,"speaker":"P2","role":"participant","case":["P2"],"text":"No."}
$ thema coding list --suggested -f csv --columns source,start,end,text,code,coder,memo,tags --identified
source,start,end,text,code,coder,memo,tags
P1,47,105,The password was hard. I gave up. Then my password worked.,Login,coder.sh,has the word,certainty=0.5
P1,145,175,None. No password helps there.,Login,coder.sh,has the word,certainty=0.5
P2,29,36,Ann set,Help,coder.sh,,
P2,29,62,Ann set the password. No trouble.,Login,coder.sh,has the word,certainty=0.5
$ thema coder list -f csv --columns coder,kind
coder,kind
coder.sh,program
tester,person
$ thema autocode --with 'sh coder.sh' --as again -f csv
source,passages,codings
P1,3,2
P2,2,2
$ thema coding accept --all --coder coder.sh
accepted 4 suggestions
$ thema autocode --with 'sh coder.sh'
Source  Passages  Codings
──────  ────────  ───────
P1             3        2
P2             2        2

no change: coder.sh suggested what is there already for 5 passages of 2 sources
$ thema autocode Login --where 'source = P2' --with 'cat' -f csv
source,passages,codings
P2,2,2
$ thema undo 3 -q > /dev/null

# Bad lines are named, and nothing is stored unless --keep-going.
$ cat > bad.sh <<'END'
> cat > /dev/null; echo 'oops'; echo '{"id":"9","code":"Login"}'; echo '{"id":"1","code":"Nope"}'; echo
> echo '{"source":"P1","start":0,"end":3,"code":"Login"}'; echo '{"id":"1","start":50,"end":900,"code":"Login"}'; echo '[1]'
> echo '{"id":"1","quote":"not there","code":"Login"}'; echo '{"id":"1"}'; echo '{"source":"P1","start":51,"end":54,"code":"Login"}'
> END
$ thema autocode --with 'sh bad.sh'
! error: sh bad.sh:1: no valid JSON: expected an object in one line
! error: sh bad.sh:2: no passage with id '9' was handed out
! error: sh bad.sh:3: no code 'Nope'
! error: sh bad.sh:5: 0:3 of 'P1' is in no passage that was handed out
! error: sh bad.sh:6: 50:900 is not inside the passage that was handed out, 47:105
! error: sh bad.sh:7: no JSON object: expected {"id": ..., "code": ...}
! error: sh bad.sh:8: the quote is not in the passage: "not there"
! error: sh bad.sh:9: no code: give 'code', or CODE on the command line
! error: 8 of 9 lines that the program gave cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ thema autocode --with 'sh bad.sh' --keep-going -q 2> /dev/null
Source  Passages  Codings
──────  ────────  ───────
P1             3        2
P2             2        0

bad.sh suggested 1 coding for 5 passages of 2 sources: 1 new, 0 there already, 8 rejected
[exit 3]
$ thema undo -q > /dev/null; thema autocode --with 'echo why >&2; exit 7'
! error: the program 'echo why >&2; exit 7' ended with status 7; nothing was stored; it said: why
[exit 3]
$ thema autocode --with 'sleep 5' --timeout 1
! error: the program 'sleep 5' took longer than 1 s (--timeout gives it more); nothing was stored
[exit 3]
$ thema autocode --with 'nosuchprogram'
! error: the program 'nosuchprogram' ended with status 127; nothing was stored; it said: sh: 1: nosuchprogram: not found
[exit 3]
$ thema autocode --with 'sh coder.sh' --as tester
! error: 'tester' is a person who codes: name the program with --as
[exit 3]

# It may read the project while it runs. Whoever corrects a text meanwhile makes its positions stale.
$ here="$PWD" it="$(command -v thema)"; thema autocode Login --find 'pass* OR trouble' --span sentence --with "cat > seen.jsonl; $it -p $here/study.thema source list -f csv > list.csv" -f csv; cut -d, -f1 list.csv
source,passages,codings
P1,3,0
P2,2,0
source
P1
P2
$ sed 's/None/Nothing/' P1.txt > P1b.txt
$ here="$PWD" it="$(command -v thema)"; thema autocode Login --with "cat; $it -p $here/study.thema source replace P1 $here/P1b.txt --coder tester -q > /dev/null"
! error: source 'P1' was changed while the program ran; nothing was stored: run 'thema autocode' again
[exit 5]
$ thema undo -q > /dev/null

# Who does not consent to analysis is not handed out.
$ thema case set P2 consent.analysis=no -q; thema autocode --with 'sh coder.sh' -f csv
set consent.analysis=no of P2
! notice: not handed out for want of consent to analysis: 2 passages
! error: sh coder.sh:3: no passage with id '4' was handed out
! error: 1 of 3 lines that the program gave cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ grep -c P2 seen.jsonl
0
[exit 1]
$ thema check
No problems found.

# Missing parents are made and named too, as by `apply`.
$ mkdir -p parents; cd parents; thema init study -q; thema import ../P2.txt -q > /dev/null
made study.thema
$ thema autocode 'First days/Help/Family' --match 'Ann' --new > /dev/null
! notice: new code 'First days'
! notice: new code 'First days/Help'
! notice: new code 'First days/Help/Family'
$ thema apply 'Later/Calm' --new --in P2 --quote 'No trouble'
coded Later/Calm at turn 2 of P2
! notice: new code 'Later'
! notice: new code 'Later/Calm'

# A line that is nested without end is a bad line.
$ cat > deep.py <<'END'
> import sys
> sys.stdin.read()
> print('{"id":"1","code":"Login","tags":{"k":' + '{"a":' * 200000 + '1' + '}' * 200000 + '}}')
> END
$ thema autocode --with 'python3 deep.py'
! notice: not handed out for want of consent to analysis: 2 passages
! error: python3 deep.py:1: the JSON is nested deeper than 64
! error: 1 of 1 line that the program gave cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
