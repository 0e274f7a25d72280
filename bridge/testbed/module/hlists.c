// SPDX-License-Identifier: GPL-3.0-or-later
/* Singly headed lists: hlist, hlist_nulls, llist, and a hash table of hlists. */
#include <linux/list.h>
#include <linux/list_nulls.h>
#include <linux/llist.h>
#include <linux/slab.h>

#include "jkdump.h"

struct jkdump_hnode {
	int key;
	struct hlist_node hash;
	struct hlist_nulls_node nulls;
	struct llist_node lock_free;
	long value;
};

HLIST_HEAD(jkdump_hlist);		/* keys 0..9 in order, value = key * 2 */
HLIST_HEAD(jkdump_hlist_empty);		/* nothing */
struct hlist_nulls_head jkdump_hlist_nulls;	/* keys 100..104 in order; the end carries the nulls value 5 */
LLIST_HEAD(jkdump_llist);		/* keys 200..209 in order */
LLIST_HEAD(jkdump_llist_empty);		/* nothing */

/*
 * 16 buckets; keys 0, 3, 6, ... 57 (20 of them), each in bucket key & 7, value = key * 2. Buckets 8..15 are empty. In a
 * bucket the larger keys come first.
 */
struct hlist_head jkdump_hashtable[16];

/* keys 300..302; the next pointer of 302 leads to 300: a loop. */
HLIST_HEAD(jkdump_hlist_cycle);

static struct jkdump_hnode *new_node(int key)
{
	struct jkdump_hnode *node = kzalloc(sizeof(*node), GFP_KERNEL);

	/* About 50 small allocations while the guest starts: if one fails, the guest may stop. */
	BUG_ON(!node);
	node->key = key;
	node->value = key * 2;
	return node;
}

static void make_cycle(void)
{
	struct jkdump_hnode *first = NULL, *last = NULL;
	int key;

	for (key = 302; key >= 300; key--) {
		first = new_node(key);
		last = last ?: first;
		hlist_add_head(&first->hash, &jkdump_hlist_cycle);
	}
	last->hash.next = &first->hash;
}

int jkdump_hlists_init(void)
{
	int i;

	INIT_HLIST_NULLS_HEAD(&jkdump_hlist_nulls, 5);
	/* Each of these functions adds at the front. */
	for (i = 9; i >= 0; i--) {
		hlist_add_head(&new_node(i)->hash, &jkdump_hlist);
		llist_add(&new_node(200 + i)->lock_free, &jkdump_llist);
		if (i < 5)
			hlist_nulls_add_head(&new_node(100 + i)->nulls, &jkdump_hlist_nulls);
	}
	for (i = 0; i < 60; i += 3)
		hlist_add_head(&new_node(i)->hash, &jkdump_hashtable[i & 7]);
	make_cycle();
	return 0;
}
