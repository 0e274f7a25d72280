# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Programs with all they need, to run where another libc (or none) is installed.

LOADER=lib64/ld-linux-x86-64.so.2

# library_path ROOT: where the libraries of an unpacked distribution are.
library_path() {
	echo "$1/lib/x86_64-linux-gnu:$1/usr/lib/x86_64-linux-gnu:$1/usr/lib64:$1/lib64"
}

# loader_of ROOT: since usr was merged it lies in usr/lib64, and a tree of debs has no link in its root.
loader_of() {
	local file
	for file in "$1/$LOADER" "$1/usr/$LOADER" "$1/usr/lib/x86_64-linux-gnu/${LOADER##*/}"; do
		[[ -e $file ]] && readlink -f "$file" && return
	done
	return 1
}

# pack_program DESTINATION ROOT PROGRAM: program, loader, libraries and a starter `run` in one directory, which in the
# guest is /program/NAME. ROOT is empty for this machine's own programs.
pack_program() {
	local to=$1 root=$2 program=$3 loader library
	mkdir -p "$to"
	loader=$(loader_of "$root") || return
	"$loader" --library-path "$(library_path "$root")" --list "$root$program" >"$to/libraries" || return
	while read -r library; do cp -L "$library" "$to/" || return; done \
		< <(sed -nE 's/.* => ([^ ]+) .*/\1/p' "$to/libraries")
	rm "$to/libraries"
	cp -L "$root$program" "$to/program" && cp -L "$loader" "$to/loader" || return
	# shellcheck disable=SC2016 # expanded in the guest
	printf '#!/bin/sh\nd=/program/%s\nexec $d/loader --library-path $d $d/program "$@"\n' "${to##*/}" >"$to/run"
	chmod 755 "$to/run"
}
