# The joint display of a mixed-methods study. (Invented.)

$ thema init study --cite '({case}[, {age}])' -q
made study.thema
$ printf 'INT: And time?\nP1: My days are busy. I forget it.\n' > P1.txt
$ thema import P1.txt -q > /dev/null; thema case add P1 -q; thema case link P1 P1 -q; thema case set P1 age=61 -q
added participant P1
linked P1 to P1
set age=61 of P1
$ thema apply Barriers/Time --new --in P1 --quote 'my days are busy' -q
coded Barriers/Time at turn 2 of P1
$ thema joint add Workload --quantitative '14 of 20 late' --qualitative 'No time' --theme Time --in P1 --quote 'days are busy' --inference confirm
! error: no coding lies on just this passage; code it first ('thema apply CODE --in SOURCE ...'): a joint display quotes what is coded, so that the quote follows corrections of the text
[exit 3]
$ thema joint add Workload --quantitative '14 of 20 late' --qualitative 'No time' --theme Time --in P1 --quote 'my days are busy' --inference confirm
joint display: row 1, Workload
$ thema joint add Access --quantitative '3 of 20' --inference maybe
! error: inference 'maybe': expected confirm, expand or discord
[exit 2]
$ thema joint add Access --quantitative '3 of 20' --inference expand
joint display: row 2, Access
$ thema joint table
Domain    Quantitative result  Qualitative finding  Quote                        Meta-inference
────────  ───────────────────  ───────────────────  ───────────────────────────  ──────────────
Workload  14 of 20 late        No time              ‘My days are busy’ (P1, 61)  confirm
Access    3 of 20                                                                expand
$ thema joint table -f csv
row,domain,quantitative,qualitative,theme,quotes,inference,source,start,end
1,Workload,14 of 20 late,No time,Barriers/Time,"My days are busy (P1, 61)",confirm,P1,19,35
2,Access,3 of 20,,,,expand,,,
$ thema joint set 2 --inference discord --qualitative 'Buses'
changed row 2 of the joint display
$ thema joint set 2 --inference discord
no change
$ thema joint set 3 --inference discord
! error: the joint display has no row '3': rows 1 to 2
[exit 3]
$ thema joint set 1
! error: nothing to set: give --domain, --quantitative, --qualitative, --theme, --inference, --coding, or --in with a passage
[exit 2]

# The quote follows a correction of the text, and who is behind a pseudonym stays there.

$ printf 'INT: And time, then?\nP1: My days are busy. I forget it.\n' > P1b.txt
$ thema source replace P1 P1b.txt -q > /dev/null
$ thema joint table -f csv --columns domain,quotes
domain,quotes
Workload,"My days are busy (P1, 61)"
Access,

# A table is the whole display.

$ printf 'domain,quantitative,qualitative,theme,source,quote,inference\nAccess,3 of 20,Buses,,,,discord\nWorkload,14 of 20 late,No time,Time,P1,my days are busy,confirm\n' > joint.csv
$ thema joint import joint.csv
joint display of 2 rows: 0 new, 2 changed, 0 unchanged
$ thema joint import joint.csv
no change
$ printf 'domain,inference,theme,quote\nAccess,agree,,\n,confirm,,\nTime,,Tyme,\nTime,,,busy\n' > bad.csv
$ thema joint import bad.csv
! error: bad.csv:2: inference 'agree': expected confirm, expand or discord
! error: bad.csv:3: a row of a joint display needs a domain: what both results are about
! error: bad.csv:4: no code 'Tyme'; did you mean 'Barriers/Time'?
! error: bad.csv:5: a quote without its source: fill in column source, or coding
! error: 4 rows cannot be stored; nothing was
[exit 3]
$ thema joint remove 1
removed row 1 of the joint display
$ thema undo -q
took back 11 by tester: removed row 1 of the joint display
$ thema case set P1 consent.quotation=no -q
set consent.quotation=no of P1
$ thema joint table -f csv --columns domain,quotes
domain,quotes
Access,
Workload,
$ thema joint table -f md --columns domain,quotes | tail -n 1
1 quote is not printed: who speaks there does not consent to quotation.

# What is written is read as it was, quotes and all.

$ thema case set P1 consent.quotation=yes -q; thema apply Barriers/Work --new --in P1 --quote 'my days are busy' -q; thema joint set 1 --in P1 --quote 'my days are busy' --theme Work -q
set consent.quotation=yes of P1
coded Barriers/Work at turn 2 of P1
changed row 1 of the joint display
$ thema joint table -f csv | tee out.csv
row,domain,quantitative,qualitative,theme,quotes,inference,source,start,end
1,Access,3 of 20,Buses,Barriers/Work,"My days are busy (P1, 61)",discord,P1,25,41
2,Workload,14 of 20 late,No time,Barriers/Time,"My days are busy (P1, 61)",confirm,P1,25,41
$ thema joint import out.csv
no change
$ sed 's/discord/expand/' out.csv > other.csv; thema joint import other.csv; thema joint table -f csv | cmp - other.csv
joint display of 2 rows: 0 new, 1 changed, 1 unchanged
$ printf 'INT: And time, then?\nP1: Nothing of what was said is here.\n' > P1c.txt; thema source replace P1 P1c.txt -q > /dev/null
! warning: lost passages are in no report; 'thema coding list --lost' keeps their words
$ thema joint table -f csv -q | tee lost.csv; thema joint import lost.csv; thema undo -q; thema joint table -f csv --columns row,quotes
row,domain,quantitative,qualitative,theme,quotes,inference,source,start,end
1,Access,3 of 20,Buses,Barriers/Work,,expand,,,
2,Workload,14 of 20 late,No time,Barriers/Time,,confirm,,,
no change
took back 18 by tester: replaced the text of P1 (version 3): 0 kept, 0 moved, 0 changed, 2 lost
row,quotes
1,"My days are busy (P1, 61)"
2,"My days are busy (P1, 61)"
$ printf 'domain,quotes,Nmae\nA,words,x\n' > odd.csv; thema joint import odd.csv
joint display of 1 row: 0 new, 1 changed, 0 unchanged, 1 removed
! warning: column 'quotes' is not read; give a quote by source with quote, turns, lines, or start and end
! warning: column 'Nmae' is not read
