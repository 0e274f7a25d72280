/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that asks for turns, prints each turn, and acts on the first word of the turn. */
#include "wiretest.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static bool stubborn;

static void on_interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

static void wait_for_interrupt(FILE *out)
{
	while (!interrupted)
		usleep(10000);
	interrupted = 0;
	fprintf(out, "interrupted\n");
}

static void ask_crash(const char *path, FILE *out)
{
	int fd = greet(path);
	struct reply r = command(fd, "echo through the session");

	fprintf(out, "%s", r.status == OK ? text(&r, 1) : "no answer\n");
	reply_free(&r);
	close(fd);
}

/* Lets two connections ask for a turn at once: the second is refused when crash serves again. */
static struct reply ask_twice(const char *path, int fd)
{
	int other = greet(path);
	struct reply r;

	send_frame(fd, 7, NEXT, pack(""));
	usleep(200000);
	r = ask(other, NEXT, pack(""));
	printf("the second: %s\n", r.status == FAILED ? text(&r, 0) : "not refused");
	fflush(stdout);
	reply_free(&r);
	close(other);
	return receive(fd);
}

static void show(struct reply *r, int turn, FILE *out)
{
	size_t at = 4 + 4 + number(r, 4, 4);
	int n = (int)number(r, at, 4);

	fprintf(out, "turn %d of %d flags %d:", turn, (int)getpid(), (int)number(r, 0, 1));
	for (at += 4; n > 0; n--, at += 4 + number(r, at, 4))
		fprintf(out, " {%s}", text(r, at));
	fprintf(out, "\n");
}

static void first_word(struct reply *r, char word[64])
{
	size_t at = 4 + 4 + number(r, 4, 4);

	snprintf(word, 64, "%s", number(r, at, 4) > 0 ? text(r, at + 4) : "");
}

static FILE *output(struct reply *r)
{
	const char *path = text(r, 4);

	return *path ? fopen(path, "a") : fdopen(dup(1), "w");
}

static void act(const char *word, const char *path, FILE *out)
{
	if (strcmp(word, "exit") == 0)
		exit(0);
	if (strcmp(word, "kill") == 0)
		raise(SIGKILL);
	if (strcmp(word, "ask") == 0)
		ask_crash(path, out);
	if (strcmp(word, "wait") == 0)
		wait_for_interrupt(out);
	if (strcmp(word, "sleep") == 0)
		sleep(60);
	stubborn |= strcmp(word, "stubborn") == 0;
}

int be_resident(const char *path)
{
	int fd = greet(path);
	struct reply r = ask(fd, NEXT, pack(""));

	signal(SIGINT, on_interrupt);
	for (int turn = 1; r.status == OK; turn++) {
		char word[64];
		FILE *out = output(&r);

		first_word(&r, word);
		show(&r, turn, out);
		fflush(out);
		act(word, path, out);
		fclose(out);
		reply_free(&r);
		r = strcmp(word, "twice") == 0 ? ask_twice(path, fd) : ask(fd, NEXT, pack(""));
	}
	while (stubborn)
		pause();
	return 0;
}
