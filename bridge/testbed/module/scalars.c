// SPDX-License-Identifier: GPL-3.0-or-later
/* Integers of every width and sign, at their edges; bools. */
#include <linux/limits.h>

#include "jkdump.h"

struct jkdump_ints {
	s8 s8_min, s8_max, s8_neg;
	u8 u8_max, u8_high;
	s16 s16_min, s16_max, s16_neg;
	u16 u16_max;
	s32 s32_min, s32_max, s32_neg;
	u32 u32_max, u32_high;
	s64 s64_min, s64_max, s64_neg;
	u64 u64_max, u64_high;
	char c_plain;
	signed char c_signed;
	unsigned char c_unsigned;
	short h;
	unsigned short uh;
	int i;
	unsigned int ui;
	long l;
	unsigned long ul;
	long long ll;
	unsigned long long ull;
	__int128 i128;
};

struct jkdump_ints jkdump_ints = {
	.s8_min = S8_MIN,	/* -128 */
	.s8_max = S8_MAX,	/* 127 */
	.s8_neg = -1,		/* -1 */
	.u8_max = U8_MAX,	/* 255 */
	.u8_high = 128,		/* 128 */
	.s16_min = S16_MIN,	/* -32768 */
	.s16_max = S16_MAX,	/* 32767 */
	.s16_neg = -1,		/* -1 */
	.u16_max = U16_MAX,	/* 65535 */
	.s32_min = S32_MIN,	/* -2147483648 */
	.s32_max = S32_MAX,	/* 2147483647 */
	.s32_neg = -1,		/* -1 */
	.u32_max = U32_MAX,	/* 4294967295 */
	.u32_high = 1U << 31,	/* 2147483648 */
	.s64_min = S64_MIN,	/* -9223372036854775808 */
	.s64_max = S64_MAX,	/* 9223372036854775807 */
	.s64_neg = -1,		/* -1 */
	.u64_max = U64_MAX,	/* 18446744073709551615 */
	.u64_high = 1ULL << 63,	/* 9223372036854775808 */
	.c_plain = (char)0xe9,	/* -23; 233 since Linux 6.2, where char is unsigned */
	.c_signed = -23,	/* -23 */
	.c_unsigned = 233,	/* 233 */
	.h = -12345,		/* -12345 */
	.uh = 54321,		/* 54321 */
	.i = -123456789,	/* -123456789 */
	.ui = 3123456789U,	/* 3123456789 */
	.l = -1234567890123L,	/* -1234567890123 */
	.ul = 12345678901234567890UL,	/* 12345678901234567890 */
	.ll = -1,		/* -1 */
	.ull = 0x0123456789abcdefULL,	/* 81985529216486895 */
	.i128 = -2,		/* -2 */
};

int jkdump_int = 42;				/* 42 */
int jkdump_negative = -42;			/* -42 */
unsigned int jkdump_unsigned = 4000000000U;	/* 4000000000 */
long jkdump_long = -4000000000L;		/* -4000000000 */
u64 jkdump_u64 = U64_MAX;			/* 18446744073709551615 */
u8 jkdump_u8 = 200;				/* 200 */
s8 jkdump_s8 = -100;				/* -100 */
const int jkdump_const = 77;			/* 77, in .rodata */
int jkdump_zero;				/* 0, in .bss */

struct jkdump_bools {
	bool yes, no;
	bool bit_yes : 1, bit_no : 1, bit_last : 1;
	bool array[5];
};

struct jkdump_bools jkdump_bools = {
	.yes = true,		/* 1 */
	.no = false,		/* 0 */
	.bit_yes = true,	/* 1 */
	.bit_no = false,	/* 0 */
	.bit_last = true,	/* 1 */
	.array = { true, false, false, true, true },	/* 1 0 0 1 1 */
};

bool jkdump_bool = true;	/* 1 */
