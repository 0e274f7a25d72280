/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where crash code is called from: errors (longjmp) come back as a result, output is caught, an
 * interrupt ends what runs, and crash's state is what it was afterwards.
 */
#ifndef JKDUMP_GUARD_H
#define JKDUMP_GUARD_H

#include "host/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum guard_result { GUARD_DONE, GUARD_ERROR, GUARD_INTERRUPTED };

/* While serving: crash's state is put aside, so that nothing that an operation does reaches the prompt's. */
bool guard_open(const struct interrupt_hooks *hooks, char *why, size_t n);
void guard_close(void);

/*
 * Runs fn(arg). For GUARD_FILES what is printed to crash's streams is caught, for GUARD_COMMAND also what goes to
 * descriptors 1 and 2, and an interrupt leaves fn by crash's own restart(SIGINT). Otherwise fn polls interrupt_wanted().
 */
enum guard_kind { GUARD_FILES, GUARD_COMMAND };
enum guard_result guard_run(enum guard_kind kind, int client, void (*fn)(void *), void *arg);
void guard_refresh(void);			/* crash's own clean-up between two commands */

/* For good, in a child: runs fn(arg), prints to fd; false where an error ended it. */
bool guard_alone(int fd, void (*fn)(void *), void *arg);
bool guard_too_much(void);			/* the last run printed more than a reply can hold */

extern volatile sig_atomic_t guard_saw_sigint;	/* crash's own handler took a SIGINT that was not ours */

#endif
