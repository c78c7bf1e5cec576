# Evidence without a passage: silence of a case and rows of tables belong to no wave. It is invented.

$ thema init study.thema -q
made study.thema
$ for f in P01_3m P01_12m P02_12m P03_3m; do printf 'INT: How?\n\n%s: I walk, %s.\n' ${f%_*} $f > $f.txt; done
$ thema import P01_3m.txt P01_12m.txt P02_12m.txt P03_3m.txt --case '(?<case>P\d+)_(?<months>\d+)m' -q > /dev/null
$ printf 'case,arm\nP01,calls\nP02,app\nP03,app\n' > arms.csv; thema case import arms.csv -q > /dev/null
$ thema cmo add CMOC1 --context 'Lives near' --mechanism 'Feels seen' --outcome Walks -q > /dev/null
$ printf 'case,score\nP01,5\n' > scores.csv; thema table import scores.csv --name scores -q > /dev/null
$ printf 'source,minutes\nP03_3m,40\n' > visits.csv; thema table import visits.csv --name visits -q > /dev/null
$ thema cmo evidence CMOC1 --case P02 --speaks-to O1 --stance silent -q > /dev/null
$ thema cmo evidence CMOC1 --table scores:1 --speaks-to O1 --stance supports -q > /dev/null
$ thema cmo evidence CMOC1 --table visits:1 --speaks-to O1 --stance challenges -q > /dev/null
$ thema cmo evidence CMOC1 --in P02_12m --turns 2 --speaks-to O1 --stance supports -q > /dev/null

# By an attribute of cases they have the value of their case; by a wave only a row that is of a source is in one.
$ thema cmo matrix --cols attr:arm -f csv
label,title,app,calls,cases,of
CMOC1,,S1 C1 -1,S1,3,3
$ thema cmo matrix --cols attr:months
Evidence for configurations by months

CMOC   3 (n = 2)  12 (n = 2)  Cases k/n
─────  ─────────  ──────────  ─────────
CMOC1  C1         S1          3/3

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
The number after a mark: cases that gave it, after -: cases that were silent.
Cases k/n: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.
Under no value of months: 2 pieces without a passage (silence of a case, row of a table), which have no source.
$ thema cmo table --by months -f md --columns label,k_of_n,evidence
**Context-mechanism-outcome configurations (scheme CMO)**

| CMOC | Cases k of n | Evidence S/R/C/N |
| --- | --- | --- |
| CMOC1 | 3 of 3 (months 3: 1; months 12: 1) | 2/0/1/0; 1 silent |

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.

Cases: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.

Under no value of months: 2 pieces without a passage (silence of a case, row of a table), which have no source.

# A filter by wave or speaker leaves them out and says so; one by cases keeps them.
$ thema cmo matrix --where 'months = 12'
Evidence for configurations by case

CMOC   P01  P02  Cases k/n
─────  ───  ───  ─────────
CMOC1       S    1/2

S supports, R refines, C challenges, N negative case; -: asked, and nothing was said; blank: not examined.
Cases k/n: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.
Only where months = 12.
Left out: 2 pieces of evidence without a passage (silence of a case, row of a table), which have no source, speaker or coding that the filter asks for.
$ thema cmo table --where 'months = 12' -f csv --columns label,supports,challenges,silent,cases
label,supports,challenges,silent,cases
CMOC1,1,0,0,1
! notice: Left out: 2 pieces of evidence without a passage (silence of a case, row of a table), which have no source, speaker or coding that the filter asks for.
$ thema cmo table --where 'months = 3' -f csv --columns label,supports,challenges,silent,cases
label,supports,challenges,silent,cases
CMOC1,0,1,0,1
! notice: Left out: 2 pieces of evidence without a passage (silence of a case, row of a table), which have no source, speaker or coding that the filter asks for.
$ thema cmo table --where 'role = participant' -f csv --columns label,supports,challenges,silent,cases
label,supports,challenges,silent,cases
CMOC1,1,0,0,1
! notice: Left out: 3 pieces of evidence without a passage (silence of a case, row of a table), which have no source, speaker or coding that the filter asks for.
$ thema cmo table --where 'arm = app' -f csv --columns label,supports,challenges,silent,cases
label,supports,challenges,silent,cases
CMOC1,1,1,1,2
$ thema cmo table --where 'months = 99' -f csv --columns label,supports,silent
label,supports,silent
CMOC1,0,0
! notice: in the filter: nothing has months = '99'; there are: 12, 3
$ thema cmo table --where 'months is null' -f csv --columns label,supports,challenges,silent,cases
label,supports,challenges,silent,cases
CMOC1,1,0,1,0
