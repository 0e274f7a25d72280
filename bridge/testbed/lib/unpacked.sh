# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Unpacks programs of newer Debian suites with their libraries into a directory, and installs nothing.

MAKEDUMPFILE_PACKAGES=(makedumpfile libc6 libdw1t64 libelf1t64 liblzo2-2 libzstd1 zlib1g liblzma5 libbz2-1.0)
CRASH_PACKAGES=(crash libc6 libstdc++6 libgcc-s1 libtinfo6 libncursesw6 libsnappy1v5 liblzo2-2 libzstd1
	zlib1g libgmp10 libmpfr6 liblzma5)

# unpacked_ensure WHAT SUITE: unpacks once; sets UNPACKED to the directory.
unpacked_ensure() {
	UNPACKED=$CACHE/unpacked/$1-$2
	[[ -e $UNPACKED/.done ]] || with_lock "unpacked-$1-$2" unpacked_make "$1" "$2"
}

unpacked_make() {
	[[ -e $UNPACKED/.done ]] && return
	local what=$1 suite=$2 work packages
	case $what in
	makedumpfile) packages=("${MAKEDUMPFILE_PACKAGES[@]}") ;;
	crash) packages=("${CRASH_PACKAGES[@]}") ;;
	esac
	work_dir "unpacked-$what-$suite"
	work=$WORK
	step "$what of Debian $suite: download and unpack" apt_unpack "$suite" "$work" "${packages[@]}"
	touch "$work/.done"
	publish "$work" "$UNPACKED"
}
