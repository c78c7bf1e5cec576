$ thema init p -q
made p.thema
$ for p in P1_3m P1_6m P2_3m; do printf 'INT: Well?\n%.2s: I walk (%s).\n' $p $p > $p.txt; done; thema import *.txt -q -f csv --columns name
name
P1_3m
P1_6m
P2_3m
$ cat > cases.csv <<'X'
> case,kind,in,source,age,id,arm,seen
> P1,,Clinic A,P1_3m,52,007,web,2026-01-02
> P1,,,P1_6m.txt,,,,
> P2,,Clinic B,,N/R,008,web + phone,2026-02-30
> P3,,,,61,009,usual,
> Clinic A,site,,,,,,
> X
$ thema case import cases.csv --dry-run
4 cases: 4 new, 0 updated, 0 unchanged; 2 sources linked
types: age integer, id text, arm text, seen text
cases without a source: P2, P3
sources without a case: P2_3m
! notice: new case 'Clinic B', because others are in it; it is a participant unless 'thema case set' gives it another kind
! notice: dry run: nothing was changed
$ thema case import cases.csv
4 cases: 4 new, 0 updated, 0 unchanged; 2 sources linked
types: age integer, id text, arm text, seen text
cases without a source: P2, P3
sources without a case: P2_3m
! notice: new case 'Clinic B', because others are in it; it is a participant unless 'thema case set' gives it another kind
$ thema case import cases.csv
4 cases: 0 new, 0 updated, 4 unchanged
types: age integer, id text, arm text, seen text
cases without a source: P2, P3
sources without a case: P2_3m
$ thema case list
Case      Kind         In        Sources       age  id   arm          seen
────────  ───────────  ────────  ────────────  ───  ───  ───────────  ──────────
Clinic A  site
Clinic B  participant
P1        participant  Clinic A  P1_3m; P1_6m  52   007  web          2026-01-02
P2        participant  Clinic B                N/R  008  web + phone  2026-02-30
P3        participant                          61   009  usual
$ thema case list -f csv
case,kind,in,sources,age,id,arm,seen
Clinic A,site,,,,,,
Clinic B,participant,,,,,,
P1,participant,Clinic A,P1_3m; P1_6m,52,007,web,2026-01-02
P2,participant,Clinic B,,N/R,008,web + phone,2026-02-30
P3,participant,,,61,009,usual,
$ thema case list -f json
{
  "schema": "thema/cases/1",
  "cases": [
    {"case":"Clinic A","kind":"site","in":[],"sources":[],"withdrawn":false,"attributes":{}},
    {"case":"Clinic B","kind":"participant","in":[],"sources":[],"withdrawn":false,"attributes":{}},
    {"case":"P1","kind":"participant","in":["Clinic A"],"sources":["P1_3m","P1_6m"],"withdrawn":false,"attributes":{"age":52,"id":"007","arm":"web","seen":"2026-01-02"}},
    {"case":"P2","kind":"participant","in":["Clinic B"],"sources":[],"withdrawn":false,"attributes":{"age":"N/R","id":"008","arm":"web + phone","seen":"2026-02-30"}},
    {"case":"P3","kind":"participant","in":[],"sources":[],"withdrawn":false,"attributes":{"age":61,"id":"009","arm":"usual"}}
  ]
}
$ thema case show P1
Case:        P1
Kind:        participant
In:          Clinic A
Cases in it:
Sources:     P1_3m; P1_6m
age:         52
id:          007
arm:         web
seen:        2026-01-02
$ thema case show P1 -f json
{
  "schema": "thema/case/1",
  "case": "P1",
  "kind": "participant",
  "withdrawn": false,
  "in": ["Clinic A"],
  "cases": [],
  "sources": ["P1_3m","P1_6m"],
  "attributes": {"age":52,"id":"007","arm":"web","seen":"2026-01-02"}
}

# What was listed can be read again: no change.
$ thema case list -f csv > list.csv; thema case import list.csv
5 cases: 0 new, 0 updated, 5 unchanged
types: age integer, id text, arm text, seen text
cases without a source: P2, P3
sources without a case: P2_3m
$ thema log --limit 1 -f csv --columns number,summary
number,summary
2,"4 cases: 4 new, 0 updated, 0 unchanged; 2 sources linked"

# Rows that cannot be used stop the import, with their line.
$ printf 'case,age\nP1,52\nP9,33\nP1,53\n' > bad.csv; thema case import bad.csv
! error: bad.csv:4: case 'P1' has age '53' here and '52' in line 2
[exit 3]
$ printf 'case,source\nP2,P2_3n\n' > bad.csv; thema case import bad.csv
! error: bad.csv:2: no source 'P2_3n'; did you mean 'P2_3m'?
[exit 3]
$ printf 'case,in\nClinic A,P1\n' > bad.csv; thema case import bad.csv
! error: bad.csv:2: 'Clinic A' cannot be a part of 'P1', which is a part of it
[exit 3]
$ printf 'name,age\nP1,52\n' > bad.csv; thema case import bad.csv
! error: bad.csv:1: no column 'case'; the file has: name, age
[exit 3]
$ thema case import nowhere.csv
! error: nowhere.csv: cannot read it: No such file or directory
[exit 3]
$ thema case list -f csv --columns case
case
Clinic A
Clinic B
P1
P2
P3

