# What a table of configurations would print of people (K19), and numbers in words (K22). (Invented.)

$ thema init study --language de -q
made study.thema
$ printf 'INT: Was hilft?\nP1: Mit Eileen Ward gehe ich am 3. Mai 2024 los, und es wird besser.\n' > P1.txt; thema import P1.txt -q -f csv --columns name; thema case add P1 -q; thema case link P1 P1 -q
name
P1
added participant P1
linked P1 to P1
$ thema theory add T1 --statement 'Gehen hilft' -q; thema cmo add CMOC1 --title 'Keiner der Befragten bleibt liegen' --theory T1 --context 'kann gehen' --resource 'Ziele' --reasoning 'sieht es' --outcome 'geht' --state developed -q
added theory T1
added CMOC1 (C1, MR1, R1, O1)
$ thema cmo evidence CMOC1 --speaks-to C1,MR1,R1,O1 --in P1 --quote 'Mit Eileen Ward gehe ich am 3. Mai 2024 los, und es wird besser.' --stance supports -q
added evidence for CMOC1: supports C1, MR1, R1, O1
$ thema cmo check -f csv --columns id,level,message | grep 'K19\|K22'
K19,error,"the quote of P1 20:84 that a table prints may tell who it is: name 'Mit Eileen Ward'; give it a pseudonym, or let it stand with itself as one (thema pseudonym add)"
K22,info,"the title says 'keiner', the evidence 1 of 1 participants (most: more than half; half: at least; few: fewer than half; a fraction: within 5 in 100)"
$ thema pseudonym add 'Eileen Ward' 'einer Freundin' -q; thema cmo check -f csv --columns id,message | grep K19
Eileen Ward is printed as einer Freundin
K19,"the quote of P1 20:84 that a table prints may tell who it is: date '3. Mai 2024'; give it a pseudonym, or let it stand with itself as one (thema pseudonym add)"
$ thema pseudonym add '3. Mai 2024' '[Tag]' -q; thema cmo check -f csv --columns id,message | grep K19
3. Mai 2024 is printed as [Tag]
[exit 1]
$ thema cmo check --identified -f csv --columns id,message | grep -o 'name .*Ward.'
name 'Mit Eileen Ward'
