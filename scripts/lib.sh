# What the scripts share; sourced, not run.
# shellcheck shell=bash
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}

# require_root WHY: asks for sudo's password now, where it can be explained.
require_root() {
  if ((EUID == 0)); then return; fi
  command -v sudo >/dev/null || die "$1 needs root: run this as root, or install sudo."
  sudo true || die "$1 needs root, and sudo did not allow it."
}

# phase NAME COMMAND...: runs it and says how long it took.
phase() {
  local name=$1 start=$SECONDS
  shift
  say "== $name"
  "$@"
  say "-- $name: $((SECONDS - start)) s"
}

# logged LOG COMMAND...: keeps the output for when it fails.
logged() {
  local log=$project/build/$1
  shift
  mkdir -p "$project/build"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 25 "$log" >&2
    die "this failed: $* (all of its output: ${log#"$project"/})"
  fi
}

# packages_of SECTION...: "servers" is tests/servers/packages, every other one is in scripts/packages.
packages_of() {
  local section
  for section in "$@"; do
    if [[ $section == servers ]]; then
      awk '!/^#/ && NF { print $1 }' "$project/tests/servers/packages"
    else
      awk -v wanted="[$section]" '/^\[/ { inside = $1 == wanted; next }
        inside && !/^#/ && NF { print $1 }' "$project/scripts/packages"
    fi
  done | sort -u
}

missing_of() {
  local package
  for package in $(packages_of "$@"); do
    [[ $(dpkg-query -Wf '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      echo "$package"
  done
}

refresh_package_lists() {
  if [[ -n ${package_lists_are_fresh-} ]]; then return; fi
  require_root "Reading the package lists"
  logged packages.log as_root apt-get -qq update
  package_lists_are_fresh=1
}

# install_packages SECTION...: what is missing of them; nothing is asked and nothing else is touched.
install_packages() {
  command -v dpkg-query apt-get >/dev/null ||
    die "this installs Debian packages and is made for Debian 12; scripts/packages lists them."
  local missing
  mapfile -t missing < <(missing_of "$@")
  if ((${#missing[@]} == 0)); then
    say "Every package that is needed is there."
    return
  fi
  say "Installing what is missing (a minute or two): ${missing[*]}"
  require_root "Installing packages"
  refresh_package_lists
  logged packages.log as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "${missing[@]}"
}

# The servers are only unpacked below build/, never installed.
fetch_servers() {
  local stamp=${FTPERM_SERVERS:-$project/build/servers}.stamp
  if [[ ! -f $stamp ]]; then
    say "Fetching the FTP servers as packages, and unpacking them below build/."
    refresh_package_lists
  fi
  "$project/tests/servers/install"
}

# build PRESET TARGET [CMAKE_OPTION...]
build() {
  local preset=$1 target=$2 quiet=()
  shift 2
  [[ -t 1 ]] || quiet=(--quiet) # only warnings and errors
  (
    cd "$project" || exit
    cmake --preset "$preset" --log-level=WARNING "$@" >/dev/null
    cmake --build --preset "$preset" --target "$target" --parallel "$(nproc)" -- "${quiet[@]}"
  )
}

# run_tests PRESET [CTEST_OPTION...]: tests that start servers run as root, unit tests as you are.
run_tests() {
  local preset=$1 status=0
  shift
  local command=(ctest --preset "$preset" --no-label-summary -j2)
  (($#)) && command+=("$@") || command+=(--no-tests=error)
  cd "$project" || exit
  if ((EUID == 0)); then
    "${command[@]}"
    return
  fi
  "${command[@]}" -L unit || status=$?
  require_root "Starting the FTP servers"
  as_root "${command[@]}" -LE unit || status=$?
  as_root chown -R "$(id -u):$(id -g)" "build/$preset/Testing"
  ((status == 0)) || say "Not all tests passed." >&2
  return "$status"
}
