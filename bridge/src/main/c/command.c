/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host.h"
#include "command.h"
#include "line.h"

#define CRASH_LINE (BUFSIZE - 1)

bool command_take(struct request *r, struct command *c)
{
	uint32_t n = in_u32(&r->in);
	const uint8_t *p = in_bytes(&r->in, n);

	if (!p || !in_done(&r->in) || n > MAX_LINE || memchr(p, 0, n) || memchr(p, '\n', n) || memchr(p, '\r', n)) {
		reply_text(r, ST_BAD_REQUEST, "a command is one line of at most %d bytes", MAX_LINE);
		return false;
	}
	memcpy(c->text, p, n);
	c->text[n] = 0;
	c->line = c->text + strspn(c->text, " \t");
	c->refusal = line_refusal(c->line);
	c->too_long = false;
	return !command_refused(r, c);
}

bool command_refused(struct request *r, const struct command *c)
{
	if (c->too_long)
		reply_text(r, ST_FAILED, "the line is too long: crash takes %d bytes", CRASH_LINE);
	else if (c->refusal)
		reply_text(r, ST_FAILED, "%s: %s", c->line, c->refusal);
	return c->too_long || c->refusal;
}

void command_parse(void *arg)
{
	struct command *c = arg;

	if (!line_set(c->line)) {
		c->too_long = true;
		return;
	}
	argcnt = parse_line(pc->command_line, args);
	c->refusal = words_refusal();
}

void command_exec(void *arg)
{
	(void)arg;
	exec_command();
}

void command_run(void *arg)
{
	struct command *c = arg;

	command_parse(c);
	if (!c->too_long && !c->refusal)
		command_exec(c);
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

bool command_only_errors(const char *text, size_t n, const char *line)
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
