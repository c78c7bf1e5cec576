# Words, phrases and prefixes by the index; what is no word as it stands.

$ thema init study -q
made study.thema
$ printf 'INT: Good?\nP1: The walk \360\237\221\215 eases it\nP2: \360\237\221\215\360\237\217\275 tea, \342\235\244\357\270\217 and a walk - slowly\nINT: Why?!\n' > P1.txt; thema import P1.txt -q > /dev/null
$ thema find '"walk eases"' -f csv --columns turn,text
turn,text
2,The walk 👍 eases it
$ thema find 👍 -f csv --columns turn,text
turn,text
2,The walk 👍 eases it
3,"👍🏽 tea, ❤️ and a walk - slowly"
$ thema find 'walk 👍 ❤' -f csv --columns turn,text
turn,text
3,"👍🏽 tea, ❤️ and a walk - slowly"
$ thema find 'walk - slow*' -f csv --columns turn,text
turn,text
3,"👍🏽 tea, ❤️ and a walk - slowly"
! notice: '-' has no letter or digit and is passed over; to find signs use --regex
$ thema find '?!' -f csv --columns turn,text
turn,text
4,Why?!
! notice: '?!' has no letter or digit: turns are shown that hold it as it stands, also within a word
$ thema find 😀; thema find 'tea OR 👍'
Source  Case  Speaker  Turn  Text
──────  ────  ───────  ────  ────
! error: in the query: this holds no word, so it cannot stand with OR, NOT, NEAR or ( ): search for it with --regex
!   tea OR 👍
!          ^
[exit 2]

# Options that would change nothing are refused.

$ thema find word --count --context 2
! error: --context goes with turns that are shown, not with --count: as given it would change nothing
[exit 2]

# Turns are counted without their texts, unless a sign has to be there.

$ thema find walk --count -f csv
source,count
P1,2
$ thema find 'walk ❤️' --count -f csv
source,count
P1,1

# Signs beside letters are not looked for, and that is said.

$ thema find 'C++' -f csv --columns turn; thema find '50%' --count; thema kwic '?!'
turn
Source  Turns
──────  ─────
! notice: of 'C++' the letters and digits are looked for; to find its signs as well use --regex
! notice: of '50%' the letters and digits are looked for; to find its signs as well use --regex
! error: in the query: expected a word: signs alone are found by 'thema find'
!   ?!
!   ^
[exit 2]

# A pattern is looked for in what somebody says in a turn: ^ and $ are its ends, with (?m) those of
# a line, and labels are no part of it. autocode --match finds the same.

$ printf 'I: Who?\nPat: I walk every day.\nOr I rest.\nI: And?\nPat: I rest. I walk\n' > lines.txt; thema import lines.txt -q > /dev/null
$ thema find --regex '^I walk' --where 'source = lines' -f csv --columns turn; thema autocode W --new --match '^I walk' --where 'source = lines' -n
turn
2
Source  Passages  Codings
──────  ────────  ───────
lines          1        1

coded W at 1 passage of 1 source
! notice: new code 'W'
! notice: dry run: nothing was changed
$ thema find --regex 'walk$' --where 'source = lines' -f csv --columns turn
turn
4
$ thema find --regex '(?m)day\.$|^Or' --where 'source = lines' -f csv --columns turn
turn
2
$ thema find --regex '^Pat' --where 'source = lines' --count
Source  Turns
──────  ─────
