# Sourced by the other scripts: where things are and how to speak to people. It changes nothing.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=${TOLLE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tolle}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
builds=${TOLLE_BUILD:-$top/build}
case $builds in /*) ;; *) builds=$PWD/$builds ;; esac
dist=${TOLLE_DIST:-$([ -n "${TOLLE_BUILD:-}" ] && echo "$builds/dist" || echo "$top/dist")}
data=${TOLLE_DATA:-$(dirname "$top")/shared/data} # a folder of real exports; its tests are skipped without it
[ ! -d "$data" ] || data=$(cd "$data" && pwd -P) # the toolchain's root has no links of ours
trixie=$cache/trixie
PATH=$PATH:/usr/sbin:/sbin # where debootstrap and chroot are, which not every user has on the PATH
export TOLLE_CACHE=$cache TOLLE_DIST=$dist TOLLE_DATA=$data

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
at_least() { printf '%s\n%s\n' "$2" "$1" | sort -V -C; } # at_least 3.1.69 3.1.60
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

emcc_version() {
  local dir
  dir=$(dirname "$(readlink -f "$(command -v emcc)")")
  if [ -r "$dir/emscripten-version.txt" ]; then tr -d '"\n' <"$dir/emscripten-version.txt"; else
    emcc --version | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p'
  fi
}
# The machine's own compilers are used when they are new enough; else those of the Debian 13 root in the cache.
good_emcc() { have emcc && at_least "$(emcc_version)" 3.1.60; }
host_tools() { have cmake && have ninja && [ -e /usr/include/doctest/doctest.h ] && [ -e /usr/include/nlohmann/json.hpp ]; }
host_emcc() { good_emcc && host_tools; }
host_native() {
  host_tools && have clang-format-19 && { have clang++-19 || { have g++ && at_least "$(g++ -dumpversion)" 13; }; }
}

# The browser of the tests: TOLLE_CHROMIUM, else the machine's, else the toolchain's (as "toolchain"). The shell is Chromium
# without a window of its own, whose parts take as much processor time in the first second as the page does.
browser() {
  local b
  for b in "${TOLLE_CHROMIUM:-}" chromium-headless-shell chromium google-chrome; do
    [ -n "$b" ] && have "$b" && case $(readlink -f "$(command -v "$b")") in *snap*) ;; *) command -v "$b"; return ;; esac
  done
  [ -x "$trixie/usr/bin/chromium-headless-shell" ] && echo toolchain
}
# Runs a Node program that starts that browser, where the browser is; half an hour is the limit for one that hangs.
in_browser() {
  case $(browser) in
    "") die "there is no Chromium; run scripts/setup tests first." ;;
    toolchain) TOLLE_NEEDS=root "$top/scripts/toolchain" timeout 1800 node "$@" ;;
    *) TOLLE_CHROMIUM=$(browser) timeout 1800 node "$@" ;;
  esac
}
