# A small codebook.
$ thema init p -q
made p.thema
$ thema code add Barriers --role theme --description 'What stands in the way' --rgb '#AA0000'
added Barriers
! notice: new coder 'tester'
$ thema code add 'Barriers/IT use/Logging in' --tag valence=barrier --tag npt=action --tag npt=coherence
added Barriers/IT use/Logging in
! notice: new code 'Barriers/IT use'
$ thema code add 'either\/or' --include 'Both ways' --exclude 'One way' --example 'on the one hand'
added either\/or
$ thema code add 'Bariers/Time'
added Bariers/Time
! notice: new code 'Bariers'; did you mean 'Barriers'?
$ thema undo
took back 4 by tester: added Bariers/Time
$ thema code add 'Barriers/Time'
added Barriers/Time
$ thema code list
Code                        Role   Description
──────────────────────────  ─────  ──────────────────────
Barriers                    theme  What stands in the way
Barriers/IT use             code
Barriers/IT use/Logging in  code
Barriers/Time               code
either\/or                  code
$ thema code list --tree
Code            Role
──────────────  ─────
Barriers        theme
  IT use        code
    Logging in  code
  Time          code
either\/or      code
$ thema code list -f json
{
  "schema": "thema/codes/1",
  "codes": [
    {"code":"Barriers","role":"theme","level":1,"color":"#aa0000","description":"What stands in the way"},
    {"code":"Barriers/IT use","role":"code","level":2,"color":null,"description":null},
    {"code":"Barriers/IT use/Logging in","role":"code","level":3,"color":null,"description":null},
    {"code":"Barriers/Time","role":"code","level":2,"color":null,"description":null},
    {"code":"either\\/or","role":"code","level":1,"color":null,"description":null}
  ]
}
$ thema code show 'Logging in'
Code:                   Barriers/IT use/Logging in
Role:                   code
Description:
Include:
Exclude:
Example:
Colour:
Tags:                   valence=barrier; npt=action; npt=coherence
Sub-codes:
Memos:
Codings:                0
Codings with sub-codes: 0
Sources:                0

Codings of all coders are counted.
$ thema code show 'Logging in' -f json
{
  "schema": "thema/code/1",
  "code": "Barriers/IT use/Logging in",
  "role": "code",
  "description": null,
  "include": null,
  "exclude": null,
  "example": null,
  "color": null,
  "tags": {"valence":"barrier","npt":["action","coherence"]},
  "sub_codes": [],
  "memos": [],
  "codings": 0,
  "codings_with_sub_codes": 0,
  "sources": 0
}

# Adding what is there is no change; adding something else under its name is refused.
$ thema code add Barriers
no change
$ thema code add Barriers --role theme
no change
$ thema code add Barriers --role context
! error: code 'Barriers' is there already and differs in its role: change it with 'thema code set'
[exit 3]

# Names, and what is near them.
$ thema code show Loging
! error: no code 'Loging'
[exit 3]
$ thema code add 'Facilitators/Time' -q
added Facilitators/Time
$ thema code show Time
! error: 'Time' may mean 'Barriers/Time', 'Facilitators/Time': give more of the path
[exit 3]
$ thema code show Barriers/Time -f csv
code,role,description,include,exclude,example,color,tags,sub_codes,memos,codings,codings_with_sub_codes,sources
Barriers/Time,code,,,,,,,,,0,0,0
$ thema code add 'Barriers//Time'
! error: 'Barriers//Time' has an empty name in it: between two '/' stands a code's name; a '/' inside a name is written '\/'
[exit 2]
$ thema code add '/Time'
! error: '/Time' has an empty name in it: between two '/' stands a code's name; a '/' inside a name is written '\/'
[exit 2]
$ thema code add ' '
! error: a code needs a name
[exit 2]
$ thema code add "$(printf 'two\nlines')"
! error: the name of a code cannot hold line ends or control characters (U+000A in 'two␊lines')
[exit 2]
$ thema code add Fear --role mechanims
! error: 'mechanims' is no role of a code; there are: code, theme, context, intervention, actor, strategy, mechanism, resource, reasoning, outcome, other; did you mean 'mechanism'?
[exit 2]
$ thema code add Fear --rgb red
! error: 'red' is no colour: expected #rrggbb, as in '#1b7837'
[exit 2]
$ thema code add Fear --tag valence
! error: 'valence' is no tag: expected key=value
[exit 2]
$ thema code add Fear --tag 'a=b; c=d'
! error: 'b; c=d' cannot be the value of tag 'a': ';' separates tags; give each its own --tag
[exit 2]

