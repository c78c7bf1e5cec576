# What an annotated file cannot mean is refused with what to do. (The words are invented.)
$ printf 'I: How was it?\nP1: I gave up on the password.\n' > P1.txt; printf 'I: And today?\nP2: I walk to the river.\n' > P2.txt; thema init p -q; thema import P1.txt P2.txt -q > /dev/null; thema apply Barriers --new --in P1 --quote 'gave up' -q; thema annotate export P1 -o P1.md
made p.thema
coded Barriers at turn 2 of P1

# A new mark of which nothing is said; what was exported with a code and has none now is taken away.
$ sed 's/How was it/{==&==}{>><<}/' P1.md > new.md; thema annotate apply new.md
$ sed 's/How was it/{==&==}{>> ; <<}/; s/password/{==&==}{>>Barriers<<}{>><<}/' P1.md > new.md; thema annotate apply new.md
$ sed 's/{>>Barriers<<}/{>><<}/' P1.md > less.md; thema annotate apply less.md -n

# Somebody changed the name on the first line.
$ sed '1s/source=P1/source=P2/' P1.md > other.md; thema annotate apply other.md
$ thema source replace P1 P2.txt -q > /dev/null 2>&1; thema annotate apply other.md
$ sed '1s/source=P1/source=P9/' P1.md > other.md; thema annotate apply other.md
