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
