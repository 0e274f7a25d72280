/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef JKDUMP_CLOCK_H
#define JKDUMP_CLOCK_H

long now_ms(void);	/* milliseconds of the monotonic clock */

#endif
