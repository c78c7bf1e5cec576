# Quotes of a report lead to their own passages in the transcripts. All is invented.

$ printf 'INT: How?\nP1: Yes. Yes.\nINT: And?\nP1: Yes, it helped.\n' > P1.txt; thema init s -q; thema import P1.txt --case '(?<case>P\d+)' -q > /dev/null
made s.thema
$ thema apply Agrees --new --in P1 --quote Yes --every -q; thema apply Agrees/Helped --new --in P1 --quote 'it helped' --exemplar -q; thema export html site -q
coded Agrees at 3 places of P1
coded Agrees/Helped at turn 4 of P1
wrote site: 14 files; begin at site/index.html

# The same words of the same person, three times: each leads to where it was said.
$ printf 'printf "\\140\\140\\140thema\\n%%s\\n\\140\\140\\140\\n" "$1" > l.md; thema report l.md -o l.html --transcripts site -q; grep -o "<a href=.site[^<]*</a>" l.html\n' > links
$ sh links 'quotes --exact --code Agrees'
<a href="site/sources/p1.html#p14-17">P1, turn 2, line 2</a>
<a href="site/sources/p1.html#p19-22">P1, turn 2, line 2</a>
<a href="site/sources/p1.html#p38-41">P1, turn 4, line 4</a>
$ sh links 'quotes --code Agrees --where "exemplar = false" --limit 2'
<a href="site/sources/p1.html#p14-17">P1, turn 2, line 2</a>
<a href="site/sources/p1.html#p19-22">P1, turn 2, line 2</a>
$ sh links 'matrix --rows codes --cols cases --cell quotes --quotes 9'
<a href="site/sources/p1.html#p43-52">(P1, turn 4)</a>
<a href="site/sources/p1.html#p14-17">(P1, turn 2)</a>
<a href="site/sources/p1.html#p19-22">(P1, turn 2)</a>
<a href="site/sources/p1.html#p38-41">(P1, turn 4)</a>
<a href="site/sources/p1.html#p43-52">(P1, turn 4)</a>

# What is no coding leads to its turn; what was only marked for links is in no page.
$ thema apply Half --new --in P1 --quote 'Yes, it' -q
coded Half at turn 4 of P1
$ sh links 'quotes --query "Half and Agrees/Helped"'
<a href="site/sources/p1.html#t4">P1, turn 4, line 4</a>
$ sh links "quotes --query '\"Agrees/Helped\" or \"Agrees\"' --where 'turn has Helped'"
<a href="site/sources/p1.html#p38-41">P1, turn 4, line 4</a>
<a href="site/sources/p1.html#p43-52">P1, turn 4, line 4</a>
$ thema report l.md -o plain.html; grep -c 'data-passage' plain.html l.html
plain.html:0
l.html:0
[exit 1]

# Names that are printed in another way do not hide the place.
$ thema pseudonym add P1 Anna -q; thema export html named -q; printf '```thema\nquotes --exact --code Agrees\n```\n' > l.md; thema report l.md -o l.html --transcripts named -q; grep -o 'href="named[^"]*"' l.html
P1 is printed as Anna
wrote named: 15 files; begin at named/index.html
href="named/sources/anna.html#p14-17"
href="named/sources/anna.html#p19-22"
href="named/sources/anna.html#p38-41"

# A site that is older than the codings has no passage for some quotes: that is told.
$ thema apply Late --new --in P1 --quote 'helped' -q; printf '```thema\nquotes --exact\n```\n' > l.md; thema report l.md -o l.html --transcripts named -q
coded Late at turn 4 of Anna
! warning: quotes without a passage in the site 'named': 1 of 6; their links lead nowhere, since the site is older than they are or of another project: export it again with 'thema export html named'
$ thema export html named -q; thema report l.md -o l.html --transcripts named -q
wrote named: 16 files; begin at named/index.html
$ rm named/sources/anna.html; thema report l.md -o l.html --transcripts named -q 2>&1 | cut -d';' -f1
warning: quotes without a passage in the site 'named': 6 of 6
