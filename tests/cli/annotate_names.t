# Names of coders are printed otherwise, too, in what is handed out, and understood when it comes
# back. The words are invented.

$ thema init p -q
made p.thema
$ printf 'I: Who helped?\nP1: Anna came. It was fine.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema code add Help -q
added Help
$ thema apply Help --in P1 --quote 'It was fine' --coder 'Anna Smith' -q; thema apply Help --in P1 --quote 'Who helped' --coder ben -q
coded Help at turn 2 of P1
coded Help at turn 1 of P1
$ printf 'original,replacement\nAnna Smith,C1\nAnna,Jo\n' > names.csv; thema pseudonym import names.csv -q > /dev/null
$ thema annotate export P1 --coder 'Anna Smith' -o P1.md; grep -c Anna P1.md; head -1 P1.md | sed 's/text=.*/text=.../'
0
{>>thema annotate: source=P1; coder=C1; text=...
$ sed -i 's/Jo came/{==&==}{>>Help<<}/' P1.md; thema annotate apply P1.md --coder C1
codings of P1: 1 added
$ thema coding list --identified --columns coder,text --where "coder = 'Anna Smith'"
Coder       Words
──────────  ───────────
Anna Smith  Anna came
Anna Smith  It was fine
$ thema annotate export P1 -o P1.docx; unzip -p P1.docx | grep -c 'Anna'; unzip -p P1.docx word/comments.xml | grep -o 'w:author="[^"]*"' | sort | uniq -c
0
      2 w:author="C1"
      1 w:author="ben"
$ thema annotate apply P1.docx
no change
$ thema coder list --columns coder
Coder
──────
C1
ben
tester

# A table of names that was changed since is told as that.
$ thema annotate export P1 --coder C1 -o P1.md; thema annotate export P1 -o P1.docx; thema pseudonym remove Anna -q
Anna is printed as it is
$ thema annotate apply P1.md --coder C1
! error: P1.md:3: the table of pseudonyms was changed since this was exported: export 'P1' again, and mark anew what is new here
[exit 5]
$ thema annotate apply P1.docx
! error: P1.docx: the table of pseudonyms was changed since this was exported: export 'P1' again, and mark anew what is new here
[exit 5]
$ sed -i 's/It was fine/It was good/' P1.md; thema annotate apply P1.md --coder C1
! error: P1.md:3: the text was changed: found 'P1: Jo came. It was good.', expected 'P1: Anna came. It was fine.' (line 2 of the source). Put its words back; to correct a text there is 'thema source replace'
[exit 3]

# -f docx without a name for the file.
$ thema annotate export P1 -f docx | head -c 2
PK (no-eol)
