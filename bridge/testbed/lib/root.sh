# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes a second distribution in a directory, for drgn: tests compare with it, and the benchmark measures it.

ROOT_PACKAGES=python3-drgn,crash

# root_ensure SUITE: sets ROOT.
root_ensure() {
	ROOT=$CACHE/root/$1
	[[ -e $ROOT/.done && $(<"$ROOT/.done") == "$ROOT_PACKAGES" ]] || with_lock "root-$1" root_make "$1"
}

root_make() {
	[[ -e $ROOT/.done && $(<"$ROOT/.done") == "$ROOT_PACKAGES" ]] && return
	[[ $(id -u) == 0 ]] || die "make-root must run as root: debootstrap makes device nodes and changes its root"
	need debootstrap
	local suite=$1 work mirror keyring=()
	work_dir "root-$suite"
	work=$WORK
	mirror=$(apt_mirror) || exit
	[[ -r $KEYRING ]] && keyring=("--keyring=$KEYRING")
	step "Debian $suite with ${ROOT_PACKAGES//,/ and }: debootstrap" \
		root_debootstrap "$work" --variant=minbase --include="$ROOT_PACKAGES" "${keyring[@]}" "$suite" "$work/root" "$mirror"
	rm -rf "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/*
	echo "$ROOT_PACKAGES" >"$work/root/.done"
	publish "$work/root" "$ROOT"
}

root_debootstrap() {
	local work=$1
	shift
	debootstrap "$@" >"$work/log" 2>&1 && return
	tail -n 15 "$work/log" >&2
	umount -R "$work/root/proc" "$work/root/sys" 2>/dev/null
	return 1
}
