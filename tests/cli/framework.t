# The chart of a framework analysis. (Invented.)

$ thema init study -q
made study.thema
$ printf 'INT: How did you get there?\n\nP01: Two buses.\nIn winter I gave up.\n\nP01: My sister drove me once.\n' > P01.txt
$ printf 'INT: How did you get there?\n\nP02: I walked.\n' > P02.txt
$ thema import P01.txt P02.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema code add Access/Travel -q; thema code add Access/Cost -q
added Access/Travel
added Access/Cost
$ thema case set P01 arm=web -q
set arm=web of P01
$ thema framework show
Case
────
P01
P02

'nothing said': looked for, and nothing was said. Empty: not charted. Brackets hold references: a source and its lines.
$ thema framework set P01 Travel 'Two buses; gave up in winter [P01:3-4]'
charted P01 on Access/Travel: 1 reference
$ thema framework set P01 Travel 'Two buses; gave up in winter'
no change
$ thema framework set P01 Travel --in P01 --quote 'My sister drove me'
changed P01 on Access/Travel: 2 references
$ thema framework set P02 Cost --nothing-said
charted P02 on Access/Cost: nothing said
$ thema framework set P02 Travel 'Walks [sic]'
charted P02 on Access/Travel: 0 references
$ thema framework show --codes Access --depth 2 --attributes arm
Case  arm  Access  Access/Travel                                  Access/Cost
────  ───  ──────  ─────────────────────────────────────────────  ────────────
P01   web          Two buses; gave up in winter [P01:3-4; P01:6]
P02                Walks [sic]                                    nothing said

'nothing said': looked for, and nothing was said. Empty: not charted. Brackets hold references: a source and its lines.
$ thema framework show --codes Travel Cost --rows sources -f csv
source,case,Access/Travel,Access/Cost
P01,P01,Two buses; gave up in winter [P01:3-4; P01:6],
P02,P02,Walks [sic],nothing said
$ thema framework list -f csv --columns case,code,said,text,references,coder
case,code,said,text,references,coder
P01,Access/Travel,true,Two buses; gave up in winter,P01:3-4; P01:6,tester
P02,Access/Travel,true,Walks [sic],,tester
P02,Access/Cost,false,,,tester

# There and back: the same table is no change, what differs is one.

$ thema framework show --codes Travel Cost -o chart.csv; cat chart.csv
case,Access/Travel,Access/Cost
P01,Two buses; gave up in winter [P01:3-4; P01:6],
P02,Walks [sic],nothing said
$ thema framework import chart.csv
no change
$ sed -i 's/In winter/x/; s/^P01,\(.*\),$/P01,\1,"Paid herself [P01:3]"/; s/Walks/Walks often/' chart.csv
$ thema framework import chart.csv
2 cases: 1 new, 1 changed, 2 unchanged
$ thema framework show --codes Travel Cost -f csv
case,Access/Travel,Access/Cost
P01,Two buses; gave up in winter [P01:3-4; P01:6],Paid herself [P01:3]
P02,Walks often [sic],nothing said
$ thema undo -q; thema redo -q; thema framework import chart.csv
took back 10 by tester: 2 cases: 1 new, 1 changed, 2 unchanged
brought back 10 by tester: 2 cases: 1 new, 1 changed, 2 unchanged
no change

# An empty cell takes nothing away unless that is said.

$ printf 'case,Access/Travel\nP02,\n' > empty.csv
$ thema framework import empty.csv
no change
! notice: 1 summary left as charted: empty in the file (--clear takes away)
$ thema framework import empty.csv --clear
1 case: 0 new, 0 changed, 0 unchanged, 1 taken away
$ thema framework show --codes Travel --columns case,Access/Travel -f csv
case,Access/Travel
P01,Two buses; gave up in winter [P01:3-4; P01:6]
P02,
$ thema undo -q
took back 13 by tester: 1 case: 0 new, 0 changed, 0 unchanged, 1 taken away

# Mistakes are named by row, and nothing is stored.

$ printf 'case,Access/Travel,Acess/Cost,arm\nP01,By bus,x,web\nP9,On foot,,\nP02,By car [P02:77],,\nP02,Again,,\n' > wrong.csv
$ thema framework import wrong.csv
! warning: column 'Acess/Cost' is neither a code nor an attribute: skipped; did you mean 'Access/Cost'?
! error: wrong.csv:3: no case 'P9'
! error: wrong.csv:4: column 'Access/Travel': no line 77 in source 'P02', which has 3 lines
! error: wrong.csv:5: case 'P02' stands in two rows
! error: 3 cells cannot be stored; nothing was
[exit 3]
$ printf 'case,arm\nP01,web\n' > none.csv; thema framework import none.csv
! error: none.csv:1: no column is headed by a code: expected the column case and a column a code, as 'thema framework show -f csv' writes them
[exit 3]
$ thema framework set P01 Travel
no change
$ thema framework set P02 Cost --in P02 --turns 2
! error: where nothing was said there is no passage to refer to
[exit 2]
$ thema framework set P01 Hope x
! error: no code 'Hope'
[exit 3]

