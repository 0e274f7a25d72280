// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The test module of jkdump, loaded before a test dump is made: kernel data with values known from the source. The
 * module has no exit function, because nobody unloads it.
 */
#include <linux/module.h>

#include "jkdump.h"

static int __init jkdump_init(void)
{
	int (*const parts[])(void) = {
		jkdump_arrays_init, jkdump_hlists_init, jkdump_lists_init, jkdump_locks_init,
		jkdump_maps_init, jkdump_memory_init, jkdump_percpu_init, jkdump_trees_init,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(parts); i++) {
		int error = parts[i]();

		if (error) {
			pr_err("jkdump_test: part %zu failed: %d\n", i, error);
			return error;
		}
	}
	pr_info("jkdump_test: ready\n");
	return 0;
}
module_init(jkdump_init);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Data of known content for jkdump's tests");
