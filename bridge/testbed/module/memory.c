// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory of known content: vmalloc, a slab cache, strings that end at an unmapped page. */
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "jkdump.h"

/* Five vmalloc pages; byte at offset o = (o * 7 + 3) & 0xff. */
#define VMALLOC_SIZE (5 * PAGE_SIZE)
u8 *jkdump_vmalloc;
unsigned long jkdump_vmalloc_size = VMALLOC_SIZE;	/* 20480 */

/*
 * "at the page end" and its NUL are the last 16 bytes of a vmalloc area. The page behind them is the guard page of the
 * area, which is never mapped.
 */
char *jkdump_page_end;

/* "no end" without a NUL is the last 6 bytes before a guard page: a reader must stop there and report this. */
char *jkdump_page_end_open;

struct jkdump_object {
	u64 magic;
	int nr;
	char name[20];
};

/* Slab cache "jkdump_object", 100 objects: magic 0x6a6b64756d700000 + nr, name "object <nr>". */
struct kmem_cache *jkdump_cache;
struct jkdump_object *jkdump_objects[100];

/* 64 bytes from kmalloc: byte i = 255 - i. */
u8 *jkdump_kmalloc;

/* One page from the page allocator, filled with 0xa5, and its struct page. */
u8 *jkdump_page_data;
struct page *jkdump_page;

static char *at_page_end(const char *text, size_t size)
{
	char *area = vmalloc(PAGE_SIZE);

	if (!area)
		return NULL;
	memset(area, '.', PAGE_SIZE);
	return memcpy(area + PAGE_SIZE - size, text, size);
}

static int fill_vmalloc(void)
{
	static const char closed[] = "at the page end", open[] = "no end";
	size_t i;

	jkdump_vmalloc = vmalloc(VMALLOC_SIZE);
	jkdump_page_end = at_page_end(closed, sizeof(closed));
	jkdump_page_end_open = at_page_end(open, sizeof(open) - 1);
	if (!jkdump_vmalloc || !jkdump_page_end || !jkdump_page_end_open)
		return -ENOMEM;
	for (i = 0; i < VMALLOC_SIZE; i++)
		jkdump_vmalloc[i] = (i * 7 + 3) & 0xff;
	return 0;
}

/* The constructor keeps SLUB from merging this cache with another cache of the same size. */
static void construct(void *object)
{
}

static int fill_slab(void)
{
	int i;

	jkdump_cache = kmem_cache_create("jkdump_object", sizeof(struct jkdump_object), 0, 0, construct);
	if (!jkdump_cache)
		return -ENOMEM;
	for (i = 0; i < ARRAY_SIZE(jkdump_objects); i++) {
		struct jkdump_object *o = kmem_cache_alloc(jkdump_cache, GFP_KERNEL);

		if (!o)
			return -ENOMEM;
		memset(o, 0, sizeof(*o));
		o->magic = 0x6a6b64756d700000ULL + i;
		o->nr = i;
		snprintf(o->name, sizeof(o->name), "object %d", i);
		jkdump_objects[i] = o;
	}
	return 0;
}

static int fill_pages(void)
{
	int i;

	jkdump_kmalloc = kmalloc(64, GFP_KERNEL);
	jkdump_page = alloc_page(GFP_KERNEL);
	if (!jkdump_kmalloc || !jkdump_page)
		return -ENOMEM;
	for (i = 0; i < 64; i++)
		jkdump_kmalloc[i] = 255 - i;
	jkdump_page_data = page_address(jkdump_page);
	memset(jkdump_page_data, 0xa5, PAGE_SIZE);
	return 0;
}

int jkdump_memory_init(void)
{
	return fill_vmalloc() ?: fill_slab() ?: fill_pages();
}
