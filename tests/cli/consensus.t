# Two coders settle what they see differently, in a spreadsheet. An invented study.

$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nP01: The walk eases it. On the days I walk I am looser by tea.\n' > P01.txt
$ printf 'INT: What helps?\n\nP02: Ten minutes of rest. = A walk.\n' > P02.txt
$ printf 'INT: What helps?\n\nP03: Nothing.\n' > P03.txt
$ thema import P01.txt P02.txt P03.txt -q > /dev/null
$ thema apply Walk --new --in P01 --quote 'The walk eases it.' --coder ann --memo 'the whole of it' --tag side=help -q > /dev/null
$ thema apply Walk --in P01 --quote 'walk eases it. On the days I walk' --coder ben --exemplar -q > /dev/null
$ thema apply Loose --new --in P01 --quote 'looser by tea' --coder ben -q > /dev/null
$ thema apply Walk --in P02 --quote '= A walk' --coder ann --exemplar --print '= A [short] walk' -q > /dev/null
$ thema apply Walk --in P02 --quote '= A walk' --coder ben --tag side=help -q > /dev/null
$ thema apply Rest --new --in P02 --quote 'Ten minutes' --coder ann -q > /dev/null
$ thema apply Rest --in P03 --quote 'Nothing' --coder ann -q > /dev/null

# Only sources that both have marked done.
$ for c in ann ben; do for s in P01 P02; do thema source done $s --coder $c -q > /dev/null; done; done
$ thema consensus sheet --coders ann,ben
Source  Turn  Code   State     Words                                  reading of ann      reading of ben                     Decision
──────  ────  ─────  ────────  ─────────────────────────────────────  ──────────────────  ─────────────────────────────────  ────────
P01        2  Walk   disputed  The walk eases it. On the days I walk  The walk eases it.  walk eases it. On the days I walk
P01        2  Loose  disputed  looser by tea                                              looser by tea
P02        2  Rest   disputed  Ten minutes                            Ten minutes
P02        2  Walk   agreed    = A walk                               = A walk            = A walk                           both

1 agreed, 3 to decide, in 2 sources that all have marked done. Coders: ann, ben.

Left out, because not done by all: P03.
$ thema consensus sheet --coders ann,ben -o sheet.csv; cat sheet.csv
source,turn,start,end,code,state,text,reading of ann,codes of ann,memo of ann,reading of ben,codes of ben,memo of ben,decision,by,note,passages of ann,passages of ben,version
P01,2,23,60,Walk,disputed,The walk eases it. On the days I walk,The walk eases it.,Walk,the whole of it,walk eases it. On the days I walk,Walk,,,,,23..41,27..60,2ec6d1a2ab18
P01,2,66,79,Loose,disputed,looser by tea,,,,looser by tea,Loose,,,,,,66..79,2ec6d1a2ab18
P02,2,23,34,Rest,disputed,Ten minutes,Ten minutes,Rest,,,,,,,,23..34,,1d3ce3160efe
P02,2,44,52,Walk,agreed,'= A walk,'= A walk,Walk,,'= A walk,Walk,,both,,,44..52,44..52,1d3ce3160efe
! notice: 1 agreed, 3 to decide

# Nothing decided but what they agree on.
$ thema consensus apply sheet.csv --as consensus
consensus of ann, ben as consensus: 4 rows: 1 new, 0 changed, 0 there already, 0 taken away; 0 sources done
! warning: 3 rows without a decision: nothing was done about them
! notice: tables count the codings of everybody: 'thema config count consensus' makes them count these
! notice: new coder 'consensus'
$ thema coding list --where 'coder = consensus' --columns source,code,text,exemplar,print,tags,memo -f csv
source,code,text,exemplar,print,tags,memo
P02,Walk,'= A walk,true,'= A [short] walk,side=help,

