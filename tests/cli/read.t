# A session of thema read from a pipe: turns on stdout, errors by line on stderr. Invented words.

$ thema init study -q
made study.thema
$ cat > P12.txt <<'X'
> Interviewer: How did you get on with the website?
> P12: The first week I couldn't get in at all. I gave up on the password, so I gave up on it all.
> Interviewer: What happened then?
> P12: My daughter set it up. She has all the patience.
> Interviewer: And the exercises?
> P12: I do them while the kettle boils.
> X
$ thema import P12.txt -q > /dev/null
$ thema code add 'Barriers/Logging in' --description 'Trouble with passwords' -q
added Barriers/Logging in
$ thema code add 'Barriers/Losing touch' -q; thema code add Trust -q
added Barriers/Losing touch
added Trust
$ cat > lines.txt <<'X'
> 2 = log; tr ! #all of it? @valence=barrier
> # a remark
> "gave up" = log
> "gave up" 2 = log
>
> Support/Family+
> = lo
> = kin
> 4.1 = fam
> u
> p
> /kettle
> ?pass
> t2-4 = tr
> 12
> 2-3 trust
> X
$ thema read P12 < lines.txt
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
coded Barriers/Logging in; Trust at 2.2
coded Barriers/Logging in at turn 2, "gave up" 2
  3  Interviewer: What happened then?
4.1  P12: My daughter set it up.
4.2  She has all the patience.
coded Support/Family at turn 4
coded Support/Family at 4.1
took back: coded Support/Family at 4.1 of P12
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
     = Barriers/Logging in !  "I gave up on the password, so I gave up on it all."
     = Trust !  "I gave up on the password, so I gave up on it all."
     = Barriers/Logging in  "gave up"
'kettle' is in 1 turn: 6
  5  Interviewer: And the exercises?
6.1  P12: I do them while the kettle boils.
  Barriers/Logging in: Trouble with passwords
coded Trust at turns 2-4
P12: 4 lines stored, 5 failed; 1 turn not coded by tester
! error: standard input:3: the quote is 2 times in source 'P12': 1: turn 2 (line 2) "...get in at all. I gave up on the password, so I...", 2: turn 2 (line 2) "...on the password, so I gave up on it all."; say which: "words" 2 = CODE, or "words" * = CODE for all
! notice: new code 'Support'
! notice: new code 'Support/Family'
! error: standard input:7: 'lo' may mean 'Barriers/Logging in', 'Barriers/Losing touch': type more of it
! error: standard input:8: no code 'kin'; 'kin+' makes it
! error: standard input:15: no turn 12 in source 'P12', which has 6 turns
! error: standard input:16: expected '=' and a code behind the place: '2-3 trust'; a code whose name begins with a number has '=' in front
[exit 3]

# The words and marks are stored, and every line is a change of its own with a command that does the
# same again.
$ thema coding list -f csv --columns source,code,exemplar,memo,tags,text
source,code,exemplar,memo,tags,text
P12,Trust,false,,,"The first week I couldn't get in at all. I gave up on the password, so I gave up on it all.
Interviewer: What happened then?
P12: My daughter set it up. She has all the patience."
P12,Barriers/Logging in,true,all of it?,valence=barrier,"I gave up on the password, so I gave up on it all."
P12,Trust,true,all of it?,valence=barrier,"I gave up on the password, so I gave up on it all."
P12,Barriers/Logging in,false,,,gave up
P12,Support/Family,false,,,My daughter set it up. She has all the patience.
$ thema log --all -f csv --columns summary,command
summary,command
coded Trust at turns 2-4 of P12,thema read P12 't2-4 = tr'
,thema read P12 u
coded Support/Family at 4.1 of P12,thema read P12 '4.1 = fam'
coded Support/Family at turn 4 of P12,thema read P12 't4 = Support/Family+'
"coded Barriers/Logging in at turn 2, ""gave up"" 2 of P12","thema read P12 't2 ""gave up"" 2 = log'"
coded Barriers/Logging in; Trust at 2.2 of P12,thema read P12 '2.2 = log; tr ! #all of it? @valence=barrier'
added Trust,thema code add Trust -q
added Barriers/Losing touch,thema code add 'Barriers/Losing touch' -q
added Barriers/Logging in,thema code add 'Barriers/Logging in' --description 'Trouble with passwords' -q
imported source P12,thema import P12.txt -q
$ thema read P12 't6 = tr'
coded Trust at turn 6
$ thema read P12 '6 = Trst'
! error: no code 'Trst'; did you mean 'Trust'? 'Trst+' makes it
[exit 3]
$ thema read P12 41
! error: no turn 41 in source 'P12', which has 6 turns
[exit 3]
$ thema read P12 '4.1-2 = Trust' -n
coded Trust at 4.1-2
! notice: dry run: nothing was changed
$ thema read P12 u
! error: nothing of this session to take back ('thema undo' takes back older changes)
[exit 3]

# Where a session begins.
$ printf '' | thema read P12 --from uncoded
every turn of P12 is coded
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
     = Trust  "The first week I couldn't get in at all. I gave up on the p…"
     = Barriers/Logging in !  "I gave up on the password, so I gave up on it all."
     = Trust !  "I gave up on the password, so I gave up on it all."
     = Barriers/Logging in  "gave up"
