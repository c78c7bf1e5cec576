# Many commands in one process: one change, or each its own.

$ thema init study -q
made study.thema
$ printf 'INT: What helps?\n\nP1: The walk helps. So does tea, and a "good" chair.\n' > P1.txt; thema import P1.txt -q > /dev/null
$ cat > sheet.txt <<'X'
> # A coding sheet.
> thema code add Help --role theme --description 'What eases
> the pain'
> apply Help --in P1 --quote "The walk helps."   # with a comment
> apply Help \
>   --in P1 --quote 'a "good" chair' --memo "she said \"good\""
>
> coder list --columns coder
> X
$ thema batch sheet.txt
added Help
coded Help at turn 2 of P1
coded Help at turn 2 of P1
Coder
──────
tester
$ thema log -f csv --columns command,summary
command,summary
thema batch sheet.txt,batch of 4 commands
thema import P1.txt -q,imported source P1
$ thema coding list --columns code,text
Code  Words
────  ───────────────
Help  The walk helps.
Help  a "good" chair
$ thema code show Help | head -4
Code:                   Help
Role:                   theme
Description:            What eases
                        the pain
$ thema undo; thema coding list --columns code; thema redo
took back 2 by tester: batch of 4 commands
Code
────
brought back 2 by tester: batch of 4 commands

# A line that fails takes all back, and nothing is printed.
$ printf 'apply Tea --new --in P1 --quote "tea"\napply Tea --in P1 --quote "coffee"\n' | thema batch
! error: standard input:2: the quote is not in source 'P1': "coffee"
[exit 3]
$ thema code list --columns code
Code
────
Help
$ printf 'apply Tea --new --in P1 --quote "tea"\napply Tea --in P1 --quote coffee\nfrobnicate\ncase import none.csv\napply Help --in P1 --turns 2.2\n' > bad.txt; thema batch bad.txt --keep-going
coded Tea at turn 2 of P1
coded Help at turn 2 of P1
! notice: new code 'Tea'
! error: bad.txt:2: the quote is not in source 'P1': "coffee"
! error: bad.txt:3: no command 'frobnicate' (see 'thema --help')
! error: bad.txt:4: none.csv: cannot read it: No such file or directory
! notice: 3 of 5 commands failed
[exit 3]
$ thema log --limit 2 -f csv --columns command
command
thema apply Help --in P1 --turns 2.2
thema apply Tea --new --in P1 --quote tea

# Each line may say who works, and try.
$ printf 'apply Help --in P1 --turns 2 --coder ben\napply Help --in P1 --turns 2.1 -n\n' | thema batch -q
coded Help at turn 2 of P1
no change: coded so already
$ thema coding list --columns coder,code,text
Coder   Code  Words
──────  ────  ────────────────────────────────────────────────
tester  Help  The walk helps.
ben     Help  The walk helps. So does tea, and a "good" chair.
tester  Help  So does tea, and a "good" chair.
tester  Tea   tea
tester  Help  a "good" chair
$ thema batch sheet.txt -n -q; thema batch sheet.txt -q
no change
no change: coded so already
no change: coded so already
Coder
──────
ben
tester
no change
no change: coded so already
no change: coded so already
Coder
──────
ben
tester

# What cannot be.
$ echo 'batch x' | thema batch
! error: standard input:1: 'batch' cannot be part of a batch
[exit 2]
$ echo 'undo' | thema batch
! error: standard input:1: 'undo' cannot be part of one change: run it by itself, or the batch with --keep-going
[exit 2]
$ echo 'undo' | thema batch --keep-going
took back 7 by tester: batch of 2 commands
$ echo 'source remove P1 --purge' | thema batch
! error: standard input:1: what is erased for good cannot be part of one change: run it by itself, or the batch with --keep-going
[exit 2]
$ echo 'info -p other.thema' | thema batch
! error: standard input:1: a batch works on one project, 'study.thema': take -p other.thema off
[exit 2]
$ printf 'code list\napply "Help --in P1\n' | thema batch
! error: standard input:2: a " that is opened here is never closed
[exit 3]
$ thema batch nowhere.txt
! error: nowhere.txt: cannot read it: No such file or directory
[exit 3]
$ printf '# nothing\n\n' | thema batch
$ thema check
No problems found.

# A line that did only a part of its work takes all back, too.
$ printf 'P2: Good bread.\n' > P2.txt; printf 'code add Bread\nimport P2.txt none.txt\n' | thema batch
! error: none.txt: cannot read it: No such file or directory
! error: standard input:2: not all of this could be done; nothing was changed
[exit 3]
$ thema source list --columns source; thema code list --columns code
Source
──────
P1
Code
────
Help
Tea

# The format of a batch is that of its commands.
$ printf 'code list --columns code\n' | thema batch -f csv
code
Help
Tea

# What a batch imports and then changes is taken back, and done again, with all the rest.
$ printf 'INT: Why?\n\nP3: I walk to the pond.\n' > P3.txt; printf 'INT: Why?\n\nP3: I walk to the pond and back.\n' > P3b.txt
$ printf 'import P3.txt -q\nsource replace P3 P3b.txt -q\n' | thema batch -q > /dev/null; thema undo -q > /dev/null; thema source list --columns source -f csv
source
P1
$ thema find pond -f csv --columns source,text; thema redo -q > /dev/null; thema find pond -f csv --columns source,text
source,text
source,text
P3,I walk to the pond and back.
$ thema check
No problems found.

# What is asked of the whole batch holds for each of its lines.
$ printf 'code list --columns code\napply Help --in P1 --quote coffee\n' | thema batch --diagnostics jsonl
! {"level":"error","id":"not-found","file":"standard input","line":2,"object":null,"message":"the quote is not in source 'P1': \"coffee\""}
[exit 3]
$ printf 'apply Help --in P1 --quote coffee\n' | thema batch --diagnostics jsonl --keep-going
! {"level":"error","id":"not-found","file":"standard input","line":1,"object":null,"message":"the quote is not in source 'P1': \"coffee\""}
! {"level":"notice","id":"batch","file":null,"line":null,"object":null,"message":"1 of 1 command failed"}
[exit 3]
$ thema code add '=Sum' -q > /dev/null; printf 'code list -f csv --columns code\n' | thema batch --no-guard; printf 'code list -f csv --columns code\n' | thema batch
code
Help
Tea
=Sum
code
Help
Tea
'=Sum

# What is erased for good is no part of one change; a batch that keeps going may hold it.
$ thema case add Quentin -q > /dev/null; thema memo add 'wants to be called Quentin' --on case:Quentin -q > /dev/null
$ printf 'case withdraw Quentin --reason asked\n' | thema batch
! error: standard input:1: what is erased for good cannot be part of one change: run it by itself, or the batch with --keep-going
[exit 2]
$ printf 'case withdraw Quentin --reason asked\ncode list -f csv --columns code\n' | thema batch --keep-going
withdrew case Quentin: nothing of it was in the project
code
Help
Tea
'=Sum
! notice: this cannot be undone, nor 2 earlier changes of the history that held these words; backups, copies and exported files still have them
$ grep -a -c 'wants to be called' study.thema; thema check
0
No problems found.
