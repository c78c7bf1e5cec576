# What may be said of configurations, and what is refused. (Invented.)

$ printf 'Interviewer: How?\nP01: I am able to try. The goals helped. So I kept walking.\nInterviewer: More?\nP01: Pain is less. It hurts on bad days. Nothing else.\n' > P01_3m.txt; for f in P02_3m P03_6m P04_6m; do sed "s/P01/${f%%_*}/" P01_3m.txt > $f.txt; done
$ thema init s -q; thema import P*.txt --case '(?<case>P\d+)_(?<wave>\d+)m' -q > /dev/null
made s.thema
$ thema theory add T1 --statement 'Goals help those who can' -q; thema cmo add CMOC1 --theory T1 --context 'Able to try' --resource Goals --reasoning 'Links' --outcome 'Keeps walking' --state conjectured -q
added theory T1
added CMOC1 (C1, MR1, R1, O1)

# A policy names attributes and events that there are; waivers are for warnings.
$ printf '# ours\nK08 warn by=arms,wave\n' > policy.txt; thema cmo check --policy policy.txt
! error: policy.txt:2: K08 by=arms: there is no attribute 'arms' of cases or sources; there is wave
[exit 3]
$ printf 'K08 warn by=wave\nK16 error\n' > policy.txt; thema cmo check --policy policy.txt -q > /dev/null
$ printf 'K08 warn by=\n' > policy.txt; thema cmo check --policy policy.txt
! error: policy.txt:1: by= names no attribute, such as by=arm,wave
[exit 3]
$ printf 'K20 info event=delivred\n' > policy.txt; thema cmo check --policy policy.txt -q > /dev/null
$ thema case event P01 delivered --date 2024-05-01 -q; thema cmo check --policy policy.txt
P01: delivered on 2024-05-01
! error: policy.txt:1: K20 event=delivred: no case has an event of that kind; there are delivered; did you mean 'delivered'?
[exit 3]
$ thema cmo waive K01 CMOC1 --reason 'never mind'
! error: K01 is an error, and only warnings can be waived: mend what 'thema cmo check CMOC1' says of it
[exit 3]
$ thema cmo waive k19 --reason 'never mind'
! error: K19 is an error, and only warnings can be waived: mend what 'thema cmo check' says of it
[exit 3]
$ thema cmo state CMOC1 supported --reason 'Seen in P01' -q; thema cmo waive K16 CMOC1 --reason 'Only one asked' -q
CMOC1: conjectured -> supported
waived K16 for CMOC1
$ printf 'K16 error n=3\n' > policy.txt; thema cmo check --policy policy.txt -f csv --columns id,level,waived | grep K16
K16,error,
! notice: K16 is waived for CMOC1, but an error by policy.txt: it counts

# What a policy makes an error, or switches off, cannot be waived under it; what it makes a warning can, and then
# that waiver counts under this policy alone.
$ printf 'K16 error n=3\nK18 off\nK01 warn\n' > team.txt; thema cmo waive K16 --policy team.txt --reason 'Only one asked'
! error: K16 is an error by team.txt, and only warnings can be waived: mend what 'thema cmo check' says of it
[exit 3]
$ thema cmo waive K18 CMOC1 --policy team.txt --reason 'Not yet'
! error: K18 is off by team.txt: it finds nothing that could be waived
[exit 3]
$ printf 'K16 never\n' > bad.txt; thema cmo waive K16 --policy bad.txt --reason 'Only one asked'
! error: bad.txt:1: 'never' is no level: expected off, info, warn or error
[exit 3]
$ thema cmo add HALF --outcome 'Walks' --state conjectured -q; thema cmo waive K01 HALF --policy team.txt --reason 'The rest is in the next wave' -q
added HALF (O1)
waived K01 for HALF
$ thema cmo check HALF --policy team.txt -f csv --columns id,level,waived | grep K01
K01,warn,The rest is in the next wave
$ thema cmo check HALF -f csv --columns id,level,waived -o half.csv; grep K01 half.csv
K01,error,
! notice: K01 is waived for HALF, but an error without a policy: it counts
$ thema cmo waive K01 HALF --remove -q; thema cmo remove HALF
no longer waived: K01 for HALF
removed HALF

