#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# jkdump @VERSION@ in one file, with its own Java runtime. The first start unpacks it into
# $JKDUMP_CACHE/self (~/.cache/jkdump/self). Besides jkdump's own arguments it takes
#   --home        print the directory it is unpacked in: crash> extend HOME/lib/jkdump.so
#   --uninstall   remove all unpacked and cached files
set -eu
version=@VERSION@ digest=@DIGEST@ megabytes=@MEGABYTES@ skip=@SKIP@
self=$(readlink -f "$0")
cache=${JKDUMP_CACHE:-${HOME:+$HOME/.cache/jkdump}}
case $cache in /*) ;; ?*) cache=$PWD/$cache ;; esac
place=$cache/self
home=$place/$version-$digest

fail() {
  echo "jkdump: $*" >&2
  exit 1
}

# Refuses a place where others may write: programs in it are run.
check_place() {
  if [ -L "$place" ] || [ ! -O "$place" ] || [ -n "$(find "$place" -maxdepth 0 -perm /022)" ]; then
    fail "the directory $place is not safe: it must be your own and writable by you alone;" \
      "remove it, or set JKDUMP_CACHE to another place"
  fi
}

# Unpacks the archive into $work/home, or fails with the reason. The archive's own directory has an old time: as $work
# itself it would look left behind.
extract() {
  mkdir "$work/home"
  said=$({ tail -c "+$skip" "$self" | tar -xzf - --no-same-owner -C "$work/home"; } 2>&1) || case $said in
    *"No space left"* | *"quota exceeded"* | *"File too large"*)
      fail "there is no room for $megabytes MB in $place: free some, or set JKDUMP_CACHE to another place" ;;
    *) fail "$self can't be unpacked; was it copied whole? $(echo "$said" | head -n 1)" ;;
  esac
}

# Starts the runtime once: fails with the reason on a place mounted noexec, and on a machine that is too old.
try_runtime() {
  said=$("$work/home/jre/bin/java" -XX:-UsePerfData -version 2>&1) || case $said in
    *"ermission denied"*)
      fail "nothing can be run from $place (mounted noexec?): set JKDUMP_CACHE to another place" ;;
    *) fail "the Java runtime does not start on this machine: $(echo "$said" | head -n 1)" ;;
  esac
}

unpack() {
  [ "$(uname -m)" = x86_64 ] || fail "this file is for x86_64, this machine is $(uname -m)"
  umask 022
  mkdir -p "$cache" 2>/dev/null || true
  [ -d "$place" ] || mkdir -m 700 "$place" 2>/dev/null || [ -d "$place" ] ||
    fail "the directory $place can't be made: set JKDUMP_CACHE to a directory of yours"
  check_place
  echo "jkdump: unpacking $megabytes MB to $home, once" >&2
  # Starts that were killed left theirs behind.
  find "$place" -maxdepth 1 -name '.new.*' -mtime +0 -exec rm -rf {} +
  work=$(mktemp -d "$place/.new.XXXXXX") || fail "nothing can be written to $place: set JKDUMP_CACHE to another place"
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  extract
  try_runtime
  sed -i "s|@HOME@|$(printf %s "$home" | sed 's/[&|\\]/\\&/g')|g" "$work/home/startup/kdump.jsh"
  chmod 755 "$work/home"
  # If another start was faster, its result serves as well.
  mv -T "$work/home" "$home" 2>/dev/null || [ -d "$home" ] || fail "$home can't be made"
  rm -rf "$work"
  trap - EXIT INT TERM HUP
}

uninstall() {
  [ ! -e "$place" ] || check_place
  rm -rf "$place" "$cache/extension" "$cache/classes" "$cache/start"
  if rmdir "$cache" 2>/dev/null && [ -z "${JKDUMP_CACHE:-}" ]; then
    rmdir "$HOME/.cache" 2>/dev/null || true
  fi
  echo "jkdump: removed the unpacked and cached files in $cache; this file itself, and the history of the prompt in" \
    "${XDG_STATE_HOME:-${HOME:-}/.local/state}/jkdump, are yours to remove"
}

[ -n "$cache" ] || fail "neither JKDUMP_CACHE nor HOME says where to unpack: set one of them"
if [ "${1:-}" = --uninstall ]; then
  uninstall
  exit
fi
[ -d "$home" ] || unpack
check_place
if [ "${1:-}" = --home ]; then
  echo "$home"
  exit
fi
exec "$home/bin/jkdump" "$@"
exit 1
