# Reporting checklists. (Invented.)

$ thema init study -q
made study.thema
$ thema checklist list -f csv --columns name,items,started
name,items,started
coreq,32,false
srqr,21,false
rameses2,20,false
entreq,21,false
prisma,42,false
$ thema checklist table coreq
! error: the checklist COREQ was not started; 'thema checklist start coreq' does
[exit 3]
$ thema checklist start corec
! error: no checklist 'corec'; did you mean 'coreq'?
[exit 3]
$ thema checklist start coreq
started COREQ: 32 items
! notice: new coder 'tester'
$ thema checklist start coreq
no change
$ printf 'INT: And time?\nP1: My days are busy.\n' > P1.txt
$ thema import P1.txt -q > /dev/null; thema case add P1 -q; thema case link P1 P1 -q
added participant P1
linked P1 to P1
$ thema apply Time --new --in P1 --quote 'my days are busy' --exemplar -q
coded Time at turn 2 of P1
$ thema checklist set coreq 24 yes --page 4 --note 'Two of us.'
COREQ 24: yes
$ thema checklist draft coreq
COREQ: 8 notes drafted, 0 unchanged; answers and pages are yours
! notice: left as a person wrote them: 1 item
$ thema checklist draft coreq
no change
! notice: left as a person wrote them: 1 item
$ thema checklist table coreq -f csv --columns item,name,answer,page,note | grep -v ',,,$'
item,name,answer,page,note
12,Sample size,,,1 case of kind participant; 1 source.
18,Repeat interviews,,,0 of 1 cases in two or more sources.
22,Data saturation,,,"In the order of import, source 1 of 1 coded ones was the last to bring a new code (1 code in all); 'thema saturation' has the curve."
24,Number of coders,yes,4,Two of us.
25,Coding tree,,,"1 code on 1 level, 0 with a description; 'thema code list --tree' prints it."
26,Derivation of themes,,,Codes marked as inductive: 0; deductive: 0; neither: 1. 'thema log' has the history of the codebook.
27,Software,,,thema 0.1.0.
29,Quotations,,,"Marked as exemplars: 1 passage, of 1 case, each with an attribution; 'thema quotes --shares' says who is quoted."
31,Major themes,,,1 theme: Time.
$ thema checklist set coreq 12 yes --page 3
COREQ 12: yes
$ thema checklist set coreq 12 yes --page 3
no change
$ thema checklist set coreq 12 perhaps
! error: answer 'perhaps': expected yes, no or unclear
[exit 2]
$ thema checklist set coreq 33 yes
! error: COREQ has no item '33'; did you mean '3', '13' or '23'?
[exit 3]

# Studies of a review: by item, by study, and both.

$ thema case add 'Irvine 2015' --kind study -q; thema case add 'Krein 2013' --kind study -q
added study Irvine 2015
added study Krein 2013
$ thema checklist start srqr --for 'Irvine 2015' --for 'Krein 2013'
started SRQR: 21 items, for Irvine 2015, Krein 2013
$ printf 'case,item,answer,page\nIrvine 2015,1,yes,1\nIrvine 2015,2,y,1\nKrein 2013,1,Yes,\nKrein 2013,2,unclear,\nKrein 2013,3,no,\n' > srqr.csv
$ thema checklist import srqr srqr.csv
SRQR, 5 rows: 0 new, 5 changed, 0 unchanged
$ thema checklist import srqr srqr.csv
no change
$ thema checklist table srqr -f csv --columns item,cases,yes,of,percent | head -4
item,cases,yes,of,percent
1,Irvine 2015; Krein 2013,2,2,100
2,Irvine 2015,1,2,50
3,,0,2,0
$ thema checklist table srqr --by case
Study        Reported  No  Unclear  Open  Of   %
───────────  ────────  ──  ───────  ────  ──  ──
Irvine 2015         2   0        0    19  21  10
Krein 2013          1   1        1    18  21   5

Percentages are rounded half up.
SRQR: O'Brien and others, Acad Med 2014; 89:1245-1251.
$ thema checklist table srqr --by matrix | head -6
Domain              No.  Item                                       Irvine 2015  Krein 2013
──────────────────  ───  ─────────────────────────────────────────  ───────────  ──────────
Title and abstract  1    Title                                      ✓            ✓
                    2    Abstract                                   ✓            ?
Introduction        3    Problem                                                 –
                    4    Purpose or question
$ thema checklist table srqr --by matrix -f csv | head -4
domain,item,name,Irvine 2015,Krein 2013
Title and abstract,1,Title,yes,yes
Title and abstract,2,Abstract,yes,unclear
Introduction,3,Problem,,no
$ thema checklist table srqr --by case --expect 'Irvine 2015=11%' --expect 'Krein 2013=5%' -f csv --columns case,percent
case,percent
Irvine 2015,10
Krein 2013,5
! warning: Irvine 2015: 2/21 = 10%, not 11% as typed.
[exit 1]
$ thema checklist table srqr --by case --expect 'Irvine 2015'
! error: --expect 'Irvine 2015': expected STUDY=67% or STUDY=21/32
[exit 2]
$ printf 'case,item,answer\nIrvin 2015,1,yes\nKrein 2013,99,yes\nKrein 2013,1,sure\n' > bad.csv
$ thema checklist import srqr bad.csv
! error: bad.csv:2: no case 'Irvin 2015'; did you mean 'Irvine 2015' or 'Krein 2013'?
! error: bad.csv:3: SRQR has no item '99'; did you mean '9' or '19'?
! error: bad.csv:4: answer 'sure': expected yes, no or unclear
! error: 3 rows cannot be stored; nothing was
[exit 3]

# A study that is withdrawn or taken off has no answers any more.

$ thema checklist remove srqr --for 'Krein 2013'
removed SRQR for Krein 2013
$ thema case withdraw 'Irvine 2015' --reason 'retracted' -q > /dev/null
$ thema checklist table srqr --by case -f csv
case,yes,no,unclear,open,of,percent
$ thema checklist remove srqr
removed SRQR
$ thema checklist remove srqr
! error: the checklist SRQR was not started; 'thema checklist start srqr' does
[exit 3]
