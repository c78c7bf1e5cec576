# What was printed may be quoted: words that stand for names mean the names. The words are invented.

$ thema init p -q
made p.thema
$ printf 'I: Who helped?\nP1: Anna Smith came on Monday. Anna stayed, and Mary left.\nP1: Then Anna Smith came again.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema pseudonym add 'Anna Smith' Jo -q; thema pseudonym add Anna Mary -q
Anna Smith is printed as Jo
Anna is printed as Mary
$ thema code add Help -q
added Help
$ thema apply Help --in P1 --quote 'Jo came on Monday'
coded Help at turn 2 of P1
$ thema apply Help --in P1 --quote 'came on Monday. Mary stayed'
coded Help at turn 2 of P1
$ thema apply Help --in P1 --quote 'Anna Smith came again'
coded Help at turn 3 of P1
$ thema coding list --columns start,end,text
Start  End  Words
─────  ───  ───────────────────────────
   19   44  Jo came on Monday
   30   57  came on Monday. Mary stayed
   83  104  Jo came again

# A quote that stands in several places is shown with the words around each, as they are printed.
$ thema apply Help --in P1 --quote 'Jo came'
! error: the quote is 2 times in source 'P1': 1: turn 2 (line 2) "P1: Jo came on Monday. Mary stayed,...", 2: turn 3 (line 3) "P1: Then Jo came again."; say which with --nth N, --turns or --lines, or all with --every
[exit 3]
