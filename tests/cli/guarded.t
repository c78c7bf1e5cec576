# What could cost a study is refused before anything happens.

$ thema init p -q
made p.thema
$ printf 'INT: Well?\nP1: I walk again.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1

# A result is never written over a project, nor over the file that is read.
$ thema source text P1 -o p.thema
! error: 'p.thema' is a project or another database: it is not written over; choose another name
[exit 2]
$ thema export json p.thema
! error: 'p.thema' is a project or another database: it is not written over; choose another name
[exit 2]
$ printf 'source,quote,code\nP1,nowhere,Walks\n' > c.csv
$ thema coding import c.csv --new --keep-going --rejects c.csv
! error: 'c.csv' is the file that is read: choose another name for what is written
[exit 2]
$ thema check
No problems found.

# What is typed is text.
$ thema coder add "$(printf 'c\377')"
! error: 'c�' is not valid UTF-8: type it in a terminal that writes UTF-8 (only the name of a file that is there may hold other bytes)
[exit 2]
$ thema config title "$(printf 's\377')"
! error: 's�' is not valid UTF-8: type it in a terminal that writes UTF-8 (only the name of a file that is there may hold other bytes)
[exit 2]

# Only files are imported; what cannot be read in a folder does not stop the rest.
$ mkfifo pipe.txt; thema import pipe.txt
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: pipe.txt: a device or pipe, expected a file
[exit 3]
$ mkdir dir; printf 'P2: x\n' > dir/P2.txt; ln -s self dir/self; thema import --recursive dir -q -f csv --columns name
name
P2

# A pasted paragraph is a search; counts begin at nought; formats are known before anything is done.
$ thema find "$(yes walk | head -200 | tr '\n' ' ')" -f csv --columns turn,text
turn,text
2,I walk again.
$ thema find "$(yes '(walk' | head -40 | tr '\n' ' ')"
! error: in the query: nested too deeply
!   (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk (walk 
!                                                                                                                            ^
[exit 2]
$ thema quotes --limit -1
! error: --limit: Value -1 not in range 0 to 1000000000 (see 'thema quotes --help')
[exit 2]
$ thema undo -f xx
! error: unknown format 'xx'; formats are text, md, csv, tsv, json, jsonl, html, latex, xlsx, svg
[exit 2]
$ thema apply Walks --new --in P1 --turns 2 --tag 'a=b;c=d'
! error: 'b;c=d' cannot be the value of tag 'a': ';' separates tags; give each its own --tag
[exit 2]
