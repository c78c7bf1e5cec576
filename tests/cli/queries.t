# Every worked example of 'thema help queries' runs. The study is invented.

$ thema init study -q
made study.thema
$ printf 'INT: How was it?\nP1: I could not log in, no password. My daughter helped.\nINT: And then?\nP1: Then no time.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ printf 'case,source,arm\nP1,P1,web\n' > cases.csv; thema case import cases.csv -q > /dev/null; thema source set P1 months=3 -q; thema coder add ben -q; thema tag define valence --values barrier -q
set 1 value of P1
added coder ben
defined tag valence: barrier
$ printf '== P1\n"could not log in" = Barriers @valence=barrier\n4 = Barriers/Time\n"My daughter helped" = Help\n' > lines.txt; thema coding import lines.txt --new -q
codings of lines.txt: 3 lines: 3 new, 0 changed, 0 there already
$ thema help queries | sed -n 's/^    \(thema .*\)/\1/p' > examples.txt; wc -l < examples.txt
16
$ while read -r line; do eval "$line" > out.txt 2> err.txt || { echo "$line"; cat err.txt; }; done < examples.txt
$ eval "$(grep '^thema quotes.*followed' examples.txt) -f csv --columns text"
text
could not log in
$ eval "$(grep 'quotes --view early' examples.txt) -f csv --columns text"
text
could not log in
