/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command line for crash: taken from a request, checked, parsed, run. */
#ifndef JKDUMP_COMMAND_H
#define JKDUMP_COMMAND_H

#include "server/request.h"

#define COMMAND_MAX 4000

struct command {
	char text[COMMAND_MAX + 1];
	const char *line, *refusal;
	bool too_long;
};

/* Takes the rest of the payload as the line. False: the reply is written. */
bool command_take(struct request *r, struct command *c);
bool command_refused(struct request *r, const struct command *c);	/* true: the reply is written */

/* Functions for guard_run(). c: a struct command. */
void command_parse(void *c);
void command_exec(void *c);
void command_run(void *c);				/* parses, then executes */

/* True: each line is an error of crash. `bt: invalid task` alone is an error, within a listing it is none. */
bool command_only_errors(const char *text, size_t n, const char *line);

#endif
