$ thema init p -q
made p.thema
$ thema coder list
Coder  Kind  Codings  Sources done
─────  ────  ───────  ────────────
$ thema coder add anna
added coder anna
! notice: new coder 'tester'
$ thema coder add anna
no change
$ thema coder add robot --program
added coder robot
$ thema coder add anna --program
! error: coder 'anna' is there already, as a person
[exit 3]
$ thema coder add ' '
! error: a coder needs a name
[exit 2]

# Whoever works for the first time is told, with the nearest name.
$ printf 'INT: Well?\nP1: I walk. It helps.\n' > P1.txt; thema import P1.txt --coder ana -f csv
name,format,encoding,characters,turns,speakers,case,service,sources,result
P1,txt,UTF-8,33,2,INT; P1,,,1,new
! notice: new coder 'ana'; did you mean 'anna'?
$ thema coder list -f csv
coder,kind,codings,sources_done
ana,person,0,0
anna,person,0,0
robot,program,0,0
tester,person,0,0

# Equal codings of merged coders become one.
$ thema apply Walks --new --in P1 --quote 'I walk' --coder ana -q
coded Walks at turn 2 of P1
$ thema apply Walks --new --in P1 --quote 'I walk' --coder anna -q
coded Walks at turn 2 of P1
$ thema apply Walks --new --in P1 --quote 'It helps' --coder ana -q
coded Walks at turn 2 of P1

# What either had read to its end is done by the one that stays.
$ thema source done P1 --coder ana -q
source P1 is done for ana
$ thema source done P1 --coder anna -q
source P1 is done for anna
$ thema source done P1 --coder anna --undo -q
source P1 is not done for anna
$ thema coder merge ana --into anna
merged ana into anna (1 coding)
$ thema coder list -f csv
coder,kind,codings,sources_done
anna,person,2,1
robot,program,0,0
tester,person,0,0
$ thema coding list -f csv --columns text,code,coder
text,code,coder
I walk,Walks,anna
It helps,Walks,anna

$ thema coder merge ana --into anna
! error: no coder 'ana'; did you mean 'anna'?
[exit 3]
$ thema coder merge anna
! error: say who takes over: thema coder merge NAME... --into NAME
[exit 2]
$ thema coder merge anna anna
! error: a coder cannot be merged into itself
[exit 2]
$ thema coder rename anna robot
! error: coder 'robot' is there already; to give one's work to the other, use 'thema coder merge'
[exit 3]
$ thema coder rename anna 'Anna B'
renamed coder anna -> Anna B
$ thema coder rename 'Anna B' 'Anna B'
no change
$ thema undo 2
took back 11 by tester: renamed coder anna -> Anna B
took back 10 by tester: merged ana into anna (1 coding)
$ thema coder list -f csv
coder,kind,codings,sources_done
ana,person,2,1
anna,person,1,0
robot,program,0,0
tester,person,0,0
