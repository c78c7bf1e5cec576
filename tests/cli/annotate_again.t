# One exported file that is edited and taken back several times, while people and names change. The
# words are invented.

$ thema init p -q
made p.thema
$ printf 'I: How was it?\nP1: I gave up on the password. My daughter set it up.\nP1: After that it was fine.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema code add Passwords -q; thema code add Support -q; thema code add Relief -q
added Passwords
added Support
added Relief
$ thema apply Passwords --in P1 --quote 'the password' --memo old -q
coded Passwords at turn 2 of P1
$ thema annotate export P1 -o P1.md

# What an earlier apply stored is the file's own: it goes when its mark goes, and changes with it.
$ sed -i 's/My daughter/{==My daughter==}{>>Support<<}/; s/#old/#new/' P1.md; thema annotate apply P1.md
codings of P1: 1 added, 1 changed
$ thema annotate apply P1.md
no change
$ sed -i 's/{==My daughter==}{>>Support<<}/My daughter/; s/#new/#newer/' P1.md; thema annotate apply P1.md
codings of P1: 1 changed, 1 removed
$ sed -i 's/My daughter/{==My daughter==}{>>Support<<}/; s/#newer/#old/' P1.md; thema annotate apply P1.md
codings of P1: 1 added, 1 changed
$ sed -i 's/{==the password==}{>>Passwords #old<<}/the password/' P1.md; thema annotate apply P1.md
codings of P1: 1 removed
$ sed -i 's/the password/{==the password==}{>>Passwords #back<<}/' P1.md; thema annotate apply P1.md
codings of P1: 1 added
$ thema coding list --columns code,text,memo
Code       Words         Memo
─────────  ────────────  ────
Passwords  the password  back
Support    My daughter
$ thema undo -q; thema annotate apply P1.md
took back 10 by tester: codings of P1: 1 added
codings of P1: 1 added

# Another copy of the same export knows nothing of it, and takes nothing away.
$ thema annotate export P1 -o a.md; cp a.md b.md
$ sed -i 's/it was fine/{==&==}{>>Relief<<}/' a.md; thema annotate apply a.md
codings of P1: 1 added
$ sed -i 's/gave up/{==&==}{>>Relief<<}/' b.md; thema annotate apply b.md
codings of P1: 1 added
$ thema coding list --columns code,text
Code       Words
─────────  ────────────
Relief     gave up
Passwords  the password
Support    My daughter
Relief     it was fine

# What somebody else does meanwhile stays theirs.
$ thema annotate export P1 -o P1.md; sed -i 's/How was it/{==&==}{>>Relief<<}/' P1.md; thema annotate apply P1.md
codings of P1: 1 added
$ thema coding set --in P1 --quote 'How was it' --memo 'seen since' -q
set 1 coding
$ sed -i 's/{==How was it==}{>>Relief<<}/How was it/' P1.md; thema annotate apply P1.md
! error: P1.md: 'Relief #seen since' is gone from the file, and was changed in the project since the export (line 1 of the source)
[exit 5]

# A coder who was renamed since is the same person.
$ thema annotate export P1 -o P1.md; thema coder rename tester Robin -q
renamed coder tester -> Robin
$ sed -i 's/After that/{==&==}{>>Relief<<}/' P1.md; thema annotate apply P1.md --coder Robin
codings of P1: 1 added
$ thema annotate apply P1.md
! error: P1.md:1: these are the codings of 'Robin', and 'tester' is at work: add --coder Robin
[exit 2]

# A slip makes no code.
$ for slip in 'Trust @k' '@k=' 'Trust = high' '! Trust'; do sed "s/gave up==}{>>Relief/gave up==}{>>$slip/" P1.md > slip.md; thema annotate apply slip.md --new --coder Robin; done
! error: slip.md:3: 'Trust @k' makes no new code: '@k' looks like a slip (a tag is @key=value, a note #words, an exemplar a single !); 'thema code add' makes codes of any name
! error: slip.md:3: '@k=' names no code
! error: slip.md:3: 'Trust = high' makes no new code: '=' looks like a slip (a tag is @key=value, a note #words, an exemplar a single !); 'thema code add' makes codes of any name
! error: slip.md:3: 'Trust' behind the '!' is nothing: a note begins with '#', a tag is @key=value, ';' goes before the next code
[exit 3]
