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
    thema code import codebook.csv        (csv, json, yaml, md, qdc)
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
    thema next                            the next turn that I have not coded
    thema source show P12_6m --turns 40-45
    thema source show P12_6m --codes      (--uncoded: what is left)

A session: thema read P12_6m --from uncoded
  Shows a turn, the interviewer's words before it, and my codes on it; then
  takes lines. Each that codes is one change of the history.
    = trust               the turn shown; 'trust' alone means the same
    2-3 = trust; log      its sentences 2 and 3, two codes
    41.2-4 = trust        sentences of any turn; t41-43 turns; l12-15 lines
    "gave up" = log       words of the turn shown; "gave up" 2 the second time,
                          "gave up" * each time; t41 "gave up" in turn 41
    2 = trust ! #memo @valence=barrier
                          ! one of the best quotes, #memo up to a tag or the
                          end of the line, @key=value a tag
    2 = Support/Family+   makes the code when it is missing
  The beginning of a code's name is enough, of each word of it ('lo in') or of
  each name of a path ('bar/log'), in any letter case; several that fit are
  listed. A sign of the line that belongs to a name has a backslash: 'A\;B'.
    Enter, n  next answer    p  the one before    41  turn 41
    /word  find    ?term  codes and definitions    u  take back
    h  help    q, Ctrl-D  end
  From a pipe the same lines work without prompts; errors are told by line, and
  the status is 3 when one failed. Lines may stand on the command line, too:
    thema read P12_6m '41.2-4 = trust' 't43 = log'
  In a file, lines stand below '== SOURCE'. There no turn is shown until its
  number stands on a line of its own: before that, '41 = trust' is turn 41.
    thema coding import sheet.txt --keep-going --rejects rejects.txt

Saying where
  --quote TEXT      The words, as read. White space, case, quote marks, dashes
                    and hyphens at line ends do not matter. '...' may stand for
                    left-out text where the literal words are nowhere.
  --nth N, --every  Which of several places of the quote
  --turns A-B       Turns or sentences: 41, 41-43, 41.2-4, 41.2-41.4
  --lines A-B       Lines of the stored text
  --at START:END    Code points, the end not included
  A quote may be looked for within --turns or --lines.

    thema apply 'Logging in' Trust --in P12_6m --turns 41.2-41.4
    thema apply Trust --in P12_6m --quote "she's put her name to it" --exemplar
    thema unapply Trust --in P12_6m --turns 41.2-41.4

  A quote that is nowhere, or in several places, is an error that names the
  nearest words or the places. --new makes codes that are missing.

In any editor
    thema annotate export P12_6m -o P12_6m.md
    thema annotate apply P12_6m.md --new --update
    thema annotate edit P12_6m            both around $EDITOR
  The file is the text with my codings in it as marks (CriticMarkup):
    {==words==}{>>Code; Other code<<}     a passage and its codes
    {1==one {2==two==1}{>>A<<} three==2}{>>B<<}
                                          passages that overlap have numbers
  The number of a new one may be any that is not in use around it. Codes are
  written by name, by the end of a path or by the path; the codebook stands at
  the end of the file, for completion. Behind a code, each after a space:
    !                an exemplar          #words        a memo
    @key=value       a tag                =words        the printed form
  as in {>>Trust ! #laughs @valence=barrier; Fear<<}. '#words' alone are a memo
  on the passage. A backslash takes the meaning off a sign (\;  \#  \@), '\n' is
  a line end in a memo; where the text itself has '{==' the file has '\{=='.
  'apply' stores the difference as one change. A code that is replaced by
  another at its place, and a memo or tag that is changed, change the coding:
  it keeps its date and what hangs on it; another passage is another coding.
  What was changed in the project meanwhile stays; what was changed on both
  sides is a conflict (exit status 5). Words that were changed are refused with
  the line. --update writes the file anew, so that it can be edited on. A file
  made before 'source replace' can be applied, too: its marks are carried to
  the corrected text as codings are, and one whose words are gone is refused.
  --coder all shows others' codings, as {>>[anna] Code<<}; they are read-only.
  The text has what is printed for names (--identified: the names).

In Word or LibreOffice
    thema annotate export P12_6m -o P12_6m.docx
    thema annotate apply P12_6m.docx --new
  Everybody's codings are comments by their coders; their words are as above.
  New comments are codings of their authors, comments that are deleted are
  taken off. Further lines and replies are the memo. A comment that names no
  code is a memo on the passage; with --new one of up to 60 letters that ends
  without . ? ! is a new code.

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
  you are in, with the system's PATH and no other environment. Whatever it has
  started ends with thema, also when that is killed; only what makes a session
  of its own (setsid, a daemon, a container) cannot be reached.
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
