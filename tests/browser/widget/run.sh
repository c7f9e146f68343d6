#!/usr/bin/env bash
# Does the search work in pages of other sites, whatever they do? Runs in Chromium, Firefox and, where it is there, WebKitGTK.
# WAYMARK_BROWSERS: which of them ("chromium firefox webkit"). WAYMARK_CORE: which of these try only the tests marked `core`: every row and
# every column of the matrix, and one of each kind beside it. Arguments: only tests whose name has one of these words.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
WAYMARK_TESTS=$here/run.mjs exec "$here/../run.sh" "$@"
