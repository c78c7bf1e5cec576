# needs: pdftotext
# A corrected PDF file is read as the one before: with its running headers where they were kept.

$ thema init study -q
made study.thema
$ cp $DATA/pdf/running.pdf a.pdf; thema import a.pdf --keep-headers -q -f csv --columns name
name
a
$ cp $DATA/pdf/running.pdf b.pdf; thema import b.pdf --on-duplicate new -q -f csv --columns name
name
b
$ thema source text a | grep -c 'Ward study'; thema source text b | grep -c 'Ward study'
5
0
[exit 1]
$ thema source replace a $DATA/pdf/running-corrected.pdf
replaced the text of a (version 2): 0 kept, 0 moved, 0 changed, 0 lost
! notice: a was imported with --keep-headers: headers, footers and numbers are kept in its new text, too
$ thema source replace b $DATA/pdf/running-corrected.pdf
replaced the text of b (version 2): 0 kept, 0 moved, 0 changed, 0 lost
! notice: headers and footers are not part of the text: 'Ward study (invented), interview #' on 5 pages, 'Page # of #' on 5 pages; --keep-headers keeps them
$ thema source text a | grep -c 'Ward study'; thema source text b | grep -c 'Ward study'
5
0
[exit 1]
$ thema undo 2 -q; cp $DATA/pdf/running-corrected.pdf a.pdf; thema import a.pdf --on-changed replace -f csv --columns name,result -n
took back 4 by tester: replaced the text of b (version 2): 0 kept, 0 moved, 0 changed, 0 lost
took back 3 by tester: replaced the text of a (version 2): 0 kept, 0 moved, 0 changed, 0 lost
name,result
a,replaced
! notice: a.pdf: headers and footers are not part of the text: 'Ward study (invented), interview #' on 5 pages, 'Page # of #' on 5 pages; --keep-headers keeps them
! notice: a was imported with --keep-headers: headers, footers and numbers are kept in its new text, too
! notice: replaced the text of a (version 2): 0 kept, 0 moved, 0 changed, 0 lost
! notice: dry run: nothing was changed
$ thema source replace b $DATA/pdf/running-corrected.pdf --keep-headers -q; thema source text b | grep -c 'Ward study'
replaced the text of b (version 2): 0 kept, 0 moved, 0 changed, 0 lost
5

# Comments of the corrected Word document become codings.

$ printf 'Interviewer: Anything else?\nAda: No.\n' > d.txt; thema import d.txt -q -f csv --columns name
name
d
$ thema source replace d $DATA/docx/commented.docx --comments codes -q
replaced the text of d (version 2): 0 kept, 0 moved, 0 changed, 0 lost
! warning: comment 'Nowhere' by 'Ben' was left out: it stands at no words
! warning: comment 'No range' by 'Ben' was left out: it stands at no words
! warning: comment ';' by 'Ben' was left out: its first line names no code
$ thema coding list --columns source,code
Source  Code
──────  ──────────
d       Time/Start
d       Burden
d       Stairs
d       Stairs
d       Help
d       Table
