// SPDX-License-Identifier: GPL-3.0-or-later
/* Nested unions and structs without names, typedefs, and tags that two files define in two ways. */
#include <linux/atomic.h>
#include <linux/ktime.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/uuid.h>

#include "jkdump.h"

struct jkdump_nested {
	int before;
	union {
		u64 level1;
		struct {
			u32 level2_low;
			union {
				u32 level3;
				struct {
					u16 level4_low;
					union {
						u16 level5;
						u8 level5_bytes[2];
					};
				};
			};
		};
	};
	struct {
		int x;
		struct {
			int y;
			union { int z; unsigned int uz; };
		} inner;
	} named;
	union {
		int as_int;
		char as_chars[4];
		struct { u8 b0, b1, b2, b3; };
	} choice;
	union { struct list_head link; struct { void *a, *b; } pair; };
	int after;
};

struct jkdump_nested jkdump_nested = {
	.before = 1,			/* 1 */
	.level1 = 0x1122334455667788ULL,/* level2_low 0x55667788, level3 0x11223344, level4_low 0x3344, level5 0x1122,
					 * level5_bytes 0x22 0x11 */
	.named = { .x = 10, .inner = { .y = 20, .z = -30 } },	/* named.inner.uz is 4294967266 */
	.choice = { .as_int = 0x44434241 },	/* as_chars "ABCD", b0 0x41 .. b3 0x44 */
	.pair = { (void *)1, (void *)2 },	/* link.next 0x1, link.prev 0x2 */
	.after = 99,			/* 99 */
};

union jkdump_union {
	u8 bytes[8];
	u64 number;
	double *never;
};

union jkdump_union jkdump_union = { .bytes = { 1, 2, 3, 4, 5, 6, 7, 8 } };	/* number 0x0807060504030201 */

typedef int jkdump_number_t;
typedef jkdump_number_t jkdump_number_again_t;
typedef struct { int left, right; } jkdump_pair_t;
typedef enum { JKDUMP_TD_OFF, JKDUMP_TD_ON } jkdump_switch_t;
typedef union { int i; unsigned char c[4]; } jkdump_either_t;
typedef int jkdump_triple_t[3];
typedef int (*jkdump_callback_t)(int);
typedef jkdump_pair_t *jkdump_pair_pointer_t;

static jkdump_pair_t pointed = { 5, 6 };

struct jkdump_types {
	jkdump_number_t number;
	jkdump_number_again_t again;
	jkdump_pair_t pair;
	jkdump_switch_t on;
	jkdump_either_t either;
	jkdump_triple_t triple;
	jkdump_triple_t triples[2];
	jkdump_callback_t callback;
	jkdump_pair_pointer_t pointer;
	const int constant;
	volatile unsigned long changing;
	atomic_t atomic;
	atomic64_t atomic64;
	refcount_t refcount;
	spinlock_t lock;
	ktime_t time;
	uuid_t uuid;
	__be32 big_endian;
	__le16 little_endian;
	struct {} nothing;
};

struct jkdump_types jkdump_types = {
	.number = -7,				/* -7 */
	.again = 8,				/* 8 */
	.pair = { 1, 2 },			/* left 1, right 2 */
	.on = JKDUMP_TD_ON,			/* JKDUMP_TD_ON (1) */
	.either = { .i = 0x01020304 },		/* c 4 3 2 1 */
	.triple = { 1, 2, 3 },
	.triples = { { 4, 5, 6 }, { 7, 8, 9 } },
	.callback = jkdump_square,		/* jkdump_square */
	.pointer = &pointed,			/* to { 5, 6 } */
	.constant = 55,				/* 55 */
	.changing = 66,				/* 66 */
	.atomic = ATOMIC_INIT(77),		/* counter 77 */
	.atomic64 = ATOMIC64_INIT(-88),		/* counter -88 */
	.refcount = REFCOUNT_INIT(3),		/* refs.counter 3 */
	.lock = __SPIN_LOCK_UNLOCKED(jkdump_types.lock),	/* unlocked */
	.time = 1234567890123456789LL,		/* nanoseconds */
	.uuid = UUID_INIT(0x01234567, 0x89ab, 0xcdef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef),
	.big_endian = (__force __be32)__constant_htonl(0x01020304),	/* bytes 01 02 03 04, as a number 0x04030201 */
	.little_endian = (__force __le16)0x0102,	/* 258 */
};

jkdump_pair_t jkdump_pair = { 31, 32 };		/* a typedef of an untagged struct */

/* Twins: twins.c has a static variable, a static function and a struct tag of the same names. */
struct jkdump_twin {
	int in_nested;
	long value;
};

static struct jkdump_twin jkdump_twin = { .in_nested = 1, .value = 1001 };
static int jkdump_twin_number = 1;

static noinline __used int jkdump_twin_function(void)
{
	return jkdump_twin_number;
}

/* Tests find the static twins through these pointers. */
struct jkdump_twin *jkdump_twin_nested = &jkdump_twin;	/* in_nested 1, value 1001 */
int *jkdump_twin_number_nested = &jkdump_twin_number;	/* to 1 */
