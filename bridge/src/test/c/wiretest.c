/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wiretest.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void append(struct bytes *b, uint64_t v, int n)
{
	b->p = realloc(b->p, b->n + n + 1);
	for (int i = 0; i < n; i++, v >>= 8)
		b->p[b->n++] = v & 255;
}

struct bytes pack(const char *format, ...)
{
	struct bytes b = { NULL, 0 };
	va_list ap;

	va_start(ap, format);
	for (; *format; format++) {
		if (*format == 's') {
			const char *s = va_arg(ap, const char *);

			append(&b, strlen(s), 4);
			while (*s)
				append(&b, (unsigned char)*s++, 1);
		} else {
			append(&b, *format == '8' ? va_arg(ap, uint64_t) : va_arg(ap, unsigned), *format - '0');
		}
	}
	va_end(ap);
	return b;
}

uint64_t number(const struct reply *r, size_t at, int n)
{
	uint64_t v = 0;

	if (at + n > r->data.n)
		return UINT64_MAX;
	while (n-- > 0)
		v = v << 8 | r->data.p[at + n];
	return v;
}

const char *text(const struct reply *r, size_t at)
{
	static char *s;
	size_t n = number(r, at, 4);

	free(s);
	s = NULL;
	if (at + 4 > r->data.n || n > r->data.n - at - 4)
		return "(no text)";
	s = calloc(1, n + 1);
	memcpy(s, r->data.p + at + 4, n);
	return s;
}

void reply_free(struct reply *r)
{
	free(r->data.p);
	r->data.p = NULL;
}

int dial(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);
	if (connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0)
		return fd;
	close(fd);
	return -1;
}

bool send_raw(int fd, const void *p, size_t n)
{
	const char *s = p;

	while (n > 0) {
		ssize_t k = send(fd, s, n, MSG_NOSIGNAL);

		if (k <= 0)
			return false;
		s += k;
		n -= k;
	}
	return true;
}

bool send_frame(int fd, uint32_t id, int op, struct bytes payload)
{
	struct bytes h = pack("44422", 0x50444b4au, (unsigned)payload.n, id, (unsigned)op, 0u);
	bool ok = send_raw(fd, h.p, h.n) && (payload.n == 0 || send_raw(fd, payload.p, payload.n));

	free(h.p);
	free(payload.p);
	return ok;
}

static bool take(int fd, unsigned char *p, size_t n)
{
	while (n > 0) {
		struct pollfd f = { .fd = fd, .events = POLLIN };
		ssize_t k;

		if (poll(&f, 1, 20000) != 1)
			return false;
		k = recv(fd, p, n, 0);
		if (k <= 0)
			return false;
		p += k;
		n -= k;
	}
	return true;
}

struct reply receive(int fd)
{
	unsigned char h[16];
	struct reply r = { .status = -1, .data = { h, 16 } };
	size_t n;

	if (!take(fd, h, 16) || number(&r, 0, 4) != 0x50444b4a) {
		r.data = (struct bytes){ NULL, 0 };
		return r;
	}
	n = number(&r, 4, 4);
	r.id = number(&r, 8, 4);
	r.status = number(&r, 14, 2);
	r.data = (struct bytes){ malloc(n + 1), n };
	if (!take(fd, r.data.p, n))
		r.status = -1;
	return r;
}

struct reply ask(int fd, int op, struct bytes payload)
{
	static uint32_t id;
	struct reply r;

	if (!send_frame(fd, ++id, op, payload))
		return (struct reply){ .status = -1 };
	r = receive(fd);
	if (r.status >= 0)
		CHECK(r.id == id);
	return r;
}

struct reply command(int fd, const char *line)
{
	return ask(fd, COMMAND, pack("s", line));
}

int greet(const char *path)
{
	int fd = dial(path);
	struct reply r;

	if (fd < 0)
		return -1;
	r = ask(fd, HELLO, pack("22", 2u, 2u));
	CHECK(r.status == OK && number(&r, 0, 2) == 2 && number(&r, 2, 2) == 2);
	reply_free(&r);
	return fd;
}
