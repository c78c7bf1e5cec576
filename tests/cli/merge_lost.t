# Two copies correct one text. What only the refused correction lost stays where the other text has
# it: codings, memos and evidence, also what that copy had coded itself. All texts are invented.
$ mkdir m d e dan eva; printf 'Int: Hello.\nAnn: It hurts. Nothing else.\n' > t.txt; sed 's/Hello/Hello dear/' t.txt > m/t.txt; sed 's/It hurts. //' t.txt > d/t.txt; sed 's/It hurts. Nothing/Never mind the/' t.txt > e/t.txt
$ thema init s -q; thema import t.txt --case '(?<case>t)' -q > /dev/null; thema apply K --new --in t --quote 'It hurts' -q; thema memo add note --in t --quote 'It hurts' -q
made s.thema
coded K at turn 2 of t
added a memo on a passage of t
$ thema cmo add C1 --context c --resource r --reasoning q --outcome o -q; thema cmo evidence C1 --speaks-to O1 --in t --quote 'It hurts' --stance supports -q
added C1 (C1, MR1, R1, O1)
added evidence for C1: supports O1
$ for c in dan eva; do thema copy $c/s --for $c -q; done
wrote dan/s.thema for dan: 1 coding, 5 changes
wrote eva/s.thema for eva: 1 coding, 5 changes
$ thema -p dan/s.thema --coder dan apply Own --new --in t --quote 'It hurts' -q
coded Own at turn 2 of t
$ thema -p dan/s.thema --coder dan source replace t d/t.txt -q; thema -p eva/s.thema --coder eva source replace t e/t.txt -q
What      Code  Result  Words     Words now
────────  ────  ──────  ────────  ─────────
coding    K     lost    It hurts
coding    Own   lost    It hurts
evidence        lost    It hurts
memo            lost    It hurts
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 4 lost
What      Code  Result  Words     Words now
────────  ────  ──────  ────────  ─────────
coding    K     lost    It hurts
evidence        lost    It hurts
memo            lost    It hurts
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 3 lost
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
$ thema source replace t m/t.txt -q; cp s.thema m/first.thema
replaced the text of t (version 2): 0 kept, 3 moved, 0 changed, 0 lost
$ thema merge dan/s.thema -n -o ch.csv 2> /dev/null; sed 's/,,text/,mine,text/' ch.csv > r.csv; thema merge dan/s.thema --resolve r.csv
merged s.thema by dan (3 changes): codes 1 new; codings 1 new; 1 conflict settled
! notice: passages carried into a corrected text: 0 kept, 1 moved, 0 changed, 0 lost
$ thema merge eva/s.thema -n -o ch.csv 2> /dev/null; sed 's/,,text/,mine,text/' ch.csv > r.csv; thema merge eva/s.thema --resolve r.csv
merged s.thema by eva (2 changes): coders 1 new; versions of the text 1 new; 1 conflict settled
$ thema coding list -f csv --columns start,end,text,code,coder; thema coding list --lost -f csv; thema memo list --columns text,words -f csv; thema cmo matrix -f csv; thema check
start,end,text,code,coder
22,30,It hurts,K,tester
22,30,It hurts,Own,dan
source,code,coder,memo,created,lost_text,id
text,words
note,It hurts
label,title,t,cases,of
C1,,S,1,1
No problems found.
$ thema merge dan/s.thema; thema merge eva/s.thema
nothing to merge: all of it is here
nothing to merge: all of it is here

# The other way round, with the other's text.
$ thema -p dan/s.thema --coder dan merge m/first.thema -n -o ch.csv 2> /dev/null; sed 's/,,text/,theirs,text/' ch.csv > r.csv; thema -p dan/s.thema --coder dan merge m/first.thema --resolve r.csv
merged first.thema by tester (1 change): versions of the text 1 new; turns 2 new; 1 conflict settled
! notice: passages carried into a corrected text: 0 kept, 1 moved, 0 changed, 0 lost
$ thema -p dan/s.thema coding list -f csv --columns start,end,text,code,coder; thema -p dan/s.thema coding list --lost -f csv; thema -p dan/s.thema cmo matrix -f csv; thema -p dan/s.thema check
start,end,text,code,coder
22,30,It hurts,K,tester
22,30,It hurts,Own,dan
source,code,coder,memo,created,lost_text,id
label,title,t,cases,of
C1,,S,1,1
No problems found.

# What the text that stays lacks is lost all the same.
$ thema -p eva/s.thema --coder eva merge m/first.thema -n -o ch.csv 2> /dev/null; sed 's/,,text/,mine,text/' ch.csv > r.csv; thema -p eva/s.thema --coder eva merge m/first.thema --resolve r.csv
merged first.thema by tester (1 change): versions of the text 1 new; 1 conflict settled
$ thema -p eva/s.thema coding list -f csv --columns start,end,text,code,coder; thema -p eva/s.thema coding list --lost -f csv --columns lost_text; thema -p eva/s.thema check
start,end,text,code,coder
lost_text
It hurts
No problems found.
