# Two coders read the same transcript blind, and their work comes together.
$ mkdir anna ben; printf 'I: What helps?\nP1: The walk eases it. I know it does.\nI: And then?\nP1: Then I set ten minutes.\n' > P1.txt
$ thema init study.thema -q; thema import P1.txt -q > /dev/null; thema code add Ease -q; thema code add Effort -q
made study.thema
added Ease
added Effort
$ thema copy anna/study.thema --for anna --without-codings; thema copy ben/study.thema --for ben --without-codings
wrote anna/study.thema for anna: without 0 codings, its history begins here
wrote ben/study.thema for ben: without 0 codings, its history begins here
$ export THEMA_CODER= THEMA_PROJECT=anna/study.thema; thema apply Ease --in P1 --quote 'the walk eases it' -q; thema source done P1 -q
coded Ease at turn 2 of P1
source P1 is done for anna
$ export THEMA_CODER= THEMA_PROJECT=ben/study.thema; thema apply Ease --in P1 --quote 'the walk eases it' -q; thema apply Fear --new --in P1 --quote 'ten minutes' -q
coded Ease at turn 2 of P1
coded Fear at turn 4 of P1
$ thema merge anna/study.thema -n
merged study.thema by anna (2 changes): codings 1 new
! notice: dry run: nothing was changed
$ thema merge anna/study.thema --reason 'first round'
merged study.thema by anna (2 changes): codings 1 new
$ thema merge ben/study.thema
merged study.thema by ben (2 changes): codes 1 new; codings 2 new
$ thema coding list --columns source,code,coder -f csv
source,code,coder
P1,Ease,anna
P1,Ease,ben
P1,Fear,ben
$ thema check
No problems found.

# Again: nothing. Undo takes one merge back; then it can come again.
$ thema merge anna/study.thema; thema merge ben/study.thema
nothing to merge: all of it is here
nothing to merge: all of it is here
$ thema undo
took back 5 by tester: merged study.thema by ben (2 changes): codes 1 new; codings 2 new
$ thema merge ben/study.thema
merged study.thema by ben (2 changes): codes 1 new; codings 2 new

# What both changed differently is listed, and nothing is merged without a choice.
$ thema code rename Effort Work -q; thema code rename Effort Labour -p ben/study.thema -q
renamed Effort -> Work (0 codings)
renamed Effort -> Labour (0 codings)
$ thema code remove Fear --yes -q; thema apply Fear --in P1 --quote 'I know it does' -p ben/study.thema -q
removed Fear, with 1 coding
coded Fear at turn 2 of P1
$ thema merge ben/study.thema --columns kind,object,field,mine,theirs,choices -f csv
kind,object,field,mine,theirs,choices
changed,code Work,name,Work,Labour,mine|theirs
removed,code Fear,,removed,1 coding,mine|theirs
! error: 2 of 2 conflicts have no choice; nothing was merged. Write the choices (mine, theirs or both) into a file and give it: thema merge ben/study.thema -n -o choices.csv, then thema merge ben/study.thema --resolve choices.csv
[exit 5]
$ thema merge ben/study.thema -n -o choices.csv 2> /dev/null
[exit 5]
$ sed -i 's/^\(x[0-9a-f]*\),,/\1,theirs,/' choices.csv; cut -d, -f2- choices.csv
choice,kind,object,field,mine,theirs,choices
theirs,changed,code Work,name,Work,Labour,mine|theirs
theirs,removed,code Fear,,removed,1 coding,mine|theirs
$ thema merge ben/study.thema --resolve choices.csv
merged study.thema by tester (2 changes): codes 1 new, 1 changed; codings 2 new; 2 conflicts settled
$ thema code list -f csv --counts --columns code,codings
code,codings
Ease,2
Labour,0
Fear,2

# Choices that cannot be.
$ echo 'x1 perhaps' > wrong.txt; thema merge ben/study.thema --resolve wrong.txt
! error: wrong.txt:1: 'perhaps' is no choice for conflict x1: expected mine, theirs or both
[exit 3]
$ echo 'x1 mine' > unknown.txt; thema merge ben/study.thema --resolve unknown.txt
! error: there is no conflict x1: nothing was merged. No conflict is without a choice
[exit 3]

# What cannot be merged.
$ thema merge study.thema
! error: 'study.thema' is this project itself: name the copy that comes back
[exit 3]
$ thema merge nowhere.thema; ls
P1.txt
anna
ben
choices.csv
study.thema
unknown.txt
wrong.txt
! error: no project 'nowhere.thema'; make one with 'thema init'
$ mkdir other; thema init other/other.thema -q; thema merge other/other.thema
made other/other.thema
! error: 'other/other.thema' is another project, not a copy of this one: only copies made by 'thema copy' (or of the file) can be merged; codings of another project come by 'thema coding export' and 'thema coding import'
[exit 3]
$ thema -p ben/study.thema backup whole.bin -q > /dev/null; head -c 30000 whole.bin > damaged.bin; thema merge damaged.bin
! error: 'damaged.bin' is damaged (database disk image is malformed); restore a backup, or try 'thema check'
[exit 4]
$ printf '\000\000\000\143' | dd of=whole.bin bs=1 seek=60 conv=notrunc 2> /dev/null; thema merge whole.bin
! error: 'whole.bin' was made by a newer version of thema (schema 99; this program knows up to 2): update thema
[exit 4]
$ thema check
No problems found.

# What was erased here does not come back as another's import of the same file.
$ mkdir back; thema init back/back -q; for i in 1 2 3 4 5 6 7 8; do printf 'INT: And day %s?\nP07: On day %s the frobnitz was loud again.\n' $i $i; done > talk.txt
made back/back.thema
$ mkdir back/ben; thema -p back/back.thema import P1.txt -q > /dev/null; thema -p back/back.thema copy back/ben/ben.thema --for ben
wrote back/ben/ben.thema for ben: 0 codings, 1 change
$ thema -p back/back.thema import talk.txt -q > /dev/null; thema -p back/back.thema source remove talk --purge --reason 'recorded without consent' -q
purged source talk: erased source talk
$ thema -p back/ben/ben.thema import talk.txt -q > /dev/null; thema -p back/ben/ben.thema apply Loud --new --in talk --quote 'day 3 the frobnitz' -q
coded Loud at turn 6 of talk
$ thema -p back/back.thema merge back/ben/ben.thema
merged ben.thema by ben (1 change), tester (2 changes): codes 1 new
! warning: left out, because erased here: source talk, with all work on it
$ grep -a -c frobnitz back/back.thema; thema -p back/back.thema check
0
No problems found.
