#!/usr/bin/env bash
# Agreement in random projects against counting unit by unit (agreement_random.py): characters, turns
# and sources, two and three coders. $ROUNDS projects, 500 before a release.
# shellcheck disable=SC1091,SC2154
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"

command -v python3 > /dev/null || skip 'python3 is not installed'
python3 "$here/agreement_random.py" "${ROUNDS:-8}"
