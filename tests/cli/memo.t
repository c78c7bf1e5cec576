# Memos: free texts about anything in the project. The transcripts are invented.

$ thema init study -q
made study.thema
$ printf 'INT: How was it?\nP1: I gave up on the password. My daughter Ann helped.\nINT: And then?\nP1: It was fine.\n' > P1.txt
$ thema import P1.txt -q > /dev/null; thema case add P1 -q; thema speaker set P1 P1 --case P1 -q
added participant P1
set speaker P1 of P1
$ thema apply Barriers/Login --new --in P1 --quote 'gave up' -q; thema theory add T1 --statement 'If it works, they stay.' -q; thema cmo add CMOC1 --state candidate -q
coded Barriers/Login at turn 2 of P1
added theory T1
added CMOC1
$ thema memo add 'We expected anger; I hear relief.' --type reflexive
added a memo on the project
$ thema memo add 'A password stands for being locked out' --in P1 --quote 'password' --type conceptual --title Passwords
added a memo on a passage of P1
$ thema memo add 'Short, noisy room' --on source:P1 --coder ben
added a memo on source P1
! notice: new coder 'ben'
$ thema memo add 'Retired nurse' --on case:P1
added a memo on case P1
$ thema memo add 'Only the website' --on code:Login
added a memo on code Barriers/Login
$ thema memo add 'Sounds tired' --on coding:$(thema coding list -f csv --columns id | tail -1)
added a memo on a coding of Barriers/Login
$ thema memo add 'Thin' --on cmo:CMOC1
added a memo on configuration CMOC1
$ thema memo add 'From the team' --on theory:T1
added a memo on theory T1
$ thema memo add 'From the team' --on theory:T1
no change
$ thema memo list --columns on,name,type,title,text,words,coder
On             Name            Type        Title      Memo                                    Words     Coder
─────────────  ──────────────  ──────────  ─────────  ──────────────────────────────────────  ────────  ──────
project                        reflexive              We expected anger; I hear relief.                 tester
source         P1                                     Short, noisy room                                 ben
passage        P1              conceptual  Passwords  A password stands for being locked out  password  tester
case           P1                                     Retired nurse                                     tester
code           Barriers/Login                         Only the website                                  tester
coding         Barriers/Login                         Sounds tired                            gave up   tester
configuration  CMOC1                                  Thin                                              tester
theory         T1                                     From the team                                     tester
$ thema memo list --on code:Barriers --columns text
Memo
────────────────
Only the website
$ thema memo list --on source:P1 --columns on,text
On       Memo
───────  ──────────────────────────────────────
source   Short, noisy room
passage  A password stands for being locked out
$ thema memo list --on passage --columns on,text
On       Memo
───────  ──────────────────────────────────────
passage  A password stands for being locked out
$ thema memo list --type reflexive --columns text
Memo
─────────────────────────────────
We expected anger; I hear relief.
$ thema memo list --coder ben --columns text
Memo
─────────────────
Short, noisy room
$ thema memo list --where "case = P1" --columns on,text
On       Memo
───────  ──────────────────────────────────────
source   Short, noisy room
passage  A password stands for being locked out
case     Retired nurse
coding   Sounds tired
$ thema memo list --where "role = interviewer" --columns on,text
On  Memo
──  ────
$ thema memo show $(thema memo list --on passage -f csv --columns id | tail -1) | sed '/^Id:/d'
Passwords
=========

A password stands for being locked out

On:     passage
Name:   P1
Type:   conceptual
Source: P1
Words:  password
Coder:  tester
$ thema info | grep -i memos
Memos:                  8

# Text from a file; the same thing names the memo to be changed.
$ printf 'First line\r\nsecond line\n' > note.txt; thema memo set --on code:Login -F note.txt --type descriptive
changed the memo on code Barriers/Login
$ thema memo list --on code:Login -f csv --columns type,text
type,text
descriptive,"First line
second line"
$ EDITOR="sed -i s/First/Every/" thema memo edit --on code:Login
changed the memo on code Barriers/Login
$ thema memo list --on code:Login -f csv --columns text
text
"Every line
second line"
$ thema memo remove --on theory:T1
removed the memo on theory T1
$ thema undo
took back 17 by tester: removed the memo on theory T1
$ thema memo list --on theory -f csv --columns name,text
name,text
T1,From the team

