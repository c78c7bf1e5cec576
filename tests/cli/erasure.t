# A participant takes the consent back: everything it said goes, for good.

$ thema init study -q
made study.thema
$ cat > P01.txt <<'X'
> INT: What helps you most?
>
> P01: My quokka calendar on the fridge, and the vicar of Bray who rings on Mondays.
>
> INT: And what else?
>
> P01: I gave up on the marzipan password after a week.
> X
$ cat > P02.txt <<'X'
> INT: What helps you most?
>
> P02: Nothing at all, to be honest.
> X
$ cat > group.txt <<'X'
> INT: What helps you most?
>
> Anna: The xylophone lessons, and the people there.
>
> Bert: For me the garden.
>
> Anna: He means the walled garden behind the brewery.
>
> Bert: That one.
> X
$ thema import P01.txt P02.txt --case '(?<case>P\d+)' -q > /dev/null; thema import group.txt -q > /dev/null
$ thema case set P01 'job=lighthouse keeper at Dungeness point' -q
set job=lighthouse keeper at Dungeness point of P01
$ thema case add P03 -q; thema speaker set group Anna --case P01 -q; thema speaker set group Bert --case P03 -q
added participant P03
set speaker Anna of group
set speaker Bert of group
$ thema apply Help --in P01 --quote 'the vicar of Bray who rings on Mondays' --new -q --memo 'says "vicar of Bray who rings"; sounds ironclad'
coded Help at turn 2 of P01
$ thema apply Help --in P02 --quote 'Nothing at all' -q
coded Help at turn 2 of P02
$ thema apply Place --in group --quote 'For me the garden.' --new -q; thema apply Place --in group --quote 'the walled garden behind the brewery' -q; thema apply Place --in group --at 65:105 -q
coded Place at turn 3 of group
coded Place at turn 4 of group
coded Place at turns 2-3 of group
$ thema code set Help --example 'My quokka calendar on the fridge' --include 'as in: who rings on Mondays, the vicar of Bray who rings on Mondays' -q
changed Help
$ thema code add Odd -q --description 'removed soon' --reason 'P01 said: I gave up on the marzipan password after a week'
added Odd

# What would go is said first.
$ thema case withdraw P01 --reason 'consent form' -n
withdrew case P01: erased source P01, 2 turns in group, 2 codings
! notice: 1 passage reached into the erased words: see 'thema coding list --changed'
! notice: its words stood elsewhere too, and are '[erased]' there now: code example, code include
! notice: this cannot be undone, nor 9 earlier changes of the history that held these words; backups, copies and exported files still have them
! notice: dry run: nothing was changed
$ thema case withdraw P01
! error: a withdrawal needs its reason in the history: --reason TEXT
[exit 2]
$ thema case withdraw P01 --reason 'took the consent back'
withdrew case P01: erased source P01, 2 turns in group, 2 codings
! notice: 1 passage reached into the erased words: see 'thema coding list --changed'
! notice: its words stood elsewhere too, and are '[erased]' there now: code example, code include
! notice: this cannot be undone, nor 9 earlier changes of the history that held these words; backups, copies and exported files still have them

# No byte of the file holds a word of it.
$ for word in quokka vicar bray mondays marzipan lighthouse dungeness ironclad xylophone brewery; do grep -a -i -c "$word" study.thema; done | sort | uniq -c | tr -s ' '
 10 0
$ thema check
No problems found.
$ thema source list --columns source,characters; thema case list
Source  Characters
──────  ──────────
group          101
P02             62
Case  Kind                     In  Sources  job
────  ───────────────────────  ──  ───────  ───
P01   participant (withdrawn)
P02   participant                  P02
P03   participant                  group
$ thema source text group
INT: What helps you most?

Anna: [erased]

Bert: For me the garden.

Anna: [erased]

Bert: That one.
$ thema coding list -f csv --columns source,start,end,code,text
source,start,end,code,text
group,41,69,Place,"

Bert: For me the garden.

"
group,49,67,Place,For me the garden.
P02,32,46,Help,Nothing at all
$ thema code show Help | grep -i -E 'include|example'
Include:                as in: [erased]
Example:                [erased]
$ thema log --limit 2 -f csv --columns command,summary,reason
command,summary,reason
thema case withdraw P01 --reason 'took the consent back',"withdrew case P01: erased source P01, 2 turns in group, 2 codings",took the consent back
thema code add [erased],added Odd,P01 said: [erased]

# Nothing brings it back, and nothing is added to the case by an old table.
$ thema undo
! error: change 14 cannot be taken back or done again: words that were erased for good were part of it; nothing was changed
[exit 5]
$ thema case withdraw P01 --reason again
no change
$ printf 'case,job\nP01,keeper\nP02,baker\n' > cases.csv
$ thema case import cases.csv -q
1 case: 0 new, 1 updated, 0 unchanged
types: job text
passed over, because withdrawn: P01
$ thema case set P01 job=keeper
! error: case 'P01' was withdrawn: nothing can be added to it
[exit 3]
$ thema case link P01 group
! error: case 'P01' was withdrawn: nothing can be added to it
[exit 3]
$ thema import P01.txt --case '(?<case>P\d+)'
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: P01.txt: case 'P01' was withdrawn: nothing can be added to it
[exit 3]

