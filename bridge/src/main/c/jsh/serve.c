/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "host/signals.h"
#include "jsh/operations.h"
#include "jsh/resident.h"
#include "jsh/serve.h"
#include "jsh/session.h"
#include "server/endpoint.h"
#include "server/server.h"

/* Seconds for the running operation to end after the owner is gone; then SIGALRM ends crash. */
#define OWNERLESS_S 10

static volatile sig_atomic_t ignore_sigint, saw_sigint;

static void on_sigint(int sig)
{
	(void)sig;
	if (ignore_sigint)
		return;
	saw_sigint = 1;
	server_stop();
	interrupt_now();
}

static void on_owner_lost(void)
{
	endpoint_unlink();
	server_stop();
	alarm(OWNERLESS_S);
}

/* ^C at the terminal is meant for the owner, which is in the foreground there. */
static int become_owned(void)
{
	if (getpgrp() != getpid())
		setpgid(0, 0);
	ignore_sigint = 1;
	interrupt_owner(0, on_owner_lost);
	return 0;
}

void serve_run(const char *path, bool owned)
{
	struct serve s = {
		.operations = operations, .end_allowed = true, .owner = -1, .child = -1, .kept = resident_pid(),
	};

	ignore_sigint = saw_sigint = 0;
	if (!session_open(path, true, on_sigint))
		return;
	if (owned)
		s.owner = become_owned();
	fprintf(fp, "jkdump: serving on %s (end with ^C)\n", endpoint.path);
	fflush(fp);
	server_run(&s);
	session_close();
	if (!owned && (saw_sigint || guard_saw_sigint))
		fprintf(fp, "\n");
}
