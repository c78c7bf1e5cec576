# Two work on one configuration of an invented study, each in a copy.
$ printf 'INT: How?\n\nP01: Kin are near, they call me and I walk.\n' > P01.txt; printf 'INT: How?\n\nP02: My son is near and I walk too.\n' > P02.txt
$ thema init m -q 2>&1 > /dev/null; thema import P01.txt P02.txt --case '(?<case>P\d+)' -q > /dev/null; mkdir a b
$ thema cmo add X --context 'Family near' --mechanism Seen --outcome Walks -q > /dev/null; thema cmo add Y --context Alone --mechanism Unseen --outcome Stops -q > /dev/null
$ thema cmo evidence X --speaks-to C1,M1,O1 --in P01 --turns 2 --stance supports -q > /dev/null
$ thema copy a/m.thema --for anna --force -q > /dev/null; thema copy b/m.thema --for ben --force -q > /dev/null

# What the evidence speaks to, said differently, is asked.
$ thema cmo evidence X --set --in P01 --turns 2 --speaks-to C1,M1 -p a/m.thema 2> /dev/null
changed 1 piece of evidence of X
$ thema cmo evidence X --set --in P01 --turns 2 --speaks-to M1,O1 -p b/m.thema 2> /dev/null
changed 1 piece of evidence of X
$ thema merge a/m.thema
merged m.thema by anna (1 change), tester (1 change): elements of evidence 1 removed
$ thema merge b/m.thema --columns choice,kind,field,mine,theirs,choices -f csv 2> /dev/null
choice,kind,field,mine,theirs,choices
,changed,speaks to,"C1,M1","M1,O1",mine|theirs|both
[exit 5]
$ thema merge b/m.thema -n -o c.csv 2> /dev/null; sed -i 's/,,changed/,both,changed/' c.csv; thema merge b/m.thema --resolve c.csv; thema cmo text X | grep '^evidence P'
merged m.thema by ben (1 change), tester (1 change): elements of evidence 1 new; 1 conflict settled
evidence P01 2 supports C1,M1,O1 by=tester

# Evidence and a waiver that came to a configuration which another copy merged.
$ thema merge m.thema -p a/m.thema -q > /dev/null; thema merge m.thema -p b/m.thema -q > /dev/null
$ thema cmo merge X Y --into Z --reason one -p a/m.thema
merged X, Y into Z version 1 (C1, C2, M1, M2, O1, O2): 1 piece of evidence
$ thema cmo evidence X --speaks-to C1,O1 --in P02 --turns 2 --stance negative-case -p b/m.thema
added evidence for X: negative-case C1, O1
$ thema cmo waive K05 X --reason 'only P01 walks' -p b/m.thema
waived K05 for X
$ thema merge b/m.thema; thema merge a/m.thema
merged m.thema by tester (3 changes): pieces of evidence 1 new
merged m.thema by tester (2 changes): configurations 1 new, 2 changed; pieces of evidence 1 changed
! notice: 1 piece of evidence of X went to Z: X was merged into Z
! notice: the waiver of K05 for configuration X stays: X was merged; say it anew of what it became if it holds there
$ thema cmo text Z | grep '^evidence P'; thema check
evidence P01 2 supports C1,M1,O1 by=tester
evidence P02 2 negative-case C1,O1 by=tester
No problems found.

# What is judged anew belongs to what it became.
$ thema cmo evidence X --speaks-to C1 --in P02 --turns 1 --stance supports
! error: X was merged into Z and stands in no table: give the evidence to Z, such as 'thema cmo evidence Z ...'
[exit 3]
$ printf 'cmoc,stance,source,turns,speaks_to\nZ,supports,P01,2,O1\nX,supports,P02,1,C1\n' > e.csv; thema cmo evidence --import e.csv
! error: e.csv:3: X was merged into Z and stands in no table: give the evidence to Z, such as 'thema cmo evidence Z ...'
! error: 1 of 2 rows cannot be stored; nothing was
[exit 3]

# A split has no one part to go on to: cmo check names what is in none.
$ thema merge m.thema -p a/m.thema -q > /dev/null; thema merge m.thema -p b/m.thema -q > /dev/null
$ thema cmo split Z --into Z1 --into Z2 --reason two -p a/m.thema > /dev/null
$ thema cmo evidence Z --speaks-to C2 --in P02 --quote 'My son is near' --stance challenges -p b/m.thema
added evidence for Z: challenges C2
$ thema cmo evidence Z --speaks-to C2 --in P01 --turns 1 --stance silent -p b/m.thema
added evidence for Z: silent C2
$ thema merge b/m.thema; thema merge a/m.thema
merged m.thema by tester (3 changes): pieces of evidence 2 new
merged m.thema by tester (2 changes): configurations 2 new, 1 changed; pieces of evidence 4 new
! notice: 2 pieces of evidence on Z are in no table and no figure: Z was split into Z1, Z2; judge it for one of these with 'thema cmo evidence'; 'thema cmo text Z' shows it
$ thema cmo check Z > /dev/null
! notice: 2 pieces of evidence on Z are in no table and no figure: Z was split into Z1, Z2; judge it for one of these with 'thema cmo evidence'; 'thema cmo text Z' shows it
$ thema cmo evidence Z --speaks-to C2 --in P02 --turns 1 --stance supports
! error: Z was split into Z1, Z2 and stands in no table: give the evidence to one of these, such as 'thema cmo evidence Z1 ...'
[exit 3]
