$ thema init p -q
made p.thema
$ thema log
No.  When (UTC)  Who  What  Command  Reason
───  ──────────  ───  ────  ───────  ──────
$ thema code add A/Fear
added A/Fear
! notice: new code 'A'
! notice: new coder 'tester'
$ thema code add B --coder ben --reason 'Ben missed it'
added B
! notice: new coder 'ben'
$ thema code rename Fear Worry
renamed A/Fear -> A/Worry (0 codings)
$ thema code add B
no change
$ thema undo
took back 3 by tester: renamed A/Fear -> A/Worry (0 codings)
$ thema redo
brought back 3 by tester: renamed A/Fear -> A/Worry (0 codings)
$ thema undo
took back 3 by tester: renamed A/Fear -> A/Worry (0 codings)
$ thema log -f csv --columns number,coder,kind,target,summary,command,reason,undone
number,coder,kind,target,summary,command,reason,undone
6,tester,undo,3,,thema undo,,false
5,tester,redo,4,,thema redo,,false
4,tester,undo,3,,thema undo,,false
3,tester,change,,renamed A/Fear -> A/Worry (0 codings),thema code rename Fear Worry,,true
2,ben,change,,added B,thema code add B --coder ben --reason 'Ben missed it',Ben missed it,false
1,tester,change,,added A/Fear,thema code add A/Fear,,false
$ thema log --limit 1 -f json | sed 's/"at":"[^"]*"/"at":.../'
{
  "schema": "thema/log/1",
  "log": [
    {"number":6,"at":...,"coder":"tester","objects":["code:A/Fear"],"kind":"undo","target":3,"summary":null,"command":"thema undo","reason":null,"undone":false}
  ]
}
$ thema log --limit 2 -f md | sed 's/20[0-9T:-]*Z/.../'
| No. | When (UTC) | Who | What | Command | Reason |
| ---: | --- | --- | --- | --- | --- |
| 6 | ... | tester | took back 3 | thema undo | |
| 5 | ... | tester | brought back 3 | thema redo | |

The newest 2 of 6 entries; --all shows every one.

# Of one coder, or one object, under a name that it has or had.
$ thema log --coder ben -f csv --columns number,summary
number,summary
2,added B
$ thema log --coder bern
! error: no coder 'bern'; did you mean 'ben'?
[exit 3]
$ thema log --object A/Fear -f csv --columns number,summary
number,summary
3,renamed A/Fear -> A/Worry (0 codings)
1,added A/Fear
$ thema log --object Worry -f csv --columns number,summary
number,summary
3,renamed A/Fear -> A/Worry (0 codings)
1,added A/Fear
$ thema log --object Feer
! error: no source, case, code, coder, theory, configuration, table or checklist 'Feer'; did you mean 'A/Fear'?
[exit 3]
$ thema log --limit 2 --all
! error: --limit excludes --all (see 'thema log --help')
[exit 2]

# What each entry was about, for an appendix: by today's names, or the last of what is gone.
$ thema log --all -f csv --columns number,kind,objects
number,kind,objects
6,undo,code:A/Fear
5,redo,code:A/Fear
4,undo,code:A/Fear
3,change,code:A/Fear
2,change,code:B; coder:ben
1,change,code:A; code:A/Fear; coder:tester
