// SPDX-License-Identifier: GPL-3.0-or-later
/* Maps from an index to a pointer: xarray, radix tree, idr, ida, maple tree. The pointers lead to jkdump_items. */
#include <linux/gfp.h>
#include <linux/idr.h>
#include <linux/radix-tree.h>
#include <linux/xarray.h>

#include "jkdump.h"

struct jkdump_item {
	int nr;
	char name[12];
};

struct jkdump_item jkdump_items[20];	/* nr i, name "item <i>" */

/*
 * 0 -> item 0, 1 -> 1, 63 -> 2, 64 -> 3, 4095 -> 4, 4096 -> 5, 1048576 -> 6, 2^40 -> 7; 7 -> the value 777,
 * 100 -> the value 0.
 */
DEFINE_XARRAY(jkdump_xarray);

/*
 * 3 -> item 3; with CONFIG_XARRAY_MULTI 8192..12287 -> item 8, one entry over 4096 indexes, and 128..143 -> item 9,
 * which takes 16 slots of one node: one entry and 15 siblings. crash's own `tree -t xarray` fails on these entries.
 */
DEFINE_XARRAY(jkdump_xarray_multi);
DEFINE_XARRAY(jkdump_xarray_single);	/* 0 -> item 9, stored in the head itself */
DEFINE_XARRAY(jkdump_xarray_empty);	/* nothing */
int jkdump_has_multi = IS_ENABLED(CONFIG_XARRAY_MULTI);	/* 1: jkdump_xarray_multi has its ranges */

RADIX_TREE(jkdump_radix, GFP_KERNEL);	/* 0 -> item 0, 5 -> 1, 100 -> 2, 70000 -> 3, 2^33 -> 4 */
DEFINE_IDR(jkdump_idr);			/* ids 1..10 -> items 1..10, 500 -> item 11 */
DEFINE_IDA(jkdump_ida);			/* 0, 1, 2, 3, 1000 */

static int store(struct xarray *xa, unsigned long index, void *entry)
{
	return xa_err(xa_store(xa, index, entry, GFP_KERNEL));
}

static int fill_xarrays(void)
{
	static const unsigned long indexes[] = { 0, 1, 63, 64, 4095, 4096, 1UL << 20, 1UL << 40 };
	int i, error = 0;

	for (i = 0; i < ARRAY_SIZE(indexes); i++)
		error = error ?: store(&jkdump_xarray, indexes[i], &jkdump_items[i]);
	error = error ?: store(&jkdump_xarray, 7, xa_mk_value(777));
	error = error ?: store(&jkdump_xarray, 100, xa_mk_value(0));
	error = error ?: store(&jkdump_xarray_single, 0, &jkdump_items[9]);
	error = error ?: store(&jkdump_xarray_multi, 3, &jkdump_items[3]);
#ifdef CONFIG_XARRAY_MULTI
	error = error ?: xa_err(xa_store_range(&jkdump_xarray_multi, 8192, 12287, &jkdump_items[8], GFP_KERNEL));
	error = error ?: xa_err(xa_store_range(&jkdump_xarray_multi, 128, 143, &jkdump_items[9], GFP_KERNEL));
#endif
	return error;
}

static int fill_radix(void)
{
	static const unsigned long indexes[] = { 0, 5, 100, 70000, 1UL << 33 };
	int i, error = 0;

	for (i = 0; i < ARRAY_SIZE(indexes); i++)
		error = error ?: radix_tree_insert(&jkdump_radix, indexes[i], &jkdump_items[i]);
	return error;
}

static int fill_ids(void)
{
	int i, id = 0;

	for (i = 1; i <= 10 && id >= 0; i++)
		id = idr_alloc(&jkdump_idr, &jkdump_items[i], i, i + 1, GFP_KERNEL);
	if (id >= 0)
		id = idr_alloc(&jkdump_idr, &jkdump_items[11], 500, 501, GFP_KERNEL);
	for (i = 0; i < 4 && id >= 0; i++)
		id = ida_alloc(&jkdump_ida, GFP_KERNEL);
	if (id >= 0)
		id = ida_alloc_range(&jkdump_ida, 1000, 1000, GFP_KERNEL);
	return id < 0 ? id : 0;
}

#if __has_include(<linux/maple_tree.h>)
#include <linux/maple_tree.h>

/*
 * 0..9 -> item 0, 100..199 -> item 1, 1000 -> item 2, 5000 -> the value 42, and 100 ranges 10000 + 100 * i ..
 * 10049 + 100 * i -> item i % 20.
 */
DEFINE_MTREE(jkdump_maple);
DEFINE_MTREE(jkdump_maple_empty);	/* nothing */

static int fill_maple(void)
{
	int i, error = mtree_store_range(&jkdump_maple, 0, 9, &jkdump_items[0], GFP_KERNEL);

	error = error ?: mtree_store_range(&jkdump_maple, 100, 199, &jkdump_items[1], GFP_KERNEL);
	error = error ?: mtree_store_range(&jkdump_maple, 1000, 1000, &jkdump_items[2], GFP_KERNEL);
	error = error ?: mtree_store_range(&jkdump_maple, 5000, 5000, xa_mk_value(42), GFP_KERNEL);
	for (i = 0; i < 100; i++)
		error = error ?: mtree_store_range(&jkdump_maple, 10000 + 100 * i, 10049 + 100 * i,
						   &jkdump_items[i % 20], GFP_KERNEL);
	return error;
}
#else
/* Maple trees are there since Linux 6.1. */
static int fill_maple(void)
{
	return 0;
}
#endif

int jkdump_maps_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(jkdump_items); i++) {
		jkdump_items[i].nr = i;
		snprintf(jkdump_items[i].name, sizeof(jkdump_items[i].name), "item %d", i);
	}
	return fill_xarrays() ?: fill_radix() ?: fill_ids() ?: fill_maple();
}
