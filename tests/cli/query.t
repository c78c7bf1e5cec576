# How codes lie in the texts. The study is invented.

$ thema init study -q
made study.thema
$ printf 'INT: How was it?\nP1: I gave up on the password. My daughter set it up.\nINT: And then?\nP1: Then the password was fine.\n' > P1.txt; printf 'INT: And you?\nP2: My son helped. I never gave up.\n' > P2.txt; thema import P1.txt P2.txt -q > /dev/null
$ printf '== P1\n2 = Help\n"gave up on the password" = Barriers/Password\n4 = Barriers\n"the password was fine" = Help\n== P2\n"My son helped" = Help\n' > lines.txt; thema coding import lines.txt --new -q
codings of lines.txt: 5 lines: 5 new, 0 changed, 0 there already

# and, or, not: stretches of text, with the codes that lie there.

$ thema quotes --query '"Barriers" and "Help"' -f csv --columns source,start,end,text,code,codes,coder
source,start,end,text,code,codes,coder
P1,23,46,gave up on the password,Help,Help; Barriers/Password,
P1,95,116,the password was fine,Help,Help; Barriers,
$ thema quotes --query '"Help" and not "Barriers"' -f csv --columns source,start,end,text,code
source,start,end,text,code
P1,21,23,"I ",Help
P1,46,70,. My daughter set it up.,Help
P2,18,31,My son helped,Help
$ thema quotes --query 'not ("Help" or Barriers)' --where "role = participant" -f csv --columns source,start,end
source,start,end
P2,31,50
$ thema quotes --query '"Barriers" and "Help"'
P1
--

  ‘gave up on the password’ (P1, turn 2)
    P1, turn 2, line 2

  ‘the password was fine’ (P1, turn 4)
    P1, turn 4, line 4

2 quotes: 2 of 2 extracts, 0 of 0 cases (kind participant); 0 have extracts. Codings counted: union.

# The others: whole passages of the left-hand side.

$ thema quotes --query '"Barriers" inside "Help"' -f csv --columns source,text,code,coder
source,text,code,coder
P1,gave up on the password,Barriers/Password,tester
$ thema quotes --query '"Help" overlaps "Barriers"' -f csv --columns source,text
source,text
P1,I gave up on the password. My daughter set it up.
P1,the password was fine
$ thema quotes --query '"Help" not overlaps "Barriers"' -f csv --columns source,text
source,text
P2,My son helped
$ thema quotes --query '"Help" same turn "Password" ' -f csv --columns source,turn
source,turn
P1,2
$ thema quotes --query 'Password near 2 turns Barriers' -f csv --columns source,turn
source,turn
P1,2
$ thema quotes --query 'Password followed by Help within 2 turns' -f csv --columns source,turn
source,turn
P1,2

# Everywhere that a filter stands, both have to hold.

$ thema coding list --query 'Barriers and Help' --columns source,start,code -f csv
source,start,code
P1,21,Help
P1,23,Barriers/Password
P1,90,Barriers
P1,95,Help
$ thema coding list --query 'Help overlaps Barriers' --columns source,start,code -f csv
source,start,code
P1,21,Help
P1,95,Help
$ thema themes --query '"Barriers" inside "Help"' --columns theme,extracts -f csv -q
theme,extracts
Help,0
Barriers,1
Barriers,1
$ thema source list --query 'Barriers and Help' --columns source -f csv
source
P1
$ thema find gave --query 'Barriers' --columns source,turn -f csv
source,turn
P1,2
$ thema quotes --where "source = P2 or query 'Barriers inside Help'" --columns source,text -f csv
source,text
P2,My son helped
P1,gave up on the password

# Whose codings count is asked; what is suggested is not.

$ thema coder add ben -q; thema config count ben -q; thema quotes --query 'Help or Barriers' -f csv --columns text
added coder ben
set count to ben
text

# What cannot be read, with the place.

$ thema quotes --query '"Barriers" overlap "Help"'
! error: in the query: expected and, or, not, overlaps, inside, contains, followed by, near N turns, same turn|source|case, or the end
!   "Barriers" overlap "Help"
!              ^
!   did you mean 'overlaps'?
[exit 2]
$ thema quotes --query '"Bariers" inside Help'
! error: in the query: no code 'Bariers'
!   "Bariers" inside Help
!   ^
!   did you mean 'Barriers'?
[exit 3]
$ thema quotes --where "query 'Help near 日本'"
! error: in the query: expected a number of turns, as in: near 2 turns
!   Help near 日本
!             ^
[exit 2]
$ thema quotes --where "role = 日本 and sourc = P1"
! error: in the filter: '日本' is no role of a speaker; there are: participant, interviewer, other
!   role = 日本 and sourc = P1
!          ^
[exit 2]
$ thema quotes --where "case is null) or (source = P1" --query Help
! error: in the filter: ')' without '('
!   case is null) or (source = P1
!               ^
[exit 2]
