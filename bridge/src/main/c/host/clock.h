/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef JKDUMP_CLOCK_H
#define JKDUMP_CLOCK_H

#include <time.h>

/* Milliseconds of the monotonic clock. */
static inline long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000L;
}

#endif
