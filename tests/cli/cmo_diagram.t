# The programme theory and single configurations as figures and graphs. (Invented.)

$ thema init d -q
made d.thema
$ thema theory add T1 --statement 'If calls are kind, people keep to their goals.' -q
added theory T1
$ thema cmo add CMOC1 --theory T1 --title 'Kind calls' --context 'Lives alone' --resource 'Weekly calls' --reasoning 'Feels "seen" <b>' --reasoning '(-) Misses hands' --outcome 'Keeps going' --activation fired -q
added CMOC1 (C1, MR1, R1, R2, O1)
$ thema cmo add CMOC2 --theory T1 --context 'Fears harm' --resource 'Weekly goals' --reasoning 'Takes soreness as damage' --outcome 'Stops' --activation inhibited -q
added CMOC2 (C1, MR1, R1, O1)
$ thema cmo add CMOC3 --scheme ICAMO --intervention 'A website' --actor 'Practice nurses' --mechanism 'Relief' --outcome 'More time' -q
added CMOC3 (I1, A1, M1, O1)
$ thema cmo element add CMOC3 --use CMOC1.C1 -q
added CMOC3.C1: CMOC3 is now version 2 (I1, C1, A1, M1, O1)
$ thema cmo link CMOC1.O1 CMOC1.C1 --kind ripple --feedback -q
linked: CMOC1.O1 ripple CMOC1.C1
$ thema cmo link CMOC1.O1 CMOC2.C1 --kind ripple -q
linked: CMOC1.O1 ripple CMOC2.C1
$ thema cmo link CMOC3 CMOC1 --kind rival-of -q
linked: CMOC3 rival-of CMOC1
$ thema cmo diagram
Programme theory

T1: If calls are kind, people keep to their goals.

CMOC1 Kind calls (candidate, fired; S/R/C/N 0/0/0/0)
    C1 Lives alone
  → MR1 Weekly calls
  → R1 Feels "seen" <b>
    R2 (-) Misses hands
  → O1 Keeps going

CMOC2 (candidate, inhibited; S/R/C/N 0/0/0/0)
    C1 Fears harm
  → MR1 Weekly goals
  → R1 Takes soreness as damage
  ⊣ O1 Stops

Without a theory

CMOC3 (candidate; S/R/C/N 0/0/0/0)
    I1 A website
  → C1 Lives alone
    A1 Practice nurses
  → M1 Relief
  → O1 More time

Links
  CMOC1 Kind calls (O1) ripple CMOC1 Kind calls (C1)
  CMOC1 Kind calls (O1) ripple CMOC2 (C1)
  CMOC3 rival-of CMOC1 Kind calls

S/R/C/N: pieces of evidence that support, refine, challenge, and negative cases.
$ thema cmo diagram CMOC1
CMOC1 Kind calls

CMOC1 (candidate, fired, T1; S/R/C/N 0/0/0/0)
    C1 Lives alone
  → MR1 Weekly calls
  → R1 Feels "seen" <b>
    R2 (-) Misses hands
  → O1 Keeps going
  O1: ripple → CMOC2.C1
  rival-of ← CMOC3

Links
  CMOC1 (O1) ripple CMOC1 (C1)

If lives alone, and with weekly calls, then keeps going, because feels "seen" <b> but misses hands.
S/R/C/N: pieces of evidence that support, refine, challenge, and negative cases.

# Each element is drawn once, links once, with a title; a figure a configuration that is named.

$ thema cmo diagram -o theory.svg; grep -c '<title' theory.svg; grep -o 'rival-of from CMOC3' theory.svg | sort -u; grep -c '<b>' theory.svg
1
rival-of from CMOC3
0
[exit 1]
$ thema cmo diagram CMOC1 CMOC2 -f svg | grep -o '<title[^>]*>[^<]*'
<title>CMOC1 Kind calls
<title>CMOC2
$ thema cmo diagram CMOC1 CMOC2 --together -f svg | grep -o '<title[^>]*>[^<]*'
<title>Programme theory

