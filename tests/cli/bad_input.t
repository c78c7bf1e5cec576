# What is said when an argument does not fit, and that nothing changed. Odd files, projects and disks
# are in scripts/bad_input.sh.

$ thema init study.thema -q
made study.thema
$ cat > P1.txt <<'X'
> Interviewer: What helps?
> 
> P1: The walk eases it. I know it does. I walk again.
> 
> Interviewer: And then?
> 
> P1: Then I walk again, and it eases.
> X
$ thema import P1.txt -q > /dev/null
$ thema code add Barriers/Time -q > /dev/null
$ thema code add Barriers/Fear -q > /dev/null
$ thema code add Later/Time -q > /dev/null
$ thema apply Fear --in P1 --turns 2 -q > /dev/null
$ thema export json before.json

# Codes, sources and options that do not exist, with the nearest that do.
$ thema apply Barriers/Tme --in P1 --turns 2
! error: no code 'Barriers/Tme'; did you mean 'Barriers', 'Barriers/Time' or 'Barriers/Fear'?
[exit 3]
$ thema apply Baries/Fear --in P1 --turns 2
! error: no code 'Baries/Fear'; did you mean 'Barriers/Fear'?
[exit 3]
$ thema apply Time --in P1 --turns 2
! error: 'Time' may mean 'Barriers/Time', 'Later/Time': give more of the path
[exit 3]
$ thema apply Barriers/ --in P1 --turns 2
! error: 'Barriers/' has an empty name in it: between two '/' stands a code's name; a '/' inside a name is written '\/'
[exit 2]
$ thema apply Fear --in P2 --turns 2
! error: no source 'P2'; did you mean 'P1'?
[exit 3]
$ thema apply Fear --in P1 --trns 2
! error: unknown option '--trns' (see 'thema apply --help'); did you mean '--turns'?
[exit 2]
$ thema aply Fear --in P1 --turns 2
! error: no command 'aply' (see 'thema --help'); did you mean 'apply'?
[exit 2]
$ thema code shw Fear
! error: 'thema code' needs one of: list, show, add, set, rename, move, merge, split, remove, edit, sort, import, export, template, diagram (see 'thema code --help'); did you mean 'show'?
[exit 2]
$ thema code shw --help
! error: no verb 'shw': 'thema code' has list, show, add, set, rename, move, merge, split, remove, edit, sort, import, export, template, diagram (see 'thema code --help'); did you mean 'show'?
[exit 2]
$ thema code template ad --help
! error: no verb 'ad': 'thema code template' has list, add (see 'thema code template --help'); did you mean 'add'?
[exit 2]
$ thema --help code template add | head -1
Usage: thema code template add TEMPLATE [OPTIONS]
$ thema code --help template | head -1
Usage: thema code template VERB
$ thema code rename Fears Worry
! error: no code 'Fears'; did you mean 'Barriers/Fear'?
[exit 3]
$ thema code rename Barriers/Fear Time
! error: code 'Barriers/Time' is there already: choose another name
[exit 3]
$ thema speaker set P1 Intrviewer --role other
! error: no speaker 'Intrviewer' in source 'P1'; did you mean 'Interviewer'?
[exit 3]
$ thema quotes --code Faer
! error: no code 'Faer'; did you mean 'Barriers/Fear'?
[exit 3]
$ thema quotes --where 'rol = participant'
! error: in the filter: no field 'rol'; there are: case, case.kind, source, kind, date, speaker, role, code, code.role, coder, coded, exemplar, tag.KEY
!   rol = participant
!   ^
!   did you mean 'role'?
[exit 2]
$ thema coding set zzz --memo x
! error: no coding with id 'zzz'; 'thema coding list' shows the ids
[exit 3]
$ thema coding remove c00000
! error: no coding with id 'c00000'; 'thema coding list' shows the ids
[exit 3]

# Quotes: not there, there twice, and with the options that help.
$ thema apply Fear --in P1 --quote 'The walk eased me'
! error: the quote is not in source 'P1': "The walk eased me"; the nearest words are at turn 2 (line 3): "The walk"; the text has "eases it." for "eased me"
[exit 3]
$ thema apply Fear --in P1 --quote 'nothing like this'
! error: the quote is not in source 'P1': "nothing like this"
[exit 3]
$ thema apply Fear --in P1 --quote 'I walk again'
! error: the quote is 2 times in source 'P1': 1: turn 2 (line 3) "...it. I know it does. I walk again.", 2: turn 4 (line 7) "P1: Then I walk again, and it eases."; say which with --nth N, --turns or --lines, or all with --every
[exit 3]
$ thema apply Fear --in P1 --quote 'I walk again' --nth 3
! error: the quote is 2 times in source 'P1', not 3
[exit 3]
$ thema apply Fear --in P1 --quote 'I walk again' --turns 3
! error: the quote is not in turn 3 of source 'P1', but at turn 2 (line 3)
[exit 3]
$ thema apply Fear --in P1 --quote ''
! error: the quote is empty: give the words of the passage
[exit 2]
$ thema unapply Fear --in P1 --quote 'I walk again'
! error: the quote is 2 times in source 'P1': 1: turn 2 (line 3) "...it. I know it does. I walk again.", 2: turn 4 (line 7) "P1: Then I walk again, and it eases."; say which with --nth N, --turns or --lines, or all with --every
[exit 3]
$ thema unapply Fear --in P1 --turns 4
no change: I have not coded that passage so

