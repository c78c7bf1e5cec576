# What 'thema help realist' begins with, run as it stands there: a configuration with evidence and a
# table in under ten commands. The transcript is that of the README; it is invented.

$ cat > P12_6m.txt <<'X'
> Interviewer: How did you get on with the website?
> P12: The first week I couldn't get in at all. I gave up on the password, there were too many rules.
> Interviewer: What happened then?
> P12: My daughter set it up on the phone, and after that it was fine. She has all the patience.
> Interviewer: And the exercises themselves?
> P12: I do them while the kettle boils. I haven't missed a morning since Easter.
> X
$ thema help realist | sed -n '/^A FIRST CONFIGURATION/,/^STEP BY STEP/p' | sed -n '/^    /p' > tour.sh
$ grep -c '^    thema ' tour.sh
8
$ sh -e tour.sh -q 2> /dev/null | tail -n 4
added CMOC1 (C1, MR1, R1, O1)
added evidence for CMOC1: supports C1, R1
added evidence for CMOC1: supports O1
added evidence for CMOC1: challenges MR1
$ grep -c 'My daughter set it up on the phone' cmo.html
1
$ thema cmo table -f csv --columns label,context,resource,reasoning,outcome,supports,challenges,cases,of
label,context,resource,reasoning,outcome,supports,challenges,cases,of
CMOC1,Family is near,Exercises on a website,Feels that it can be done,Does them daily,2,1,1,1
