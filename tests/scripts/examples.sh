# The example studies build from nothing, twice with the same bytes; their themes rest on several
# people; a number that is no longer true stops them; and each capability is shown in one of them.
. "$(dirname "$0")/helpers.bash"
unset THEMA_CODER

declare -A projects=([process-evaluation]=backsteps [mixed-methods]=backpath [review]=review [ipa]=ipa
  [self-care]=self-care)
declare -A kinds=([review]=study)
declare -A texts=([mixed-methods]=interviews [review]=articles)

# build STUDY OUT [FOLDER]: the study, from its files.
build() { bash "${3:-$EXAMPLES/$1}/build.sh" "$2" > "$2.out" 2> "$2.err"; }

for study in "${!projects[@]}"; do
  if ! build "$study" "one-$study" || ! build "$study" "two-$study"; then
    fail "examples/$study/build.sh" "$(tail -n 5 "one-$study.err")"
    continue
  fi
  project=one-$study/${projects[$study]}.thema

  # Ids are random and times pass: the project and its JSON differ, nothing else.
  if diff -r -x '*.thema' -x "${projects[$study]}.json" "one-$study" "two-$study" > difference; then
    pass
  else
    fail "$study: two builds differ" "$(head -n 5 difference)"
  fi
  if diff <(sed "s|one-$study|OUT|" "one-$study.out") <(sed "s|two-$study|OUT|" "two-$study.out"); then
    pass
  else
    fail "$study: two builds print different things"
  fi

  must thema -p "$project" check
  pass

  files=("$EXAMPLES/$study/${texts[$study]:-transcripts}"/*)
  for file in "${files[@]}"; do
    if thema -p "$project" source turns "$(basename "$file")" -f csv > turns.csv 2> err &&
      [ "$(wc -l < turns.csv)" -gt 1 ]; then
      pass
    else
      fail "$study: $file is not in the project" "$(cat err)"
    fi
  done

  # A theme of one person is no theme.
  thema -q -p "$project" themes --case-kind "${kinds[$study]:-participant}" -f csv \
    --columns theme,subtheme,cases > themes.csv
  if [ "$(wc -l < themes.csv)" -gt 4 ] && ! grep -E ',[01]$' themes.csv; then
    pass
  else
    fail "$study: a theme rests on one person, or on nobody" "$(cat themes.csv)"
  fi

  if head -n 3 "$EXAMPLES/$study/README.md" | grep -q '^\*\*Everything here is invented\.\*\*'; then
    pass
  else
    fail "$study: README.md does not say first that everything is invented"
  fi
done

# without STUDY SOURCE CODE: the study with the codings of this code in this source left out has to stop
# for the reason in ERROR.
without() {
  local copy=without/$1
  rm -rf "$copy"
  mkdir -p without
  cp -r "$EXAMPLES/$1" "$EXAMPLES/head.sh" without/
  grep -v "^$2,.*$3" "$EXAMPLES/$1/codings.csv" > "$copy/codings.csv"
  if cmp -s "$EXAMPLES/$1/codings.csv" "$copy/codings.csv"; then
    fail "$1: no coding of '$3' in $2"
  elif build "$1" "out-without-$1" "$copy"; then
    fail "$1: goes on although '$3' is not coded in $2"
  elif grep -q "$4" "out-without-$1.err"; then
    pass
  else
    fail "$1: stops, but not because of '$3'" "$(tail -n 3 "out-without-$1.err")"
  fi
}
without self-care S13.txt 'Support is intrusive' '2 of 23'
without ipa Tom.txt 'Asking and asking again' 'Asking and asking again: 2/7'

# Capabilities by their ids, each in the table of one README.
ids=$(printf '%s\n' A{1..9} B{1..8} C{1..15} D{1..5} E{1..6} | sort)
shown=$(cat "$EXAMPLES"/*/README.md | grep -oE '^\| [A-E][0-9]+ \|' | grep -oE '[A-E][0-9]+' | sort)
if [ "$ids" = "$shown" ]; then
  pass
else
  fail 'the READMEs show each capability once' "$(diff <(echo "$ids") <(echo "$shown"))"
fi

# examples/run knows the studies that there are, and no other.
for build in "$EXAMPLES"/*/build.sh; do
  study=$(basename "$(dirname "$build")")
  if [ -n "${projects[$study]:-}" ] && grep -q "^all=(.*\b$study\b" "$EXAMPLES/run"; then
    pass
  else
    fail "examples/run does not know $study"
  fi
done
bash "$EXAMPLES/run" no-such-study > out 2>&1
if [ $? -eq 2 ] && grep -q "no study no-such-study: there are process-evaluation" out; then
  pass
else
  fail 'examples/run no-such-study' "$(cat out)"
fi
finish
