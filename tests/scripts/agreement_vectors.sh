#!/usr/bin/env bash
# Published and recomputed values of agreement, computed again through `thema agree`: --data for
# ratings, --spans for units on a continuum. The file of values stands beside the repository; it is
# read where it is.
# shellcheck disable=SC1091,SC2154
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=helpers.bash
. "$here/helpers.bash"

vectors=$shared/data/agreement-vectors.json
[ -n "$shared" ] && [ -f "$vectors" ] || skip 'agreement-vectors.json is not here'
command -v python3 > /dev/null || skip 'python3 is not installed'
python3 "$here/agreement_vectors.py" "$vectors"
