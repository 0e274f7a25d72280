/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection: takes in a frame, has it answered, gives out the reply, never waits. */
#ifndef JKDUMP_CLIENT_H
#define JKDUMP_CLIENT_H

#include "server/request.h"

#include <poll.h>

struct client {
	int fd;				/* -1: free */
	const struct operation *operations;
	bool hello, closing, draining;
	bool end_allowed, end;		/* END may be asked; was asked and answered */
	uint8_t header[WIRE_HEADER];
	size_t got;			/* of header and payload */
	uint8_t *payload;
	size_t cap;
	struct wire_out out;
	size_t sent;			/* of out.len; equal: nothing to send */
	long deadline;			/* of draining, ms */
	bool busy;			/* a command in the background, job, answers the request */
	struct job job;
	bool kept;			/* of the process that jsh keeps: stays between its turns */
	bool asked;			/* another one waits */
	bool waiting;			/* for the answer to NEXT */
};

void client_start(struct client *c, int fd, const struct operation *operations, bool end_allowed);
void client_close(struct client *c);
void client_answer(struct client *c, bool (*payload)(struct wire_out *));	/* to NEXT, for which it waits */
struct pollfd client_poll(const struct client *c);
void client_serve(struct client *c, short revents);

/* A look at the next frame, which stays in the socket; async-signal-safe. */
enum client_sign { CLIENT_QUIET, CLIENT_INTERRUPTS, CLIENT_GONE };
enum client_sign client_look(int fd);
bool client_stops(int fd);		/* it interrupts, or is gone */

#endif
