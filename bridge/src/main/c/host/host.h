/* SPDX-License-Identifier: GPL-3.0-or-later */
/* crash's own header, the only part of crash that is compiled in. */
#ifndef JKDUMP_HOST_H
#define JKDUMP_HOST_H

#include <crash/defs.h>
#include <stdbool.h>
#include <stdint.h>

extern char *build_version;
extern char *build_target;

/* The version that the extension was compiled for, such as `8.0.2`. */
#ifndef JKDUMP_CRASH_BUILT
#define JKDUMP_CRASH_BUILT "unknown"
#endif

/*
 * Since crash 8.0.4 ("module: MODULE_MEMORY" for Linux 6.4) struct load_module ends with these fields. Everything
 * else that is used here has one layout from 8.0.1 to 9.0.2.
 */
#define REGIONS 7
struct module_regions {
	struct { ulong base; uint size; } mem[REGIONS];
	struct syment **symtable, **symend;
	struct syment *ext_symtable[REGIONS], *ext_symend[REGIONS];
	struct syment *load_symtable[REGIONS], *load_symend[REGIONS];
};
#define MODULE_COMMON (offsetof(struct load_module, loaded_objfile) + sizeof(void *))
#ifdef MOD_MEM_NUM_TYPES
_Static_assert(sizeof(struct load_module) == MODULE_COMMON + sizeof(struct module_regions), "struct load_module");
#else
_Static_assert(sizeof(struct load_module) == MODULE_COMMON, "struct load_module");
#endif
#define KERNEL_HAS_REGIONS 0x200UL	/* KMOD_MEMORY of kt->flags2, not in the header of 8.0.2 */

bool host_has_regions(void);		/* struct load_module of the running crash ends with struct module_regions */
struct load_module *host_module(int i);	/* the i-th of st->load_modules */
/* loader: the file that crash has loaded, NULL for this library. why: buffer for the sentence of a refusal. */
bool host_fits(const char *loader, char *why, size_t n);
const char *host_file(void);		/* the file that crash has loaded; NULL: unknown */

#endif
