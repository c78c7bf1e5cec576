# needs: sqlite3
$ thema init p -q
made p.thema
$ thema check
No problems found.
$ printf 'INT: Well, what helps?\nP1: I walk. It eases the pain.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply Walks --new --in P1 --turns 2.2 -q
coded Walks at turn 2 of P1
$ thema apply Walks --in P1 --quote 'what helps' -q
coded Walks at turn 1 of P1

# A slip is a warning; the status says only errors.
$ thema check -f csv --columns id,level,message
id,level,message
interviewer-only,warning,1 coding of 'P1' holds nothing but an interviewer's words: 'Walks' at turn 1
$ thema undo -q
took back 3 by tester: coded Walks at turn 1 of P1
$ thema check -f json
{
  "schema": "thema/check/1",
  "check": []
}

# Whoever changes the file by hand is found out.
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE content SET text = replace(text, 'pain', 'gain') WHERE text IS NOT NULL"
$ thema check -p q.thema -f csv --columns id,level,message
id,level,message
content-changed,error,a stored text is not as it was imported: its hash differs
quote-changed,error,"the words of a coding at [35, 53) of 'P1' are not those that were quoted"
index-turn,error,the search index does not hold the words of 1 turn (the first is turn 2)
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE coding SET end_cp = 999"
$ thema check -p q.thema -f csv --columns id,level,message
id,level,message
passage-outside,error,"the place of a coding, [35, 999) of 'P1', is outside its text of 54 code points"
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "DELETE FROM code"
$ thema check -p q.thema -f csv --columns id,level,message
id,level,message
foreign-key,error,1 row of table 'coding' names a row of 'code' that is not there
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE history SET coder = 'nobody' WHERE number = 2"
$ thema check -p q.thema
Rule     Level  Object  Message
───────  ─────  ──────  ───────────────────────────────────────────────────────────
history  error  2       entry 2 of the history is not as it was written, or is gone
[exit 1]

$ cp p.thema q.thema; sqlite3 q.thema "DELETE FROM history_part WHERE number = (SELECT max(number) FROM history); DELETE FROM history WHERE number = (SELECT max(number) FROM history)"
$ thema check -p q.thema
Rule     Level  Object  Message
───────  ─────  ──────  ───────────────────────────────────────────────────────────
history  error  4       entry 4 of the history is not as it was written, or is gone
[exit 1]

# Marked as erased to stop an undo; a part given to another table; bytes that cannot be unpacked.
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE history SET erased = 1 WHERE number = 2"
$ thema check -p q.thema
Rule     Level  Object  Message
───────  ─────  ──────  ─────────────────────────────────────────────────────────────────────────
history  error  2       entry 2 of the history is marked as erased, and no erasure has left it so
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE history_part SET tbl = 'code' WHERE number = 2"
$ thema check -p q.thema
Rule     Level  Object  Message
───────  ─────  ──────  ───────────────────────────────────────────────────────────
history  error  2       entry 2 of the history is not as it was written, or is gone
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "UPDATE history_part SET packed = x'00' WHERE number = 2; UPDATE history SET coder = 'nobody' WHERE number = 4"
$ thema check -p q.thema
Rule     Level  Object  Message
───────  ─────  ──────  ───────────────────────────────────────────────────────────────────────────────
history  error  2       entry 2 of the history cannot be read: stored bytes are damaged (zlib error -3)
history  error  4       entry 4 of the history is not as it was written, or is gone
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "DROP INDEX coding_code; ALTER TABLE event DROP COLUMN note; CREATE TABLE mine (x); CREATE TRIGGER t AFTER INSERT ON coding BEGIN DELETE FROM coding; END"
$ thema check -p q.thema
Rule            Level    Object             Message
──────────────  ───────  ─────────────────  ───────────────────────────────────────────────────────────
schema          error    index coding_code  index coding_code is missing
schema          error    table event        table event is not as thema makes it
schema-foreign  warning  table mine         table mine is not thema's: another program has put it there
schema-foreign  warning  trigger t          trigger t is not thema's: another program has put it there
[exit 1]
$ cp p.thema q.thema; sqlite3 q.thema "PRAGMA user_version = 0"
$ thema check -p q.thema
! error: 'q.thema' is damaged: it names no version of the schema (user_version is 0); restore a backup
[exit 4]
$ thema code add New -p q.thema
! error: 'q.thema' is damaged: it names no version of the schema (user_version is 0); restore a backup
[exit 4]

# A file that is none, and one that is cut short.
$ echo hello > x.thema; thema check -p x.thema
! error: 'x.thema' is not a thema project (not an SQLite file)
[exit 4]
$ head -c 20000 p.thema > x.thema; thema check -p x.thema > out; echo $?
4
! error: 'x.thema' is damaged (database disk image is malformed); restore a backup, or try 'thema check'

# It reads only, also what cannot be written.
$ rm q.thema x.thema; chmod a-w p.thema; sha256sum p.thema > sum; thema check; sha256sum -c sum
No problems found.
p.thema: OK
