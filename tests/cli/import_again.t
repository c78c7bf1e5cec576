# The same file again, the same name with other words, and what is no text.

$ thema init study -q
made study.thema
$ echo 'A: one' > f.txt; thema import f.txt -q > /dev/null; thema import f.txt -q > /dev/null; thema source list --columns source
Source
──────
f
$ thema import f.txt --on-duplicate new -q > /dev/null; thema source list --columns source
Source
──────
f
f (2)
$ echo 'A: two words' > f.txt; thema import f.txt > /dev/null
! error: f.txt: sources 'f', 'f (2)' were imported from a file 'f.txt' with other bytes: say whose text it corrects with 'thema source replace NAME f.txt', or import it beside them with --on-changed new
[exit 3]
$ thema import f.txt --on-changed new -q > /dev/null; thema source list --columns source,characters
Source  Characters
──────  ──────────
f                7
f (2)            7
f (3)           13

# A zero byte in a text is damage, however short the text.
$ printf 'A: a\0b' > zero.txt; printf 'P1: ab\0cd\n' > zero2.txt; thema import zero.txt zero2.txt > /dev/null
! error: zero.txt: the text holds U+0000 at character 4 (line 1), which no text may hold
! error: zero2.txt: the text holds U+0000 at character 6 (line 1), which no text may hold
[exit 3]

# Names on lines of their own, with and without blank lines between.
$ printf 'Interviewer\nHow was week one?\nAnna Smith\nI could not log in.\nInterviewer\nAnd then?\nAnna Smith\nThen I could.\n' > lines.txt
$ printf 'Interviewer\nHow was it?\n\nAnna Smith\nFine, after a while.\n\nInterviewer\nWhy?\n\nAnna Smith\nI had help from my son.\n' > apart.txt
$ thema import lines.txt apart.txt -q > /dev/null; thema speaker list lines; thema speaker list apart
Source  Speaker      Role         Case  Turns
──────  ───────────  ───────────  ────  ─────
lines   Interviewer  interviewer            2
        Anna Smith   participant            2
Source  Speaker      Role         Case  Turns
──────  ───────────  ───────────  ────  ─────
apart   Interviewer  interviewer            2
        Anna Smith   participant            2

# A colon in an answer makes no speaker.
$ (for i in 1 2 3 4 5 6; do echo "Interviewer: How did you get on in week $i?"; echo 'Anna: Well, I could not log in.'; done; echo 'Three things: sleep, work and children.') > colon.txt
$ thema import colon.txt -q > /dev/null; thema speaker list colon
Source  Speaker      Role         Case  Turns
──────  ───────────  ───────────  ────  ─────
colon   Interviewer  interviewer            6
        Anna         participant            6

# Who is linked to a case as an interviewer counts for none.
$ thema case add P1 -q; thema speaker set lines Interviewer --case P1
added participant P1
set speaker Interviewer of lines
! warning: speaker 'Interviewer' is an interviewer: what is said counts for no case; give --role participant if that is wrong

# One person under two labels.
$ printf 'INT: How?\n\nP1: It helped.\n\nINT: And then?\n\nParticipant: Then I slept.\n\nINT: Well.\n\nP1: Yes.\n' > two.txt; thema import two.txt -q > /dev/null; thema speaker set two Participant --case P1 -q
set speaker Participant of two
$ thema speaker merge two Participant --into P1
merged Participant into P1 in two: 1 turn
$ thema speaker list two
Source  Speaker  Role         Case  Turns
──────  ───────  ───────────  ────  ─────
two     INT      interviewer            3
        P1       participant  P1        3
$ thema source turns two -f csv --columns turn,speaker,text
turn,speaker,text
1,INT,How?
2,P1,It helped.
3,INT,And then?
4,P1,Then I slept.
5,INT,Well.
6,P1,Yes.
$ thema find slept -f csv --columns source,speaker
source,speaker
two,P1
$ thema speaker merge two Particpant --into P1
! error: no speaker 'Particpant' in source 'two'
[exit 3]
$ thema speaker merge two P1 --into P1
! error: speaker 'P1' cannot be merged into itself
[exit 2]
$ thema undo -q; thema speaker list two; thema check
took back 10 by tester: merged Participant into P1 in two: 1 turn
Source  Speaker      Role         Case  Turns
──────  ───────────  ───────────  ────  ─────
two     INT          interviewer            3
        P1           participant            2
        Participant  participant  P1        1
No problems found.
