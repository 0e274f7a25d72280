// SPDX-License-Identifier: GPL-3.0-or-later
/* Red-black trees: a sound one, a cached one, an empty one, and one with a loop. */
#include <linux/rbtree.h>
#include <linux/slab.h>

#include "jkdump.h"

struct jkdump_rnode {
	long value;
	struct rb_node rb;
	int key;
};

struct rb_root jkdump_rbtree = RB_ROOT;		/* keys 1..100, value = key * 3, inserted in a scrambled order */
struct rb_root jkdump_rbtree_empty = RB_ROOT;	/* nothing */
struct rb_root_cached jkdump_rbtree_cached = RB_ROOT_CACHED;	/* keys 1..20; rb_leftmost is key 1 */

/* keys 1..7; the left child of the leftmost node (key 1) is the root, so a walk in order never ends. */
struct rb_root jkdump_rbtree_loop = RB_ROOT;

static bool insert(struct rb_root *root, int key, struct rb_node **inserted)
{
	struct jkdump_rnode *node = kzalloc(sizeof(*node), GFP_KERNEL);
	struct rb_node **link = &root->rb_node, *parent = NULL;
	bool leftmost = true;

	BUG_ON(!node);
	node->key = key;
	node->value = key * 3;
	while (*link) {
		parent = *link;
		if (key < rb_entry(parent, struct jkdump_rnode, rb)->key) {
			link = &parent->rb_left;
		} else {
			link = &parent->rb_right;
			leftmost = false;
		}
	}
	rb_link_node(&node->rb, parent, link);
	*inserted = &node->rb;
	return leftmost;
}

static void insert_plain(struct rb_root *root, int key)
{
	struct rb_node *node;

	insert(root, key, &node);
	rb_insert_color(node, root);
}

static void insert_cached(struct rb_root_cached *root, int key)
{
	struct rb_node *node;
	bool leftmost = insert(&root->rb_root, key, &node);

	rb_insert_color_cached(node, root, leftmost);
}

int jkdump_trees_init(void)
{
	int i;

	/* Multiples of 37 modulo the prime 101 are all of 1..100 in a scrambled order. */
	for (i = 1; i <= 100; i++)
		insert_plain(&jkdump_rbtree, i * 37 % 101);
	for (i = 1; i <= 20; i++)
		insert_cached(&jkdump_rbtree_cached, i * 8 % 21);
	for (i = 1; i <= 7; i++)
		insert_plain(&jkdump_rbtree_loop, i);
	rb_first(&jkdump_rbtree_loop)->rb_left = jkdump_rbtree_loop.rb_node;
	return 0;
}
