# Demi-regularities: named patterns of context and outcome, with the query that finds them. (Invented.)

$ thema init study -q
made study.thema
$ for p in P1 P2 P3; do printf "INT: And?\n$p: I can walk. I keep going.\n" > $p.txt; thema import $p.txt -q -f csv --columns name; thema case add $p -q; thema case link $p $p -q; done
$ thema code add Context --role context -q; thema code add Context/Able -q; thema code add Outcome/Keeps --role outcome -q; thema code add Other -q
$ for p in P1 P2 P3; do thema apply Able --in $p --quote 'I can walk' -q; done; for p in P1 P2; do thema apply Keeps --in $p --quote 'I keep going' -q; done
$ thema cmo regularities
$ thema view add "Able's way" --where "case has 'Able' and case has 'Keeps'" -q
$ thema view add Together --query '"Context" near 0 turns "Outcome"' -q
$ thema view add Plain --where "case has 'Able'" -q
$ thema cmo regularities
$ thema cmo regularities -f csv
