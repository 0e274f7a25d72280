# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes a dump set: the dumps of one kernel, made with one state of these sources.

KEXEC_NAMES=" elf zlib lzo zstd "
QEMU_NAMES=" qemu-elf qemu-kdump "

dump_check_formats() {
	local format
	for format in "$@"; do
		[[ "$KEXEC_NAMES$QEMU_NAMES" == *" $format "* ]] ||
			die "no format '$format'; there are$KEXEC_NAMES$QEMU_NAMES"
	done
}

# dump_ensure FORMAT...: sets DUMP to the set's directory, complete with these formats.
dump_ensure() {
	DUMP=$CACHE/dump/$RELEASE-$(hash_of guest module lib/guest.sh lib/module.sh lib/program.sh)
	dump_missing "$@"
	[[ $MISSING ]] && with_lock "dump-$RELEASE" dump_make "$@"
	dump_properties
	touch "$DUMP/.used" 2>/dev/null
}

# Removes sets that nobody asked for in two weeks, because every change of the sources makes another set.
dump_forget() {
	local used
	for used in "$CACHE/dump/$RELEASE"-*/.used; do
		[[ -e $used && $(find "$used" -mtime +14) ]] && rm -rf "${used%/.used}"
	done
}

# Looks for all tools before the first download, not when each is used.
need_tools() {
	[[ $(uname -m) == x86_64 ]] || die "the testbed builds for x86_64 and runs on it; this machine is $(uname -m)"
	need apt-get dpkg-deb depmod modprobe xz cpio gcc make pahole kexec makedumpfile mke2fs debugfs python3 \
		qemu-system-x86_64 busybox
	if [[ $KERNEL == 5.10 ]]; then need crash; fi
}

dump_link_vmlinux() {
	[[ $DUMP/vmlinux -ef $KERNEL_DIR/vmlinux ]] || ln -f "$KERNEL_DIR/vmlinux" "$DUMP/vmlinux" ||
		die "cannot link vmlinux into the set"
}

# dump_missing FORMAT...: sets MISSING to the formats that the set lacks. With ONE_BOOT, all kexec formats are missing
# unless they are of one boot already.
dump_missing() {
	local format kexec=
	MISSING=
	for format in "$@"; do
		[[ -e $DUMP/vmcore.$format ]] || MISSING+=" $format"
		[[ $KEXEC_NAMES == *" $format "* ]] && kexec+=" $format"
	done
	[[ $ONE_BOOT && $kexec ]] && ! dump_same_boot "$kexec" && dump_all_missing "$kexec"
	return 0
}

# dump_same_boot "FORMAT...": succeeds if the set has all these formats, of one boot.
dump_same_boot() {
	local format boots=
	for format in $1; do
		boots+="$(sed -n "s/^$format //p" "$DUMP/boots" 2>/dev/null | grep . || echo "none $format")"$'\n'
	done
	(($(sort -u <<<"${boots%$'\n'}" | wc -l) == 1)) && [[ $boots != none* ]]
}

# Adds the formats to MISSING, each once.
dump_all_missing() {
	local format
	for format in $1; do
		[[ "$MISSING " == *" $format "* ]] || MISSING+=" $format"
	done
}

