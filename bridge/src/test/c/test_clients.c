/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many clients, slow ones, clients that vanish, and interrupts. */
#include "wiretest.h"
#include "fake.h"

#include <sys/socket.h>
#include <sys/wait.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static void echoes(int fd, const char *line, const char *output)
{
	struct reply r = command(fd, line);

	CHECK(r.status == OK && strcmp(text(&r, 1), output) == 0);
	reply_free(&r);
}

static void several_at_once(const char *path)
{
	int fd[8];

	for (int i = 0; i < 8; i++)
		fd[i] = greet(path);
	for (int round = 0; round < 20; round++) {
		for (int i = 0; i < 8; i++)
			send_frame(fd[i], i, COMMAND, pack("s", i % 2 ? "echo odd" : "fail"));
		for (int i = 7; i >= 0; i--) {
			struct reply r = receive(fd[i]);

			CHECK(r.status == OK && r.id == (unsigned)i);
			CHECK(strcmp(text(&r, 1), i % 2 ? "odd\n" : "partial\nfail: as asked\n") == 0);
			reply_free(&r);
		}
	}
	for (int i = 0; i < 8; i++)
		close(fd[i]);
}

static void one_after_another(const char *path)
{
	for (int i = 0; i < 100; i++) {
		int fd = greet(path);

		echoes(fd, "echo next", "next\n");
		close(fd);
	}
}

static void the_33rd_is_turned_away(const char *path)
{
	int fd[32], late;
	struct reply r;

	for (int i = 0; i < 32; i++)
		fd[i] = greet(path);
	late = dial(path);
	r = receive(late);
	CHECK(r.status == REFUSED && strstr(text(&r, 0), "32 clients"));
	reply_free(&r);
	close(late);
	echoes(fd[31], "echo still", "still\n");
	for (int i = 0; i < 32; i++)
		close(fd[i]);
	usleep(50000);
	late = greet(path);
	echoes(late, "echo free again", "free again\n");
	close(late);
}

static void one_that_does_not_read_holds_up_nobody(const char *path)
{
	int slow = greet(path), fd = greet(path);
	struct reply r;
	double t;

	send_frame(slow, 5, COMMAND, pack("s", "big 50000000"));
	t = now();
	for (int i = 0; i < 100; i++)
		echoes(fd, "echo quick", "quick\n");
	CHECK(now() - t < 10);
	r = receive(slow);
	CHECK(r.status == OK && number(&r, 1, 4) == 50000000 && r.data.n == 50000005);
	CHECK(r.data.n == 50000005 && r.data.p[5] == 'a' && r.data.p[5 + 27] == 'b');
	reply_free(&r);
	send_frame(slow, 6, COMMAND, pack("s", "big 50000000"));
	echoes(fd, "echo before it vanishes", "before it vanishes\n");
	close(slow);
	echoes(fd, "echo after it vanished", "after it vanished\n");
	close(fd);
}

static void some_send_byte_by_byte(const char *path)
{
	struct bytes b = pack("44422", 0x50444b4au, 4u, 9u, (unsigned)HELLO, 0u), v = pack("22", 2u, 2u);
	int fd = dial(path), other = greet(path);
	struct reply r;

	for (size_t i = 0; i < 20; i++) {
		send_raw(fd, i < 16 ? b.p + i : v.p + i - 16, 1);
		if (i % 5 == 0)
			echoes(other, "echo between", "between\n");
	}
	r = receive(fd);
	CHECK(r.status == OK && r.id == 9);
	reply_free(&r);
	free(b.p);
	free(v.p);
	close(fd);
	close(other);
}

void many_clients(void)
{
	struct server s = start("jkdump serve", true);

	several_at_once(s.path);
	one_after_another(s.path);
	the_33rd_is_turned_away(s.path);
	one_that_does_not_read_holds_up_nobody(s.path);
	some_send_byte_by_byte(s.path);
	CHECK(stop(&s));
}

static void an_interrupt_ends_a_command(const char *path, const char *line, const char *output)
{
	int fd = greet(path);
	struct reply r;
	double t;

	send_frame(fd, 77, COMMAND, pack("s", line));
	usleep(60000);
	t = now();
	send_frame(fd, 78, INTERRUPT, pack(""));
	r = receive(fd);
	CHECK(now() - t < 5);
	CHECK(r.status == INTERRUPTED && r.id == 77 && number(&r, 0, 1) == 0 && strcmp(text(&r, 1), output) == 0);
	reply_free(&r);
	echoes(fd, "echo the next one", "the next one\n");
	close(fd);
}

