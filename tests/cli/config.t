$ thema init p -q
$ thema config
$ thema config title 'Sore backs'
$ thema config title 'Sore backs'
$ thema config title
$ thema config title ''
$ thema config title

$ thema config titel
$ thema config titel x
$ thema config language 'Klingon?'
$ thema config count anna
$ thema coder add anna
$ thema config count anna --dry-run
$ thema config count
$ thema config count anna
$ thema config -f json
