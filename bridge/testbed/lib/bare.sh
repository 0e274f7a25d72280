# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes minimal Debians without further packages, and downloads packages to install in them without network.

# bare_ensure SUITE: sets BARE to its root directory. Work on copies of it.
bare_ensure() {
	BARE=$CACHE/bare/$1
	[[ -e $BARE/etc/debian_version ]] || with_lock "bare-$1" bare_make "$1"
}

bare_make() {
	[[ -e $BARE/etc/debian_version ]] && return
	[[ $(id -u) == 0 ]] || die "a Debian root can be made by root only: debootstrap makes device nodes and changes its root"
	need debootstrap
	local suite=$1 work mirror keyring=()
	work_dir "bare-$suite"
	work=$WORK
	mirror=$(apt_mirror) || exit
	[[ -r $KEYRING ]] && keyring=("--keyring=$KEYRING")
	step "a bare Debian $suite: debootstrap" \
		root_debootstrap "$work" --variant=minbase "${keyring[@]}" "$suite" "$work/root" "$mirror"
	rm -rf "$work"/root/var/cache/apt/*.bin "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/*
	publish "$work/root" "$BARE"
}

# bare_debs SUITE DIRECTORY PACKAGE|FILE.deb...: downloads these packages and their dependencies, as apt resolves them,
# without those that the bare Debian has. It does not copy a FILE.deb itself.
bare_debs() {
	local suite=$1 dir=$2
	shift 2
	[[ -e $dir/.done ]] || with_lock "debs-$suite" bare_download "$suite" "$dir" "$@"
}

bare_download() {
	local suite=$1 dir=$2 work
	shift 2
	[[ -e $dir/.done ]] && return
	work_dir "debs-$suite"
	work=$WORK
	mkdir -p "$work/partial"
	apt_setup "$suite"
	with_lock "apt-$suite" apt_lists "$suite" || return
	if ! bare_apt "$suite" "$work" "$@"; then
		# Old lists name versions that the mirror has replaced since.
		with_lock "apt-$suite" apt_lists "$suite" again || return
		bare_apt "$suite" "$work" "$@" || return
	fi
	rm -rf "$work/partial" "$work/lock"
	touch "$work/.done"
	publish "$work" "$dir"
}

bare_apt() {
	local suite=$1 work=$2
	shift 2
	say "packages of Debian $suite for ${*##*/} ..."
	if ! apt-get "${APT_OPTIONS[@]}" -y -o "Dir::State::status=$BARE/var/lib/dpkg/status" \
		-o "Dir::Cache::archives=$work" --no-install-recommends --download-only install "$@" >"$work.log" 2>&1; then
		sed 's/^/  apt: /' "$work.log" >&2
		rm -f "$work.log"
		return 1
	fi
	rm -f "$work.log"
}
