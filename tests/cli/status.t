# Where my work stands, and everybody's.
$ thema init p -q
made p.thema
$ thema
p.thema: 0 sources, 0 cases, 0 codes, 0 codings

Next: Import transcripts and documents:
  thema import FILE...

'thema status' says where your work stands, 'thema --help' lists the commands.
$ thema status
I am:                        tester
My next source:
Codings changed, to confirm: 0
Codings lost:                0
Suggestions waiting:         0
Codes without a definition:
Failing checks (quick ones): none
$ for p in P1 P2 P10; do printf 'INT: Well?\n%s: I walk.\nINT: And?\n%s: It helps.\n' $p $p > $p.txt; done; thema import *.txt -q -f csv --columns name
name
P1
P10
P2
$ thema
p.thema: 3 sources, 0 cases, 0 codes, 0 codings

Next: Make a first code, or import a codebook:
  thema code add NAME    (or: thema code import FILE.csv)

'thema status' says where your work stands, 'thema --help' lists the commands.
$ thema code add Walks -q
added Walks
$ thema
p.thema: 3 sources, 0 cases, 1 code, 0 codings

Next: Read P1, and give passages codes:
  thema read P1    (or: thema apply CODE --in P1 --quote TEXT)

'thema status' says where your work stands, 'thema --help' lists the commands.
$ thema status
I am:                        tester
My next source:              P1
Codings changed, to confirm: 0
Codings lost:                0
Suggestions waiting:         0
Codes without a definition:  Walks
Failing checks (quick ones): none

Source  Coder   State   Turns coded  of
──────  ──────  ──────  ───────────  ──
P1      tester  unread            0   2
P2      tester  unread            0   2
P10     tester  unread            0   2

Turns of interviewers are left out.
$ thema apply Walks --in P2 --turns 2 -q
coded Walks at turn 2 of P2
$ thema apply Walks --in P10 --turns 1-4 --coder ben -q
coded Walks at turns 1-4 of P10
$ thema code set Walks --description 'Going for walks' -q
changed Walks
$ thema source done P1 -q
source P1 is done for tester
$ thema status
I am:                        tester
My next source:              P2
Codings changed, to confirm: 0
Codings lost:                0
Suggestions waiting:         0
Codes without a definition:
Failing checks (quick ones): none

Source  Coder   State    Turns coded  of
──────  ──────  ───────  ───────────  ──
P1      tester  done               0   2
P2      tester  started            1   2
P10     ben     started            2   2
        tester  unread             0   2

Turns of interviewers are left out.
$ thema status -f csv
source,coder,state,coded,turns
P1,tester,done,0,2
P2,tester,started,1,2
P10,ben,started,2,2
P10,tester,unread,0,2
$ thema status -f json --coder ben
{
  "schema": "thema/status/1",
  "me": "ben",
  "next_source": "P10",
  "changed": 0,
  "lost": 0,
  "suggested": 0,
  "undefined": [],
  "failing_checks": [],
  "status": [
    {"source":"P1","coder":"ben","state":"unread","coded":0,"turns":2},
    {"source":"P1","coder":"tester","state":"done","coded":0,"turns":2},
    {"source":"P2","coder":"ben","state":"unread","coded":0,"turns":2},
    {"source":"P2","coder":"tester","state":"started","coded":1,"turns":2},
    {"source":"P10","coder":"ben","state":"started","coded":2,"turns":2}
  ]
}
$ thema
p.thema: 3 sources, 0 cases, 1 code, 2 codings

Next: Go on with P2:
  thema read P2 --from uncoded

'thema status' says where your work stands, 'thema --help' lists the commands.
$ for p in P2 P10; do thema source done $p -q; done; thema
source P2 is done for tester
source P10 is done for tester
p.thema: 3 sources, 0 cases, 1 code, 2 codings

Next: You have marked every source as done. Read what was said:
  thema themes    (or: thema quotes --code NAME)

'thema status' says where your work stands, 'thema --help' lists the commands.

# Nowhere, and between two projects.
$ cd /; thema
no project here or in a folder above: make one with 'thema init NAME.thema', or name one with -p FILE

'thema demo' writes a small example study to play with; 'thema --help' lists the commands.
$ thema status
I am:                        tester
My next source:
Codings changed, to confirm: 0
Codings lost:                0
Suggestions waiting:         0
Codes without a definition:
Failing checks (quick ones): none

Source  Coder   State    Turns coded  of
──────  ──────  ───────  ───────────  ──
P1      tester  done               0   2
P2      tester  done               1   2
P10     ben     started            2   2
        tester  done               0   2

Turns of interviewers are left out.
$ thema init one -q; thema init two -q; thema
made one.thema
made two.thema
several projects in '$HOME' (one.thema, p.thema, two.thema): choose one with -p FILE

'thema demo' writes a small example study to play with; 'thema --help' lists the commands.
