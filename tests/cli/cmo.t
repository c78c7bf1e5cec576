# Context-mechanism-outcome configurations, their evidence, and their table.

$ thema init study.thema --cite '({case}[, {age}])' -q
made study.thema
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
added theory T1
$ thema cmo list
CMOC  Title  State  Activation  Valence  Elements  Evidence  Version
────  ─────  ─────  ──────────  ───────  ────────  ────────  ───────
$ thema cmo table -f csv
label,title,context,resource,reasoning,outcome,state,activation,valence,supports,refines,challenges,negative_case,silent,cases,of,quotes,theories,version,theme,scheme,statement

# A configuration with its elements; codes go with the words before them.
$ thema cmo add CMOC1 --title 'Small steps' --theory T1 --theme Steps \
>   --context 'Is able to walk' --resource 'Weekly goals' --resource-code Goals \
>   --reasoning 'Links walks with relief' --reasoning-code Ease \
>   --reasoning '(-) Reads soreness as harm' --outcome 'Keeps walking' \
>   --state developed --activation fired --valence benefit
added CMOC1 (C1, MR1, R1, R2, O1)
$ thema cmo add CMOC2 --title 'Goals that sound like harm' \
>   --context 'Expects harm' --resource 'Weekly goals' --reasoning 'A link with relief' \
>   --outcome 'Little benefit' --activation inhibited --valence no-change
added CMOC2 (C1, MR1, R1, O1)
$ thema cmo add CMOC10 --intervention 'The website' --actor 'Adults' --mechanism 'Feels seen' --outcome 'Starts' --state fragment
added CMOC10 (I1, A1, M1, O1)
$ thema cmo list
CMOC   Title                       State      Activation  Valence    Elements             Evidence  Version
─────  ──────────────────────────  ─────────  ──────────  ─────────  ───────────────────  ────────  ───────
CMOC1  Small steps                 developed  fired       benefit    C1, MR1, R1, R2, O1         0        1
CMOC2  Goals that sound like harm  candidate  inhibited   no-change  C1, MR1, R1, O1             0        1
$ thema cmo list --fragments
CMOC    Title  State     Activation  Valence  Elements        Evidence  Version
──────  ─────  ────────  ──────────  ───────  ──────────────  ────────  ───────
CMOC10         fragment  unclear              I1, A1, M1, O1         0        1

# The same again is no change; something else is refused.
$ thema cmo add CMOC2 --title 'Goals that sound like harm' \
>   --context 'Expects harm' --resource 'Weekly goals' --reasoning 'A link with relief' \
>   --outcome 'Little benefit' --activation inhibited --valence no-change
no change
$ thema cmo add CMOC2 --context 'Expects relief'
! error: configuration 'CMOC2' is there already and says something else; to change it use 'thema cmo set'
[exit 3]

# Evidence: a passage, the elements it speaks to, and a stance.
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --directness stated
added evidence for CMOC1: supports R1, O1
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --directness stated
no change
$ thema cmo evidence CMOC1 --speaks-to R1,outcome --in P01 --quote 'The walk eases it' --stance supports --note 'Says that it eases'
changed evidence for CMOC1: supports R1, O1
$ thema cmo evidence CMOC1 --speaks-to resource --in P01 --turns 4.1 --stance supports
added evidence for CMOC1: supports MR1
$ thema cmo evidence CMOC1 --speaks-to R2 --in P02 --turns 2 --stance negative-case
added evidence for CMOC1: negative-case R2
$ thema cmo evidence CMOC1 --speaks-to R1 --case P03 --stance silent
added evidence for CMOC1: silent R1
$ thema apply Ease --in P01 --quote 'looser by tea' --exemplar -q > /dev/null
$ thema cmo evidence CMOC1 --speaks-to R1 --in P01 --quote 'looser by tea' --stance supports
added evidence for CMOC1: supports R1
$ id=$(thema coding list -f csv --columns id | tail -n 1); thema cmo evidence CMOC2 --speaks-to O1 --coding "$id" --stance challenges
added evidence for CMOC2: challenges O1
$ cat > evidence.csv <<'X'
> cmoc,speaks_to,source,quote,turns,case,stance,directness,note
> CMOC1,reasoning,PT1,,2,,supports,reported,
> CMOC2,"context,resource",P02.txt,would finish it off,,P02,supports,stated,"Hears harm, not help"
> X
$ sed -i 's/CMOC1,reasoning/CMOC1,R1/' evidence.csv; thema cmo evidence --import evidence.csv
2 rows: 2 new, 0 changed, 0 there already
$ thema cmo evidence --import evidence.csv
2 rows: 0 new, 0 changed, 2 there already
$ thema cmo show CMOC1
CMOC1 Small steps
=================

