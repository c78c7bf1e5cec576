# A value that nothing has is told by every command that takes a filter, once, however the filter is
# given. The study is invented.
. "$(dirname "$0")/helpers.bash"
export THEMA_PROJECT=$work/study.thema

must thema init study -q
printf 'INT: How was it?\nP1: I walked up the hill. It is fine now.\n' > P1.txt
printf 'INT: How so?\nP2: We walked. It was fine.\n' > P2.txt
must thema import P1.txt P2.txt --case '(?<case>P\d+)' -q
must thema case set P1 arm=web -q
must thema case set P2 arm=phone -q
must thema apply Context/Hill --new --in P1 --turns 2 -q
must thema apply Outcome/Fine --new --in P2 --turns 2 -q
must thema apply Outcome/Fine --in P2 --turns 1 --coder ben -q
must thema code set Context --role context -q
must thema code set Outcome --role outcome -q
must thema tag define stage --values start,end --on code -q
must thema tag define valence --values barrier,facilitator --on coding -q
must thema memo add 'I hear relief' --on code:Context/Hill -q
must thema framework set P1 Context/Hill 'Relief' -q
must thema cmo add CMOC1 --context quiet --mechanism trust --outcome stays -q
must thema cmo evidence CMOC1 --speaks-to context --in P1 --turns 2 --stance supports -q
printf 'case,score\nP1,4\nP2,5\n' > scores.csv
must thema table import scores.csv --name scores --key case -q
must thema view add slip --where "arm = 'webb'" -q
printf '# R\n\n```thema\nquotes\n```\n' > r.md
cp study.thema first.thema

# told COMMAND...: with this filter the command tells the value, in one line.
told() {
  thema "$@" > out.txt 2> err.txt < /dev/null
  [ "$(grep -c "nothing has arm = 'webb'; did you mean 'web'?" err.txt)" = 1 ] && pass ||
    fail "thema $*: the value is not told once" "$(cat err.txt)"
  cp first.thema study.thema
}

# tells COMMAND...: in each way to give a filter that it has.
tells() {
  local help
  printf '%s\n' "$*" >> done.txt
  help=$(thema "$1" ${2+"$2"} --help 2> err.txt)
  case $help in *' --where '*) told "$@" --where 'arm = webb' ;; esac
  case $help in *' --view '*) told "$@" --view slip ;; esac
  case $help in *' --of '*) told "$@" --of "arm in (web, 'webb')" ;; esac
}

# What has no slip is told nothing.
thema count --where 'arm = web' --of 'arm in (web, phone)' > out.txt 2> err.txt
grep -q 'nothing has' err.txt && fail 'a value that there is' "$(cat err.txt)" || pass

tells agree --coders tester,ben
tells autocode Outcome/Fine --match walked
tells case list
tells cmo diagram
tells cmo list
tells cmo matrix
told cmo regularities --of 'arm = webb'
tells cmo suggest
tells cmo table
tells code diagram --stages stage
tells code list
tells code split Outcome/Fine --into Outcome/Better
tells coding accept
tells coding confirm
tells coding export
tells coding list
tells coding reject
tells coding remove
tells coding set --memo seen
tells consensus sheet --coders tester,ben
tells cooccur
tells count Outcome/Fine
tells find walked
EDITOR=true tells framework edit --codes Context/Hill
tells framework list
tells framework show --codes Context/Hill
tells kwic walked
tells matrix --rows codes --by arm
tells memo list
tells memo passages
tells participants
tells quotes
tells report r.md
tells review
tells saturation
tells source list
tells source turns P1
tells speaker list
tells status
tells table shares scores score
tells table show scores
tells table sum scores score
tells themes
told view add other --where 'arm = webb'
told view set slip --where 'arm = webb'
printf '%s\n' 'cmo regularities' 'view add' 'view set' >> done.txt
tells words

# ---- every command with a filter is here
cut -d ' ' -f 1-2 done.txt | sort -u > tried.txt
for command in $(thema completions __complete : :); do
  verbs=$(thema "$command" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p')
  for verb in ${verbs:-none}; do
    thema "$command" ${verbs:+"$verb"} --help | grep -q '^ *--where ' || continue
    grep -q "^$command${verbs:+ $verb}\( \|$\)" tried.txt && pass ||
      fail "has a filter and is not tried here: $command $verb"
  done
done
finish
