# On a terminal `cmo reread` asks piece by piece; into a pipe or with -f it prints its table. Invented.
. "$(dirname "$0")/helpers.bash"

command -v python3 > /dev/null || skip 'no python3 here, whose terminals the answers are typed into'
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export THEMA_PROJECT=$work/study.thema TERM=dumb

must thema init study.thema -q
printf 'INT: What helps?\nP1: The walk eases it.\nINT: And else?\nP1: I set a goal. Then I stop.\n' > P1.txt
must thema import P1.txt -q
must thema cmo add CMOC1 --context able --reasoning 'Links walks with relief' --outcome 'Keeps walking' -q
must thema cmo evidence CMOC1 --speaks-to R1,O1 --in P1 --turns 2 --stance supports -q
must thema cmo evidence CMOC1 --speaks-to O1 --in P1 --quote 'set a goal' --stance supports -q
must thema cmo evidence CMOC1 --speaks-to O1 --in P1 --quote 'I stop' --stance supports -q
must thema cmo set CMOC1 --outcome 'Walks further' -q

# Nobody can be asked here.
thema cmo reread CMOC1 -q < /dev/null > table.txt
if grep -q '^Id *Stance' table.txt; then pass; else fail 'no table into a pipe' "$(cat table.txt)"; fi

printf 'what\nchal R1\nk\nu\n\nremove\n\n' > keys
if ! timeout 120 python3 "$here/type_keys.py" keys "$THEMA" cmo reread CMOC1 > shown.txt 2> err.txt; then
  fail 'the session' "$(cat err.txt shown.txt)"
  finish
fi
for words in "'what' is no answer" 'O1 was: Keeps walking' 'O1 is now: Walks further' \
  'took back: 1 piece of evidence' 'that was the last; u takes it back' '1 piece left on older wording'; do
  if grep -qF "$words" shown.txt; then pass; else fail "not shown: $words" "$(cat shown.txt)"; fi
done
evidence=$(thema cmo show CMOC1 -f json | python3 -c '
import json, sys
for e in json.load(sys.stdin)["evidence"]:
    print(e["stance"], ",".join(e["speaks_to"]), e["text"], e["judged_on"])' | sort)
if [ "$evidence" = 'challenges R1 The walk eases it. 2
supports O1 set a goal 1' ]; then pass; else fail 'the evidence after the session' "$evidence"; fi
sound 'after the session'

# Each answer is a change of its own.
must thema undo
if [ "$(thema cmo reread CMOC1 -q -f csv | wc -l)" -eq 3 ]; then pass; else fail 'undo took back more, or less'; fi
finish
