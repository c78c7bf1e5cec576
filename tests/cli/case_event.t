# What happened to cases and when, for rule K20; and theories from a spreadsheet. All is invented.

$ thema init study.thema -q
made study.thema
$ thema case add P01 -q
added participant P01
$ thema case add P02 -q
added participant P02
$ thema case event P01 delivered --date 2026-03-05 --note 'by post'
P01: delivered on 2026-03-05
$ thema case event P01 delivered --date 2026-03-05
no change
$ thema case event P01 delivered --date 2026-02-30
! error: '2026-02-30' is no date: expected year, month and day, such as 2026-03-05
[exit 3]
$ thema case event P01
! error: what happened to which case, and when? give the case, a word and --date 2026-03-05, or --import FILE.csv
[exit 2]
$ thema case event P09 call --date 2026-03-05
! error: no case 'P09'; did you mean 'P01' or 'P02'?
[exit 3]
$ thema case event P02 call --date 2026-03-06 -n
P02: call on 2026-03-06
! notice: dry run: nothing was changed
$ printf 'case,date,kind,note\nP02,2026-04-01,delivered,\nP01,2026-03-05,delivered,\nP02,soon,call,\n' > events.csv; thema case event --import events.csv
! error: events.csv:4: 'soon' is no date: expected year, month and day, such as 2026-03-05
! error: 1 of 3 rows cannot be stored; nothing was
[exit 3]
$ sed -i '$d' events.csv; thema case event --import events.csv
2 events: 1 stored, 1 there already
$ thema case event --import events.csv
no change
$ thema case events
Case  Date        Event      Note
────  ──────────  ─────────  ───────
P01   2026-03-05  delivered  by post
P02   2026-04-01  delivered
$ thema case events P02 -f csv
case,date,kind,note
P02,2026-04-01,delivered,
$ thema case event P01 delivered --remove
removed 1 event of P01: delivered
$ thema undo -q
took back 5 by tester: removed 1 event of P01: delivered
$ thema case events -f csv --columns case,date
case,date
P01,2026-03-05
P02,2026-04-01
$ printf 'label,statement,level\nT1,Walking eases,initial\nT2,Talk helps,\n' > theories.csv; thema theory add --import theories.csv
2 theories: 2 new, 0 changed, 0 there already
$ thema theory add --import theories.csv
no change
$ sed -i 's/Talk helps/Talking helps/' theories.csv; thema theory add --import theories.csv
! error: theory 'T2' is there already and says something else: change it with --update, or with 'thema theory set'
[exit 3]
$ thema theory show T2 -f csv --columns version,statement
version,statement
1,Talk helps
$ thema theory add --import theories.csv --update
2 theories: 0 new, 1 changed, 1 there already
$ thema theory add T9 --update
! error: --update goes with --import
[exit 2]
$ thema theory list -f csv
label,level,origin,version,statement,configurations
T1,initial,,1,Walking eases,
T2,,,2,Talking helps,
$ printf 'label,statement\nT3,\n"T4, T5",x\n' > theories.csv; thema theory add --import theories.csv
! error: theories.csv:2: a theory needs a statement: --statement TEXT
! error: theories.csv:3: 'T4, T5' cannot label a theory: lists of labels have a comma or semicolon between them
! error: 2 of 2 rows cannot be stored; nothing was
[exit 3]
$ thema theory add
! error: which theory? give its label, such as T1
[exit 2]
$ thema cmo add CMOC1 --theory T1 --context 'is able' --outcome walks -q
added CMOC1 (C1, O1)
$ thema cmo add CMOC2 --context alone -q
added CMOC2 (C1)
$ thema cmo link CMOC1.O1 CMOC2.C1 --kind ripple --note later -q
linked: CMOC1.O1 ripple CMOC2.C1
$ thema cmo state CMOC1 conjectured --reason 'worded in May' -q
CMOC1: candidate -> conjectured
$ thema cmo searched CMOC1 --for negative-case --note none -q
noted for CMOC1: searched for negative-case
$ thema cmo waive K05 CMOC1 --reason 'one walked' -q
waived K05 for CMOC1
$ thema cmo show CMOC1
CMOC1
=====

If is able, then walks.

State:      conjectured
Activation: unclear
Scheme:     CMO
Theory:     T1
Version:    1

Label  Role     Words    Codes
─────  ───────  ───────  ─────
C1     context  is able
O1     outcome  walks

Kind    From      Words  To        Words  Feedback  Note
──────  ────────  ─────  ────────  ─────  ────────  ─────
ripple  CMOC1.O1  walks  CMOC2.C1  alone  no        later

Operation  From                    To                        Inference  Reason         People  Coder
─────────  ──────────────────────  ────────────────────────  ─────────  ─────────────  ──────  ──────
state      - CMOC1 v1 (candidate)  - CMOC1 v1 (conjectured)             worded in May          tester

Searched for   Note  Coder
─────────────  ────  ──────
negative-case  none  tester
$ thema log --object CMOC1 -f csv --columns summary,changes
summary,changes
waived K05 for CMOC1,1 waiver added
noted for CMOC1: searched for negative-case,1 search added
CMOC1: candidate -> conjectured,state: candidate -> conjectured; 2 mentions in decisions added
linked: CMOC1.O1 ripple CMOC2.C1,1 link added
"added CMOC1 (C1, O1)",made; label: CMOC1; state: candidate; activation: unclear; 1 theory added; 1 version added
$ thema check
No problems found.
