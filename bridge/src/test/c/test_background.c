/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that run beside the server. */
#include "wiretest.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static bool begin(int fd, const char *line, unsigned ms)
{
	return send_frame(fd, 7, BACKGROUND, pack("4s", ms, line));
}

static struct result run(int fd, const char *line, unsigned ms)
{
	CHECK(begin(fd, line, ms));
	return all(fd, BACKGROUND);
}

static void the_text_is_that_of_the_foreground(int fd)
{
	is(run(fd, "echo one two", 0), OK, DONE, "one two\n");
	is(run(fd, "greet you", 5000), OK, DONE, "hello you\n");
	is(run(fd, "fail", 0), OK, ERROR, "partial\nfail: as asked\n");
	is(run(fd, "nosuch", 0), OK, ERROR, "nosuch: command not found: nosuch\n");
	is(run(fd, "shout", 0), OK, DONE, "from a child\nits error\n");
	is(run(fd, "", 0), OK, DONE, "");
	CHECK(run(fd, "quit", 0).status == FAILED);
	CHECK(run(fd, "echo a | cat", 0).status == FAILED);
	is(run(fd, "jkdump frobnicate", 0), OK, ERROR, "Usage: jkdump\n");
	CHECK(strlen(run(fd, "big 65000", 0).text) == 65000);
}

static void a_deadline_is_kept(int fd)
{
	double begin = now();
	struct result r = run(fd, "drip 100", 450);

	CHECK(now() - begin < 3);
	CHECK(r.status == OK && r.outcome == LATE && r.pieces >= 3);
	CHECK(strncmp(r.text, "drop 0\ndrop 1\n", 14) == 0);
	is(run(fd, "spin", 200), OK, LATE, "spinning\n");
	is(run(fd, "echo next", 0), OK, DONE, "next\n");
}

/* kill() with signal 0 finds zombies as well. */
static bool is_gone(const char *path)
{
	FILE *f = fopen(path, "r");
	int pid = 0;

	if (!f || fscanf(f, "%d", &pid) != 1)
		pid = 0;
	if (f)
		fclose(f);
	return pid > 0 && kill(pid, 0) != 0;
}

static void processes_that_it_started_end_with_it(int fd)
{
	const char *path = scratch("bred");
	char line[300];

	snprintf(line, sizeof(line), "breed %s", path);
	is(run(fd, line, 2000), OK, DONE, "bred\n");
	CHECK(is_gone(path));
	unlink(path);
	snprintf(line, sizeof(line), "breed %s stay", path);
	is(run(fd, line, 300), OK, LATE, "bred\n");
	CHECK(is_gone(path));
	unlink(path);
}

static void one_that_dies_takes_nobody_along(int fd)
{
	struct result r = run(fd, "die", 0);

	CHECK(r.status == OK && r.outcome == DIED && r.detail == SIGKILL && strcmp(r.text, "last words\n") == 0);
	r = run(fd, "leave", 0);
	CHECK(r.status == OK);
	is(run(fd, "echo next", 0), OK, DONE, "next\n");
}

static void it_is_interrupted(int fd)
{
	double from = now();
	struct result r;

	CHECK(begin(fd, "spin", 0));
	usleep(100000);
	CHECK(send_frame(fd, 0, INTERRUPT, pack("")));
	r = all(fd, BACKGROUND);
	CHECK(now() - from < 3);
	CHECK(r.status == INTERRUPTED && strcmp(r.text, "spinning\n") == 0);
	is(run(fd, "echo next", 0), OK, DONE, "next\n");
}

static int children(pid_t of)
{
	char line[64];
	int n = -1;
	FILE *p;

	snprintf(line, sizeof(line), "ps --no-headers --ppid %d | wc -l", (int)of);
	p = popen(line, "r");
	if (!p || fscanf(p, "%d", &n) != 1)
		n = -1;
	if (p)
		pclose(p);
	return n;
}

static int descriptors(pid_t of)
{
	char path[64];
	DIR *d;
	int n = 0;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)of);
	d = opendir(path);
	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n;
}

static void hanging_up_ends_it(const struct server *s)
{
	const char *path = scratch("hung-up");
	int fd = greet(s->path);
	char line[300];

	snprintf(line, sizeof(line), "breed %s stay", path);
	CHECK(begin(fd, line, 0));
	usleep(300000);
	close(fd);
	for (int i = 0; i < 100 && !is_gone(path); i++)
		usleep(20000);
	CHECK(is_gone(path));
	unlink(path);
}

#define AT_ONCE 6

static void several_at_once_read_their_own_bytes(const struct server *s)
{
	int fd[AT_ONCE], front = greet(s->path);
	struct reply r = command(front, "sum");
	char wanted[100];

	snprintf(wanted, sizeof(wanted), "%s", text(&r, 1));
	CHECK(strncmp(wanted, "sum ", 4) == 0);
	reply_free(&r);
	for (int i = 0; i < AT_ONCE; i++)
		CHECK((fd[i] = greet(s->path)) >= 0 && begin(fd[i], "sum", 0));
	r = command(front, "sum");
	CHECK(r.status == OK && strcmp(text(&r, 1), wanted) == 0);
	reply_free(&r);
	for (int i = 0; i < AT_ONCE; i++) {
		is(all(fd[i], BACKGROUND), OK, DONE, wanted);
		close(fd[i]);
	}
	close(front);
}

static void nothing_is_left_behind(const struct server *s)
{
	int fd = greet(s->path), before;

	run(fd, "echo first", 0);
	usleep(200000);
	before = descriptors(s->pid);
	for (int i = 0; i < 100; i++)
		is(run(fd, i % 3 ? "echo again" : "shout", 5000), OK, DONE, i % 3 ? "again\n" : "from a child\nits error\n");
	usleep(200000);
	CHECK(descriptors(s->pid) == before);
	CHECK(children(s->pid) == 0);
	close(fd);
}

static void the_end_of_serving_ends_it(void)
{
	struct server s = start("jkdump serve", true);
	const char *path = scratch("at-the-end");
	int fd = greet(s.path);
	char line[300];

	snprintf(line, sizeof(line), "breed %s stay", path);
	CHECK(begin(fd, line, 0));
	usleep(300000);
	CHECK(stop(&s));
	CHECK(is_gone(path));
	close(fd);
}

static void the_end_of_crash_ends_it(void)
{
	struct server s = start("jkdump serve", true);
	const char *path = scratch("orphan");
	int fd = greet(s.path);
	char line[300];

	snprintf(line, sizeof(line), "breed %s stay", path);
	CHECK(begin(fd, line, 0));
	usleep(300000);
	kill(s.pid, SIGKILL);
	CHECK(wait_for(&s) == 1000 + SIGKILL);
	for (int i = 0; i < 100 && !is_gone(path); i++)
		usleep(20000);
	CHECK(is_gone(path));
	close(fd);
	unlink(s.path);
}

void background(void)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	the_text_is_that_of_the_foreground(fd);
	a_deadline_is_kept(fd);
	processes_that_it_started_end_with_it(fd);
	one_that_dies_takes_nobody_along(fd);
	it_is_interrupted(fd);
	several_at_once_read_their_own_bytes(&s);
	hanging_up_ends_it(&s);
	nothing_is_left_behind(&s);
	close(fd);
	CHECK(stop(&s));
	the_end_of_serving_ends_it();
	the_end_of_crash_ends_it();
}
