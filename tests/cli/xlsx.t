# Workbooks: what csv holds, one sheet a table. All words are invented.
$ thema init p -q
made p.thema
$ printf 'I: How was it?\nP1: =1+1 is what I typed, and -5 too. I walked more.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply Typing --new --in P1 --quote '=1+1' -q --memo "'so' _x0041_" --tag week=1
coded Typing at turn 2 of P1
$ thema apply Walking --new --in P1 --quote 'I walked more' -q --exemplar
coded Walking at turn 2 of P1

# All codings go out and come back; text that begins like a formula is text.
$ thema coding export -o codings.xlsx
$ thema coding import codings.xlsx
codings of codings.xlsx: 2 rows: 0 new, 0 changed, 2 there already
$ unzip -p codings.xlsx xl/worksheets/sheet1.xml | grep -c '<f>'
0
[exit 1]
$ unzip -p codings.xlsx xl/worksheets/sheet1.xml | grep -o '<pane [^>]*>\|<autoFilter [^>]*>'
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>
<autoFilter ref="A1:J3"/>
$ thema undo 2 -q > undone; thema coding import codings.xlsx --new -q
codings of codings.xlsx: 2 rows: 2 new, 0 changed, 0 there already
$ thema coding list -f csv --columns code,memo,exemplar,tags,text
code,memo,exemplar,tags,text
Typing,''so' _x0041_,false,week=1,'=1+1
Walking,,true,,I walked more

# The codebook and cases, too.
$ thema code export -o codes.xlsx; thema code import codes.xlsx
no change
$ printf 'case,source,age\nP1,P1,55\n' > cases.csv; thema case import cases.csv -q > made; thema case list -o cases.xlsx --columns case,age; thema case import cases.xlsx
1 case: 0 new, 0 updated, 1 unchanged
types: age integer

# Caption and notes are on a sheet of their own, behind the tables.
$ thema themes -q -o themes.xlsx --caption 'Themes of the study'; unzip -p themes.xlsx xl/workbook.xml | grep -o 'sheet name="[^"]*"'
sheet name="themes"
sheet name="Notes"
$ unzip -p themes.xlsx xl/worksheets/sheet2.xml | grep -o 'Themes of the study'
Themes of the study

# The same bytes, whatever the clock.
$ thema themes -q -o again.xlsx --caption 'Themes of the study'; cmp themes.xlsx again.xlsx
$ thema themes -q -f xlsx --caption 'Themes of the study' | cmp - themes.xlsx

# There is no figure of a table of themes, and nothing is done before that is said.
$ thema themes -o themes.svg
! error: there is no figure of this result; svg is for: cmo_diagram, cmo_matrix, code_diagram, cooccur, matrix, prisma, saturation; html, text and other formats show tables
[exit 2]
$ thema cooccur -o cooccur.svg -q; head -c 38 cooccur.svg; echo
<svg xmlns="http://www.w3.org/2000/svg
$ thema cooccur -f latex -q | tail -n +7 | head -4
\\begin{table}[htbp]
\\centering\small
\\begin{tabular}{@{}lrr@{}}
\\toprule
