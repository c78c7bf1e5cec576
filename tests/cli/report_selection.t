# Reports of a part of a study, and what a report may not do. The study is invented.

$ for p in P01_3m P02_3m P03_6m P04_6m; do printf 'Interviewer: How?\n%s: I am able to try. The goals helped. So I kept walking.\nInterviewer: More?\n%s: Pain is less.\n' ${p%_*} ${p%_*} > $p.txt; done
$ printf 'case,gender,arm\nP01,F,web\nP02,M,phone\nP03,F,\nP04,M,phone\n' > cases.csv
$ thema init s -q; thema import P*.txt --case '(?<case>P\d+)_(?<wave>\d+)m' -q > /dev/null; thema case import cases.csv -q > /dev/null
made s.thema
$ thema apply Goals --new --in P02_3m --quote 'The goals helped' -q
coded Goals at turn 2 of P02_3m

# A number of a report is counted among those whom the report is about, however it is asked for.
$ cat > e.md <<'X'
> Men: {{thema count --where "gender = 'M'"}}; coded: {{thema count Goals}}.
> Sources: {{thema count --where "wave = 3" --unit sources}}.
> X
$ thema report e.md
Men: 2 of 4; coded: 1 of 4.
Sources: 2 of 4.
$ thema report e.md --where "arm = 'phone'"
Men: 2 of 2; coded: 1 of 2.
Sources: 1 of 2.
$ thema report e.md --where "arm = 'web'"
Men: 0 of 1; coded: 0 of 1.
Sources: 1 of 1.
$ thema count --where "gender = 'M'" --within "arm = 'phone'"
2 of 2
! notice: 2: cases where (arm = 'phone') and (gender = 'M'); 2: cases of kind participant that have a source in the selection. Codings counted: union.
$ printf '{{thema count --where "gender = %sF%s" --within "case = %sP01%s or case = %sP02%s"}}\n' "'" "'" "'" "'" "'" "'" > w.md; thema report w.md; thema report w.md --where "arm = 'phone'"
1 of 2
0 of 1

# A report for each value names who is in none of them.
$ thema report e.md --each arm -o '{arm}.md'
wrote phone.md
wrote web.md
! notice: in none of these reports, for want of a value of 'arm': P03
$ cat phone.md web.md
Men: 2 of 2; coded: 1 of 2.
Sources: 1 of 2.
Men: 0 of 1; coded: 0 of 1.
Sources: 1 of 1.
$ thema report e.md --each arm --where "gender = 'M'" -o '{arm}.md' -f md
wrote phone.md
wrote web.md

# Places lead to the transcripts from wherever the report stands.
$ printf '```thema\nquotes\n```\n' > t.md; thema export html site -q > /dev/null; mkdir o
$ link() { grep -o 'href="[^"]*"' "$1"; }; for f in a.html ./b.html o/c.html; do for s in site ./site site/ "$PWD/site"; do thema report t.md -o $f --transcripts "$s"; link $f; done; done
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="site/sources/p02-3m.html#p41-57"
href="../site/sources/p02-3m.html#p41-57"
href="../site/sources/p02-3m.html#p41-57"
href="../site/sources/p02-3m.html#p41-57"
href="../site/sources/p02-3m.html#p41-57"
$ (cd site && thema -p ../s.thema report ../t.md -o d.html --transcripts . && grep -o 'href="[^"]*"' d.html)
href="./sources/p02-3m.html#p41-57"
$ thema report t.md -o n.html --transcripts nowhere
! error: --transcripts: 'nowhere' is no folder with a site: write one with 'thema export html nowhere'
[exit 3]
$ thema report t.md -o n.html --transcripts o
! error: --transcripts: 'o' is no folder with a site: write one with 'thema export html o'
[exit 3]
$ ls n.html
! ls: cannot access 'n.html': No such file or directory
[exit 2]

