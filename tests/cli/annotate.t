# A transcript coded in a text editor; here the editor is sed. The words are invented.
$ thema init p -q
made p.thema
$ printf 'I: How was it?\nP1: I gave up on the password. My daughter set it up.\nP1: After that it was {fine}.\n' > P1.txt; thema import P1.txt -q -f csv --columns name
name
P1
$ thema apply Barriers/Passwords --new --in P1 --quote 'gave up on the password' --memo 'laughs; see P3' --tag valence=barrier --exemplar -q
coded Barriers/Passwords at turn 2 of P1
$ thema apply Support --new --in P1 --quote 'the password. My daughter' -q
coded Support at turn 2 of P1
$ thema apply Trust --new --in P1 --quote 'My daughter' --coder ben -q
coded Trust at turn 2 of P1

# The first line names source and text; codes, and what was exported, stand behind the text.
$ thema annotate export P1 -o P1.md; sed 's/text=[0-9a-f]*/text=HASH/; /^{>>thema base/,$d' P1.md
{>>thema annotate: source=P1; coder=tester; text=HASH<<}
I: How was it?
P1: I {1==gave up on {2==the password==1}{>>Passwords ! #laughs\; see P3 @valence=barrier<<}. My daughter==2}{>>Support<<} set it up.
P1: After that it was {fine}.

{>>thema codes, for completion; 'thema help coding' says how to mark passages
Barriers
Barriers/Passwords
Support
Trust
<<}
$ thema annotate apply P1.md
no change
$ thema annotate export P1 --coder all | sed -n 3p
P1: I {1==gave up on {2==the password==1}{>>Passwords ! #laughs\; see P3 @valence=barrier<<}. {3==My daughter==3}{>>[ben] Trust<<}==2}{>>Support<<} set it up.

# Marks are added, moved, recoded and changed: one change.
$ sed -i -e 's/My daughter==2}{>>Support<<}/My==2}{>>Support<<} daughter/' -e 's/Passwords ! #laughs/Passwords #laughs/' -e 's/How was it?/{==How was it?==}{>>Opening; Support #early @week=1<<}/' P1.md
$ thema annotate apply P1.md -n
! error: P1.md:2: no code 'Opening' (--new makes codes that are missing)
[exit 3]
$ thema annotate apply P1.md --new --reason 'second reading'
codings of P1: 3 added, 1 changed, 1 removed
! notice: new code 'Opening'
$ thema coding list --columns source,code,coder,text
Source  Code                Coder   Words
──────  ──────────────────  ──────  ───────────────────────
P1      Support             tester  How was it?
P1      Opening             tester  How was it?
P1      Barriers/Passwords  tester  gave up on the password
P1      Support             tester  the password. My
P1      Trust               ben     My daughter
$ thema log --limit 1 --columns summary
Summary
────────────────────────────────────────────
codings of P1: 3 added, 1 changed, 1 removed

The newest 1 of 5 entries; --all shows every one.
$ thema annotate apply P1.md
no change
$ thema undo -q
took back 5 by tester: codings of P1: 3 added, 1 changed, 1 removed
$ thema coding list --columns code,coder,text --where 'coder = tester'
Code                Coder   Words
──────────────────  ──────  ─────────────────────────
Barriers/Passwords  tester  gave up on the password
Support             tester  the password. My daughter

# With --update the file can be edited on.
$ thema annotate export P1 -o P1.md; sed -i 's/{>>Support<<}/{>>Support; Family<<}/' P1.md; thema annotate apply P1.md --new --update
codings of P1: 1 added
! notice: new code 'Family'
$ sed -i 's/; Family<<}/<<}/' P1.md; thema annotate apply P1.md --update
codings of P1: 1 removed
$ thema annotate apply P1.md
no change

# Changed words are refused; the file stays.
$ sed 's/my daughter/my sister/I' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:3: the text was changed: found '...1: I gave up on the password. my sister set it up.', expected '...1: I gave up on the password. My daughter set it up.' (line 2 of the source). Put its words back; to correct a text there is 'thema source replace'
[exit 3]
$ sed 's/fine}\./fine}.  /' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:4: the text was changed: found 'P1: After that it was {fine}.  ', expected 'P1: After that it was {fine}.' (line 3 of the source); only the white space at its end differs: have your editor leave that alone. Put its words back; to correct a text there is 'thema source replace'
[exit 3]
$ sed '3d' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:3: the text was changed: found 'P1: After that it was {fine}.', expected 'P1: I gave up on the password. My daughter set it up.' (line 2 of the source); the file has fewer lines than the text. Put its words back; to correct a text there is 'thema source replace'
[exit 3]
$ sed 's/==2}{>>Support<<}/==2}/' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:3: the passage that ends here has no code: write {>>Code<<} right behind '==2}', or take '{2==' and '==2}' away
[exit 3]
$ sed '1d' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:1: the first line is not as 'thema annotate export' wrote it: expected '{>>thema annotate: source=NAME; coder=NAME; text=HASH<<}'
[exit 3]
$ sed '/thema base/d' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md: the lines behind the text, {>>thema base ...<<}, are missing: they say what was exported, and are not to be edited; take them from a new export
[exit 3]
$ sed 's/$/\r/' P1.md > windows.md; thema annotate apply windows.md
no change
$ sed '3s/$/\r/' P1.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:3: the text was changed: found '...ssword. My daughter set it up.␍', expected '...ssword. My daughter set it up.' (line 2 of the source); this line ends with CR LF and others do not. Put its words back; to correct a text there is 'thema source replace'
[exit 3]
$ thema annotate apply nowhere.md
! error: nowhere.md: cannot read it: No such file or directory
[exit 3]

# Unknown codes are named by line.
$ sed -e 's/{>>Support<<}/{>>Suport<<}/' -e 's/fine/{==fine==}{>>Relief<<}/' P1.md > typo.md; thema annotate apply typo.md
! error: typo.md:3: no code 'Suport'; did you mean 'Support'?
! error: typo.md:4: no code 'Relief'
! error: typo.md: 2 marks cannot be stored; nothing was stored (--new makes codes that are missing)
[exit 3]
$ sed -e 's/{>>Support<<}/{>>Suport<<}/' P1.md > typo.md; thema annotate apply typo.md
! error: typo.md:3: no code 'Suport'; did you mean 'Support'? (--new makes codes that are missing)
[exit 3]

# Others' marks are there to be read.
$ thema annotate export P1 --coder all -o all.md; sed -i 's/{>>\[ben\] Trust<<}/{>>[ben] Support<<}/' all.md; thema annotate apply all.md
no change
! warning: all.md: 2 marks of other coders were changed: those stay as they are
$ thema annotate apply P1.md --coder ben
! error: P1.md:1: these are the codings of 'tester', and 'ben' is at work: add --coder tester
[exit 2]

# In an editor.
$ EDITOR="sed -i 's/{fine}/{{==fine==}{>>Relief<<}}/'" thema annotate edit P1 --new
codings of P1: 1 added
! notice: new code 'Relief'
$ EDITOR=true thema annotate edit P1
no change
$ export TMPDIR=$PWD; EDITOR="sed -i 's/set it up/set it/'" thema annotate edit P1 2>&1 | sed 's/thema-[^.]*[.]/thema-X./'; grep -c 'set it[.]' thema-*.txt; rm thema-*.txt
error: /tmp/thema-X.txt:3: the text was changed: found '...e password. My daughter set it.', expected '...e password. My daughter set it up.' (line 2 of the source). Put its words back; to correct a text there is 'thema source replace'
1

# What was changed on both sides is a conflict; what was changed on one side is not.
$ thema annotate export P1 -o P1.md
$ thema apply Fear --new --in P1 --quote 'fine' -q; thema coding set --in P1 --quote 'the password. My daughter' --memo 'mine' -q; thema code rename Passwords 'Logging in' -q
coded Fear at turn 3 of P1
set 1 coding
renamed Barriers/Passwords -> Barriers/Logging in (1 coding)
$ thema annotate apply P1.md
no change
$ sed 's/{>>Support<<}/{>>Support #other<<}/' P1.md > both.md; thema annotate apply both.md
! error: both.md:3: 'Support' has another memo, printed form, mark or tag in the project since the export: there it is 'Support #mine'
[exit 5]
$ sed -e 's/{2==//' -e 's/==2}{>>Support<<}//' P1.md > both.md; thema annotate apply both.md
! error: both.md: 'Support #mine' is gone from the file, and was changed in the project since the export (line 2 of the source)
[exit 5]
$ thema coding list --columns code,text --where 'coder = tester'
Code                 Words
───────────────────  ─────────────────────────
Barriers/Logging in  gave up on the password
Support              the password. My daughter
Relief               fine
Fear                 fine

# Marks in a file that shows the text before a correction are carried over like codings.
$ sed 's/password/PIN/' P1.txt > corrected.txt; thema source replace P1 corrected.txt -q > /dev/null; thema annotate apply P1.md
no change
! notice: the text of 'P1' was corrected since this was exported: what was changed here is carried over to the corrected text

# Memos on passages go out and come back.
$ thema annotate export P1 -o P1.md; sed -i 's/How was it?/{==&==}{>>#asked twice<<}/' P1.md; thema annotate apply P1.md --update
codings of P1: 1 memo
$ sed -n 2p P1.md; sed -i 's/#asked twice/#asked once/' P1.md; thema annotate apply P1.md --update; thema annotate apply P1.md
I: {==How was it?==}{>>#asked twice<<}
codings of P1: 1 changed
no change
$ sed -i 's/{==How was it?==}{>>#asked once<<}/How was it?/' P1.md; thema annotate apply P1.md -q
codings of P1: 1 removed

# Names are printed as the table of pseudonyms says, and passages come back to their places.
$ printf 'P2: Maria Lopez told me to rest. I trust Maria Lopez, she is kind.\n' > P2.txt; thema import P2.txt -q -f csv --columns name
name
P2
$ thema pseudonym add 'Maria Lopez' Ana -q; thema apply Trust --in P2 --quote 'trust Maria Lopez' --memo 'Maria Lopez again' --new --identified -q
Maria Lopez is printed as Ana
coded Trust at turn 1 of P2
$ thema annotate export P2 -o P2.md; sed -n 2p P2.md; thema annotate apply P2.md
P2: Ana told me to rest. I {==trust Ana==}{>>Trust #Ana again<<}, she is kind.
no change
$ sed -i 's/she is kind/{==she is kind==}{>>Kind<<}/' P2.md; thema annotate apply P2.md --new; thema coding list --columns start,end,code,memo,text --where 'source = P2' --identified -f csv
codings of P2: 1 added
start,end,code,memo,text
35,52,Trust,Maria Lopez again,trust Maria Lopez
54,65,Kind,,she is kind
! notice: new code 'Kind'
$ thema annotate export P2 --identified -o P2.md; sed -n 2p P2.md; thema annotate apply P2.md
P2: Maria Lopez told me to rest. I {==trust Maria Lopez==}{>>Trust #Maria Lopez again<<}, {==she is kind==}{>>Kind<<}.
no change

# What cannot be asked for.
$ thema annotate export P1 -f csv
! error: 'csv' is no format of annotated texts: there are text (CriticMarkup) and docx
[exit 2]
$ thema annotate export Nobody
! error: no source 'Nobody'
[exit 3]
$ thema annotate export P1 -o p.thema
! error: 'p.thema' is a project or another database: it is not written over; choose another name
[exit 2]
$ printf 'annotate apply P1.md --update\n' | thema batch
! error: standard input:1: --update writes a file, which a batch that fails could not take back: leave it out there
[exit 2]
$ thema check
No problems found.

# Whoever is new to the project is added with the first mark that is stored: an undo can be redone.
$ thema apply Kind --in P2 --quote 'told me to rest' --coder zoe -q; thema annotate export P2 --coder zoe -o zoe.md; thema undo -q --coder zoe
coded Kind at turn 1 of P2
took back 21 by zoe: coded Kind at turn 1 of P2
$ thema annotate apply zoe.md --coder zoe
no change
$ thema redo -q --coder zoe
brought back 21 by zoe: coded Kind at turn 1 of P2

# The name of a code is the one that it had at the export, also when another is called so now.
$ thema code add Faith -q; thema annotate export P2 -o P2.md; thema code rename Trust Reliance -q; sed 's/Ana again/Ana, later/' P2.md > later.md; thema annotate apply later.md -q
added Faith
renamed Trust -> Reliance (2 codings)
codings of P2: 1 changed
$ thema annotate export P2 -o P2.md; thema code rename Kind Warm -q; thema code rename Faith Kind -q; sed 's/{>>Kind<<}/{>>Kind #gentle<<}/' P2.md > later.md; thema annotate apply later.md -q
renamed Kind -> Warm (2 codings)
renamed Faith -> Kind (0 codings)
codings of P2: 1 changed
$ thema coding list --columns code,memo --where 'source = P2 and coder = tester'
Code      Memo
────────  ──────────
Reliance  Ana, later
Warm      gentle

# What was removed in the project and changed in the file is a conflict, too.
$ thema annotate export P2 -o P2.md; thema unapply Warm --in P2 --quote 'she is kind' -q; sed 's/gentle/very gentle/' P2.md > both.md; thema annotate apply both.md
removed 1 coding of Warm from P2
! error: both.md:2: 'Warm #very gentle' was changed in the file, and was removed in the project since the export
[exit 5]
$ thema annotate apply P2.md
no change

# What was added behind the text, and a comment without an end, are told with their line.
$ sed 's/^{>>thema codes/My note.\n\n&/' P2.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:4: the text was changed: found 'My note.' behind its last line. Take that away; to correct a text there is 'thema source replace'
[exit 3]
$ (cat P2.md; echo; echo '{==rest==}{>>Trust<<}') > damaged.md; thema annotate apply damaged.md
! error: damaged.md:22: there are words behind the last line of what was exported, which would not be read: take them away (marks and their comments belong into the text)
[exit 3]
$ sed 's/very gentle<<}//; s/gentle<<}/gentle/; s/told/{==told==}{>>Trust/' P2.md > damaged.md; thema annotate apply damaged.md
! error: damaged.md:2: the comment that begins here, '{>>', has no end '<<}'
[exit 3]

# Names that are printed otherwise since the export: a new export is needed.
$ printf 'P3: Joan Doe and Jim Roe called.\n' > P3.txt; thema import P3.txt -q > /dev/null; thema pseudonym add 'Joan Doe' Eva -q; thema annotate export P3 -o P3.md; thema pseudonym add 'Jim Roe' Tom -q; thema annotate apply P3.md
Joan Doe is printed as Eva
Jim Roe is printed as Tom
! error: P3.md:2: the table of pseudonyms was changed since this was exported: export 'P3' again, and mark anew what is new here
[exit 5]

# A blank line that an editor took away behind the last words is no change of the text. Invented.

$ thema init blank -q
made blank.thema
$ export THEMA_PROJECT=blank.thema; printf 'A: one.\n' > B1.txt; thema import B1.txt -q > /dev/null; thema code add K -q > /dev/null; thema annotate export B1 -o B1.md -q > /dev/null; sed '/^$/d; s/one/{==one==}{>>K<<}/' B1.md > b.md; thema annotate apply b.md; thema coding list -f csv --columns code,text
codings of B1: 1 added
code,text
K,one
