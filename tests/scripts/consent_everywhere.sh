# Who refuses the analysis, the quotation or the archiving of what they said, and where it is
# printed all the same. Every person has words of their own in every place that holds words: "zan..."
# belongs to who refuses analysis, "zqu..." to who refuses quotation, "zar..." to who refuses the
# archive, "zok..." to who refuses nothing. Every command is run that prints or exports; one that is
# not known here is named at the end. All of it is invented.
. "$(dirname "$0")/helpers.bash"
export THEMA_PROJECT=$work/study.thema

must thema init study -q
who="an qu ar ok"
for p in $who; do
  printf 'INT: How is it with z%sasked?\nP%s: z%stext helps. z%srest.\n' $p $p $p $p > P$p.txt
done
{ for p in $who; do printf 'INT: And you?\nP%s: z%sgroup agrees.\n' $p $p; done; } > group.txt
must thema import Pan.txt Pqu.txt Par.txt Pok.txt group.txt -q
for p in $who; do must thema case add P$p -q; done
must thema speaker link -q
for p in $who; do
  must thema case link P$p P$p -q
  must thema case set P$p mood=z${p}attr town=z${p}town -q
  must thema source set P$p place=z${p}place -q
  must thema apply Help --new --in P$p --quote "z${p}text helps" --memo "z${p}codingmemo" -q
  must thema apply Help --in group --quote "z${p}group agrees" -q
  must thema coding set --in P$p --quote "z${p}text helps" --exemplar -q
  must thema memo add "z${p}passagememo" --in P$p --quote "z${p}rest" -q
  must thema memo add "z${p}casememo" --on case:P$p -q
  must thema memo add "z${p}sourcememo" --on source:P$p -q
  must thema case event P$p delivered --date 2026-03-05 --note "z${p}event" -q
  must thema framework set P$p Help "z${p}summary [P$p:2]" -q
done
must thema memo add 'codememo' --on code:Help -q
{ printf 'case,score,remark\n'; for p in $who; do printf 'P%s,3,z%srow\n' $p $p; done; } > rows.csv
{ printf 'source,minutes,remark\n'; for p in $who; do printf 'P%s,30,z%ssourcerow\n' $p $p; done; } > sourcerows.csv
must thema table import rows.csv --name scores --key case -q
must thema table import sourcerows.csv --name sessions --key source -q
must thema theory add T1 --statement 'if a then b' -q
must thema cmo add CMOC1 --context Able --reasoning Tries --outcome Rests --theory T1 -q
for p in $who; do
  must thema cmo evidence CMOC1 --speaks-to O1 --in P$p --quote "z${p}text helps" --stance supports --note "z${p}passagenote" -q
  must thema cmo evidence CMOC1 --speaks-to C1 --case P$p --stance silent --note "z${p}silencenote" -q
done
n=0
for p in $who; do
  n=$((n + 1))
  must thema cmo evidence CMOC1 --speaks-to C1 --table scores:$n --stance supports --note "z${p}rownote" -q
  must thema cmo evidence CMOC1 --speaks-to R1 --table sessions:$n --stance challenges --note "z${p}sourcerownote" -q
done
must thema tag define stage --values s1 --on code -q
must thema code set Help --tag stage=s1 -q
must thema checklist start coreq -q
printf 'box,n\nidentified,9\nscreened,9\n' > flow.csv
must thema prisma import flow.csv -q
must thema joint add Pain --theme Help --quantitative '3 of 4' --inference confirm -q
must thema view add helped --where "code = Help" -q
must thema apply Help --in P${p} --quote "zoktext helps" --coder ben -q
for p in $who; do
  must thema source done P$p -q
  must thema source done P$p --coder ben -q
done
must thema case set Pan consent.analysis=no -q
must thema case set Pqu consent.quotation=no -q
must thema case set Par consent.archive=no -q
cat > paper.md << 'PAPER'
# Paper

```thema
quotes --code Help
themes --quotes 3
table show scores
table show sessions
framework show --codes Help
cmo table --quotes 3
participants
```
PAPER

# run COMMAND...: all that it prints or writes is in the file `all`.
run() {
  rm -rf out.d all
  thema "$@" > out.txt 2> err.txt < /dev/null
  local status=$?
  [ "$status" -le 1 ] || fail "thema $*: status $status" "$(cat err.txt)"
  printf '%s %s\n' "$1" "${2-}" >> tried.txt
  cat out.txt err.txt > all
  [ ! -d out.d ] || find out.d -type f -exec cat {} + >> all
}
found() { grep -a -o -E "$1" all | sort -u | tr '\n' ' '; }
# What a person who does not consent to quotation has said.
said='zqu(text|rest|group|asked)'

# tells COMMAND...: nothing of who refuses the analysis; no words of who refuses quotation.
tells() {
  run "$@"
  [ -z "$(found 'zan[a-z]*')" ] && pass || fail "thema $*: of who refuses analysis: $(found 'zan[a-z]*')"
  [ -z "$(found "$said")" ] && pass || fail "thema $*: quoted against consent: $(found "$said")"
}
# counts COMMAND...: words are counted one by one, which quotes nobody.
counts() {
  run "$@"
  [ -z "$(found 'zan[a-z]*')" ] && pass || fail "thema $*: of who refuses analysis: $(found 'zan[a-z]*')"
}
# archives COMMAND...: as `tells`, and nothing of who refuses the archive.
archives() {
  tells "$@"
  [ -z "$(found 'zar[a-z]*')" ] && pass || fail "thema $*: of who refuses the archive: $(found 'zar[a-z]*')"
}
# also WORD...: the last command does tell these, of who refuses nothing of the kind.
also() {
  for word in "$@"; do
    grep -a -q "$word" all && pass || fail "the command before does not tell $word"
  done
}

