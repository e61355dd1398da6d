#!/bin/bash
# One fuzz target under libFuzzer, for as long as you like. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
  cat <<'END'
Usage: tests/fuzz/run.sh TARGET SECONDS [LIBFUZZER_OPTION...]
Builds the target with clang 14 (preset fuzz, build/fuzz) and runs it with the address and undefined
behaviour sanitizers. What it finds interesting is kept in build/fuzz/found/TARGET and taken up by
the next run; a crash is written to build/fuzz/crashes.
  tests/fuzz/run.sh rule 300
  tests/fuzz/run.sh TARGET 0 -merge=1 tests/fuzz/corpus/TARGET build/fuzz/found/TARGET
                                         put into the corpus what reaches new code; look before you
                                         commit: tens of short files, named for what they are
END
}

targets=()
for file in tests/fuzz/*_fuzz.cc; do
  name=${file##*/}
  targets+=("${name%_fuzz.cc}")
done
if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  usage
  echo "Targets: ${targets[*]}"
  exit 0
fi
if (($# < 2)); then
  usage >&2
  exit 64
fi
target=$1
seconds=$2
shift 2
if [[ ! -f tests/fuzz/${target}_fuzz.cc ]]; then
  echo "tests/fuzz/run.sh: there is no target '$target'; there are: ${targets[*]}" >&2
  exit 64
fi
if ! command -v clang++-14 >/dev/null ||
    ! compgen -G '/usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a' >/dev/null; then
  echo "tests/fuzz/run.sh: needs clang 14 with its run-time libraries; as root, run:" >&2
  echo "  apt-get install --no-install-recommends clang-14 libclang-rt-14-dev" >&2
  exit 1
fi

[[ -f build/fuzz/build.ninja ]] || cmake --preset fuzz
cmake --build build/fuzz --target "hjul_${target}_fuzz"
mkdir -p "build/fuzz/found/$target" build/fuzz/crashes
program=build/fuzz/tests/fuzz/hjul_${target}_fuzz
# What a text may hold, and what one request of the structure-aware target may need.
length=20000
timeout=20
if [[ $target == request ]]; then
  length=4000
  timeout=300
fi
if ((seconds == 0)); then
  exec "$program" "$@"
fi
exec "$program" -max_total_time="$seconds" -max_len="$length" -timeout="$timeout" \
  -rss_limit_mb=4096 -artifact_prefix=build/fuzz/crashes/ -print_final_stats=1 "$@" \
  "build/fuzz/found/$target" "tests/fuzz/corpus/$target"