# A source can be purged without a case.
$ thema source remove P02 --purge --reason 'recorded without consent'
purged source P02: erased source P02, 1 coding
! notice: this cannot be undone, nor 1 earlier change of the history that held these words; backups, copies and exported files still have them
$ grep -a -i -c 'honest' study.thema
0
[exit 1]
$ thema check; thema undo
No problems found.
! error: change 16 cannot be taken back or done again: words that were erased for good were part of it; nothing was changed
[exit 5]

# A corrected file that still has the words does not bring them back.
$ thema init again -q; printf 'I: hi\nAnna: my vurbanix was here\nBen: ok\n' > fg.txt; thema -p again.thema import fg.txt -q > /dev/null; thema -p again.thema speaker link --new -q
made again.thema
linked 2 speakers to the cases of their names; 2 cases made
$ thema -p again.thema case withdraw Anna --reason "she asked" -q
withdrew case Anna: erased 1 turn in fg
$ printf 'I: hi\nAnna: my vurbanix was here\nBen: ok so\n' > fg.txt; thema -p again.thema source replace fg fg.txt
! error: the words of Anna were withdrawn from source 'fg', and 1 turn of Anna in this file has words: empty or remove it in the file first
[exit 3]
$ thema -p again.thema import fg.txt --on-changed replace
Source  Format  Encoding  Characters  Turns  Speakers  Case
──────  ──────  ────────  ──────────  ─────  ────────  ────
! error: fg.txt: the words of Anna were withdrawn from source 'fg', and 1 turn of Anna in this file has words: empty or remove it in the file first
[exit 3]
$ printf 'I: hi\nAnna: [erased]\nBen: ok so\n' > fg.txt; thema -p again.thema source replace fg fg.txt
replaced the text of fg (version 3): 0 kept, 0 moved, 0 changed, 0 lost
$ printf 'I: hi\nP1: my vurbanix was here\nBen: ok so\n' > fg.txt; thema -p again.thema source replace fg fg.txt
replaced the text of fg (version 4): 0 kept, 0 moved, 0 changed, 0 lost
! notice: new speakers: P1
! warning: the words of Anna were withdrawn, and this file has no such speaker: see that they are not under another one in it
$ printf 'Anna: something\nCarl: good\n' > fg3.txt; thema -p again.thema import fg3.txt --columns name; thema -p again.thema speaker link --new
Source
──────
fg3
linked 2 speakers to the cases of their names; 2 cases made
! warning: Anna in source 'fg3' has the name of a case that was withdrawn
! notice: not linked, because the case was withdrawn: Anna (fg3)

# Somebody who is linked to no case is somebody else.
$ thema init third -q; printf 'I: q?\nAnna: anna words here\nBen: ben said this thing\n' > two.txt; thema -p third.thema import two.txt -q > /dev/null; thema -p third.thema case add Anna
made third.thema
added participant Anna
$ thema -p third.thema speaker set two Anna --case Anna; thema -p third.thema apply X --new --in two --quote 'ben said' -q
set speaker Anna of two
coded X at turn 3 of two
$ thema -p third.thema case withdraw Anna --reason 'she asked' -q; thema -p third.thema coding list --columns code,text
withdrew case Anna: erased 1 turn in two
Code  Words
────  ────────
X     ben said
$ thema -p third.thema case add Ben; thema -p third.thema speaker set two Anna --no-case; thema -p third.thema case link Ben two -q; thema -p third.thema speaker set two Ben --no-case -q; thema -p third.thema case withdraw Ben --reason 'he asked'
added participant Ben
no change
linked Ben to two
set speaker Ben of two
! error: case 'Ben' shares source 'two' with others, and no speaker of it is linked to the case: say whose turns are its own with 'thema speaker set two LABEL --case Ben', or erase the whole source with 'thema source remove two --purge'; nothing was changed
[exit 3]

# The same file does not come back unseen, unless that is meant.
$ thema init back -q; for i in 1 2 3 4 5 6 7 8; do printf 'INT: And day %s?\nP07: On day %s the frobnitz was loud again.\n' $i $i; done > talk.txt
made back.thema
$ thema -p back.thema import talk.txt -q --columns name,turns
Source  Turns
──────  ─────
talk       16
$ thema -p back.thema source remove talk --purge --reason 'recorded without consent' -q
purged source talk: erased source talk
$ thema -p back.thema import talk.txt -q --columns name,turns
Source  Turns
──────  ─────
! error: talk.txt: this text was erased from the project ('thema case withdraw' or 'source remove --purge'); 'thema import --on-duplicate new' imports it all the same
[exit 3]
$ thema -p back.thema import talk.txt -q --columns name,turns --on-duplicate new
Source  Turns
──────  ─────
talk       16
