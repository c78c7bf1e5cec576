# What has a pseudonym is printed with it everywhere, and may be given as it is printed. (Everything
# here is invented.)

$ thema init study -q
made study.thema
$ printf 'INT: Where?\n\nMaria Lopez: In Leeds, on a Monday.\n\nBert: There too.\n' > 'Maria_Lopez 6m.txt'
$ thema import 'Maria_Lopez 6m.txt' -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema case set 'Maria Lopez' town=Leeds -q > /dev/null; thema case set Bert town=Hull -q > /dev/null
$ thema pseudonym add 'Maria Lopez' Ana -q; thema pseudonym add Leeds '[city]' -q; thema pseudonym add Hull '[city]' -q
Maria Lopez is printed as Ana
Leeds is printed as [city]
Hull is printed as [city]
$ thema apply 'About Maria Lopez' --new --in 'Ana 6m' --quote 'on a Monday' -q
coded About Ana at turn 2 of Ana 6m

# Names as they are printed.
$ thema source list --columns source,file
Source  File
──────  ──────────
Ana 6m  Ana 6m.txt
$ thema source show 'Ana 6m.txt' --turns 2 --columns speaker,text
Speaker  Text
───────  ───────────────────────
Ana      In [city], on a Monday.
$ thema quotes --code 'About Ana' --where "case = Ana and speaker = Ana and source = 'Ana 6m'" -f csv --columns source,code,case,speaker
source,code,case,speaker
Ana 6m,About Ana,Ana,Ana
$ thema speaker set 'Ana 6m' Ana --role other -n
set speaker Ana of Ana 6m
! notice: dry run: nothing was changed
$ thema case show Ana
Case:        Ana
Kind:        participant
In:
Cases in it:
Sources:     Ana 6m
town:        [city]
$ thema find Monday --where "town = '[city]'"
! error: in the filter: value '[city]' may be several, which are printed alike: name the one that is meant as it is stored, as --identified shows it
!   town = '[city]'
!          ^
[exit 3]

# Titles, and the keys of columns.
$ thema source show 'Ana 6m' -f html | grep '<title>'
<title>Ana 6m</title>
$ thema themes --by town -f csv --quotes 0 -q
theme,subtheme,code,level,description,sources,cases,of,extracts,town=[city],town=[city] (2)
About Ana,,About Ana,1,,1,1,2,1,0/1,1/1
$ thema themes --by town -f json --quotes 0 -q | grep -c Leeds
0
[exit 1]
$ thema participants --by town -f tsv --columns 'value,town=[city]' -q
value	town=[city]
$ thema quotes -f json | grep -c -E 'Leeds|Lopez'
0
[exit 1]

# Notices and errors.
$ thema apply T --in 'Ana 6m' --quote 'lives in Leeds, on a Monday'
! error: the quote is not in source 'Ana 6m': "lives in [city], on a Monday"; the nearest words are at turn 2 (line 3): "In [city], on a Monday"; the text has "Ana:" for "lives"
[exit 3]
$ thema apply T --in 'Maria Lopez 7m' --quote x
! error: no source 'Ana 7m'; did you mean 'Ana 6m'?
[exit 3]
$ thema apply T --in 'Ana 7m' --quote x
! error: no source 'Ana 7m'; did you mean 'Ana 6m'?
[exit 3]
$ thema case show 'Maria Lopes' --identified
! error: no case 'Maria Lopes'; did you mean 'Maria Lopez'?
[exit 3]
$ sed 's/Monday/Sunday/' 'Maria_Lopez 6m.txt' > new.txt; thema source replace 'Ana 6m' new.txt
What    Code       Result   Words        Words now
──────  ─────────  ───────  ───────────  ───────────
coding  About Ana  changed  on a Monday  on a Sunday
replaced the text of Ana 6m (version 2): 0 kept, 0 moved, 1 changed, 0 lost
! notice: look at what changed with 'thema coding list --changed', then 'thema coding confirm'
$ thema --diagnostics jsonl case set 'Maria Lopez' kind=participant 'x y'
! {"level":"error","id":"usage","file":null,"line":null,"object":null,"message":"'x y': expected key=value"}
[exit 2]
$ thema case withdraw 'Maria Lopez' --reason 'asked for by Maria Lopez' -n
withdrew case Ana: erased 1 turn in Ana 6m, 1 coding
! notice: this cannot be undone, nor 5 earlier changes of the history that held these words; backups, copies and exported files still have them
! notice: dry run: nothing was changed
$ thema completions __complete :thema :source :show :
Ana 6m
$ thema completions __complete :thema :quotes :--code :
About Ana
$ thema config title 'About Leeds' -q; thema config title
set title to About [city]
About [city]
$ for format in text md html csv json jsonl; do thema log --all -f $format; thema code list -f $format; thema coding list -f $format; thema speaker list -f $format; thema case list -f $format; thema info -f $format; thema status -f $format; done 2>&1 | grep -c -i -E 'lopez|leeds'
0
[exit 1]

