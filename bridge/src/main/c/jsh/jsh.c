/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A turn of the resident process on crash's own terminal. crash serves its requests until it asks for the next turn. */
#include "host/host.h"
#include "host/signals.h"
#include "jsh/destination.h"
#include "jsh/installation.h"
#include "jsh/jsh.h"
#include "jsh/operations.h"
#include "jsh/resident.h"
#include "jsh/session.h"
#include "jsh/terminal.h"
#include "jsh/turns.h"
#include "server/endpoint.h"
#include "server/server.h"

static bool lent;
static uint64_t modules;

/* Hash that changes when crash loads or deletes debuginfo of a module. */
static uint64_t modules_state(void)
{
	uint64_t h = 14695981039346656037u;

	for (int i = 0; i < st->mods_installed; i++) {
		const struct load_module *lm = host_module(i);

		h = (h ^ (lm->mod_flags & MOD_LOAD_SYMS) ^ lm->module_struct) * 1099511628211u;
		for (const char *p = lm->mod_namelist; (lm->mod_flags & MOD_LOAD_SYMS) && *p; p++)
			h = (h ^ (unsigned char)*p) * 1099511628211u;
	}
	return h;
}

/* If crash keeps the terminal, ^C reaches only crash and the readers of its pipe. */
static void pass_sigint(int sig)
{
	if (!lent && resident_group() > 0)
		kill(-resident_group(), sig);
}

static void tend(void)
{
	if (resident_tend())
		terminal_lend(resident_group());
	if (resident_fd() < 0 && resident_has_ended())
		server_stop();
}

/* Forgets a resident process that has ended, with its connections. Returns the signal that ended it, or 0. */
static int bury(void)
{
	server_drop_kept();
	turns_clear();
	return resident_forget();
}

static void bury_what_ended_unseen(void)
{
	int sig;

	if (!resident_is_there() || !resident_has_ended())
		return;
	sig = bury();
	error(INFO, "the session that was kept is gone%s%s: a new one begins, without its variables\n",
	      sig ? ", ended by signal " : "", sig ? strsignal(sig) : "");
}

static bool find_launcher(char *path, size_t n, char *why, size_t length)
{
	if (!installation_path(path, n, "bin/jkdump", why, length))
		return false;
	if (access(path, X_OK) == 0)
		return true;
	snprintf(why, length, "the launcher %s is missing: %s; jkdump.so must lie in the lib directory of a jkdump "
		 "installation\n", path, strerror(errno));
	return false;
}

static bool start(void)
{
	char launcher[4096], why[4400] = "";
	char *words[] = { launcher, "resident", "--attach", endpoint.path, NULL };

	if (find_launcher(launcher, sizeof(launcher), why, sizeof(why)) && resident_start(words, why, sizeof(why)))
		return true;
	error(INFO, "%s", why);
	return false;
}

static bool set_turn(int n, char **words)
{
	char path[64];
	unsigned flags = lent ? TURN_TERMINAL : 0;

	destination_path(path, sizeof(path));
	if (destination_is_paged())
		flags |= TURN_PAGER;
	if (modules_state() != modules)
		flags |= TURN_MODULES;
	return turns_set(flags, path, n, words);
}

/* Gives the turn to the process that waits for it, or starts a process, which will ask for the turn. */
static bool begin(int n, char **words)
{
	if (!resident_is_there()) {
		modules = modules_state();
		return set_turn(n, words) && start();
	}
	if (!set_turn(n, words))
		return false;
	terminal_lend(resident_group());
	server_answer(turns_take);
	return true;
}

static void serve(void)
{
	struct serve s = {
		.operations = operations, .end_allowed = false, .owner = -1, .child = resident_fd(), .tend = tend, .turn = true,
		.kept = resident_pid(),
	};

	server_run(&s);
	modules = modules_state();
}

static void finish(void)
{
	int sig = 0;

	terminal_end();
	if (resident_is_there() && resident_has_ended())
		sig = bury();
	session_close();
	destination_to_end();
	if (sig)
		error(INFO, "the session was ended by signal %d (%s)\n", sig, strsignal(sig));
}

void jsh_run(int n, char **words)
{
	if (n == 0 && destination_is_redirected()) {
		error(INFO, "the prompt stays on the terminal; for a pipe or a file run a saved snippet: jsh NAME ...\n");
		return;
	}
	if (n == 0)
		destination_leave_pager();
	bury_what_ended_unseen();
	if (!session_open(NULL, false, pass_sigint))
		return;
	lent = !destination_is_pipe() && terminal_begin();
	fflush(stdout);
	if (begin(n, words))
		serve();
	finish();
}

void jsh_end(void)
{
	if (!resident_is_there())
		return;
	server_drop_kept();
	resident_end();
}