# The rest is decided in an editor; a spreadsheet's times are places, too.
$ cat > decide.sh <<'Y'
> # decide.sh SOURCE/CODE=DECISION[,BY[,NOTE]]...: the sheet with these decisions
> awk -F, -v OFS=, -v decisions="$*" '
>   BEGIN { n = split(decisions, d, " "); for (i = 1; i <= n; i++) { split(d[i], kv, "="); to[kv[1]] = kv[2] } }
>   ($1 "/" $5) in to { m = split(to[$1 "/" $5], part, ","); for (i = 1; i <= 3; i++) $(13 + i) = i <= m ? part[i] : "" }
>   { print }' sheet.csv
> Y
$ sh decide.sh P01/Walk=ben,carla,late P01/Loose=none P02/Rest=24:27:00 > decided.csv
$ thema consensus apply decided.csv --as consensus
consensus of ann, ben as consensus: 4 rows: 2 new, 0 changed, 1 there already, 0 taken away; 2 sources done
! notice: decisions that a spreadsheet made times of were read as places (with the row): 24..27 (4); if they are others, write START..END
! notice: tables count the codings of everybody: 'thema config count consensus' makes them count these
$ thema coding list --where 'coder = consensus' --columns source,code,text,exemplar,print,tags,memo -f csv
source,code,text,exemplar,print,tags,memo
P01,Walk,walk eases it. On the days I walk,true,,,"Decided: ben, by carla. late"
P02,Rest,"en ",false,,,
P02,Walk,'= A walk,true,'= A [short] walk,side=help,

# Again: no change. With other decisions, just these change; the originals never do.
$ thema consensus apply decided.csv --as consensus
no change
! notice: decisions that a spreadsheet made times of were read as places (with the row): 24..27 (4); if they are others, write START..END
$ sh decide.sh P01/Walk=both P01/Loose=B P02/Rest=none > decided2.csv
$ thema consensus apply decided2.csv --as consensus
consensus of ann, ben as consensus: 4 rows: 2 new, 0 changed, 1 there already, 2 taken away; 0 sources done
! notice: tables count the codings of everybody: 'thema config count consensus' makes them count these
$ thema coding list --where 'coder = consensus' --columns source,code,text,exemplar,print,tags,memo -f csv
source,code,text,exemplar,print,tags,memo
P01,Walk,The walk eases it. On the days I walk,true,,side=help,
P01,Loose,looser by tea,false,,,
P02,Walk,'= A walk,true,'= A [short] walk,side=help,
$ thema coding list --where 'coder = ann or coder = ben' --columns source,code,coder,text -f csv
source,code,coder,text
P01,Walk,ann,The walk eases it.
P01,Walk,ben,walk eases it. On the days I walk
P01,Loose,ben,looser by tea
P02,Rest,ann,Ten minutes
P02,Walk,ann,'= A walk
P02,Walk,ben,'= A walk
P03,Rest,ann,Nothing
$ thema status -f json | grep -c consensus
2

# Tables count it, and nothing is left to disagree on.
$ thema config count consensus
set count to consensus
$ thema themes --quotes 0 --columns theme,sources,extracts -f csv -q
theme,sources,extracts
Walk,2,2
Loose,1,1
Rest,0,0
$ thema undo -q; thema undo -q; thema coding list --where 'coder = consensus' --columns code,text -f csv
took back 16 by tester: set count to consensus
took back 15 by tester: consensus of ann, ben as consensus: 4 rows: 2 new, 0 changed, 1 there already, 2 taken away; 0 sources done
code,text
Walk,walk eases it. On the days I walk
Rest,"en "
Walk,'= A walk

# A workbook is read as well.
$ thema consensus apply $DATA/xlsx/consensus.xlsx --as joint
consensus of ann, ben as joint: 2 rows: 2 new, 0 changed, 0 there already, 0 taken away; 2 sources done
! notice: tables count the codings of everybody: 'thema config count joint' makes them count these
! notice: new coder 'joint'
$ thema coding list --where 'coder = joint' --columns source,code,text,tags,memo -f csv
source,code,text,tags,memo
P01,Walk,The walk eases it.,side=help,"Decided: ann, by carla"
P02,Walk,'= A walk,side=help,