# Every quote that a table, a page or the site may print is read, not only the first.
$ for f in P01_3m P02_3m P03_6m P04_6m; do thema cmo evidence CMOC1 --speaks-to O1 --in $f --quote 'So I kept walking.' --stance supports -q; done
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
$ printf 'Interviewer: And?\nP05: Write to me at ann@example.org about it.\n' > P05_6m.txt; thema import P05_6m.txt --case '(?<case>P\d+)' -q > /dev/null
$ thema cmo evidence CMOC1 --speaks-to C1 --in P05_6m --turns 2 --stance supports -q
added evidence for CMOC1: supports C1
$ thema cmo check -f csv --columns id,level,message | grep K19
K19,error,"the quote of P05_6m 23:63 that a table prints may tell who it is: e-mail 'ann@example.org'; give it a pseudonym, or let it stand with itself as one (thema pseudonym add)"
$ printf 'case,consent.quotation\nP05,no\n' > consent.csv; thema case import consent.csv -q > /dev/null; thema cmo check -f csv --columns id | grep K19
[exit 1]
$ printf 'case,consent.quotation\nP05,yes\n' > consent.csv; thema case import consent.csv -q > /dev/null

# Numbers that are claimed: in the sentence that is printed, in titles and in theories.
$ thema cmo set CMOC1 --outcome 'Three of five participants keep walking' --editorial -q; thema cmo check -f csv --columns id,message | grep K22
changed CMOC1
K22,"the sentence says 'three of five', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
$ thema cmo set CMOC1 --outcome 'Keeps walking' --editorial -q; thema cmo check -f csv --columns id,message | grep K22
changed CMOC1
[exit 1]
$ for s in 'No participants walk' '3/5 walk' 'Four out of five walk' 'No one walks'; do thema cmo set CMOC1 --title "$s" -q > /dev/null; thema cmo check -f csv --columns id,message | grep K22; done
K22,"the title says 'no', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
K22,"the title says '3/5', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
K22,"the title says 'four out of five', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
K22,"the title says 'no one', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
$ for s in 'All five participants: 5/5' 'No pain for participants' 'Every one of two ways' 'Seen on 3/4'; do thema cmo set CMOC1 --title "$s" -q > /dev/null; thema cmo check -f csv --columns id,message | grep K22; done
[exit 1]
$ thema theory set T1 --statement 'A minority of participants has goals' -q; thema cmo check T1 -f csv --columns id,object,message | grep K22
theory T1 is now version 2
K22,T1,"the theory says 'minority', the evidence 5 of 5 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"

# A ripple leads from an outcome to a context.
$ thema cmo add CMOC2 --theory T1 --context 'Walks' --mechanism 'Feels fit' --outcome 'Sleeps' -q
added CMOC2 (C1, M1, O1)
$ thema cmo link CMOC1.C1 CMOC2.C1 --kind ripple
! error: a ripple leads from an outcome to a context: not from CMOC1.C1 (context)
[exit 3]
$ thema cmo link CMOC1.O1 CMOC2.O1 --kind ripple
! error: a ripple leads from an outcome to a context: not to CMOC2.O1 (outcome)
[exit 3]
$ printf 'from,to,kind\nCMOC1.R1,CMOC2.C1,ripple\n' > links.csv; thema cmo link --import links.csv
! error: links.csv:2: a ripple leads from an outcome to a context: not from CMOC1.R1 (reasoning)
! error: 1 of 1 row cannot be stored; nothing was
[exit 3]
$ thema cmo link CMOC1.O1 CMOC2.C1 --kind ripple -q; thema cmo link CMOC1 CMOC2 --kind ripple -q
linked: CMOC1.O1 ripple CMOC2.C1
linked: CMOC1 ripple CMOC2

# One label once in the text form.
$ printf 'CMOC3 Twice\nC1: one\nO1: out\nC1: two\n' | thema cmo apply -
! error: -:4: C1 is there a second time; first in line 2
[exit 3]

