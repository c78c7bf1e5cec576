# Codings in a workbook: the same columns as csv. The words are invented.
$ thema init p -q
made p.thema
$ printf 'P1: I could not log in.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema coding import $DATA/xlsx/codings.xlsx --new -n
! error: $DATA/xlsx/codings.xlsx:4: the quote is not in source 'P1': "not there"; the nearest words are at turn 1 (line 1): "not"; the text has "log" for "there"
! error: 1 of 3 rows cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
$ thema coding import $DATA/xlsx/codings.xlsx --new --keep-going --rejects rejects.csv
codings of codings.xlsx: 3 rows: 2 new, 0 changed, 0 there already, 1 rejected
! error: $DATA/xlsx/codings.xlsx:4: the quote is not in source 'P1': "not there"; the nearest words are at turn 1 (line 1): "not"; the text has "log" for "there"
! notice: new code 'Barriers'
! notice: new code 'Barriers/Login'
! notice: new code 'Opening'
! notice: new coder 'anna'
[exit 3]
$ thema coding list -f csv --columns source,start,end,code,coder,memo,exemplar,tags,text
source,start,end,code,coder,memo,exemplar,tags,text
P1,4,9,Opening,anna,spoken = low,false,,I cou
P1,12,22,Barriers/Login,tester,,true,valence=barrier; week=1,not log in
$ cat rejects.csv
source,quote,start,end,code,coder,memo,exemplar,tags,reason
P1,not there,,,Opening,,,,,"the quote is not in source 'P1': ""not there""; the nearest words are at turn 1 (line 1): ""not""; the text has ""log"" for ""there"""
$ thema coding import $DATA/xlsx/sheets.xlsx --sheet More
! error: $DATA/xlsx/sheets.xlsx:1: no column 'source'; the file has: case, note
[exit 3]
$ thema coding import $DATA/xlsx/old.xls
! error: $DATA/xlsx/old.xls: it is a file of an old Office version (.xls): save it as .xlsx or csv
[exit 3]
