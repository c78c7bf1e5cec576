# Comments of a Word document become codings of their authors. Text and comments are invented.
$ thema init p -q
made p.thema
$ thema import $DATA/annotated_docx/stairs.txt -q -f csv --columns name,characters
name,characters
stairs,122
$ thema code add Help -q
added Help
$ thema annotate apply $DATA/annotated_docx/comments.docx
! notice: comment 'Burden/Stairs ! #by hand\; see P3 @valence=barrier' by 'Ada' names no code: a memo on the passage
! notice: comment 'Burden' by 'Ben' names no code: a memo on the passage
! notice: comment 'Is this more than she says elsewhere?' by 'Cleo' names no code: a memo on the passage
! warning: $DATA/annotated_docx/comments.docx: comment 'Nowhere' by 'Ada' stands at no words: left out
! error: $DATA/annotated_docx/comments.docx: line 2 of the source: no code 'Burden' (--new makes codes that are missing)
[exit 3]
$ thema annotate apply $DATA/annotated_docx/comments.docx --new --reason 'comments of May'
codings of stairs: 5 added, 2 memos
! notice: comment 'Is this more than she says elsewhere?' by 'Cleo' names no code: a memo on the passage
! warning: $DATA/annotated_docx/comments.docx: comment 'Nowhere' by 'Ada' stands at no words: left out
! notice: new code 'Burden'
! notice: new code 'Burden/Stairs'
! notice: new coder 'Ada'
! notice: new coder 'Ben'
! notice: new coder 'Cleo'
$ thema coding list -f jsonl --columns code,coder,start,end,exemplar,memo,tags,text
{"code":"Burden/Stairs","coder":"Ada","start":33,"end":61,"exemplar":true,"memo":"by hand; see P3","tags":{"valence":"barrier"},"text":"carried it all by the stairs"}
{"code":"Burden","coder":"Ben","start":47,"end":90,"exemplar":false,"memo":"Cleo: Indeed.","tags":{},"text":" by the stairs. My daughter helped,  twice."}
{"code":"Help","coder":"Ben","start":63,"end":74,"exemplar":false,"memo":"Her daughter again,\nas in P3.","tags":{},"text":"My daughter"}
{"code":"Help","coder":"Ada","start":63,"end":115,"exemplar":false,"memo":null,"tags":{},"text":"My daughter helped,  twice.\n\n\tP1: Then żółw 😀 it was"}
{"code":"Burden","coder":"Ada","start":63,"end":115,"exemplar":false,"memo":null,"tags":{},"text":"My daughter helped,  twice.\n\n\tP1: Then żółw 😀 it was"}
$ thema annotate apply $DATA/annotated_docx/comments.docx --new -q
no change
! warning: $DATA/annotated_docx/comments.docx: comment 'Nowhere' by 'Ada' stands at no words: left out

# As LibreOffice saved it, it says the same.
$ thema undo -q; thema annotate apply $DATA/annotated_docx/libreoffice.docx --new -q; thema coding list --columns code,coder,start,end -f csv
took back 3 by tester: codings of stairs: 5 added, 2 memos
codings of stairs: 5 added, 2 memos
code,coder,start,end
Burden/Stairs,Ada,33,61
Burden,Ben,47,90
Help,Ben,63,74
Help,Ada,63,115
Burden,Ada,63,115
! warning: $DATA/annotated_docx/libreoffice.docx: comment 'Nowhere' by 'Ada' stands at no words: left out

# Out and in again: nothing has changed, and the same project gives the same bytes.
$ thema annotate export stairs -o stairs.docx; thema annotate apply stairs.docx
no change
$ TZ=Asia/Tokyo thema annotate export stairs -o again.docx; cmp stairs.docx again.docx
$ thema import stairs.docx --name read -q -f csv --columns format
format
docx

# What was coded in the project after the export stays.
$ thema annotate apply $DATA/annotated_docx/no-comments.docx
no change

