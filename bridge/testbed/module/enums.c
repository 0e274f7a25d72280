// SPDX-License-Identifier: GPL-3.0-or-later
/* Enums: with and without a tag, negative, wide, and values without an enumerator. */
#include "jkdump.h"

enum jkdump_state {
	JKDUMP_STATE_BROKEN = -2,
	JKDUMP_STATE_NONE,		/* -1 */
	JKDUMP_STATE_IDLE,		/* 0 */
	JKDUMP_STATE_BUSY = 10,
	JKDUMP_STATE_BUSY_ALIAS = 10,	/* second name of 10; the first name wins */
	JKDUMP_STATE_LAST = 0x7fffffff,
};

enum jkdump_unsigned_enum {
	JKDUMP_BIT_LOW = 1 << 0,
	JKDUMP_BIT_HIGH = 1U << 31,	/* 2147483648: all values unsigned */
};

/* Eight bytes wide: BTF has ENUM64 since Linux 6.0, and describes this enum wrongly before. */
enum jkdump_wide_enum {
	JKDUMP_WIDE_SMALL = 3,
	JKDUMP_WIDE_BIG = 0x123456789abLL,	/* 1250999896491 */
};

enum { JKDUMP_ANON_A = 5, JKDUMP_ANON_B = 6 };

enum jkdump_small { JKDUMP_SMALL_LEFT = -3, JKDUMP_SMALL_RIGHT = 3 };

struct jkdump_enums {
	enum jkdump_state negative, none, idle, busy, last, unknown;
	enum { JKDUMP_IN_STRUCT_X = 7, JKDUMP_IN_STRUCT_Y = 8 } untagged;
	enum jkdump_unsigned_enum high;
	enum jkdump_wide_enum wide;
	enum jkdump_state array[3];
	enum jkdump_small narrow : 5;
};

struct jkdump_enums jkdump_enums = {
	.negative = JKDUMP_STATE_BROKEN,	/* JKDUMP_STATE_BROKEN (-2) */
	.none = JKDUMP_STATE_NONE,		/* JKDUMP_STATE_NONE (-1) */
	.idle = JKDUMP_STATE_IDLE,		/* JKDUMP_STATE_IDLE (0) */
	.busy = JKDUMP_STATE_BUSY,		/* JKDUMP_STATE_BUSY (10) */
	.last = JKDUMP_STATE_LAST,		/* JKDUMP_STATE_LAST (2147483647) */
	.unknown = (enum jkdump_state)99,	/* 99: no enumerator */
	.untagged = JKDUMP_IN_STRUCT_Y,		/* JKDUMP_IN_STRUCT_Y (8) */
	.high = JKDUMP_BIT_HIGH,		/* JKDUMP_BIT_HIGH (2147483648) */
	.wide = JKDUMP_WIDE_BIG,		/* JKDUMP_WIDE_BIG (1250999896491) */
	.array = { JKDUMP_STATE_IDLE, JKDUMP_STATE_BUSY, JKDUMP_STATE_BROKEN },
	.narrow = JKDUMP_SMALL_LEFT,		/* JKDUMP_SMALL_LEFT (-3), in five bits */
};

enum jkdump_state jkdump_state = JKDUMP_STATE_BUSY;	/* JKDUMP_STATE_BUSY (10) */
int jkdump_anonymous_enum = JKDUMP_ANON_B;		/* 6: an int that holds an enumerator */