# In an editor: one change.

$ cat > editor.sh <<'END'
> sed -i 's/^Walks often.*/Walks; # counts\n\\# no comment/; s/^nothing said$//' "$1"
> END
$ EDITOR='sh editor.sh' thema framework edit --codes Travel Cost
edited the framework: 0 new, 1 changed, 0 unchanged, 1 taken away
$ thema framework show --codes Travel Cost -f json --columns case,Access/Travel,Access/Cost
{
  "schema": "thema/framework/1",
  "framework": [
    {"case":"P01","Access/Travel":"Two buses; gave up in winter [P01:3-4; P01:6]","Access/Cost":"Paid herself [P01:3]"},
    {"case":"P02","Access/Travel":"Walks; # counts\n# no comment","Access/Cost":null}
  ]
}
$ EDITOR=true thema framework edit --codes Travel Cost
no change

# References follow a corrected text; lost ones are said.

$ sed 's/INT: How did you get there?/INT: How?\n\nINT: I mean the way./; s/My sister.*/He did./' P01.txt > P01b.txt
$ thema source replace P01 P01b.txt -q > /dev/null; thema framework show --codes Travel
Case  Access/Travel
────  ────────────────────────────────────────────────
P01   Two buses; gave up in winter [P01:5-6; P01:lost]

P02   Walks; # counts
      # no comment

'nothing said': looked for, and nothing was said. Empty: not charted. Brackets hold references: a source and its lines.
References whose words a correction changed: 0; took away: 1 (written 'lost').
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
$ thema framework show --codes Travel -o chart.csv; thema framework import chart.csv
no change
$ thema check
No problems found.

# Codes that are merged bring their summaries; a case with summaries is not removed by accident.

$ thema code merge Cost --into Travel -q
merged Access/Cost into Access/Travel: 0 codings
$ thema framework show --codes Travel -f csv
case,Access/Travel
P01,"Two buses; gave up in winter
Paid herself [P01:5; P01:5-6; P01:lost]"
P02,"Walks; # counts
# no comment"
$ thema case remove P01
! error: case 'P01' has framework summaries (1): --yes removes that with it
[exit 3]
$ thema framework remove P02 Travel
P02 is not charted on Access/Travel any more
$ thema framework remove P02 Travel
no change

# What two people charted differently is asked about; what only one charted is taken over.

$ mkdir ben; thema copy ben/study.thema --for ben -q > /dev/null
$ thema framework set P01 Access 'Comes by bus' -q; thema framework set P01 Travel 'Mine' -q
charted P01 on Access: 0 references
changed P01 on Access/Travel: 3 references
$ thema framework set P02 Access 'Walks' -p ben/study.thema -q; thema framework set P01 Travel 'His' -p ben/study.thema -q
charted P02 on Access: 0 references
changed P01 on Access/Travel: 3 references
$ thema merge ben/study.thema -n -o choices.csv -q; cut -d, -f3-4 choices.csv
kind,object
changed,summary of code Access/Travel for case P01
! error: 1 of 1 conflict has no choice; nothing was merged. Write the choices (mine, theirs or both) into a file and give it: thema merge ben/study.thema -n -o choices.csv, then thema merge ben/study.thema --resolve choices.csv
$ thema framework set P01 Travel 'His' -q; thema merge ben/study.thema -q
changed P01 on Access/Travel: 3 references
merged study.thema by ben (1 change), tester (2 changes): framework summaries 1 new
$ thema framework show --codes Access Travel -f csv
case,Access,Access/Travel
P01,Comes by bus,His [P01:5; P01:5-6; P01:lost]
P02,Walks,

# What is printed for names; the same table is no change all the same.

$ thema pseudonym add sister '[relative]' -q; thema framework set P02 Travel 'His sister walks, too [P02:3]' -q
sister is printed as [relative]
charted P02 on Access/Travel: 1 reference
$ thema framework show --codes Travel -o chart.csv; cat chart.csv
case,Access/Travel
P01,His [P01:5; P01:5-6; P01:lost]
P02,"His [relative] walks, too [P02:3]"
$ thema framework import chart.csv
no change

# The list says who is left out of it, as the chart does.

$ thema case set P02 consent.analysis=no -q > /dev/null; thema framework list --codes Travel --columns case,code; thema framework list --codes Travel -f csv --columns case,code; thema undo -q > /dev/null
Case  Code
────  ─────────────
P01   Access/Travel

Left out for want of consent to analysis: 1 case.
case,code
P01,Access/Travel
! notice: Left out for want of consent to analysis: 1 case.

# Who takes the consent back is not in the chart any more, nor in the history.

$ thema case withdraw P01 --reason 'asked on 3 May' -q > /dev/null; thema framework show --codes Travel -f csv
case,Access/Travel
P02,"His [relative] walks, too [P02:3]"
$ grep -c 'gave up in winter' study.thema
0
[exit 1]
$ thema check
No problems found.

# A kind that no case has is refused, as in every table.

$ thema framework show --case-kind nokind 2>&1 | grep -o "no case of kind 'nokind'"
no case of kind 'nokind'
