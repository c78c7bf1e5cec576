# Context-mechanism-outcome configurations, their evidence, and their table.

$ thema init study.thema --cite '({case}[, {age}])' -q
$ cat > P01.txt <<'X'
> INT: What helps?
>
> P01: The walk eases it. On the days I walk I am looser by tea.
>
> INT: And what else?
>
> P01: I set ten minutes. It said that was a good place to begin.
> X
$ cat > P02.txt <<'X'
> INT: What helps?
>
> P02: I looked at the goal and thought that would finish it off. So I did nothing.
> X
$ cat > PT1.txt <<'X'
> INT: What do they tell you?
>
> PT1: Some work it out by themselves, I just listen.
> X
$ cat > cases.csv <<'X'
> case,kind,source,age
> P01,participant,P01,52
> P02,participant,P02,47
> P03,participant,,33
> PT1,physiotherapist,PT1,
> X
$ thema import P01.txt P02.txt PT1.txt -q > /dev/null
$ thema case import cases.csv -q > /dev/null
$ thema code add Steps --role theme -q > /dev/null
$ thema code add Mechanism/Goals --role resource -q > /dev/null
$ thema code add Mechanism/Ease --role reasoning -q > /dev/null
$ thema theory add T1 --statement 'Small goals help' -q
$ thema cmo list
$ thema cmo table -f csv

# A configuration with its elements; codes go with the words before them.
$ thema cmo add CMOC1 --title 'Small steps' --theory T1 --theme Steps \
>   --context 'Is able to walk' --resource 'Weekly goals' --resource-code Goals \
>   --reasoning 'Links walks with relief' --reasoning-code Ease \
>   --reasoning '(-) Reads soreness as harm' --outcome 'Keeps walking' \
>   --state developed --activation fired --valence benefit
$ thema cmo add CMOC2 --title 'Goals that sound like harm' \
>   --context 'Expects harm' --resource 'Weekly goals' --reasoning 'A link with relief' \
>   --outcome 'Little benefit' --activation inhibited --valence no-change
$ thema cmo add CMOC10 --intervention 'The website' --actor 'Adults' --mechanism 'Feels seen' --outcome 'Starts' --state fragment
$ thema cmo list
$ thema cmo list --fragments

# The same again is no change; something else is refused.
$ thema cmo add CMOC2 --title 'Goals that sound like harm' \
>   --context 'Expects harm' --resource 'Weekly goals' --reasoning 'A link with relief' \
>   --outcome 'Little benefit' --activation inhibited --valence no-change
$ thema cmo add CMOC2 --context 'Expects relief'

# Evidence: a passage, the elements it speaks to, and a stance.
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --directness stated
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --directness stated
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --note 'Says that it eases'
$ thema cmo evidence CMOC1 --speaks-to resource --in P01 --turns 4.1 --stance supports
$ thema cmo evidence CMOC1 --speaks-to R2 --in P02 --turns 2 --stance negative-case
$ thema cmo evidence CMOC1 --speaks-to R1 --case P03 --stance silent
$ thema apply Ease --in P01 --quote 'looser by tea' --exemplar -q > /dev/null
$ thema cmo evidence CMOC1 --speaks-to R1 --in P01 --quote 'looser by tea' --stance supports
$ id=$(thema coding list -f csv --columns id | tail -n 1); thema cmo evidence CMOC2 --speaks-to O1 --coding "$id" --stance challenges
$ cat > evidence.csv <<'X'
> cmoc,speaks_to,source,quote,turns,case,stance,directness,note
> CMOC1,reasoning,PT1,,2,,supports,reported,
> CMOC2,"context,resource",P02.txt,would finish it off,,P02,supports,stated,"Hears harm, not help"
> X
$ sed -i 's/CMOC1,reasoning/CMOC1,R1/' evidence.csv; thema cmo evidence --import evidence.csv
$ thema cmo evidence --import evidence.csv
$ thema cmo show CMOC1
$ thema cmo show CMOC1 --columns stance,speaks_to,completeness,cases,source,turn,start,end,judged_on -f csv

# The table as papers print it, and as programs read it.
$ thema cmo table
$ thema cmo table --quotes 2 -f csv
$ thema cmo table -f json
$ thema cmo table --where 'case = P02' --quotes 0 --columns label,supports,cases,of -f csv
$ thema cmo table --case-kind physiotherapist --columns label,cases,of -f csv
$ thema cmo table -f md --columns label,context,reasoning,k_of_n --caption 'Table 3'

# New words are a new version; what was judged on the old ones stays with them.
$ thema cmo set CMOC1 --context 'Is able to walk, and willing' --reason 'PT1'
$ thema cmo set CMOC1 --outcome 'Keeps on walking' --editorial
$ thema cmo set CMOC1 --title 'Small steps' --valence benefit
$ thema cmo set CMOC1 --title 'Small steps, seen' --context-code Steps
$ thema cmo show CMOC1 --versions
$ thema cmo show CMOC1 -f json --columns stance,judged_on
$ thema cmo table -f csv --columns label,title,context,outcome,version
$ thema cmo set CMOC1 --state refined
$ thema cmo set CMOC1 --state refined --reason 'Narrowed by P02'
$ thema cmo set CMOC1 --reasoning 'Links walks with relief' --theme '' -q
$ thema cmo list -f csv --columns label,theme,elements,version

# What goes wrong, and what is then stored: nothing.
$ thema cmo show CMOC3
$ thema cmo add CMOC3 --theory T7
$ thema cmo add CMOC3 --context-code Nowhere --context x
$ thema cmo add CMOC3 --state suported
$ thema cmo add CMOC3 --scheme CMO --strategy Reminders
$ thema cmo set CMOC1
$ thema cmo evidence CMOC1 --speaks-to reasoning,resource --in P01 --quote 'The walk' --stance agrees
$ thema cmo evidence CMOC1 --speaks-to R3 --in P01 --quote 'The walk' --stance supports
$ thema cmo evidence CMOC1 --speaks-to R1 --stance supports
$ thema cmo evidence CMOC1 --speaks-to R1 --in P01 --quote 'walk' --stance supports
$ thema cmo evidence CMOC1 --in P01 --quote 'The walk' --stance supports
$ thema cmo evidence CMOC1 --speaks-to R1 --case P04 --stance silent
$ thema cmo evidence CMOC1
$ thema cmo evidence
$ cat > bad.csv <<'X'
> cmoc,speaks_to,source,quote,stance
> CMOC1,R1,P01,The walk eases it,supports
> CMOC1,R9,P01,The walk eases it,supports
> CMOC1,R1,P01,nobody said this at all,supports
> CMOC8,R1,P01,The walk eases it,supports
> X
$ thema cmo evidence --import bad.csv
$ printf 'cmoc,source\nCMOC1,P01\n' > bad.csv; thema cmo evidence --import bad.csv
$ thema cmo shw CMOC1
$ thema cmo table --columns label,theory,supprts

# Undo takes back a change, evidence and versions included.
$ thema undo -q
$ thema cmo list -f csv --columns label,theme,elements,version
