# A survey that goes on: new respondents are added, corrected answers replaced.

$ thema init study -q
made study.thema
$ cat > week.csv <<'X'
> id,age,What helped you most?
> R1,34,"The short walks in the morning, and the people I met on the way there."
> R2,51,"Nothing so far has helped me very much, although I did try it for a week."
> X
$ thema import week.csv
Source   Format  Encoding  Characters  Turns  Speakers                 Case  Sources
───────  ──────  ────────  ──────────  ─────  ───────────────────────  ────  ───────
week R1  csv     UTF-8            187      2  - What helped you most?              2
! notice: week.csv: respondents by 'id'; answers: 'What helped you most?'; attributes: 'age'
! notice: week.csv: 2 cases: 2 new, 0 updated, 0 unchanged; types: age integer
! notice: new coder 'tester'
$ thema apply Walks --in 'week R1' --quote 'the people I met' --new -q
coded Walks at turn 1 of week R1
$ cat > week.csv <<'X'
> id,age,What helped you most?
> R1,35,"Well: the short walks in the morning, and the people I met on the way there."
> R2,51,"Nothing so far has helped me very much, although I did try it for a week."
> R3,28,"My sister, who came by on most of the days and walked along with me a bit."
> X
$ thema import week.csv
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! notice: week.csv: respondents by 'id'; answers: 'What helped you most?'; attributes: 'age'
! error: week.csv: a file 'week.csv' with other bytes was imported before: of its sources 1 changed ('week R1'), 1 new ('week R3'), none gone; put the new answers in place with --on-changed replace, or import this file beside it with --on-changed new
[exit 3]
$ thema import week.csv --on-changed replace
Source   Format  Encoding  Characters  Turns  Speakers                 Case  Sources  Result
───────  ──────  ────────  ──────────  ─────  ───────────────────────  ────  ───────  ────────
week R1  csv     UTF-8            188      2  - What helped you most?              2  replaced
! notice: week.csv: respondents by 'id'; answers: 'What helped you most?'; attributes: 'age'
! notice: week.csv: 3 cases: 1 new, 1 updated, 1 unchanged; types: age integer
! notice: replaced the text of week R1 (version 2): 0 kept, 1 moved, 0 changed, 0 lost
$ thema coding list --columns source,start,text; thema case list --columns case,sources,age
Source   Start  Words
───────  ─────  ────────────────
week R1     64  the people I met
Case  Sources  age
────  ───────  ───
R1    week R1  35
R2    week R2  51
R3    week R3  28
$ thema import week.csv --on-changed replace -q
Source   Format  Encoding  Characters  Turns  Speakers  Case  Sources  Result
───────  ──────  ────────  ──────────  ─────  ────────  ────  ───────  ──────
week R1  csv     UTF-8            194      2                        2  same
$ thema check
No problems found.

# Who was withdrawn does not come back with the file.
$ thema case withdraw R2 --reason 'asked to be left out' -q
withdrew case R2: erased source week R2
$ sed -i 's/by on most/by most/' week.csv; thema import week.csv --on-changed replace
Source   Format  Encoding  Characters  Turns  Speakers  Case  Result
───────  ──────  ────────  ──────────  ─────  ────────  ────  ────────
week R3  csv     UTF-8             96      1                  replaced
! notice: week.csv: respondents by 'id'; answers: 'What helped you most?'; attributes: 'age'
! notice: week.csv: 2 cases: 0 new, 0 updated, 2 unchanged; types: age integer
! notice: replaced the text of week R3 (version 2): 0 kept, 0 moved, 0 changed, 0 lost
! warning: 1 row of cases that were withdrawn: passed over; the file itself is not kept, since it holds their words
$ thema source list --columns source,characters
Source   Characters
───────  ──────────
week R1          98
week R3          93
$ grep -a -c 'although I did try' study.thema
0
[exit 1]
