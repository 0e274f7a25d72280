// SPDX-License-Identifier: GPL-3.0-or-later
/* Pointers to pointers, to arrays, to functions, and to no memory. */
#include <linux/err.h>
#include <linux/slab.h>

#include "jkdump.h"

struct jkdump_thing {
	int id;
	struct jkdump_thing *self;
	struct jkdump_thing *next;
};

static int target = 4711;
static int *to_target = &target;
static int **to_to_target = &to_target;
static int row[3] = { 7, 8, 9 };
static struct jkdump_thing second = { .id = 2, .self = &second };
static struct jkdump_thing first = { .id = 1, .self = &first, .next = &second };
static struct jkdump_thing *to_first = &first;

noinline int jkdump_square(int n)
{
	return n * n;
}

noinline int jkdump_twice(int n)
{
	return 2 * n;
}

static int (*to_function)(int) = jkdump_square;

struct jkdump_pointers {
	int *p;
	int **pp;
	int ***ppp;
	struct jkdump_thing *thing;
	struct jkdump_thing **thing_pp;
	struct jkdump_incomplete *incomplete;
	void *void_pointer;
	const volatile int *qualified;
	int (*array)[3];
	int (*own)(int);
	void (*kernel)(const void *);
	int (**function_pp)(int);
	int (*table[3])(int);
	void *null;
	void *error;
	void *unmapped;
	unsigned long number;
};

struct jkdump_pointers jkdump_pointers = {
	.p = &target,				/* to 4711 */
	.pp = &to_target,			/* to a pointer to 4711 */
	.ppp = &to_to_target,			/* one more */
	.thing = &first,			/* id 1, next->id 2, self == itself, next->next NULL */
	.thing_pp = &to_first,			/* the same through one more pointer */
	.incomplete = (void *)&target,		/* a struct that is declared and never defined */
	.void_pointer = &target,		/* the address of target */
	.qualified = &target,			/* to 4711 */
	.array = &row,				/* to { 7, 8, 9 } */
	.own = jkdump_square,			/* symbol jkdump_square, module jkdump_test */
	.kernel = kfree,			/* symbol kfree */
	.function_pp = &to_function,		/* to a pointer to jkdump_square */
	.table = { jkdump_square, NULL, jkdump_twice },
	.null = NULL,				/* NULL */
	.error = (void *)-22L,			/* ERR_PTR(-EINVAL): 0xffffffffffffffea */
	.unmapped = (void *)JKDUMP_UNMAPPED,	/* not NULL, not readable */
	.number = 0xffff888000000000UL,		/* looks like an address, but its type is no pointer */
};

int *jkdump_pointer = &target;				/* to 4711 */
int **jkdump_pointer2 = &to_target;			/* to a pointer to 4711 */
struct jkdump_thing *jkdump_thing = &first;		/* id 1 */
struct jkdump_thing *jkdump_thing_null;			/* NULL */
int (*jkdump_function)(int) = jkdump_twice;		/* jkdump_twice */
