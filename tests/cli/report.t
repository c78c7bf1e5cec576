# A report: Markdown with commands in it. The documents here are invented.

$ thema demo study > /dev/null; mv study/demo.thema .
$ cat > paper.md <<'X'
> ---
> title: "A paper about {{=what}}"
> ---
>
> # Results
>
> Passwords came up in {{thema count 'Getting started/Logging in'}}; `{{=code}}` and \{{thema}} stay.
>
> ```thema caption='Who took part'
> participants   # a comment
> ```
>
> - Of one code:
>
>   ```thema
>   thema quotes --code 'Logging in'
>   config language
>   ```
> X
$ thema report paper.md --set what=walking
---
title: "A paper about walking"
---

\# Results

Passwords came up in 1 of 3; `{{=code}}` and \{{thema}} stay.

**Who took part**

| Characteristic | Value | All (n=3) |
| --- | --- | --- |
| age | mean (range) | 54.0 (41–63) |
| gender | man | 1 (33%) |
| | woman | 2 (67%) |
| occupation | retired driver | 1 (33%) |
| | teaching assistant | 1 (33%) |
| | N/R | 1 (33%) |

n: cases of kind participant that have a source in the selection. n (%), percentages of all in the column, rounded half up; mean (range) of those who reported. N/R: not reported.

- Of one code:

  ## Getting started/Logging in

  > ‘The password had to be twelve characters and it threw me out three times.’ (P1, woman, 58)
  >
  > *P1, turn 2, line 2; exemplar*

  1 quote: 1 of 1 extract, 1 of 3 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: P2, P3.

  ```
  en
  ```
$ thema report paper.md --set what=walking -o one.html; thema report paper.md --set what=walking -o two.html; cmp one.html two.html
$ thema report paper.md --set what=walking -f html | cmp - one.html
$ grep -c '<table' one.html; grep -o '<title>.*</title>' one.html
1
<title>A paper about walking</title>
$ thema report - --set what=walking < paper.md | head -2
---
title: "A paper about walking"

# What cannot be done stops the report with its line and the command's exit status; nothing is written.
$ printf 'Text\n\n```thema\ncount Nowhere\nthemes\n```\n\nOf {{thema count None}}.\n' > bad.md; thema report bad.md -o bad.html; ls bad.html
! error: bad.md:4: no code 'Nowhere'
! ls: cannot access 'bad.html': No such file or directory
[exit 2]
$ printf '{{thema themes}}\n' | thema report -
! error: standard input:1: 'themes' prints 13 lines, and a line of text has room for one: set it in a block of its own
[exit 2]
$ printf '{{=a}}\n' | thema report -
! error: standard input:1: {{=a}} has no value: give one with --set a=VALUE
[exit 2]
$ printf '# T\n\nbefore {{=a}} after\n' > y.md; thema report y.md --keep-going -o y.html; grep -o 'before.*after' y.html
before [failed: line 3: {{=a}} has no value: give one with --set a=VALUE] after
! error: y.md:3: {{=a}} has no value: give one with --set a=VALUE
$ printf 'x\n\n```thema\nthemes "\n```\n' | thema report -
! error: standard input:4: a " that is opened here is never closed
[exit 3]
$ printf 'x\n\n```thema\nthemes\n' | thema report -
! error: standard input:3: the block that begins here is never closed: a line of ``` is missing
[exit 3]
$ printf '```thema wide\nthemes\n```\n' | thema report -
! error: standard input:1: a block has no option 'wide'; behind ```thema there may be: echo, caption='WORDS'
[exit 2]
$ printf '```thema\nthemes -o x.html\n```\n' | thema report -
! error: standard input:2: the report says where results go: take the option -o away
[exit 2]
$ thema report bad.md -o bad.rtf
! error: cannot tell the format of a report from the name 'bad.rtf': use one of these extensions, or -f: md, html, docx, odt, pdf, tex
[exit 2]
$ thema report bad.md -f json
! error: a report has no format 'json'; there are: md, html, docx, odt, pdf, tex
[exit 2]
$ thema report none.md
! error: none.md: cannot read it: No such file or directory
[exit 3]
$ thema report bad.md -o bad.md
! error: 'bad.md' is the file that is read: choose another name for what is written
[exit 2]
$ thema report bad.md --set x
! error: --set 'x': expected NAME=VALUE
[exit 2]
$ thema report bad.md --toc
! error: --toc is for html, pdf, docx, odt and tex: what shows Markdown makes its own
[exit 2]

