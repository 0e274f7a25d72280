/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection: receives a request, runs it, sends the reply, and never waits. */
#ifndef JKDUMP_CLIENT_H
#define JKDUMP_CLIENT_H

#include "server/request.h"

#include <poll.h>

struct client {
	int fd;				/* -1: free */
	const struct operation *operations;
	bool hello, closing, draining;
	bool end_allowed, end;		/* END is allowed; END was answered */
	uint8_t header[WIRE_HEADER];
	size_t got;			/* bytes of header and payload */
	uint8_t *payload;
	size_t cap;
	struct wire_out out;
	size_t sent;			/* bytes of out.len; equal: nothing is left to send */
	long deadline;			/* end of draining, by now_ms() */
	bool busy;			/* the process `job` answers the request */
	struct job job;
	bool kept;			/* belongs to the process that jsh keeps; stays open between turns */
	bool asked;			/* another client waits for the reply to NEXT */
	bool waiting;			/* this client waits for the reply to NEXT */
};

void client_start(struct client *c, int fd, const struct operation *operations, bool end_allowed);
void client_close(struct client *c);
void client_answer(struct client *c, bool (*payload)(struct wire_out *));	/* sends the reply to NEXT */
struct pollfd client_poll(const struct client *c);
void client_serve(struct client *c, short revents);

/* Looks at the next frame and leaves it in the socket; async-signal-safe. */
enum client_sign { CLIENT_QUIET, CLIENT_INTERRUPTS, CLIENT_GONE };
enum client_sign client_look(int fd);
bool client_stops(int fd);		/* any sign but CLIENT_QUIET */

#endif
