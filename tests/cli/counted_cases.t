# Whom k of n counts: cases of one kind, those of the sites they belong to, or those of a filter.

$ printf 'P1: I could not log in.\n' > P1.txt
$ printf 'P2: I lost my password.\n' > P2.txt
$ printf 'P3: It was easy.\n' > P3.txt
$ printf 'case,kind,in,source,arm\nNorth,site,,,\nSouth,site,,,\nP1,,North,P1,web\nP2,,North,P2,phone\nP3,,South,P3,web\nP4,,South,,web\n' > cases.csv
$ thema init study --title 'Sites' -q
made study.thema
$ thema import P1.txt P2.txt P3.txt -q > /dev/null
$ thema case import cases.csv -q > /dev/null
$ thema apply Trouble --in P1 --quote 'could not log in' --new -q > /dev/null
$ thema apply Trouble --in P2 --quote 'lost my password' -q > /dev/null
$ thema code set Trouble --role theme -q > /dev/null

$ thema themes --quotes 0 --columns theme,cases_of
Theme    Cases
───────  ─────
Trouble  2/3

Cases: k/n of cases of kind participant that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --quotes 0 --columns theme,cases_of --case-kind site
Theme    Cases
───────  ─────
Trouble  1/2

Cases: k/n of cases of kind site that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --quotes 0 --columns theme,cases_of --of "arm = 'web'"
Theme    Cases
───────  ─────
Trouble  1/3

Cases: k/n of cases of kind participant where arm = 'web'. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --quotes 0 --columns theme,cases,of --of "case.kind = participant" -f csv
theme,cases,of
Trouble,2,4

# A filter chooses whose words count, --of whom they are counted among.
$ thema themes --quotes 0 --columns theme,cases,of --where "arm = 'phone'" -f csv
theme,cases,of
Trouble,1,1
$ thema themes --quotes 0 --columns theme,cases,of --where "arm = 'phone'" --of "arm in ('web', 'phone')" -f csv
theme,cases,of
Trouble,1,4
$ thema quotes --code Trouble --case-kind site --per-case 1
Trouble
-------

  ‘could not log in’ (P1, turn 1)
    P1, turn 1, line 1

  ‘lost my password’ (P2, turn 1)
    P2, turn 1, line 1

2 quotes: 2 of 2 extracts, 1 of 2 cases (kind site); 1 have extracts. Codings counted: union. Not quoted: South.
$ thema quotes --code Trouble --of "arm = 'web'" -q
Trouble
-------

  ‘could not log in’ (P1, turn 1)
    P1, turn 1, line 1

  ‘lost my password’ (P2, turn 1)
    P2, turn 1, line 1

2 quotes: 2 of 2 extracts, 1 of 3 cases (kind participant); 1 have extracts. Codings counted: union. Counted among: cases of kind participant where arm = 'web'. Not quoted: P3, P4.

$ thema themes --case-kind ward
! error: no case of kind 'ward'; there are: participant, site
[exit 3]
$ thema themes --of "speaker = 'P1'"
! error: in the filter: 'speaker' makes no sense here; there are: case, case.kind, source, kind, date, case.arm
!   speaker = 'P1'
!   ^
[exit 2]
$ thema themes --of "wave = 3"
! error: in the filter: no field 'wave'; there are: case, case.kind, source, kind, date, case.arm
!   wave = 3
!   ^
[exit 2]
$ thema cmo table --case-kind ward
! error: no case of kind 'ward'; there are: participant, site
[exit 3]

# The codebook and the state of the work, of a part of the study.
$ thema code add Trouble/Password --tag valence=barrier -q > /dev/null
$ thema code add Joy -q > /dev/null
$ thema code list --counts --where "arm = 'phone'"
Code     Role   Codings  Sources  Description
───────  ─────  ───────  ───────  ───────────
Trouble  theme        1        1

Codings of all coders are counted where arm = 'phone', each code without its sub-codes.
$ thema code list --where "code = Trouble"
Code              Role   Description
────────────────  ─────  ───────────
Trouble           theme
Trouble/Password  code
$ thema code list --where "tag.valence = barrier" -f csv
code,role,level,color,description
Trouble,theme,1,,
Trouble/Password,code,2,,
$ thema code list --where "code.role = theme and arm = 'usual'"
Code  Role  Description
────  ────  ───────────
! notice: in the filter: nothing has arm = 'usual'; there are: phone, web
$ thema status --where "arm = 'web'"
I am:                        tester
My next source:              P1
Codings changed, to confirm: 0
Codings lost:                0
Suggestions waiting:         0
Codes without a definition:  Trouble; Trouble/Password; Joy
Failing checks (quick ones): none

Source  Coder   State    Turns coded  of
──────  ──────  ───────  ───────────  ──
P1      tester  started            1   1
P3      tester  unread             0   1

Turns of interviewers are left out. Only sources where arm = 'web'.
