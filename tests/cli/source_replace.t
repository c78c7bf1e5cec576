# A corrected transcript costs no coding.

$ thema init study -q
made study.thema
$ cat > P01.txt <<'X'
> INT: What helps?
>
> P01: The walk eases it. On the days I walk I am looser by tea.
>
> INT: And what else?
>
> P01: I set ten minutes. It said that was a good place to begin.
> X
$ thema import P01.txt -q > /dev/null; thema case add A -q > /dev/null; thema case link A P01 -q; thema speaker set P01 P01 --case A -q
linked A to P01
set speaker P01 of P01
$ thema apply Easing --in P01 --quote 'The walk eases it.' --new -q --memo 'in her words'
coded Easing at turn 2 of P01
$ thema apply Easing --in P01 --quote 'looser by tea' -q
coded Easing at turn 2 of P01
$ thema apply Start --in P01 --quote 'a good place to begin' --new -q
coded Start at turn 4 of P01
$ thema apply Start --in P01 --quote 'I set ten minutes.' -q
coded Start at turn 4 of P01

# The same bytes are no change; a dry run says what would be.
$ thema source replace P01 P01.txt
no change
$ cat > P01_checked.txt <<'X'
> Interview 1, checked
>
> INT: What helps?
>
> Anna: My walk eases it. On the days I walk I am looser by tea.
>
> INT: And what else?
>
> Anna: It said that was a good place to begin.
> X
$ thema source replace P01 P01_checked.txt -n
What    Code    Result   Words               Words now
──────  ──────  ───────  ──────────────────  ─────────────────
coding  Easing  changed  The walk eases it.  My walk eases it.
coding  Start   lost     I set ten minutes.
replaced the text of P01 (version 2): 0 kept, 2 moved, 1 changed, 1 lost
! notice: speaker 'P01' is 'Anna' now; role and case were kept
! notice: look at what changed with 'thema coding list --changed', then 'thema coding confirm'
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
! notice: dry run: nothing was changed
$ thema coding list --changed --columns source,code,text
Source  Code  Words
──────  ────  ─────
$ thema source replace P01 P01_checked.txt --reason 'names corrected'
What    Code    Result   Words               Words now
──────  ──────  ───────  ──────────────────  ─────────────────
coding  Easing  changed  The walk eases it.  My walk eases it.
coding  Start   lost     I set ten minutes.
replaced the text of P01 (version 2): 0 kept, 2 moved, 1 changed, 1 lost
! notice: speaker 'P01' is 'Anna' now; role and case were kept
! notice: look at what changed with 'thema coding list --changed', then 'thema coding confirm'
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
$ thema quotes
Easing
------

  ‘My walk eases it.’ (A, turn 2)
    P01, turn 2, line 5
    Memo: in her words

  ‘looser by tea’ (A, turn 2)
    P01, turn 2, line 5

Start
-----

  ‘a good place to begin’ (A, turn 4)
    P01, turn 4, line 9

3 quotes: 3 of 3 extracts, 1 of 1 cases (kind participant); 1 have extracts. Codings counted: union.
$ thema speaker list P01
Source  Speaker  Role         Case  Turns
──────  ───────  ───────────  ────  ─────
P01     INT      interviewer            2
        Anna     participant  A         2
$ thema coding list --changed --columns source,code,text
Source  Code    Words
──────  ──────  ─────────────────
P01     Easing  My walk eases it.
$ thema coding confirm --where "source = P01"
confirmed 1 coding
$ thema coding list --changed --columns source,text
Source  Words
──────  ─────
$ thema coding list --lost --columns source,code,lost_text
Source  Code   Words
──────  ─────  ──────────────────
P01     Start  I set ten minutes.
$ thema find looser -f csv --columns source,speaker,turn
source,speaker,turn
P01,Anna,2
$ thema find minutes -f csv --columns source,speaker,turn
source,speaker,turn
$ thema check
No problems found.
$ thema source versions P01 --columns version,file,characters,current
Version  File             Characters  Current
───────  ───────────────  ──────────  ───────
      1  P01.txt                 167  no
      2  P01_checked.txt         171  yes
$ thema source diff P01
--- P01 version 1
+++ P01 version 2
@@ -1,7 +1,9 @@
+Interview 1, checked
+
 INT: What helps?
 
-P01: The walk eases it. On the days I walk I am looser by tea.
+Anna: My walk eases it. On the days I walk I am looser by tea.
 
 INT: And what else?
 
-P01: I set ten minutes. It said that was a good place to begin.
+Anna: It said that was a good place to begin.
$ thema source original P01 -o - | cmp - P01_checked.txt

# Undone, everything is as it was; redone, as it is.
$ thema undo 2 -q
took back 10 by tester: confirmed 1 coding
took back 9 by tester: replaced the text of P01 (version 2): 0 kept, 2 moved, 1 changed, 1 lost
$ thema find minutes -f csv --columns source,speaker,turn; thema source text P01 | cmp - P01.txt; thema check
source,speaker,turn
P01,P01,4
No problems found.
$ thema redo 2 -q
brought back 9 by tester: replaced the text of P01 (version 2): 0 kept, 2 moved, 1 changed, 1 lost
brought back 10 by tester: confirmed 1 coding
$ thema find minutes -f csv --columns source,speaker,turn; thema source text P01 | cmp - P01_checked.txt; thema check
source,speaker,turn
No problems found.

# As data, every passage is there.
$ printf 'Note\n\n' | cat - P01_checked.txt > P01_again.txt; thema source replace P01 P01_again.txt -f csv
what,code,result,start,end,new_start,new_end,text,new_text
coding,Easing,moved,46,63,52,69,My walk eases it.,My walk eases it.
coding,Easing,moved,88,101,94,107,looser by tea,looser by tea
coding,Start,moved,148,169,154,175,a good place to begin,a good place to begin
! notice: replaced the text of P01 (version 3): 0 kept, 3 moved, 0 changed, 0 lost
$ thema source versions P01 -f json | sed 's/"imported":"[^"]*"/"imported":"..."/'
{
  "schema": "thema/versions/1",
  "versions": [
    {"version":1,"file":"P01.txt","format":"txt","encoding":"UTF-8","characters":167,"coder":"tester","imported":"...","current":false},
    {"version":2,"file":"P01_checked.txt","format":"txt","encoding":"UTF-8","characters":171,"coder":"tester","imported":"...","current":false},
    {"version":3,"file":"P01_again.txt","format":"txt","encoding":"UTF-8","characters":177,"coder":"tester","imported":"...","current":true}
  ]
}
$ thema source diff P01 --from 1 --to 5
! error: source 'P01' has no version 5; there are 1 to 3
[exit 3]
$ thema source replace P01 nothere.txt
! error: nothere.txt: cannot read it: No such file or directory
[exit 3]
$ thema source replace P09 P01.txt
! error: no source 'P09'; did you mean 'P01'?
[exit 3]
