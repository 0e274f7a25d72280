/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/clock.h"
#include "server/client.h"
#include "server/stream.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Milliseconds for which input is thrown away after the last reply. A close would take unread replies from the peer. */
#define DRAIN_MS 2000
#define PAYLOAD_STEP (64u << 10)
#define KEEP_PAYLOAD (256u << 10)

void client_start(struct client *c, int fd, const struct operation *operations, bool end_allowed)
{
	memset(c, 0, sizeof(*c));
	c->fd = fd;
	c->operations = operations;
	c->end_allowed = end_allowed;
}

void client_close(struct client *c)
{
	if (c->busy)
		job_cancel(&c->job);
	if (c->fd >= 0)
		close(c->fd);
	free(c->payload);
	out_free(&c->out);
	memset(c, 0, sizeof(*c));
	c->fd = -1;
}

static bool has_output(const struct client *c)
{
	return c->sent < c->out.len;
}

struct pollfd client_poll(const struct client *c)
{
	if (c->busy)
		return (struct pollfd){ .fd = c->job.fd, .events = POLLIN };
	if (c->waiting)
		return (struct pollfd){ .fd = -1 };
	return (struct pollfd){ .fd = c->fd, .events = has_output(c) ? POLLOUT : POLLIN };
}

static void drain(struct client *c)
{
	char bytes[4096];
	ssize_t n;

	for (int i = 0; i < 64; i++) {
		n = recv(c->fd, bytes, sizeof(bytes), 0);
		if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
			client_close(c);
			return;
		}
		if (n < 0)
			return;
	}
}

static void all_sent(struct client *c)
{
	c->sent = 0;
	out_cut(&c->out, 0);
	if (c->closing) {
		shutdown(c->fd, SHUT_WR);
		c->draining = true;
		c->deadline = now_ms() + DRAIN_MS;
	}
}

static void send_more(struct client *c)
{
	while (has_output(c)) {
		ssize_t n = send(c->fd, c->out.data + c->sent, c->out.len - c->sent, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n < 0) {
			client_close(c);
			return;
		}
		c->sent += n;
	}
	all_sent(c);
}

static void give(struct client *c, const struct wire_header *h, uint16_t status)
{
	struct wire_header reply = { WIRE_MAGIC, 0, h->id, h->op, status };

	if (c->out.failed || c->out.len < WIRE_HEADER) {
		client_close(c);
		return;
	}
	reply.length = (uint32_t)(c->out.len - WIRE_HEADER);
	wire_put_header(&reply, c->out.data);
	stream_rest(c->fd, &c->out);
	if (c->out.failed) {
		client_close(c);
		return;
	}
	c->closing |= status == ST_BAD_FRAME || status == ST_VERSION;
	c->got = 0;
	if (c->cap > KEEP_PAYLOAD) {
		free(c->payload);
		c->payload = NULL;
		c->cap = 0;
	}
	send_more(c);
}

static void bad_frame(struct client *c, const struct wire_header *h, const char *why)
{
	struct wire_header nobody = { .magic = WIRE_MAGIC };

	out_cut(&c->out, 0);
	out_zeros(&c->out, WIRE_HEADER);
	out_text(&c->out, why);
	give(c, h->magic == WIRE_MAGIC ? h : &nobody, ST_BAD_FRAME);
}

static void answer(struct client *c, const struct wire_header *h)
{
	const uint8_t *payload = c->payload ? c->payload : c->header;
	struct request r = {
		.in = { payload, payload + h->length, false },
		.out = &c->out, .id = h->id, .op = h->op, .fd = c->fd, .hello = c->hello, .end_allowed = c->end_allowed,
		.kept = c->kept, .asked = c->asked,
	};

	if (h->op == OP_INTERRUPT) {
		c->got = 0;
		return;
	}
	out_cut(&c->out, 0);
	out_zeros(&c->out, WIRE_HEADER);
	if (c->out.failed) {
		client_close(c);
		return;
	}
	if (h->status != 0)
		reply_text(&r, ST_BAD_REQUEST, "the status of a request is 0");
	else
		request_run(&r, c->operations);
	c->hello = r.hello;
	c->end = r.end;
	c->busy = r.handed_over;
	c->job = r.job;
	c->waiting = r.withheld;
	if (c->busy || c->waiting)
		out_cut(&c->out, 0);
	else
		give(c, h, r.status);
}

