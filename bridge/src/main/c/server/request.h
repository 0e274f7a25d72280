/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request while an operation answers it. */
#ifndef JKDUMP_REQUEST_H
#define JKDUMP_REQUEST_H

#include "server/job.h"
#include "server/wire.h"

struct request {
	struct wire_in in;
	struct wire_out *out;	/* the reply, which begins with room for the header */
	uint32_t id;
	uint16_t op;
	uint16_t status;
	int fd;			/* the client's socket, watched for INTERRUPT and hang-up */
	bool hello;		/* the client has sent HELLO */
	bool end_allowed;
	bool end;		/* set by END: the server is to end */
	bool handed_over;	/* set by BACKGROUND: the process `job` answers */
	struct job job;
	bool kept;		/* the client is a connection of the process that jsh keeps */
	bool asked;		/* another client waits for the reply to NEXT */
	bool withheld;		/* set by NEXT: client_answer() will send the reply */
};

/* Puts one text in place of the reply written so far. */
void reply_text(struct request *r, enum wire_status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Appends the output of the last guard_run() as str, without the first `from` bytes. */
void out_printed(struct wire_out *o, size_t from);
/* Puts that output, with status FAILED, in place of the reply written so far. */
void reply_printed(struct request *r);

struct operation {
	const char *name;
	void (*run)(struct request *r);	/* reads r->in; writes r->out and r->status */
	bool reads_memory;
};

/* operations: WIRE_OPS entries, indexed by enum wire_op. */
void request_run(struct request *r, const struct operation *operations);

void op_hello(struct request *r);
void op_end(struct request *r);

#endif
