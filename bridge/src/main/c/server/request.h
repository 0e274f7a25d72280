/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request on its way through an operation. */
#ifndef JKDUMP_REQUEST_H
#define JKDUMP_REQUEST_H

#include "server/job.h"
#include "server/wire.h"

struct request {
	struct wire_in in;
	struct wire_out *out;	/* the reply; its header is already there, unfilled */
	uint32_t id;
	uint16_t op;
	uint16_t status;
	int fd;			/* of the client, watched for INTERRUPT and for hang-up */
	bool hello;		/* the client has said HELLO */
	bool end_allowed;
	bool end;		/* set by END */
	bool handed_over;	/* set by BACKGROUND: somebody else answers, see job */
	struct job job;
	bool kept;		/* the client is a connection of the process that jsh keeps */
	bool asked;		/* another one has asked for NEXT and waits */
	bool withheld;		/* set by NEXT: the answer is given when there is one */
};

/* Replaces what was written of the reply by one text. */
void reply_text(struct request *r, enum wire_status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Appends, as str, what the last run under the guard printed, without its first `from` bytes. */
void out_printed(struct wire_out *o, size_t from);
/* Replaces what was written of the reply by that text, as FAILED. */
void reply_printed(struct request *r);

struct operation {
	const char *name;
	void (*run)(struct request *r);	/* reads r->in, writes r->out and r->status */
	bool reads_memory;
};

/* operations: WIRE_OPS of them, by the number of the operation. */
void request_run(struct request *r, const struct operation *operations);

void op_hello(struct request *r);
void op_end(struct request *r);

#endif
