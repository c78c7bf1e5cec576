# Tidy tables of the whole project, for other programs. The study is invented.

$ thema demo study > /dev/null; mv study/demo.thema .
$ thema export csv tables
wrote tables: 41 files; columns.csv says what their columns are
$ ls tables
attribute_levels.csv
attributes.csv
case_attributes.csv
case_memberships.csv
cases.csv
checklist_answers.csv
cmo.csv
cmo_theories.csv
cmo_versions.csv
code_tags.csv
coders.csv
codes.csv
coding_cases.csv
coding_tags.csv
codings.csv
columns.csv
decision_objects.csv
decision_people.csv
decisions.csv
element_codes.csv
elements.csv
events.csv
evidence.csv
evidence_cases.csv
evidence_elements.csv
framework.csv
joint.csv
links.csv
memos.csv
prisma.csv
searches.csv
source_attributes.csv
source_cases.csv
sources.csv
speakers.csv
tables.csv
thema-csv.txt
theories.csv
theory_versions.csv
turns.csv
waivers.csv
$ head -n 3 tables/turns.csv; head -n 3 tables/codings.csv; head -n 3 tables/evidence.csv
source,turn,speaker,role,case,start,end,start_ms,end_ms,page,text
P1,1,Interviewer,interviewer,,13,51,,,,How did you get on with the programme?
P1,2,P1,participant,P1,56,208,,,,"Well, I nearly gave up on the first evening. The password had to be twelve characters and it threw me out three times. My daughter got me in in the end."
coding,source,start,end,turn,code,coder,exemplar,changed,memo,print,text
1,P1,101,174,2,Getting started/Logging in,demo,true,false,,,The password had to be twelve characters and it threw me out three times.
2,P1,352,403,4,Making sense of pain/Linking activity to relief,demo,true,false,The link is made unprompted,,the days I walked were the days my back was quieter
evidence,cmo,version,stance,directness,source,start,end,turn,table,note,coder,text
1,CMOC1,1,supports,stated,P1,352,403,4,,,demo,the days I walked were the days my back was quieter
2,CMOC1,1,negative-case,stated,P2,66,109,2,,,demo,To me pain means something is being damaged
$ head -n 4 tables/elements.csv; head -n 3 tables/cmo.csv; cat tables/theories.csv
cmo,version,element,role,sign,statement
CMOC1,1,C1,context,,willing to try a small increase in activity
CMOC1,1,MR1,resource,,a small daily walk
CMOC1,1,R1,reasoning,,notices that active days are days of less pain
cmo,title,state,activation,valence,level,theme,version,scheme,sentence
CMOC1,Linking activity to relief,candidate,fired,benefit,,Making sense of pain,1,CMO,"If willing to try a small increase in activity, and with a small daily walk, then moves instead of resting when it flares up, because notices that active days are days of less pain."
theory,level,origin,version,statement
T1,,,1,Small steps work where people come to see moving as what eases the pain
$ head -n 4 tables/case_attributes.csv; head -n 3 tables/speakers.csv; head -n 3 tables/codes.csv
case,attribute,value
P1,age,58
P1,gender,woman
P1,occupation,teaching assistant
source,speaker,role,case
P1,Interviewer,interviewer,
P1,P1,participant,
code,parent,name,depth,role,description,include,exclude,example,color
Getting started,,Getting started,1,theme,What helps or hinders the first days,,,,#4477aa
Getting started/Logging in,Getting started,Logging in,2,code,Passwords and first access,,,,
$ grep '^codings' tables/columns.csv | head -n 3
codings.csv,coding,integer,"Its number in this folder, by which other files name it"
codings.csv,source,text,The source
codings.csv,start,integer,First code point of the passage in the source's text

# Everybody's codings are there, at the places of the stored texts.

$ thema coding export | tail -n +2 | cut -d, -f1-3 | sort > all; tail -n +2 tables/codings.csv | cut -d, -f2-4 | sort | diff all - && echo same
same

# The same tables again, over the earlier ones, which go whole.