# Changing.
$ thema code set 'Logging in' --description 'Trouble getting in' --untag npt --tag npt=action
changed Barriers/IT use/Logging in
$ thema code set 'Logging in' --description 'Trouble getting in'
no change
$ thema code set 'Logging in'
! error: nothing to set: give --role, --description, --include, --exclude, --example, --rgb, --tag or --untag
[exit 2]
$ thema code set 'Logging in' --description ''
changed Barriers/IT use/Logging in
$ thema code rename 'Logging in' 'Getting in' --dry-run
renamed Barriers/IT use/Logging in -> Barriers/IT use/Getting in (0 codings)
! notice: dry run: nothing was changed
$ thema code rename 'Logging in' 'Getting in' --reason 'wider than logging in'
renamed Barriers/IT use/Logging in -> Barriers/IT use/Getting in (0 codings)
$ thema code rename 'Getting in' 'Getting in'
no change
$ thema code rename Barriers/Time Facilitators/Time
! error: 'Facilitators/Time' is a path: renaming keeps a code where it is; write a '/' inside a name as '\/'
[exit 2]
$ thema code rename Barriers/Time Barriers/Hours
renamed Barriers/Time -> Barriers/Hours (0 codings)
$ thema code rename Facilitators/Time 'either\/or'
renamed Facilitators/Time -> Facilitators/either\/or (0 codings)
$ thema code rename Facilitators Barriers
! error: code 'Barriers' is there already: choose another name
[exit 3]
$ thema log --limit 2 -f csv --columns number,coder,summary,command,reason
number,coder,summary,command,reason
12,tester,renamed Facilitators/Time -> Facilitators/either\/or (0 codings),thema code rename Facilitators/Time 'either\/or',
11,tester,renamed Barriers/Time -> Barriers/Hours (0 codings),thema code rename Barriers/Time Barriers/Hours,

# Counts: each code's own codings.
$ printf 'INT: Well?\nP1: I could not log in. No time.\n' > P1.txt; thema import P1.txt -q -f csv
name,format,encoding,characters,turns,speakers,case,service,sources,result
P1,txt,UTF-8,44,2,INT; P1,,,1,new
$ thema apply 'Getting in' Hours --in P1 --turns 2 -q
coded Getting in, Hours at turn 2 of P1
$ thema apply 'Getting in' --in P1 --turns 2.1 --coder ben -q
coded Getting in at turn 2 of P1
$ thema code list --counts --columns code,codings,sources
Code                        Codings  Sources
──────────────────────────  ───────  ───────
Barriers                          0        0
Barriers/IT use                   0        0
Barriers/IT use/Getting in        2        1
Barriers/Hours                    1        1
either\/or                        0        0
Facilitators                      0        0
Facilitators/either\/or           0        0

Codings of all coders are counted, each code without its sub-codes.
$ thema config count ben
set count to ben
$ thema code list --counts --tree
Code            Role   Codings  Sources
──────────────  ─────  ───────  ───────
Barriers        theme        0        0
  IT use        code         0        0
    Getting in  code         1        1
  Hours         code         0        0
either\/or      code         0        0
Facilitators    code         0        0
  either\/or    code         0        0

Codings of ben are counted, each code without its sub-codes.
$ thema code show 'Getting in'
Code:                   Barriers/IT use/Getting in
Role:                   code
Description:
Include:
Exclude:
Example:
Colour:
Tags:                   valence=barrier; npt=action
Sub-codes:
Memos:
Codings:                1
Codings with sub-codes: 1
Sources:                1

Codings of ben are counted.
$ thema code show Barriers -f csv
code,role,description,include,exclude,example,color,tags,sub_codes,memos,codings,codings_with_sub_codes,sources
Barriers,theme,What stands in the way,,,,#aa0000,,Barriers/IT use; Barriers/Hours,,0,1,0
$ thema config count union -q
set count to union
$ thema code show Barriers -f csv
code,role,description,include,exclude,example,color,tags,sub_codes,memos,codings,codings_with_sub_codes,sources
Barriers,theme,What stands in the way,,,,#aa0000,,Barriers/IT use; Barriers/Hours,,0,3,0
$ thema code rename Barriers Obstacles
renamed Barriers -> Obstacles (3 codings)

