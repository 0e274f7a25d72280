/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the test module share. README.md lists every symbol with its value. */
#ifndef JKDUMP_H
#define JKDUMP_H

#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/string.h>
#include <linux/types.h>

/* Each file fills its globals in one function; a failure ends the load, and with it the making of the dump. */
int jkdump_arrays_init(void);
int jkdump_hlists_init(void);
int jkdump_lists_init(void);
int jkdump_locks_init(void);
int jkdump_maps_init(void);
int jkdump_memory_init(void);
int jkdump_percpu_init(void);
int jkdump_trees_init(void);

/* Functions to point at, and to find in backtraces. */
int jkdump_square(int n);
int jkdump_twice(int n);
void jkdump_hold(void);
void jkdump_wait(void);

/*
 * Nothing is ever mapped here: the last 2 MB of the address space are the kernel's documented unused hole. (The first
 * page would do too, but tools tend to treat small addresses as NULL.)
 */
#define JKDUMP_UNMAPPED 0xffffffffffe01000UL

#endif
