/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "host/signals.h"
#include "jsh/session.h"
#include "server/client.h"
#include "server/endpoint.h"
#include "server/server.h"
#include "server/stream.h"

static const struct interrupt_hooks hooks = {
	.client_stops = client_stops, .tick = stream_push, .max_output = WIRE_MAX_REPLY,
};
static bool open_now;

bool session_is_open(void)
{
	return open_now;
}

bool session_open(const char *path, bool listed, void (*on_sigint)(int))
{
	char why[1024] = "";

	fflush(fp);
	if (!endpoint_open(path, listed, why, sizeof(why)) || !server_prepare(why, sizeof(why)) ||
	    !guard_open(&hooks, why, sizeof(why))) {
		endpoint_close();
		error(INFO, "%s", why);
		return false;
	}
	signals_take(on_sigint, endpoint_unlink);
	open_now = true;
	return true;
}

void session_close(void)
{
	/* A child of crash that exits must not end the session of crash. */
	if (!open_now || pc->program_pid != (ulong)getpid())
		return;
	open_now = false;
	endpoint_close();
	interrupt_owner(-1, NULL);
	guard_close();
	signals_give_back();
}
