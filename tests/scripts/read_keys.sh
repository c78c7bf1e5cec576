# Coding on a terminal: a recorded session gives 40 passages codes, 8 of them new ones. How many keys
# a coding takes is counted from what was typed.
. "$(dirname "$0")/helpers.bash"

command -v python3 > /dev/null || skip 'no python3 here, whose terminals the session is typed into'
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
keys=$DATA/read/P01_3m.keys
example=$EXAMPLES/process-evaluation

export THEMA_PROJECT=$work/study.thema TERM=dumb
must thema init study.thema -q
must thema import "$example/transcripts/P01_3m.txt" -q
must thema code import "$example/codebook.csv" -q
before=$(thema code list -f jsonl | wc -l)

if ! timeout 300 python3 "$here/type_keys.py" "$keys" "$THEMA" read P01_3m > shown.txt 2> err.txt; then
  fail 'the session' "$(cat err.txt shown.txt)"
  finish
fi

passages=$(thema coding list -f csv --columns start,end | tail -n +2 | sort -u | wc -l)
new=$(($(thema code list -f jsonl | wc -l) - before))
[ "$passages" -eq 40 ] && pass || fail "40 passages were to be coded, not $passages" "$(cat shown.txt)"
[ "$new" -eq 8 ] && pass || fail "8 codes were to be made, not $new"
grep -q "^error: no code 'hok'; did you mean" shown.txt && pass || fail 'the slip was not told' "$(cat shown.txt)"
grep -q '^took back: coded' shown.txt && pass || fail 'u took nothing back'
sound 'after the session'

# Each line that codes is one change with its own command; one was taken back.
coded=$(grep -v '^#' "$keys" | grep -c '=')
logged=$(thema log --all -f csv --columns command | grep -c '^"\?thema read P01_3m .* = ')
[ "$logged" -eq $((coded - 1)) ] && pass || fail "the history has $logged of $coded lines; one of them failed"

# Keys of a coding: its line with Enter, and whatever was typed since the one before (Enter to go
# on, a slip, what it took back).
grep -v '^#' "$keys" | awk '
  { keys += length($0) + 1 }
  /=/ && !/=hok$/ { print keys; keys = 0 }' | sort -n > counted.txt
median=$(awk '{ k[NR] = $1 } END { print (k[int((NR + 1) / 2)] + k[int(NR / 2) + 1]) / 2 }' counted.txt)
echo "keys a coding: median $median, $(wc -l < counted.txt) codings, at most $(tail -n 1 counted.txt)"
awk -v m="$median" 'BEGIN { exit !(m > 0 && m <= 20) }' && pass || fail "a coding takes $median keys; at most 20 were to be"

# Nothing of a terminal is in what a pipe gets, and Ctrl-D ends as q does.
grep -v '^#' "$keys" | sed '/^q$/d' > piped.txt
must thema init piped.thema -q
export THEMA_PROJECT=$work/piped.thema
must thema import "$example/transcripts/P01_3m.txt" -q
must thema code import "$example/codebook.csv" -q
thema read P01_3m -q < piped.txt > out.txt 2> err.txt
[ $? -eq 3 ] && pass || fail 'a line failed: the status was to be 3'
[ "$(cat err.txt | wc -l)" -eq 1 ] && grep -q '^error: standard input:14: ' err.txt && pass || fail 'the line that failed is told by its number' "$(cat err.txt)"
grep -q $'\e\|> ' out.txt && fail 'a pipe gets prompts or colours' "$(cat out.txt)" || pass
thema coding list -f csv --columns source,start,end,code > piped.csv
thema coding list -f csv --columns source,start,end,code -p study.thema > typed.csv
cmp -s piped.csv typed.csv && pass || fail 'typed and piped give other codings' "$(diff typed.csv piped.csv)"

# Ctrl-C ends a session at once; what its lines did is kept.
mkfifo lines
# The program itself and no function: the signal is for it.
"$THEMA" read P01_3m < lines > out.txt 2> err.txt &
pid=$!
exec 3> lines
echo 't26 = Interrupted+' >&3
for ((i = 0; i < 200; i++)); do
  grep -q '^coded Interrupted' out.txt && break
  sleep 0.05
done
kill -INT $pid
wait $pid
status=$?
exec 3>&-
[ "$status" -eq 130 ] && grep -q '^error: interrupted; what the lines before did is kept' err.txt && pass || fail "after Ctrl-C: status $status" "$(cat out.txt err.txt)"
[ "$(thema coding list -f csv --columns code | grep -c '^Interrupted$')" -eq 1 ] && pass || fail 'the line before Ctrl-C is not kept'
must thema undo

# What the history has is the same again in a batch.
thema log --all -f csv --columns command -p study.thema | grep '^"\?thema read .* = ' |
  sed 's/^"\(.*\)"$/\1/; s/""/"/g' | tac > batch.txt
must thema init again.thema -q
must thema import "$example/transcripts/P01_3m.txt" -q -p again.thema
must thema code import "$example/codebook.csv" -q -p again.thema
must thema batch batch.txt -q -p again.thema
thema coding list -f csv --columns source,start,end,code -p again.thema > again.csv
# What was taken back is in the history, too.
[ "$(comm -23 <(sort typed.csv) <(sort again.csv) | wc -l)" -eq 0 ] && pass || fail 'the history as a batch gives other codings' "$(diff typed.csv again.csv)"
finish
