/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The resident process, which jsh starts once and keeps: it waits between two turns. A keeper stands between the
 * process and crash, because crash waits for all its children after each line of an input file, and waitpid(-1) does
 * not see the keeper. When crash ends in whatever way, the kernel kills the keeper, and with the keeper the process.
 */
#ifndef JKDUMP_RESIDENT_H
#define JKDUMP_RESIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* words: the command line. why: buffer for a sentence if the process does not start. */
bool resident_start(char *const *words, char *why, size_t n);
bool resident_is_there(void);	/* started and not forgotten; it may have ended */
bool resident_has_ended(void);
pid_t resident_pid(void);	/* the process, not the keeper; -1: none */
pid_t resident_group(void);	/* process group of both; 0: none */
int resident_fd(void);		/* readable at the end of the process; -1: poll resident_has_ended() instead */
bool resident_tend(void);	/* continues a stopped process; true: it was stopped */
int resident_forget(void);	/* call after the end: returns the signal that ended the process, or 0 */
void resident_end(void);	/* call without connections left: waits for the end for a while, then kills */

#endif
