# Words of people who do not consent to quotation or analysis are withheld in conversations, too.
# (Everything here is invented.)

$ thema init study -q
made study.thema
$ printf 'I: q?\nNoq: nqword alpha\nNoa: nxword alpha\nYara: yes alpha\n' > fg.txt
$ thema import fg.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema case set Noq consent.quotation=no -q > /dev/null; thema case set Noa consent.analysis=no -q > /dev/null
$ thema apply T --new --in fg --quote 'yes alpha' -q
coded T at turn 4 of fg
$ thema quotes --context 3
T
-

    [I: q?]
    [Noq: [not quoted]]
    [Noa: [not quoted]]
  ‘yes alpha’ (Yara, turn 4)
    fg, turn 4, line 4

1 quote: 1 of 1 extract, 1 of 2 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: Noq.
$ for format in text md html csv json jsonl; do thema quotes --context 3 -f $format -q | grep -c -E 'nqword|nxword'; done | sort | uniq -c | tr -s ' '
 6 0

# So is the evidence of a configuration.
$ thema cmo add CMOC1 --context 'Can walk' --outcome 'Walks on' -q
added CMOC1 (C1, O1)
$ for words in 'nqword alpha' 'nxword alpha' 'yes alpha'; do thema cmo evidence CMOC1 --speaks-to outcome --in fg --quote "$words" --stance supports -q; done
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
added evidence for CMOC1: supports O1
$ thema cmo show CMOC1
CMOC1
=====

If can walk, then walks on.

State:      candidate
Activation: unclear
Scheme:     CMO
Version:    1

Label  Role     Words     Codes
─────  ───────  ────────  ─────
C1     context  Can walk
O1     outcome  Walks on

Stance    Elements  Covers  Directness  Who and where     Words         Note
────────  ────────  ──────  ──────────  ────────────────  ────────────  ────
supports  O1        O                   Noq, fg, turn 2   [not quoted]
          O1        O                   Noa, fg, turn 3   [not quoted]
          O1        O                   Yara, fg, turn 4  yes alpha

[not quoted]: no consent to quotation or analysis.
$ for format in text md html csv json jsonl; do thema cmo show CMOC1 -f $format -q | grep -c -E 'nqword|nxword'; done | sort | uniq -c | tr -s ' '
 6 0

# Of many who are not quoted ten are named.
$ for i in 10 11 12 13 14 15 16 17 18 19 20 21; do printf 'INT: What helps?\n\nP%s: Nothing.\n' $i > P$i.txt; done
$ thema import P1?.txt P2?.txt --case '(?<case>P\d+)' -q > /dev/null
$ thema quotes | tail -1
1 quote: 1 of 1 extract, 1 of 14 cases (kind participant); 1 have extracts. Codings counted: union. Not quoted: Noq, P10, P11, P12, P13, P14, P15, P16, P17, P18 and 3 more.
