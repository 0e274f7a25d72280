/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop that serves the endpoint, in crash's main thread. */
#ifndef JKDUMP_SERVER_H
#define JKDUMP_SERVER_H

#include "server/request.h"

struct serve {
	const struct operation *operations;
	bool end_allowed;	/* END ends the loop; otherwise it is refused */
	int owner;		/* a hang-up of this descriptor ends the loop; -1: none */
	int child;		/* this descriptor ends the loop when it is readable; -1: none */
	void (*tend)(void);	/* called at least once a second; NULL: nothing to tend */
	bool turn;		/* NEXT ends the loop */
	pid_t kept;		/* the process that jsh keeps: its connections outlive the loop; -1: none */
};

bool server_prepare(char *why, size_t n);
void server_run(const struct serve *s);	/* call endpoint_open() and guard_open() before */
void server_stop(void);			/* ends the loop; async-signal-safe */
bool server_answer(bool (*payload)(struct wire_out *));	/* sends the reply to NEXT; false: no client waits for it */
void server_drop_kept(void);		/* closes the connections that outlived the loop */

#endif
