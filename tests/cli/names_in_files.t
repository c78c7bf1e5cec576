# What is printed for names may hold any sign: files that are written stay what they are. (Invented.)

# Needs no more than what a pseudonym may be: a title in quote marks, an ampersand.
$ thema init study -q
made study.thema
$ printf 'INT: How?\n\nP1: Anna helps me out.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema code add 'Anna/Patience' --description 'Anna waits' --tag who=Anna -q > /dev/null
$ thema cmo add CMOC1 --context 'Anna helps' --mechanism 'Trust in Anna' --outcome 'Walks' -q > /dev/null
$ thema pseudonym add Anna 'the "A & B": <nurse>' -q > /dev/null
$ thema cmo export | python3 -c 'import json,sys; print(*[e["statement"] for e in json.load(sys.stdin)["elements"]], sep="\n")'
the "A & B": <nurse> helps
Trust in the "A & B": <nurse>
Walks
! notice: names are replaced in this file, and 'thema cmo import' would store what stands for them: the stored text is written with --identified
$ thema cmo export --identified -o whole.json; grep -c Anna whole.json; grep -c nurse whole.json
2
0
[exit 1]
$ thema code export -f qdc -o book.qdc -q; python3 -c 'import xml.dom.minidom as m; print(*[c.getAttribute("name") for c in m.parse("book.qdc").getElementsByTagName("Code")], sep="\n")'
the "A & B": <nurse>
Patience
! warning: left out, because a REFI-QDA codebook has no room for it: tags of 1 code (csv, json, md and yaml hold all)
$ thema code export -f yaml; thema code export -f yaml -o book.yaml; thema init other -q > /dev/null; thema -p other.thema code import book.yaml; thema -p other.thema code list --columns code,description
schema: thema/codes/1
codes:
  - code: "the \"A & B\": <nurse>"
    role: code
  - code: "the \"A & B\": <nurse>/Patience"
    role: code
    description: "the \"A & B\": <nurse> waits"
    tags:
      "who": "the \"A & B\": <nurse>"
added 2 codes
Code                           Description
─────────────────────────────  ──────────────────────────
the "A & B": <nurse>
the "A & B": <nurse>/Patience  the "A & B": <nurse> waits
! notice: new coder 'tester'
$ thema -p study.thema cmo diagram -f dot | grep -E 'helps|Trust'
      b1 [shape=box, style="filled", fillcolor="#dceaf7", color="#1b5a96", label="C1\lthe \"A & B\": <nurse> helps\l"];
      b2 [shape=box, penwidth=2, style="filled,rounded", fillcolor="#fff7c2", color="#685a00", label="M1\lTrust in the \"A & B\":\l<nurse>\l"];
$ thema -p study.thema cmo diagram CMOC1 -f dot --identified | grep -c Anna
2
