$ thema init p -q; thema code add A -q
$ thema backup | sed 's/20[0-9-]*\./DATE./; s/(.*)/(SIZE)/'
$ ls | sed 's/20[0-9-]*\./DATE./'
$ thema backup copy.thema-backup | sed 's/(.*)/(SIZE)/'
$ thema code list -p copy.thema-backup -f csv --columns code
$ thema check -p copy.thema-backup

# Never over something else, never as a project.
$ thema backup copy.thema-backup
$ thema backup copy.thema
$ thema backup nowhere/copy
$ thema backup -o other.bak | sed 's/(.*)/(SIZE)/'
$ thema backup -n third.bak
$ ls | sed 's/20[0-9-]*\./DATE./'
$ thema backup -p q.thema
