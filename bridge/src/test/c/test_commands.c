/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wiretest.h"
#include "fake.h"

static void prints(int fd, const char *line, int status, int outcome, const char *output)
{
	struct reply r = command(fd, line);
	const char *got = outcome < 0 ? text(&r, 0) : text(&r, 1);

	CHECK(r.status == status);
	CHECK(outcome < 0 || number(&r, 0, 1) == (unsigned)outcome);
	if (outcome < 0 ? !strstr(got, output) : strcmp(got, output) != 0)
		printf("    `%s` printed `%s`\n", line, got);
	CHECK(outcome < 0 ? strstr(got, output) != NULL : strcmp(got, output) == 0);
	reply_free(&r);
}

static void output_and_errors_come_back(int fd)
{
	prints(fd, "echo one two", OK, 0, "one two\n");
	prints(fd, "  echo trimmed  ", OK, 0, "trimmed\n");
	prints(fd, "greet you", OK, 0, "hello you\n");
	prints(fd, "fail", OK, 1, "partial\nfail: as asked\n");
	prints(fd, "echo after it", OK, 0, "after it\n");
	prints(fd, "complain", OK, 0, "complain: a complaint\nand on\nto stderr\n");
	prints(fd, "nosuch", OK, 1, "nosuch: command not found: nosuch\n");
	prints(fd, "shout", OK, 0, "from a child\nits error\n");
	prints(fd, "", OK, 0, "");
	prints(fd, "jkdump frobnicate", OK, 1, "Usage: jkdump\n");
}

static void harmful_commands_are_refused(int fd)
{
	static const char *const leaving[] = { "q", "quit", "exit", "Q", "gdb quit", NULL };
	char line[2001];

	for (int i = 0; leaving[i]; i++)
		prints(fd, leaving[i], FAILED, -1, "would end crash");
	prints(fd, "jsh", FAILED, -1, "serving already");
	prints(fd, "jkdump serve /tmp/x", FAILED, -1, "serving already");
	prints(fd, "repeat -1 echo", FAILED, -1, "never ends");
	prints(fd, "extend -u", FAILED, -1, "would unload");
	prints(fd, "echo a | cat", FAILED, -1, "pipe");
	prints(fd, "echo a > /tmp/x", FAILED, -1, "not redirected");
	prints(fd, "echo < /tmp/x", FAILED, -1, "not redirected");
	prints(fd, "< /tmp/x", FAILED, -1, "not read here");
	prints(fd, "!ls", FAILED, -1, "shell");
	memset(line, 'x', 2000);
	line[2000] = 0;
	prints(fd, line, FAILED, -1, "too long: crash takes 1499 bytes");
}

static void operators_are_no_redirection(int fd)
{
	prints(fd, "echo (a > b | c)", OK, 0, "(a > b | c)\n");
	prints(fd, "echo a->b 1 << 3 'x > y' \"a | b\"", OK, 0, "a->b 1 << 3 'x > y' \"a | b\"\n");
}

static void errors_go_where_crash_is_told(int fd)
{
	prints(fd, "seterror /dev/null", OK, 0, "");
	prints(fd, "complain", OK, 0, "and on\nto stderr\n");
	prints(fd, "seterror default", OK, 0, "");
	prints(fd, "complain", OK, 0, "complain: a complaint\nand on\nto stderr\n");
}

static void crash_is_as_it_was_afterwards(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);
	struct reply r;

	prints(fd, "state", OK, 0, "line=state pipe=(nil) ifile=(nil) sigint=other tty=0 scroll=0\n");
	prints(fd, "gdbish", OK, 0, "");
	prints(fd, "state", OK, 0, "line=state pipe=(nil) ifile=(nil) sigint=other tty=0 scroll=0\n");
	r = ask(fd, END, pack(""));
	CHECK(r.status == OK);
	reply_free(&r);
	CHECK(expect(&s, "crash> "));
	tell(&s, "state");
	CHECK(expect(&s, "line=state pipe=(nil) ifile=(nil) sigint=crash tty=0 scroll=0\n"));
	tell(&s, "nosuch");
	CHECK(expect(&s, "nosuch: command not found: nosuch\n"));
	close(fd);
	CHECK(wait_for(&s) == 0);
}

void commands(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	output_and_errors_come_back(fd);
	harmful_commands_are_refused(fd);
	operators_are_no_redirection(fd);
	errors_go_where_crash_is_told(fd);
	output_and_errors_come_back(fd);
	close(fd);
	CHECK(stop(&s));
	crash_is_as_it_was_afterwards();
}
