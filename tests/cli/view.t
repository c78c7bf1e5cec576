# Filters and queries under a name. The study is invented.

$ thema init study -q
made study.thema
$ printf 'INT: How was it?\nP1: I gave up on the password. My daughter set it up.\n' > P1.txt; thema import P1.txt -q > /dev/null; printf '== P1\n"gave up on the password" = Barriers/Password\n"My daughter set it up" = Help\n' > lines.txt; thema coding import lines.txt --new -q
codings of lines.txt: 2 lines: 2 new, 0 changed, 0 there already
$ thema view add lost --where "role = participant and code = 'Barriers'" --query '"Barriers" same turn "Help"'
added view lost
$ thema view add lost --where "role = participant and code = 'Barriers'" --query '"Barriers" same turn "Help"'
no change
$ thema view add lost --where 'exemplar'
! error: the view 'lost' asks something else already: change it with 'thema view set'
[exit 3]
$ thema view add empty
! error: a view needs a filter (--where) or a query (--query)
[exit 2]
$ thema view add wrong --where 'codes = Help'
! error: in the filter: no field 'codes'; there are: case, case.kind, source, kind, date, speaker, role, code, code.role, coder, coded, exemplar, tag.KEY
!   codes = Help
!   ^
!   did you mean 'code', 'coder' or 'coded'?
[exit 2]
$ thema view add other --where "not view lost and query '''Help'' near 1 turn Password'"
added view other
$ thema view list
View   Filter                                                   Query
─────  ───────────────────────────────────────────────────────  ───────────────────────────
lost   role = participant and code = 'Barriers'                 "Barriers" same turn "Help"
other  not view lost and query '''Help'' near 1 turn Password'
$ thema view show lost -f csv
view,where,query
lost,role = participant and code = 'Barriers',"""Barriers"" same turn ""Help"""
$ thema quotes --view lost -f csv --columns text
text
gave up on the password
$ thema quotes --view other -f csv --columns text
text
My daughter set it up
$ thema quotes --view lost --where "source = P1" --view other -f csv --columns text
text
$ thema find gave --view lost -f csv --columns turn
turn
2
$ thema quotes --view los
! error: in the filter: no view 'los'
!   view 'los'
!        ^
!   did you mean 'lost'?
[exit 3]
$ thema source list --view lost
! error: in the view 'lost': in the filter: 'role' makes no sense here; there are: case, case.kind, source, kind, date
!   role = participant and code = 'Barriers'
!   ^
[exit 2]

# Codes that are renamed, moved or merged are followed; undo takes that back, too.

$ thema code rename Help 'Support at home' -q; thema code move 'Barriers/Password' --top -q; thema view list -f csv
renamed Help -> Support at home (1 coding)
moved Barriers/Password -> Password (1 coding)
view,where,query
lost,role = participant and code = 'Barriers',"""Barriers"" same turn ""Support at home"""
other,not view lost and query '''Support at home'' near 1 turn Password',
$ thema quotes --view other -f csv --columns text
text
My daughter set it up
$ thema code merge Barriers --into Password -q; thema view list -f csv
merged Barriers into Password: 0 codings
view,where,query
lost,role = participant and code = 'Password',"""Password"" same turn ""Support at home"""
other,not view lost and query '''Support at home'' near 1 turn Password',
$ thema undo 3 -q > /dev/null; thema view list -f csv
view,where,query
lost,role = participant and code = 'Barriers',"""Barriers"" same turn ""Help"""
other,not view lost and query '''Help'' near 1 turn Password',
$ thema view set lost --query ''; thema view set lost --query ''
changed view lost
no change
$ thema code remove Help --yes -q; thema check
removed Help, with 1 coding
Rule  Level  Object  Message
────  ─────  ──────  ──────────────────────────────────────────────────────────────────────────────────
view  error  other   the view cannot be used: in the query: no code 'Help'; 'thema view set' changes it
[exit 1]
$ thema view add loop --where "view lost"; thema view set lost --where "view loop"; thema view set loop --where "view loop"
added view loop
! error: in the view 'loop': in the filter: the view 'lost' asks itself
!   view lost
!        ^
! error: in the filter: the view 'loop' asks itself
!   view loop
!        ^
[exit 2]
$ thema quotes --view loop
Barriers/Password
-----------------

  ‘gave up on the password’ (P1, turn 2)
    P1, turn 2, line 2

