# `kill -9` at random moments of merges: the project always opens, `check` is clean, and the merge
# happened whole or not at all; the copy is as it was. $THEMA_KILLS: how often (20); $THEMA_SEED
# repeats a run. What is said in the transcripts is invented.
. "$(dirname "$0")/helpers.bash"

kills=${THEMA_KILLS:-20}
RANDOM=${THEMA_SEED:-20260103}

must thema init study.thema -q
for ((i = 1; i <= 400; i++)); do
  printf 'I: And in week %d?\n\nP: I walked %d minutes, and rested after it.\n\n' $i $((i * 7 % 60))
done > base.txt
must thema import base.txt -q
must thema code add Walking -q
mkdir ben
must thema copy ben/study.thema --for ben --without-codings
{
  echo source,start,end,code,memo
  for ((i = 0; i < 4000; i++)); do echo base,$((i * 5)),$((i * 5 + 4)),Walking,note $i; done
} > codings.csv
must thema coding import codings.csv -p ben/study.thema --coder ben
sed 's/week/month/' base.txt > more.txt
must thema import more.txt -p ben/study.thema --coder ben
must thema apply Walking --in base --turns 2
state before.json
cp ben/study.thema copy.before

from=$(date +%s%3N)
must thema merge ben/study.thema
took=$(($(date +%s%3N) - from))
state after.json
must thema undo
state now.json
cmp -s before.json now.json || fail 'undo of a merge does not give the state before'

killed=0
whole=0
for ((n = 1; n <= kills; n++)); do
  delay=$((RANDOM % (took * 5 / 4 + 2)))
  "$THEMA" merge ben/study.thema > out.txt 2> err.txt &
  pid=$!
  sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
  kill -9 $pid 2> /dev/null
  wait $pid 2> /dev/null
  status=$?
  if ! thema check > check.txt 2>&1; then
    fail "kill $n after $delay ms: check" "$(cat check.txt)"
    finish
  fi
  state now.json
  if cmp -s now.json after.json; then
    whole=$((whole + 1))
    must thema undo
  elif cmp -s now.json before.json; then
    [ $status -ne 0 ] || fail "kill $n: a merge that ended well did nothing"
    killed=$((killed + 1))
  else
    fail "kill $n after $delay ms: half a merge"
    finish
  fi
  pass
done
cmp -s ben/study.thema copy.before || fail 'the copy was written to'
[ -e ben/study.thema-journal ] && fail 'a journal is left beside the copy'
printf 'a merge took %d ms; %d killed, %d had ended before\n' "$took" $killed $whole
[ $killed -gt 0 ] || fail 'nothing was killed'
finish
