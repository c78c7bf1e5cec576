# Suggested and rejected codings count nowhere: every command that counts or shows codings prints
# the same with hundreds of them in the project as without any; accepted, they show everywhere.
. "$(dirname "$0")/helpers.bash"
export THEMA_CODER=anna

must bash "$EXAMPLES/process-evaluation/build.sh" study
export THEMA_PROJECT=$work/study/backsteps.thema

counting=(
  "quotes -f json" "quotes -f csv --limit 5" "themes -f json" "themes -f json --by arm --depth 3"
  "participants -f json" "code list --counts -f json" "coding list -f csv" "coding export -f csv"
  "coding list --changed -f csv" "coding list --lost -f csv" "cmo table -f json" "cmo list -f json"
  "cmo show CMOC1 -f json" "theory list -f json" "check -f json" "source show P01_3m --codes -f csv"
  "memo list -f json" "find website -f csv --where \"code = 'Website and messages'\""
  "find website -f csv --where \"turn has 'Website and messages'\""
  "source list -f csv" "case list -f csv" "case show P01 -f json"
  "participants -f json --where \"case has 'Website and messages'\""
)

# everything FOLDER: what all of them print, but for what says that suggestions wait.
everything() {
  local i
  mkdir -p "$1"
  for i in "${!counting[@]}"; do
    eval "thema ${counting[$i]}" > "$1/$i" 2> "$1/$i.err" || fail "thema ${counting[$i]}" "$(cat "$1/$i.err")"
  done
  thema info | grep -v '^Codings suggested\|^Entries\|^Size\|^File' > "$1/info"
  thema status -f csv > "$1/status"
  thema coder list -f csv | grep -v robot > "$1/coders"
}

same() {
  local i what
  for i in "${!counting[@]}" info status coders; do
    what=$i
    [[ $i =~ ^[0-9]+$ ]] && what=${counting[$i]}
    if cmp -s "before/$i" "$1/$i"; then
      pass
    else
      fail "$2: $what is not as before" "$(diff "before/$i" "$1/$i" | head -n 4)"
    fi
  done
}

must thema coder add robot --program
everything before
for code in 'Website and messages' 'Safe to move' 'Trust in the advice'; do
  must thema autocode "$code" --where "role = participant" --suggest --coder robot
  must thema autocode "$code" --find 'the OR and' --span sentence --suggest --coder robot
done
waiting=$(thema coding list --suggested -f csv --columns source | tail -n +2 | wc -l)
[ "$waiting" -gt 300 ] && pass || fail "only $waiting suggestions"
everything suggested
same suggested "suggested"

must thema coding reject --where "code = 'Safe to move'"
everything rejected
same rejected "rejected"
thema autocode 'Safe to move' --where "role = participant" --suggest --coder other -f csv > again.csv
if [ "$(tail -n +2 again.csv | cut -d, -f3 | sort -u)" = 0 ]; then
  pass
else
  fail "what was rejected is suggested again" "$(cat again.csv)"
fi

# A suggestion is no evidence, and takes no part in a split.
id=$(thema coding list --suggested -f csv --columns id | tail -n 1)
thema cmo evidence CMOC1 --coding "$id" --speaks-to C1 --stance supports > out 2> err
[ $? -eq 3 ] && grep -q suggestion err && pass || fail "evidence from a suggestion" "$(cat out err)"

must thema coding accept --all
everything accepted
differing=0
for i in 0 2 5 6 7 15; do
  cmp -s "before/$i" "accepted/$i" || differing=$((differing + 1))
done
[ $differing -eq 6 ] && pass || fail "accepted codings show in $differing of 6 commands"
sound "accepted" "$THEMA_PROJECT"

thema undo 8 -q > /dev/null
everything undone
same undone "undone"
finish
