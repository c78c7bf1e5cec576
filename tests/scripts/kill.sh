# `kill -9` at random moments of imports and codings: the project always opens, `check` is clean, and
# every command that had reported success is there. $THEMA_KILLS: how often (40; a full run takes 200);
# $THEMA_SEED repeats a run.
. "$(dirname "$0")/helpers.bash"

kills=${THEMA_KILLS:-40}
RANDOM=${THEMA_SEED:-20260102}
export THEMA_PROJECT=$work/study.thema

# Enough text that a command spends its time in reading, writing and syncing by turns.
transcript() {  # transcript NAME TURNS
  local i
  for ((i = 1; i <= $2; i++)); do
    printf 'I: And then, in week %d of %s?\n\nP: Then I walked %d minutes, and it was %s again.\n\n' \
      $i "$1" $((i * 7 % 60)) "$1"
  done
}

must thema init study.thema -q
must thema code add Walking -q
must thema code add Waiting -q
transcript base 200 > base.txt
must thema import base.txt -q
{
  echo source,turns,code
  for ((i = 1; i <= 400; i++)); do echo base,$i,Waiting; done
} > waiting.csv

# What succeeded: names of sources, and the places that have the code Walking.
: > sources.done
: > codings.done
codings_before=0
killed=0
finished=0
journals=0

# doomed COMMAND...: runs it and kills it after $delay milliseconds. Status 0: it had ended well.
doomed() {
  "$THEMA" "$@" > out.txt 2> err.txt &
  local pid=$!
  sleep "0.$(printf %03d "$delay")"
  kill -9 $pid 2> /dev/null
  wait $pid 2> /dev/null
  local status=$?
  [ ! -e study.thema-journal ] || journals=$((journals + 1))
  return $status
}

# How long such a command takes here and now: kills are spread over one and a half times that.
clock() {
  local from to
  from=$(date +%s%3N)
  "$@" > /dev/null 2>&1
  to=$(date +%s%3N)
  echo $((to - from))
}
transcript timing 1500 > timing.txt
import_ms=$(clock thema import timing.txt)
echo timing >> sources.done
coding_ms=$(clock thema coding import waiting.csv)
must thema undo
apply_ms=$(clock thema apply Waiting --in timing --turns 2)
must thema undo

spread() {  # spread MS: a random part of 1.5 MS, under a second
  local most=$(($1 * 3 / 2 + 2))
  [ $most -le 999 ] || most=999
  delay=$((RANDOM % most))
}

whole() {
  local name missing
  if ! thema info -q > out.txt 2>&1; then
    fail "kill $n ($what after $delay ms): the project does not open" "$(cat out.txt)"
    finish
  fi
  sound "kill $n ($what after $delay ms)" "$THEMA_PROJECT"
  thema source list -f csv -q | tail -n +2 | cut -d, -f1 | sort > sources.now
  missing=$(sort sources.done | comm -23 - sources.now)
  [ -z "$missing" ] || fail "kill $n ($what after $delay ms): sources that were imported are gone" "$missing"
  thema coding export -f csv -q | grep ',Walking,' | cut -d, -f1-3 | sort > codings.now
  missing=$(sort codings.done | comm -23 - codings.now)
  [ -z "$missing" ] || fail "kill $n ($what after $delay ms): codings that were made are gone" "$missing"
}

for ((n = 1; n <= kills; n++)); do
  case $((n % 4)) in
    0 | 2)
      what=import
      name=P$n
      transcript $name 1500 > $name.txt
      spread "$import_ms"
      if doomed import $name.txt; then
        echo $name >> sources.done
        finished=$((finished + 1))
      else
        killed=$((killed + 1))
      fi
      rm $name.txt
      # Half an import is none: the source has all its turns or is not there.
      if thema source list -f csv -q | grep -q "^$name,"; then
        turns=$(thema source turns $name -f csv -q | tail -n +2 | wc -l)
        [ "$turns" -eq 3000 ] || fail "kill $n: $name has $turns turns of 3000"
      fi
      ;;
    1)
      what=apply
      spread "$apply_ms"
      if doomed apply Walking --in base --at $((n * 10)):$((n * 10 + 7)); then
        echo base,$((n * 10)),$((n * 10 + 7)) >> codings.done
        finished=$((finished + 1))
      else
        killed=$((killed + 1))
      fi
      ;;
    3)
      what='coding import'
      spread "$coding_ms"
      doomed coding import waiting.csv
      done_well=$?
      [ $done_well -eq 0 ] && finished=$((finished + 1)) || killed=$((killed + 1))
      waiting=$(thema coding export -f csv -q | grep -c ',Waiting,')
      case $done_well,$waiting in
        *,400) must thema undo ;;  # also one that was killed before it could say so
        0,*) fail "kill $n: a coding import that ended well left $waiting codings" ;;
        *,0) ;;
        *) fail "kill $n: half a coding import: $waiting codings" ;;
      esac
      ;;
  esac
  whole
done

# Twice in a row with nothing between, and a reader first: the journal that is left is rolled back.
state before.json
for what in 'coding import waiting.csv' 'import timing.txt --on-duplicate new'; do
  for delay in 5 15 30 60; do
    n=$((n + 1))
    doomed $what
    doomed $what
    thema coding list --limit 1 > /dev/null 2>&1 || thema coding list > out.txt 2> err.txt ||
      fail "kill $n: the first reader fails" "$(cat err.txt)"
    sound "kill $n (twice)" "$THEMA_PROJECT"
  done
done

must thema code add Afterwards
must thema undo
printf '%d killed, %d had ended before; %d journals rolled back\n' $killed $finished $journals
[ $killed -gt 0 ] || fail 'nothing was killed'
finish