If is able to walk, and with weekly goals, then keeps walking, because links walks with relief but reads soreness as harm.

State:      developed
Activation: fired
Valence:    benefit
Scheme:     CMO
Theory:     T1
Theme:      Steps
Version:    1

Label  Role       Words                       Codes
─────  ─────────  ──────────────────────────  ─────────────────
C1     context    Is able to walk
MR1    resource   Weekly goals                - Mechanism/Goals
R1     reasoning  Links walks with relief     - Mechanism/Ease
R2     reasoning  (-) Reads soreness as harm
O1     outcome    Keeps walking

Stance         Elements  Covers  Directness  Who and where  Words                                                                         Note
─────────────  ────────  ──────  ──────────  ─────────────  ────────────────────────────────────────────────────────────────────────────  ──────────────────
supports       R1, O1    MO      stated      P01, turn 2    The walk eases it                                                             Says that it eases
               R1        M                   P01, turn 2    looser by tea
               MR1       M                   P01, turn 4    I set ten minutes.
               R1        M       reported    PT1, turn 2    Some work it out by themselves, I just listen.
negative-case  R2        M                   P02, turn 2    I looked at the goal and thought that would finish it off. So I did nothing.
silent         R1        M                   P03
$ thema cmo show CMOC1 --columns stance,speaks_to,completeness,cases,source,turn,start,end,judged_on -f csv
stance,speaks_to,completeness,cases,source,turn,start,end,judged_on
supports,R1; O1,MO,P01,P01,2,23,40,1
supports,R1,M,P01,P01,2,66,79,1
supports,MR1,M,P01,P01,4,108,126,1
supports,R1,M,PT1,PT1,2,34,80,1
negative-case,R2,M,P02,P02,2,23,99,1
silent,R1,M,P03,,,,,1

# A csv file is one table, that of the evidence; JSON has everything.
$ thema cmo show CMOC2 -f csv
stance,speaks_to,completeness,directness,cases,source,turn,start,end,table,text,note,coder,judged_on,anchor
supports,C1; MR1,CM,stated,P02,P02,2,61,80,,would finish it off,"Hears harm, not help",tester,1,
challenges,O1,O,,P01,P01,2,66,79,,looser by tea,,tester,1,
$ thema cmo show CMOC2 -f json
{
  "schema": "thema/cmo/1",
  "cmo": [
    {"label":"CMOC2","title":"Goals that sound like harm","scheme":"CMO","state":"candidate","activation":"inhibited","valence":"no-change","theories":[],"theme":null,"elements":["C1","MR1","R1","O1"],"evidence":2,"version":1,"statement":"If expects harm, then weekly goals does not lead to a link with relief, so little benefit.","level":null,"reported":false}
  ],
  "elements": [
    {"label":"C1","role":"context","sign":null,"statement":"Expects harm","codes":[]},
    {"label":"MR1","role":"resource","sign":null,"statement":"Weekly goals","codes":[]},
    {"label":"R1","role":"reasoning","sign":null,"statement":"A link with relief","codes":[]},
    {"label":"O1","role":"outcome","sign":null,"statement":"Little benefit","codes":[]}
  ],
  "evidence": [
    {"stance":"supports","speaks_to":["C1","MR1"],"completeness":"CM","directness":"stated","cases":["P02"],"source":"P02","turn":2,"start":61,"end":80,"table":null,"text":"would finish it off","note":"Hears harm, not help","coder":"tester","judged_on":1,"anchor":null},
    {"stance":"challenges","speaks_to":["O1"],"completeness":"O","directness":null,"cases":["P01"],"source":"P01","turn":2,"start":66,"end":79,"table":null,"text":"looser by tea","note":null,"coder":"tester","judged_on":1,"anchor":null}
  ],
  "links": [],
  "decisions": [],
  "searches": []
}
$ thema cmo list -f json --columns label,elements
{
  "schema": "thema/cmo/1",
  "cmo": [
    {"label":"CMOC1","elements":["C1","MR1","R1","R2","O1"]},
    {"label":"CMOC2","elements":["C1","MR1","R1","O1"]}
  ]
}

# The table as papers print it, and as programs read it.
$ thema cmo table
Context-mechanism-outcome configurations (scheme CMO, mechanism as resource and reasoning)

