$ mkdir anna ben; printf 'I: What helps?\nP1: The walk eases it. I know it does.\nI: And then?\nP1: Then I set ten minutes.\n' > P1.txt
$ thema init study.thema -q; thema import P1.txt -q > /dev/null; thema apply Ease --new --in P1 --quote 'the walk eases it' --memo 'secret-word' -q
made study.thema
coded Ease at turn 2 of P1

# A copy with all that is there.
$ thema copy ben/study.thema --for ben
wrote ben/study.thema for ben: 1 coding, 2 changes
$ thema coding list -p ben/study.thema --columns source,code,coder -f csv
source,code,coder
P1,Ease,tester
$ thema log -p ben/study.thema --columns number,coder,what
No.  Who     What
───  ──────  ──────────────────────────
  3  ben     copied for ben
  2  tester  coded Ease at turn 2 of P1
  1  tester  imported source P1

This is a copy of study.thema at entry 2 of its history.

# For coding blind: no codings, no history, no word of either in the file.
$ thema copy anna/study --for anna --without-codings
wrote anna/study.thema for anna: without 1 coding, its history begins here
$ thema coding list -p anna/study.thema --columns source,code,coder -f csv
source,code,coder
$ grep -c secret-word anna/study.thema study.thema
anna/study.thema:0
study.thema:2
$ thema log -p anna/study.thema --columns number,coder,what
No.  Who  What
───  ───  ────

This is a copy of study.thema at entry 2 of its history, without codings.
$ thema config coder -p anna/study.thema
anna
$ thema check -p anna/study.thema
No problems found.

# In the project's own folder two projects would be found.
$ thema copy other.thema
! error: 'other.thema' would be in the project's own folder, where commands without -p would find two projects: name another folder, or use --force
[exit 2]
$ thema copy other.thema --force -n
would write other.thema
$ thema copy other.thema --force
wrote other.thema: 1 coding, 2 changes
$ rm other.thema; thema copy ben/study.thema
! error: 'ben/study.thema' is there already: name another file for the copy
[exit 3]
$ thema copy nowhere/study.thema
! error: cannot write 'nowhere/study.thema': No such file or directory
[exit 3]
$ ls . anna ben
.:
P1.txt
anna
ben
study.thema

anna:
study.thema

ben:
study.thema

# Memos of others do not come along for coding blind; definitions and one's own do.
$ thema memo add 'heron-thought' --on code:Ease -q; thema memo add 'heron-plan' -q; thema memo add 'my own' --on code:Ease --coder dora -q
added a memo on code Ease
added a memo on the project
added a memo on code Ease
$ thema code set Ease --description 'what eases it' -q; thema code add Relief -q; thema code merge Ease --into Relief -q
changed Ease
added Relief
merged Ease into Relief: 1 coding
$ mkdir dora; thema copy dora/study --for dora --without-codings
wrote dora/study.thema for dora: without 1 coding and 2 memos, its history begins here
$ thema memo list -p dora/study.thema --columns type,coder,text -f csv; grep -a -c heron dora/study.thema
type,coder,text
,dora,my own
definition,tester,Description: what eases it
0
[exit 1]
