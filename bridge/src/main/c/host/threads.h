/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef JKDUMP_THREADS_H
#define JKDUMP_THREADS_H

#include <stdbool.h>

/*
 * GDB keeps threads (since GDB 10) to which it hands parts of its work. A forked child has none of them and would
 * wait for ever, so GDB is told to work without, which it does from then on. False: some are still at work.
 */
bool threads_end(void);

#endif
