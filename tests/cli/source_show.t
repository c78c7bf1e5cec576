# Every row says to programs whose words it holds; to people a turn's speaker stands once.

$ thema init study.thema -q
made study.thema
$ printf 'INT: What helps?\n\nP01: The walk eases it. I go daily. It is a habit.\n' > P01.txt
$ thema import P01.txt -q > /dev/null
$ thema source show P01
Turn  Speaker  Text
────  ───────  ──────────────────
1.1   INT      What helps?
2.1   P01      The walk eases it.
2.2            I go daily.
2.3            It is a habit.
$ thema source show P01 --turns 2.2-2.3
Turn  Speaker  Text
────  ───────  ──────────────
2.2   P01      I go daily.
2.3            It is a habit.
$ thema source show P01 -f json
{
  "schema": "thema/source/1",
  "source": [
    {"turn":"1.1","speaker":"INT","start":5,"end":16,"text":"What helps?","codes":[],"ids":[]},
    {"turn":"2.1","speaker":"P01","start":23,"end":41,"text":"The walk eases it.","codes":[],"ids":[]},
    {"turn":"2.2","speaker":"P01","start":42,"end":53,"text":"I go daily.","codes":[],"ids":[]},
    {"turn":"2.3","speaker":"P01","start":54,"end":68,"text":"It is a habit.","codes":[],"ids":[]}
  ]
}
$ thema source show P01 -f csv --columns turn,speaker
turn,speaker
1.1,INT
2.1,P01
2.2,P01
2.3,P01
