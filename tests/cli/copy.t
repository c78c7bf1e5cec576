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

# Nor do summaries and evidence: others' readings, too. The wording of configurations stays.
$ printf 'case,source\nP1,P1\n' > cases.csv; thema case import cases.csv -q; thema framework set P1 Relief 'heron-summary' -q
1 case: 1 new, 0 updated, 0 unchanged; 1 source linked
charted P1 on Relief: 0 references
$ thema framework set P1 Relief --in P1 --quote 'ten minutes' -q
changed P1 on Relief: 1 reference
$ thema cmo add CMOC1 --context 'own pace' --mechanism 'relief' --outcome 'walks more' -q
added CMOC1 (C1, M1, O1)
$ thema cmo evidence CMOC1 --speaks-to outcome --in P1 --quote 'ten minutes' --stance supports --note 'heron-evidence' -q
added evidence for CMOC1: supports O1
$ mkdir eva; thema copy eva/study --for eva --without-codings
wrote eva/study.thema for eva: without 1 coding, 2 summaries and pieces of evidence and 3 memos, its history begins here
$ thema framework show --codes Relief -p eva/study.thema -f csv; thema cmo show CMOC1 -p eva/study.thema | head -4; grep -a -c heron eva/study.thema
case,Relief
P1,
CMOC1
=====

If own pace, then walks more, because relief.
0
[exit 1]
$ thema check -p eva/study.thema; thema apply Relief --in P1 --turns 4 -p eva/study.thema -q
No problems found.
coded Relief at turn 4 of P1

# Coming back, what the copy never had is not removed.
$ thema merge eva/study.thema
merged study.thema by tester (1 change): codings 1 new
$ thema framework show --codes Relief -f csv; thema export json - | grep -c heron
case,Relief
P1,heron-summary [P1:4]
4