static void an_interrupt_of_nothing_is_nothing(const char *path)
{
	int fd = dial(path);
	struct reply r;

	send_frame(fd, 1, INTERRUPT, pack(""));
	r = ask(fd, HELLO, pack("22", 2u, 2u));
	CHECK(r.status == OK);
	reply_free(&r);
	send_frame(fd, 2, INTERRUPT, pack("44", 1u, 2u));
	echoes(fd, "echo fine", "fine\n");
	send_frame(fd, 3, COMMAND, pack("s", "echo done already"));
	send_frame(fd, 4, INTERRUPT, pack(""));
	r = receive(fd);
	CHECK((r.status == OK || r.status == INTERRUPTED) && r.id == 3);
	reply_free(&r);
	echoes(fd, "echo fine", "fine\n");
	close(fd);
}

static void hanging_up_ends_a_command(const char *path, int how)
{
	int fd = greet(path), other = greet(path);
	double t;

	send_frame(fd, 1, COMMAND, pack("s", "spin"));
	usleep(30000);
	if (how == 2)
		send_frame(fd, 2, COMMAND, pack("s", "echo never"));
	if (how != 1)
		close(fd);
	else
		shutdown(fd, SHUT_WR);
	t = now();
	echoes(other, "echo served", "served\n");
	CHECK(now() - t < 5);
	if (how == 1)
		close(fd);
	close(other);
}

/* Sends interrupts at any moment, also before the command runs and after its end. */
static void interrupts_at_any_time(const char *path)
{
	int fd = greet(path), ended = 0;

	for (int i = 0; i < 300; i++) {
		struct reply r;

		send_frame(fd, i, COMMAND, pack("s", i % 3 ? "big 3000000" : "fail"));
		usleep(i * 97 % 40000);
		send_frame(fd, 1000 + i, INTERRUPT, pack(""));
		r = receive(fd);
		CHECK((r.status == OK || r.status == INTERRUPTED) && r.id == (unsigned)i);
		ended += r.status == INTERRUPTED;
		reply_free(&r);
	}
	CHECK(ended > 0);
	echoes(fd, "echo sound", "sound\n");
	close(fd);
}

static void a_read_can_be_interrupted(const char *path)
{
	int fd = greet(path);
	struct reply r;

	send_frame(fd, 1, PAGES, pack("1111488", 0u, 0u, 0u, 0u, 65536u, 0ul, VMALLOC));
	send_frame(fd, 2, INTERRUPT, pack(""));
	r = receive(fd);
	CHECK(r.id == 1 && ((r.status == INTERRUPTED && r.data.n == 0) || (r.status == OK && number(&r, 0, 4) == 65536)));
	reply_free(&r);
	echoes(fd, "echo sound", "sound\n");
	close(fd);
}

static void sigint_ends_serving(const char *busy_with)
{
	struct server s = start("jkdump serve", true);
	int fd = greet(s.path);

	if (busy_with) {
		send_frame(fd, 1, COMMAND, pack("s", busy_with));
		usleep(100000);
	}
	kill(s.pid, SIGINT);
	CHECK(expect(&s, "crash> "));
	CHECK(access(s.path, F_OK) != 0);
	tell(&s, "state");
	CHECK(expect(&s, "sigint=crash"));
	close(fd);
	CHECK(wait_for(&s) == 0);
}

void interrupts(void)
{
	struct server s = start("jkdump serve", true);

	an_interrupt_ends_a_command(s.path, "spin", "spinning\n");
	an_interrupt_ends_a_command(s.path, "doze", "");
	an_interrupt_of_nothing_is_nothing(s.path);
	hanging_up_ends_a_command(s.path, 0);
	hanging_up_ends_a_command(s.path, 1);
	hanging_up_ends_a_command(s.path, 2);
	interrupts_at_any_time(s.path);
	a_read_can_be_interrupted(s.path);
	CHECK(stop(&s));
	sigint_ends_serving(NULL);
	sigint_ends_serving("spin");
}
