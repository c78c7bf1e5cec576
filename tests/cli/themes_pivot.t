# The table of barriers and facilitators as a review prints it: theme, subtheme, one column a value
# of a tag, marks and footnotes. (Invented, in the shape of a published table.)

$ thema init review -q
made review.thema
$ cat > codebook.csv <<'END'
> code,role,tags
> Content,theme,
> Content/Quality,,
> Content/Quality/Contradicts what the doctor says,,valence=barrier
> Content/Quality/Trustworthy source,,valence=facilitator
> Content/Quality/Easily understood,,valence=facilitator
> Content/Quality/Appropriate content,,valence=facilitator
> Content/Amount,,
> Content/Amount/Too much to choose from,,valence=barrier
> Content/Amount/A lot to choose from,,valence=facilitator
> Access,theme,
> Access/Logging in,,
> Access/Logging in/Trouble logging in,,valence=barrier
> Access/Logging in/Help desk,,
> END
$ thema code import codebook.csv -q | cat
added 13 codes
$ thema tag define valence --values barrier,facilitator --label barrier=Barriers --label facilitator=Facilitators -q
defined tag valence: barrier, facilitator
$ thema tag define perspective --values patient,physician --on coding --mark physician='*' --footnote 'Occupational physician perspective.' -q
defined tag perspective: patient, physician (on a coding)
$ printf 'P01: My doctor says the opposite. I trust the hospital. Plain words. There is so much. I could not log in.\n' > P01.txt
$ printf 'P02: So much to choose from, good. I could not log in either. They should have a help desk.\n' > P02.txt
$ printf 'D1: It suits my patients. They cannot log in.\n' > D1.txt
$ thema import P01.txt P02.txt D1.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ cat > codings.csv <<'END'
> source,quote,code,tags
> P01,My doctor says the opposite,Contradicts what the doctor says,
> P01,I trust the hospital,Trustworthy source,
> P01,Plain words,Easily understood,
> D1,It suits my patients,Appropriate content,perspective=physician
> P01,There is so much,Too much to choose from,
> P02,"So much to choose from, good",A lot to choose from,
> P01,I could not log in,Trouble logging in,
> P02,I could not log in either,Trouble logging in,
> D1,They cannot log in,Trouble logging in,perspective=physician
> P02,They should have a help desk,Help desk,
> END
$ thema coding import codings.csv -q | cat
codings of codings.csv: 10 rows: 10 new, 0 changed, 0 there already
$ thema themes --pivot valence --caption 'Factors affecting uptake'
Factors affecting uptake

Theme    Subtheme    Barriers                            Facilitators            untagged (1)
───────  ──────────  ──────────────────────────────────  ──────────────────────  ────────────
Content  Quality     - Contradicts what the doctor says  - Trustworthy source
                                                         - Easily understood
                                                         - *Appropriate content

         Amount      - Too much to choose from           - A lot to choose from

Access   Logging in  - Trouble logging in                                        - Help desk
                     - *Trouble logging in

* Occupational physician perspective.
Items are codes with a coding tagged valence; untagged: 1 coding without the tag. Codings counted: union.
$ thema themes --pivot valence -f md
| Theme | Subtheme | Barriers | Facilitators | untagged (1) |
| --- | --- | --- | --- | --- |
| Content | Quality | • Contradicts what the doctor says | • Trustworthy source<br>• Easily understood<br>• \*Appropriate content | |
| | Amount | • Too much to choose from | • A lot to choose from | |
| Access | Logging in | • Trouble logging in<br>• \*Trouble logging in | | • Help desk |

\\* Occupational physician perspective.

Items are codes with a coding tagged valence; untagged: 1 coding without the tag. Codings counted: union.
$ thema themes --pivot valence -f csv
theme,subtheme,code,barrier,facilitator,untagged,sources,cases,of
Content,Quality,Content/Quality,Contradicts what the doctor says,Trustworthy source; Easily understood; *Appropriate content,,2,2,3
Content,Amount,Content/Amount,Too much to choose from,A lot to choose from,,2,2,3
Access,Logging in,Access/Logging in,Trouble logging in; *Trouble logging in,,Help desk,3,3,3
$ thema themes --pivot valence -f json --columns theme,subtheme,barrier
{
  "schema": "thema/themes/1",
  "footnotes": ["* Occupational physician perspective."],
  "themes": [
    {"theme":"Content","subtheme":"Quality","barrier":["Contradicts what the doctor says"]},
    {"theme":"Content","subtheme":"Amount","barrier":["Too much to choose from"]},
    {"theme":"Access","subtheme":"Logging in","barrier":["Trouble logging in","*Trouble logging in"]}
  ]
}

# With k/n of cases, of items and of rows.

$ thema themes --pivot valence --counts --columns subtheme,barrier,facilitator,sources,cases_of
Subtheme    Barriers                                  Facilitators                  Sources  Cases
──────────  ────────────────────────────────────────  ────────────────────────────  ───────  ─────
Quality     - Contradicts what the doctor says (1/3)  - Trustworthy source (1/3)          2  2/3
                                                      - Easily understood (1/3)
                                                      - *Appropriate content (1/3)

Amount      - Too much to choose from (1/3)           - A lot to choose from (1/3)        2  2/3

Logging in  - Trouble logging in (2/3)                                                    3  3/3
            - *Trouble logging in (1/3)

* Occupational physician perspective.
Items are codes with a coding tagged valence; untagged: 1 coding without the tag. Cases: k/n of cases of kind participant that have a source in the selection. Codings counted: union.

# By arm, and by wave: what was said in the sources of a wave.

$ thema case set P01 arm=web -q; thema case set P02 arm=phone -q; thema case set D1 arm=web -q
set arm=web of P01
set arm=phone of P02
set arm=web of D1
$ thema source set P01 months=3 -q; thema source set P02 months=6 -q
set 1 value of P01
set 1 value of P02
$ thema themes --pivot valence --by arm --columns subtheme,barrier,arm=phone,arm=web
Subtheme    Barriers                            phone  web
──────────  ──────────────────────────────────  ─────  ───
Quality     - Contradicts what the doctor says  0/1    2/2
Amount      - Too much to choose from           1/1    1/2

Logging in  - Trouble logging in                1/1    2/2
            - *Trouble logging in

* Occupational physician perspective.
Items are codes with a coding tagged valence; untagged: 1 coding without the tag. Cases: k/n of cases of kind participant that have a source in the selection. Codings counted: union.
$ thema themes --by months --quotes 0 --columns subtheme,cases_of,months=3,months=6,months=missing
Subtheme    Cases  3    6    missing
──────────  ─────  ───  ───  ───────
            3/3    1/1  1/1  1/1
Quality     2/3    1/1  0/1  1/1
Amount      2/3    1/1  1/1  0/1
            3/3    1/1  1/1  1/1
Logging in  3/3    1/1  1/1  1/1

Cases: k/n of cases of kind participant that have a source in the selection. An extract is the union of overlapping passages; sub-codes are included. Codings counted: union.
$ thema themes --pivot valance
! error: no tag 'valance'; did you mean 'valence'?
[exit 3]

# Options that would change nothing are refused.

$ thema themes --pivot v --quotes 2
! error: --quotes goes with the table of themes, not with --pivot: as given it would change nothing
[exit 2]
