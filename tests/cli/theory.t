# Programme theories and their wordings.

$ thema init study.thema --title Study -q

# A theory is a label and a statement.
$ thema theory add T1 --level initial --origin team --statement 'If people set small goals, they keep to them.'
$ thema theory add T2 --statement 'If a trusted person recommends it, people start.'
$ thema theory add T10 --statement 'If a physiotherapist calls, people keep going.'
$ thema theory list

# The same again is no change; something else under the same label is refused.
$ thema theory add T1 --statement 'If people set small goals, they keep to them.'
$ thema theory add T1 --statement 'If goals are small, people keep to them.'

# Another statement is a new version; level and origin change in place.
$ thema theory set T1 --statement 'If people set small goals of their own, they keep to them.' --reason 'May meeting'
$ thema theory set T1 --level refined
$ thema theory set T1 --level refined
$ thema theory show T1
$ thema theory versions T1
$ thema theory versions T1 -f csv

# A dry run says what would happen and does nothing.
$ thema theory set T2 --statement 'Other words' --dry-run
$ thema theory versions T2 -f csv

# For programs.
$ thema theory list -f json
$ thema theory show T2 -f csv --columns label,statement

# What goes wrong.
$ thema theory show T3
$ thema theory add T4
$ thema theory set T1
$ thema theory add ' ' --statement x
$ thema theory ad T4 --statement x
$ thema theory show

# Undo takes a version back.
$ thema undo
$ thema undo -q
$ thema theory versions T1 -f csv