# Places outside of the text.
$ thema apply Fear --in P1 --at 100:9999
! error: 100:9999 is outside source 'P1': expected 0 <= start < end <= 141
[exit 3]
$ thema apply Fear --in P1 --at 10:10
! error: 10:10 is outside source 'P1': expected 0 <= start < end <= 141
[exit 3]
$ thema apply Fear --in P1 --at 10:5
! error: 10:5 is outside source 'P1': expected 0 <= start < end <= 141
[exit 3]
$ thema apply Fear --in P1 --at -1:5
! error: '-1:5' is no range: expected START:END in code points
[exit 2]
$ thema apply Fear --in P1 --at x:y
! error: 'x:y' is no range: expected START:END in code points
[exit 2]
$ thema apply Fear --in P1 --at 99999999999999999999:5
! error: '99999999999999999999:5' is no range: expected START:END in code points
[exit 2]
$ thema apply Fear --in P1 --turns 5
! error: no turn 5 in source 'P1', which has 4 turns
[exit 3]
$ thema apply Fear --in P1 --turns 0
! error: '0' is no range of turns: expected 41, 41-43, 41.2, 41.2-4 or 41.2-41.4
[exit 2]
$ thema apply Fear --in P1 --turns 3-2
! error: turns '3-2' run backwards
[exit 2]
$ thema apply Fear --in P1 --turns 2.9
! error: no sentence 2.9 in source 'P1': turn 2 has 3
[exit 3]
$ thema apply Fear --in P1 --lines 8
! error: no line 8 in source 'P1', which has 7 lines
[exit 3]
$ thema apply Fear --in P1 --lines 0-1
! error: '0-1' is no range of lines: expected 12 or 12-15
[exit 2]
$ thema apply Fear --in P1
! error: which passage? give --quote, --turns, --lines or --at
[exit 2]
$ thema apply Fear --turns 2
! error: which source? give --in SOURCE
[exit 2]
$ thema apply Fear --in P1 --turns 2 --tag novalue
! error: 'novalue' is no tag: expected key=value
[exit 2]
$ thema apply Fear --in P1 --turns 2 --print 'Something else'
! error: the printed form is not the passage: "Something else" is not in it at that place; only "...", "[...]" and "[inserted words]" may differ
[exit 3]

# Tables with bad rows: every one is named, and nothing is stored.
$ cat > codings.csv <<'X'
> source,start,end,code
> P1,0,4,Fear
> P1,0,9999,Fear
> P1,4,2,Fear
> P2,0,4,Fear
> P1,0,4,Faer
> P1,0,4,Time
> P1,,,Fear
> P1,a,b,Fear
> X
$ thema coding import codings.csv
! error: codings.csv:3: 0:9999 is outside source 'P1': expected 0 <= start < end <= 141
! error: codings.csv:4: 4:2 is outside source 'P1': expected 0 <= start < end <= 141
! error: codings.csv:5: no source 'P2'; did you mean 'P1'?
! error: codings.csv:6: no code 'Faer'; did you mean 'Barriers/Fear'?
! error: codings.csv:7: 'Time' may mean 'Barriers/Time', 'Later/Time': give more of the path
! error: codings.csv:8: no passage: give start and end, quote, turns or lines
! error: codings.csv:9: 'a' in column start: expected a number of code points
! error: 7 of 8 rows cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ printf 'source,start,end\nP1,0,4\n' > no-code.csv; thema coding import no-code.csv
! error: no-code.csv:1: no column 'code'; the file has: source, start, end
[exit 3]
$ printf 'code,role\nA,theme\nB,villain\n' > codebook.csv; thema code import codebook.csv
! error: codebook.csv:3: 'villain' is no role of a code; there are: code, theme, context, intervention, actor, strategy, mechanism, resource, reasoning, outcome, other
[exit 3]
$ printf 'case,age\nP1,40\n,41\n' > cases.csv; thema case import cases.csv
! error: cases.csv:3: a case needs a name
[exit 3]

# Something else under the same name.
$ thema code add Barriers/Fear --role theme
! error: code 'Barriers/Fear' is there already and differs in its role: change it with 'thema code set'
[exit 3]
$ printf 'P1: other words\n' > P1.txt; thema import P1.txt
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: P1.txt: source 'P1' was imported from a file 'P1.txt' with other bytes: correct it with 'thema source replace P1 P1.txt', or import this one beside it with --on-changed new
! notice: 1 file changed since it was imported: the same command with --on-changed replace puts just this text in place (see first what that does with -n)
[exit 3]
$ thema init study.thema
! error: 'study.thema' exists already; nothing was changed
[exit 3]

# For programs.
$ thema apply Tme --in P1 --turns 2 --diagnostics jsonl
! {"level":"error","id":"not-found","file":null,"line":null,"object":"Tme","message":"no code 'Tme'; did you mean 'Barriers/Time' or 'Later/Time'?"}
[exit 3]

# All the time nothing was changed.
$ thema export json after.json; cmp before.json after.json && echo unchanged
unchanged
$ thema check
No problems found.

# A file of zeros is refused by its beginning, however large it is.

$ truncate -s 2G zeros.txt; thema import zeros.txt -q; rm zeros.txt
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: zeros.txt: binary data, expected text (if it is text, name its encoding)

# A column that is not there is told before any work.
$ printf 'P9: Hello there.\n' > P9.txt; thema import P9.txt --columns nmae -q
! error: no column 'nmae'; there are: name, format, encoding, characters, turns, speakers, case, service, sources, result; did you mean 'name'?
[exit 2]
$ thema source list --columns source -f csv | grep -c P9
0
[exit 1]

# An empty quote.
$ printf '' | thema apply Fear --in P1 --quote -
! error: the quote is empty: give the words of the passage
[exit 2]
