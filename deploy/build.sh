#!/bin/bash
# Configures and builds one CMake preset. Called by deploy/run.sh and tests/run.sh. See --help.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'END'
Usage: deploy/build.sh PRESET [TARGET...]
Configures and builds a preset of CMakePresets.json (dev, release, asan, tsan) into build/PRESET.
Runs as many compilers at once as there are processors and 1.5 GB of free memory for each;
HJUL_JOBS=N decides otherwise. Packages are installed by deploy/install-deps.sh.
END
}

case ${1:-} in
  -h | --help) usage; exit 0 ;;
  '' | -*) usage >&2; exit 64 ;;
esac
preset=$1
shift

# A unit that includes gRPC or protobuf takes a little over 1 GB to compile.
megabytes_per_job=1500
megabytes_free=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo)
jobs=$((megabytes_free / megabytes_per_job))
((jobs <= $(nproc))) || jobs=$(nproc)
((jobs >= 1)) || jobs=1
jobs=${HJUL_JOBS:-$jobs}

# A home that cannot be written to must cost the cache, not the build.
if command -v ccache >/dev/null && ! ccache --print-stats >/dev/null 2>&1; then
  export CCACHE_DISABLE=1
fi

log=build/$preset/configure.log
mkdir -p "build/$preset"
if ! cmake --preset "$preset" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
targets=()
(($# == 0)) || targets=(--target "$@")
cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}"
