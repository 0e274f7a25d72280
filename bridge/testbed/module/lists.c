// SPDX-License-Identifier: GPL-3.0-or-later
/* struct list_head: sound lists, a long one, and broken ones. */
#include <linux/slab.h>

#include "jkdump.h"

struct jkdump_node {
	int nr;
	struct list_head link;
	long square;
};

/* 10 entries, nr 0..9 in order, square = nr * nr. */
LIST_HEAD(jkdump_list);

/* No entry. */
LIST_HEAD(jkdump_list_empty);

/* 200,000 entries, nr 0..199999 in order, square = nr * nr. */
LIST_HEAD(jkdump_list_long);

/*
 * nr 0..4, and the next pointer of entry 4 leads to entry 2: a walk never comes back to the head. Entries before the
 * first repetition: 0 1 2 3 4.
 */
LIST_HEAD(jkdump_list_cycle);

/* nr 0..2; the next pointer of entry 2 is JKDUMP_UNMAPPED. */
LIST_HEAD(jkdump_list_unreadable);

/* nr 0..2; the next pointer of entry 2 is NULL, as in memory that was overwritten with zeroes. */
LIST_HEAD(jkdump_list_null);

static struct jkdump_node *node_new(struct kmem_cache *cache, struct list_head *head, int nr)
{
	struct jkdump_node *node = kmem_cache_alloc(cache, GFP_KERNEL);

	if (!node)
		return NULL;
	node->nr = nr;
	node->square = (long)nr * nr;
	list_add_tail(&node->link, head);
	return node;
}

static int fill(struct kmem_cache *cache, struct list_head *head, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (!node_new(cache, head, i))
			return -ENOMEM;
	return 0;
}

static void break_lists(void)
{
	struct list_head *last = jkdump_list_cycle.prev;

	/* last is entry 4, its prev's prev entry 2 */
	last->next = last->prev->prev;
	jkdump_list_unreadable.prev->next = (struct list_head *)JKDUMP_UNMAPPED;
	jkdump_list_null.prev->next = NULL;
}

int jkdump_lists_init(void)
{
	/* A separate cache keeps the nodes close together, as real caches do. 200,000 nodes take 8 MB. */
	struct kmem_cache *cache = kmem_cache_create("jkdump_node", sizeof(struct jkdump_node), 0, 0, NULL);

	if (!cache || fill(cache, &jkdump_list, 10) || fill(cache, &jkdump_list_long, 200000) ||
	    fill(cache, &jkdump_list_cycle, 5) || fill(cache, &jkdump_list_unreadable, 3) ||
	    fill(cache, &jkdump_list_null, 3))
		return -ENOMEM;
	break_lists();
	return 0;
}
