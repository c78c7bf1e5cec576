# needs: sqlite3
$ thema init p -q
$ thema check
$ printf 'INT: Well, what helps?\nP1: I walk. It eases the pain.\n' > P1.txt; thema import P1.txt -q -f csv --columns source
$ thema apply Walks --new --in P1 --turns 2.2 -q
$ thema apply Walks --in P1 --quote 'what helps' -q

# A slip is a warning; the status says only errors.
$ thema check -f csv --columns id,level,message
$ thema undo -q
$ thema check -f json

# Whoever changes the file by hand is found out.
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE content SET text = replace(text, 'pain', 'gain') WHERE text IS NOT NULL"
$ thema check -p q.thema -f csv --columns id,level,message
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE coding SET end_cp = 999"
$ thema check -p q.thema -f csv --columns id,level,message
$ cp p.thema q.thema; sqlite3 q.thema "DELETE FROM code"
$ thema check -p q.thema -f csv --columns id,level,message
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE history SET coder = 'nobody' WHERE number = 2"
$ thema check -p q.thema

# A file that is none, and one that is cut short.
$ echo hello > x.thema; thema check -p x.thema
$ head -c 20000 p.thema > x.thema; thema check -p x.thema > out; echo $?

# It reads only, also what cannot be written.
$ chmod a-w p.thema; sha256sum p.thema > sum; thema check; sha256sum -c sum