# What is damaged is refused.
$ thema annotate apply $DATA/annotated_docx/text-changed.docx
! error: $DATA/annotated_docx/text-changed.docx: the text was changed: found 'P1: I carried it all by the lift. My daughter helped,  twice.', expected 'P1: I carried it all by the stairs. My daughter helped,  twice.' (line 2 of the source). Put its words back; to correct a text there is 'thema source replace'
[exit 3]
$ thema annotate apply $DATA/annotated_docx/no-head.docx
! error: $DATA/annotated_docx/no-head.docx:1: the first line is not as 'thema annotate export' wrote it: expected '{>>thema annotate: source=NAME; coder=NAME; text=HASH<<}'
[exit 3]
$ thema annotate apply $DATA/annotated_docx/no-tail.docx
! error: $DATA/annotated_docx/no-tail.docx: the document has no line '{>>thema codes...' behind the text: it is cut short, or was not made by 'thema annotate export'
[exit 3]
$ thema annotate apply $DATA/annotated_docx/base-changed.docx
! error: $DATA/annotated_docx/base-changed.docx: the lines behind the text, {>>thema base ...<<}, were changed: they say what was exported, and are not to be edited; take them from a new export
[exit 3]
$ thema annotate apply $DATA/annotated_docx/table.docx
! error: $DATA/annotated_docx/table.docx: the document has a table: 'thema annotate export' writes paragraphs alone, and their words are not to be changed
[exit 3]
$ thema annotate apply $DATA/annotated_docx/empty.docx
! error: $DATA/annotated_docx/empty.docx: the document has no words
[exit 3]
$ thema annotate apply $DATA/annotated_docx/truncated.docx
! error: $DATA/annotated_docx/truncated.docx: the zip archive cannot be read: it is cut short or damaged (Not a zip archive)
[exit 3]
$ thema annotate apply $DATA/docx/encrypted.docx
! error: $DATA/docx/encrypted.docx: '_rels/.rels' is encrypted: save the document without a password
[exit 3]
$ thema annotate apply $DATA/docx/bomb-ratio.docx
! error: $DATA/docx/bomb-ratio.docx: an entry of the archive unpacks 61355 bytes to 62914793; more than 200 times, above 50 MB, is refused as a zip bomb
[exit 3]
$ thema annotate apply $DATA/docx/labels.docx
! error: $DATA/docx/labels.docx:1: the first line is not as 'thema annotate export' wrote it: expected '{>>thema annotate: source=NAME; coder=NAME; text=HASH<<}'
[exit 3]
$ cp stairs.docx stairs.md; thema annotate apply stairs.md
no change
$ thema check
No problems found.

# Blanks at the end of a memo are no part of a comment; the memo keeps them.
$ thema apply Help --in stairs --quote 'daughter helped' --memo 'again  ' -q; thema annotate export stairs -o stairs.docx; thema annotate apply stairs.docx
coded Help at turn 2 of stairs
no change

# Comments that cannot be taken are told with the file, and empty ones are passed over.
$ thema annotate apply $DATA/annotated_docx/author-lines.docx
! error: $DATA/annotated_docx/author-lines.docx: line 2 of the source: the name of a coder cannot hold line ends or control characters (U+000A in 'Ada␊Lovelace')
[exit 3]
$ thema annotate apply $DATA/annotated_docx/empty-comment.docx
no change
! notice: a comment by 'Ada' is empty: passed over
$ thema annotate apply $DATA/annotated_docx/same-ids.docx
! error: $DATA/annotated_docx/same-ids.docx: two comments have the id '0', so that nobody can tell where each of them stands: open the document in a word processor and save it anew
[exit 3]
$ thema annotate apply $DATA/annotated_docx/words-behind.docx
! error: $DATA/annotated_docx/words-behind.docx: there are words behind the last line of what was exported, which would not be read: take them away (marks and their comments belong into the text)
[exit 3]