P12: 0 lines stored; 0 turns not coded by tester
$ thema read P12 '6 = tr' -q
no change: coded so already
$ printf '' | thema read P12 --from uncoded
every turn of P12 is coded
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
     = Trust  "The first week I couldn't get in at all. I gave up on the p…"
     = Barriers/Logging in !  "I gave up on the password, so I gave up on it all."
     = Trust !  "I gave up on the password, so I gave up on it all."
     = Barriers/Logging in  "gave up"
P12: 0 lines stored; 0 turns not coded by tester
$ printf 'p\n' | thema read P12 --from last
every turn of P12 is coded to its end
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
     = Trust  "The first week I couldn't get in at all. I gave up on the p…"
     = Barriers/Logging in !  "I gave up on the password, so I gave up on it all."
     = Trust !  "I gave up on the password, so I gave up on it all."
     = Barriers/Logging in  "gave up"
that is the first turn
P12: 0 lines stored; 0 turns not coded by tester
$ printf '\n' | thema read P12 --from 6
  5  Interviewer: And the exercises?
6.1  P12: I do them while the kettle boils.
     = Trust
that was the last turn of P12; q ends, 'thema source done P12' marks it as done
P12: 0 lines stored; 0 turns not coded by tester
$ printf '' | thema read P12 --from 7
! error: no turn 7 in source 'P12', which has 6 turns
[exit 3]
$ printf '' | thema read P12 --from end
! error: 'end' is no beginning: expected --from uncoded, --from last or a turn's number
[exit 2]
$ printf '' | thema read --coder ben
  1  Interviewer: How did you get on with the website?
2.1  P12: The first week I couldn't get in at all.
2.2  I gave up on the password, so I gave up on it all.
P12: 0 lines stored; 3 turns not coded by ben
$ thema source done P12 -q; printf '' | thema read
source P12 is done for tester
! error: no source is left to read: name one, as in 'thema read P12_6m'
[exit 3]

# Signs of the session.
$ printf 'h\nq\n= tr\n' | thema read P12 --from 6
  5  Interviewer: And the exercises?
6.1  P12: I do them while the kettle boils.
     = Trust
Enter, n        the next turn (interviewers' turns are shown with the answer)
p, 41           the turn before; turn 41
= trust         gives the turn shown a code; 'trust' alone does, too
2-3 = trust     sentences of the turn shown; 41.2-4 = trust of any turn
t41-43 = trust  whole turns; l12-15 = trust lines
"words" = trust words of the turn shown ("words" 2: the second time, "words" *: all)
login; trust    two codes; the beginning of a name is enough: 'log; tr'
trust+          makes the code when it is missing; so does Support/Trust+
\! #note @k=v    behind the codes: one of the best quotes; a memo; a tag
/word           the next turn with the word; / goes on
?term           codes with definitions; ? all of them
u               takes back my newest change of this session
q, Ctrl-D       ends
P12: 0 lines stored; 0 turns not coded by tester
$ printf '?\n?zzz\n/zzz\n/\nu\nx\n== P12\n3\n' | thema read P12 --from 4 -q
  3  Interviewer: What happened then?
4.1  P12: My daughter set it up.
4.2  She has all the patience.
     = Trust  "The first week I couldn't get in at all. I gave up on the p…"
     = Support/Family
  Barriers
  Barriers/Logging in: Trouble with passwords
  Barriers/Losing touch
  Trust
  Support
  Support/Family
no code has 'zzz' in its name or definition
3.1  Interviewer: What happened then?
     = Trust  "The first week I couldn't get in at all. I gave up on the p…"
P12: 0 lines stored, 5 failed; 0 turns not coded by tester
! error: standard input:3: the quote is not in source 'P12': "zzz"
! error: standard input:4: the quote is not in source 'P12': "zzz"
! error: standard input:5: nothing of this session to take back ('thema undo' takes back older changes)
! error: standard input:6: 'x' is no sign of this session (h shows them); a code of one letter has '=' in front
! error: standard input:7: a session reads one source; 'thema coding import FILE.txt' takes several
[exit 3]
$ thema read P12 -f json < /dev/null
! error: a reading session has no -f and -o; 'thema source show' has
[exit 2]
$ printf 'read P12\n' > batch.txt; thema batch batch.txt
! error: batch.txt:1: in a batch 'read' needs its lines on the command line, as in read P12_6m '41.2 = trust'
[exit 2]

# A new coder is told once, with the first line that is stored; a line that is too long is not read.
$ printf '2 = zzz\n2 = trust\n' | thema read P12 --coder zoe -q > /dev/null
! error: standard input:1: no code 'zzz'; 'zzz+' makes it
[exit 3]
$ printf '2 = zzz\n2 = trust\n3 = trust\n' | thema read P12 --coder yan > /dev/null
! error: standard input:1: no code 'zzz'; 'zzz+' makes it
! notice: new coder 'yan'
! error: standard input:3: no sentence 2.3 in source 'P12': turn 2 has 2
[exit 3]
$ head -c 200000 /dev/zero | tr '\0' x | thema read P12 > /dev/null
! error: standard input:1: the line has more than 65536 bytes: too long to be read
[exit 3]

# What somebody else changed since is not taken back.
$ (echo 't5 = Losing'; sleep 1; thema coding set --in P12 --turns 5 --memo other --coder ben -q > /dev/null; echo u) | thema read P12 -q --from 5
5.1  Interviewer: And the exercises?
coded Barriers/Losing touch at turn 5
P12: 1 line stored, 1 failed; 0 turns not coded by tester
! error: standard input:2: what that line coded was changed or taken back by somebody else since: it stays as it is ('thema log' says who)
[exit 3]
