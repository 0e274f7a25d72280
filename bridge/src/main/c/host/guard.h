/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only callers of crash's code. The guard turns an error (a longjmp) into a result, captures the output, lets an
 * interrupt end the call, and puts crash's state back.
 */
#ifndef JKDUMP_GUARD_H
#define JKDUMP_GUARD_H

#include "host/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum guard_result { GUARD_DONE, GUARD_ERROR, GUARD_INTERRUPTED };

/* Puts crash's state aside until guard_close(), so that no operation changes the state of the prompt. */
bool guard_open(const struct interrupt_hooks *hooks, char *why, size_t n);
void guard_close(void);

/*
 * Runs fn(arg). GUARD_FILES captures crash's streams, and fn polls interrupt_wanted(). GUARD_COMMAND captures the
 * descriptors 1 and 2 as well, and an interrupt leaves fn by crash's own restart(SIGINT).
 */
enum guard_kind { GUARD_FILES, GUARD_COMMAND };
enum guard_result guard_run(enum guard_kind kind, int client, void (*fn)(void *), void *arg);
void guard_refresh(void);			/* runs crash's own clean-up between two commands */

/* In a child, for good: runs fn(arg), which prints to fd. False: an error ended fn. */
bool guard_alone(int fd, void (*fn)(void *), void *arg);
bool guard_too_much(void);			/* the last run printed more than a reply can hold */

extern volatile sig_atomic_t guard_saw_sigint;	/* crash's own handler took a SIGINT that somebody else sent */

#endif
