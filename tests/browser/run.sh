#!/usr/bin/env bash
# Does the site work for people, in a real browser? Starts the built program with the samples on a free port, runs every
# *.test.mjs here in Chromium, and ends with one line `N passed, N failed`.
# WAYMARK_TESTS: another list of tests than run.mjs. WAYMARK_BIN: the program (build/release/waymark). WAYMARK_BROWSER: the browser (/usr/bin/chromium). Arguments: only tests whose
# name has one of these words.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(cd "$here/../.." && pwd)
bin=${WAYMARK_BIN:-$root/build/release/waymark}
case $bin in /*) ;; *) bin=$PWD/$bin ;; esac

if [ ! -x "$bin" ]; then
  echo "There is no program at $bin; run script/build first, or set WAYMARK_BIN." >&2
  exit 2
fi
if [ ! -d "$here/node_modules/playwright-core" ] || [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
  (cd "$here" && npm ci --no-audit --no-fund --loglevel=error >&2)
fi

data=$(mktemp -d)
server=
shell=$BASHPID
clean_up() {
  [ "$BASHPID" = "$shell" ] || return 0   # a subshell that is ended by a signal must not take the data away
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$data"
}
trap clean_up EXIT

"$bin" import --data "$data" "$root/content/samples" >"$data/import.log" 2>&1 || { cat "$data/import.log" >&2; echo "The samples could not be imported." >&2; exit 2; }
# The hostile listing may be told off by the checks, but it must go in, so that the pages can be tried with it.
"$bin" import --data "$data" --source hostile "$root/tests/fixtures/pages/hostile.json" >"$data/import.log" 2>&1 || [ $? -eq 3 ] || { cat "$data/import.log" >&2; exit 2; }

coproc SERVER { exec "$bin" serve --data "$data" --listen 127.0.0.1:0 --sample-data 2>"$data/err.log"; }
server=$SERVER_PID
# It says in one line that it is ready and where, or it ends.
read -r -t 60 ready <&"${SERVER[0]}" || { cat "$data/err.log" >&2; echo "The server did not start." >&2; exit 2; }
url=$(sed -n 's/.*\(http:\/\/127\.0\.0\.1:[0-9]*\).*/\1/p' <<<"$ready")
[ -n "$url" ] || { echo "The server did not say where it listens: $ready" >&2; exit 2; }

WAYMARK_URL=$url node "${WAYMARK_TESTS:-$here/run.mjs}" "$@"