# With --keep-going what failed is shown where it stands.
$ thema report bad.md --keep-going | head -6
Text

\> **This block failed:** line 4: no code 'Nowhere'

| Theme | Subtheme | Description | Sources | Cases | Extracts | Illustrative quote |
| --- | --- | --- | ---: | --- | ---: | --- |
! error: bad.md:4: no code 'Nowhere'
! error: bad.md:8: no code 'None'

# A folder that is not there is told before the work, and nothing is made.
$ thema report bad.md -o nowhere/x.html; ls -d nowhere 2> /dev/null
! error: cannot write 'nowhere/x.html': there is no folder 'nowhere': make it first
[exit 2]

# A report only reads.
$ for c in 'code add New' 'undo' 'batch x' 'case set P1 age=1' 'apply New --in P1 --turns 2'; do printf '```thema\n%s\n```\n' "$c" | thema report -; done
! error: standard input:2: 'thema code add New' changes the project, and a report only reads it: run it by itself before
! error: standard input:2: 'undo' cannot be part of a report: a report only reads the project
! error: standard input:2: 'batch' cannot be part of a report: a report only reads the project
! error: standard input:2: 'thema case set P1 age=1' changes the project, and a report only reads it: run it by itself before
! error: standard input:2: 'thema apply New --in P1 --turns 2' changes the project, and a report only reads it: run it by itself before
[exit 2]
$ thema log --limit 1 --columns command | tail -1
The newest 1 of 8 entries; --all shows every one.

# A check that finds something is told, and the report is written.
$ printf 'Of {{thema count "Getting started" --expect 3}}.\n' > expect.md; thema report expect.md
Of 2 of 3.
! warning: 2 of 3, but 3 were expected
! warning: expect.md:1: count 'Getting started' --expect 3 found something to be looked at (exit status 1)
[exit 1]

# A filter joins that of every block; what takes none is told once.
$ printf '{{thema count "Getting started" --where "age > 40 or age < 0"}}, {{thema count "Getting started"}}; {{thema config language}}\n' > where.md
$ thema report where.md --where "gender = 'woman'"
2 of 2, 2 of 2; en
! notice: these commands take no filter, and show everything: line 1 (thema config language)
$ thema report where.md --where "gender = 'woman'" --provenance | tail -12

Text and file: the first 16 digits of their SHA-256.

**Commands**

| Line | Command |
| ---: | --- |
| 1 | thema count 'Getting started' --where 'age \> 40 or age \< 0' --within 'gender = '\\''woman'\\''' |
| 1 | thema count 'Getting started' --within 'gender = '\\''woman'\\''' |
| 1 | thema config language |

In the order in which they ran, with the filter that they were given. Where a command draws numbers, its --seed is shown, or is the one that its help names.
! notice: these commands take no filter, and show everything: line 1 (thema config language)

# A file for each value of an attribute: all or none.
$ printf '# {{=gender}}\n\n{{thema count "Getting started"}}, {{thema count "Being supported"}}\n' > each.md
$ thema report each.md --each gender -o 'out/{gender}.md'; cat out/man.md out/woman.md
wrote out/man.md
wrote out/woman.md
# man

0 of 1, 1 of 1
# woman

2 of 2, 1 of 2
$ thema report each.md --each gender -o 'out/x.md'
! error: --each gender writes a file for each value: name them with -o, such as -o 'out/{gender}.html'
[exit 2]
$ thema report each.md --each nothing -o 'out/{nothing}.md'
! error: no attribute 'nothing'; there are: age, gender, occupation
[exit 2]
$ thema case set P1 occupation='../a:b' -q; thema case set P2 occupation='..' -q; printf '{{=occupation}}\n' > each3.md; thema report each3.md --each occupation -o 'o2/{occupation}.md'; ls -A o2
set occupation=../a:b of P1
set occupation=.. of P2
wrote o2/_._.md
wrote o2/_.._a_b.md
wrote o2/N_R.md
N_R.md
_.._a_b.md
_._.md

