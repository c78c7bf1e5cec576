$ thema init p -q
$ thema log
$ thema code add A/Fear
$ thema code add B --coder ben --reason 'Ben missed it'
$ thema code rename Fear Worry
$ thema code add B
$ thema undo
$ thema redo
$ thema undo
$ thema log -f csv --columns number,coder,kind,target,summary,command,reason,undone
$ thema log --limit 1 -f json | sed 's/"at": "[^"]*"/"at": .../'
$ thema log --limit 2 -f md | sed 's/20[0-9T:-]*Z/.../'

# Of one coder, or one object, under a name that it has or had.
$ thema log --coder ben -f csv --columns number,summary
$ thema log --coder bern
$ thema log --object A/Fear -f csv --columns number,summary
$ thema log --object Worry -f csv --columns number,summary
$ thema log --object Feer
$ thema log --limit 2 --all
