#!/bin/bash
# Every test, from a fresh clone. See --help.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'END'
Usage: tests/run.sh [OPTION...]
Installs what is missing, builds the tests and runs them.
  -R REGEX   only the tests whose names match
  -L LABEL   only the tests with this label: pure, store, service, simulation
  --asan     with the address and undefined behaviour sanitizers (build/asan)
  --tsan     with the thread sanitizer, the tests labelled pure (build/tsan)
  --rewrite  write what the tests saw over what they expect; then read the diff
  --tidy     run clang-tidy over our sources instead of the tests (slow)
Without options the preset is dev (build/dev). Exit status 0: all passed.
END
}

preset=dev
only=()
tidy=
while (($#)); do
  case $1 in
    -R | -L)
      (($# >= 2)) || { echo "tests/run.sh: $1 needs a value" >&2; exit 64; }
      only+=("$1" "$2")
      shift
      ;;
    --asan) preset=asan ;;
    --tsan) preset=tsan ;;
    --rewrite) export HJUL_REWRITE=1 ;;
    --tidy) tidy=1 ;;
    -h | --help) usage; exit 0 ;;
    *) echo "tests/run.sh: unknown argument '$1'" >&2; usage >&2; exit 64 ;;
  esac
  shift
done

deploy/install-deps.sh --tests
jobs=$(nproc)
in_layout=()
# The thread sanitizer of GCC 12 cannot start where the kernel randomises addresses too widely.
[[ $preset != tsan ]] || in_layout=(setarch --addr-no-randomize)
"${in_layout[@]}" deploy/build.sh "$preset" </dev/null

if [[ $tidy ]]; then
  run-clang-tidy -quiet -p "build/$preset" -j "$jobs" "^$PWD/(scheduler|services|clients)/.*\.cc$" \
    </dev/null
  echo "clang-tidy has no remarks."
  exit 0
fi
exec "${in_layout[@]}" ctest --preset "$preset" --output-on-failure --no-tests=error -j "$jobs" \
  "${only[@]}" </dev/null