1 quote: 1 of 1 extract, 0 of 0 cases (kind participant); 0 have extracts. Codings counted: union.
$ thema view remove other; thema view remove other
removed view other
! error: no view 'other'
[exit 3]

# Cases, sources and coders that get other names are followed, too, in one change with the new name.

$ thema init names -q
made names.thema
$ printf 'INT: How?\nP1: Well.\n' > Q1.txt; printf 'INT: How?\nP2: Badly.\n' > Q2.txt
$ cat > lines.txt <<'END'
> import Q1.txt Q2.txt
> speaker link --new
> coder add ann
> coder add ben
> view add some --where "case in (P1, 'P2') and source != Q2 and (coder = ben or coder = ann or speaker = P1)"
> view add file --where "source = 'Q1.txt' and not view some"
> config count ben
> END
$ export THEMA_PROJECT=names.thema; thema batch lines.txt -q > /dev/null; thema view list -f csv
view,where,query
file,source = 'Q1.txt' and not view some,
some,"case in (P1, 'P2') and source != Q2 and (coder = ben or coder = ann or speaker = P1)",
$ export THEMA_PROJECT=names.thema; thema case set P2 'case=P 2' -q; thema source rename Q2 "O'Hara" -q; thema coder rename ben bea -q; thema source rename Q1 First -q; thema config count; thema view list -f csv; thema quotes --view some -f csv --columns text
set case=P 2 of P2
renamed source Q2 to O'Hara
renamed coder ben -> bea
renamed source Q1 to First
bea
view,where,query
file,source = 'Q1.txt' and not view some,
some,"case in (P1, 'P 2') and source != 'O''Hara' and (coder = 'bea' or coder = ann or speaker = P1)",
text
$ export THEMA_PROJECT=names.thema; thema coder merge bea ann -q; thema view show some -f csv; thema config count; thema check
merged bea into ann (0 codings)
view,where,query
some,"case in (P1, 'P 2') and source != 'O''Hara' and (coder = 'ann' or coder = ann or speaker = P1)",
ann
No problems found.
$ export THEMA_PROJECT=names.thema; thema undo 5 -q > /dev/null; thema view show some -f csv; thema config count
view,where,query
some,"case in (P1, 'P2') and source != Q2 and (coder = ben or coder = ann or speaker = P1)",
ben

# What is gone cannot be followed: check names the view.

$ export THEMA_PROJECT=names.thema; thema source remove Q2 -q; thema check
removed source Q2 and its 0 codings
Rule  Level  Object  Message
────  ─────  ──────  ───────────────────────────────────────────────────────────────────────────────────────────────────────
view  error  file    the view cannot be used: in the view 'some': in the filter: no source 'Q2'; 'thema view set' changes it
view  error  some    the view cannot be used: in the filter: no source 'Q2'; 'thema view set' changes it
[exit 1]

# A view that others ask stays, unless --yes.

$ thema init asked -q
made asked.thema
$ export THEMA_PROJECT=asked.thema; printf 'I: How?\nP1: Fine.\n' > A1.txt; thema import A1.txt -q > /dev/null; thema view add v1 --where "source = A1" -q; thema view add v2 --where "not view v1" -q; thema view remove v1
added view v1
added view v2
! error: the view 'v1' is asked by the view 'v2', which could not be used without it: change that with 'thema view set', or --yes removes it all the same
[exit 3]
$ export THEMA_PROJECT=asked.thema; thema view remove v1 --yes; thema view remove v2
removed view v1
removed view v2
