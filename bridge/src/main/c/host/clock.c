/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/clock.h"

#include <time.h>

long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000L;
}
