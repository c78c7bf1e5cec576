# Words that were quoted in a change that was undone are erased as well; common words stay in the log.
# (Everything here is invented.)

$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nAnna: The vurbanix plomtrek and the garden.\n\nBert: The walk, and a snorfle.\n' > talk.txt
$ thema import talk.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema apply Help --new --in talk --quote 'vurbanix plomtrek' -q; thema undo -q > /dev/null
coded Help at turn 2 of talk
$ thema apply Help --new --in talk --quote 'snorfle' -q; thema undo -q > /dev/null
coded Help at turn 3 of talk
$ thema apply Help --new --in talk --quote 'plomtrek' -q
coded Help at turn 2 of talk
$ thema cmo add CMOC1 --context 'Can walk' --outcome 'Walks on' -q
added CMOC1 (C1, O1)
$ thema cmo evidence CMOC1 --speaks-to outcome --in talk --quote 'the garden' --stance supports -q
added evidence for CMOC1: supports O1
$ thema apply Help --in talk --quote 'walk, and a' -q
coded Help at turn 3 of talk
$ thema case withdraw Anna --reason x -n
withdrew case Anna: erased 1 turn in talk, 1 coding, 1 piece of evidence
! notice: this cannot be undone, nor 5 earlier changes of the history that held these words; backups, copies and exported files still have them
! notice: dry run: nothing was changed
$ thema case withdraw Anna --reason x
withdrew case Anna: erased 1 turn in talk, 1 coding, 1 piece of evidence
! notice: this cannot be undone, nor 5 earlier changes of the history that held these words; backups, copies and exported files still have them
$ for word in vurbanix plomtrek garden; do grep -a -i -c "$word" study.thema; done
0
0
0
[exit 1]
$ grep -a -i -c snorfle study.thema
3
$ thema log --all -f csv --columns command,summary,reason
command,summary,reason
thema case withdraw Anna --reason x,"withdrew case Anna: erased 1 turn in talk, 1 coding, 1 piece of evidence",x
"thema apply Help --in talk --quote 'walk, and a' -q",coded Help at turn 3 of talk,
thema cmo evidence [erased],added evidence for CMOC1: supports O1,
thema cmo add CMOC1 --context 'Can walk' --outcome 'Walks on' -q,"added CMOC1 (C1, O1)",
thema apply [erased],coded Help at turn 2 of talk,
thema undo -q,,
thema apply Help --new --in talk --quote snorfle -q,coded Help at turn 3 of talk,
thema undo -q,,
thema apply [erased],coded Help at turn 2 of talk,
thema speaker link [erased],linked 2 speakers to the cases of their names; 2 cases made,
thema import [erased],imported source talk,
$ thema check
No problems found.

# A quote of a few words that stands elsewhere is left there, and where that is, is told. Of a text
# that was corrected only what is left after the erasure is there.
$ rm study.thema; thema init other -q
made other.thema
$ thema import talk.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ thema apply Help --new --in talk --quote 'vurbanix plomtrek' -q; thema undo -q > /dev/null
coded Help at turn 2 of talk
$ sed -i 's/The walk/The long walk/' talk.txt; thema source replace talk talk.txt -q
replaced the text of talk (version 2): 0 kept, 0 moved, 0 changed, 0 lost
$ thema apply Help --new --in talk --quote 'plomtrek' -q
coded Help at turn 2 of talk
$ thema code add 'Plomtrek use' --reason 'Anna has a plomtrek' -q
added Plomtrek use
$ thema case withdraw Anna --reason x
withdrew case Anna: erased 1 turn in talk, 1 coding
! notice: quotes of fewer than four words that nobody else said were left where they stand elsewhere; look there, and reword what tells who it was: code name (1), command of change 7, reason of change 7, summary of change 7
! notice: this cannot be undone, nor 5 earlier changes of the history that held these words; backups, copies and exported files still have them
$ grep -a -i -c vurbanix other.thema
0
[exit 1]
$ thema log --all -f csv --columns command,summary,reason
command,summary,reason
thema case withdraw Anna --reason x,"withdrew case Anna: erased 1 turn in talk, 1 coding",x
thema code add 'Plomtrek use' --reason 'Anna has a plomtrek' -q,added Plomtrek use,Anna has a plomtrek
thema apply [erased],coded Help at turn 2 of talk,
thema source replace [erased],"replaced the text of talk (version 2): 0 kept, 0 moved, 0 changed, 0 lost",
thema undo -q,,
thema apply [erased],coded Help at turn 2 of talk,
thema speaker link [erased],linked 2 speakers to the cases of their names; 2 cases made,
thema import [erased],imported source talk,
$ thema source diff talk
! notice: source 'talk' has one version; the earlier words were erased for good, and 3 is what was left of them
$ thema source diff talk --from 1
! error: source 'talk' has no version 1; there is only version 3; the earlier words were erased for good, and 3 is what was left of them
[exit 3]
$ thema check
No problems found.
