#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicRealist =
    R"TOPIC(REALIST EVALUATION: THEORIES, CONFIGURATIONS, EVIDENCE

A programme theory says how a programme is thought to work, for whom, and why.
Configurations (CMOCs) are its testable parts: in a context, a resource that
the programme offers meets people's reasoning, and an outcome follows. Evidence
links passages to the elements they speak to.

A FIRST CONFIGURATION, IN EIGHT COMMANDS
  With a transcript P12_6m.txt in the folder, as in the README. Its name says
  whose it is: tables count cases, and --case makes P12 one:

    thema init realist.thema
    thema import P12_6m.txt --case '(?<case>P\d+)'
    thema theory add T1 --statement 'Who has help to get in makes it a habit.'
    thema cmo add CMOC1 --title 'Let in by family' --theory T1 \
      --context 'Family is near' --resource 'Exercises on a website' \
      --reasoning 'Feels that it can be done' --outcome 'Does them daily'
    thema cmo evidence CMOC1 --speaks-to context,reasoning --stance supports \
      --in P12_6m --quote 'My daughter set it up on the phone'
    thema cmo evidence CMOC1 --speaks-to outcome --stance supports \
      --directness stated --in P12_6m --quote 'I do them while the kettle boils'
    thema cmo evidence CMOC1 --speaks-to resource --stance challenges \
      --in P12_6m --quote 'I gave up on the password'
    thema cmo table -o cmo.html

STEP BY STEP

1. Write the theories down
    thema theory add T1 --origin team --level initial \
      --statement 'If people see that moving eases the pain, they keep moving.'
  Another statement later is a new version; the old one stays:
    thema theory set T1 --statement '...'
    thema theory versions T1

2. Code contexts, mechanisms and outcomes
  Codes have roles, so that they can be told apart in filters and tables:
    thema code add 'Mechanism/Sees the link' --role reasoning
    thema quotes --where "code.role = reasoning"

  Which of them occur together is a reading list (see 7), and a candidate that
  reading bears out becomes a configuration to be worded:
    thema cmo suggest --window turns:1
    thema cmo suggest --window turns:1 --list 1
    thema cmo suggest --window turns:1 --accept 1 --as CMOC4

  A pattern of context and outcome that recurs (a demi-regularity) gets a name
  with the query that finds it, and is counted, with those whom it does not fit:
    thema view add 'Able, keep going' \
      --where "case has 'Context/Able' and case has 'Outcome/Keeps going'"
    thema cmo regularities

3. Make configurations
    thema cmo add CMOC1 --title 'A visible link' --theory T1 \
      --context 'Is able and willing to try small increases' \
      --resource 'A diary of activity and pain' \
      --reasoning 'Connects active days with better days' \
      --outcome 'Keeps using activity' --state conjectured
  Elements are labelled C1, MR1 (resource), R1 (reasoning), M1 (a mechanism that
  is not split), O1; I1, A1, S1 for intervention, actor and strategy
  (--scheme ICAMO or SCMO). Other words are a new version of the configuration:
  evidence stays with the version on which it was judged. --editorial corrects
  spelling without one. A mechanism may not fire: --activation inhibited.

4. Link evidence, for and against
    thema cmo evidence CMOC1 --speaks-to context,R1 --in P12_6m --turns 41.2 \
      --stance supports --directness stated --note 'Says it of her own accord'
  Stances: supports, refines, challenges, negative-case, silent. A role stands
  for its only element. Silence needs a case and no passage:
    thema cmo evidence CMOC1 --speaks-to outcome --case P31 --stance silent
  Many at once:
    thema cmo evidence --import evidence.csv

5. Work on them together
    thema cmo text CMOC1 -o meeting.txt       edit it, then
    thema cmo apply meeting.txt --reason 'meeting of 3 May'
    thema cmo element add CMOC1.R2 '(-) misses hands'
    thema cmo reread CMOC1                    what was judged on older words:
                                              on a terminal piece by piece
    thema cmo extract --in P12_6m --turns 41 -C 'Lives alone' -O 'Gave up'
    thema cmo merge F1 F4 --into CMOC6 --reason 'one pattern'
    thema cmo link CMOC1.O1 CMOC4.C1 --kind ripple --note 'three months on'
    thema cmo state CMOC1 supported --people 'Anna, Ben' \
      --reason 'P12 and P19 give all three'
    thema decision list

6. Check
    thema cmo check                   rules K01 to K22; exit 1 for errors
    thema cmo searched CMOC1 --for negative-case --note 'read again: none'
    thema cmo waive K05 CMOC1 --reason 'only P12 used it'
  --policy FILE sets levels and thresholds, a rule a line: K05 warn share=60,
  K08 warn by=arm,site, K16 error n=3, K18 off, K20 info event=delivered.

7. Read and report
    thema cmo list
    thema cmo show CMOC1
    thema cmo table --quotes 1 --by wave -o cmo.html
    thema cmo table --view refinement         theory, evidence, new wording
    thema cmo table --view hypotheses         findings on C, M, O; verdict
    thema cmo table --view pattern            contexts by outcomes
    thema cmo matrix --cols attr:arm          who says what of which: S R C N
    thema cmo show CMOC1 --versions           wordings, and what led to them
    thema theory versions T1
    thema cmo diagram -o theory.svg           the programme theory as a figure

A window of cmo suggest is where codes may meet: a passage (coded passages that
overlap are one window, those that only touch are two), a turn, turns:2 (a turn
with two before and two behind), a source, or all that a case said.

cmo suggest counts windows (--window passage, turn, turns:2, source, case) and
the people in whose window context, mechanism and outcome all are, and sets the
counter-set beside each: context and mechanism without the outcome, the outcome
without either. --list-counter N shows those places: look there for negative
cases. A code without a role has that of the code above it; at level parent,
codes are rolled up to the code above them. Codes that occur together are a
reason to read on; they are no evidence of what caused what.

See also: thema cmo add --help, thema cmo evidence --help
)TOPIC";

}  // namespace thema::cli
