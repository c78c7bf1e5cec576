#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicTeams =
    R"TOPIC(TEAMS: SEVERAL CODERS, HISTORY, UNDO, BACKUPS

Who works
  Every change is somebody's: --coder NAME, else $THEMA_CODER, else the setting
  'coder', else the login name. A name that is seen for the first time is told,
  with the nearest known one.
    thema coder list
    thema coder rename amy 'Amy B'
    thema coder merge amy amy.b --into 'Amy B'

Whose codings count
  All of them, unless one coder is chosen; tables name the choice.
    thema config count anna
    thema config count union
    thema quotes --where "coder = ben"

Where everybody stands
    thema status
    thema source done P12_6m        I have read and coded it
    thema coding list --where "coder = ben and source = P12_6m"

What was done
  One command is one change: it happens whole or not at all, also when the
  machine stops in the middle.
    thema log --limit 5
    thema log --object 'Barriers/Time' --all
    thema log --coder ben
  A reason is kept with the change: --reason 'agreed on 4 May'.

Taking back
    thema undo                      the newest change, an import too
    thema undo 3 --dry-run          says what three steps would take back
    thema undo --mine               my newest change; those of others stay
    thema redo
  Undo is itself in the log. It says whose change it takes back. A change that
  no longer fits what came after it is refused (exit status 5): the message
  says what is in the way and whose it is.

Coding blind, and coming together
  A copy goes its own way, on any machine, and comes back.
    thema copy ../anna/study.thema --for anna --without-codings
    thema merge ../anna/study.thema
  Without codings the copy has nothing that would tell what others thought: no
  codings, framework summaries, evidence, fragments, decisions, no memos of
  others and no history; the codebook with its definitions, cases, attributes,
  and the wording of theories and configurations are in it. When it comes back
  nothing of this is removed.
  All codings of everybody stay. Merging twice changes nothing; merging newer
  work brings the difference; the order does not matter; undo takes it back.
  What both made is one thing: codes by path, cases and coders by name, sources
  by name and text. Passages coded in an older text are carried over as by
  'source replace'. What one side erased goes from the other.
  What two changed differently, or one removed and the other used, is listed,
  and nothing is merged (exit status 5):
    thema merge ../ben/study.thema -n -o choices.csv
    thema merge ../ben/study.thema --resolve choices.csv
  A choice can bring a further conflict, which is listed then; --resolve may be
  given several times. A choice for what was not asked is an error.
  A choice is mine (as it is here), theirs (as it is in the copy) or, for texts,
  both. The one who merges decides; --reason keeps why.

Settling what coders see differently
  In sources that all of them marked done (source done), else in those where
  each has a coding:
    thema agree --coders anna,ben --list-disagreements
    thema consensus sheet --coders anna,ben -o decide.csv
  A row is a passage of one code, with what each coder marked. Fill in decision
  (anna, ben, both, none, or a place START:END), by and note in a spreadsheet:
    thema consensus apply decide.csv --as consensus
    thema config count consensus
  The decisions are codings of a name of their own; the originals stay. A sheet
  may be applied again; one whose texts were corrected meanwhile is refused.

One file, one writer
  A project is one file. While another process writes, commands wait: 5 seconds,
  or as long as --wait says (exit status 6). Do not let a sync service merge
  two versions of the file: use 'thema copy' and 'thema merge'.
    thema backup                    a consistent copy, NAME-DATE.thema-backup
    thema check                     is everything whole?

See also: thema log --help, thema help exit-codes
)TOPIC";

}  // namespace thema::cli
