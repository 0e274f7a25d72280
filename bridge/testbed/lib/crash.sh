# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A crash of another Debian suite as a directory: crash (a script), include/crash/defs.h, root (the unpacked debs).

# crash_ensure SUITE VERSION: sets CRASH to the script.
crash_ensure() {
	local dir=$CACHE/crash/$2
	CRASH=$dir/crash
	[[ -e $CRASH ]] || with_lock "crash-$2" crash_make "$1" "$2" "$dir"
}

crash_make() {
	local suite=$1 version=$2 dir=$3 work found loader
	[[ -e $CRASH ]] && return
	# sid moves on; another crash than the one that was asked for would be worse than none.
	found=$(apt_version "$suite" crash) || exit
	[[ $found == "$version"* ]] || die "Debian $suite carries crash ${found:-(none)} now, not $version"
	unpacked_ensure crash "$suite"
	work_dir "crash-$version"
	work=$WORK
	# By rename, not by link: one directory that is complete in itself.
	mv "$UNPACKED" "$work/root" || die "cannot move $UNPACKED"
	mkdir -p "$work/include"
	ln -s ../root/usr/include/crash "$work/include/crash"
	[[ -e $work/include/crash/defs.h ]] || die "the crash package of $suite has no crash/defs.h"
	loader=$(loader_of "$work/root") || die "the libc6 package of $suite has no loader"
	crash_script "${loader#"$work"/}" >"$work/crash"
	chmod 755 "$work/crash"
	publish "$work" "$dir"
}

# The library path goes to crash alone: what crash starts (sh, less, gdb-less helpers) is this machine's.
crash_script() {
	cat <<-END
		#!/bin/bash
		# Made by make-crash: runs the crash in root/ with the libraries it was built for.
		here=\$(dirname "\$(readlink -f "\$0")")
		root=\$here/root
		exec -a "\$0" "\$here/$1" --argv0 "\$0" --library-path \\
			"\$root/lib/x86_64-linux-gnu:\$root/usr/lib/x86_64-linux-gnu" "\$root/usr/bin/crash" "\$@"
	END
}
