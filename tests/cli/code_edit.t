# The codebook in an editor; here the editor is a sed script. The words are invented.
$ thema init p -q
made p.thema
$ thema code add 'Barriers/Log in' -q; thema code add 'Barriers/Time' -q; thema code add 'Access/Password' -q
added Barriers/Log in
added Barriers/Time
added Access/Password
$ printf 'P1: I could not log in. No time.\nP1: The password was long.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply 'Log in' --in P1 --turns 1 -q; thema apply Password --in P1 --turns 2 -q
coded Log in at turn 1 of P1
coded Password at turn 2 of P1
$ EDITOR=cat thema code edit 2>&1
# The codebook: a code a line, sub-codes indented below it. Lines that begin with # are not
# read. Save and leave the editor: everything becomes one change, which 'thema undo' takes
# back.
#
#   rename   change the words behind the number
#   move     put a line elsewhere, with its sub-codes, or indent it differently
#   reorder  put lines into another order
#   merge    write several numbers on one line, as in [3 5] Name, and delete the line of 5:
#            what hangs on 5 goes to 3, whose definition stays
#   add      write a line without a number
#   remove   delete the line; refused while codings hang on the code, unless --yes
#
# A text without any code changes nothing.

[1] Barriers
  [2] Log in
  [3] Time
[4] Access
  [5] Password
no change
$ cat > ed.sh <<'END'
> sed -i -e 's/\] Log in/] Getting in/' -e '/\] Time/d' "$1"
> printf 'New one\n  Below it\n' >> "$1"
> END
$ EDITOR="sh $PWD/ed.sh" thema code edit --reason 'meeting'
edited the codebook: 2 added, 1 renamed, 1 removed
$ thema code list --tree --counts
Code          Role  Codings  Sources
────────────  ────  ───────  ───────
Barriers      code        0        0
  Getting in  code        1        1
Access        code        0        0
  Password    code        1        1
New one       code        0        0
  Below it    code        0        0

Codings of all coders are counted, each code without its sub-codes.

$ thema undo
took back 7 by tester: edited the codebook: 2 added, 1 renamed, 1 removed
$ thema code list --tree --counts
Code        Role  Codings  Sources
──────────  ────  ───────  ───────
Barriers    code        0        0
  Log in    code        1        1
  Time      code        0        0
Access      code        0        0
  Password  code        1        1

Codings of all coders are counted, each code without its sub-codes.

# Two numbers on one line: the second code is merged with the first.
$ EDITOR="sed -i -e 's/\[2\] Log in/[2 5] Getting in/' -e '/\[5\] /d'" thema code edit -n
edited the codebook: 1 renamed, 1 merged (1 coding)
! notice: dry run: nothing was changed
$ EDITOR="sed -i -e 's/\[2\] Log in/[2 5] Getting in/' -e '/\[5\] /d'" thema code edit
edited the codebook: 1 renamed, 1 merged (1 coding)
$ thema code list --tree --counts
Code          Role  Codings  Sources
────────────  ────  ───────  ───────
Barriers      code        0        0
  Getting in  code        2        1
  Time        code        0        0
Access        code        0        0

Codings of all coders are counted, each code without its sub-codes.

$ thema undo -q
took back 9 by tester: edited the codebook: 1 renamed, 1 merged (1 coding)

# Slips are told with the line, and the text is kept.
$ export TMPDIR=$PWD; EDITOR="sed -i 's/\] Time/] Log in/'" thema code edit 2>&1 | sed 's/thema-[^.]*[.]/thema-X./'
error: /tmp/thema-X.txt:17: 'Log in' stands in line 16 too, below the same code: to make one code of both, write both numbers on one line, as in [3 5]
$ grep -c 'Log in' thema-*.txt; rm thema-*.txt
2
$ export TMPDIR=$PWD; EDITOR="sed -i 's/\[3\]/[33]/'" thema code edit 2>&1 | sed 's/thema-[^.]*[.]/thema-X./'; rm thema-*.txt
error: /tmp/thema-X.txt:17: '33' is no number of a code: there are 1 to 5; a new code has no brackets
$ export TMPDIR=$PWD; EDITOR="sed -i '/\[2\]/d'" thema code edit 2>&1 | sed 's/thema-[^.]*[.]/thema-X./'; rm thema-*.txt
error: codes without a line are removed, but on 'Barriers/Log in' hang: 1 coding; --yes removes that with them (the edited text is kept in /tmp/thema-X.txt)
$ export TMPDIR=$PWD; EDITOR="sed -i '/\[2\]/d'" thema code edit --yes; ls thema-*.txt
edited the codebook: 1 removed
! ls: cannot access 'thema-*.txt': No such file or directory
[exit 2]
$ thema undo -q
took back 11 by tester: edited the codebook: 1 removed
$ EDITOR=true thema code edit
no change
$ EDITOR=false thema code edit
! error: the editor 'false' failed; nothing was changed
[exit 3]
$ EDITOR= VISUAL= thema code edit < /dev/null
! error: there is no editor to open: name one in the environment, as in EDITOR=nano
[exit 2]

# Extracts under headings: moving a line recodes it.
$ EDITOR=cat thema code sort Barriers 2>&1
# The extracts of Barriers, below the code that they have. Lines that begin with # are not read.
# Move a line below another heading, or below a new one (== Barriers/New name), and it
# gets that code; a line that is deleted stays as it was. Its words are here to be read:
# changing them changes nothing. Save and leave the editor: everything becomes one change.

== Barriers

== Barriers/Log in
[1] P1, tester: I could not log in. No time.

== Barriers/Time
no change
$ EDITOR="sed -i -e 's/^== Barriers\$/== Barriers\/At night/' -e '/^\[1\]/d' -e '/^== Barriers\/At/a [1]'" thema code sort Barriers; thema code list --tree --counts
sorted Barriers: 1 coding got another code
Code        Role  Codings  Sources
──────────  ────  ───────  ───────
Barriers    code        0        0
  Log in    code        0        0
  Time      code        0        0
  At night  code        1        1
Access      code        0        0
  Password  code        1        1

Codings of all coders are counted, each code without its sub-codes.
! notice: new code 'Barriers/At night'

$ export TMPDIR=$PWD; EDITOR="sed -i -e '/^\[1\]/i nonsense'" thema code sort Barriers 2>&1 | sed 's/thema-[^.]*[.]/thema-X./'; rm -f thema-*.txt
error: /tmp/thema-X.txt:13: expected '== CODE' or the number of an extract, [1] to [1]
$ EDITOR=true thema code sort Time
! error: 'Barriers/Time' and its sub-codes have no codings to sort
[exit 3]
$ thema undo
took back 13 by tester: sorted Barriers: 1 coding got another code
$ thema check
No problems found.
