/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/signals.h"

#include <signal.h>
#include <stdbool.h>

static const int kept[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGSEGV, SIGCHLD, SIGTTOU, SIGALRM };
#define KEPT (sizeof(kept) / sizeof(kept[0]))

static struct sigaction old[KEPT], sigint;
static void (*before_end)(void);
static bool taken;

static void on_end(int sig)
{
	struct sigaction dfl = { .sa_handler = SIG_DFL };

	before_end();
	sigaction(sig, &dfl, NULL);
	raise(sig);
}

static void set(int sig, void (*handler)(int))
{
	struct sigaction sa = { .sa_handler = handler, .sa_flags = SA_RESTART };

	sigaction(sig, &sa, NULL);
}

void signals_take(void (*on_sigint)(int), void (*last)(void))
{
	for (unsigned i = 0; i < KEPT; i++)
		sigaction(kept[i], NULL, &old[i]);
	sigint = (struct sigaction){ .sa_handler = on_sigint, .sa_flags = SA_RESTART };
	before_end = last;
	taken = true;
	signals_retake();
	for (unsigned i = 0; i < KEPT; i++)
		if ((kept[i] == SIGTERM || kept[i] == SIGHUP) && old[i].sa_handler == SIG_DFL)
			set(kept[i], on_end);
	set(SIGPIPE, SIG_IGN);
	set(SIGTTOU, SIG_IGN);
	set(SIGCHLD, SIG_DFL);
}

void signals_retake(void)
{
	if (taken)
		sigaction(SIGINT, &sigint, NULL);
}

void signals_give_back(void)
{
	if (!taken)
		return;
	taken = false;
	for (unsigned i = 0; i < KEPT; i++)
		sigaction(kept[i], &old[i], NULL);
}

void signals_default(void)
{
	struct sigaction dfl = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int sig = 1; sig <= SIGRTMAX; sig++)
		sigaction(sig, &dfl, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}
