# The shape of a codebook: move, merge, split, remove. The words are invented.
$ thema init p -q
made p.thema
$ thema code add 'Barriers/Log in' --role mechanism --description 'Getting in' --tag valence=barrier -q
added Barriers/Log in
$ thema code add 'Barriers/Time' -q
added Barriers/Time
$ thema code add 'Access/Log in/Password' -q
added Access/Log in/Password
$ thema code add 'Access/Time' -q
added Access/Time
$ printf 'INT: Well?\nP1: I could not log in. No time.\nP1: The password was long.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply 'Barriers/Log in' 'Access/Log in' Password --in P1 --turns 2 -q
coded Barriers/Log in, Access/Log in, Password at turn 2 of P1
$ thema apply 'Access/Log in' --in P1 --turns 3 --memo 'the rules' -q
coded Access/Log in at turn 3 of P1

# Moving: below another code, to the top, beside a code.
$ thema code move Barriers/Time --before 'Barriers/Log in'
moved Barriers/Time among its siblings (0 codings)
$ thema code move Barriers/Time --under Access
! error: code 'Access/Time' is there already: rename one, or make one of both with 'thema code merge'
[exit 3]
$ thema code move Access --top
no change
$ thema code move Access --under Password
! error: 'Access' cannot stand below itself
[exit 2]
$ thema code move Access --before Barriers --dry-run
moved Access among its siblings (3 codings)
! notice: dry run: nothing was changed
$ thema code move Access --before Barriers
moved Access among its siblings (3 codings)
$ thema code move Password --top
moved Access/Log in/Password -> Password (1 coding)
$ thema code list --tree --counts
Code      Role       Codings  Sources
────────  ─────────  ───────  ───────
Access    code             0        0
  Log in  code             2        1
  Time    code             0        0
Barriers  code             0        0
  Time    code             0        0
  Log in  mechanism        1        1
Password  code             1        1

Codings of all coders are counted, each code without its sub-codes.

$ thema code move Password
! error: where to? give --under PARENT, --top, --before CODE or --after CODE
[exit 2]
$ thema code move Password --top --under Access
! error: --under excludes --top (see 'thema code move --help')
[exit 2]

# Merging: one passage that had both codes is one coding then; definitions are kept as memos.
$ thema code merge Barriers/Time Nowhere --into Access/Time
! error: no code 'Nowhere'
[exit 3]
$ thema code merge Barriers --into Access --reason 'one idea'
merged Barriers/Time, Barriers/Log in, Barriers into Access: 1 coding, 1 became one with that of the same passage
$ thema code list --tree --counts
Code      Role  Codings  Sources
────────  ────  ───────  ───────
Access    code        0        0
  Log in  code        2        1
  Time    code        0        0
Password  code        1        1

Codings of all coders are counted, each code without its sub-codes.

$ thema code show 'Log in'
Code:                   Access/Log in
Role:                   code
Description:
Include:
Exclude:
Example:
Colour:
Tags:                   valence=barrier
Sub-codes:
Memos:                  - definition: Barriers/Log in: Role: mechanism
                          Description: Getting in
Codings:                2
Codings with sub-codes: 2
Sources:                1

Codings of all coders are counted.

$ thema coding list --columns source,code,coder,text
Source  Code           Coder   Words
──────  ─────────────  ──────  ────────────────────────────
P1      Access/Log in  tester  I could not log in. No time.
P1      Password       tester  I could not log in. No time.
P1      Access/Log in  tester  The password was long.
$ thema undo
took back 11 by tester: merged Barriers/Time, Barriers/Log in, Barriers into Access: 1 coding, 1 became one with that of the same passage
$ thema code list --tree --counts
Code      Role       Codings  Sources
────────  ─────────  ───────  ───────
Access    code             0        0
  Log in  code             2        1
  Time    code             0        0
Barriers  code             0        0
  Time    code             0        0
  Log in  mechanism        1        1
Password  code             1        1

Codings of all coders are counted, each code without its sub-codes.

$ thema redo
brought back 11 by tester: merged Barriers/Time, Barriers/Log in, Barriers into Access: 1 coding, 1 became one with that of the same passage
$ thema code merge Access --into 'Access/Log in'
! error: 'Access/Log in' lies below 'Access', which cannot be merged into its own sub-code: move it out first ('thema code move')
[exit 2]
$ thema code merge Access --into Access
no change

# Splitting: codings that fit, or those of a list.
$ thema code split 'Log in' --into 'Access/Passwords' --where "turn has Password"
split Access/Log in: 1 of 2 codings to Access/Passwords
! notice: new code 'Access/Passwords'
$ thema code split 'Log in' --into 'Access/Passwords' --where "exemplar = true"
no change
$ thema coding list --exact --code 'Log in' -f csv --columns source,start,end,coder > rows.csv; thema code split 'Log in' --into 'Access/Passwords' --codings rows.csv
split Access/Log in: 1 of 1 coding to Access/Passwords
$ thema coding list --columns code,text
Code              Words
────────────────  ────────────────────────────
Access/Passwords  I could not log in. No time.
Password          I could not log in. No time.
Access/Passwords  The password was long.
$ thema code split 'Log in' --into 'Access/Passwords' --codings rows.csv
! error: rows.csv:2: this passage is no coding of 'Access/Log in'
[exit 3]
$ thema code split 'Log in' --into 'Log in' --where "source = P1"
! error: 'Access/Log in' is the code that is split: name another with --into
[exit 2]
$ thema code split 'Log in' --into New
! error: which codings? give --where EXPR or --codings FILE
[exit 2]
$ printf 'cabcde\n' > ids.csv; thema code split 'Log in' --into 'Access/Passwords' --codings ids.csv
! error: ids.csv:1: no column 'source'; the file has: cabcde
[exit 3]

# Removing: not while something hangs on it.
$ thema code remove Access/Time
removed Access/Time
$ thema code remove Access
! error: code 'Access' has 2 sub-codes: --recursive removes these with it; 'thema code move' keeps them
[exit 3]
$ thema code remove Access --recursive
! error: on code 'Access' and its sub-codes hang: 2 codings, 1 memo; --yes removes that with it, 'thema code merge' gives it to another code
[exit 3]
$ thema code remove Access --recursive --yes
removed Access and 2 sub-codes, with 2 codings, 1 memo
$ thema code list
Code      Role  Description
────────  ────  ───────────
Password  code
$ thema undo -q
took back 17 by tester: removed Access and 2 sub-codes, with 2 codings, 1 memo
$ thema check
No problems found.
