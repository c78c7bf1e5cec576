# Hundreds of quotes of texts so long that two threads make them. Invented: every sentence says in
# which interview of twenty it is, and in which of forty turns; even ones are coded twice.

$ thema init many -q
made many.thema
$ long=$(yes 'and so on,' | head -n 4000 | tr '\n' ' ')
> for s in $(seq -w 20); do { for n in $(seq 40); do echo "P$s: Sentence $n of S$s, with wörds."; echo; done; echo "INT: $long"; } > S$s.txt; done
$ thema import S??.txt -q > /dev/null; thema speaker link --new -q > /dev/null
$ { echo source,quote,code,coder,memo; for s in $(seq -w 20); do for n in $(seq 40); do
>   echo "S$s,Sentence $n of S$s,A,ann,$([ $n = 7 ] && echo "seven of S$s")"
>   [ $((n % 2)) = 1 ] || echo "S$s,Sentence $n of,B,ben,"
> done; done; } > codings.csv
$ thema coding import codings.csv --new -q > /dev/null

# By code, then source, then place: each with its own words, turn, line and memo, and nobody else's.
$ thema quotes -f csv --columns code,source,text,case,turn,lines,memo,cite | tail -n +2 > quotes.csv; wc -l < quotes.csv
1200
$ head -n 8 quotes.csv
A,S01,Sentence 1 of S01,P01,1,1,,"(P01, turn 1)"
A,S01,Sentence 2 of S01,P01,2,3,,"(P01, turn 2)"
A,S01,Sentence 3 of S01,P01,3,5,,"(P01, turn 3)"
A,S01,Sentence 4 of S01,P01,4,7,,"(P01, turn 4)"
A,S01,Sentence 5 of S01,P01,5,9,,"(P01, turn 5)"
A,S01,Sentence 6 of S01,P01,6,11,,"(P01, turn 6)"
A,S01,Sentence 7 of S01,P01,7,13,seven of S01,"(P01, turn 7)"
A,S01,Sentence 8 of S01,P01,8,15,,"(P01, turn 8)"
$ for s in $(seq -w 20); do for n in $(seq 40); do
>   echo "A,S$s,Sentence $n of S$s,P$s,$n,$((2 * n - 1)),$([ $n = 7 ] && echo "seven of S$s"),\"(P$s, turn $n)\""
> done; done > expected.csv
$ for s in $(seq -w 20); do for n in $(seq 2 2 40); do
>   echo "B,S$s,Sentence $n of,P$s,$n,$((2 * n - 1)),,\"(P$s, turn $n)\""
> done; done >> expected.csv
$ cmp quotes.csv expected.csv

# In the order of the texts, and for people, it is the same quotes.
$ thema quotes --group-by source -f csv --columns code,source,text,case,turn,lines,memo,cite | tail -n +2 | sort > by_source.csv; sort expected.csv | cmp - by_source.csv
$ thema quotes -q | grep -c 'Sentence [0-9]* of'
1200
$ thema quotes --context 1 -f csv --columns text,before,after | sed -n '8,9p'
Sentence 7 of S01,"P01: Sentence 6 of S01, with wörds.","P01: Sentence 8 of S01, with wörds."
Sentence 8 of S01,"P01: Sentence 7 of S01, with wörds.","P01: Sentence 9 of S01, with wörds."
