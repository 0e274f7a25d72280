/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop that serves the endpoint, in crash's main thread. */
#ifndef JKDUMP_SERVER_H
#define JKDUMP_SERVER_H

#include "server/request.h"

struct serve {
	const struct operation *operations;
	bool end_allowed;	/* END ends the loop; otherwise it is refused */
	int owner;		/* the loop ends when this descriptor is hung up; -1: none */
	int child;		/* the loop ends when this one is readable; -1: none */
	void (*tend)(void);	/* called at least once a second; NULL: nothing to tend */
	bool turn;		/* the loop ends when the process that jsh keeps asks for NEXT */
	pid_t kept;		/* that process, whose connections outlive the loop; -1: none */
};

bool server_prepare(char *why, size_t n);
void server_run(const struct serve *s);	/* endpoint_open() and guard_open() come before */
void server_stop(void);			/* async-signal-safe */
bool server_answer(bool (*payload)(struct wire_out *));	/* to the client that waits for NEXT; false: none does */
void server_drop_kept(void);		/* closes what outlived the loop */

#endif