# More configurations than fit on a page are several figures; links to others are said in words.

$ thema cmo diagram --rows 1 --no-evidence -f svg | grep -o '<title[^>]*>[^<]*\|>[A-Z0-9: ]*ripple [^<]*'
<title>Programme theory (1 of 3): T1
>O1: ripple → CMOC2.C1
>ripple (feedback)
<title>Programme theory (2 of 3): T1
>C1: ripple ← CMOC1.O1
<title>Programme theory (3 of 3)
$ thema cmo diagram --no-links --no-evidence -f svg | grep -c 'ripple\|S/R/C/N'
0
[exit 1]
$ thema cmo diagram -f dot
digraph paths {
  label="Programme theory\l";
  labelloc=t;
  rankdir=LR;
  compound=true;
  node [fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9, arrowsize=0.7];
  subgraph cluster_f1 {
    label="T1\lIf calls are kind, people keep to their goals.\l";
    labeljust=l;
    subgraph cluster_r1 {
      label="CMOC1 Kind calls\lcandidate, fired\lS/R/C/N 0/0/0/0\l";
      b1 [shape=box, style="filled", fillcolor="#dceaf7", color="#1b5a96", label="C1\lLives alone\l"];
      b2 [shape=box, style="filled,rounded", fillcolor="#fde8c8", color="#8a4a00", label="MR1\lWeekly calls\l"];
      b3 [shape=box, penwidth=2, style="filled,rounded", fillcolor="#fff7c2", color="#685a00", label="R1\lFeels \"seen\" <b>\l"];
      b4 [shape=box, penwidth=2, style="filled,rounded,dashed", fillcolor="#fff7c2", color="#685a00", label="R2\l(-) Misses hands\l"];
      b5 [shape=box, peripheries=2, style="filled", fillcolor="#d3eee1", color="#0a644a", label="O1\lKeeps going\l"];
    }
    subgraph cluster_r2 {
      label="CMOC2\lcandidate, inhibited\lS/R/C/N 0/0/0/0\l";
      b6 [shape=box, style="filled", fillcolor="#dceaf7", color="#1b5a96", label="C1\lFears harm\l"];
      b7 [shape=box, style="filled,rounded", fillcolor="#fde8c8", color="#8a4a00", label="MR1\lWeekly goals\l"];
      b8 [shape=box, penwidth=2, style="filled,rounded,dashed", fillcolor="#fff7c2", color="#685a00", label="R1\lTakes soreness as damage\l"];
      b9 [shape=box, peripheries=2, style="filled", fillcolor="#d3eee1", color="#0a644a", label="O1\lStops\l"];
    }
  }
  subgraph cluster_f2 {
    label="Without a theory\l";
    labeljust=l;
    subgraph cluster_r3 {
      label="CMOC3\lcandidate\lS/R/C/N 0/0/0/0\l";
      b10 [shape=octagon, style="filled", fillcolor="#e9e1f4", color="#57398c", label="I1\lA website\l"];
      b12 [shape=tab, style="filled", fillcolor="#f8dfea", color="#93315f", label="A1\lPractice nurses\l"];
      b13 [shape=box, penwidth=2, style="filled,rounded", fillcolor="#fff7c2", color="#685a00", label="M1\lRelief\l"];
      b14 [shape=box, peripheries=2, style="filled", fillcolor="#d3eee1", color="#0a644a", label="O1\lMore time\l"];
    }
  }
  b1 -> b2;
  b2 -> b3;
  b2 -> b4;
  b3 -> b5;
  b4 -> b5 [arrowhead=tee, style=dashed];
  b6 -> b7;
  b7 -> b8;
  b8 -> b9 [arrowhead=tee, style=dashed];
  b10 -> b1;
  b10 -> b12;
  b1 -> b13;
  b12 -> b13;
  b13 -> b14;
  b5 -> b1 [constraint=false, style=dashed, label="ripple (feedback)\l"];
  b5 -> b6 [constraint=false, style=dashed, label="ripple from CMOC1.O1\l"];
  b10 -> b1 [constraint=false, style=dashed, label="rival-of from CMOC3\l", ltail=cluster_r3, lhead=cluster_r1, dir=both];
}