$ cp -r tables first; thema export csv tables -q; diff -r first tables && echo same
wrote tables: 41 files; columns.csv says what their columns are
same
$ echo words > tables/notes.txt; thema export csv tables
! error: tables: the folder holds 'notes.txt', which is not of the earlier export and would be lost: move it away, or name another folder
[exit 3]
$ mkdir mine; echo words > mine/notes.txt; thema export csv mine
! error: mine: the folder is not empty and no earlier export: name a new or an empty one
[exit 3]
$ rm tables/notes.txt; thema export csv tables -n; thema export csv tables -o here
would write tables
! error: the tables go into a folder, named as an argument: leave -o out
[exit 2]
$ thema export csv tables -f md
! error: 'export csv' writes csv, not md
[exit 2]

# Pseudonyms, consent, and cells that a spreadsheet would take for formulas.

$ rm demo.thema; thema init small -q
made small.thema
$ printf 'INT: How was it?\nMaria: =1+1 is what I met Zebulon for, "he said".\n' > Maria.txt; printf 'INT: And you?\nP2: Quiet words of mine.\n' > P2.txt; printf 'INT: So?\nP3: Gone words.\n' > P3.txt
$ thema import Maria.txt P2.txt P3.txt -q > /dev/null; for c in Maria P2 P3; do thema case add $c age=50 -q; thema case link $c $c -q; done > /dev/null
$ thema apply Trust --new --in Maria --turns 2 --memo 'Zebulon, again' -q; thema apply Trust --in P2 --quote 'Quiet words' -q; thema apply Trust --in P3 --quote 'Gone words' -q
coded Trust at turn 2 of Maria
coded Trust at turn 2 of P2
coded Trust at turn 2 of P3
$ thema case set P2 consent.quotation=no -q; thema case set P3 consent.analysis=no -q; thema pseudonym add Zebulon Albert -q; thema pseudonym add Maria Ana -q
set consent.quotation=no of P2
set consent.analysis=no of P3
Zebulon is printed as Albert
Maria is printed as Ana
$ thema export csv small
wrote small: 41 files; columns.csv says what their columns are
! notice: Left out for want of consent to analysis or archiving: 1 passage of 1 case.
$ cat small/turns.csv small/codings.csv small/case_attributes.csv
source,turn,speaker,role,case,start,end,start_ms,end_ms,page,text
Ana,1,INT,interviewer,,5,16,,,,How was it?
Ana,2,Ana,participant,Ana,24,66,,,,"'=1+1 is what I met Albert for, ""he said""."
P2,1,INT,interviewer,,5,13,,,,[not quoted]
P2,2,P2,participant,P2,18,38,,,,[not quoted]
P3,1,INT,interviewer,,5,8,,,,[not quoted]
P3,2,P3,participant,P3,13,24,,,,[not quoted]
coding,source,start,end,turn,code,coder,exemplar,changed,memo,print,text
1,Ana,24,66,2,Trust,tester,false,false,"Albert, again",,"'=1+1 is what I met Albert for, ""he said""."
2,P2,18,29,2,Trust,tester,false,false,,,[not quoted]
case,attribute,value
Ana,age,50
P2,age,50
P2,consent.quotation,no
P3,consent.analysis,no
$ grep -riE 'zebulon|maria|quiet words|gone words' small; thema export csv small --identified -q --no-guard; tail -n 1 small/codings.csv; grep -c Zebulon small/turns.csv; sed -n 3p small/turns.csv
wrote small: 41 files; columns.csv says what their columns are
2,P2,18,29,2,Trust,tester,false,false,,,[not quoted]
1
Maria,2,Maria,participant,Maria,24,66,,,,"=1+1 is what I met Zebulon for, ""he said""."

# Tables beside the texts have a file each.

$ printf 'case,when\nMaria,May\nP3,June\n' > log.csv; thema table import log.csv --name 'Recruitment: log' --key case -q; thema case event Maria call --date 2026-01-05 -q
table Recruitment: log: 2 rows, 2 columns
Ana: call on 2026-01-05
$ thema export csv small -q; cat small/tables.csv small/tables/*.csv small/events.csv
wrote small: 42 files; columns.csv says what their columns are
table,file,key
Recruitment: log,tables/recruitment-log.csv,case
row,case,when
1,Ana,May
case,date,kind,note
Ana,2026-01-05,call,
