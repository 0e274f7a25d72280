// SPDX-License-Identifier: GPL-3.0-or-later
/* Bit-fields: each kind that compilers and debuginfo treat in another way. */
#include "jkdump.h"

struct jkdump_bits {
	unsigned int one : 1;
	unsigned int two : 2;
	unsigned int cross : 11;	/* bits 3..13: crosses a byte */
	unsigned int : 3;		/* unnamed padding */
	unsigned int after_gap : 15;	/* bits 17..31: ends with the unit */
	int neg : 4;
	int minus_one : 1;		/* one signed bit holds 0 or -1 */
	int pos : 6;
	unsigned int : 0;		/* the next field starts a new unit */
	unsigned int fresh : 7;
	u64 wide : 40;			/* crosses four bytes */
	s64 wide_neg : 24;
	u8 low : 3, high : 5;
	struct {
		u32 in_struct : 12;
		u32 in_struct_high : 20;
	};
	union {
		u32 word;
		struct {
			u32 half_low : 16;
			s32 half_high : 16;
		};
	};
	enum jkdump_bits_color { JKDUMP_RED, JKDUMP_GREEN, JKDUMP_BLUE } color : 2;
	bool flag : 1;
	int plain;
};

struct jkdump_bits jkdump_bits = {
	.one = 1,			/* 1 */
	.two = 2,			/* 2 */
	.cross = 0x5a5,			/* 1445 */
	.after_gap = 0x7ffe,		/* 32766 */
	.neg = -8,			/* -8 */
	.minus_one = -1,		/* -1 */
	.pos = 31,			/* 31 */
	.fresh = 100,			/* 100 */
	.wide = 0xabcdef0123ULL,	/* 737894400291 */
	.wide_neg = -8388608,		/* -8388608 */
	.low = 5,			/* 5 */
	.high = 30,			/* 30 */
	.in_struct = 0xabc,		/* 2748 */
	.in_struct_high = 0xdef01,	/* 913153 */
	.half_low = 0x8001,		/* 32769; word is 4294868993 (0xfffe8001) */
	.half_high = -2,		/* -2 */
	.color = JKDUMP_BLUE,		/* JKDUMP_BLUE (2) */
	.flag = true,			/* 1 */
	.plain = -5,			/* -5 */
};

/* Packed fields start at odd bits and cross the border of their unit. */
struct jkdump_bits_packed {
	u8 first : 5;
	u32 odd : 30;	/* bits 5..34 */
	s16 last : 13;	/* bits 35..47 */
	u16 word;	/* offset 6 */
} __packed;

struct jkdump_bits_packed jkdump_bits_packed = {
	.first = 17,		/* 17 */
	.odd = 0x2aaaaaaa,	/* 715827882 */
	.last = -4096,		/* -4096 */
	.word = 0xbeef,		/* 48879 */
};
