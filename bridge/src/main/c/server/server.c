/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/clock.h"
#include "host/guard.h"
#include "host/host.h"
#include "server/client.h"
#include "server/endpoint.h"
#include "server/server.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#define MAX_CLIENTS 32
#define LAST_WORDS_MS 2000
enum { LISTENER, WAKE, OWNER, CHILD, FIXED };

static struct client clients[MAX_CLIENTS] = { [0 ... MAX_CLIENTS - 1] = { .fd = -1 } };
static int wake = -1;
static volatile sig_atomic_t stopping;

bool server_prepare(char *why, size_t n)
{
	if (wake < 0)
		wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (wake < 0)
		snprintf(why, n, "cannot serve: %s\n", strerror(errno));
	stopping = 0;
	return wake >= 0;
}

void server_stop(void)
{
	uint64_t one = 1;
	int e = errno;

	stopping = 1;
	if (wake >= 0 && write(wake, &one, sizeof(one)) < 0)
		errno = 0;
	errno = e;
}

static void turn_away(int fd, const char *why)
{
	struct wire_header h = { WIRE_MAGIC, 0, 0, 0, ST_REFUSED };
	struct wire_out o = { 0 };

	out_zeros(&o, WIRE_HEADER);
	out_text(&o, why);
	if (!o.failed) {
		h.length = (uint32_t)(o.len - WIRE_HEADER);
		wire_put_header(&h, o.data);
		if (send(fd, o.data, o.len, MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
			shutdown(fd, SHUT_WR);
	}
	out_free(&o);
	close(fd);
}

static void greet(const struct serve *s)
{
	bool foreign = true;
	pid_t peer = 0;
	int fd = endpoint_accept(&foreign, &peer);

	if (fd < 0)
		return;
	if (foreign) {
		turn_away(fd, "only the user who runs this crash, and root, may use this endpoint");
		return;
	}
	for (int i = 0; i < MAX_CLIENTS; i++)
		if (clients[i].fd < 0) {
			client_start(&clients[i], fd, s->operations, s->end_allowed);
			clients[i].kept = peer == s->kept;
			return;
		}
	turn_away(fd, "32 clients are connected already; close one of them");
}

static int fill(struct pollfd *p, int *who, const struct serve *s)
{
	int n = FIXED;

	p[LISTENER] = (struct pollfd){ .fd = endpoint.fd, .events = POLLIN };
	p[WAKE] = (struct pollfd){ .fd = wake, .events = POLLIN };
	p[OWNER] = (struct pollfd){ .fd = s->owner };
	p[CHILD] = (struct pollfd){ .fd = s->child, .events = POLLIN };
	for (int i = 0; i < MAX_CLIENTS; i++)
		if (clients[i].fd >= 0) {
			who[n] = i;
			p[n++] = client_poll(&clients[i]);
		}
	return n;
}

static void close_overdue(void)
{
	for (int i = 0; i < MAX_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].draining && now_ms() > clients[i].deadline)
			client_close(&clients[i]);
}

static struct client *waiting(void)
{
	for (int i = 0; i < MAX_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].waiting)
			return &clients[i];
	return NULL;
}

bool server_answer(bool (*payload)(struct wire_out *))
{
	struct client *c = waiting();

	if (c)
		client_answer(c, payload);
	return c;
}

void server_drop_kept(void)
{
	for (int i = 0; i < MAX_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].kept)
			client_close(&clients[i]);
}

/* Serves at most one request of each client, so that a busy client does not keep the others waiting. */
static void serve_clients(const struct pollfd *p, const int *who, int n, const struct serve *s)
{
	for (int i = FIXED; i < n && !stopping; i++) {
		struct client *c = &clients[who[i]];

		if (!p[i].revents)
			continue;
		c->asked = waiting() != NULL;
		client_serve(c, p[i].revents);
		if (s->turn && c->fd >= 0 && c->waiting)
			stopping = 1;
		if (s->end_allowed && ((guard_saw_sigint && s->owner < 0) || (c->fd >= 0 && c->end)))
			stopping = 1;
	}
}

static bool turn(const struct serve *s)
{
	struct pollfd p[FIXED + MAX_CLIENTS];
	int who[FIXED + MAX_CLIENTS];
	int n = fill(p, who, s);

	if (poll(p, n, 1000) < 0 && errno != EINTR)
		return false;
	if (stopping || (p[OWNER].revents & (POLLHUP | POLLERR | POLLNVAL)) || p[CHILD].revents)
		return false;
	if (s->tend)
		s->tend();
	serve_clients(p, who, n, s);
	if (p[LISTENER].revents & POLLIN)
		greet(s);
	close_overdue();
	return !stopping;
}

/* Sends the replies that are on their way, then closes all connections but the kept ones. */
static void last_words(void)
{
	long deadline = now_ms() + LAST_WORDS_MS;

	for (int i = 0; i < MAX_CLIENTS; i++) {
		struct client *c = &clients[i];

		if (c->kept)
			continue;
		while (c->fd >= 0 && c->sent < c->out.len && now_ms() < deadline) {
			struct pollfd p = { .fd = c->fd, .events = POLLOUT };

			if (poll(&p, 1, 100) > 0)
				client_serve(c, p.revents);
		}
		client_close(c);
	}
}

void server_run(const struct serve *s)
{
	uint64_t count;

	guard_saw_sigint = 0;
	while (turn(s))
		continue;
	last_words();
	if (read(wake, &count, sizeof(count)) < 0)
		errno = 0;
	stopping = 0;
}
