# Demi-regularities: named patterns of context and outcome, with the query that finds them. (Invented.)

$ thema init study -q
made study.thema
$ for p in P1 P2 P3; do printf "INT: And?\n$p: I can walk. I keep going.\n" > $p.txt; thema import $p.txt -q -f csv --columns name; thema case add $p -q; thema case link $p $p -q; done
name
P1
added participant P1
linked P1 to P1
name
P2
added participant P2
linked P2 to P2
name
P3
added participant P3
linked P3 to P3
$ thema code add Context --role context -q; thema code add Context/Able -q; thema code add Outcome/Keeps --role outcome -q; thema code add Other -q
added Context
added Context/Able
added Outcome/Keeps
added Other
$ for p in P1 P2 P3; do thema apply Able --in $p --quote 'I can walk' -q; done; for p in P1 P2; do thema apply Keeps --in $p --quote 'I keep going' -q; done
coded Able at turn 2 of P1
coded Able at turn 2 of P2
coded Able at turn 2 of P3
coded Keeps at turn 2 of P1
coded Keeps at turn 2 of P2
$ thema cmo regularities
Demi-regularity  Contexts  Outcomes  Passages  Cases  Of  Context, and not the pattern
───────────────  ────────  ────────  ────────  ─────  ──  ────────────────────────────

Saved views that name codes of a context and of an outcome ('thema view add'); cases are those in whom the view finds something, then those who have all of its contexts and in whom it finds nothing: read them as possible negative cases. A pattern says that something is to be explained, and not by what.
! notice: no view names codes of role context and of role outcome: thema view add NAME --where "case has 'CONTEXT' and case has 'OUTCOME'"
$ thema view add "Able's way" --where "case has 'Able' and case has 'Keeps'" -q
added view Able's way
$ thema view add Together --query '"Context" near 0 turns "Outcome/Keeps"' -q
added view Together
$ thema view add Plain --where "case has 'Able'" -q
added view Plain
$ thema cmo regularities
Demi-regularity  Contexts        Outcomes         Passages  Cases  Of  Context, and not the pattern
───────────────  ──────────────  ───────────────  ────────  ─────  ──  ────────────────────────────
Able's way       - Context/Able  - Outcome/Keeps         4      2   3  - P3
Together         - Context       - Outcome/Keeps         2      2   3  - P3

Saved views that name codes of a context and of an outcome ('thema view add'); cases are those in whom the view finds something, then those who have all of its contexts and in whom it finds nothing: read them as possible negative cases. A pattern says that something is to be explained, and not by what.
$ thema cmo regularities -f csv
regularity,contexts,outcomes,extracts,cases,of,without
Able's way,Context/Able,Outcome/Keeps,4,2,3,P3
Together,Context,Outcome/Keeps,2,2,3,P3

# Those who are able and do not keep going are no pattern of keeping going; a view may ask another; --of is of passages as well.
$ thema view add Unlike --where "case has 'Able' and not case has 'Keeps'" -q; thema view add Unlike2 --query '"Able" and not "Keeps"' -q
added view Unlike
added view Unlike2
$ thema view add First --where "view 'Able''s way' and case = P1" -q; thema view add Neither --where "not (view First or not (case has 'Able' and case has 'Keeps'))" -q
added view First
added view Neither
$ thema cmo regularities -f csv
regularity,contexts,outcomes,extracts,cases,of,without
Able's way,Context/Able,Outcome/Keeps,4,2,3,P3
First,Context/Able,Outcome/Keeps,2,1,3,P2; P3
Neither,Context/Able,Outcome/Keeps,2,1,3,P1; P3
Together,Context,Outcome/Keeps,2,2,3,P3
! notice: the view 'Unlike' names Outcome/Keeps only behind 'not': it is no pattern of that
! notice: the view 'Unlike2' names Outcome/Keeps only behind 'not': it is no pattern of that
$ thema cmo regularities --of 'case = P1' -f csv -q
regularity,contexts,outcomes,extracts,cases,of,without
Able's way,Context/Able,Outcome/Keeps,2,1,1,
First,Context/Able,Outcome/Keeps,2,1,1,
Neither,Context/Able,Outcome/Keeps,0,0,1,P1
Together,Context,Outcome/Keeps,1,1,1,
$ thema view remove Unlike -q; thema view remove Unlike2 -q; thema view remove Neither -q; thema view remove First -q
removed view Unlike
removed view Unlike2
removed view Neither
removed view First

# Of two people in one passage the one counts whom the view finds; who does not consent is left out, and that is told.
$ rm study.thema; thema init pair -q > /dev/null
$ printf 'A: I can walk.\n\nB: I can walk, too.\n\nA: I keep going.\n' > ab.txt; thema import ab.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema code add Context/Able --role context -q > /dev/null; thema code add Outcome/Keeps --role outcome -q > /dev/null
$ thema code set Context --role context -q > /dev/null; thema apply Able --in ab --turns 1-2 -q > /dev/null; thema apply Keeps --in ab --turns 3 -q > /dev/null
$ thema view add Way --where "case has 'Able' and case has 'Keeps'" -q > /dev/null; thema cmo regularities -f csv
regularity,contexts,outcomes,extracts,cases,of,without
Way,Context/Able,Outcome/Keeps,2,1,2,B
$ thema case set A consent.analysis=no -q > /dev/null; thema cmo regularities
Demi-regularity  Contexts        Outcomes         Passages  Cases  Of  Context, and not the pattern
───────────────  ──────────────  ───────────────  ────────  ─────  ──  ────────────────────────────
Way              - Context/Able  - Outcome/Keeps         0      0   1

Saved views that name codes of a context and of an outcome ('thema view add'); cases are those in whom the view finds something, then those who have all of its contexts and in whom it finds nothing: read them as possible negative cases. A pattern says that something is to be explained, and not by what.
Left out for want of consent to analysis: 2 passages of 1 case.
