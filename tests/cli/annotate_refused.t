# What an annotated file cannot mean is refused with what to do. (The words are invented.)
$ printf 'I: How was it?\nP1: I gave up on the password.\n' > P1.txt; printf 'I: And today?\nP2: I walk to the river.\n' > P2.txt; thema init p -q; thema import P1.txt P2.txt -q > /dev/null; thema apply Barriers --new --in P1 --quote 'gave up' -q; thema annotate export P1 -o P1.md
made p.thema
coded Barriers at turn 2 of P1

# A new mark of which nothing is said; what was exported with a code and has none now is taken away.
$ sed 's/How was it/{==&==}{>><<}/' P1.md > new.md; thema annotate apply new.md
! error: new.md:2: nothing is said of the passage that is marked here: write a code, {>>Code<<}, or a memo, {>>#words<<}, or take the marks away
[exit 3]
$ sed 's/How was it/{==&==}{>> ; <<}/; s/password/{==&==}{>>Barriers<<}{>><<}/' P1.md > new.md; thema annotate apply new.md
! error: new.md:2: nothing is said of the passage that is marked here: write a code, {>>Code<<}, or a memo, {>>#words<<}, or take the marks away
! error: new.md:3: nothing is said of the passage that is marked here: write a code, {>>Code<<}, or a memo, {>>#words<<}, or take the marks away
! error: new.md: 2 marks have no code; nothing was stored
[exit 3]
$ sed 's/{>>Barriers<<}/{>><<}/' P1.md > less.md; thema annotate apply less.md -n
codings of P1: 1 removed
! notice: dry run: nothing was changed

# Somebody changed the name on the first line.
$ sed '1s/source=P1/source=P2/' P1.md > other.md; thema annotate apply other.md
! error: other.md:1: the text is that of 'P1', and the first line names 'P2': put 'P1' back there
[exit 3]
$ thema source replace P1 P2.txt -q > /dev/null 2>&1; thema annotate apply other.md
! error: other.md:1: the text is that of 'P1', and the first line names 'P2': put 'P1' back there
[exit 3]
$ sed '1s/source=P1/source=P9/' P1.md > other.md; thema annotate apply other.md
! error: other.md:1: no source 'P9'; did you mean 'P1' or 'P2'?
[exit 3]
