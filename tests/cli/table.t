# Side tables: numbers beside the texts, by case. (Invented.)

$ thema init study -q
made study.thema
$ thema case add Leeds --kind site -q; thema case add York --kind site -q; thema case set York arm=web -q
added site Leeds
added site York
set arm=web of York
$ printf 'Case,month,recruited,note\nLeeds,May,4,\nYork,May,2.5,a "late" start\nHull,May,N/R,\n' > log.csv
$ thema table import log.csv --name log --key case
table log: 3 rows, 4 columns
! warning: no case is called: Hull; their rows are kept without one, until the table is imported again
$ thema table import log.csv --name log
no change
! warning: no case is called: Hull; their rows are kept without one, until the table is imported again
$ thema table list
Table  Rows  Rows of  Columns
─────  ────  ───────  ───────────
log       3  case     - case
                      - month
                      - recruited
                      - note
$ thema table show log
Row  case   month  recruited  note
───  ─────  ─────  ─────────  ──────────────
  1  Leeds  May    4
  2  York   May    2.5        a "late" start
  3  Hull   May    N/R
$ thema table show log --where "arm = web" -f csv
row,case,month,recruited,note
2,York,May,2.5,"a ""late"" start"
$ thema table show log --by arm --only month=May -f csv
arm,row,case,month,recruited,note
web,2,York,May,2.5,"a ""late"" start"
,1,Leeds,May,4,
,3,Hull,May,N/R,
$ thema table sum log recruited
6.5
! notice: column 'recruited' of table 'log': 3 rows, 1 missing
$ thema table sum log recruited --by case -f json
{
  "schema": "thema/table_sum/1",
  "table_sum": [
    {"group":"Hull","sum":0,"rows":1,"missing":1},
    {"group":"Leeds","sum":4,"rows":1,"missing":0},
    {"group":"York","sum":2.5,"rows":1,"missing":0},
    {"group":"All","sum":6.5,"rows":3,"missing":1}
  ]
}
$ thema table sum log recruited --only case=Hull --expect 0
0
! notice: column 'recruited' of table 'log': 1 row, 1 missing
! notice: Rows: case = Hull.
! warning: no row of 'recruited' has a number: there is no sum to compare with 0
[exit 1]
$ thema table shares log month --by arm
arm        month  n  Of  Missing    %  95% from   to
─────────  ─────  ─  ──  ───────  ───  ────────  ───
web        May    1   1        0  100      20.7  100
(missing)  May    2   2        0  100      34.2  100
All        May    3   3        0  100      43.9  100

Of those who answered; missing and N/R are left out. 95% intervals: Wilson 1927.

# People read rounded percentages, programs whole ones.

$ printf 'accepts\nyes\nno\nno\n' > survey.csv; thema table import survey.csv --name survey -q
table survey: 3 rows, 1 column
$ thema table shares survey accepts
accepts  n  Of  Missing     %  95% from    to
───────  ─  ──  ───────  ────  ────────  ────
no       2   3        0  66.7      20.8  93.9
yes      1   3        0  33.3       6.1  79.2

Of those who answered; missing and N/R are left out. 95% intervals: Wilson 1927.
$ thema table shares survey accepts -f csv
group,value,n,of,missing,percent,low,high
,no,2,3,0,66.66666666666667,20.765960080204767,93.85080552796038
,yes,1,3,0,33.333333333333336,6.149194472039621,79.23403991979524
$ thema table remove survey -q
removed table survey

# A column that is named again: rows with any of the values.

$ thema table show log --only case=York --only month=May --only case=Hull -f csv --columns row,case
row,case
2,York
3,Hull
$ thema table sum log recruited --only case=York --only case=Leeds
6.5
! notice: column 'recruited' of table 'log': 2 rows, 0 missing
! notice: Rows: case = York or Leeds.

# Read again: rows are numbered as in the file, and what changed is said.

$ printf 'case,month,recruited\nYork,May,3\nLeeds,May,4\nYork,June,1\n' > log.csv
$ thema table import log.csv --name log -n
table log: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 1 removed; its columns are others now; 2 rows have another number now
! notice: dry run: nothing was changed
$ thema table import log.csv --name log --reason 'June is in'
table log: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 1 removed; its columns are others now; 2 rows have another number now
$ thema table show log -f csv
row,case,month,recruited
1,York,May,3
2,Leeds,May,4
3,York,June,1
$ thema undo
took back 7 by tester: table log: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 1 removed; its columns are others now; 2 rows have another number now
$ thema table show log -f csv --columns row,case,recruited
row,case,recruited
1,Leeds,4
2,York,2.5
3,Hull,N/R
$ thema redo -q
brought back 7 by tester: table log: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 1 removed; its columns are others now; 2 rows have another number now
$ thema log --object log --columns summary,reason
Summary                                                                                                                             Reason
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────  ──────────
table log: 3 rows, 3 columns; 1 new, 1 changed, 1 unchanged, 1 removed; its columns are others now; 2 rows have another number now  June is in
table log: 3 rows, 4 columns

# What cannot be.

$ thema table sum lg recruited
! error: no table 'lg'; did you mean 'log'?
[exit 3]
$ thema table sum log recruted
! error: table 'log' has no column 'recruted'; did you mean 'recruited'?
[exit 3]
$ thema table sum log month
! error: row 1 of table 'log', column 'month': 'May' is no number: expected digits with an optional '.' before decimals
[exit 3]
$ thema table sum log recruited --expect many
! error: --expect 'many': expected a number such as 825
[exit 2]
$ printf 'site,n\nLeeds,4\n' > keyless.csv; thema table import keyless.csv --name sites --key case
! error: keyless.csv:1: no column 'case': rows of cases need one that names them; found: site, n
[exit 3]
$ printf 'n,N\n4,4\n' > twice.csv; thema table import twice.csv --name twice
! error: twice.csv:1: column 'N' is there twice
[exit 3]
$ thema table import keyless.csv --name sites
table sites: 1 row, 2 columns
$ thema table show sites --where "arm = web"
! error: --where asks about cases and sources, and the rows of table 'sites' are of neither: import it with --key case or --key source, or use --only COLUMN=VALUE
[exit 2]
$ thema table show sites --by arm
! error: table 'sites' has no column 'arm'; its columns: site, n
[exit 3]
$ thema table remove sites
removed table sites
$ thema table remove sites
! error: no table 'sites'
[exit 3]

# Nobody's numbers are used against their will: consent to analysis, and withdrawal.

$ thema case set Leeds consent.analysis=no -q
set consent.analysis=no of Leeds
$ thema table sum log recruited
4
! notice: column 'recruited' of table 'log': 2 rows, 0 missing
! notice: Left out for want of consent to analysis: rows of 1 case.
$ thema case withdraw York --reason asked -q > /dev/null
$ thema table show log -f csv
row,case,month,recruited
