# The tables of configurations beside the results: matrix, refinement, hypotheses, pattern, versions.
# All of it is invented.

$ thema init study.thema -q
made study.thema
$ for p in 1 2 3; do printf 'I: What helps?\n\nP%s: The walk eases it.\n\nP%s: I keep at it.\n' $p $p > P$p.txt; done
$ printf 'I: And they?\n\nPT1: They work it out.\n' > PT1.txt
$ printf 'case,kind,source,arm\nP1,participant,P1,web\nP2,participant,P2,web\nP3,participant,P3,phone\nP4,participant,,phone\nPT1,physio,PT1,\n' > cases.csv
$ thema import P1.txt P2.txt P3.txt PT1.txt -q > /dev/null; thema case import cases.csv -q > /dev/null
$ thema theory add T1 --statement 'Small steps help' -q > /dev/null
$ thema cmo add CMOC1 --theory T1 --title Steps --context 'Is able' --resource Goals --reasoning 'Sees the link' --outcome 'Keeps on' --state conjectured -q > /dev/null
$ thema cmo add CMOC2 --context 'Is able' --mechanism 'Feels seen' --outcome 'Gives up' -q > /dev/null
$ cat > evidence.csv <<'X'
> cmoc,speaks_to,source,turns,case,stance
> CMOC1,"context,reasoning,outcome",P1,2,,supports
> CMOC1,outcome,P1,3,,negative-case
> CMOC1,"context,outcome",P2,2,,supports
> CMOC1,reasoning,P3,2,,challenges
> CMOC1,outcome,,,P4,silent
> CMOC1,context,PT1,2,,refines
> CMOC2,outcome,P3,3,,supports
> X
$ thema cmo evidence --import evidence.csv -q > /dev/null

# Blank is not examined, "-" is asked and silent; a physiotherapist is in no column of participants.
$ thema cmo matrix -f csv
$ thema cmo matrix --cols attr:arm
$ thema cmo matrix --cols kind -f csv
$ thema cmo matrix --cols attr:arm --where "arm = web" -f csv --columns label,web,cases,of
$ thema cmo matrix -o marks.svg && grep -c '<svg' marks.svg
$ thema cmo matrix --cols codes

# k of n by the values of an attribute stands in the results.
$ thema cmo table --by arm -f csv --columns label,cases,of,by
$ thema cmo table --by arm -f md --quotes 0
$ thema cmo table --view pattern --by arm

# As many voices against a part as for it: it is not supported.
$ thema cmo table --view hypotheses -f csv
$ thema cmo table --view hypotheses -f md --columns configuration,context_text,mechanism_text,outcome_text,verdict,sources
$ thema cmo table --view pattern

# Rewordings with what was decided before them.
$ thema cmo state CMOC1 challenged --reason 'P3 sees no link' --inference abductive --people Anna -q > /dev/null
$ thema cmo set CMOC1 --reasoning 'Sees the link and trusts it' --reasoning '(-) Fears harm' -q > /dev/null
$ thema cmo state CMOC1 refined --reason 'Narrowed' -q > /dev/null
$ thema cmo table --view refinement -f csv
$ thema cmo show CMOC1 --versions -f csv
$ thema cmo show CMOC1 --versions -f md --columns version,change,decisions
$ thema theory set T1 --statement 'Small steps that are seen to help, help' -q > /dev/null
$ thema theory versions T1 -f csv
$ thema cmo reread CMOC1 -f csv --columns stance,judged_on | head -2
