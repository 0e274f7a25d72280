/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lends the terminal to the process group of a child, and takes it back with the modes of before. */
#ifndef JKDUMP_TERMINAL_H
#define JKDUMP_TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

bool terminal_begin(void);		/* false: crash is not in the foreground of a terminal */
void terminal_lend(pid_t group);	/* async-signal-safe; SIGTTOU must be ignored or blocked */
void terminal_end(void);

#endif