Theme  CMOC                              Context          Mechanism: resource  Mechanism: reasoning            Outcome         Supporting quotes                Cases k of n  Evidence S/R/C/N   Theory
─────  ────────────────────────────────  ───────────────  ───────────────────  ──────────────────────────────  ──────────────  ───────────────────────────────  ────────────  ─────────────────  ──────
Steps  CMOC1 Small steps                 Is able to walk  Weekly goals         - Links walks with relief       Keeps walking   ‘looser by tea’ (P01, 52)        2 of 2        4/0/0/1; 1 silent  T1
                                                                               - (-) Reads soreness as harm

       CMOC2 Goals that sound like harm  Expects harm     Weekly goals         A link with relief (inhibited)  Little benefit  ‘would finish it off’ (P02, 47)  2 of 2        1/0/1/0

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.
Cases: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.
Counted in the evidence and not in the cases: physiotherapist 1.
Not shown: 1 fragment.
$ thema cmo table --quotes 2 -f csv
label,title,context,resource,reasoning,outcome,state,activation,valence,supports,refines,challenges,negative_case,silent,cases,of,quotes,theories,version,theme,scheme,statement
CMOC1,Small steps,Is able to walk,Weekly goals,Links walks with relief; (-) Reads soreness as harm,Keeps walking,developed,fired,benefit,4,0,0,1,1,2,2,"looser by tea (P01, 52)
Some work it out by themselves, I just listen. (PT1)",T1,1,Steps,CMO,"If is able to walk, and with weekly goals, then keeps walking, because links walks with relief but reads soreness as harm."
CMOC2,Goals that sound like harm,Expects harm,Weekly goals,A link with relief,Little benefit,candidate,inhibited,no-change,1,0,1,0,0,2,2,"would finish it off (P02, 47)",,1,,CMO,"If expects harm, then weekly goals does not lead to a link with relief, so little benefit."
$ thema cmo table -f json
{
  "schema": "thema/cmo/1",
  "cmo": [
    {"label":"CMOC1","title":"Small steps","context":["Is able to walk"],"resource":["Weekly goals"],"reasoning":["Links walks with relief","(-) Reads soreness as harm"],"outcome":["Keeps walking"],"state":"developed","activation":"fired","valence":"benefit","supports":4,"refines":0,"challenges":0,"negative_case":1,"silent":1,"cases":2,"of":2,"quotes":[{"text":"looser by tea","attribution":"(P01, 52)"}],"theories":["T1"],"version":1,"theme":"Steps","scheme":"CMO","statement":"If is able to walk, and with weekly goals, then keeps walking, because links walks with relief but reads soreness as harm."},
    {"label":"CMOC2","title":"Goals that sound like harm","context":["Expects harm"],"resource":["Weekly goals"],"reasoning":["A link with relief"],"outcome":["Little benefit"],"state":"candidate","activation":"inhibited","valence":"no-change","supports":1,"refines":0,"challenges":1,"negative_case":0,"silent":0,"cases":2,"of":2,"quotes":[{"text":"would finish it off","attribution":"(P02, 47)"}],"theories":[],"version":1,"theme":null,"scheme":"CMO","statement":"If expects harm, then weekly goals does not lead to a link with relief, so little benefit."}
  ]
}
$ thema cmo table --where 'case = P02' --quotes 0 --columns label,supports,cases,of -f csv
label,supports,cases,of
CMOC1,0,1,1
CMOC2,1,1,1
$ thema cmo table --case-kind physiotherapist --columns label,cases,of -f csv
label,cases,of
CMOC1,1,1
CMOC2,0,1
$ thema cmo table -f md --columns label,context,reasoning,k_of_n --caption 'Table 3'
**Table 3**

| CMOC | Context | Mechanism: reasoning | Cases k of n |
| --- | --- | --- | --- |
| CMOC1 | Is able to walk | • Links walks with relief<br>• (-) Reads soreness as harm | 2 of 2 |
| CMOC2 | Expects harm | A link with relief (inhibited) | 2 of 2 |

Evidence: S supports, R refines, C challenges, N negative case; silent: asked, and nothing was said.

Cases: those that gave evidence (silence is none), of cases of kind participant that have a source in the selection.

Counted in the evidence and not in the cases: physiotherapist 1.

Not shown: 1 fragment.

