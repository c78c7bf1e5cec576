#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicPrivacy =
    R"TOPIC(PRIVACY: CONSENT, PSEUDONYMS, ERASURE

Consent
  Three attributes of a case say what its words may be used for:
  consent.analysis, consent.quotation, consent.archive. A 'no' counts, anything
  else is no objection. Who does not consent to analysis is in no count and no
  table: neither words nor attributes, rows of side tables, events, summaries or
  memos, nor what is of a source in which nobody else speaks. Who does not
  consent to quotation is counted but not quoted. Who does not consent to the
  archive is left out of 'export csv', the tables that are deposited. Tables say
  how much they leave out.
  Reports never print their words: quotes, themes, participants, cmo show and
  cmo table. Where they stand between others' words (quotes --context) or as
  evidence (cmo show) there is '[not quoted]', with the speaker's label.
  Searches (find, kwic) leave out who does not consent to analysis, and say so;
  they show who does not consent to quotation.
  Working lists are for those who code, and show everything: source show, text,
  turns, original, diff and replace; read; coding list and export;
  code sort; annotate; memo list; case list, show and events; consensus sheet;
  agree --list-disagreements; cmo text, edit and export; log; export json.
    thema case import consent.csv
    thema case set P07 consent.quotation=no

Pseudonyms
  Once there is a table of pseudonyms, everything printed has them: texts,
  quotes, names of sources and cases, memos, the log, keys of columns, notices
  and errors. The stored text stays, so positions do not move; --identified
  prints it. Case, accents and the kind of apostrophe do not matter, nor what
  stands between two words: a blank, a hyphen, the '_' of a file name. The
  longest name counts. Names may be typed as they are stored, else as they are
  printed: 'Ana 6m' is the source 'Maria Lopez 6m', unless two are printed so.
    thema pseudonym add 'Maria Lopez' Ana --kind person
    thema pseudonym import names.csv
    thema pseudonym scan          what may still tell who people are
    thema pseudonym file ../safe/names.csv     keep the table apart
  Not changed: 'source original' and 'export json', which give what is stored,
  the codebook in an editor (code edit, code sort: what is edited is stored), and
  the commands 'pseudonym ...', which are about the names.

Small cells
    thema participants --mask 5   cells of fewer than 5 people print as <5

Erasure
  A person who takes the consent back, and a transcript that should not be
  there, go without a trace: text, imported file, quoted words, index, history.
    thema case withdraw P07 --reason 'took the consent back by letter' -n
    thema case withdraw P07 --reason 'took the consent back by letter'
    thema source remove P12_6m --purge --reason 'recorded without consent'
  In a conversation with others only the person's own turns are emptied. Where
  memos, codes or configurations repeat four words in a row that no other source
  has, these go, too. So do the changes of the history that coded the words, also
  those that were undone. A quote of one to three words that stands elsewhere (a
  code's name, a reason) is left, and a notice says where. Nothing of it can be
  undone. Backups, copies and exported files still hold the words: erase those
  yourself. What stays is a number by which the program knows the same file or
  text again (SHA-256, of 200 bytes or more): importing it is refused, unless
  --on-duplicate new says that it is meant.

See also: thema help teams, thema case withdraw --help
)TOPIC";

}  // namespace thema::cli