# The commands about the table itself have the names.
$ thema pseudonym add 'Maria Lopez' Eva
! error: 'Maria Lopez' has a pseudonym already: change it with 'thema pseudonym set'
[exit 3]
$ thema pseudonym list
Name         Printed as  Kind
───────────  ──────────  ────
Hull         [city]
Leeds        [city]
Maria Lopez  Ana

# What is printed for a name is no find of the scan, in the genitive and with accents apart as well.
$ printf "INT: Whose?\n\nBert: said Jose\314\201's dog, saw José’s man and Zoe's, born in 1962, see @zoe.\n" > dog.txt
$ thema import dog.txt -q > /dev/null; thema pseudonym add José Karl -q > /dev/null
$ thema source show dog --turns 2 --columns text
Text
──────────────────────────────────────────────────────────────────
said Karl's dog, saw Karl’s man and Zoe's, born in 1962, see @zoe.
$ thema pseudonym scan dog -f csv --columns kind,text
kind,text
name,Zoe's
handle,'@zoe
birth year,born in 1962

# A name that is stored for one and printed for another: what cannot be taken back, and tables, ask which.
$ thema init alike -q; printf 'I: q?\nMaria Lopez: Maria Lopez was here\n' > 'Maria Lopez 6m.txt'; printf 'I: q?\nAna: I am the real one you see\n' > 'Ana 6m.txt'
made alike.thema
$ thema -p alike.thema import 'Maria Lopez 6m.txt' 'Ana 6m.txt' -q > /dev/null; thema -p alike.thema speaker link --new -q; thema -p alike.thema pseudonym add 'Maria Lopez' Ana -q
linked 2 speakers to the cases of their names; 2 cases made
Maria Lopez is printed as Ana
$ thema -p alike.thema apply T --new --in 'Maria Lopez 6m' --quote 'was here' -q; thema -p alike.thema coding export -o e.csv; thema -p alike.thema coding import e.csv
coded T at turn 2 of Ana 6m
! error: e.csv:2: 'Ana 6m' is the name of one source, and is printed for another: with --identified names are those that are stored
! error: 1 of 1 row cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ thema -p alike.thema coding export -o f.csv --identified; thema -p alike.thema coding import f.csv --identified
codings of f.csv: 1 row: 0 new, 0 changed, 1 there already
$ thema -p alike.thema case list -f csv -o c.csv; thema -p alike.thema case import c.csv
! error: c.csv:2: 'Ana' is the name of one case, and is printed for another: with --identified names are those that are stored
[exit 3]
$ thema -p alike.thema code add 'Maria Lopez talk' -q; thema -p alike.thema code export -o cb.csv; thema -p alike.thema code import cb.csv
added Ana talk
! error: cb.csv:3: 'Ana talk' is printed for a code of another name: write the table with --identified, or import it with --identified to make a new one
[exit 3]
$ thema -p alike.thema case withdraw Ana --reason 'asked'; thema -p alike.thema source remove 'Ana 6m' --purge --reason 'asked'
! error: 'Ana' is the name of one case, and is printed for another: with --identified names are those that are stored
! error: 'Ana 6m' is the name of one source, and is printed for another: with --identified names are those that are stored
[exit 3]

# Rows that failed are written with what is printed for names.
$ thema init rejected -q; printf 'Maria: I told Peter I would. Peter was fine.\n' > 'Maria Lopez 6m.txt'
made rejected.thema
$ thema -p rejected.thema import 'Maria Lopez 6m.txt' -q > /dev/null; thema -p rejected.thema code add Trust -q
added Trust
$ thema -p rejected.thema pseudonym add 'Maria Lopez' Ana -q; thema -p rejected.thema pseudonym add Peter Tom -q
Maria Lopez is printed as Ana
Peter is printed as Tom
$ printf 'source,quote,code\nAna 6m,told Tim I would go,Trust\nAna 6,told,Trust\n' > sheet.csv
$ thema -p rejected.thema coding import sheet.csv --rejects failed.csv --keep-going; grep -c -E 'Peter|Maria' failed.csv
codings of sheet.csv: 2 rows: 0 new, 0 changed, 0 there already, 2 rejected
0
! error: sheet.csv:2: the quote is not in source 'Ana 6m': "told Tim I would go"; the nearest words are at turn 1 (line 1): "told Tom I would"; the text has "Tom" for "Tim", "would." for "would go"
! error: sheet.csv:3: no source 'Ana 6'; did you mean 'Ana 6m'?
[exit 1]
