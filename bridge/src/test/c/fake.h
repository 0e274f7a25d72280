/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small program in place of crash: the parts of crash that jkdump.so uses, with the same behaviour. */
#ifndef FAKE_H
#define FAKE_H

#include <crash/defs.h>

#define DIRECT 0xffff888000000000ul	/* page i is page i of memory */
#define VMALLOC 0xffffc90000000000ul	/* page i is page i + 10; odd pages are not mapped; page 64 raises an error */
#define USER 0x400000ul			/* addresses of TASK: page i is page i + 20 */
#define TASK (DIRECT + 0x5000)
#define PAGE_STRUCTS 0xffffea0000000000ul	/* 64 bytes for each page */
#define PAGE 4096ul
#define PAGES_HELD 256			/* later pages are beyond the end of the dump */
#define EXCLUDED_FROM 100
#define EXCLUDED_TO 103
#define LIST_AT (DIRECT + 150 * PAGE)	/* nodes of 16 bytes with the next pointer at offset 8 */
#define LIST_NODES 1000

void fake_memory_init(void);
void fake_symbols_init(void);
unsigned char *fake_physical(unsigned long page);
unsigned long fake_kernel_pattern(unsigned long address);

#endif
