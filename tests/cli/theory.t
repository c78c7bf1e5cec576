# Programme theories and their wordings.

$ thema init study.thema --title Study -q
made study.thema

# A theory is a label and a statement.
$ thema theory add T1 --level initial --origin team --statement 'If people set small goals, they keep to them.'
added theory T1
! notice: new coder 'tester'
$ thema theory add T2 --statement 'If a trusted person recommends it, people start.'
added theory T2
$ thema theory add T10 --statement 'If a physiotherapist calls, people keep going.'
added theory T10
$ thema theory list
Theory  Level    Origin  Version  Statement                                         Configurations
──────  ───────  ──────  ───────  ────────────────────────────────────────────────  ──────────────
T1      initial  team          1  If people set small goals, they keep to them.
T2                             1  If a trusted person recommends it, people start.
T10                            1  If a physiotherapist calls, people keep going.

# The same again is no change; something else under the same label is refused.
$ thema theory add T1 --statement 'If people set small goals, they keep to them.'
no change
$ thema theory add T1 --statement 'If goals are small, people keep to them.'
! error: theory 'T1' is there already and says something else; to change it use 'thema theory set'
[exit 3]

# Another statement is a new version; level and origin change in place.
$ thema theory set T1 --statement 'If people set small goals of their own, they keep to them.' --reason 'May meeting'
theory T1 is now version 2
$ thema theory set T1 --level refined
changed theory T1
$ thema theory set T1 --level refined
no change
$ thema theory show T1
T1
==

If people set small goals of their own, they keep to them.

Level:          refined
Origin:         team
Version:        2
Configurations:
$ thema theory versions T1
Version  Statement                                                   Decided before         Coder
───────  ──────────────────────────────────────────────────────────  ─────────────────────  ──────
      1  If people set small goals, they keep to them.                                      tester
      2  If people set small goals of their own, they keep to them.  - reword: May meeting  tester
$ thema theory versions T1 -f csv
label,version,statement,decisions,coder
T1,1,"If people set small goals, they keep to them.",,tester
T1,2,"If people set small goals of their own, they keep to them.",reword: May meeting,tester

# A dry run says what would happen and does nothing.
$ thema theory set T2 --statement 'Other words' --dry-run
theory T2 is now version 2
! notice: dry run: nothing was changed
$ thema theory versions T2 -f csv
label,version,statement,decisions,coder
T2,1,"If a trusted person recommends it, people start.",,tester

# For programs.
$ thema theory list -f json
{
  "schema": "thema/theories/1",
  "theories": [
    {"label":"T1","level":"refined","origin":"team","version":2,"statement":"If people set small goals of their own, they keep to them.","configurations":[]},
    {"label":"T2","level":null,"origin":null,"version":1,"statement":"If a trusted person recommends it, people start.","configurations":[]},
    {"label":"T10","level":null,"origin":null,"version":1,"statement":"If a physiotherapist calls, people keep going.","configurations":[]}
  ]
}
$ thema theory show T2 -f csv --columns label,statement
label,statement
T2,"If a trusted person recommends it, people start."

# What goes wrong.
$ thema theory show T3
! error: no theory 'T3'; did you mean 'T1' or 'T2'?
[exit 3]
$ thema theory add T4
! error: a theory needs a statement: --statement TEXT
[exit 2]
$ thema theory set T1
! error: nothing to set: give --statement, --origin or --level
[exit 2]
$ thema theory add ' ' --statement x
! error: a theory needs a name
[exit 2]
$ thema theory ad T4 --statement x
! error: 'thema theory' needs one of: add, set, list, show, versions (see 'thema theory --help'); did you mean 'add'?
[exit 2]
$ thema theory show
! error: label is required (see 'thema theory show --help')
[exit 2]

# Undo takes a version back.
$ thema undo
took back 5 by tester: changed theory T1
$ thema undo -q
took back 4 by tester: theory T1 is now version 2
$ thema theory versions T1 -f csv
label,version,statement,decisions,coder
T1,1,"If people set small goals, they keep to them.",,tester

# A merge names what came, also when it is another wording, a setting or a summary alone.

$ mkdir ben; thema copy ben/study.thema --for ben -q > /dev/null; thema -p ben/study.thema theory set T2 --statement 'If a peer recommends it, people start.' --reason 'Ben heard it twice' -q
theory T2 is now version 2
$ thema -p study.thema merge ben/study.thema
merged study.thema by ben (1 change), tester (1 change): theories 1 changed
$ thema -p ben/study.thema config cite '{case}' -q; thema -p study.thema merge ben/study.thema -q
set cite to {case}
merged study.thema by tester (1 change): settings 1 new
$ thema -p ben/study.thema cmo add CMOC1 --context Able --outcome Walks -q; thema -p study.thema merge ben/study.thema -q; thema -p ben/study.thema cmo set CMOC1 --context 'Able to walk' -q; thema -p study.thema merge ben/study.thema -q
added CMOC1 (C1, O1)
merged study.thema by tester (1 change): configurations 1 new
CMOC1 is now version 2 (C1, O1)
merged study.thema by tester (1 change): configurations 1 changed
$ printf 'case,score\nP1,3\n' > scores.csv; thema -p ben/study.thema table import scores.csv --name scores -q; thema -p study.thema merge ben/study.thema -q
table scores: 1 row, 2 columns
merged study.thema by tester (1 change): rows of tables 1 new
