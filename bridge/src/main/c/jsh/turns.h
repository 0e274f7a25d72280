/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next turn of the resident process: one for each `jsh` typed at crash's prompt. */
#ifndef JKDUMP_TURNS_H
#define JKDUMP_TURNS_H

#include "server/request.h"

enum { TURN_TERMINAL = 1, TURN_MODULES = 2, TURN_PAGER = 4 };

/* Sets the reply to NEXT. output: a path, "" for the standard output of the process. */
bool turns_set(unsigned flags, const char *output, int n, char *const *words);
/* Moves the payload of that reply into o. False: no turn is set. */
bool turns_take(struct wire_out *o);
void turns_clear(void);

void op_next(struct request *r);

#endif
