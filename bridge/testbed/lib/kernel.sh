# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Downloads Debian's cloud kernels: the parts of image, headers and debuginfo that the testbed uses.

# Modules for the guest's disk and for QEMU's vmcoreinfo device, and a few more for the module table.
GUEST_MODULES=(virtio_pci virtio_blk qemu_fw_cfg loop tun veth overlay)

kernel_suite() {
	case $1 in
	5.10) echo bullseye ;;
	6.1) echo bookworm ;;
	6.12) echo trixie ;;
	*) die "no kernel '$1'; there are 5.10, 6.1 and 6.12" ;;
	esac
}

# Debian keeps only the newest build of a kernel, except 5.10.0-32, which stays in bullseye's last point release.
kernel_release() {
	local suite=$2 package
	if [[ $1 == 5.10 ]]; then
		echo 5.10.0-32-cloud-amd64
		return
	fi
	package=$(apt_depends "$suite" linux-image-cloud-amd64 "linux-image-${1/./\\.}[.+].*-cloud-amd64") || exit
	[[ $package ]] || die "Debian $suite has no cloud kernel $1 now"
	echo "${package#linux-image-}"
}

# kernel_ensure NAME: makes $CACHE/kernel/NAME once; sets KERNEL_DIR and RELEASE.
kernel_ensure() {
	KERNEL_DIR=$CACHE/kernel/$1
	[[ -e $KERNEL_DIR/release ]] || with_lock "kernel-$1" kernel_make "$1"
	RELEASE=$(<"$KERNEL_DIR/release")
	[[ -e $KERNEL_DIR/indexed ]] || with_lock "kernel-$1" kernel_index "$1"
}

# With an index GDB need not scan all of the debuginfo first: crash starts in half the time.
kernel_index() {
	[[ -e $KERNEL_DIR/indexed ]] && return
	need gdb-add-index
	work_dir "index-$1"
	step "kernel $RELEASE: index vmlinux" kernel_add_index "$WORK/vmlinux"
	mv -f "$WORK/vmlinux" "$KERNEL_DIR/vmlinux" || die "cannot replace vmlinux by the indexed one"
	rm -rf "$WORK"
	touch "$KERNEL_DIR/indexed"
}

kernel_add_index() {
	cp "$KERNEL_DIR/vmlinux" "$1" && gdb-add-index "$1"
}

kernel_make() {
	[[ -e $KERNEL_DIR/release ]] && return
	need_tools
	local suite release work
	suite=$(kernel_suite "$1") || exit
	release=$(kernel_release "$1" "$suite") || exit
	work_dir "kernel-$1"
	work=$WORK
	step "kernel $release: download and unpack image" apt_unpack "$suite" "$work/image" "linux-image-$release"
	step "kernel $release: choose modules" kernel_modules "$work" "$release"
	step "kernel $release: download and unpack headers" kernel_headers "$suite" "$work" "$release"
	step "kernel $release: download debuginfo" apt_download "$suite" "$work/debs" "linux-image-$release-dbg"
	step "kernel $release: unpack vmlinux" kernel_debuginfo "$work" "$release"
	mv "$work/image/boot/vmlinuz-$release" "$work/vmlinuz" || die "the image package has no vmlinuz"
	rm -rf "$work/image" "$work/debs"
	echo "$release" >"$work/release"
	publish "$work" "$KERNEL_DIR"
}

# modules/NN-NAME.ko, numbered in the order of loading and decompressed, so that the guest needs no modprobe.
kernel_modules() {
	local work=$1 release=$2 name file count=10
	local base=$work/image
	# Newer packages install under /usr; modprobe -d looks into /lib only.
	[[ -d $base/lib/modules ]] || ln -s usr/lib "$base/lib"
	depmod -b "$base" "$release" || return
	mkdir "$work/modules"
	for name in "${GUEST_MODULES[@]}"; do
		modprobe -d "$base" -S "$release" --show-depends "$name" 2>/dev/null | sed -n 's/^insmod \([^ ]*\).*/\1/p'
	done | awk '!seen[$0]++' >"$work/modules/files"
	while read -r file; do
		name=${file##*/}
		name=${name%%.ko*}
		case $file in
		*.xz) xz -dc "$file" ;;
		*.zst) zstd -qdc "$file" ;;
		*) cat "$file" ;;
		esac >"$work/modules/$count-$name.ko" || return
		count=$((count + 1))
	done <"$work/modules/files"
	# The list is empty if all are built in, but the driver of the disk never is.
	[[ -s $work/modules/files ]]
}

