$ thema init p -q
made p.thema
$ thema config
Setting      Value
───────────  ─────
title
language     en
cite
coder
methodology
count        union
pseudonyms
$ thema config title 'Sore backs'
set title to Sore backs
! notice: new coder 'tester'
$ thema config title 'Sore backs'
no change
$ thema config title
Sore backs
$ thema config title ''
cleared title
$ thema config title
\

$ thema config titel
! error: no setting 'titel'; there are: title, language, cite, coder, methodology, count, pseudonyms; did you mean 'title'?
[exit 2]
$ thema config titel x
! error: no setting 'titel'; there are: title, language, cite, coder, methodology, count, pseudonyms; did you mean 'title'?
[exit 2]
$ thema config language 'Klingon?'
! error: 'Klingon?' is no language tag: expected one such as en, de, pt-BR or zh-Hant
[exit 2]
$ thema config language FRA
set language to fr
$ thema config language fr
no change
$ thema config language EN
set language to en
$ thema config count anna
! error: no coder 'anna'
[exit 3]
$ thema coder add anna
added coder anna
$ thema config count anna --dry-run
set count to anna
! notice: dry run: nothing was changed
$ thema config count
union
$ thema config count anna
set count to anna
$ thema config -f json
{
  "schema": "thema/config/1",
  "config": [
    {"key":"title","value":null},
    {"key":"language","value":"en"},
    {"key":"cite","value":null},
    {"key":"coder","value":null},
    {"key":"methodology","value":null},
    {"key":"count","value":"anna"},
    {"key":"pseudonyms","value":null}
  ]
}

# A field that is not there yet is told at once.
$ thema config cite '({nope})'
set cite to ({nope})
! warning: no field 'nope' for an attribution; there are: who, case, source, speaker, role, turn, lines, time, page, code, tag.KEY; until there is, quotes cannot be printed
