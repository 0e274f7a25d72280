/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile bytes: the server answers or hangs up, and serves the next client. */
#include "wiretest.h"
#include "fake.h"

#include <poll.h>
#include <sys/socket.h>

static void still_serves(const char *path)
{
	int fd = greet(path);
	struct reply r = command(fd, "echo here");

	CHECK(r.status == OK && strcmp(text(&r, 1), "here\n") == 0);
	reply_free(&r);
	close(fd);
}

static void closes_with(int fd, int status, const char *why)
{
	struct reply r = receive(fd);

	CHECK(r.status == status && strstr(text(&r, 0), why));
	reply_free(&r);
	r = receive(fd);
	CHECK(r.status == -1);
	reply_free(&r);
	close(fd);
}

static void bad_frames_end_the_connection(const char *path)
{
	struct bytes b;
	int fd = dial(path);

	CHECK(send_raw(fd, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 27));
	closes_with(fd, BAD_FRAME, "magic");
	fd = greet(path);
	b = pack("44422", 0x50444b4au, 0x1000001u, 1u, (unsigned)FACTS, 0u);
	send_raw(fd, b.p, b.n);
	closes_with(fd, BAD_FRAME, "16 MiB");
	free(b.p);
	fd = greet(path);
	b = pack("44422", 0x50444b4au, 0xffffffffu, 1u, (unsigned)FACTS, 0u);
	send_raw(fd, b.p, b.n);
	closes_with(fd, BAD_FRAME, "16 MiB");
	free(b.p);
	still_serves(path);
}

static void a_status_in_a_request_is_an_error(const char *path)
{
	int fd = greet(path);
	struct bytes b = pack("44422", 0x50444b4au, 0u, 1u, (unsigned)FACTS, 3u);
	struct reply r;

	send_raw(fd, b.p, b.n);
	r = receive(fd);
	CHECK(r.status == BAD_REQUEST);
	reply_free(&r);
	r = ask(fd, FACTS, pack(""));
	CHECK(r.status == OK);
	reply_free(&r);
	free(b.p);
	close(fd);
}

static void the_longest_request_is_taken(const char *path)
{
	int fd = greet(path);
	struct bytes b = { calloc(1, 16u << 20), 16u << 20 };
	struct reply r = ask(fd, FACTS, b);

	CHECK(r.status == BAD_REQUEST);
	reply_free(&r);
	close(fd);
}

/* Cuts a frame off at each place, with and without a HELLO before. */
static void frames_may_stop_anywhere(const char *path)
{
	struct bytes b = pack("444221111488", 0x50444b4au, 28u, 1u, (unsigned)PAGES, 0u, 0u, 0u, 0u, 0u, 9u, 0ul, DIRECT);

	for (size_t i = 0; i < b.n; i++) {
		int fd = i % 2 ? greet(path) : dial(path);

		send_raw(fd, b.p, i);
		close(fd);
	}
	free(b.p);
	still_serves(path);
}

static void clients_vanish_before_the_reply(const char *path)
{
	for (int i = 0; i < 50; i++) {
		int fd = greet(path);

		send_frame(fd, 1, i % 2 ? SYMBOLS : COMMAND, i % 2 ? pack("") : pack("s", "big 500000"));
		if (i % 3 == 0)
			usleep(500);
		close(fd);
	}
	still_serves(path);
}

static unsigned long state;

static unsigned random_number(unsigned below)
{
	state = state * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(state >> 33) % below;
}

/* Makes no END, and no line that could be a command. */
static struct bytes random_frame(void)
{
	static const int ops[] = { HELLO, FACTS, READ, PAGES, SYMBOLS, CHAIN, INTERRUPT, COMMAND, STREAM, BACKGROUND, 0, 77 };
	unsigned op = ops[random_number(sizeof(ops) / sizeof(ops[0]))], n = random_number(3) ? random_number(64) : random_number(2000);
	struct bytes body = pack("1111488", random_number(3), 0u, 0u, 0u, random_number(200),
				 random_number(2) ? 0ul : TASK, random_number(2) ? DIRECT : (unsigned long)state);
	struct bytes b = pack("44422", 0x50444b4au, n, random_number(99), op, 0u);
	bool line = op == COMMAND || op == STREAM || op == BACKGROUND;

	b.p = realloc(b.p, b.n + n + 28);
	for (unsigned i = 0; i < n; i++)
		b.p[b.n + i] = i < body.n && !line ? body.p[i] : (unsigned char)random_number(256) | 128;
	b.n += n;
	free(body.p);
	for (int flips = random_number(4) ? 0 : 1 + random_number(3); flips > 0; flips--)
		b.p[random_number(random_number(2) ? b.n : 12)] ^= 1 << random_number(8);
	if (b.p[12] == END && b.p[13] == 0)
		b.p[12] = FACTS;
	return b;
}

/* Throws received bytes away. False: the connection is over. */
static bool drain(int fd)
{
	static char bytes[1 << 16];
	ssize_t n;

	while ((n = recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0)
		continue;
	return n != 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

static bool send_while_reading(int fd, const struct bytes *b)
{
	for (size_t sent = 0; sent < b->n; ) {
		struct pollfd p = { .fd = fd, .events = POLLOUT | POLLIN };
		ssize_t k;

		if (poll(&p, 1, 10000) != 1 || !drain(fd))
			return false;
		k = send(fd, b->p + sent, b->n - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (k < 0 && errno != EAGAIN)
			return false;
		sent += k > 0 ? k : 0;
	}
	return true;
}

static void random_frames(const char *path, int count)
{
	int fd = greet(path);

	state = getenv("SEED") ? strtoul(getenv("SEED"), NULL, 0) : (unsigned long)time(NULL);
	printf("    random frames: SEED=%lu\n", state);
	for (int i = 0; i < count; i++) {
		struct bytes b = random_frame();
		bool open = send_while_reading(fd, &b);

		free(b.p);
		if (!open || random_number(50) == 0) {
			close(fd);
			fd = random_number(20) ? greet(path) : dial(path);
		}
	}
	close(fd);
	still_serves(path);
}

void hostile_clients(void)
{
	struct server s = start("jkdump serve", true);

	bad_frames_end_the_connection(s.path);
	a_status_in_a_request_is_an_error(s.path);
	the_longest_request_is_taken(s.path);
	frames_may_stop_anywhere(s.path);
	clients_vanish_before_the_reply(s.path);
	random_frames(s.path, 20000);
	CHECK(stop(&s));
}
