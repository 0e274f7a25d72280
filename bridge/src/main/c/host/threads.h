/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef JKDUMP_THREADS_H
#define JKDUMP_THREADS_H

#include <stdbool.h>

/*
 * GDB has worker threads (since GDB 10). A forked child has none of them and would wait for ever. This call tells GDB
 * to work without threads from now on. False: some threads are still at work.
 */
bool threads_end(void);

#endif
