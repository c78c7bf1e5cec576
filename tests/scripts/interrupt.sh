# SIGINT, SIGTERM and SIGHUP end a command with status 130, and leave nothing half done: also when
# the signal comes twice at once, as a wrapper and the terminal together send it.
. "$(dirname "$0")/helpers.bash"

export THEMA_PROJECT=$work/study.thema
for ((i = 1; i <= 6000; i++)); do
  printf 'P: In week %d I walked, and it was good to walk there again and again.\n\n' "$i"
done > base.txt
must thema init study.thema -q
must thema import base.txt -q
must state before.json

# blocked SIGNAL COMMAND...: the command writes into a pipe that nobody reads, so that it is still
# there when the signal comes; then the pipe is emptied.
blocked() {
  local signal=$1 status
  shift
  rm -f pipe
  mkfifo pipe
  "$THEMA" "$@" > pipe 2> err.txt &
  local pid=$!
  exec 3< pipe
  read -r -N 1 _ <&3
  kill "-$signal" $pid
  kill "-$signal" $pid 2> /dev/null
  cat <&3 > rest.txt
  exec 3<&-
  wait $pid
  status=$?
  if [ "$status" -eq 130 ] && grep -q '^error: interrupted' err.txt; then
    pass
  else
    fail "$signal: thema $*: status $status" "$(cat err.txt)"
  fi
}

for signal in INT TERM HUP; do
  blocked $signal find walk -f csv
  blocked $signal source turns base -f json
  blocked $signal export json
done

# A change that is stopped is not there, or is there whole.
for ((i = 1; i <= 6; i++)); do
  sed "s/week/week $i of/" base.txt > "more$i.txt"
  "$THEMA" import "more$i.txt" > /dev/null 2> err.txt &
  pid=$!
  sleep "0.$((i * 5 + 2))"
  kill -INT $pid 2> /dev/null
  wait $pid
  status=$?
  turns=$(thema source turns "more$i" -f csv 2> /dev/null | wc -l)
  case $status-$turns in
    0-6001 | 130-0) pass ;;
    *) fail "import stopped after 0.$((i * 5 + 2)) s: status $status, $turns lines of turns" ;;
  esac
done

# A backup is whole or is not there.
"$THEMA" backup copy.thema-backup > /dev/null 2> err.txt &
pid=$!
sleep 0.02
kill -INT $pid 2> /dev/null
wait $pid
status=$?
left=$(ls copy.* 2> /dev/null | tr '\n' ' ')
case $status-$left in
  '0-copy.thema-backup ' | 130-) pass ;;
  *) fail "backup stopped: status $status, left: $left" ;;
esac

# Once the file is there, the command has done what it was asked for.
for ((i = 1; i <= 20; i++)); do
  rm -f copy.*
  "$THEMA" backup copy.thema-backup > told.txt 2> err.txt &
  pid=$!
  until [ -e copy.thema-backup ]; do :; done
  kill -INT $pid 2> /dev/null
  wait $pid
  status=$?
  if [ $status -eq 0 ] && grep -q '^wrote copy' told.txt; then
    pass
  else
    fail "backup stopped when its file was there: status $status" "$(cat err.txt)"
    break
  fi
done

# A program that codes ends with everything that it has started, on Ctrl-C and at its limit of time.
must thema code add Walk -q
must state before.json
ends_with_children() {
  local what=$1 wanted=$2 signal=$3 pid child status
  rm -f child
  "$THEMA" autocode Walk --where 'source = base' --timeout 2 \
    --with 'sleep 60 & echo $! > child.part; mv child.part child; wait' > /dev/null 2> err.txt &
  pid=$!
  for ((i = 0; i < 500; i++)); do
    [ -e child ] && break
    sleep 0.02
  done
  child=$(cat child)
  [ -z "$signal" ] || kill "-$signal" $pid
  wait $pid
  status=$?
  [ "$status" = "$wanted" ] && pass || fail "autocode --with, $what: status $status" "$(cat err.txt)"
  for ((i = 0; i < 200; i++)); do
    kill -0 "$child" 2> /dev/null || break
    grep -q '^State:[[:space:]]*Z' "/proc/$child/status" 2> /dev/null && break
    sleep 0.02
  done
  [ "$i" -lt 200 ] && pass || fail "autocode --with, $what: what the program had started goes on"
  same_state before.json "autocode --with, $what"
}
ends_with_children 'stopped' 130 INT
ends_with_children 'too slow' 3 ''

must thema check
finish
