/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection: takes in a frame, has it answered, gives out the reply, never waits. */
#ifndef JKDUMP_CLIENT_H
#define JKDUMP_CLIENT_H

#include "server/request.h"

#include <poll.h>

struct client {
	int fd;				/* -1: free */
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
	struct background job;
	bool kept;			/* of the process that jsh keeps: stays between its turns */
	bool asked;			/* another one waits */
	bool waiting;			/* for the answer to NEXT */
};

void client_start(struct client *c, int fd, bool end_allowed);
void client_close(struct client *c);
void client_answer(struct client *c);	/* what it waits for is there, see turns.h */
struct pollfd client_poll(const struct client *c);
void client_serve(struct client *c, short revents);
long now_ms(void);

#endif
