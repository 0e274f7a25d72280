// SPDX-License-Identifier: GPL-3.0-or-later
/* Arrays: dimensions, element types, and the two kinds without a size. */
#include <linux/slab.h>

#include "jkdump.h"

struct jkdump_point {
	int x, y;
};

static int ints[3] = { 11, 22, 33 };
static struct jkdump_point points[3] = { { 1, -1 }, { 2, -2 }, { 3, -3 } };

struct jkdump_arrays {
	int one[5];
	short two[2][3];
	int three[2][3][4];
	u8 bytes[16];
	s8 signed_bytes[4];
	unsigned long longs[2];
	bool bools[2][2];
	struct jkdump_point points[3];
	struct jkdump_point grid[2][2];
	int *int_pointers[4];
	struct jkdump_point *point_pointers[4];
	const char *strings[4];
	char names[3][8];
	int none[0];
};

struct jkdump_arrays jkdump_arrays = {
	.one = { 1, -2, 3, -4, 5 },
	.two = { { 10, 11, 12 }, { 20, 21, 22 } },
	.three = {	/* [i][j][k] = 100 * i + 10 * j + k */
		{ { 0, 1, 2, 3 }, { 10, 11, 12, 13 }, { 20, 21, 22, 23 } },
		{ { 100, 101, 102, 103 }, { 110, 111, 112, 113 }, { 120, 121, 122, 123 } },
	},
	.bytes = { 0, 1, 127, 128, 255, 0xde, 0xad, 0xbe, 0xef },	/* the rest 0 */
	.signed_bytes = { -128, -1, 0, 127 },
	.longs = { 1UL << 63, ~0UL },	/* 9223372036854775808 18446744073709551615 */
	.bools = { { true, false }, { false, true } },
	.points = { { 1, 2 }, { 3, 4 }, { 5, 6 } },
	.grid = { { { 0, 0 }, { 0, 1 } }, { { 1, 0 }, { 1, 1 } } },	/* [i][j] = { i, j } */
	.int_pointers = { &ints[0], &ints[2], NULL, &ints[1] },		/* to 11, 33, NULL, 22 */
	.point_pointers = { &points[2], NULL, &points[0], &points[1] },	/* to { 3, -3 }, NULL, { 1, -1 }, { 2, -2 } */
	.strings = { "zero", "", NULL, "three" },
	.names = { "alpha", "beta", "exactly8" },			/* the last one has no NUL */
};

int jkdump_array[4] = { 4, 3, 2, 1 };
int jkdump_array2[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
const char *jkdump_strings_array[] = { "one", "two", "three", NULL };	/* 4 elements */

/* Flexible array member, and its older form [0]. */
struct jkdump_flex {
	int count;
	struct jkdump_point items[];
};

struct jkdump_zero_tail {
	int count;
	int items[0];
};

struct jkdump_flex *jkdump_flex;		/* count 3, items { 7, 8 } { 9, 10 } { 11, 12 } */
struct jkdump_zero_tail *jkdump_zero_tail;	/* count 4, items 5 6 7 8 */

/* Initialised statically, so the symbol is larger than the type. */
struct jkdump_flex jkdump_flex_static = { .count = 2, .items = { { 1, 10 }, { 2, 20 } } };

/* Offsets beyond 64 KiB, where narrow displacement or BTF's encoding of bit offsets could overflow. */
struct jkdump_big {
	char head[16];
	char gap[70000];
	int after;
	u32 bits_low : 9, bits_high : 23;
	struct jkdump_point point;
	long array[3];
};

struct jkdump_big jkdump_big;	/* head "big", gap all 'g', after 70016, bits 300 and 5000000, point { 8, 9 }, array 1 2 3 */

static void fill_big(void)
{
	strcpy(jkdump_big.head, "big");
	memset(jkdump_big.gap, 'g', sizeof(jkdump_big.gap));
	jkdump_big.after = offsetof(struct jkdump_big, after);
	jkdump_big.bits_low = 300;
	jkdump_big.bits_high = 5000000;
	jkdump_big.point = (struct jkdump_point){ 8, 9 };
	jkdump_big.array[0] = 1;
	jkdump_big.array[1] = 2;
	jkdump_big.array[2] = 3;
}

int jkdump_arrays_init(void)
{
	int i, *tail;

	jkdump_flex = kzalloc(sizeof(*jkdump_flex) + 3 * sizeof(struct jkdump_point), GFP_KERNEL);
	jkdump_zero_tail = kzalloc(sizeof(*jkdump_zero_tail) + 4 * sizeof(int), GFP_KERNEL);
	if (!jkdump_flex || !jkdump_zero_tail)
		return -ENOMEM;
	jkdump_flex->count = 3;
	for (i = 0; i < 3; i++)
		jkdump_flex->items[i] = (struct jkdump_point){ 7 + 2 * i, 8 + 2 * i };
	jkdump_zero_tail->count = 4;
	/* Writes behind the struct: a compiler may drop a write to items[], which has no elements. */
	tail = (int *)(jkdump_zero_tail + 1);
	for (i = 0; i < 4; i++)
		tail[i] = 5 + i;
	fill_big();
	return 0;
}
