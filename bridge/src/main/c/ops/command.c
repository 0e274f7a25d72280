/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/host.h"
#include "ops/command.h"
#include "ops/refusal.h"

#define CRASH_LINE (BUFSIZE - 1)

bool command_take(struct request *r, struct command *c)
{
	uint32_t n = in_u32(&r->in);
	const uint8_t *p = in_bytes(&r->in, n);

	if (!p || !in_done(&r->in) || n > COMMAND_MAX || memchr(p, 0, n) || memchr(p, '\n', n) || memchr(p, '\r', n)) {
		reply_text(r, ST_BAD_REQUEST, "a command is one line of at most %d bytes", COMMAND_MAX);
		return false;
	}
	memcpy(c->text, p, n);
	c->text[n] = 0;
	c->line = c->text + strspn(c->text, " \t");
	c->refusal = refusal_of_line(c->line);
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

/* Puts the words of the alias in place of the first word. */
static bool expand(char *to, size_t n, const char *line)
{
	char first[BUFSIZE];
	const char *rest = line + strcspn(line, " \t");
	struct alias_data *alias;
	size_t at = 0;

	snprintf(first, sizeof(first), "%.*s", (int)(rest - line), line);
	alias = is_alias(first);
	if (!alias)
		return (size_t)snprintf(to, n, "%s", line) < n;
	for (int i = 0; i < alias->argcnt && at < n; i++)
		at += snprintf(to + at, n - at, "%s ", alias->args[i]);
	rest += strspn(rest, " \t");
	if (at < n)
		at += snprintf(to + at, n - at, "%s", rest);
	return at < n;
}

/* Puts the line, with aliases resolved, into the buffers that exec_command() reads. False: too long for crash. */
static bool set_line(const char *line)
{
	char typed[BUFSIZE];
	size_t n;

	line += strspn(line, " \t\n");
	/* crash's prompt takes `*task_struct` as `* task_struct`. */
	n = line[0] == '*' && line[1] != ' ' && line[1] != '\t'
		? (size_t)snprintf(typed, sizeof(typed), "* %s", line + 1)
		: (size_t)snprintf(typed, sizeof(typed), "%s", line);
	if (n >= sizeof(typed))
		return false;
	clean_line(typed);
	memset(pc->command_line, 0, BUFSIZE);
	memset(pc->orig_line, 0, BUFSIZE);
	strcpy(pc->orig_line, typed);
	if (!expand(pc->command_line, BUFSIZE, typed))
		return false;
	clean_line(pc->command_line);
	return true;
}

void command_parse(void *arg)
{
	struct command *c = arg;

	if (!set_line(c->line)) {
		c->too_long = true;
		return;
	}
	argcnt = parse_line(pc->command_line, args);
	c->refusal = refusal_of_words();
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

/* crash begins the text of an error with the name of the command. */
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