# Mistakes, by row; then nothing is stored.
$ sh decide.sh P01/Walk=carla P01/Loose=300:400 P02/Rest=2:5 P02/Walk=maybe > wrong.csv
$ thema consensus apply wrong.csv --as consensus
! error: wrong.csv:2: decision 'carla': expected ann, ben, both, none or a place START:END
! error: wrong.csv:3: 300:400 is outside source 'P01': expected 0 <= start < end <= 81
! error: wrong.csv:4: decision '2:5' shares no words with the row's, 23:34
! error: wrong.csv:5: decision 'maybe': expected ann, ben, both, none or a place START:END
! error: 4 of 4 rows cannot be applied; nothing was
[exit 3]
$ sed 's/^P01/P1/; s/Rest/Rset/; s/,44,52,/,fifty,52,/' sheet.csv > wrong.csv; thema consensus apply wrong.csv --as consensus
! error: wrong.csv:2: no source 'P1'; did you mean 'P01'?
! error: wrong.csv:3: no source 'P1'; did you mean 'P01'?
! error: wrong.csv:4: no code 'Rset'; did you mean 'Rest'?
! error: wrong.csv:5: 'fifty' in column start: expected a number of code points
! error: 4 of 4 rows cannot be applied; nothing was
[exit 3]
$ (cat sheet.csv; tail -1 sheet.csv) > twice.csv; thema consensus apply twice.csv --as consensus
! error: twice.csv:6: row 5 decides on words of the same code here
! error: 1 of 5 rows cannot be applied; nothing was
[exit 3]
$ sed 's/27\.\.60/27 to 60/' sheet.csv > wrong.csv; thema consensus apply wrong.csv --as consensus
! error: wrong.csv:2: '27 to 60' in column 'passages of ben': expected places such as 12..40, as the sheet was written
! error: 1 of 4 rows cannot be applied; nothing was
[exit 3]
$ thema consensus apply sheet.csv --as ann
! error: ann is one of those who are to agree, and their codings stay as they are: give --as another name
[exit 2]
$ printf 'source,start,end,code,decision,version\n' > bare.csv; thema consensus apply bare.csv --as consensus
! error: bare.csv:1: expected a column 'passages of NAME' for each coder, as 'thema consensus sheet' writes them
[exit 3]
$ printf 'source,code\n' > bare.csv; thema consensus apply bare.csv --as consensus
! error: bare.csv:1: no column 'start'; the file has: source, code
[exit 3]
$ thema consensus apply nowhere.csv --as consensus
! error: nowhere.csv: cannot read it: No such file or directory
[exit 3]
$ thema consensus sheet --coders ann
! error: 1 coder in --coders, expected 2 to 64
[exit 2]
$ thema consensus sheet --coders ann,bne
! error: no coder 'bne'; did you mean 'ben'?
[exit 3]

# A spreadsheet makes times and dates of places; ours are cells of text, in which 10:20 stays 10:20.

