# The table of participants, as papers print it.

$ thema init study -q
made study.thema
$ cat > cases.csv <<'X'
> case,arm,age,gender,since,job
> P1,web,24,F,2025-01-04,nurse
> P2,web,81,M,2024-11-30,N/R
> P3,usual,47,F,2025-02-01,
> P4,web,N/R,F,2025-01-09,driver
> X
$ thema case import cases.csv -q > /dev/null
$ thema case attribute gender --label F=Woman --label M=Man -q; thema case attribute arm --order usual,web -q
changed attribute gender
changed attribute arm
$ thema participants
Characteristic  Value         All (n=4)
──────────────  ────────────  ────────────────────────
arm             usual         1 (25%)
                web           3 (75%)
age             mean (range)  50.7 (24–81)
                N/R           1 (25%)
gender          Woman         3 (75%)
                Man           1 (25%)
since           range         2024-11-30 to 2025-02-01
job             driver        1 (25%)
                nurse         1 (25%)
                N/R           1 (25%)
                missing       1 (25%)

n: cases of kind participant. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.

# By an attribute of cases; the columns are added up.
$ thema participants --by arm --attributes age,gender --caption 'Table 1. Participants (invented)' -f md
**Table 1. Participants (invented)**

| Characteristic | Value | All (n=4) | usual (n=1) | web (n=3) |
| --- | --- | --- | --- | --- |
| age | mean (range) | 50.7 (24–81) | 47.0 (47–47) | 52.5 (24–81) |
| | N/R | 1 (25%) | 0 (0%) | 1 (33%) |
| gender | Woman | 3 (75%) | 1 (100%) | 2 (67%) |
| | Man | 1 (25%) | 0 (0%) | 1 (33%) |

n: cases of kind participant. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.

1 + 3 = 4; 0 of 4 cases are in more than one column.
$ thema participants --by arm --attributes gender,job --mask 2
Characteristic  Value    All (n=4)  usual (n=1)  web (n=3)
──────────────  ───────  ─────────  ───────────  ─────────
gender          Woman    3 (75%)    <2           2 (67%)
                Man      <2         0 (0%)       <2
job             driver   <2         0 (0%)       <2
                nurse    <2         0 (0%)       <2
                N/R      <2         0 (0%)       <2
                missing  <2         <2           0 (0%)

n: cases of kind participant. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.
1 + 3 = 4; 0 of 4 cases are in more than one column.
Cells of fewer than 2 cases are not shown.

# Once there are transcripts, those who were interviewed count; a wave is an attribute of sources.
$ for name in P1_3m P2_3m P1_6m P4_6m; do echo "I: How are you? This is $name." > $name.txt; done
$ thema import P1_3m.txt P2_3m.txt P1_6m.txt P4_6m.txt --case '(?<case>P\d)_(?<wave>\d+)m' -q > /dev/null
$ thema participants --by wave --attributes gender,age
Characteristic  Value         All (n=3)     3 (n=2)       6 (n=2)
──────────────  ────────────  ────────────  ────────────  ────────────
gender          Woman         2 (67%)       1 (50%)       2 (100%)
                Man           1 (33%)       1 (50%)       0 (0%)
age             mean (range)  52.5 (24–81)  52.5 (24–81)  24.0 (24–24)
                N/R           1 (33%)       0 (0%)        1 (50%)

n: cases of kind participant that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.
2 + 2 = 4; 1 of 3 cases are in more than one column.
$ thema participants --attributes age,since -f json
{
  "schema": "thema/participants/1",
  "participants": [
    {"characteristic":"age","value":"mean (range)","statistic":"mean (range)","n":2,"of":3,"percent":null,"mean":52.5,"min":24,"max":81,"total":"52.5 (24–81)"},
    {"characteristic":"age","value":"N/R","statistic":"n (%)","n":1,"of":3,"percent":33.333333333333336,"mean":null,"min":null,"max":null,"total":"1 (33%)"},
    {"characteristic":"since","value":"range","statistic":"range","n":3,"of":3,"percent":null,"mean":null,"min":"2024-11-30","max":"2025-01-09","total":"2024-11-30 to 2025-01-09"}
  ]
}
$ thema participants --where 'wave = 6' --attributes gender -f csv
characteristic,value,statistic,n,of,percent,mean,min,max,total
gender,Woman,n (%),2,2,100,,,,2 (100%)
gender,Man,n (%),0,2,0,,,,0 (0%)

# Who does not consent to analysis is in no table.
$ thema case set P4 consent.analysis=No -q
set consent.analysis=No of P4
$ thema participants --attributes gender
Characteristic  Value  All (n=2)
──────────────  ─────  ─────────
gender          Woman  1 (50%)
                Man    1 (50%)

n: cases of kind participant that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.
1 case not counted for want of consent to analysis.

# Only those are told whom the filter asks for.
$ thema participants --attributes gender --where "arm = web" -f text
Characteristic  Value  All (n=2)
──────────────  ─────  ─────────
gender          Woman  1 (50%)
                Man    1 (50%)

n: cases of kind participant that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported. Filter: arm = web.
1 case not counted for want of consent to analysis.
$ thema participants --attributes gender --where "not arm = web" -f text
Characteristic  Value  All (n=0)
──────────────  ─────  ─────────
gender          Woman  0
                Man    0

n: cases of kind participant that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported. Filter: not arm = web.

# Wrong names are told.
$ thema participants --by arms
! error: no attribute 'arms'; there are: arm, age, gender, since, job, consent.analysis, wave; did you mean 'arm'?
[exit 2]
$ thema participants --attributes ages
! error: no attribute 'ages' of cases; there are: arm, age, gender, since, job, consent.analysis; did you mean 'age'?
[exit 2]
$ thema participants --case-kind site
! error: no case of kind 'site'; there are: participant
[exit 3]