# dump_make FORMAT...: makes all kexec formats in one boot, and those of QEMU in another: QEMU dumps a guest that has
# halted in panic(), which a guest with a capture kernel never reaches.
dump_make() {
	local format
	dump_missing "$@"
	[[ $MISSING ]] || return
	need_tools
	QEMU_FORMATS=()
	KEXEC_FORMATS=()
	for format in $MISSING; do
		if [[ $QEMU_NAMES == *" $format "* ]]; then QEMU_FORMATS+=("$format"); else KEXEC_FORMATS+=("$format"); fi
	done
	((${#KEXEC_FORMATS[@]})) && dump_boot dump_boot_kexec "${KEXEC_FORMATS[@]}"
	KEXEC_FORMATS=()
	((${#QEMU_FORMATS[@]})) && dump_boot dump_boot_qemu "${QEMU_FORMATS[@]}"
	dump_forget
}

# dump_boot FUNCTION FORMAT...: prepares one boot, runs it with the function, and keeps its dumps.
dump_boot() {
	local function=$1 work format number
	shift
	work_dir "dump-$RELEASE"
	work=$WORK
	# Dumps of one set share one module, also when a format is added later.
	if [[ -e $DUMP/jkdump_test.ko ]]; then
		cp "$DUMP/jkdump_test.ko" "$work/"
	else
		step "build the test module for $RELEASE" build_module "$work"
	fi
	step "build the workload" build_workload "$work"
	step "build the initramfs" build_initramfs "$work"
	"$function" "$work" "$@"
	mkdir -p "$DUMP"
	number=$(($(cut -d' ' -f2 "$DUMP/boots" 2>/dev/null | sort -n | tail -n1) + 1))
	tr -d '\r' <"$work/console.log" >"$DUMP/console-$number.log"
	[[ -e $DUMP/jkdump_test.ko ]] || mv "$work/jkdump_test.ko" "$DUMP/"
	dump_link_vmlinux
	[[ -e $DUMP/debug ]] || cp -r "$KERNEL_DIR/debug" "$DUMP/debug"
	for format in "$@"; do
		rm -f "$DUMP/vmcore.$format"
		sed -i "/^$format /d" "$DUMP/boots" 2>/dev/null
		echo "$format $number" >>"$DUMP/boots"
		# QEMU lets only the owner read.
		chmod 644 "$work/vmcore.$format"
		# The dump comes last: if it is there, all that belongs to it is.
		mv "$work/vmcore.$format" "$DUMP/" || die "the boot made no vmcore.$format"
	done
	ln -sfn "console-$(head -n1 "$DUMP/boots" | cut -d' ' -f2).log" "$DUMP/console.log"
	rm -rf "$work"
}

dump_boot_kexec() {
	local work=$1 format begin=$SECONDS
	shift
	say "boot $RELEASE, panic, capture: $* ..."
	boot "$work" JKDUMP-FINISHED || boot_failed "$work"
	for format in "$@"; do
		debugfs -R "dump /vmcore.$format $work/vmcore.$format" "$work/disk" >/dev/null 2>&1
		[[ -s $work/vmcore.$format ]] || die "the guest's disk holds no vmcore.$format"
	done
	say "boot $RELEASE, panic, capture: $((SECONDS - begin)) s"
}

dump_boot_qemu() {
	local work=$1 format begin=$SECONDS requests=()
	shift
	for format in "$@"; do
		case $format in
		qemu-elf) requests+=("elf:$work/vmcore.$format") ;;
		qemu-kdump) requests+=("kdump-zlib:$work/vmcore.$format") ;;
		esac
	done
	say "boot $RELEASE, panic, dump from QEMU: $* ..."
	boot "$work" "end Kernel panic" "${requests[@]}" || boot_failed "$work"
	say "boot $RELEASE, panic, dump from QEMU: $((SECONDS - begin)) s"
}

# Prints the crash that reads this kernel completely: before 8.0.6 none knows the struct pid of newer 6.1, and 8.0.6 misreads
# the variables of modules in 6.12.
dump_crash() {
	case $KERNEL in
	5.10) command -v crash || die "crash is not installed (Debian package crash)" ;;
	6.1) "$TESTBED_DIR/make-crash" 8.0.6 ;;
	6.12) "$TESTBED_DIR/make-crash" 9.0.2 ;;
	esac
}

dump_properties() {
	local crash text format number
	crash=$(dump_crash) || exit
	text="# Made by make-dump; rewritten whenever a format is added.
kernel=$KERNEL
release=$RELEASE
vmlinux=$DUMP/vmlinux
module=$DUMP/jkdump_test.ko
debug=$DUMP/debug
console=$DUMP/console.log
crash=$crash"
	while read -r format number; do
		[[ -e $DUMP/vmcore.$format ]] || continue
		text+="
vmcore.$format=$DUMP/vmcore.$format
boot.$format=$number
console.$format=$DUMP/console-$number.log"
	done < <(sort -u "$DUMP/boots")
	[[ -e $DUMP/testbed.properties && $(<"$DUMP/testbed.properties") == "$text" ]] && return
	echo "$text" >"$DUMP/testbed.properties.$$" && mv "$DUMP/testbed.properties.$$" "$DUMP/testbed.properties"
}
