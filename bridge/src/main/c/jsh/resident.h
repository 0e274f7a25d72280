/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The process of jsh, which outlives the prompt: started once, it waits between two turns. It has a keeper between
 * itself and crash, because crash waits for all its children in some places (after each line of an input file): the
 * keeper is a child that waitpid(-1) does not see. When crash ends, however it does, the kernel kills the keeper, and
 * with it the process.
 */
#ifndef JKDUMP_RESIDENT_H
#define JKDUMP_RESIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The words of its command line; why: the sentence that says why there is none. */
bool resident_start(char *const *words, char *why, size_t n);
bool resident_is_there(void);	/* started, and not forgotten yet; perhaps it has ended */
bool resident_has_ended(void);
pid_t resident_pid(void);	/* its own, -1 where there is none */
pid_t resident_group(void);	/* of processes, the keeper's; 0 where there is none */
int resident_fd(void);		/* readable when it has ended; -1: ask resident_has_ended() now and then */
bool resident_tend(void);	/* continues it where it was stopped; whether it was */
int resident_forget(void);	/* after its end: the signal that ended it, or 0 */
void resident_end(void);	/* its connections are closed: waits for its end a while, then makes it */

#endif
