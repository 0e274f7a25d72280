/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for crash: taken from a request, checked, parsed, run. */
#ifndef JKDUMP_COMMAND_H
#define JKDUMP_COMMAND_H

#include "server/request.h"

#define COMMAND_MAX 4000

struct command {
	char text[COMMAND_MAX + 1];
	const char *line, *refusal;
	bool too_long;
};

/* The rest of r is the line. False: it was answered. */
bool command_take(struct request *r, struct command *c);
bool command_refused(struct request *r, const struct command *c);	/* true: it was answered */

/* For guard_run(); c is the command. */
void command_parse(void *c);
void command_exec(void *c);
void command_run(void *c);				/* both */

/* Whether a text is nothing but crash's errors. */
bool command_only_errors(const char *text, size_t n, const char *line);

#endif
