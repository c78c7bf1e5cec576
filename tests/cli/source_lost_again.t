# A passage that a correction lost comes back when a later one brings its words back. Invented.
$ printf 'Int: Hello.\nAnn: It hurts. Nothing else.\n' > t.txt; mkdir d; sed 's/It hurts. //' t.txt > d/t.txt
$ thema init s -q; thema import t.txt -q > /dev/null; thema apply K --new --in t --quote 'It hurts' -q; thema source replace t d/t.txt -q 2> /dev/null
made s.thema
coded K at turn 2 of t
What    Code  Result  Words     Words now
──────  ────  ──────  ────────  ─────────
coding  K     lost    It hurts
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 1 lost
$ thema source replace t t.txt
What    Code  Result   Words     Words now
──────  ────  ───────  ────────  ─────────
coding  K     changed  It hurts  It hurts
replaced the text of t (version 3): 0 kept, 0 moved, 1 changed, 0 lost
! notice: look at what changed with 'thema coding list --changed', then 'thema coding confirm'
$ thema coding list --changed --columns code,text; thema coding list --lost -f csv; thema coding confirm --where 'code = K'; thema coding list -f csv --columns text; thema check
Code  Words
────  ────────
K     It hurts
source,code,coder,memo,created,lost_text,id
confirmed 1 coding
text
It hurts
No problems found.