# What is in a configuration already is not merged into it again.
$ thema cmo extract --in P01_3m --quote 'Nothing else.' -C 'Has nothing else' -O 'Walks' --as F1 -q; thema cmo merge F1 --into CMOC2 --reason 'one pattern' -q
extracted F1 (C1, O1) from P01_3m
merged F1 into CMOC2 version 2 (C1, C2, M1, O1, O2): 1 piece of evidence
$ thema cmo merge F1 --into CMOC2 --reason 'one pattern'
no change
$ thema decision list -f csv --columns operation,reason
operation,reason
state,Seen in P01
merge,one pattern

# How many of each group: numbers have the attribute's name.
$ thema cmo table --by wave -f csv --columns label,k_of_n
label,k_of_n
CMOC1,5 of 5 (wave 3: 2; wave 6: 2; missing: 1)
CMOC2,1 of 5 (wave 3: 1)

# A file of realist analysis is read as strictly as what is typed; the fault is the file's.
$ thema cmo export -o r.json; thema init other -q; thema import P*.txt -p other.thema -q > /dev/null
made other.thema
$ for change in 's/"label": "CMOC2"/"label": "C 10"/' 's/"label": "MR1"/"label": "C1,C2"/' 's/"statement": "Goals"/"statement": " "/' 's/"created": "[^"]*"/"created": "nonsense"/' 's/"number": 1/"number": 5/' 's/"state": "supported"/"state": "sure"/'; do sed "$change" r.json > bad.json; thema -p other.thema cmo import bad.json; echo $?; done
3
3
3
3
3
3
! error: bad.json: 'C 10' cannot label a configuration: expected one word such as CMOC1, without , ; : = # and "; give the rest as --title
! error: bad.json: CMOC1.label: expected a label of a resource such as MR1, not 'C1,C2'
! error: bad.json: elements[1].statement: expected a text that is not empty
! error: bad.json: T1.created: expected a time such as 2024-05-03T10:00:00Z
! error: bad.json: CMOC1.number: expected 1, since versions are counted from 1
! error: bad.json: 'sure' is no state; expected one of fragment, candidate, conjectured, developed, supported, refined, challenged, refuted, parked, merged, split, retired

# A conflict of waivers names the rule.
$ S='thema -p s.thema -q'; $S copy b.thema --force > /dev/null; B='thema -p b.thema -q'; $S cmo waive K05 CMOC1 --reason 'Small study'; $B cmo waive K05 CMOC1 --reason 'Only P01 walked'
waived K05 for CMOC1
waived K05 for CMOC1
$ S='thema -p s.thema -q'; B='thema -p b.thema -q'; $S cmo waive K06 --reason 'Later'; $B cmo waive K06 --reason 'Never'
waived K06 for the project
waived K06 for the project
$ thema -p s.thema merge b.thema -q 2> /dev/null | grep -o 'waiver of.*reason' | tr -s ' '
waiver of K05 for configuration CMOC1 reason
waiver of K06 in the whole project reason

# All codes that another project lacks are named at once.

$ thema init coded -q; thema -p coded.thema code add Setting/Family -q; thema -p coded.thema code add Response/Trust -q; thema -p coded.thema cmo add CMOC1 --context near --context-code Setting/Family --mechanism trust --mechanism-code Response/Trust --outcome walks -q; thema -p coded.thema cmo export -o coded.json; thema init codeless -q; thema -p codeless.thema cmo import coded.json
made coded.thema
added Setting/Family
added Response/Trust
added CMOC1 (C1, M1, O1)
made codeless.thema
! error: coded.json: 2 codes are not in this project: 'Setting/Family', 'Response/Trust': import the codebook first ('thema code export', 'thema code import')
[exit 3]

# A strategy may be worded as something done.

$ thema -p coded.thema cmo add S1 --context 'rural clinics' --strategy 'train nurses' --mechanism trust --outcome 'people stay' -q; thema -p coded.thema cmo list -f csv --columns label,statement
added S1 (S1, C1, M1, O1)
label,statement
CMOC1,"If near, then walks, because trust."
S1,"If rural clinics, and with the strategy 'train nurses', then people stay, because trust."
