# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Builds the test module and the guest's workload.

# build_module WORK: makes WORK/jkdump_test.ko against the headers in KERNEL_DIR.
build_module() {
	local work=$1
	cp -r "$TESTBED_DIR/module" "$work/module"
	# The variables of a surrounding make would reach kbuild. BTF is ours to add: kbuild does it with options that only
	# the pahole of its own suite knows, or not at all.
	if ! env -u MAKEFLAGS -u MAKELEVEL make -s -C "$KERNEL_DIR/headers/build" M="$work/module" CC=gcc HOSTCC=gcc \
		CONFIG_DEBUG_INFO_BTF_MODULES= modules >"$work/module.log" 2>&1; then
		head -n 40 "$work/module.log" >&2
		return 1
	fi
	mv "$work/module/jkdump_test.ko" "$work/" && add_btf "$work/jkdump_test.ko"
}

# Kernels from 5.11 on know BTF in modules; there the test module has both BTF and DWARF, in 5.10 DWARF alone.
add_btf() {
	grep -qs '^CONFIG_DEBUG_INFO_BTF_MODULES=y' "$KERNEL_DIR/headers/build/.config" || return 0
	pahole -J --btf_base "$KERNEL_DIR/vmlinux" "$1"
}

build_workload() {
	gcc -std=gnu11 -O2 -g -Wall -Wextra -static -pthread -o "$1/workload" "$TESTBED_DIR"/guest/*.c
}
