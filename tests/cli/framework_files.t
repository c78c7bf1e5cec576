# A chart goes out to a file and comes back as it was, whatever its words are. (Invented.)

$ thema init study -q
made study.thema
$ printf 'INT: How?\n\nP01: Two buses.\nIn winter I gave up.\n' > P01.txt; printf 'INT: How?\n\nP02: I walked.\n' > P02.txt
$ thema import P01.txt P02.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ for code in Travel =Cost "'quoted" -minus '@at' code:foo foo arm case source Long; do thema code add -q -- "$code" > /dev/null; done
$ thema case set P01 arm=web -q
set arm=web of P01

# Words that a spreadsheet would take for formulas, apostrophes, lines, tabs, controls; a code that is
# called as an attribute, as a column of the chart, or as such a column is marked.

$ cat > chart.sh <<'END'
> chart() { thema framework set -q "$@" > /dev/null; }
> chart P01 Travel '=1+1'; chart P01 =Cost '+44 [P01:3-4]'
> chart P01 "'quoted" -- "$(printf -- '-one\n\ntwo\n- three')"; chart P01 -- -minus '-1'
> chart P01 @at "@home, 'there' \"too\""; chart P01 code:foo "'tis so"; chart P01 foo "''"
> chart P01 arm 'a summary, no arm'; chart P01 case 'C'
> chart P01 source "$(printf 'tab\there\001, _x0041_')"
> chart P02 Travel --nothing-said; chart P02 =Cost 'Nothing said, she told'; chart P02 arm '[P02:3]'
> chart P02 foo "$(printf 'a\r\nb\rc')"; chart P02 case '007'; chart P02 source '1e5'
> chart P02 @at TRUE; chart P02 Long "$(head -c 30000 /dev/zero | tr '\0' 'x')"
> END
$ sh chart.sh; thema framework show --codes Travel =Cost "'quoted" @at code:foo foo arm case source -f csv
case,Travel,'=Cost,''quoted,'@at,code:code:foo,foo,code:arm,code:case,code:source
P01,'=1+1,'+44 [P01:3-4],"'-one

two
- three","'@home, 'there' ""too""",''tis so,''',"a summary, no arm",C,"tab	here\x01, _x0041_" (esc)
P02,nothing said,"Nothing said, she told",,TRUE,,"a
b
c",[P02:3],007,1e5
$ for file in chart.csv chart.tsv chart.xlsx; do thema framework show -o $file -q; thema framework import $file -q; done
no change
no change
no change
$ for file in chart.csv chart.xlsx; do thema framework show --attributes arm -o $file -q; thema framework import $file -q; done
no change
no change

# So it does when names are printed otherwise; what is edited in the file is what changes.

$ thema pseudonym add Travel Moving -q; thema pseudonym add P02 P22 -q; thema framework show -o chart.xlsx -q; thema framework import chart.xlsx -q
Travel is printed as Moving
P02 is printed as P22
no change
$ thema framework show -f csv -q | sed "s/'=1+1/'=2+2/; s/nothing said/Walks/" > chart.csv; thema framework import chart.csv; thema framework show --codes Travel -f csv
2 cases: 0 new, 2 changed, 16 unchanged
case,Moving
P01,'=2+2
P22,Walks

# A summary of which a workbook holds only the beginning keeps its end.

$ thema framework set P01 Long -q "$(head -c 40000 /dev/zero | tr '\0' 'x')"; thema framework show -o long.xlsx; thema framework import long.xlsx --sheet framework
charted P01 on Long: 0 references
no change
! warning: sheet 'framework', row 2, column 'Long': the text has 40000 characters, and a cell of a workbook holds 32767; it is cut there (csv and json hold it whole)
! notice: 1 summary left as charted: the workbook does not hold all of it
$ { echo case,Long; echo "P01,y… [cut: more than a cell holds]"; } > cut.csv; thema framework import cut.csv
! error: cut.csv:2: the end of this summary is not in the workbook, since a cell cannot hold it: change it in a csv file or with 'thema framework set'
! error: 1 cell cannot be stored; nothing was
[exit 3]