# Figures are drawn; of a result that has one, -f svg takes nothing else.
$ printf '```thema\nsaturation -f svg\n```\n' | thema report - -f html | grep -c '<svg\|<table'
1
$ printf '```thema\nthemes -f svg\n```\n' | thema report - -f html
! error: standard input:2: there is no figure of this result; svg is for: cmo_diagram, cmo_matrix, code_diagram, cooccur, matrix, prisma, saturation; html, text and other formats show tables
[exit 2]
$ printf '```thema\nsource list -f csv --columns source\n```\n' | thema report -
\```
source
P1
P2
P3
\```

# An image of the author is in the page.
$ printf 'P' > a.png; printf '![A dot](a.png)\n' | thema report - -f html | grep -o '<img.*>'
<img src="data:image/png;base64,UA==" alt="A dot" /></p>
$ printf 'x\n\n![A dot](b.png)\n' | thema report - -f html
! error: standard input:3: b.png: cannot read it: No such file or directory
[exit 3]

# Words of transcripts are words in every format.
$ printf 'INT: Well?\nP9: <script>alert(1)</script> *a* | b {{=x}} \\section{x} $y$ & 50%% _z_\n' > P9.txt; thema import P9.txt -q -f csv --columns name; thema apply 'A|<b>' --new --in P9 --turns 2 -q
name
P9
coded A|<b> at turn 2 of P9
$ printf '| a |\n|---|\n| {{thema config title}} |\n\n```thema\nquotes --code "A|<b>"\nmatrix --rows codes --cols sources --code "A|<b>"\n```\n' > hostile.md; thema config title '<i>&|*x*'
set title to <i>&|*x*
$ thema report hostile.md
| a |
|---|
| \<i\>\&\|\*x\* |

\# A\|\<b\>

\> ‘\<script\>alert(1)\</script\> \*a\* \| b \{\{=x\}\} \\section\{x\} \$y\$ \& 50% \_z\_’ (Participant)
\>
\> *P9, turn 2, line 2*

1 quote: 1 of 1 extract, 0 of 3 cases (kind participant); 0 have extracts. Codings counted: union. Not quoted: P1, P2, P3.

| Code | P1 | P2 | P3 | P9 |
| --- | ---: | ---: | ---: | ---: |
| A\|\<b\> | 0 | 0 | 0 | 1 |

Cells: extracts: unions of overlapping passages of a source; sub-codes are included. Codings counted: union.
$ thema report hostile.md -f html | grep -c '<script\|<i>\|<b>'
0
[exit 1]
$ thema report hostile.md -f html | grep -o '<td>&lt;i&gt;.*</td>'
<td>&lt;i&gt;&amp;|*x*</td>
$ thema report hostile.md -f html | grep -o '<p>‘.*</p>'
<p>‘&lt;script&gt;alert(1)&lt;/script&gt; *a* | b {{=x}} \section{x} $y$ &amp; 50% _z_’</p>

# Names are printed as everywhere, also in names of files.
$ thema pseudonym add 'retired' 'former' -q > /dev/null; thema case set P2 occupation='retired driver' -q > /dev/null
$ printf '{{=occupation}}: {{thema count --where "case = P2"}}\n' > names.md; thema report names.md --each occupation -o 'o3/{occupation}.md'; cat 'o3/former driver.md'
wrote o3/_.._a_b.md
wrote o3/former driver.md
wrote o3/N_R.md
former driver: 1 of 1

# The hash of the content is another one when anything that is recorded changes.
$ printf 'x\n' > prov.md; thema report prov.md --provenance | grep 'content (SHA' > before; wc -l < before
1
$ thema report prov.md --provenance | grep 'content (SHA' | cmp -s before -
$ thema memo add 'read again' --on project -q; thema report prov.md --provenance | grep 'content (SHA' | cmp -s before -
added a memo on the project
[exit 1]

# Footnotes that name nothing, that nothing names, or that are there twice are told by line.

$ printf 'A[^a], B[^zz].\n\n[^a]: Note a.\n[^b]: Note b.\n[^a]: Again.\n' > notes.md; thema report notes.md -f html | grep -c 'Note a'
1
! notice: notes.md:1: '[^zz]' names no footnote, and is printed as it stands: write '[^zz]: TEXT', or '\[^' if it is none
! notice: notes.md:4: no text cites the footnote '[^b]': it is not among the notes of a document
! notice: notes.md:5: the footnote '[^a]' begins a second time: only the first is printed
