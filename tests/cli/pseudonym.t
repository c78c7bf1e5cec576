# What is printed for names; the stored text stays as it is. (Everything here is invented.)

$ thema init study -q
made study.thema
$ cat > 'Maria Lopez.txt' <<'X'
> INT: Thank you, Maria. How did it begin?
>
> Maria: After MARIA'S fall, my sister Eileen drove me to Pinderfields. José-María the nurse was kind.
>
> INT: And when was that, roughly?
>
> Maria: On 12 March 2024. Mr Nutt has my number, 01924 555 0123, or maria.lopez@example.org. I live at WF1 4DG.
>
> INT: Then Pinderfields again? And the nurse?
>
> Maria: The nurse, yes. Nobody else. We walked on Monday, and I said so to Eileen Ward.
> X
$ thema import 'Maria Lopez.txt' -q > /dev/null
$ thema apply Help --in 'Maria Lopez' --quote "After MARIA'S fall, my sister Eileen" --new -q --memo 'Maria means the sister'
coded Help at turn 2 of Maria Lopez

# What may tell who people are.
$ thema pseudonym scan
Kind      Text                     Times  In  Where  First        Turn
────────  ───────────────────────  ─────  ──  ─────  ───────────  ────
name      Eileen                       1   1  text   Maria Lopez     2
name      Eileen Ward                  1   1  text   Maria Lopez     6
name      José-María                   1   1  text   Maria Lopez     2
name      Maria                        1   1  text   Maria Lopez     1
name      Nutt                         1   1  text   Maria Lopez     4
name      Pinderfields                 1   1  text   Maria Lopez     2
name      Then Pinderfields            1   1  text   Maria Lopez     5
e-mail    maria.lopez@example.org      1   1  text   Maria Lopez     4
phone     01924 555 0123               1   1  text   Maria Lopez     4
postcode  WF1 4DG                      1   1  text   Maria Lopez     4
date      12 March 2024                1   1  text   Maria Lopez     4

A help for the eye, no proof: names that are words as well, and what is told without a name, are not found.
$ thema pseudonym add Maria Ana --kind person
Maria is printed as Ana
$ thema pseudonym add 'Maria Lopez' 'Ana Ruiz' -q; thema pseudonym add Eileen Ruth -q; thema pseudonym add Pinderfields '[hospital]' -q
Maria Lopez is printed as Ana Ruiz
Eileen is printed as Ruth
Pinderfields is printed as [hospital]
$ thema pseudonym add Maria Ana
no change
$ thema pseudonym add Maria Eva
! error: 'Maria' has a pseudonym already: change it with 'thema pseudonym set'
[exit 3]
$ thema pseudonym add Anna 'Anna B.'
! error: 'Anna B.' stands for 'Anna' and still holds it: choose another replacement
[exit 3]
$ thema pseudonym add Leeds Leeds; thema pseudonym remove Leeds
Leeds is printed as Leeds
Leeds is printed as it is
$ thema pseudonym add '!?' x
! error: '!?' has no letter or digit that could be found in a text
[exit 3]
$ thema pseudonym list
Name          Printed as  Kind
────────────  ──────────  ──────
Eileen        Ruth
Maria         Ana         person
Maria Lopez   Ana Ruiz
Pinderfields  [hospital]

# Everything printed has them; positions are those of the stored text.
$ thema quotes
Help
----

  ‘After Ana'S fall, my sister Ruth’ (Ana, turn 2)
    Ana Ruiz, turn 2, line 3
    Memo: Ana means the sister

1 quote: 1 of 1 extract, 0 of 0 cases (kind participant); 0 have extracts. Codings counted: union.
$ thema quotes -f csv --columns source,start,end,text,memo
source,start,end,text,memo
Ana Ruiz,49,85,"After Ana'S fall, my sister Ruth",Ana means the sister
$ thema quotes -f json | grep -c -i maria
0
[exit 1]
$ thema source text 'Maria Lopez' | head -3
INT: Thank you, Ana. How did it begin?

Ana: After Ana'S fall, my sister Ruth drove me to [hospital]. José-Ana the nurse was kind.
$ thema source text 'Maria Lopez' --identified | head -3
INT: Thank you, Maria. How did it begin?

