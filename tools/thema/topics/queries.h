#pragma once

#include <string_view>

namespace thema::cli {

inline constexpr std::string_view kTopicQueries =
    R"TOPIC(QUERIES: --where, SEARCH WORDS, AND ATTRIBUTION TEMPLATES

--where EXPR chooses what a command works on:
    arm = 'web' and months in (3, 6) and role = participant
    code = Barriers and not (coder = ben)
    case has 'Barriers/Time' and tag.valence = facilitator

Fields
  case  case.kind  source  kind  date  speaker  role  code  code.role  coder
  coded  exemplar  tag.KEY  and every attribute of cases and sources.
  Plain names mean these first; case.X, source.X and attr.X say which is meant.
  'exemplar' may stand alone. A source may be named by its imported file.
  A name that is not there is an error; like and ~ may fit nothing. Lists of
  sources, cases and speakers know fewer fields; one that makes no sense there
  is an error that lists those there are.
  A turn ('thema find', 'thema source turns') or a passage of evidence fits
  together with any one coding that overlaps it; a source with one of its
  cases, a case with one of its sources.

Operators
  = != < <= > >=   in (a, b)   like 'P%'   ~ 'regex'   is null   is not null
  and  or  not  ( )
  Values are words, numbers, or texts in quotes. Comparisons with a missing
  value are neither true nor false. 'N/R' is a value.

Codes
  code = PATH includes sub-codes.
  case has PATH, source has PATH, turn has PATH: holds a coding of the code.

Search words (thema find)
  word      any form of case and accents: cafe finds Café
  "a b"     a phrase          walk*     a beginning
  a b       both              a OR b    NOT a      ( )      NEAR(a b, 5)
  --regex takes a regular expression instead.

Attribution templates (--cite, 'thema config cite')
    ({gender}[, {age}][, {occupation}][, {months} months])
  {field} is an attribute of the case or source, or one of: case source speaker
  role lines turn time page tag.K. What stands in [...] drops out when a field
  in it is empty. When all are empty the speaker's role stands: (Participant).

Who said it
  A coding counts for the cases of the participants in whose turns it lies;
  where none is linked, for its source's case; wholly inside an interviewer's
  turns, for none. Every k of n counts cases of one kind (--case-kind) that have
  a source in the selection; a case counts for those of the kind that it belongs
  to (participant in site). --of EXPR sets another n: the cases that fit it,
  with a source or not.

See also: thema quotes --help, thema find --help
)TOPIC";

}  // namespace thema::cli
