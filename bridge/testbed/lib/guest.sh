# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The guest: two initramfs archives, a disk, and a boot that ends in a panic.

# tree_to_cpio DIRECTORY ARCHIVE
tree_to_cpio() {
	(cd "$1" && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0) >"$2"
}

# makedumpfile for FORMAT, packed into DIRECTORY. Which version is right for which kernel was measured: 1.7.2 (Debian
# 12) knows no zstd, and of a 6.12 dump only 1.7.8 keeps the slab pages and drops the free ones.
pack_makedumpfile() {
	local to=$1 format=$2 root=
	if [[ $KERNEL == 6.12 ]]; then
		unpacked_ensure makedumpfile sid && root=$UNPACKED
	elif [[ $format == zstd ]]; then
		unpacked_ensure makedumpfile trixie && root=$UNPACKED
	fi || return
	pack_program "$to" "$root" /usr/bin/makedumpfile
}

# The archive of the capture kernel: just what writes the dump.
build_capture() {
	local work=$1 tree=$1/capture format
	mkdir -p "$tree/bin" "$tree/program"
	cp "$(command -v busybox)" "$tree/bin/" && cp "$TESTBED_DIR"/guest/{init,capture} "$tree/" || return
	mkdir "$tree/modules"
	cp "$KERNEL_DIR"/modules/*virtio*.ko "$tree/modules/"
	for format in "${KEXEC_FORMATS[@]}"; do
		pack_makedumpfile "$tree/program/makedumpfile-$format" "$format" || return
	done
	tree_to_cpio "$tree" "$work/capture.cpio"
}

build_initramfs() {
	local work=$1 tree=$1/initramfs
	mkdir -p "$tree/bin" "$tree/modules" "$tree/program"
	cp "$(command -v busybox)" "$tree/bin/" && cp "$TESTBED_DIR"/guest/{init,crash} "$tree/" &&
		cp "$KERNEL_DIR"/modules/*.ko "$tree/modules/" &&
		cp "$work/workload" "$work/jkdump_test.ko" "$tree/" &&
		mkdir -p "$tree/etc" || return
	if ((${#KEXEC_FORMATS[@]})); then
		build_capture "$work" && mv "$work/capture.cpio" "$tree/" && cp "$KERNEL_DIR/vmlinuz" "$tree/" &&
			pack_program "$tree/program/kexec" "" "$(readlink -f "$(command -v kexec)")" || return
	fi
	tree_to_cpio "$tree" "$work/initramfs.cpio"
}

guest_memory() {
	case $KERNEL in
	6.12) echo 768 ;;
	*) echo 512 ;;
	esac
}

# boot WORK END DUMP...: runs the guest until the console shows END. TCG of QEMU 7.2 kills a kernel now and then (one
# boot in some fifty, with an impossible exception); that is no reason to fail.
boot() {
	local attempt status
	for attempt in 1 2 3; do
		make_disk "$1/disk" || die "cannot make the guest's disk"
		boot_once "$@"
		status=$?
		((status == 3)) || return $status
		say "the guest's kernel died while it started (attempt $attempt of 3)"
	done
	return $status
}

# Without cx16, because all the deaths were at cmpxchg16b, under TCG as under nested KVM; SLUB has a way around it.
boot_once() {
	local work=$1 end=$2 append
	shift 2
	append="console=ttyS0 rdinit=/init panic=0 net.ifnames=0 loglevel=7 log_buf_len=1M"
	if ((${#KEXEC_FORMATS[@]})); then
		local IFS=,
		append+=" crashkernel=$((KERNEL_MEMORY / 4))M jkdump.kexec=${KEXEC_FORMATS[*]}"
	fi
	python3 "$TESTBED_DIR/guest/boot.py" "$work/console.log" "${JKDUMP_BOOT_TIMEOUT:-300}" "$end" "$@" -- \
		qemu-system-x86_64 -machine pc -accel "${JKDUMP_ACCEL:-tcg}" -cpu qemu64,-cx16 -smp 2 -m "$KERNEL_MEMORY" -nodefaults -no-user-config \
		-display none -no-reboot -device vmcoreinfo -device virtio-blk-pci,drive=disk \
		-drive "if=none,id=disk,format=raw,cache=unsafe,file=$work/disk" \
		-kernel "$KERNEL_DIR/vmlinuz" -initrd "$work/initramfs.cpio" -append "$append"
}

# A sparse file with an empty file system that neither making nor reading needs root for.
make_disk() {
	rm -f "$1"
	truncate -s 2G "$1" && mke2fs -q -t ext4 -O ^has_journal -E lazy_itable_init=1 "$1"
}

boot_failed() {
	say "the last lines of the guest's console:"
	tail -n 25 "$1/console.log" | sed 's/^/  | /' >&2
	cp "$1/console.log" "$CACHE/failed-console.log"
	die "the guest failed; its whole console is in $CACHE/failed-console.log. A busy machine needs more time" \
		"(JKDUMP_BOOT_TIMEOUT=900), a full disk more room; otherwise please report it with that file."
}
