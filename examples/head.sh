# How the build.sh of every example begins. Sourced with the name of the project, the coder and what
# build.sh was called with:
#
#   . "$here/../head.sh" PROJECT CODER "$@"
#
# Leaves $thema, $out (the folder to write to), $tables (a folder there, empty) and step, and the
# environment of a command: the project and the coder. What an earlier run left under the names of the
# project is gone, anything else is left alone.
# shellcheck shell=bash
project=$1
coder=$2
shift 2

thema=${THEMA:-thema}
if [ $# -ne 1 ]; then
  echo "usage: $0 OUT_FOLDER" >&2
  exit 2
fi
if ! command -v "$thema" >/dev/null; then
  echo "$0: cannot find '$thema': put thema on the PATH, or its path into \$THEMA" >&2
  exit 2
fi

mkdir -p -- "$1"
out=$(cd -- "$1" && pwd)
tables=$out/tables
rm -rf -- "$tables"
rm -f -- "$out/$project.thema" "$out/$project.json"
mkdir -- "$tables"

# Every command works on this project, and as this coder.
export THEMA_PROJECT=$out/$project.thema
export THEMA_CODER=$coder

step() { printf '\n== %s\n' "$1" >&2; }
