/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that arrives while a command runs. */
#include "wiretest.h"

#include <string.h>
#include <unistd.h>

static struct result stream(int fd, const char *line)
{
	CHECK(send_frame(fd, 7, STREAM, pack("s", line)));
	return all(fd, STREAM);
}

static void text_comes_while_the_command_runs(int fd)
{
	struct result r = stream(fd, "drip 5");

	is(r, OK, DONE, "drop 0\ndrop 1\ndrop 2\ndrop 3\ndrop 4\n");
	CHECK(r.pieces >= 4);
	is(stream(fd, "echo at once"), OK, DONE, "at once\n");
	is(stream(fd, "fail"), OK, ERROR, "partial\nfail: as asked\n");
	is(stream(fd, "nosuch"), OK, ERROR, "nosuch: command not found: nosuch\n");
	is(stream(fd, "complain"), OK, DONE, "complain: a complaint\nand on\nto stderr\n");
	is(stream(fd, ""), OK, DONE, "");
	r = stream(fd, "quit");
	CHECK(r.status == FAILED && strstr(r.text, "would end crash"));
}

static void a_stream_is_interrupted(int fd)
{
	struct result r;

	CHECK(send_frame(fd, 7, STREAM, pack("s", "spin")));
	usleep(100000);
	CHECK(send_frame(fd, 0, INTERRUPT, pack("")));
	r = all(fd, STREAM);
	CHECK(r.status == INTERRUPTED && r.pieces == 1 && strcmp(r.text, "spinning\n") == 0);
	is(stream(fd, "echo next"), OK, DONE, "next\n");
}

/* The rest follows when the client reads, first the rest of the frame that was cut. */
static void a_stream_that_nobody_reads_waits(const char *path)
{
	int slow = greet(path), other = greet(path);
	struct reply r;
	size_t n = 0;
	int status = MORE;

	CHECK(send_frame(slow, 7, STREAM, pack("s", "big 3000000")));
	usleep(300000);
	r = command(other, "echo meanwhile");
	CHECK(r.status == OK && strcmp(text(&r, 1), "meanwhile\n") == 0);
	reply_free(&r);
	while (status == MORE) {
		r = receive(slow);
		status = r.status;
		for (size_t i = status == MORE ? 0 : 5; i < r.data.n; i++, n++)
			if (r.data.p[i] != 'a' + n % 26)
				status = -2;
		reply_free(&r);
	}
	CHECK(status == OK && n == 3000000);
	is(stream(slow, "echo on"), OK, DONE, "on\n");
	close(slow);
	close(other);
}

void streams(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	text_comes_while_the_command_runs(fd);
	a_stream_is_interrupted(fd);
	a_stream_that_nobody_reads_waits(s.path);
	close(fd);
	CHECK(stop(&s));
}
