# What one side removed beside correcting the transcript, and a choice keeps, is carried into the
# corrected text like every other passage. All texts are invented.
$ mkdir ben; printf 'Int: Hello there.\nAnn: one two three four five six.\n' > t.txt; sed 's/there/dear/' t.txt > ben/t.txt
$ thema init s -q; thema import t.txt -q > /dev/null; thema apply C --new --in t --quote five -q; thema copy ben/b --for ben -q; cp s.thema again.thema
made s.thema
coded C at turn 2 of t
wrote ben/b.thema for ben: 1 coding, 2 changes
$ thema -p ben/b.thema coding remove --where 'code = C'; thema -p ben/b.thema source replace t ben/t.txt
removed 1 coding
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema -p s.thema coding set --where 'code = C' --memo changed
set 1 coding
$ thema -p s.thema merge ben/b.thema -n -o ch.csv 2> /dev/null; sed 's/,,removed/,mine,removed/' ch.csv > r.csv
$ thema -p s.thema merge ben/b.thema --resolve r.csv
merged b.thema by ben (1 change), tester (2 changes): sources 1 changed; 1 conflict settled
! notice: passages carried into a corrected text: 0 kept, 1 moved, 0 changed, 0 lost
$ thema -p s.thema coding list -f csv --columns start,end,text,code,memo; thema -p s.thema check
start,end,text,code,memo
41,45,five,C,changed
No problems found.

# A code that is gone there and used here: its codings and the references of its summaries.
$ cp again.thema s.thema; thema -p s.thema case add P; thema -p s.thema framework set P C counts --in t --quote six; thema -p s.thema copy ben/c --for ben -q
added participant P
charted P on C: 1 reference
wrote ben/c.thema for ben: 1 coding, 4 changes
$ thema -p ben/c.thema source replace t ben/t.txt; thema -p ben/c.thema code remove C --yes
replaced the text of t (version 2): 0 kept, 2 moved, 0 changed, 0 lost
removed C, with 1 coding, 1 framework summary
$ thema -p s.thema apply C --in t --quote 'one two'
coded C at turn 2 of t
$ thema -p s.thema merge ben/c.thema -n -o ch.csv 2> /dev/null; sed 's/,,removed/,mine,removed/; s/,,\(.*\),removed/,mine,\1,removed/' ch.csv > r.csv
$ thema -p s.thema merge ben/c.thema --resolve r.csv
merged c.thema by ben (1 change), tester (2 changes): sources 1 changed; 1 conflict settled
! notice: passages carried into a corrected text: 0 kept, 3 moved, 0 changed, 0 lost
$ thema -p s.thema coding list -f csv --columns start,end,text,code; thema -p s.thema check
start,end,text,code
22,29,one two,C
41,45,five,C
No problems found.
