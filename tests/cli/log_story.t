# The story of a code: made, moved, renamed, its definitions and codings over time. Invented text.

$ thema init study -q
made study.thema
$ printf 'INT: How?\nP1: I walked. It hurt.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema code add Fear --description 'Being afraid' -q > /dev/null; thema code add Pain -q > /dev/null
$ thema apply Fear --in P1 --quote 'It hurt' -q > /dev/null
$ thema code set Fear --description 'Being afraid to move' --include 'Fear of pain' -q --reason 'after interview 3' > /dev/null
$ thema code rename Fear Worry -q > /dev/null; thema code move Worry --under Pain -q > /dev/null
$ thema code add Anxiety -q > /dev/null; thema apply Anxiety --in P1 --quote 'I walked' -q > /dev/null; thema code merge Anxiety --into Worry -q > /dev/null
$ thema unapply Worry --in P1 --quote 'It hurt' -q > /dev/null
$ thema log --object Worry --columns number,what,changes,reason
No.  What                                      What changed                                         Reason
───  ────────────────────────────────────────  ───────────────────────────────────────────────────  ─────────────────
 11  removed 1 coding of Worry from P1         - 1 coding taken away
 10  merged Anxiety into Pain/Worry: 1 coding  - 1 coding added
  7  moved Worry -> Pain/Worry (1 coding)      - moved in the tree
  6  renamed Fear -> Worry (1 coding)          - name: Fear -> Worry

  5  changed Fear                              - description: Being afraid -> Being afraid to move  after interview 3
                                               - include: (none) -> Fear of pain

  4  coded Fear at turn 2 of P1                - 1 coding added

  2  added Fear                                - made
                                               - name: Fear
                                               - role: code
                                               - description: Being afraid
$ thema log --object Fear -f csv --columns number,changes
number,changes
11,1 coding taken away
10,1 coding added
7,moved in the tree
6,name: Fear -> Worry
5,description: Being afraid -> Being afraid to move; include: (none) -> Fear of pain
4,1 coding added
2,made; name: Fear; role: code; description: Being afraid
$ thema log --object Anxiety -f csv --columns number,changes
number,changes
10,removed; name: Anxiety; role: code; 1 coding taken away
9,1 coding added
8,made; name: Anxiety; role: code
$ thema log --object P1 -f csv --columns number,changes
number,changes
11,1 coding taken away
9,1 coding added
4,1 coding added
1,made; name: P1; kind: transcript; 1 version added; 2 speakers added
$ thema log --object tester -f csv --columns number,changes
number,changes
11,1 coding taken away
9,1 coding added
4,1 coding added
1,made; name: tester; kind: person; 1 version added
$ thema log -f csv --all --columns number,coder,kind,summary,command,reason,undone
number,coder,kind,summary,command,reason,undone
11,tester,change,removed 1 coding of Worry from P1,thema unapply Worry --in P1 --quote 'It hurt' -q,,false
10,tester,change,merged Anxiety into Pain/Worry: 1 coding,thema code merge Anxiety --into Worry -q,,false
9,tester,change,coded Anxiety at turn 2 of P1,thema apply Anxiety --in P1 --quote 'I walked' -q,,false
8,tester,change,added Anxiety,thema code add Anxiety -q,,false
7,tester,change,moved Worry -> Pain/Worry (1 coding),thema code move Worry --under Pain -q,,false
6,tester,change,renamed Fear -> Worry (1 coding),thema code rename Fear Worry -q,,false
5,tester,change,changed Fear,thema code set Fear --description 'Being afraid to move' --include 'Fear of pain' -q --reason 'after interview 3',after interview 3,false
4,tester,change,coded Fear at turn 2 of P1,thema apply Fear --in P1 --quote 'It hurt' -q,,false
3,tester,change,added Pain,thema code add Pain -q,,false
2,tester,change,added Fear,thema code add Fear --description 'Being afraid' -q,,false
1,tester,change,imported source P1,thema import P1.txt -q,,false
