# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes a directory of the crash of another Debian suite: crash (a script), include/crash/defs.h, root (unpacked debs).

# crash_ensure SUITE VERSION: sets CRASH to the script.
crash_ensure() {
	local dir=$CACHE/crash/$2
	CRASH=$dir/crash
	[[ -e $CRASH ]] || with_lock "crash-$2" crash_make "$1" "$2" "$dir"
}

crash_make() {
	local suite=$1 version=$2 dir=$3 work found loader
	[[ -e $CRASH ]] && return
	# sid moves on, and an unexpected version of crash would be worse than none.
	found=$(apt_version "$suite" crash) || exit
	[[ $found == "$version"* ]] || die "Debian $suite carries crash ${found:-(none)} now, not $version"
	unpacked_ensure crash "$suite"
	work_dir "crash-$version"
	work=$WORK
	# A rename, not a link, makes the directory complete in itself.
	mv "$UNPACKED" "$work/root" || die "cannot move $UNPACKED"
	mkdir -p "$work/include"
	ln -s ../root/usr/include/crash "$work/include/crash"
	[[ -e $work/include/crash/defs.h ]] || die "the crash package of $suite has no crash/defs.h"
	loader=$(loader_of "$work/root") || die "the libc6 package of $suite has no loader"
	crash_script "${loader#"$work"/}" >"$work/crash"
	chmod 755 "$work/crash"
	publish "$work" "$dir"
}

# The library path is for crash alone: its children (sh, less) are programs of this machine.
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
