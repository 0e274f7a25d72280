/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declarations for all files of the test module. README.md lists every symbol with its value. */
#ifndef JKDUMP_H
#define JKDUMP_H

#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/string.h>
#include <linux/types.h>

/* Each file fills its globals in one function. A failure ends the loading of the module, and no dump is made. */
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
 * Address that is never mapped: the kernel documents the last 2 MB of the address space as an unused hole. (The first
 * page is never mapped either, but many tools treat a small address as NULL.)
 */
#define JKDUMP_UNMAPPED 0xffffffffffe01000UL

#endif
