/* SPDX-License-Identifier: GPL-3.0-or-later */
/* COMMAND and STREAM. */
#include "host/capture.h"
#include "host/guard.h"
#include "host/host.h"
#include "ops/command.h"
#include "ops/ops.h"
#include "server/stream.h"

#define TEXT (WIRE_HEADER + 5)
/* A longer output is never taken for an error. */
#define ERRORS (64u << 10)

/* Writes the outcome and the text that was not streamed. */
static void put_result(struct request *r, const struct command *c, enum guard_result g, size_t streamed)
{
	struct wire_out *o = r->out;
	bool failed = g == GUARD_ERROR;

	out_u8(o, 0);
	out_printed(o, streamed < ERRORS ? 0 : streamed);
	if (g == GUARD_DONE && !o->failed && streamed < ERRORS)
		failed = command_only_errors((char *)o->data + TEXT, o->len - TEXT, c->line);
	if (streamed > 0 && streamed < ERRORS) {
		out_cut(o, WIRE_HEADER + 1);
		out_printed(o, streamed);
	}
	if (!o->failed)
		o->data[WIRE_HEADER] = failed;
}

static void reply(struct request *r, const struct command *c, enum guard_result g, size_t streamed)
{
	if (command_refused(r, c))
		return;
	if (guard_too_much()) {
		reply_text(r, ST_NO_MEMORY, "%s: the output does not fit into memory or into 1 GiB", c->line);
		return;
	}
	if (g == GUARD_INTERRUPTED)
		r->status = ST_INTERRUPTED;
	put_result(r, c, g, streamed);
}

void op_command(struct request *r)
{
	struct command c;
	enum guard_result g;

	if (!command_take(r, &c))
		return;
	g = guard_run(GUARD_COMMAND, r->fd, command_run, &c);
	reply(r, &c, g, 0);
	guard_refresh();
}

void op_stream(struct request *r)
{
	struct command c;
	enum guard_result g;

	if (!command_take(r, &c))
		return;
	capture_lines(true);
	stream_begin(r->fd, r->id, r->op);
	g = guard_run(GUARD_COMMAND, r->fd, command_run, &c);
	reply(r, &c, g, stream_end());
	capture_lines(false);
	guard_refresh();
}
