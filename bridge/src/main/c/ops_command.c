/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host.h"
#include "guard.h"
#include "line.h"

#define MAX_LINE 4000
#define CRASH_LINE (BUFSIZE - 1)

struct command {
	const char *line, *refusal;
	bool too_long;
};

static void run_line(void *arg)
{
	struct command *c = arg;

	if (!line_set(c->line)) {
		c->too_long = true;
		return;
	}
	argcnt = parse_line(pc->command_line, args);
	c->refusal = words_refusal();
	if (!c->refusal)
		exec_command();
}

/* crash begins the text of an error with the command's name. `bt: invalid task` alone is an error, within a listing it is not. */
static bool is_error_line(const char *s, size_t n, const char *command, size_t length)
{
	if (n > 7 && strncmp(s, "crash: ", 7) == 0)
		return true;
	if (n > 5 && strncmp(s, "gdb: ", 5) == 0)
		return true;
	return n > length + 2 && strncmp(s, command, length) == 0 && s[length] == ':' && s[length + 1] == ' ';
}

static bool only_errors(const char *text, size_t n, const char *line)
{
	size_t length = strcspn(line, " \t");
	bool any = false;

	for (const char *s = text, *end = text + n, *next; s < end; s = next) {
		next = memchr(s, '\n', end - s);
		next = next ? next + 1 : end;
		if (next - s > 1 && !is_error_line(s, next - s, line, length))
			return false;
		any |= next - s > 1;
	}
	return any;
}

static void put_result(struct request *r, const struct command *c, enum guard_result g)
{
	struct wire_out *o = r->out;
	size_t text = WIRE_HEADER + 5;

	out_u8(o, g == GUARD_ERROR);
	guard_output(o);
	if (g == GUARD_DONE && !o->failed && only_errors((char *)o->data + text, o->len - text, c->line))
		o->data[WIRE_HEADER] = 1;
}

static void reply(struct request *r, const struct command *c, enum guard_result g)
{
	if (c->too_long) {
		reply_text(r, ST_FAILED, "the line is too long: crash takes %d bytes", CRASH_LINE);
		return;
	}
	if (c->refusal) {
		reply_text(r, ST_FAILED, "%s: %s", c->line, c->refusal);
		return;
	}
	if (guard_too_much()) {
		reply_text(r, ST_NO_MEMORY, "%s: what it prints does not fit into memory or into 1 GiB", c->line);
		return;
	}
	if (g == GUARD_INTERRUPTED)
		r->status = ST_INTERRUPTED;
	put_result(r, c, g);
}

static bool get_line(struct request *r, char line[MAX_LINE + 1])
{
	uint32_t n = in_u32(&r->in);
	const uint8_t *p = in_bytes(&r->in, n);

	if (!p || !in_done(&r->in) || n > MAX_LINE || memchr(p, 0, n) || memchr(p, '\n', n) || memchr(p, '\r', n)) {
		reply_text(r, ST_BAD_REQUEST, "COMMAND wants one line of at most %d bytes", MAX_LINE);
		return false;
	}
	memcpy(line, p, n);
	line[n] = 0;
	return true;
}

void op_command(struct request *r)
{
	char line[MAX_LINE + 1];
	struct command c = { .line = line };
	enum guard_result g;

	if (!get_line(r, line))
		return;
	c.line = line + strspn(line, " \t");
	c.refusal = line_refusal(c.line);
	if (c.refusal) {
		reply(r, &c, GUARD_DONE);
		return;
	}
	g = guard_run(GUARD_COMMAND, r->fd, run_line, &c);
	reply(r, &c, g);
	guard_refresh();
}
