# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Messages, cache, locks and hashes for all testbed scripts, which source it.

TESTBED_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
CACHE=${JKDUMP_CACHE:-${HOME:?is not set, set JKDUMP_CACHE}/.cache/jkdump}/testbed
TOOL=${0##*/}

say() { printf '%s: %s\n' "$TOOL" "$*" >&2; }

die() {
	say "$*"
	exit 1
}

# step TEXT COMMAND...: prints a line before the command, and one after it with the elapsed seconds.
step() {
	local text=$1 begin=$SECONDS
	shift
	say "$text ..."
	"$@" || die "failed after $((SECONDS - begin)) s: $text"
	say "$text: $((SECONDS - begin)) s"
}

# watch_size PID TOTAL DIRECTORY...: prints a line every five seconds while PID, a download, runs.
watch_size() {
	local pid=$1 total=$2 ticks=0 now
	shift 2
	while kill -0 "$pid" 2>/dev/null; do
		sleep 0.2
		ticks=$((ticks + 1))
		((ticks % 25)) && continue
		now=$(du -smc "$@" 2>/dev/null | tail -n1 | cut -f1)
		say "  ${now:-0} of $total MB"
	done
	wait "$pid"
}

need() {
	local tool
	for tool in "$@"; do
		command -v "$tool" >/dev/null ||
			die "$tool is not installed; $TESTBED_DIR/ci/packages-testbed.txt lists the Debian packages that the testbed needs"
	done
}

# Debian keeps some of these out of an ordinary user's PATH.
PATH=$PATH:/usr/sbin:/sbin

# with_lock NAME COMMAND...: runs a command that makes NAME, one at a time. The kernel drops the lock when its holder and
# the children that inherited it have ended. QEMU, the only long-lived child, is started without it and dies with its
# parent.
with_lock() {
	local name=$1 fd
	shift
	mkdir -p "$CACHE/lock"
	exec {fd}>"$CACHE/lock/$name"
	if ! flock -n "$fd"; then
		say "another process is making $name, waiting for it"
		flock "$fd"
	fi
	"$@"
	local status=$?
	exec {fd}>&-
	return $status
}

# publish TEMP FINAL: renames a complete result. No other function makes a final name, so nobody sees half a result.
publish() {
	mkdir -p "$(dirname "$2")"
	rm -rf "$2"
	mv -T "$1" "$2"
}

# work_dir NAME: an empty scratch directory on the cache's file system, removed when the script ends. It
# removes the remains of a killed run first; callers hold the lock of NAME.
WORK_DIRS=()
work_dir() {
	WORK=$CACHE/scratch/$1
	rm -rf "$WORK"
	mkdir -p "$WORK"
	WORK_DIRS+=("$WORK")
}

cleanup() {
	local dir
	for dir in "${WORK_DIRS[@]}"; do rm -rf "$dir"; done
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# hash_of FILE|DIRECTORY...: prints twelve hex digits over names, relative to the testbed, and contents.
hash_of() {
	(cd "$TESTBED_DIR" && find "$@" -type f ! -name README.md -print0 | LC_ALL=C sort -z |
		xargs -0 sha256sum | sha256sum | cut -c1-12)
}
