# A small codebook.
$ thema init p -q
$ thema code add Barriers --role theme --description 'What stands in the way' --rgb '#AA0000'
$ thema code add 'Barriers/IT use/Logging in' --tag valence=barrier --tag npt=action --tag npt=coherence
$ thema code add 'either\/or' --include 'Both ways' --exclude 'One way' --example 'on the one hand'
$ thema code add 'Bariers/Time'
$ thema undo
$ thema code add 'Barriers/Time'
$ thema code list
$ thema code list --tree
$ thema code list -f json
$ thema code show 'Logging in'
$ thema code show 'Logging in' -f json

# Adding what is there is no change; adding something else under its name is refused.
$ thema code add Barriers
$ thema code add Barriers --role theme
$ thema code add Barriers --role context

# Names, and what is near them.
$ thema code show Loging
$ thema code add 'Facilitators/Time' -q
$ thema code show Time
$ thema code show Barriers/Time -f csv
$ thema code add 'Barriers//Time'
$ thema code add '/Time'
$ thema code add ' '
$ thema code add "$(printf 'two\nlines')"
$ thema code add Fear --role mechanims
$ thema code add Fear --rgb red
$ thema code add Fear --tag valence
$ thema code add Fear --tag 'a=b; c=d'

# Changing.
$ thema code set 'Logging in' --description 'Trouble getting in' --untag npt --tag npt=action
$ thema code set 'Logging in' --description 'Trouble getting in'
$ thema code set 'Logging in'
$ thema code set 'Logging in' --description ''
$ thema code rename 'Logging in' 'Getting in' --dry-run
$ thema code rename 'Logging in' 'Getting in' --reason 'wider than logging in'
$ thema code rename 'Getting in' 'Getting in'
$ thema code rename Barriers/Time Facilitators/Time
$ thema code rename Barriers/Time Barriers/Hours
$ thema code rename Facilitators/Time 'either\/or'
$ thema code rename Facilitators Barriers
$ thema log --limit 2 -f csv --columns number,coder,summary,command,reason

# Counts: each code's own codings.
$ printf 'INT: Well?\nP1: I could not log in. No time.\n' > P1.txt; thema import P1.txt -q -f csv
$ thema apply 'Getting in' Hours --in P1 --turns 2 -q
$ thema apply 'Getting in' --in P1 --turns 2.1 --coder ben -q
$ thema code list --counts --columns code,codings,sources
$ thema config count ben
$ thema code list --counts --tree
$ thema code rename Barriers Obstacles

# Out, in, and out again: the same bytes.
$ thema code export -o book.csv && cat book.csv
$ thema code export -f json -o book.json && head -c 60 book.json
$ thema init q -q; thema code import book.csv -p q.thema
$ thema code export -p q.thema | cmp - book.csv
$ thema init r -q; thema code import book.json -p r.thema
$ thema code export -p r.thema | cmp - book.csv
$ thema code export -f json -p r.thema | cmp - book.json
$ thema code import book.csv -p r.thema

# Other people's tables: path for code, columns that are not ours, rows that contradict.
$ cat > other.csv <<'X'
> id,name,parent,path,description,color
> 1,access,,access,Passages about access.,#F07138
> 2,distance,access,access/distance,Far away,#fe284d
> X
$ thema init s -q; thema code import other.csv -p s.thema
$ thema code export -p s.thema
$ printf 'code,description\nnew,x\naccess,Another\n' > bad.csv; thema code import bad.csv -p s.thema
$ printf 'code,role\nnew,x\n' > bad.csv; thema code import bad.csv -p s.thema
$ printf 'name\nnew\n' > bad.csv; thema code import bad.csv -p s.thema
$ printf '{"codes": [{"code": 7}]}' > bad.json; thema code import bad.json -p s.thema
$ printf '{"codes": ' > bad.json; thema code import bad.json -p s.thema
$ thema code import nowhere.csv -p s.thema
$ thema code list -p s.thema -f csv --columns code

# Cells that a spreadsheet would run are guarded and come back as they were.
$ thema init t -q; thema code add '=1+1' --description '@home' --example "'quoted" -p t.thema
$ thema code export -p t.thema -o t.csv; cat t.csv; thema init u -q
$ thema code import t.csv -p u.thema && thema code export -p u.thema | cmp - t.csv

$ thema code
$ thema code lst
$ thema code list --tre
