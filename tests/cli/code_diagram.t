# A conceptual model: which codes help or hinder at which stage. (Invented.)

$ thema init review -q
made review.thema
$ printf 'I had no time at work. My boss showed me how.\n' > A.txt; printf 'No time for it. The nurse backed me.\n' > B.txt
$ thema import A.txt B.txt --kind document -q -f csv --columns name; for s in S1 S2; do thema case add $s --kind study -q; done; thema case link S1 A -q; thema case link S2 B -q
name
A
B
added study S1
added study S2
linked S1 to A
linked S2 to B
$ thema tag define valence --values barrier,facilitator --label barrier=Barriers --label facilitator=Facilitators -q
defined tag valence: barrier, facilitator
$ thema tag define stage --values enrol,use,maintain --label enrol=Enrolling -q
defined tag stage: enrol, use, maintain
$ thema code add 'Work/Time' --tag valence=barrier --tag stage=use -q; thema code add 'People/Backing' --tag valence=facilitator --tag stage=enrol --tag stage=use -q; thema code add 'People/Boss' --tag valence=facilitator --tag stage=enrol -q
added Work/Time
added People/Backing
added People/Boss
$ thema apply Time --in A --quote 'no time at work' -q; thema apply Time --in B --quote 'No time for it' -q; thema apply Boss --in A --quote 'My boss showed me how' -q; thema apply Backing --in B --quote 'The nurse backed me' -q
coded Time at turn 1 of A
coded Time at turn 1 of B
coded Boss at turn 1 of A
coded Backing at turn 1 of B
$ thema code diagram --stages stage --case-kind study
Conceptual model

Enrolling

Enrolling: Facilitators
    + People/Backing (1/2)
    + People/Boss (1/2)
  → S1 Enrolling

use

use: Facilitators
    + People/Backing (1/2)
  → S2 use

use: Barriers
    − Work/Time (2/2)
  ⊣ S2 use

maintain

maintain: no theme
    S3 maintain

Links
  Enrolling: Facilitators (S1) then use: Facilitators (S2)
  use: Facilitators (S2) then maintain: no theme (S3)

k/2 cases of kind study that have a source in the selection. A theme that hinders ends in a bar.
$ thema code diagram --stages stage --case-kind study -f csv
from,to,kind,cases,of
Work/Time,use,hinders,2,2
People/Backing,enrol,helps,1,2
People/Backing,use,helps,1,2
People/Boss,enrol,helps,1,2
enrol,use,then,,
use,maintain,then,,
$ thema code diagram --stages stage --case-kind study -f dot | head -12
digraph paths {
  label="Conceptual model\l";
  labelloc=t;
  rankdir=LR;
  compound=true;
  node [fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9, arrowsize=0.7];
  subgraph cluster_f1 {
    label="Enrolling\l";
    labeljust=l;
    subgraph cluster_r1 {
      label="Enrolling: Facilitators\l";
$ thema code diagram --stages stage --case-kind study -f svg | grep -o '<title[^>]*>[^<]*' | head -3
<title>Conceptual model
$ thema code diagram --stages stage --case-kind study --code People --depth 1 -f csv
from,to,kind,cases,of
People,enrol,helps,2,2
People,use,helps,1,2
enrol,use,then,,
use,maintain,then,,
$ thema code diagram --stages stage --hinders obstacle
! error: the tag 'valence' has no value 'obstacle'; there are barrier, facilitator
[exit 2]
$ thema code diagram --stages phase
! error: no declared tag 'phase'; 'thema tag define' declares one
[exit 3]
$ thema code diagram --stages stage --where "case.kind = nobody" -f csv
from,to,kind,cases,of
enrol,use,then,,
use,maintain,then,,
! notice: no coding has a stage (stage) and 'facilitator' or 'barrier' (valence)

# Codings that no line counts are told: without a stage, without what helps or hinders, above the codes that are drawn.
$ thema tag define valence --values barrier,facilitator,both -q; thema code add 'Work/Late' --tag valence=both -q; thema apply Late --in A --quote 'work' -q; thema apply Work --in A --quote 'had' --tag stage=use --tag valence=barrier -q
defined tag valence: barrier, facilitator, both
added Work/Late
coded Late at turn 1 of A
coded Work at turn 1 of A
$ thema code diagram --stages stage --case-kind study | tail -2
k/2 cases of kind study that have a source in the selection. A theme that hinders ends in a bar.
Not in the figure: 2 codings (1 without 'stage', 1 with neither 'facilitator' nor 'barrier' of 'valence', 1 on a code above those that are drawn).
$ thema code diagram --stages stage --case-kind study -f csv
from,to,kind,cases,of
Work/Time,use,hinders,2,2
People/Backing,enrol,helps,1,2
People/Backing,use,helps,1,2
People/Boss,enrol,helps,1,2
enrol,use,then,,
use,maintain,then,,
! notice: Not in the figure: 2 codings (1 without 'stage', 1 with neither 'facilitator' nor 'barrier' of 'valence', 1 on a code above those that are drawn).
$ thema code diagram --stages stage --case-kind study -f dot > /dev/null
! notice: Not in the figure: 2 codings (1 without 'stage', 1 with neither 'facilitator' nor 'barrier' of 'valence', 1 on a code above those that are drawn).
$ thema code diagram --stages stage --case-kind study --code People | tail -1
k/2 cases of kind study that have a source in the selection. A theme that hinders ends in a bar.
