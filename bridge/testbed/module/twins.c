// SPDX-License-Identifier: GPL-3.0-or-later
/* Second half of the twins in nested.c: the same names with other types and values. */
#include "jkdump.h"

struct jkdump_twin {
	char in_twins[8];
	short value;
	struct jkdump_twin *other;
};

static struct jkdump_twin jkdump_twin = { .in_twins = "twins", .value = 2002 };
static int jkdump_twin_number = 2;

static noinline __used int jkdump_twin_function(void)
{
	return jkdump_twin_number + 1;
}

struct jkdump_twin *jkdump_twin_twins = &jkdump_twin;	/* in_twins "twins", value 2002, other NULL */
int *jkdump_twin_number_twins = &jkdump_twin_number;	/* to 2 */
