/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "background/descendants.h"
#include "background/supervisor.h"
#include "host/clock.h"
#include "host/signals.h"
#include "ops/command.h"
#include "server/client.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOOK_MS 20		/* poll() interval on a kernel without pidfds */
#define TOLD_MS 100		/* longest poll(): SIGTERM may come just before it */
#define SLOW_READER_MS 10000	/* after the deadline, time for the client to read the output */
#define HEAD (16u << 10)	/* a longer output is never taken for an error */

enum command_outcome { DONE, ERROR, LATE, DIED };

static volatile sig_atomic_t told;
static long give_up;		/* by now_ms(), 0: never */
static uint8_t frame[WIRE_HEADER + WIRE_PIECE];
static char head[HEAD];
static size_t total;

static void on_told(int sig)
{
	(void)sig;
	told = 1;
}

void supervisor_begin(void)
{
	struct sigaction sa = { .sa_handler = on_told };

	setpgid(0, 0);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	signals_default();
	sigaction(SIGTERM, &sa, NULL);
	sa.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &sa, NULL);
}

static bool give(const struct supervisor *s, uint16_t status, size_t length)
{
	struct wire_header h = { WIRE_MAGIC, (uint32_t)length, s->id, s->op, status };
	size_t sent = 0;

	wire_put_header(&h, frame);
	while (sent < WIRE_HEADER + length) {
		struct pollfd p = { .fd = s->client, .events = POLLOUT };
		ssize_t n = send(s->client, frame + sent, WIRE_HEADER + length - sent, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n > 0)
			sent += n;
		else if (n < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		else if (told || (give_up && now_ms() > give_up))
			return false;
		else
			poll(&p, 1, TOLD_MS);
	}
	return true;
}

/* 1: passed some output on, 0: no output now, -1: end of output, -2: the client is gone */
static int pass_on(const struct supervisor *s)
{
	ssize_t n = read(s->out, frame + WIRE_HEADER, WIRE_PIECE);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -1;
	if (n == 0)
		return -1;
	if (total < HEAD)
		memcpy(head + total, frame + WIRE_HEADER, (size_t)n < HEAD - total ? (size_t)n : HEAD - total);
	total += n;
	return give(s, ST_MORE, n) ? 1 : -2;
}

struct end {
	bool late, wanted, gone, over;
	int status;
};

static int wait_ms(long deadline, int pidfd)
{
	long left = deadline ? deadline - now_ms() : TOLD_MS;

	if (left < 0)
		left = 0;
	if (pidfd < 0 && left > LOOK_MS)
		left = LOOK_MS;
	return left > TOLD_MS ? TOLD_MS : (int)left;
}

/* Polls no further after a frame of the client that is no INTERRUPT: the frame stays and would keep this loop busy. */
static void watch(const struct supervisor *s, struct end *e, long deadline, int pidfd)
{
	enum client_sign sign;
	bool seen = false;

	while (!e->late && !e->wanted && !e->gone && !e->over && !told && total <= WIRE_MAX_REPLY) {
		struct pollfd p[] = {
			{ .fd = s->out, .events = POLLIN }, { .fd = pidfd, .events = POLLIN },
			{ .fd = s->client, .events = seen ? 0 : POLLIN },
		};

		if (poll(p, 3, wait_ms(deadline, pidfd)) > 0 && p[0].revents) {
			int passed = pass_on(s);

			e->gone = passed == -2;
			if (passed == -1)
				usleep(1000);	/* the worker has closed its output and ends soon */
		}
		if (p[2].revents) {
			seen = !(p[2].revents & (POLLHUP | POLLERR));
			sign = client_look(s->client);
			e->gone |= sign == CLIENT_GONE;
			e->wanted = sign != CLIENT_QUIET;
		}
		e->late = deadline && now_ms() >= deadline;
		e->over = waitpid(s->worker, &e->status, WNOHANG) == s->worker;
	}
}

static enum command_outcome outcome(const struct supervisor *s, const struct end *e, uint32_t *detail)
{
	*detail = 0;
	if (e->late && !e->over)
		return LATE;
	if (WIFSIGNALED(e->status)) {
		*detail = WTERMSIG(e->status);
		return DIED;
	}
	if (WEXITSTATUS(e->status) == WORKER_FAILED)
		return ERROR;
	if (WEXITSTATUS(e->status) != WORKER_DONE)
		return DIED;
	return total < HEAD && command_only_errors(head, total, s->line) ? ERROR : DONE;
}

static bool answer(const struct supervisor *s, const struct end *e)
{
	struct wire_out o = { 0 };
	uint32_t detail;
	enum command_outcome result = outcome(s, e, &detail);
	uint16_t status = e->wanted ? ST_INTERRUPTED : ST_OK;
	bool given;

	if (total > WIRE_MAX_REPLY) {
		out_text(&o, "the command printed more than 1 GiB");
		status = ST_NO_MEMORY;
	} else {
		out_u8(&o, result);
		out_zeros(&o, 3);
		out_u32(&o, detail);
	}
	if (o.failed)
		return false;
	memcpy(frame + WIRE_HEADER, o.data, o.len);
	given = give(s, status, o.len);
	out_free(&o);
	return given;
}

bool supervisor_run(struct supervisor *s)
{
	struct end e = { .status = 0 };
	int pidfd = (int)syscall(SYS_pidfd_open, s->worker, 0);
	long deadline = s->timeout ? now_ms() + s->timeout : 0;

	setpgid(s->worker, s->worker);
	fcntl(s->out, F_SETFL, O_NONBLOCK);
	give_up = deadline ? deadline + SLOW_READER_MS : 0;
	watch(s, &e, deadline, pidfd);
	descendants_kill(s->worker);
	while (!e.gone && !told && total <= WIRE_MAX_REPLY) {
		int passed = pass_on(s);

		e.gone = passed == -2;
		if (passed <= 0)
			break;
	}
	return !e.gone && !told && answer(s, &e);
}
