# Taking back one's own changes while those of others stand. A passage comes back only into the text
# that it is a passage of; what is in the way is named, and whose it is. All texts are invented.
$ mkdir new; printf 'Int: Hello there.\nAnn: one two three four five six.\n' > t.txt; sed 's/there/dear/' t.txt > new/t.txt
$ thema init s -q; thema import t.txt -q > /dev/null; thema apply C --new --in t --quote five -q; thema coder add ben -q
made s.thema
coded C at turn 2 of t
added coder ben

# Somebody has corrected the text in between.
$ thema coding remove --where 'code = C'; thema --coder ben source replace t new/t.txt
removed 1 coding
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema undo --mine
! error: change 4 cannot be taken back: coding C of t at 42:46 by tester is a passage of a text that was corrected since (change 5 by ben: thema --coder ben source replace t new/t.txt); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema quotes -f csv --columns text; thema check
text
No problems found.
$ thema undo --coder ben; thema undo; thema check
took back 5 by ben: replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
took back 4 by tester: removed 1 coding
No problems found.

# The same with memos, summaries and codes.
$ thema memo add note --in t --quote six. -q; thema memo remove --in t --quote six. -q; thema --coder ben source replace t new/t.txt -q
added a memo on a passage of t
removed the memo on a passage of t
replaced the text of t (version 2): 0 kept, 1 moved, 0 changed, 0 lost
$ thema undo --mine 2>&1 | sed 's/memo m[a-z0-9]*/memo m?/'
error: change 9 cannot be taken back: memo m? of source t is a passage of a text that was corrected since (change 10 by ben: thema --coder ben source replace t new/t.txt -q); nothing was changed; take that back first, or do by hand what is to be undone
$ thema undo; thema case add Ann -q; thema framework set Ann C counts --in t --quote six -q; thema framework remove Ann C -q; thema --coder ben source replace t new/t.txt -q
took back 10 by ben: replaced the text of t (version 2): 0 kept, 1 moved, 0 changed, 0 lost
added participant Ann
charted Ann on C: 1 reference
Ann is not charted on C any more
replaced the text of t (version 2): 0 kept, 1 moved, 0 changed, 0 lost
$ thema undo --mine
! error: change 14 cannot be taken back: reference in summary of code C for case Ann to source t is a passage of a text that was corrected since (change 15 by ben: thema --coder ben source replace t new/t.txt -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema code remove C --yes -q; thema --coder ben source replace t new/t.txt -q
took back 15 by ben: replaced the text of t (version 2): 0 kept, 1 moved, 0 changed, 0 lost
removed C, with 1 coding
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema undo --mine
! error: change 17 cannot be taken back: coding C of t at 42:46 by tester is a passage of a text that was corrected since (change 18 by ben: thema --coder ben source replace t new/t.txt -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema undo; thema check
took back 18 by ben: replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
took back 17 by tester: removed C, with 1 coding
No problems found.

# Where the correction leaves the words and their place as they are, nothing is in the way.
$ (cat t.txt; echo 'Int: Thanks.') > new/t.txt; thema coding remove --where 'code = C' -q; thema --coder ben source replace t new/t.txt -q; thema undo --mine
removed 1 coding
replaced the text of t (version 2): 0 kept, 0 moved, 0 changed, 0 lost
took back 21 by tester: removed 1 coding
$ thema quotes -f csv --columns text; thema check
text
five
No problems found.

# A text is not taken from under what others have coded in it.
$ sed 's/there/dear/' t.txt > new/t.txt; thema source replace t new/t.txt -q; thema --coder ben apply Greeting --new --in t --quote dear -q
replaced the text of t (version 3): 0 kept, 1 moved, 0 changed, 0 lost
coded Greeting at turn 1 of t
$ thema undo --mine
! error: change 24 cannot be taken back: coding Greeting of t at 11:15 by ben is a passage of the text that would be taken back (change 25 by ben: thema --coder ben apply Greeting --new --in t --quote dear -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema coding list -f csv --columns code,text,coder
code,text,coder
Greeting,dear,ben
C,five,tester

# Nor a code from under its codings, nor what others have changed or removed since.
$ thema code add Q -q; thema --coder ben apply Q --in t --turns 2 -q
added Q
coded Q at turn 2 of t
$ thema undo --mine
! error: change 26 cannot be taken back: code Q is used by coding Q of t at 22:50 by ben (change 27 by ben: thema --coder ben apply Q --in t --turns 2 -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema apply Q --in t --quote 'one two' -q; thema --coder ben coding set --where 'coder = tester and code = Q' --memo Why? -q
coded Q at turn 2 of t
set 1 coding
$ thema undo --mine
! error: change 28 cannot be taken back: coding Q of t at 22:29 by tester was changed since (change 29 by ben: thema --coder ben coding set --where 'coder = tester and code = Q' --memo 'Why?' -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema --coder ben coding remove --where 'coder = tester and code = Q' -q
removed 1 coding
$ thema undo --mine
! error: change 28 cannot be taken back: coding Q of t at 22:29 by tester is gone since (change 30 by ben: thema --coder ben coding remove --where 'coder = tester and code = Q' -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]

# Another one of that name, a parent that is gone.
$ thema code add R -q; thema code remove R -q; thema --coder ben code add R -q
added R
removed R
added R
$ thema undo --mine
! error: change 32 cannot be taken back: code R cannot come back: there is another one of that name (change 33 by ben: thema --coder ben code add R -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema apply R --in t --quote two -q; thema coding remove --where 'code = R' -q; thema --coder ben code remove R -q
coded R at turn 2 of t
removed 1 coding
removed R
$ thema undo --mine
! error: change 35 cannot be taken back: a coding cannot come back: code R, which it names, is gone since (change 36 by ben: thema --coder ben code remove R -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]

# What was read from a table is not taken away with what others have said since.
$ printf 'case,age\nP1,30\nP2,40\n' > c.csv; thema case import c.csv -q > /dev/null; thema --coder ben case set P1 age=31 -q
set age=31 of P1
$ thema undo --mine
! error: change 37 cannot be taken back: some of the values of attributes that it added were changed since (change 38 by ben: thema --coder ben case set P1 age=31 -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]

# Nor a source whose text somebody has corrected.
$ thema undo; thema undo; printf 'Ann: Well.\n' > u.txt; thema import u.txt -q -f csv --columns name; echo 'Ann: Well, yes.' > new/u.txt; thema --coder ben source replace u new/u.txt -q
took back 38 by ben: set age=31 of P1
took back 37 by tester: 2 cases: 2 new, 0 updated, 0 unchanged
name
u
replaced the text of u (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema undo --mine
! error: change 41 cannot be taken back: turn 1 of source u is gone since (change 42 by ben: thema --coder ben source replace u new/u.txt -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema undo
took back 42 by ben: replaced the text of u (version 2): 0 kept, 0 moved, 0 changed, 0 lost
took back 41 by tester: imported source u

# What was made many at a time is not taken away with what others wrote on it.
$ thema autocode Number --new --match 'three|four' -q -f csv; thema --coder ben coding set --where 'code = Number' --memo Count -q
source,passages,codings
t,2,2
set 2 codings
$ thema undo --mine
! error: change 45 cannot be taken back: coding Number of t at 30:35 by tester was changed since (change 46 by ben: thema --coder ben coding set --where 'code = Number' --memo Count -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema undo --mine; thema check -f csv --columns id,level
took back 46 by ben: set 2 codings
took back 45 by tester: coded Number at 2 passages of 1 source
id,level
interviewer-only,warning

# Nor what others' views and tags rest on: what the commands themselves refuse is not left behind.
$ thema view add Early --where 'speaker = Ann' -q; thema --coder ben view add Twice --where 'view Early' -q
added view Early
added view Twice
$ thema undo --mine
! error: change 49 cannot be taken back: the view Twice could not be used any more: in the filter: no view 'Early' (change 50 by ben: thema --coder ben view add Twice --where 'view Early' -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema undo
took back 50 by ben: added view Twice
took back 49 by tester: added view Early
$ thema --coder ben tag define strength --values weak,strong; thema tag define strength --values weak,strong,mixed
defined tag strength: weak, strong
defined tag strength: weak, strong, mixed
$ thema --coder ben apply Greeting --in t --quote two --tag strength=mixed
coded Greeting at turn 2 of t
$ thema undo --mine
! error: change 54 cannot be taken back: tag strength=mixed of coding Greeting of t at 26:29 by ben would not fit how the tag is declared (change 55 by ben: thema --coder ben apply Greeting --in t --quote two --tag strength=mixed); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo; thema apply Greeting --in t --quote three --tag strength=mixed; thema coding remove --where 'tag.strength = mixed'
took back 55 by ben: coded Greeting at turn 2 of t
coded Greeting at turn 2 of t
removed 1 coding
$ thema --coder ben tag define strength --values weak,strong
defined tag strength: weak, strong; no longer a value: mixed
$ thema undo --mine
! error: change 58 cannot be taken back: tag strength=mixed of coding Greeting of t at 30:35 by tester would not fit how the tag is declared (change 59 by ben: thema --coder ben tag define strength --values weak,strong); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]

# Links are told in words.

$ thema case add P8 -q; thema --coder ben case link P8 t -q; thema undo --mine
added participant P8
linked P8 to t
! error: change 60 cannot be taken back: case P8 is used by link of source t to case P8 (change 61 by ben: thema --coder ben case link P8 t -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
$ thema undo -q; thema cmo add F1 --context c --outcome o -q; thema cmo add F2 --context c --outcome o -q
took back 61 by ben: linked P8 to t
added F1 (C1, O1)
added F2 (C1, O1)
$ thema --coder ben cmo link F1 F2 --kind rival-of -q; thema undo --mine
linked: F1 rival-of F2
! error: change 64 cannot be taken back: configuration F2 is used by link of configuration F1 to configuration F2 (change 65 by ben: thema --coder ben cmo link F1 F2 --kind rival-of -q); nothing was changed; take that back first, or do by hand what is to be undone
[exit 5]
