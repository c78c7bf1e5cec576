# The codebook as csv, JSON, YAML and Markdown: out, into an empty project, out again.
$ thema init p -q
made p.thema
$ thema code add 'Barriers' --role theme --description "$(printf '  What stands\n\n- in the "way" of *it*\n')" --rgb '#1b7837' --tag valence=barrier --tag npt=action --tag npt=coherence -q
added Barriers
$ thema code add 'Barriers/either\/or # 1. [x]' --include '=1+1' --exclude "yes: no" --example 'Ünï 🙂 日本' -q
added Barriers/either\/or # 1. [x]
$ thema code add '1. null' --role mechanism --description '~' -q
added 1. null
$ thema code export -f yaml
schema: thema/codes/1
codes:
  - code: "Barriers"
    role: theme
    description: "  What stands\n\n- in the \"way\" of *it*"
    color: "#1b7837"
    tags:
      "valence": "barrier"
      "npt": ["action", "coherence"]
  - code: "Barriers/either\\/or # 1. [x]"
    role: code
    include: "=1+1"
    exclude: "yes: no"
    example: "Ünï 🙂 日本"
  - code: "1. null"
    role: mechanism
    description: "~"
$ thema code export -f md
# Codebook

## Barriers

&#32;&#32;What stands\
\\
\\- in the "way" of \*it\*

- Role: theme
- Colour: \#1b7837
- Tags: valence=barrier; npt=action; npt=coherence

### Barriers/either\\/or \# 1. \[x\]

**Include:** =1+1

**Exclude:** yes: no

**Example:** Ünï 🙂 日本

## 1. null

\\~

- Role: mechanism

$ for f in csv json yaml md; do rm -f q.thema; thema init q -q > out.txt; thema code export -p p.thema -o 1.$f; thema code import 1.$f -p q.thema -q; thema code export -p q.thema -o 2.$f; cmp 1.$f 2.$f; done
added 3 codes
added 3 codes
added 3 codes
added 3 codes
$ thema code export -p q.thema -o 3.csv; cmp 1.csv 3.csv; for f in csv json yaml md; do cmp 1.$f 2.$f && echo $f; done
csv
json
yaml
md
$ rm q.thema; thema code import 1.md
no change
$ thema code export -f yaml --columns code
! error: --columns and --caption are for tables: -f csv, json, tsv, text, html
[exit 2]
$ thema code list -f yaml
! error: unknown format 'yaml'; formats are text, md, csv, tsv, json, jsonl, html, latex, xlsx, svg
[exit 2]
$ printf 'codes:\n  - code: A\n    colour: red\n  - role: x\n' > bad.yaml; thema code import bad.yaml
! warning: bad.yaml:3: key 'colour' is not one of a codebook: skipped
! error: bad.yaml:4: code 2 has no 'code', the path of a code
[exit 3]
