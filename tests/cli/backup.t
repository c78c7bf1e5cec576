$ thema init p -q; thema code add A -q
made p.thema
added A
$ thema backup | sed 's/20[0-9-]*\./DATE./; s/(.*)/(SIZE)/'
wrote p-DATE.thema-backup (SIZE)
$ ls | sed 's/20[0-9-]*\./DATE./'
p-DATE.thema-backup
p.thema
$ thema backup copy.thema-backup | sed 's/(.*)/(SIZE)/'
wrote copy.thema-backup (SIZE)
$ thema code list -p copy.thema-backup -f csv --columns code
code
A
$ thema check -p copy.thema-backup
No problems found.

# Never over something else, never as a project.
$ thema backup copy.thema-backup
! error: 'copy.thema-backup' is there already: name another file for the backup
[exit 3]
$ thema backup copy.thema
! error: a backup is not called *.thema, so that it is not taken for a project to work in: 'copy.thema'
[exit 2]
$ thema backup nowhere/copy
! error: cannot write 'nowhere/copy': No such file or directory
[exit 3]
$ thema backup -o other.bak | sed 's/(.*)/(SIZE)/'
wrote other.bak (SIZE)
$ thema backup -n third.bak
would write third.bak
$ ls | sed 's/20[0-9-]*\./DATE./'
copy.thema-backup
other.bak
p-DATE.thema-backup
p.thema
$ thema backup -p q.thema
! error: no project 'q.thema'; make one with 'thema init'
[exit 4]

# A file that is called like the copy under way is nobody's to write over.
$ echo mine > late.thema-backup.part; thema backup late.thema-backup > /dev/null; cat late.thema-backup.part; ls late*
mine
late.thema-backup
late.thema-backup.part
