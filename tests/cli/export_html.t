# A browsable site of the whole project, from invented interviews.

$ thema demo study > /dev/null; mv study/demo.thema .
$ thema export html site
wrote site: 29 files; begin at site/index.html
$ ls site
cases
codes
configurations
index.html
search
search.html
site.css
site.js
sources
thema-site.txt
themes.html
theories
$ thema export html site | tail -n 1
wrote site: 29 files; begin at site/index.html
$ head -n 3 site/thema-site.txt
thema html site 1
cases/index.html
cases/p1.html

# A passage that is coded has a place of its own, and so has every turn.

$ grep -o 'id="[tp][0-9-]*"' site/sources/p1.html | head -n 4
id="t1"
id="t2"
id="p101-174"
id="t3"

# A folder with something else in it is not touched.

$ mkdir mine; echo words > mine/notes.txt; thema export html mine
! error: mine: the folder is not empty and no earlier export: name a new or an empty one
[exit 3]
$ echo words > site/notes.txt; thema export html site
! error: site: the folder holds 'notes.txt', which is not of the earlier export and would be lost: move it away, or name another folder
[exit 3]
$ rm site/notes.txt; thema export html site --memos -n
would write site
$ thema export html site -o here
! error: a site is a folder, which is named as an argument: leave -o out
[exit 2]
$ thema export html site -f csv
! error: 'export html' writes pages, not csv
[exit 2]
$ thema export html demo.thema
! error: demo.thema: a file, expected a folder or a name that is free
[exit 3]