# A value that does not fit widens the type; an empty cell is a missing value.
$ printf 'case,age\nP1,52.5\nP3,\n' > ages.csv; thema case import ages.csv
2 cases: 0 new, 2 updated, 0 unchanged; 1 value taken away
types: age number
cases without a source: P3
sources without a case: P2_3m
! notice: attribute 'age' is number now, no longer integer: a value does not fit
$ thema case set P2 age='about 50' occupation=nurse
set age=about 50, occupation=nurse of P2
! notice: attribute 'age' is text now, no longer number: a value does not fit
$ thema case set P2 occupation=nurse
no change
$ thema case set P2 occupation= kind=participant
set occupation=, kind=participant of P2

$ thema case add P4 age=40 --in 'Clinic A'
added participant P4
$ thema case add P4
no change
$ thema case add P4 age=41
! error: case 'P4' is there already, without age=41: change it with 'thema case set'
[exit 3]
$ thema case add P4 --kind site
! error: case 'P4' is there already, as a participant: change that with 'thema case set P4 kind=site'
[exit 3]
$ thema case set P4 in='Clinic B' case=P5
set in=Clinic B, case=P5 of P4
$ thema case set P5 in=
set in= of P5
$ thema case set P5 in=P5
! error: case 'P5' cannot be a part of itself
[exit 3]
$ thema case set P55 age=1
! error: no case 'P55'; did you mean 'P5'?
[exit 3]
$ thema case set P5 age
! error: 'age': expected key=value
[exit 2]

$ thema case link P2 P2_3m P1_6m.txt
linked P2 to P2_3m, P1_6m
! notice: in 'P1_6m' speak for the cases of their names: P1
$ thema case link P2 P2_3m
no change
$ thema case unlink P2 P1_6m
unlinked P2 from P1_6m
$ thema case unlink P2 P1_6m
no change
$ thema case link P2 P7
! error: no source 'P7'
[exit 3]

# Attributes: types, orders, labels.
$ thema case attribute
Attribute   Type  Cases  Values
──────────  ────  ─────  ───────────────────────
age         text      3  40; 52.5; about 50
id          text      3  007; 008; 009
arm         text      3  usual; web; web + phone
seen        text      2  2026-01-02; 2026-02-30
occupation  text      0
$ thema case attribute arm --order usual,web,'web + phone' --label 'usual=Usual care'
changed attribute arm
$ thema case attribute arm
Attribute: arm
Type:      text

Value        Label       Cases
───────────  ──────────  ─────
usual        Usual care      1
web                          1
web + phone                  1

$ thema case attribute arm -f json
{
  "schema": "thema/attribute/1",
  "attribute": "arm",
  "type": "text",
  "values": [
    {"value":"usual","label":"Usual care","cases":1},
    {"value":"web","label":null,"cases":1},
    {"value":"web + phone","label":null,"cases":1}
  ]
}
$ thema case attribute age --type date
! error: attribute 'age' cannot be of type date: the value '52.5' of 'P1' does not fit
[exit 3]
$ thema case attribute arms
! error: no attribute 'arms' of cases; did you mean 'arm'?
[exit 3]
$ thema case attribute months --type months
! error: 'months' is no type of attribute: expected text, integer, number, date or boolean
[exit 2]

$ thema case remove P5
removed case P5
$ thema case remove P5
! error: no case 'P5'; did you mean 'P1', 'P2' or 'P3'?
[exit 3]
$ thema undo
took back 12 by tester: removed case P5
$ thema case show P5
Case:        P5
Kind:        participant
In:
Cases in it:
Sources:
age:         40

# A value's label heads its column for people; programs keep the value.
$ thema case attribute arm --label 'web=Website alone' -q
changed attribute arm
$ thema code add Ease --role theme -q > /dev/null
$ thema themes --by arm --quotes 0
Theme  Subtheme  Description  Sources  Cases  Extracts  Website alone  web + phone
─────  ────────  ───────────  ───────  ─────  ────────  ─────────────  ───────────
Ease                                0  0/2           0  0/1            0/1

Cases: k/n of cases of kind participant that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --by arm --quotes 0 -f csv
theme,subtheme,code,level,description,sources,cases,of,extracts,arm=web,arm=web + phone
Ease,,Ease,1,,0,0,2,0,0/1,0/1

# A table that `case list` wrote links no whole source to somebody who is a speaker of it.
$ thema init speakers -q; printf 'INT: a\nA: b\nB: c\n' > pair.txt; thema -p speakers.thema import pair.txt -q > /dev/null
made speakers.thema
$ thema -p speakers.thema case add P1 -q; thema -p speakers.thema speaker set pair A --case P1 -q
added participant P1
set speaker A of pair
$ thema -p speakers.thema case list -f csv -o listed.csv; cat listed.csv; thema -p speakers.thema case import listed.csv
case,kind,in,sources
P1,participant,,pair
1 case: 0 new, 0 updated, 1 unchanged
