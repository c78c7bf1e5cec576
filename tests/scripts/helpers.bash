# What the stories of this folder begin with; sourced, not run. Each works in a new folder, as the
# coder `tester`, goes on after a failure, and ends with `finish`.
#
#   $THEMA                the program under test
#   $DATA, $EXAMPLES      tests/data and examples
#   $THEMA_SHARED         a folder with real transcripts, else $THEMA_SHARED_DEFAULT

set -u -o pipefail
: "${THEMA:?names the program under test}" "${DATA:?names tests/data}"
THEMA=$(realpath "$THEMA")
DATA=$(realpath "$DATA")
shared=${THEMA_SHARED:-${THEMA_SHARED_DEFAULT:-}}
[ -z "$shared" ] || shared=$(realpath -m "$shared")

work=$(mktemp -d "${TMPDIR:-/tmp}/thema-story-XXXXXX")
clean_up() {
  local jobs
  jobs=$(jobs -p)
  [ -z "$jobs" ] || kill -9 $jobs 2> /dev/null
  chmod -R u+rwX "$work"
  rm -rf "$work"
}
trap clean_up EXIT
cd "$work" || exit 1

export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1 THEMA_CODER=tester HOME=$work
unset THEMA_PROJECT EDITOR VISUAL PAGER COLUMNS LANGUAGE CLICOLOR_FORCE SOURCE_DATE_EPOCH

failures=0
passed=0
fail() {
  failures=$((failures + 1))
  printf 'FAILED: %s\n' "$@" >&2
}
pass() { passed=$((passed + 1)); }

# skip REASON: ends the story; the tests show it as skipped.
skip() {
  printf 'skipped: %s\n' "$1"
  exit 77
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failures"
  [ "$failures" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

thema() { "$THEMA" "$@"; }

# must COMMAND...: a step that has to succeed for the rest to make sense.
must() {
  if ! "$@" > must.out 2> must.err; then
    fail "$*" "$(cat must.out must.err)"
    finish
  fi
}

# state FILE [PROJECT]: everything that the project holds, without its history.
state() { thema export json -o "$1" -p "${2:-study.thema}" -q; }

# same_state BEFORE WHAT [PROJECT]: the project holds what BEFORE holds.
same_state() {
  if state same.json "${3:-study.thema}" && cmp -s "$1" same.json; then
    pass
  else
    fail "$2: the project is not as it was" "$(diff "$1" same.json | head -n 6)"
  fi
}

# sound WHAT [PROJECT]: `check` finds no problem.
sound() {
  local found
  if found=$(thema check -p "${2:-study.thema}" -q 2>&1); then
    pass
  else
    fail "$1: check found problems" "$found"
  fi
}