# New words are a new version; what was judged on the old ones stays with them.
$ thema cmo set CMOC1 --context 'Is able to walk, and willing' --reason 'PT1'
CMOC1 is now version 2 (C1, MR1, R1, R2, O1)
! notice: 6 pieces of evidence were judged on an older wording
$ thema cmo set CMOC1 --outcome 'Keeps on walking' --editorial
changed CMOC1
$ thema cmo set CMOC1 --title 'Small steps' --valence benefit
no change
$ thema cmo set CMOC1 --title 'Small steps, seen' --context-code Steps
changed CMOC1
$ thema cmo show CMOC1 --versions
Version  Statement                                                                                                                                   Elements                            Change                                                     Decided before  Evidence  Coder
───────  ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────  ──────────────────────────────────  ─────────────────────────────────────────────────────────  ──────────────  ────────  ──────
      1  If is able to walk, and with weekly goals, then keeps on walking, because links walks with relief but reads soreness as harm.               - C1: Is able to walk                                                                                                 6  tester
                                                                                                                                                     - MR1: Weekly goals
                                                                                                                                                     - R1: Links walks with relief
                                                                                                                                                     - R2: (-) Reads soreness as harm
                                                                                                                                                     - O1: Keeps on walking

      2  If is able to walk, and willing, and with weekly goals, then keeps on walking, because links walks with relief but reads soreness as harm.  - C1: Is able to walk, and willing  - C1: 'Is able to walk' -> 'Is able to walk, and willing'  - reword: PT1          0  tester
                                                                                                                                                     - MR1: Weekly goals
                                                                                                                                                     - R1: Links walks with relief
                                                                                                                                                     - R2: (-) Reads soreness as harm
                                                                                                                                                     - O1: Keeps on walking
$ thema cmo show CMOC1 -f json --columns stance,judged_on
{
  "schema": "thema/cmo/1",
  "evidence": [
    {"stance":"supports","judged_on":1},
    {"stance":"supports","judged_on":1},
    {"stance":"supports","judged_on":1},
    {"stance":"supports","judged_on":1},
    {"stance":"negative-case","judged_on":1},
    {"stance":"silent","judged_on":1}
  ]
}
$ thema cmo table -f csv --columns label,title,context,outcome,version
label,title,context,outcome,version
CMOC1,"Small steps, seen","Is able to walk, and willing",Keeps on walking,2
CMOC2,Goals that sound like harm,Expects harm,Little benefit,1
$ thema cmo set CMOC1 --state refined
! error: a new state needs its reason: CMOC1 is developed; say why it is refined with --reason TEXT
[exit 2]
$ thema cmo set CMOC1 --state refined --reason 'Narrowed by P02'
changed CMOC1
$ thema cmo set CMOC1 --reasoning 'Links walks with relief' --theme '' -q
CMOC1 is now version 3 (C1, MR1, R1, O1)
$ thema cmo list -f csv --columns label,theme,elements,version
label,theme,elements,version
CMOC1,,C1; MR1; R1; O1,3
CMOC2,,C1; MR1; R1; O1,1

