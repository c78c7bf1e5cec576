# A folder, and the same folder again after some files have changed.

$ thema init study -q
made study.thema
$ mkdir -p in/north in/south
$ for p in P1 P2 P3; do printf 'INT: What helps?\n\n%s: The walk helps %s, mostly.\n' $p $p > in/north/$p.txt; done
$ printf 'INT: What helps?\n\nP1: In the south nothing does.\n' > in/south/P1.txt
$ thema import in --recursive
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
P1      txt     UTF-8             49      2  - INT
                                             - P1

P2      txt     UTF-8             49      2  - INT
                                             - P2

P3      txt     UTF-8             49      2  - INT
                                             - P3

P1 (2)  txt     UTF-8             49      2  - INT
                                             - P1

4 files: 4 imported.
! notice: the name 'P1' was taken: 'in/south/P1.txt' became source 'P1 (2)'
! notice: new coder 'tester'
$ for p in P1 P2 P3; do thema apply Help --in $p --quote 'The walk helps' --new -q; done
coded Help at turn 2 of P1
coded Help at turn 2 of P2
coded Help at turn 2 of P3

# Nothing has changed.
$ thema import in --recursive -q
Source  Format  Encoding  Characters  Turns  Speakers  Case  Result
──────  ──────  ────────  ──────────  ─────  ────────  ────  ──────
P1      txt     UTF-8             49      2  - INT           same
                                             - P1

P2      txt     UTF-8             49      2  - INT           same
                                             - P2

P3      txt     UTF-8             49      2  - INT           same
                                             - P3

P1 (2)  txt     UTF-8             49      2  - INT           same
                                             - P1

4 files: 4 in the project already.
$ thema import in --recursive -f csv --columns name,result
name,result
P1,same
P2,same
P3,same
P1 (2),same
! notice: in/north/P1.txt: 'in/north/P1.txt' is in the project already, as source 'P1'; skipped
! notice: in/north/P2.txt: 'in/north/P2.txt' is in the project already, as source 'P2'; skipped
! notice: in/north/P3.txt: 'in/north/P3.txt' is in the project already, as source 'P3'; skipped
! notice: in/south/P1.txt: 'in/south/P1.txt' is in the project already, as source 'P1 (2)'; skipped

# Three files have: two corrected, one new; the other P1 is not taken for a changed one.
$ printf 'INT: What helps?\n\nP2: The walk helps me, mostly, and tea.\n' > in/north/P2.txt
$ printf 'INT: What helps?\n\nP1: In the South nothing does.\n' > in/south/P1.txt
$ printf 'INT: What helps?\n\nP4: Rest.\n' > in/south/P4.txt
$ thema import in --recursive -q
Source  Format  Encoding  Characters  Turns  Speakers  Case  Result
──────  ──────  ────────  ──────────  ─────  ────────  ────  ──────
P1      txt     UTF-8             49      2  - INT           same
                                             - P1

P3      txt     UTF-8             49      2  - INT           same
                                             - P3

P4      txt     UTF-8             28      2  - INT           new
                                             - P4

5 files: 1 imported, 2 in the project already, 2 not imported.
! error: in/north/P2.txt: source 'P2' was imported from a file 'P2.txt' with other bytes: correct it with 'thema source replace P2 in/north/P2.txt', or import this one beside it with --on-changed new
! error: in/south/P1.txt: source 'P1 (2)' was imported from a file 'P1.txt' with other bytes: correct it with 'thema source replace 'P1 (2)' in/south/P1.txt', or import this one beside it with --on-changed new
[exit 3]
$ thema import in --recursive --on-changed replace -n -q
Source  Format  Encoding  Characters  Turns  Speakers  Case  Result
──────  ──────  ────────  ──────────  ─────  ────────  ────  ────────
P1      txt     UTF-8             49      2  - INT           same
                                             - P1

P3      txt     UTF-8             49      2  - INT           same
                                             - P3

P4      txt     UTF-8             28      2  - INT           same
                                             - P4

P2      txt     UTF-8             58      2  - INT           replaced
                                             - P2

P1 (2)  txt     UTF-8             49      2  - INT           replaced
                                             - P1

5 files: 2 replaced, 3 in the project already.

