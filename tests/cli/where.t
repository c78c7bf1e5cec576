# The filter: --where on searches, lists and tables.

$ thema init study.thema -q
made study.thema
$ cat > P01_3m.txt <<'X'
> INT: What helps?
>
> P01: The walk eases it. I could not log in at first.
>
> INT: And then?
>
> P01: Then the walk went well.
> X
$ cat > P02_6m.txt <<'X'
> INT: What helps?
>
> P02: No walk of mine ever helped.
> X
$ cat > notes.txt <<'X'
> A walk through the ward.
> X
$ cat > cases.csv <<'X'
> case,kind,source,gender,code
> P01,participant,P01_3m,F,x
> P02,participant,P02_6m,M,y
> P03,participant,,F,x
> X
$ thema import P01_3m.txt P02_6m.txt notes.txt -q > /dev/null
$ thema case import cases.csv -q > /dev/null
$ thema source set P01_3m months=3 -q > /dev/null; thema source set P02_6m months=6 -q > /dev/null
$ thema code add Barriers/Login --role context -q > /dev/null; thema code add Ease --role theme --tag valence=facilitator -q > /dev/null
$ thema apply Ease --in P01_3m --quote 'The walk eases it' --exemplar -q > /dev/null
$ thema apply Login --in P01_3m --quote 'could not log in' --coder ben -q > /dev/null
$ thema apply Ease --in P02_6m --turns 2 --tag valence=barrier -q > /dev/null

# A source goes by its imported file's name too.
$ thema quotes --where "source = 'P01_3m.txt'" -f csv --columns source,code
source,code
P01_3m,Barriers/Login
P01_3m,Ease
$ thema find walk --where "source in (P02_6m.txt, notes)" -f csv --columns source,turn
source,turn
notes,1
P02_6m,2
$ thema quotes --where "source != P01_3m.txt" -f csv --columns source,code
source,code
P02_6m,Ease

# A name that is not there is a slip; a pattern may fit nothing.
$ thema quotes --where "source = P01_3n"
! error: in the filter: no source 'P01_3n'
!   source = P01_3n
!            ^
!   did you mean 'P01_3m'?
[exit 3]
$ thema quotes --where "case = P011"
! error: in the filter: no case 'P011'
!   case = P011
!          ^
!   did you mean 'P01'?
[exit 3]
$ thema quotes --where "coder in (tester, bem)"
! error: in the filter: no coder 'bem'
!   coder in (tester, bem)
!                     ^
!   did you mean 'ben'?
[exit 3]
$ thema quotes --where "code != Lorgin"
! error: in the filter: no code 'Lorgin'
!   code != Lorgin
!           ^
!   did you mean 'Barriers/Login'?
[exit 3]
$ thema quotes --where "case like 'X%'" -f csv --columns source
source

# exemplar alone, and in its spellings.
$ thema quotes --where exemplar -f csv --columns source,code
source,code
P01_3m,Ease
$ thema quotes --where "not exemplar and coder = tester" -f csv --columns source,code
source,code
P02_6m,Ease
$ thema quotes --where "exemplar = yes" -f csv --columns source,code
source,code
P01_3m,Ease
$ thema quotes --where "exemplar = 0" -f csv --columns source,code
source,code
P01_3m,Barriers/Login
P02_6m,Ease
$ thema quotes --where "exemplar = perhaps"
! error: in the filter: 'exemplar' is yes or no, not 'perhaps'
!   exemplar = perhaps
!   ^
[exit 2]

# A search is filtered by what is coded: a turn fits together with one of its codings.
$ thema find walk -f csv --columns source,case,turn
source,case,turn
notes,,1
P01_3m,P01,2
P01_3m,P01,4
P02_6m,P02,2
$ thema find walk --where "code = Ease" -f csv --columns source,turn
source,turn
P01_3m,2
P02_6m,2
$ thema find walk --where "code = Barriers and coder = ben" -f csv --columns source,turn
source,turn
P01_3m,2
$ thema find walk --where "code = Ease and coder = ben" -f csv --columns source,turn
source,turn
$ thema find walk --where "code.role = theme and tag.valence = barrier" -f csv --columns source,turn
source,turn
P02_6m,2
$ thema find walk --where exemplar --count -f csv
source,count
P01_3m,1
$ thema find walk --where "coded >= 2020-01-01" --count -f csv
source,count
P01_3m,1
P02_6m,1
$ thema find walk --where "turn has Login" -f csv --columns source,turn
source,turn
P01_3m,2
$ thema find walk --where "case has Login and not turn has Login" -f csv --columns source,turn
source,turn
P01_3m,4
$ thema find walk --where "not source has Ease" -f csv --columns source,turn
source,turn
notes,1
$ thema find walk --regex --where "attr.code = y" -f csv --columns source,turn
source,turn
P02_6m,2

