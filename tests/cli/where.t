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
! error: no source 'P01_3n'; did you mean 'P01_3m'?
[exit 3]
$ thema quotes --where "case = P011"
! error: no case 'P011'; did you mean 'P01'?
[exit 3]
$ thema quotes --where "coder in (tester, bem)"
! error: no coder 'bem'; did you mean 'ben'?
[exit 3]
$ thema quotes --where "code != Lorgin"
! error: no code 'Lorgin'; did you mean 'Barriers/Login'?
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
