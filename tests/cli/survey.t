# A survey: one source a respondent, each answer a turn below its question.

$ thema init study -q
made study.thema
$ thema import $DATA/survey/two-questions.csv --source-attributes wave
Source             Format  Encoding  Characters  Turns  Speakers                 Case  Sources
...
! notice: $DATA/survey/two-questions.csv: respondents by 'ID'; answers: 'What helped you most?', 'Anything else?'; attributes: 'Age', 'Group'; of the source: 'wave'
! notice: $DATA/survey/two-questions.csv: 3 cases: 3 new, 0 updated, 0 unchanged; types: Age text, Group text
! notice: $DATA/survey/two-questions.csv: 1 row without any answer: no source is made
! notice: new coder 'tester'
$ thema source show 'two-questions P02'
Turn  Speaker                Text
...
$ thema find reminder -f csv --columns source,case,speaker,turn
source,case,speaker,turn
two-questions P02,P02,Anything else?,2
$ thema source list -f csv
source,kind,format,encoding,language,file,version,characters,cases,attributes
two-questions P01,survey,csv,UTF-8,en,two-questions.csv,1,68,P01,wave=1
two-questions P02,survey,csv,UTF-8,en,two-questions.csv,1,166,P02,wave=1
$ thema source original 'two-questions P01' -o back.csv; cmp back.csv $DATA/survey/two-questions.csv
$ thema apply Help --new --in 'two-questions P02' --turns 1 -q
coded Help at turn 1 of two-questions P02
$ thema quotes --cite '({case}, {speaker})' -f csv --columns case,speaker,cite,Age
case,speaker,cite,Age
P02,What helped you most?,"(P02, What helped you most?)",51

# The same file again, and the same name with another answer.

$ thema import $DATA/survey/two-questions.csv -f csv --columns name,sources
name,sources
two-questions P01,2
! notice: $DATA/survey/two-questions.csv: '$DATA/survey/two-questions.csv' is in the project already, as source 'two-questions P01' and 1 more; skipped
$ sed 's/kettle/water/' $DATA/survey/two-questions.csv > two-questions.csv; thema import two-questions.csv -f csv --columns name
name
! notice: two-questions.csv: respondents by 'ID'; answers: 'What helped you most?', 'Anything else?'; attributes: 'Age', 'Group', 'wave'
! error: two-questions.csv: a file 'two-questions.csv' with other bytes was imported before: of its sources 1 changed ('two-questions P02'), none new, none gone; put the new answers in place with --on-changed replace, or import this file beside it with --on-changed new
[exit 3]
$ thema undo 2 -q; thema source list -f csv --columns source; thema redo -q; thema find reminder --count; thema check
took back 2 by tester: coded Help at turn 1 of two-questions P02
took back 1 by tester: imported 2 sources
source
brought back 1 by tester: imported 2 sources
Source             Turns
─────────────────  ─────
two-questions P02      1
No problems found.

# A dry run, one source an answer, a name of one's own.

$ thema import $DATA/survey/two-questions.csv --per cell --name '{respondent}: {column}' --on-duplicate new -n -q -f csv --columns name,turns,sources
name,turns,sources
P01: What helped you most?,3,3

# Workbooks are read wherever a table is.

$ thema case import $DATA/xlsx/dates.xlsx -q
8 cases: 8 new, 0 updated, 0 unchanged
types: note text
cases without a source: P1, P2, P3, P4, P5, P6, P7, P8
$ thema case import $DATA/xlsx/sheets.xlsx --sheet More -q
1 case: 0 new, 1 updated, 0 unchanged
types: note text
cases without a source: P2
$ thema case import $DATA/xlsx/old.xls
! error: $DATA/xlsx/old.xls: it is a file of an old Office version (.xls): save it as .xlsx or csv
[exit 3]
$ thema import $DATA/xlsx/survey.xlsx -q -f csv --columns name,format,turns,sources
name,format,turns,sources
survey P01,xlsx,2,2
$ thema import $DATA/xlsx/encrypted.xlsx -q -f csv --columns name
name
! error: $DATA/xlsx/encrypted.xlsx: it is a file of an old Office version (.doc, .xls), or one with a password; these can be imported: Word documents (.docx), OpenDocument texts (.odt), workbooks (.xlsx), PDF files (.pdf), Rich Text Format (.rtf), WebVTT captions (.vtt), SubRip captions (.srt), ELAN annotations (.eaf), oTranscribe (.otr), Whisper JSON (.json), web pages (.html), plain text (.txt), Markdown (.md), surveys (.csv)
[exit 3]
$ thema import $DATA/survey/codebook.csv -f csv --columns name
name
! error: $DATA/survey/codebook.csv: it looks like a codebook, not like a survey: 'thema code import' reads it (--kind survey if it is one)
[exit 3]

# Rows of one respondent differ in what belongs to the source.

$ printf 'id,wave,said\nP1,1,I had no idea what to do with it.\nP1,2,Now I know what to do with it.\n' > waves.csv
$ thema import waves.csv -q -f csv --columns name
name
! error: waves.csv:3: case 'P1' has wave '2' here and '1' in line 2; a column that differs between the rows of one respondent belongs to the source: --source-attributes COLUMN
[exit 3]
$ thema import waves.csv --source-attributes wave -q -f csv --columns name,sources
name,sources
waves P1,2
$ thema source list --where 'wave = 2' -f csv --columns source,cases,attributes
source,cases,attributes
waves P1 (2),P1,wave=2