# Nobody sits before a report: it opens no editor.
$ printf '#!/bin/sh\necho opened >> opened\n' > editor; chmod +x editor; thema theory add T1 --statement x -q; thema cmo add CMOC1 --context C --mechanism M --outcome O --theory T1 -q
added theory T1
added CMOC1 (C1, M1, O1)
$ for c in 'code edit' 'cmo edit' 'cmo edit CMOC1' 'cmo edit --new' 'code sort Goals' 'framework edit Goals' 'memo add -e' 'code edit -n'; do printf '```thema\n%s\n```\n' "$c" | EDITOR=./editor thema report -; done
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: unexpected argument 'Goals' (see 'thema framework edit --help')
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
! error: standard input:2: this opens an editor, and a report only reads: run it by itself
[exit 2]
$ ls opened
! ls: cannot access 'opened': No such file or directory
[exit 2]

# Quotes in tables lead to their passages, too: of codings and of evidence, whatever their attribution.
$ thema cmo evidence CMOC1 --speaks-to O1 --in P02_3m --quote 'So I kept walking' --stance supports -q; thema joint add Walking --theme Goals --in P02_3m --quote 'The goals helped' -q; rm -r site; thema export html site -q > /dev/null
added evidence for CMOC1: supports O1
joint display: row 1, Walking
$ for c in 'cmo table' 'themes --quotes 1' 'joint table' "cmo table --cite '[{source}]'"; do printf '```thema\n%s\n```\n' "$c" > c.md; thema report c.md -o c.html --transcripts site; grep -o '<p class="q">.*</p>' c.html; done
<p class="q"><bdi>‘So I kept walking’</bdi> <bdi class="by"><a href="site/sources/p02-3m.html#p59-76">(P02, turn 2)</a></bdi></p>
<p class="q"><bdi>‘The goals helped’</bdi> <bdi class="by"><a href="site/sources/p02-3m.html#p41-57">(P02, turn 2)</a></bdi></p>
<p class="q"><bdi>‘The goals helped’</bdi> <bdi class="by"><a href="site/sources/p02-3m.html#p41-57">(P02, turn 2)</a></bdi></p>
<p class="q"><bdi>‘So I kept walking’</bdi> <bdi class="by"><a href="site/sources/p02-3m.html#p59-76">(P02_3m)</a></bdi></p>

# Figures are files beside a report in a format that holds none; nothing is left of one that fails.
$ printf '```thema\ncmo diagram -f svg\n```\n\n```thema\ncmo diagram -f svg\n```\n' > fig.md; thema report fig.md -o 'f/my fig.md'; find f | sort; grep -h '!\[\|includegraphics' f/*.md | cut -c1-40
f
f/my fig.md
f/my-fig-figures
f/my-fig-figures/1.svg
f/my-fig-figures/2.svg
![Diagram of 1 path and 0 links. CMOC1: 
![Diagram of 1 path and 0 links. CMOC1: 
$ grep -c '</svg>' f/my-fig-figures/1.svg; cmp f/my-fig-figures/1.svg f/my-fig-figures/2.svg > same; wc -l < same
1
1
$ printf '```thema\ncmo diagram -f svg\n```\n\n```thema\ncount Nothing\n```\n' > fail.md; thema report fail.md -o g/fail.md; ls g
! error: fail.md:6: no code 'Nothing'
! ls: cannot access 'g': No such file or directory
[exit 2]
$ thema report fig.md | grep -c 'svg'
0
[exit 1]
$ mkdir -p h/fig.md; thema report fig.md -o h/fig.md; find h
h
h/fig.md
! error: h/fig.md: a directory, expected a file
$ thema report fig.md --each arm -o 'i/{arm}.md'; find i -name '*.svg' | sort
wrote i/phone.md
wrote i/web.md
i/phone-figures/1.svg
i/phone-figures/2.svg
i/web-figures/1.svg
i/web-figures/2.svg
! notice: in none of these reports, for want of a value of 'arm': P03
$ thema report fig.md -f latex 2>&1 > /dev/null
notice: figures are only named here: -o FILE.tex writes them beside the report