# Makes a relocatable copy of the headers: Debian's links and includes lead to /usr/src and /usr/lib.
kernel_headers() {
	local suite=$1 work=$2 release=$3 common kbuild dir link
	common=$(apt_depends "$suite" "linux-headers-$release" 'linux-headers-[^ ]*-common')
	kbuild=$(apt_depends "$suite" "linux-headers-$release" 'linux-kbuild-[^ ]*')
	apt_unpack "$suite" "$work/h" "linux-headers-$release" "$common" "$kbuild" || return
	mkdir "$work/headers"
	mv "$work/h/usr/src/linux-headers-$release" "$work/headers/build" &&
		mv "$work/h/usr/src/$common" "$work/headers/source" &&
		mv "$work/h/usr/lib/$kbuild" "$work/headers/kbuild" || return
	rm -rf "$work/h"
	for dir in build source; do
		for link in scripts tools; do
			[[ -L $work/headers/$dir/$link ]] && ln -sfn "../kbuild/$link" "$work/headers/$dir/$link"
		done
	done
	# shellcheck disable=SC2016 # make's variables, not the shell's
	sed -i 's|^include /usr/src/[^/]*/Makefile|include $(dir $(lastword $(MAKEFILE_LIST)))../source/Makefile|' \
		"$work/headers/build/Makefile"
	# gcc's option -fmin-function-alignment came with gcc 14, which built trixie's kernel and may not be here.
	if grep -qs '^CONFIG_CC_HAS_MIN_FUNCTION_ALIGNMENT=y' "$work/headers/build/include/config/auto.conf" &&
		! gcc -fmin-function-alignment=16 -E -x c /dev/null >/dev/null 2>&1; then
		sed -i '/^CONFIG_CC_HAS_MIN_FUNCTION_ALIGNMENT=/d' "$work/headers/build/include/config/auto.conf"
	fi
	kernel_tools "$suite" "$work/headers"
}

# Tools in the headers of a newer suite (modpost, objtool) may need the libc of that suite. A tool that does not start
# here gets it, in headers/runtime.
kernel_tools() {
	local suite=$1 headers=$2 tool back loader
	while IFS= read -r -d '' tool; do
		grep -q 'GLIBC[^ ]* not found' <<<"$("$tool" </dev/null 2>&1)" || continue
		if [[ ! -d $headers/runtime ]]; then
			apt_unpack "$suite" "$headers/runtime" libc6 libelf1t64 zlib1g libzstd1 || return
			loader=$(loader_of "$headers/runtime") || return
			loader=${loader#"$headers/"}
		fi
		back=$(realpath --relative-to="$(dirname "$tool")" "$headers")
		mv "$tool" "$tool.real"
		cat >"$tool" <<-END
			#!/bin/sh
			# Made by make-dump: see kernel_tools.
			d=\$(dirname "\$(readlink -f "\$0")") && h=\$d/$back && r=\$h/runtime
			exec "\$h/$loader" --library-path "\$r/lib/x86_64-linux-gnu:\$r/usr/lib/x86_64-linux-gnu" \\
				"\$d/${tool##*/}.real" "\$@"
		END
		chmod 755 "$tool"
	done < <(find "$headers/kbuild" -type f -perm -u+x -size +4k ! -name '*.sh' ! -name '*.p[ly]' -print0)
}

# Unpacks vmlinux and the debug files of the modules that the guest loads in one pass. The rest is 1 GB.
kernel_debuginfo() {
	local work=$1 release=$2 file
	local wanted=("./usr/lib/debug/boot/vmlinux-$release")
	while read -r file; do
		file=${file#*"/lib/modules/$release/"}
		wanted+=("./usr/lib/debug/lib/modules/$release/${file%%.ko*}.ko*")
	done <"$work/modules/files"
	rm -f "$work/modules/files"
	mkdir "$work/d" "$work/debug"
	# tar complains of a module without debug file, but only vmlinux is indispensable.
	dpkg-deb --fsys-tarfile "$work"/debs/*.deb |
		tar -x -C "$work/d" --wildcards "${wanted[@]}" 2>/dev/null
	rm -rf "$work/debs"
	find "$work/d" -name '*.ko*' -type f -exec mv -t "$work/debug" {} +
	mv "$work/d/usr/lib/debug/boot/vmlinux-$release" "$work/vmlinux" || return
	rm -rf "$work/d"
}
