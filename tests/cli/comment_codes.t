# Comments of a Word document become codings by their authors: their first line names codes.

$ thema init study -q
made study.thema
$ thema import $DATA/docx/commented.docx --comments codes --columns name,turns
Source     Turns
─────────  ─────
commented      6
! warning: comment 'Nowhere' by 'Ben' was left out: it stands at no words
! warning: comment 'No range' by 'Ben' was left out: it stands at no words
! warning: comment ';' by 'Ben' was left out: its first line names no code
! notice: 6 codings of commented made from comments
! notice: new coder 'tester'
! notice: new coder 'Ada'
! notice: new code 'Time'
! notice: new code 'Time/Start'
! notice: new code 'Burden'
! notice: new code 'Stairs'
! notice: new coder 'Ben'
! notice: new code 'Help'
! notice: new code 'Table'
$ thema coding list --columns coder,code,memo,text
Coder  Code        Memo         Words
─────  ──────────  ───────────  ─────────────────────
Ada    Time/Start               the first week?

Ada    Burden      by hand      carried it all
                   see P3
                   Ben: Is it?

Ada    Stairs      by hand      carried it all
                   see P3
                   Ben: Is it?

Ben    Stairs                   it all by the stairs.

Ben    Help                     I: And then?
                                P1: Then żółw helped.

Ada    Table                    cell    and another
$ thema code list --tree
Code     Role
───────  ────
Time     code
  Start  code
Burden   code
Stairs   code
Help     code
Table    code
$ thema undo -q
took back 1 by tester: imported source commented
$ thema source list --columns source
Source
──────

# Without the option they are counted, and nothing is coded.
$ thema import $DATA/docx/commented.docx --columns name
Source
─────────
commented
! notice: $DATA/docx/commented.docx: 7 comments are not part of the text; --comments codes makes codings of them
! notice: new coder 'tester'
$ thema coding list --columns coder,code
Coder  Code
─────  ────