# Out, in, and out again: the same bytes.
$ thema code export -o book.csv && cat book.csv
code,role,description,include,exclude,example,color,tags
Obstacles,theme,What stands in the way,,,,#aa0000,
Obstacles/IT use,code,,,,,,
Obstacles/IT use/Getting in,code,,,,,,valence=barrier; npt=action
Obstacles/Hours,code,,,,,,
either\/or,code,,Both ways,One way,on the one hand,,
Facilitators,code,,,,,,
Facilitators/either\/or,code,,,,,,
$ thema code export -f json -o book.json && head -c 60 book.json
{
  "schema": "thema/codes/1",
  "codes": [
    {"code":"Obs (no-eol)
$ thema init q -q; thema code import book.csv -p q.thema
made q.thema
added 7 codes
! notice: new coder 'tester'
$ thema code export -p q.thema | cmp - book.csv
$ thema init r -q; thema code import book.json -p r.thema
made r.thema
added 7 codes
! notice: new coder 'tester'
$ thema code export -p r.thema | cmp - book.csv
$ thema code export -f json -p r.thema | cmp - book.json
$ thema code import book.csv -p r.thema
no change

# Other people's tables: path for code, columns that are not ours, rows that contradict.
$ cat > other.csv <<'X'
> id,name,parent,path,description,color
> 1,access,,access,Passages about access.,#F07138
> 2,distance,access,access/distance,Far away,#fe284d
> X
$ thema init s -q; thema code import other.csv -p s.thema
made s.thema
added 2 codes
! warning: other.csv:1: column 'id' is not one of a codebook: skipped
! warning: other.csv:1: column 'name' is not one of a codebook: skipped
! warning: other.csv:1: column 'parent' is not one of a codebook: skipped
! notice: new coder 'tester'
$ thema code export -p s.thema
code,role,description,include,exclude,example,color,tags
access,code,Passages about access.,,,,#f07138,
access/distance,code,Far away,,,,#fe284d,
$ printf 'code,description\nnew,x\naccess,Another\n' > bad.csv; thema code import bad.csv -p s.thema
! error: bad.csv:3: code 'access' is there already, with a different description: change it with 'thema code set'
[exit 3]
$ printf 'code,role\nnew,x\n' > bad.csv; thema code import bad.csv -p s.thema
! error: bad.csv:2: 'x' is no role of a code; there are: code, theme, context, intervention, actor, strategy, mechanism, resource, reasoning, outcome, other
[exit 3]
$ printf 'name\nnew\n' > bad.csv; thema code import bad.csv -p s.thema
! error: bad.csv:1: no column 'code'; the file has: name
[exit 3]
$ printf '{"codes": [{"code": 7}]}' > bad.json; thema code import bad.json -p s.thema
! error: bad.json: code 1 has no 'code', the path of a code
[exit 3]
$ printf '{"codes": ' > bad.json; thema code import bad.json -p s.thema
! error: bad.json:1: the JSON is cut short
[exit 3]
$ thema code import nowhere.csv -p s.thema
! error: nowhere.csv: cannot read it: No such file or directory
[exit 3]
$ thema code list -p s.thema -f csv --columns code
code
access
access/distance

# Cells that a spreadsheet would run are guarded and come back as they were.
$ thema init t -q; thema code add '=1+1' --description '@home' --example "'quoted" -p t.thema
made t.thema
added =1+1
! notice: new coder 'tester'
$ thema code export -p t.thema -o t.csv; cat t.csv; thema init u -q
code,role,description,include,exclude,example,color,tags
'=1+1,code,'@home,,,''quoted,,
made u.thema
$ thema code import t.csv -p u.thema && thema code export -p u.thema | cmp - t.csv
added 1 code
! notice: new coder 'tester'

$ thema code
! error: 'thema code' needs one of: list, show, add, set, rename, move, merge, split, remove, edit, sort, import, export, template, diagram (see 'thema code --help')
[exit 2]
$ thema code lst
! error: 'thema code' needs one of: list, show, add, set, rename, move, merge, split, remove, edit, sort, import, export, template, diagram (see 'thema code --help'); did you mean 'list'?
[exit 2]
$ thema code list --tre
! error: unknown option '--tre' (see 'thema code list --help'); did you mean '--tree'?
[exit 2]
