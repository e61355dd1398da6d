#!/bin/bash
# From a fresh clone to a running demonstration, in one command. See --help.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'END'
Usage: deploy/run.sh [ARGUMENT...]
Starts hjul with its demonstration municipality, from a fresh clone of the sources:
  1. installs the Debian packages that are missing (needs root or sudo the first time)
  2. builds build/release/services/hjuld and build/release/clients/cli/hjul
  3. runs 'hjuld dev', which prints its address, a login for each role, and what to try first
It stays in the foreground; Ctrl-C ends it, and the next start goes on where it was.

The arguments are handed to 'hjuld dev'. The usual ones:
  --data DIR                where the store is kept
  --clock 2026-08-01T08:00  the local time it is when the demonstration begins
  --speed 1d/s              how fast its clock runs
  --port N                  where it listens
'build/release/services/hjuld dev --help' tells the rest.
END
}

case ${1:-} in
  -h | --help) usage; exit 0 ;;
esac

"$root/deploy/install-deps.sh"
echo "Building hjul (the first time takes a while) ..." >&2
"$root/deploy/build.sh" release hjuld hjul >&2
echo "The command line is $root/build/release/clients/cli/hjul" >&2
exec "$root/build/release/services/hjuld" dev "$@"
