/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request on its way through an operation. */
#ifndef JKDUMP_REQUEST_H
#define JKDUMP_REQUEST_H

#include "background/background.h"
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
	struct background job;
	bool kept;		/* the client is a connection of the process that jsh keeps */
	bool asked;		/* another one has asked for NEXT and waits */
	bool withheld;		/* set by NEXT: the answer is given when there is one */
};

/* Replaces what was written of the reply by one text. */
void reply_text(struct request *r, enum wire_status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

void request_run(struct request *r);	/* ops.c: reads r->in, writes r->out and r->status */

void op_facts(struct request *r);
void op_read(struct request *r);
void op_pages(struct request *r);
void op_symbols(struct request *r);
void op_command(struct request *r);
void op_stream(struct request *r);
void op_background(struct request *r);
void op_next(struct request *r);
void op_chain(struct request *r);
void op_translate(struct request *r);

#endif
