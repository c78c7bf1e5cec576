# A batch keeps the texts that it has read; what changes in between is seen. What is said is invented.

$ thema init study -q
made study.thema
$ printf 'I: What helps?\nP1: Walking helps. It does.\n' > P1.txt; printf 'I: And you?\nP2: Tea.\n' > P2.txt
$ printf 'I: What helps?\nP1: Oh. Walking helps. It does.\n' > corrected.txt
$ thema import P1.txt P2.txt -q -f csv --columns name; thema code add Help -q; thema code add Late -q
name
P1
P2
added Help
added Late
$ cat > sheet.txt <<'X'
> apply Help --in P1 --turns 2.1
> apply Help --in P2 --turns 2
> source replace P1 corrected.txt -q
> apply Late --in P1 --turns 2.1
> apply Late --in P2 --turns 2
> source rename P2 Second
> apply Late --in Second --turns 1
> X
$ thema batch sheet.txt > /dev/null
$ thema coding list -f csv --columns source,code,text
source,code,text
P1,Late,Oh.
P1,Help,Walking helps.
Second,Late,And you?
Second,Help,Tea.
Second,Late,Tea.

# Codes that an import makes may be named by the end of their path in later rows.
$ printf 'source,quote,code\nP1,Walking,Ways/On foot\nSecond,Tea.,On foot\nSecond,And,Ways\n' > rows.csv
$ thema coding import rows.csv --new
codings of rows.csv: 3 rows: 3 new, 0 changed, 0 there already
! notice: new code 'Ways'
! notice: new code 'Ways/On foot'
$ thema code list --columns code
Code
────────────
Help
Late
Ways
Ways/On foot

# An end that two of them have is asked about.
$ printf 'source,quote,code\nP1,Oh,A/Near\nP1,It does,B/Near\nP1,What,Near\n' > rows.csv
$ thema coding import rows.csv --new
! error: rows.csv:4: 'Near' may mean 'A/Near', 'B/Near': give more of the path
! error: 1 of 3 rows cannot be stored; nothing was (--keep-going stores the rest)
[exit 3]
