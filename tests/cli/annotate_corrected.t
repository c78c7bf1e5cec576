# Files with marks whose text was corrected meanwhile. (Invented.)
$ printf 'INT: How was it?\n\nP1: I gave up on the password. My daughter set it up.\n\nP1: I walk when the kettle boils. It was hard in winter.\n' > P1.txt
$ thema init study -q; thema import P1.txt -q > /dev/null; thema apply Barriers --new --in P1 --quote 'gave up on the password' -q; thema apply Routine --new --in P1 --quote 'when the kettle boils' -q; thema apply Routine --in P1 --quote 'hard in winter' -q; thema annotate export P1 -o P1.md; thema annotate export P1 -o P1.docx; cp P1.md old.md
made study.thema
coded Barriers at turn 2 of P1
coded Routine at turn 3 of P1
coded Routine at turn 3 of P1

# What was marked anew, edited and taken away in the old text, is so in the corrected one.
$ printf 'INT: How was it for you?\n\nP1: Well, I gave up on the password. My daughter set it all up.\n\nP1: I walk when the kettle boils. It was hard in winter.\n' > corrected.txt; thema source replace P1 corrected.txt
replaced the text of P1 (version 2): 0 kept, 3 moved, 0 changed, 0 lost
$ sed -i 's/{==when the kettle boils==}{>>Routine<<}/when the kettle boils/; s/{==hard in winter==}{>>Routine<<}/{==hard in winter==}{>>Routine #cold<<}/; s/My daughter set it up/{==&==}{>>Support<<}/' P1.md; thema annotate apply P1.md --new
codings of P1: 1 added, 1 changed, 1 removed
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text
! notice: new code 'Support'
$ thema coding list --columns code,text,memo; thema coding list --changed --columns code,text; thema check
Code      Words                      Memo
────────  ─────────────────────────  ────
Barriers  gave up on the password
Support   My daughter set it all up
Routine   hard in winter             cold
Code     Words
───────  ─────────────────────────
Support  My daughter set it all up
No problems found.

# Again, and an old file in which nothing was done: no change.
$ thema annotate apply P1.md
no change
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text
$ thema annotate apply old.md -n; thema undo -q; thema annotate apply old.md
no change
took back 6 by tester: codings of P1: 1 added, 1 changed, 1 removed
no change
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text
! notice: dry run: nothing was changed
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text

# A Word document likewise.
$ thema annotate apply P1.docx
no change
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text

# What a correction has lost cannot be marked; what was marked there before is no news.
$ printf 'INT: How was it for you?\n\nP1: Well, I gave up on the password.\n\nP1: Other things altogether were said in that place, of buses and of snow.\n' > shorter.txt; thema source replace P1 shorter.txt -q
What    Code     Result  Words                  Words now
──────  ───────  ──────  ─────────────────────  ─────────
coding  Routine  lost    when the kettle boils
coding  Routine  lost    hard in winter
replaced the text of P1 (version 3): 1 kept, 0 moved, 0 changed, 2 lost
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
$ thema annotate apply old.md
no change
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text
$ sed 's/My daughter set it up/{==&==}{>>Support<<}/' old.md > more.md; thema annotate apply more.md --new
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text
! error: more.md:4: the words of 'Support' are gone from the corrected text: "My daughter set it up"
[exit 3]

# Words changed by accident are refused as ever.
$ sed 's/daughter/doghter/' old.md > slip.md; thema annotate apply slip.md
! error: slip.md:4: the text was changed: found '... gave up on the password. My doghter set it up.', expected '... gave up on the password. My daughter set it up.' (line 3 of the source). Put its words back; to correct a text there is 'thema source replace'
[exit 3]
