#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicQueries =
    R"TOPIC(QUERIES: --where, --query, VIEWS, SEARCH WORDS, ATTRIBUTION TEMPLATES

--where FILTER chooses what a command works on:
    thema quotes --where "arm = 'web' and months in (3, 6)"
    thema coding list --where "code = Barriers and not (coder = ben)"
    thema themes --where "case has 'Barriers/Time' and tag.valence = barrier"

Fields
  case  case.kind  source  kind  date  speaker  role  code  code.role  coder
  coded  exemplar  tag.KEY  and every attribute of cases and sources.
  Plain names mean these first; case.X, source.X and attr.X say which is meant;
  a name with blanks is quoted: attr.'social class'.
  'exemplar' may stand alone. A source may be named by its imported file.
  A name that is not there is an error; like and ~ may fit nothing. Lists of
  sources, cases and speakers know fewer fields; one that makes no sense there
  is an error that lists those there are.
  A turn ('thema find', 'thema source turns') or a passage of evidence fits
  together with any one coding that overlaps it; a source with one of its
  cases, a case with one of its sources.

Grammar of a filter
  filter     = term { 'or' term }          term = factor { 'and' factor }
  factor     = 'not' factor | '(' filter ')' | condition
  condition  = field ( '=' '!=' '<' '<=' '>' '>=' ) value
             | field [ 'not' ] 'in' '(' value { ',' value } ')'
             | field [ 'not' ] 'like' 'P%'     % any letters, _ one letter
             | field '~' 'regular expression'
             | field 'is' [ 'not' ] 'null'
             | ( 'case' | 'source' | 'turn' ) 'has' code
             | 'exemplar' | 'view' name | 'query' 'a span query in quotes'
  Values are words, numbers, or texts in ' or "; a doubled quote stands for
  itself. and, or, in ... in small or great letters. Comparisons with a missing
  value are neither true nor false. 'N/R' is a value. code = PATH includes
  sub-codes; has asks for a coding of the code or a sub-code.

--query SPANQUERY asks how codes lie in the texts:
    thema quotes --query '"Barriers" and "Help"'
    thema quotes --query '"Barriers" and not "Barriers/Time"'
    thema quotes --query '"Help" inside "Barriers"'
    thema quotes --query '"Barriers" followed by "Help" within 2 turns'
    thema themes --query '("Barriers" or "Help") near 2 turns "Barriers/Time"'
    thema quotes --query '"Barriers" not overlaps "Help"' --where "arm = web"

Grammar of a span query
  query    = all { 'or' all }              all = part { 'and' part }
  part     = 'not' part | relation
  relation = operand { [ 'not' ] joint operand }       from left to right
  joint    = 'overlaps' | 'inside' | 'contains' | 'followed by'
           | 'near' N 'turns' | 'same turn' | 'same source' | 'same case'
             a limit may stand behind: A followed by B within N turns
  operand  = code | '(' query ')'          a code in ' or ", or a bare word

  A code       its codings, and those of its sub-codes
  and          the text in both            or     the text in either
  not          the text of the sources that is not in it
  overlaps     shares text (passages that touch do not)
  inside       lies within one on the right; equal edges count
  contains     one on the right lies within it
  followed by  one on the right begins where it ends, or later, in the source
  near N turns one on the right is at most N turns away; 0 is the same turn.
               Labels and titles are in no turn, and near nothing
  same ...     one on the right is in the same turn, source or case
  All but and, or, not give whole passages of the left-hand side, as they were
  coded, each coder's; with 'not' those for which it does not hold. A passage
  overlaps itself. and, or, not give stretches of text, and those that touch
  are one. On either side of a relation stretches serve as passages.
  Only what counts is asked: accepted codings whose words are there, of the
  coders of 'thema config count'.

  'thema quotes' prints the passages or stretches that were found. Elsewhere
  codings fit that were found, or that share text with a stretch that was; turns
  that share text; sources and cases that hold some of it. --query and --where
  must both hold; inside a filter: query '"A" overlaps "B"'.

Views
    thema view add early --where months=3 --query 'Barriers near 1 turn Help'
    thema quotes --view early --where "arm = web"
    thema find password --where "not view early"
  --view NAME stands wherever --where does; several must all hold. In a filter
  'view NAME' does the same. A view follows codes that are renamed, moved or
  merged; 'thema check' names views whose codes, cases or sources are gone.

Search words (thema find)
  word      any form of case and accents: cafe finds Café
  "a b"     a phrase          walk*     a beginning
  a b       both              a OR b    NOT a      ( )      NEAR(a b, 5)
  Apostrophes are the same in any form. In projects with texts in French,
  Italian or Catalan (config language, import --language) elided words are
  words of their own: 'été' finds l'été and d'été, "l'été" only l'été.
  --regex takes a regular expression instead.
    thema find 'password OR "log in"' --where "role = participant" --count
    thema kwic 'pass* OR "log in"' --context 5 --sort right
    thema words --top 20 --stop en --where "role = participant"
    thema words --ngrams 2 --stop en
  Runs of words (--ngrams) stay within a sentence, and so within a turn.

Attribution templates (--cite, 'thema config cite')
    ({gender}[, {age}][, {occupation}][, {months} months])
  {field} is an attribute of the case or source, or one of: case source speaker
  role lines turn time page tag.K. What stands in [...] drops out when a field
  in it is empty; N/R (not reported), a value in tables, is taken as empty here.
  When all are empty the speaker's role stands: (Participant).

Who said it
  A coding counts for the cases of the participants in whose turns it lies. The
  words of one who is not linked to a case count for the source's cases, without
  those that have a speaker of their own there; wholly inside an interviewer's
  turns, for none. Where no participant speaks (a text without speakers, a role
  'other') it counts for the source's cases. A passage over several turns counts
  for all who speak in it; a filter on speakers (speaker = Zoe) finds it whole
  and counts only those whose speaker fits. 'thema speaker link' and 'speaker
  set' say who is whom; where a source has several cases, 'case import' and
  'case link' link the speakers who have their names.
  Every k of n counts cases of one kind (--case-kind) that have a source in the
  selection; a case counts for those of the kind that it belongs to (participant
  in site). --of EXPR sets another n: the cases that fit it, with a source or
  not. A filter then asks about a case as whom it counts for: with --case-kind
  site, case = SiteA and case.kind = site find the words of those in the site,
  and an attribute is the site's or, where it has none, that of who speaks.

See also: thema quotes --help, thema find --help, thema view --help
)TOPIC";

}  // namespace thema::cli