$ for place in 24:27 24..27 24-27 24:27:00 3-5 2026-03-05 28:00:00 1.01875; do sh decide.sh "P02/Rest=$place" > place.csv; thema consensus apply place.csv --as places -n --diagnostics jsonl 2>&1 | grep -v 'dry run\|undecided\|count-setting\|new-coder\|cannot be applied' | cut -c1-300; done
consensus of ann, ben as places: 4 rows: 2 new, 0 changed, 0 there already, 0 taken away; 1 source done
consensus of ann, ben as places: 4 rows: 2 new, 0 changed, 0 there already, 0 taken away; 1 source done
consensus of ann, ben as places: 4 rows: 2 new, 0 changed, 0 there already, 0 taken away; 1 source done
{"level":"notice","id":"decision-times","file":null,"line":null,"object":null,"message":"decisions that a spreadsheet made times of were read as places (with the row): 24..27 (4); if they are others, write START..END"}
consensus of ann, ben as places: 4 rows: 2 new, 0 changed, 0 there already, 0 taken away; 1 source done
{"level":"error","id":"rejected-row","file":"place.csv","line":4,"object":null,"message":"decision '3-5' shares no words with the row's, 23:34"}
{"level":"error","id":"rejected-row","file":"place.csv","line":4,"object":null,"message":"decision '2026-03-05': expected ann, ben, both, none or a place START:END; if a spreadsheet made a date or time of it, write START..END"}
{"level":"error","id":"rejected-row","file":"place.csv","line":4,"object":null,"message":"decision '28:00:00': expected ann, ben, both, none or a place START:END; if a spreadsheet made a date or time of it, write START..END"}
{"level":"error","id":"rejected-row","file":"place.csv","line":4,"object":null,"message":"decision '1.01875': expected ann, ben, both, none or a place START:END; if a spreadsheet made a date or time of it, write START..END"}
$ thema consensus sheet --coders ann,ben -o sheet.xlsx -q; unzip -p sheet.xlsx xl/worksheets/sheet1.xml | grep -o '<col min="14"[^>]*>'; unzip -p sheet.xlsx xl/styles.xml | grep -o '<cellXfs.*</cellXfs>' | grep -o '<xf [^>]*' | sed -n 3p
<col min="14" max="14" width="11.7109375" style="2" customWidth="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"
$ thema consensus apply sheet.xlsx --as places -n -q
consensus of ann, ben as places: 4 rows: 1 new, 0 changed, 0 there already, 0 taken away; 0 sources done
! warning: 3 rows without a decision: nothing was done about them

# Somebody coded on, or corrected a text, after the sheet was written.
$ thema unapply Loose --in P01 --quote 'looser by tea' --coder ben -q; thema consensus apply decided.csv --as joint -n
removed 1 coding of Loose from P01
consensus of ann, ben as joint: 4 rows: 2 new, 0 changed, 1 there already, 1 taken away; 0 sources done
! notice: decisions that a spreadsheet made times of were read as places (with the row): 24..27 (4); if they are others, write START..END
! warning: decided.csv:3: ben has changed the codings of Loose here since the sheet was written; what the sheet says was taken
! notice: tables count the codings of everybody: 'thema config count joint' makes them count these
! notice: dry run: nothing was changed
$ sed 's/minutes/min/' P02.txt > P02b.txt; thema source replace P02 P02b.txt -q > /dev/null; thema consensus apply decided.csv --as consensus
! error: decided.csv:4: the text of P02 is not that of the sheet, whose places no longer hold: write a new sheet, and decide on its rows
! error: 1 of 4 rows cannot be applied; nothing was
[exit 3]

# Nobody has codings as 'consensus' in a new project.
$ thema init other -q; thema -p other.thema config count consensus
made other.thema
set count to consensus
! warning: nobody has codings as 'consensus' yet ('thema consensus apply FILE --as consensus' makes them); until then tables count nothing
! notice: new coder 'tester'
$ thema consensus sheet --coders ann,ben --code Walk --where "source = P01" -f json -p study.thema
{
  "schema": "thema/consensus/1",
  "consensus": [
    {"source":"P01","turn":2,"start":23,"end":60,"code":"Walk","state":"disputed","text":"The walk eases it. On the days I walk","reading of ann":"The walk eases it.","codes of ann":["Walk"],"memo of ann":"the whole of it","reading of ben":"walk eases it. On the days I walk","codes of ben":["Walk"],"memo of ben":null,"decision":null,"by":null,"note":null,"passages of ann":"23..41","passages of ben":"27..60","version":"2ec6d1a2ab18"}
  ]
}
