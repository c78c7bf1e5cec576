# A project is one file; the extension may be left out.
$ thema init study --title 'Sore backs' --cite '({gender}[, {age}])'
made study.thema
$ ls
study.thema
$ thema config -p study.thema
Setting      Value
───────────  ───────────────────
title        Sore backs
language     en
cite         ({gender}[, {age}])
coder
methodology
count        union
pseudonyms

# Nothing is overwritten, nothing half-made is left behind.
$ thema init study.thema
! error: 'study.thema' exists already; nothing was changed
[exit 3]
$ thema init new/folder/study
! error: cannot make 'new/folder/study.thema': No such file or directory
[exit 4]
$ thema init other --language 'no such language'
! error: 'no such language' is no language tag: expected one such as en, de, pt-BR or zh-Hant
[exit 2]
$ thema init .thema
! error: '.thema' is no name for a project: expected NAME.thema
[exit 2]
$ thema init
! error: file is required (see 'thema init --help')
[exit 2]
$ ls
study.thema

# A dry run says the same and makes nothing.
$ thema init other --dry-run
made other.thema
! notice: dry run: nothing was changed
$ thema init study -n
! error: 'study.thema' exists already; nothing was changed
[exit 3]
$ ls
study.thema
