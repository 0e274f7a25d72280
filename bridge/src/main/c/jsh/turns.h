/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person wants of the process that jsh keeps: one turn for each `jsh` that is typed. */
#ifndef JKDUMP_TURNS_H
#define JKDUMP_TURNS_H

#include "server/request.h"

enum { TURN_TERMINAL = 1, TURN_MODULES = 2, TURN_PAGER = 4 };

/* What NEXT is answered with next; output: a path, "" for the process's own standard output. */
bool turns_set(unsigned flags, const char *output, int n, char *const *words);
/* Takes it away, as a reply's payload; false where there is none. */
bool turns_take(struct wire_out *o);
void turns_clear(void);

void op_next(struct request *r);

#endif
