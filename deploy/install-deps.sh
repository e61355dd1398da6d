#!/bin/bash
# Installs the Debian 12 packages hjul is built from. Does nothing, and needs no network and no
# rights, when they are all there. See --help.
set -euo pipefail

build_packages=(
  build-essential cmake ninja-build ccache pkg-config
  libgrpc++-dev protobuf-compiler protobuf-compiler-grpc libprotobuf-dev libabsl-dev
  librocksdb-dev libyaml-cpp-dev libcli11-dev libspdlog-dev libfmt-dev
  libssl-dev libsodium-dev prometheus-cpp-dev nlohmann-json3-dev
  ca-certificates tzdata
)
test_packages=(
  libgtest-dev libgmock-dev libbenchmark-dev
  clang-format clang-tidy git
  python3 python3-grpcio python3-protobuf librsvg2-bin openssl
)

usage() {
  cat <<'END'
Usage: deploy/install-deps.sh [--tests] [--print]
Installs what hjul needs to be built and run on Debian 12, as root or through sudo.
Packages that are there already are left alone; when none is missing, nothing is done.
  --tests  also what tests/run.sh needs
  --print  print the package names, one per line, and install nothing
END
}

packages=("${build_packages[@]}")
print=
for argument in "$@"; do
  case $argument in
    --tests) packages+=("${test_packages[@]}") ;;
    --print) print=1 ;;
    -h | --help) usage; exit 0 ;;
    *) echo "install-deps.sh: unknown argument '$argument'" >&2; usage >&2; exit 64 ;;
  esac
done
if [[ $print ]]; then
  printf '%s\n' "${packages[@]}"
  exit 0
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "install-deps.sh: no apt-get here; hjul is built on Debian 12." >&2
  echo "  'deploy/install-deps.sh --print' lists what it needs under Debian's names." >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $state == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

# Debian 12 has the versions hjul is written against; a later release may have others.
release=$(. /etc/os-release && echo "${ID:-unknown} ${VERSION_ID:-}")
[[ $release == "debian 12" ]] ||
  echo "install-deps.sh: this is $release, not debian 12; trying all the same" >&2

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "install-deps.sh: needs root for these packages, and there is no sudo. As root, run:" >&2
    echo "  apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 "$@" >>"$log" 2>&1 </dev/null
}
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
if ! { apt_get update && apt_get install -y --no-install-recommends "${missing[@]}"; }; then
  echo "install-deps.sh: apt-get failed; its last lines were:" >&2
  tail -n 20 "$log" | sed 's/^/  /' >&2
  echo "  Check the network and the sources in /etc/apt, then run this again." >&2
  exit 1
fi