File             Label  Role         Turns  Words  Why                       Doubt
───────────────  ─────  ───────────  ─────  ─────  ────────────────────────  ─────
in/north/P1.txt  INT    interviewer      1      2  convention: INT asks
                 P1     participant      1      5  nothing says interviewer
in/north/P3.txt  INT    interviewer      1      2  convention: INT asks
                 P3     participant      1      5  nothing says interviewer
in/south/P4.txt  INT    interviewer      1      2  convention: INT asks
                 P4     participant      1      1  nothing says interviewer
$ thema import in --recursive --on-changed replace
Source  Format  Encoding  Characters  Turns  Speakers  Case  Result
──────  ──────  ────────  ──────────  ─────  ────────  ────  ────────
P1      txt     UTF-8             49      2  - INT           same
                                             - P1

P3      txt     UTF-8             49      2  - INT           same
                                             - P3

P4      txt     UTF-8             28      2  - INT           same
                                             - P4

P2      txt     UTF-8             58      2  - INT           replaced
                                             - P2

P1 (2)  txt     UTF-8             49      2  - INT           replaced
                                             - P1

5 files: 2 replaced, 3 in the project already.
! notice: in/north/P1.txt: 'in/north/P1.txt' is in the project already, as source 'P1'; skipped
! notice: in/north/P3.txt: 'in/north/P3.txt' is in the project already, as source 'P3'; skipped
! notice: in/south/P4.txt: 'in/south/P4.txt' is in the project already, as source 'P4'; skipped
! notice: replaced the text of P2 (version 2): 1 kept, 0 moved, 0 changed, 0 lost
! notice: replaced the text of P1 (2) (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema coding list --columns source,code,text
Source  Code  Words
──────  ────  ──────────────
P1      Help  The walk helps
P2      Help  The walk helps
P3      Help  The walk helps
$ thema source versions P2 -f csv --columns version,file,current
version,file,current
1,P2.txt,false
2,P2.txt,true
$ thema log --limit 1 -f csv --columns summary
summary
replaced 2 texts
$ thema undo -q > /dev/null; thema source text P2 | tail -1; thema redo -q > /dev/null; thema source text P2 | tail -1
P2: The walk helps P2, mostly.
P2: The walk helps me, mostly, and tea.
$ thema import in --recursive --on-changed replace -q
Source  Format  Encoding  Characters  Turns  Speakers  Case  Result
──────  ──────  ────────  ──────────  ─────  ────────  ────  ──────
P1      txt     UTF-8             49      2  - INT           same
                                             - P1

P2      txt     UTF-8             58      2  - INT           same
                                             - P2

P3      txt     UTF-8             49      2  - INT           same
                                             - P3

P1 (2)  txt     UTF-8             49      2  - INT           same
                                             - P1

P4      txt     UTF-8             28      2  - INT           same
                                             - P4

5 files: 5 in the project already.
$ thema check
No problems found.

# A file whose name two sources have: one has to say which is meant.
$ printf 'INT: What helps?\n\nP1: Who knows.\n' > P1.txt
$ thema import P1.txt --on-changed replace
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: P1.txt: sources 'P1', 'P1 (2)' were imported from a file 'P1.txt' with other bytes: say whose text it corrects with 'thema source replace NAME P1.txt', or import it beside them with --on-changed new
[exit 3]
$ thema source remove P3 --yes -q > /dev/null; mkdir -p more; for i in 1 2 3 4 5 6 7 8; do echo "A: word $i" > more/m$i.txt; done; thema import more --recursive -q > /dev/null
$ thema import more --recursive -f csv --columns name > /dev/null
! notice: more/m1.txt: 'more/m1.txt' is in the project already, as source 'm1'; skipped
! notice: more/m2.txt: 'more/m2.txt' is in the project already, as source 'm2'; skipped
! notice: more/m3.txt: 'more/m3.txt' is in the project already, as source 'm3'; skipped
! notice: more/m4.txt: 'more/m4.txt' is in the project already, as source 'm4'; skipped
! notice: more/m5.txt: 'more/m5.txt' is in the project already, as source 'm5'; skipped
! notice: 3 more are in the project already; skipped
