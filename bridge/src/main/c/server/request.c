/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/capture.h"
#include "host/guard.h"
#include "host/host.h"
#include "server/request.h"

#include <stdarg.h>

void reply_text(struct request *r, enum wire_status status, const char *fmt, ...)
{
	char text[4608];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	r->status = status;
	out_cut(r->out, WIRE_HEADER);
	out_text(r->out, text);
}

void out_printed(struct wire_out *o, size_t from)
{
	struct captured c = capture_measure(from);
	size_t n = c.output + c.errors;
	uint8_t *to;

	if (n > WIRE_MAX_REPLY) {
		o->failed = true;
		return;
	}
	out_u32(o, (uint32_t)n);
	to = out_space(o, n);
	if (to)
		capture_copy(to, c, from);
}

void reply_printed(struct request *r)
{
	r->status = ST_FAILED;
	out_cut(r->out, WIRE_HEADER);
	out_printed(r->out, 0);
}

void op_hello(struct request *r)
{
	uint16_t spoken = in_u16(&r->in), oldest = in_u16(&r->in);

	if (!in_done(&r->in)) {
		reply_text(r, ST_BAD_REQUEST, "HELLO has two numbers of 16 bits");
		return;
	}
	if (spoken < WIRE_OLDEST || oldest > WIRE_VERSION) {
		reply_text(r, ST_VERSION, "jkdump.so in crash speaks protocol %d (oldest %d), the client speaks %u (oldest %u): "
			   "use both from one jkdump installation", WIRE_VERSION, WIRE_OLDEST, spoken, oldest);
		return;
	}
	r->hello = true;
	out_u16(r->out, WIRE_VERSION);
	out_u16(r->out, WIRE_OLDEST);
}

void op_end(struct request *r)
{
	if (!in_done(&r->in))
		reply_text(r, ST_BAD_REQUEST, "END has no payload");
	else if (!r->end_allowed)
		reply_text(r, ST_FAILED, "this endpoint belongs to a running jsh and ends with it");
	else
		r->end = true;
}

static void no_memory(struct request *r, const char *name)
{
	out_free(r->out);
	out_zeros(r->out, WIRE_HEADER);
	reply_text(r, ST_NO_MEMORY, "%s: the reply does not fit into memory or into 1 GiB", name);
}

void request_run(struct request *r, const struct operation *operations)
{
	const struct operation *o = r->op < WIRE_OPS && operations[r->op].run ? &operations[r->op] : NULL;

	r->status = ST_OK;
	if (!o) {
		reply_text(r, ST_BAD_REQUEST, "unknown operation %u", r->op);
		return;
	}
	if (!r->hello && r->op != OP_HELLO) {
		reply_text(r, ST_BAD_REQUEST, "%s before HELLO", o->name);
		return;
	}
	/* On a live system the memory that crash has cached is out of date. */
	if (o->reads_memory && ACTIVE())
		guard_refresh();
	o->run(r);
	if (r->out->failed)
		no_memory(r, o->name);
}
