/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/guard.h"
#include "host/host.h"

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

static void op_hello(struct request *r)
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

static void op_end(struct request *r)
{
	if (!in_done(&r->in))
		reply_text(r, ST_BAD_REQUEST, "END has no payload");
	else if (!r->end_allowed)
		reply_text(r, ST_FAILED, "this endpoint belongs to a running jsh and ends with it");
	else
		r->end = true;
}

static const struct {
	const char *name;
	void (*run)(struct request *);
} ops[] = {
	[OP_HELLO] = { "HELLO", op_hello },
	[OP_FACTS] = { "FACTS", op_facts },
	[OP_READ] = { "READ", op_read },
	[OP_PAGES] = { "PAGES", op_pages },
	[OP_SYMBOLS] = { "SYMBOLS", op_symbols },
	[OP_COMMAND] = { "COMMAND", op_command },
	[OP_CHAIN] = { "CHAIN", op_chain },
	[OP_END] = { "END", op_end },
	[OP_TRANSLATE] = { "TRANSLATE", op_translate },
	[OP_STREAM] = { "STREAM", op_stream },
	[OP_BACKGROUND] = { "BACKGROUND", op_background },
	[OP_NEXT] = { "NEXT", op_next },
};

/* On a live system what crash keeps of memory is out of date with every request. */
static bool reads_memory(uint16_t op)
{
	return op == OP_READ || op == OP_PAGES || op == OP_CHAIN || op == OP_TRANSLATE;
}

static void no_memory(struct request *r)
{
	out_free(r->out);
	out_zeros(r->out, WIRE_HEADER);
	reply_text(r, ST_NO_MEMORY, "%s: the reply does not fit into memory or into 1 GiB", ops[r->op].name);
}

void request_run(struct request *r)
{
	r->status = ST_OK;
	if (r->op >= sizeof(ops) / sizeof(ops[0]) || !ops[r->op].run) {
		reply_text(r, ST_BAD_REQUEST, "unknown operation %u", r->op);
		return;
	}
	if (!r->hello && r->op != OP_HELLO) {
		reply_text(r, ST_BAD_REQUEST, "%s before HELLO", ops[r->op].name);
		return;
	}
	if (reads_memory(r->op) && ACTIVE())
		guard_refresh();
	ops[r->op].run(r);
	if (r->out->failed)
		no_memory(r);
}