# What goes wrong, and what is then stored: nothing.
$ thema cmo show CMOC3
! error: no configuration 'CMOC3'; did you mean 'CMOC1' or 'CMOC2'?
[exit 3]
$ thema cmo add CMOC3 --theory T7
! error: no theory 'T7'; did you mean 'T1'?
[exit 3]
$ thema cmo add CMOC3 --context-code Nowhere --context x
! error: no code 'Nowhere'
[exit 3]
$ thema cmo add CMOC3 --state suported
! error: 'suported' is no state; expected one of fragment, candidate, conjectured, developed, supported, refined, challenged, refuted, parked, merged, split, retired; did you mean 'supported'?
[exit 2]
$ thema cmo add CMOC3 --scheme CMO --strategy Reminders
! error: the scheme CMO has no strategy: use --scheme SCMO
[exit 2]
$ thema cmo set CMOC1
! error: nothing to set: see 'thema cmo set --help'
[exit 2]
$ thema cmo evidence CMOC1 --speaks-to reasoning,resource --in P01 --quote 'The walk' --stance agrees
! error: 'agrees' is no stance; expected one of supports, refines, challenges, negative-case, silent
[exit 2]
$ thema cmo evidence CMOC1 --speaks-to R3 --in P01 --quote 'The walk' --stance supports
! error: CMOC1 has no element 'R3'; its elements are C1, MR1, R1, O1; did you mean 'R1'?
[exit 3]
$ thema cmo evidence CMOC1 --speaks-to R1 --stance supports
! error: the stance 'supports' needs a passage: name the source and a quote, turns or lines, or a coding; only silence has none
[exit 2]
$ thema cmo evidence CMOC1 --speaks-to R1 --in P01 --quote 'walk' --stance supports
! error: the quote is 2 times in source 'P01': 1: turn 2 (line 3) "P01: The walk eases it. On the days I...", 2: turn 2 (line 3) "...eases it. On the days I walk I am looser by tea."; say which with --nth N, --turns or --lines, or all with --every
[exit 3]
$ thema cmo evidence CMOC1 --in P01 --quote 'The walk' --stance supports
! error: which elements does it speak to? name labels or roles, such as C1,R1
[exit 2]
$ thema cmo evidence CMOC1 --speaks-to R1 --case P04 --stance silent
! error: no case 'P04'; did you mean 'P01', 'P02' or 'P03'?
[exit 3]
$ thema cmo evidence CMOC1
! error: which stance? give --stance supports|refines|challenges|negative-case|silent
[exit 2]
$ thema cmo evidence
! error: which configuration? give its label, or --import FILE.csv
[exit 2]
$ cat > bad.csv <<'X'
> cmoc,speaks_to,source,quote,stance
> CMOC1,R1,P01,The walk eases it,supports
> CMOC1,R9,P01,The walk eases it,supports
> CMOC1,R1,P01,nobody said this at all,supports
> CMOC8,R1,P01,The walk eases it,supports
> X
$ thema cmo evidence --import bad.csv
! error: bad.csv:3: CMOC1 has no element 'R9'; its elements are C1, MR1, R1, O1; did you mean 'R1'?
! error: bad.csv:4: the quote is not in source 'P01': "nobody said this at all"
! error: bad.csv:5: no configuration 'CMOC8'; did you mean 'CMOC1' or 'CMOC2'?
! error: 3 of 4 rows cannot be stored; nothing was
[exit 3]
$ printf 'cmoc,source\nCMOC1,P01\n' > bad.csv; thema cmo evidence --import bad.csv
! error: bad.csv:1: no column 'stance'; the file has: cmoc, source
[exit 3]
$ thema cmo shw CMOC1
! error: 'thema cmo' needs one of: add, set, list, show, element, merge, split, extract, reread, remove, edit, apply, text, evidence, link, links, state, searched, waive, table, matrix, suggest, regularities, diagram, check, export, import (see 'thema cmo --help'); did you mean 'show'?
[exit 2]
$ thema cmo table --columns label,theory,supprts
! error: no column 'supprts'; there are: label, title, configuration, context, resource, reasoning, outcome, state, activation, valence, supports, refines, challenges, negative_case, silent, cases, of, quotes, k_of_n, evidence, theories, theory, version, theme, scheme, statement; did you mean 'supports'?
[exit 2]

# The history of a configuration is that of its evidence too, of an import as well.
$ thema log --object CMOC1 -f csv --columns summary
summary
"CMOC1 is now version 3 (C1, MR1, R1, O1)"
changed CMOC1
changed CMOC1
"CMOC1 is now version 2 (C1, MR1, R1, R2, O1)"
"2 rows: 2 new, 0 changed, 0 there already"
added evidence for CMOC1: supports R1
added evidence for CMOC1: silent R1
added evidence for CMOC1: negative-case R2
added evidence for CMOC1: supports MR1
"changed evidence for CMOC1: supports R1, O1"
"added evidence for CMOC1: supports R1, O1"
"added CMOC1 (C1, MR1, R1, R2, O1)"
$ thema log --object CMOC2 -f csv --columns summary
summary
"2 rows: 2 new, 0 changed, 0 there already"
added evidence for CMOC2: challenges O1
"added CMOC2 (C1, MR1, R1, O1)"

# Undo takes back a change, evidence and versions included.
$ thema undo -q
took back 23 by tester: CMOC1 is now version 3 (C1, MR1, R1, O1)
$ thema cmo list -f csv --columns label,theme,elements,version
label,theme,elements,version
CMOC1,Steps,C1; MR1; R1; R2; O1,2
CMOC2,,C1; MR1; R1; O1,1

# A source or case that evidence hangs on goes only with it, and comes back with it.
$ thema source remove P01
! error: source 'P01' is used as evidence of configurations (4) or in summaries (0): --yes removes these with it
[exit 3]
$ thema source remove P01 --yes
removed source P01 and its 1 coding, 4 pieces of evidence
$ thema cmo list --columns label,evidence
CMOC   Evidence
─────  ────────
CMOC1         3
CMOC2         1
$ thema undo -q
took back 25 by tester: removed source P01 and its 1 coding, 4 pieces of evidence
$ thema cmo list --columns label,evidence
CMOC   Evidence
─────  ────────
CMOC1         6
CMOC2         2
$ thema case remove P03
! error: case 'P03' has evidence of configurations (1): --yes removes that with it
[exit 3]
$ thema case remove P03 --yes
removed case P03
$ thema undo -q
took back 27 by tester: removed case P03
$ thema check
No problems found.