archives export csv out.d
also zoktext zokgroup zokattr zokrow zoksourcerow zokevent zoksummary zokcasememo zoksourcememo zokpassagenote zquattr zqurow zqusummary
grep -q 'analysis or archiving' err.txt && pass || fail "export csv does not say what it leaves out" "$(cat err.txt)"
tells export html out.d
also zoktext zokattr zokplace zartext zquattr
tells export html out.d --memos
also zoktext zokcasememo zoksourcememo zokpassagememo
tells quotes
also zoktext zartext 'Left out for want of consent'
tells quotes --context 2
tells quotes -f json
tells quotes --exemplars
tells quotes --verbatim
tells themes --quotes 5
also zoktext zartext
tells participants
also zokattr zquattr
tells participants --by town
tells count Help
tells report paper.md
also zoktext zokrow zoksourcerow zoksummary
tells saturation
tells matrix --rows codes --cols cases --cell quotes
tells matrix --rows codes --cols attr:mood
also zokattr
tells matrix --rows cases --cols codes
tells matrix --rows attr:place --cols codes
also zokplace
tells framework show --codes Help
also zoksummary
tells framework show --codes Help --rows sources
tells framework list
tells cooccur
tells memo passages
also zokpassagememo zokrest zqupassagememo 'not quoted' 'Left out for want of consent to analysis'
tells table list
tells table show scores
also zokrow zqurow 'Left out for want of consent to analysis: rows of 1 case'
tells table show sessions
also zoksourcerow 'Left out for want of consent to analysis: rows of 1 source'
tells table show sessions --by remark
tells table sum scores score --by remark
tells table sum sessions minutes --by remark
tells table shares scores remark
tells table shares sessions remark
tells joint table
tells checklist list
tells checklist table coreq
tells prisma show
tells theory list
tells theory show T1
tells theory versions T1
tells cmo list
tells cmo show CMOC1
also zoktext zokrow zokpassagenote 'not quoted'
tells cmo show CMOC1 -f json
tells cmo show CMOC1 --versions
tells cmo table --quotes 9
also zoktext
tells cmo table --quotes 9 -f json
tells cmo matrix
tells cmo links
tells cmo suggest
tells cmo regularities
tells cmo diagram CMOC1
tells cmo check
tells cmo reread CMOC1
tells code list
tells code show Help
tells code export
tells tag list
tells tag show stage
tells decision list
tells view list
tells view show helped
tells info
tells status
tells next
tells check
tells coder list
tells speaker list
tells review
tells agree --coders tester,ben
tells pseudonym list
tells pseudonym scan
tells config
counts words
also zoktext
counts words --ngrams 2
counts find 'zantext OR zoktext'
also zoktext 'Left out for want of consent to analysis'
counts find 'zoktext' --context 1
counts find --regex 'zantext|zoktext' --count
counts find z*
counts kwic zantext
also 'Left out for want of consent to analysis'
counts kwic zoktext
also zoktext

# Working lists are for those who code: they show all, and so do copies of the whole project.
for command in 'source show Pan' 'source text Pan' 'source turns Pan' 'source original Pan' \
  'read Pan' 'annotate export Pan' 'coding list' 'coding export' \
  'memo list' 'case list' 'case show Pan' 'case events' 'cmo text CMOC1' 'cmo export' \
  'consensus sheet --coders tester,ben' 'agree --coders tester,ben --list-disagreements' \
  'export json' 'source list'; do
  # shellcheck disable=SC2086
  run $command
  [ -n "$(found 'zan[a-z]*')" ] && pass || fail "thema $command: not all of it"
done

# Every other command changes something, needs a person or a file, or is of no words.
cat > others.txt << 'LIST'
init
demo
log
undo
redo
backup
copy
merge
batch
import
apply
unapply
autocode
completions
help
coder add
coder rename
coder merge
source replace
source versions
source diff
source rename
source remove
source set
source done
source attributes
speaker set
speaker link
speaker merge
case import
case attribute
case add
case set
case link
case unlink
case remove
case withdraw
case event
pseudonym add
pseudonym set
pseudonym import
pseudonym remove
pseudonym file
code add
code set
code rename
code move
code merge
code split
code remove
code edit
code sort
code import
code template
code diagram
tag define
tag remove
coding accept
coding reject
coding import
coding set
coding confirm
coding remove
annotate apply
annotate edit
memo add
memo show
memo set
memo edit
memo move
memo confirm
memo remove
view add
view set
view remove
framework set
framework remove
framework edit
framework import
consensus apply
table import
table remove
joint import
joint add
joint set
joint remove
checklist start
checklist set
checklist import
checklist draft
checklist remove
prisma import
theory add
theory set
cmo add
cmo set
cmo element
cmo merge
cmo split
cmo extract
cmo remove
cmo edit
cmo apply
cmo evidence
cmo link
cmo state
cmo searched
cmo waive
cmo import
decision add
LIST
for command in $(thema completions __complete : :); do
  verbs=$(thema "$command" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p')
  [ -n "$verbs" ] || verbs=-
  for verb in $verbs; do
    if [ "$verb" = - ]; then
      grep -q "^$command\( \|$\)" tried.txt others.txt
    else
      grep -qx "$command $verb" tried.txt others.txt
    fi && pass || fail "nobody has said what it tells of whom: $command $verb"
  done
done
finish
