/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/capture.h"
#include "server/stream.h"

#include <errno.h>
#include <sys/socket.h>

/* A tick sends no more than this, so that a command which prints a lot gets time to run. */
#define FRAMES_AT_ONCE 16

static struct {
	volatile bool on;
	int fd;
	uint32_t id;
	uint16_t op;
	size_t text;				/* bytes of text put into frames so far */
	size_t len, sent;			/* bytes of frame */
	uint8_t frame[WIRE_HEADER + WIRE_PIECE];
} s = { .fd = -1 };

void stream_begin(int fd, uint32_t id, uint16_t op)
{
	s.fd = fd;
	s.id = id;
	s.op = op;
	s.text = s.len = s.sent = 0;
	s.on = true;
}

static bool next_frame(void)
{
	struct wire_header h = { WIRE_MAGIC, 0, s.id, s.op, ST_MORE };
	ssize_t n = capture_peek(s.frame + WIRE_HEADER, WIRE_PIECE, s.text);

	if (n <= 0)
		return false;
	h.length = (uint32_t)n;
	wire_put_header(&h, s.frame);
	s.text += n;
	s.len = WIRE_HEADER + n;
	s.sent = 0;
	return true;
}

void stream_push(void)
{
	for (int i = 0; s.on && i < FRAMES_AT_ONCE; i++) {
		ssize_t n;

		if (s.sent == s.len && !next_frame())
			return;
		n = send(s.fd, s.frame + s.sent, s.len - s.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0)
			return;
		s.sent += n;
		if (s.sent < s.len)
			return;
	}
}

size_t stream_end(void)
{
	s.on = false;
	return s.text;
}

void stream_rest(int fd, struct wire_out *out)
{
	if (fd != s.fd)
		return;
	out_before(out, s.frame + s.sent, s.len - s.sent);
	s.fd = -1;
	s.len = s.sent = 0;
}
