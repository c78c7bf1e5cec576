# What merging and splitting keep of configurations, and what they say that they drop. It is invented.

$ thema init study.thema -q
made study.thema
$ for code in Watched Counted Able; do thema code add $code --role reasoning -q > /dev/null; done
$ thema cmo add A --reasoning 'Feels seen' --outcome 'Goes on' --reasoning-code Watched -q > /dev/null
$ thema cmo add B --reasoning 'Feels seen' --outcome 'Sleeps' --reasoning-code Counted -q > /dev/null

# Elements that become one are tied to the codes of both, in whichever order they are named.
$ thema cmo merge B A --into AB --reason 'one story' -q > /dev/null; thema cmo text AB | grep -A2 '^R1'
R1: Feels seen
  code: Counted
  code: Watched
$ thema cmo add D --reasoning 'Is watched' --outcome 'Rests' --reasoning-code Able -q > /dev/null
$ thema cmo merge D --into AB --same D.R1=AB.R1 --reason 'other words' -q > /dev/null; thema cmo text AB | grep -A3 '^R1'
R1: Feels seen
  code: Counted
  code: Watched
  code: Able

# What two said of each other, or otherwise, is named when it goes.
$ thema cmo add E --context Near --reasoning 'Is called' --outcome 'Walks' --activation fired --valence benefit -q > /dev/null
$ thema cmo add F --context Near --reasoning 'Is called' --outcome 'Stops' --activation partial --valence harm -q > /dev/null
$ thema cmo link E F --kind rival-of --note 'either or' -q > /dev/null; thema cmo link E.O1 AB --kind refines -q > /dev/null
$ thema cmo merge E F --into EF --reason 'one pattern'
merged E, F into EF version 1 (C1, R1, O1, O2): 0 pieces of evidence, 1 link
! notice: EF does not have: the link E rival-of F, 'either or'; activation of F 'partial' (it has 'fired'); valence of F 'harm' (it has 'benefit')

# Neither is called a synthesis that nobody named; parts with the same context and mechanism are still to be told apart.
$ thema cmo link EF.O1 EF.C1 --kind ripple --feedback --note 'round again' -q > /dev/null
$ thema cmo split EF --into E1=C1,R1,O1 --into F1=C1,R1,O2 --reason 'two patterns after all'
split EF into E1 (C1, R1, O1; 0 pieces of evidence) and F1 (C1, R1, O1; 0 pieces of evidence); linked: E1.O1 ripple E1.C1
$ thema decision list -f csv --columns operation,reason
operation,reason
merge,one story
merge,other words
merge,one pattern
split,two patterns after all
$ thema cmo check -f csv --columns id,object | grep K13
K13,"E1, F1"
$ thema cmo links E1 -f csv --columns kind,from,to,feedback,note
kind,from,to,feedback,note
ripple,E1.O1,E1.C1,true,round again
split-from,E1,EF,false,
$ thema decision add --op situate --input E1,F1 --reason 'one in company, one alone' -q > /dev/null; thema cmo check -f csv --columns id,object | grep -c K13
0
[exit 1]
$ thema check
No problems found.
