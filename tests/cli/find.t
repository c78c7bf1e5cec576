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
$ thema find '?!' -f csv --columns turn,text
turn,text
4,Why?!
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