Maria: After MARIA'S fall, my sister Eileen drove me to Pinderfields. José-María the nurse was kind.
$ thema source list --columns source,file
Source    File
────────  ────────────
Ana Ruiz  Ana Ruiz.txt
$ thema source show 'Ana Ruiz' --turns 2
Turn  Speaker  Text
────  ───────  ────────────────────────────────────────────────────────
2.1   Ana      After Ana'S fall, my sister Ruth drove me to [hospital].
2.2            José-Ana the nurse was kind.
$ thema find nurse --columns source,turn,text
Source    Turn  Text
────────  ────  ─────────────────────────────────────────────────────────────────────────────────────
Ana Ruiz     2  After Ana'S fall, my sister Ruth drove me to [hospital]. José-Ana the nurse was kind.
Ana Ruiz     5  Then [hospital] again? And the nurse?
Ana Ruiz     6  The nurse, yes. Nobody else. We walked on Monday, and I said so to Ruth Ward.
$ thema speaker list --columns source,speaker
Source    Speaker
────────  ───────
Ana Ruiz  INT
          Ana
$ thema themes --quotes 1 -f html | grep -c -i -E 'maria|eileen'
0
! notice: no code has the role theme: the top-level codes stand as themes (give codes the role with 'thema code set PATH --role theme', or name a branch with --root)
[exit 1]
$ thema log -f csv --columns command | grep -c Lopez
0
[exit 1]
$ thema source original 'Ana Ruiz' -o back.txt; cmp back.txt 'Maria Lopez.txt'

# What has a pseudonym is not looked at again.
$ thema pseudonym scan --kind name --all -f csv
kind,text,where,source,turn,start,end
name,José-María,text,Maria Lopez,2,112,122
name,Nutt,text,Maria Lopez,4,206,210
name,Then Pinderfields,text,Maria Lopez,5,295,312
name,Eileen Ward,text,Maria Lopez,6,410,421

# Read from a table; taken back; undone.
$ printf 'original,replacement,kind\nNutt,Brown,person\nMaria,Ana,\n' > names.csv
$ thema pseudonym import names.csv
2 pseudonyms: 1 new
$ thema undo
took back 9 by tester: changed the table of pseudonyms
$ thema pseudonym remove Eileen --reason 'Eileen wants her own name'
Eileen is printed as it is
$ thema pseudonym remove Eilean
! error: no pseudonym for 'Eilean'
[exit 3]
$ thema undo -q > /dev/null

# The table kept apart: no byte of the names' table is left in the project.
$ thema pseudonym file safe.csv
moved 4 pseudonyms to safe.csv; the project names the file and holds none of the names any more
$ cat safe.csv
original,replacement,kind
Eileen,Ruth,
Maria,Ana,person
Maria Lopez,Ana Ruiz,
Pinderfields,[hospital],
$ stat -c %a safe.csv
600
$ thema pseudonym add Nutt Brown
Nutt is printed as Brown
$ tail -1 safe.csv
Nutt,Brown,
$ thema quotes -f csv --columns text
text
"After Ana'S fall, my sister Ruth"
$ grep -a -c -E 'Ana Ruiz|Ruth' study.thema
0
[exit 1]
$ thema log --limit 3 -f csv --columns command,summary,reason
command,summary,reason
thema pseudonym file safe.csv,changed the table of pseudonyms,
thema undo -q,,
thema pseudonym remove [erased],changed the table of pseudonyms,[erased] wants her own name
$ mv safe.csv elsewhere.csv
$ thema quotes
! error: the table of pseudonyms of this project, 'safe.csv', is not there: put it back, name another with 'thema config pseudonyms FILE', or print the stored text with --identified
[exit 3]
$ thema quotes --identified -f csv --columns text
text
"After MARIA'S fall, my sister Eileen"
$ thema config pseudonyms elsewhere.csv
set pseudonyms to elsewhere.csv
$ thema quotes -f csv --columns text
text
"After Ana'S fall, my sister Ruth"
$ thema check
No problems found.

# A table in a file of its own is not put back when a batch fails: it is changed by itself.
$ printf 'pseudonym add Leeds Lund\napply Help --in Nowhere --turns 1\n' | thema batch
! error: standard input:1: the table of pseudonyms is in 'elsewhere.csv', which is not put back when a batch fails: change it by itself, or in a batch with --keep-going
[exit 2]
$ printf 'pseudonym remove Eileen\n' | thema batch
! error: standard input:1: the table of pseudonyms is in 'elsewhere.csv', which is not put back when a batch fails: change it by itself, or in a batch with --keep-going
[exit 2]
$ printf 'pseudonym add Eileen Ruth\npseudonym list --columns replacement -f csv\n' | thema batch
no change
replacement
Ruth
Ana
Ana Ruiz
[hospital]
Brown
$ printf 'pseudonym add Leeds Lund\napply Help --in Nowhere --turns 1\n' | thema batch --keep-going; tail -n 1 elsewhere.csv
Leeds is printed as Lund
Leeds,Lund,
! error: standard input:2: no source 'Nowhere'
! notice: 1 of 2 commands failed