# The lists.
$ thema source list --where "months >= 6" -f csv --columns source
source
P02_6m
$ thema source list --where "gender = F" -f csv --columns source
source
P01_3m
$ thema source list --where "source has Barriers" -f csv --columns source
source
P01_3m
$ thema source list --where "code = Ease"
! error: in the filter: 'code' makes no sense here; there are: case, case.kind, source, kind, date, case.gender, case.code, source.months
!   code = Ease
!   ^
!   for what is coded, ask: case has 'CODE' or source has 'CODE'
[exit 2]
$ thema source list --where "turn has Ease"
! error: in the filter: expected case or source before 'has'
!   turn has Ease
!   ^
[exit 2]
$ thema source turns P01_3m --where "code = Ease" -f csv --columns turn,speaker
turn,speaker
2,P01
$ thema source turns P01_3m --where "role = interviewer" -f csv --columns turn,speaker
turn,speaker
1,INT
3,INT
$ thema case list --where "gender = F" -f csv --columns case
case
P01
P03
$ thema case list --where "gender = F and months = 3" -f csv --columns case
case
P01
$ thema case list --where "case has Ease" -f csv --columns case
case
P01
P02
$ thema case list --where "speaker = P01"
! error: in the filter: 'speaker' makes no sense here; there are: case, case.kind, source, kind, date, case.gender, case.code, source.months
!   speaker = P01
!   ^
[exit 2]
$ thema speaker list --where "role = participant and gender = M" -f csv
source,speaker,role,case,turns
P02_6m,P02,participant,P02,1
$ thema speaker list --where "case is null and source = P01_3m.txt" -f csv
source,speaker,role,case,turns
P01_3m,INT,interviewer,,2
$ thema speaker list --where exemplar
! error: in the filter: 'exemplar' makes no sense here; there are: case, case.kind, source, kind, date, speaker, role, case.gender, case.code, source.months
!   exemplar
!   ^
!   for what is coded, ask: case has 'CODE' or source has 'CODE'
[exit 2]

# Configurations, by their evidence and what is coded on it.
$ thema cmo add CMOC1 --context 'Walks' --outcome 'Eased' -q
added CMOC1 (C1, O1)
$ thema cmo add CMOC2 --context 'Is ill' --outcome 'Not eased' -q
added CMOC2 (C1, O1)
$ thema cmo add CMOC3 --context 'Is well' --outcome 'Eased' -q
added CMOC3 (C1, O1)
$ thema cmo evidence CMOC1 --speaks-to outcome --in P01_3m --quote 'walk eases' --stance supports -q
added evidence for CMOC1: supports O1
$ thema cmo evidence CMOC1 --speaks-to outcome --in P01_3m --turns 4 --stance supports -q
added evidence for CMOC1: supports O1
$ thema cmo evidence CMOC2 --speaks-to outcome --in P02_6m --turns 2 --stance supports -q
added evidence for CMOC2: supports O1
$ thema cmo evidence CMOC2 --speaks-to outcome --case P03 --stance silent -q
added evidence for CMOC2: silent O1
$ thema cmo list --where "months = 6" -f csv --columns label,evidence
label,evidence
CMOC2,2
$ thema cmo list --where exemplar -f csv --columns label
label
CMOC1
$ thema cmo list --where "case = P03" -f csv --columns label
label
CMOC2
$ thema cmo list --where "tag.valence = barrier" -f csv --columns label
label
CMOC2
$ thema cmo table --where "code = Ease" -f csv --columns label,supports,silent,cases,of
label,supports,silent,cases,of
CMOC1,1,0,1,2
CMOC2,1,0,1,2
CMOC3,0,0,0,2
! notice: Left out: 1 piece of evidence without a passage (silence of a case, row of a table), which has no source, speaker or coding that the filter asks for.
$ thema cmo table --where "code = Login" -f csv --columns label,supports
label,supports
CMOC1,0
CMOC2,0
CMOC3,0
! notice: Left out: 1 piece of evidence without a passage (silence of a case, row of a table), which has no source, speaker or coding that the filter asks for.

# A number is not larger or smaller than a word.
$ thema source list --where "months > early"
! error: in the filter: 'months' is compared with 'early', which is no number
!   months > early
!            ^
[exit 2]

# A role, kind or date that there is not is a slip, not an empty result.
$ thema quotes --where "role = boss"
! error: in the filter: 'boss' is no role of a speaker; there are: participant, interviewer, other
!   role = boss
!          ^
[exit 2]
$ thema quotes --where "code.role = mechanisms"
! error: in the filter: 'mechanisms' is no role of a code; there are: code, theme, context, intervention, actor, strategy, mechanism, resource, reasoning, outcome, other; did you mean 'mechanism'?
!   code.role = mechanisms
!               ^
[exit 2]
$ thema source list --where "kind = letter"
! error: in the filter: 'letter' is no kind of source; there are: transcript, document, survey
!   kind = letter
!          ^
[exit 2]
$ thema coding list --where "coded > yesterday"
! error: in the filter: 'yesterday' is no date: expected one such as 2026-03-01
!   coded > yesterday
!           ^
[exit 2]
