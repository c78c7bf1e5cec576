# A project is one file; the extension may be left out.
$ thema init study --title 'Sore backs' --cite '({gender}[, {age}])'
$ ls
$ thema config -p study.thema

# Nothing is overwritten, nothing half-made is left behind.
$ thema init study.thema
$ thema init new/folder/study
$ thema init other --language 'no such language'
$ thema init .thema
$ thema init
$ ls

# A dry run says the same and makes nothing.
$ thema init other --dry-run
$ thema init study -n
$ ls
