#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicCoding =
    R"TOPIC(CODING: PASSAGES, CODES, AND HOW TO SAY WHERE

A coding is one passage given one code by one coder. It may carry a memo, tags,
an exemplar mark, and the quote as it shall be printed. The same passage given
the same code twice by one coder is one coding.

The codebook
  Codes form a tree and are written as paths: 'Barriers/IT use/Logging in'.
  A '/' inside a name is written '\/'. A name that only one code has, or the end
  of a path, stands for the whole path: 'Logging in', 'IT use/Logging in'.
    thema code add 'Barriers/IT use/Logging in' --description 'Trouble ...'
    thema code list --tree --counts
    thema code import codebook.csv        (csv, json, yaml, md)
    thema code template add npt-2022      (see: thema code template list)

  Its shape, with what hangs on the codes; each is one change, which undo takes
  back:
    thema code move 'Logging in' --under Access      (--top, --before, --after)
    thema code merge Fear Anxiety --into Worry
    thema code split Access --into 'Access/At work' --where "turn has 'Work'"
    thema code remove 'Logging in'
    thema code edit                       the whole tree in $EDITOR
    thema code sort Barriers              extracts under sub-codes in $EDITOR
  After a merge, a passage that one coder gave both codes is one coding: memos
  are joined, tags united, an exemplar stays one. The definition of --into
  stays, the others are kept as memos (thema code show).

  A code's role says what it is used for: code (the usual one), theme, context,
  intervention, actor, strategy, mechanism, resource, reasoning, outcome, other.
  Tags are free 'key=value' pairs on codes and codings (valence=barrier); a
  coding's tag goes before its code's. A declared key accepts only its values:
    thema tag define valence --values barrier,facilitator

Reading
  Turns, lines and sentences count from 1; ranges include both ends; sentence 2
  of turn 41 is 41.2.
    thema source show P12_6m --turns 40-45
    thema source show P12_6m --codes

Saying where
  --quote TEXT      The words, as read. White space, case, quote marks, dashes
                    and hyphens at line ends do not matter. '...' may stand for
                    left-out text where the literal words are nowhere.
  --nth N, --every  Which of several places of the quote
  --turns A-B       Turns or sentences: 41, 41-43, 41.2, 41.2-41.4
  --lines A-B       Lines of the stored text
  --at START:END    Code points, the end not included
  A quote may be looked for within --turns or --lines.

    thema apply 'Logging in' Trust --in P12_6m --turns 41.2-41.4
    thema apply Trust --in P12_6m --quote "she's put her name to it" --exemplar
    thema unapply Trust --in P12_6m --turns 41.2-41.4

  A quote that is nowhere, or in several places, is an error that names the
  nearest words or the places. --new makes codes that are missing.

Many at once
    thema coding list --code Barriers
    thema coding export -o codings.csv
    thema coding import codings.csv --keep-going --rejects rejects.csv
    thema coding set --where "code = 'Logging in'" --tag valence=barrier

By rule, and by a program
    thema autocode Passwords --match '(?i)pass ?words?' --span sentence -n
    thema autocode Trust --find 'trust* OR rely' --span sentence --suggest
    thema autocode 'First impressions' --from-question '(?i)how did you get on'
    thema autocode Nurse --where "speaker = Nurse"
  Participants' words are coded; an interviewer's only where --where asks for
  role or speaker. A pattern is looked for in each turn, not in its label.
    thema autocode --with 'python3 coder.py' --where "wave = 2"
  The program gets a JSON line a passage (id, source, turn, start, end, speaker,
  role, case, text) and prints a line a coding: "id" and "code", and if it likes
  "quote" (words of the text as it got them) or "start" and "end" for a part,
  "memo", "tags", "certainty". Names are replaced as in print (--identified:
  not); start and end always mean the stored text. It is run by sh in the folder
  you are in, with the system's PATH and no other environment.
  Suggestions count nowhere until they are accepted; who suggested a coding
  stays its coder, who accepted it is its tag 'accepted'. What was rejected is
  kept (coding list --rejected) and not suggested again.
    thema coding list --suggested
    thema coding accept --where "code = Trust"     (ids, --all, --by PROGRAM)
    thema coding reject cq3k7p

Notes
    thema memo add 'I hear relief' --type reflexive --in P12_6m --turns 41
    thema memo list --on code:Barriers     (kinds: thema memo add --help)

Slips
    thema undo            takes back the newest change, whatever it was
    thema log             says what was done, by whom, when

See also: thema help queries, thema help teams, thema apply --help
)TOPIC";

}  // namespace thema::cli