void client_answer(struct client *c, bool (*payload)(struct wire_out *))
{
	struct wire_header h;

	wire_get_header(&h, c->header);
	c->waiting = false;
	out_zeros(&c->out, WIRE_HEADER);
	payload(&c->out);
	give(c, &h, ST_OK);
}

/* After half a reply nobody can tell where the next one begins, so the connection ends. */
static void job_over(struct client *c)
{
	c->busy = false;
	c->got = 0;
	out_cut(&c->out, 0);
	if (!job_end(&c->job))
		client_close(c);
}

/* Grows with the bytes received, whatever length the header claims. */
static bool make_room(struct client *c, size_t length)
{
	size_t have = c->got - WIRE_HEADER;
	size_t want = have + (have > PAYLOAD_STEP ? have : PAYLOAD_STEP);
	uint8_t *p;

	if (have < c->cap)
		return true;
	if (want > length)
		want = length;
	p = realloc(c->payload, want);
	if (!p)
		return false;
	c->payload = p;
	c->cap = want;
	return true;
}

/* Never reads past the frame, so that an INTERRUPT behind it stays in the socket. 1: read some, 0: wait, -1: gone */
static int take(struct client *c, size_t length)
{
	size_t want = c->got < WIRE_HEADER ? WIRE_HEADER - c->got : 0;
	uint8_t *to = c->header + c->got;
	ssize_t n;

	if (!want) {
		if (!make_room(c, length))
			return -1;
		to = c->payload + (c->got - WIRE_HEADER);
		want = (c->cap < length ? c->cap : length) - (c->got - WIRE_HEADER);
	}
	n = recv(c->fd, to, want, 0);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n <= 0)
		return -1;
	c->got += n;
	return 1;
}

static void receive(struct client *c)
{
	struct wire_header h = { 0 };
	int more;

	for (;;) {
		if (c->got >= WIRE_HEADER) {
			wire_get_header(&h, c->header);
			if (h.magic != WIRE_MAGIC) {
				bad_frame(c, &h, "this is no jkdump frame: the magic number is wrong");
				return;
			}
			if (h.length > WIRE_MAX_REQUEST) {
				bad_frame(c, &h, "the request is longer than 16 MiB");
				return;
			}
			if (c->got == WIRE_HEADER + (size_t)h.length) {
				answer(c, &h);
				return;
			}
		}
		more = take(c, h.length);
		if (more < 0)
			client_close(c);
		if (more <= 0)
			return;
	}
}

void client_serve(struct client *c, short revents)
{
	if (c->busy)
		job_over(c);
	else if (c->draining)
		drain(c);
	else if (has_output(c) && (revents & (POLLERR | POLLHUP)) && !(revents & POLLOUT))
		client_close(c);
	else if (has_output(c))
		send_more(c);
	else
		receive(c);
}

/* The end of the connection may stand behind frames that nobody has read yet. */
static bool hung_up(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLRDHUP };

	return poll(&p, 1, 0) == 1 && (p.revents & (POLLRDHUP | POLLHUP | POLLERR));
}

enum client_sign client_look(int fd)
{
	struct wire_header h;
	uint8_t bytes[WIRE_HEADER];
	ssize_t n = recv(fd, bytes, sizeof(bytes), MSG_PEEK | MSG_DONTWAIT);

	if (n == 0 || hung_up(fd) || (n < 0 && errno != EAGAIN && errno != EINTR))
		return CLIENT_GONE;
	if (n < WIRE_HEADER)
		return CLIENT_QUIET;
	wire_get_header(&h, bytes);
	return h.magic == WIRE_MAGIC && h.op == OP_INTERRUPT ? CLIENT_INTERRUPTS : CLIENT_QUIET;
}

bool client_stops(int fd)
{
	return client_look(fd) != CLIENT_QUIET;
}