# What is wrong is said.
$ thema memo add x --on cod:Login
! error: 'cod:Login' does not say what the memo is on: expected KIND:NAME, as in code:Barriers; kinds are project, source, passage, case, code, coding, configuration, theory
[exit 2]
$ thema memo add x --on code:Logim
! error: no code 'Logim'; did you mean 'Barriers/Login'?
[exit 3]
$ thema memo add x --on code:
! error: which code? expected code:NAME
[exit 2]
$ thema memo add ' '
! error: the memo is empty
[exit 2]
$ thema memo add
! error: the text of the memo: give one of TEXT, -F FILE and -e
[exit 2]
$ thema memo remove mzzzzz
! error: no memo with id 'mzzzzz'; 'thema memo list' shows the ids
[exit 3]
$ thema memo set --on code:Login
! error: nothing to set: give --text, -F FILE, --type or --title
[exit 2]
$ thema memo add x --in P1 --quote password --on code:Login
! error: a memo is on one thing: give --on or --in, not both
[exit 2]

# A corrected text carries passages with it; lost ones keep their words.
$ sed 's/gave up on the password/gave up on all my passwords/; s/ My daughter Ann helped.//' P1.txt > new.txt
$ thema memo add 'Family' --in P1 --quote 'My daughter Ann helped' -q
added a memo on a passage of P1
$ thema source replace P1 new.txt -f csv --columns what,result,text,new_text
what,result,text,new_text
coding,kept,gave up,gave up
memo,lost,password,
memo,lost,My daughter Ann helped,
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
! notice: replaced the text of P1 (version 2): 1 kept, 0 moved, 0 changed, 2 lost
$ thema memo list --lost -f csv --columns text,words,state
text,words,state
A password stands for being locked out,password,lost
Family,My daughter Ann helped,lost
$ thema memo move $(thema memo list --lost -f csv --columns id | tail -1) --in P1 --quote 'It was fine'
moved 1 memo to a passage of P1
$ thema memo list --on source:P1 -f csv --columns on,text,words,state
on,text,words,state
source,"Short, noisy room",,
passage,A password stands for being locked out,password,lost
passage,Family,It was fine,
$ thema check
No problems found.

# Names are printed as everywhere.
$ thema pseudonym add Ann Beth --kind person -q; thema memo add 'Ann is the helper' --on project -q
Ann is printed as Beth
added a memo on the project
$ thema memo list --on project --columns text
Memo
─────────────────────────────────
We expected anger; I hear relief.
Beth is the helper
$ thema memo list --on project --columns text --identified
Memo
─────────────────────────────────
We expected anger; I hear relief.
Ann is the helper
$ thema undo 2 -q > /dev/null

# What goes with what.
$ thema coding remove --in P1 --quote 'gave up'
removed 1 coding and 1 memo
$ thema undo
took back 26 by tester: removed 1 coding and 1 memo
$ thema case remove P1
! error: case 'P1' has memos (1): --yes removes that with it
[exit 3]
$ thema code remove Login
! error: on code 'Barriers/Login' hang: 1 coding, 1 memo; --yes removes that with it, 'thema code merge' gives it to another code
[exit 3]
$ thema code add Access -q; thema code merge Login --into Access -q > /dev/null; thema memo list --on code:Access -f csv --columns name,type
added Access
name,type
Access,descriptive
$ thema source remove P1
removed source P1 and its 1 coding, 4 memos
$ thema undo 3 -q > /dev/null; thema check
No problems found.

# Memos are shown by what they are on, too.
$ thema memo show --on project -f csv --columns on,text
on,text
project,We expected anger; I hear relief.
$ thema memo show
! error: which memo? give ids ('thema memo list' shows them), --on KIND:NAME, or --in SOURCE with a passage
[exit 2]

# What was typed in an editor is kept when it cannot be stored.
$ printf '#!/bin/sh\necho "long thoughts" > "$1"\n' > type.sh; chmod +x type.sh; mkdir -p edited
$ EDITOR=./type.sh TMPDIR=edited thema memo add -e --on code:Nowhere 2>&1 | sed 's/thema-[A-Za-z0-9]*/thema-NAME/'
error: no code 'Nowhere' (the edited text is kept in edited/thema-NAME.txt)
$ cat edited/*.txt
long thoughts
$ EDITOR=./type.sh TMPDIR=edited thema memo add -e -q; thema memo show --on project -f csv --columns text; ls edited | wc -l
added a memo on the project
text
We expected anger; I hear relief.
long thoughts
1
$ thema memo add -e 'and words' -q
! error: the text of the memo: give one of TEXT, -F FILE and -e
[exit 2]

# A coder may be named as printed.
$ thema pseudonym add tester Rater -q > /dev/null; thema memo list --coder Rater -f csv --columns text,coder | tail -n 1; thema log --coder Rater -f csv --columns coder --limit 1
From the team,Rater
coder
Rater