# Programs get the edges, and in json the elements.

$ thema cmo diagram -f csv
from,to,kind,cmoc,feedback,note
CMOC1.C1,CMOC1.MR1,leads-to,CMOC1,false,
CMOC1.MR1,CMOC1.R1,leads-to,CMOC1,false,
CMOC1.MR1,CMOC1.R2,leads-to,CMOC1,false,
CMOC1.R1,CMOC1.O1,leads-to,CMOC1,false,
CMOC1.R2,CMOC1.O1,works-against,CMOC1,false,
CMOC2.C1,CMOC2.MR1,leads-to,CMOC2,false,
CMOC2.MR1,CMOC2.R1,leads-to,CMOC2,false,
CMOC2.R1,CMOC2.O1,works-against,CMOC2,false,
CMOC3.I1,CMOC1.C1,leads-to,CMOC3,false,
CMOC3.I1,CMOC3.A1,leads-to,CMOC3,false,
CMOC1.C1,CMOC3.M1,leads-to,CMOC3,false,
CMOC3.A1,CMOC3.M1,leads-to,CMOC3,false,
CMOC3.M1,CMOC3.O1,leads-to,CMOC3,false,
CMOC1.O1,CMOC1.C1,ripple,,true,
CMOC1.O1,CMOC2.C1,ripple,,false,
CMOC3,CMOC1,rival-of,,false,
$ thema cmo diagram CMOC3 -f json --columns from,to,kind
{
  "schema": "thema/cmo_diagram/1",
  "cmo_diagram": [
    {"from":"CMOC3.I1","to":"CMOC3.C1","kind":"leads-to"},
    {"from":"CMOC3.I1","to":"CMOC3.A1","kind":"leads-to"},
    {"from":"CMOC3.C1","to":"CMOC3.M1","kind":"leads-to"},
    {"from":"CMOC3.A1","to":"CMOC3.M1","kind":"leads-to"},
    {"from":"CMOC3.M1","to":"CMOC3.O1","kind":"leads-to"},
    {"from":"CMOC3","to":"CMOC1","kind":"rival-of"}
  ],
  "nodes": [
    {"id":"CMOC3.I1","role":"intervention","statement":"A website","sign":null,"cmocs":["CMOC3"]},
    {"id":"CMOC3.C1","role":"context","statement":"Lives alone","sign":null,"cmocs":["CMOC3"]},
    {"id":"CMOC3.A1","role":"actor","statement":"Practice nurses","sign":null,"cmocs":["CMOC3"]},
    {"id":"CMOC3.M1","role":"mechanism","statement":"Relief","sign":null,"cmocs":["CMOC3"]},
    {"id":"CMOC3.O1","role":"outcome","statement":"More time","sign":null,"cmocs":["CMOC3"]}
  ]
}

# Which are drawn.

$ thema cmo diagram --state developed
Programme theory

! notice: there is no configuration to be drawn: 'thema cmo list' shows those there are
$ thema cmo diagram --theory T9
! error: no theory 'T9'; did you mean 'T1'?
[exit 3]
$ thema cmo diagram CMOC1 --theory T1
! error: give labels of configurations, or --theory and --state, not both
[exit 2]
$ thema cmo diagram --state done
! error: 'done' is no state; expected one of fragment, candidate, conjectured, developed, supported, refined, challenged, refuted, parked, merged, split, retired
[exit 2]
$ thema cmo diagram CMOC9
! error: no configuration 'CMOC9'; did you mean 'CMOC1', 'CMOC2' or 'CMOC3'?
[exit 3]
$ thema cmo diagram -o theory.png
! error: cannot tell a format from the name 'theory.png': use a known extension (txt, md, csv, tsv, json, jsonl, html, tex, xlsx, svg) or -f FORMAT
[exit 2]
