/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/capture.h"
#include "host/guard.h"
#include "host/host.h"
#include "host/interrupt.h"
#include "host/signals.h"
#include "host/state.h"

static struct {
	enum guard_kind kind;
	bool open;
} g;

volatile sig_atomic_t guard_saw_sigint;

bool guard_open(const struct interrupt_hooks *hooks, char *why, size_t n)
{
	if (!capture_open() || !interrupt_open(hooks)) {
		snprintf(why, n, "cannot serve: %s\n", strerror(errno));
		return false;
	}
	if (!state_save()) {
		interrupt_close();
		snprintf(why, n, "cannot serve: no memory\n");
		return false;
	}
	g.open = true;
	return true;
}

void guard_close(void)
{
	if (!g.open)
		return;
	g.open = false;
	interrupt_close();
	state_restore();
}

static void begin(enum guard_kind kind, int client)
{
	state_reset();
	capture_begin(kind == GUARD_COMMAND);
	g.kind = kind;
	interrupt_begin(client, kind == GUARD_COMMAND);
}

/* After this call nothing calls longjmp any more. */
static void block_sigint(void)
{
	sigset_t set;

	interrupt_arm(false);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

static void end(void)
{
	block_sigint();
	interrupt_end();
	capture_end();
	if (g.kind == GUARD_COMMAND)
		signals_retake();
}

/* crash lets some C++ exceptions of GDB through, which would end crash. The longjmp ends the exception instead. */
static void stop_exception(volatile bool *inside)
{
	if (*inside)
		longjmp(pc->main_loop_env, 1);
}

/* False: fn was left before its end. */
static bool call(void (*fn)(void *), void *arg)
{
	volatile bool inside __attribute__((cleanup(stop_exception))) = false;

	if (setjmp(pc->main_loop_env) != 0) {
		inside = false;
		return false;
	}
	inside = true;
	interrupt_arm(true);
	fn(arg);
	inside = false;
	block_sigint();
	return true;
}

enum guard_result guard_run(enum guard_kind kind, int client, void (*fn)(void *), void *arg)
{
	jmp_buf outer;
	sigset_t mask;
	bool whole, sigint = false;

	sigprocmask(SIG_SETMASK, NULL, &mask);
	memcpy(outer, pc->main_loop_env, sizeof(jmp_buf));
	begin(kind, client);
	whole = call(fn, arg);
	end();
	memcpy(pc->main_loop_env, outer, sizeof(jmp_buf));
	sigprocmask(SIG_SETMASK, &mask, NULL);
	if (!whole) {
		free_all_bufs();
		sigint = !interrupt_wanted() && kind == GUARD_COMMAND && capture_stderr_is_restart();
		guard_saw_sigint |= sigint;
	}
	state_reset();
	if (whole && !interrupt_told())
		return GUARD_DONE;
	return interrupt_wanted() || sigint ? GUARD_INTERRUPTED : GUARD_ERROR;
}

bool guard_alone(int fd, void (*fn)(void *), void *arg)
{
	bool whole;

	state_reset();
	if (!capture_to(fd))
		return false;
	capture_begin(true);
	whole = call(fn, arg);
	fflush(fp);
	return whole;
}

static void call_restart(void *arg)
{
	(void)arg;
	restart(0);
}

/*
 * GDB may have ended its request before it noticed the interrupt. The next request would then fail, so a request
 * without a purpose goes first.
 */
static void call_gdb(void *arg)
{
	gdb_pass_through("output 1", fp, GNU_RETURN_ON_ERROR);
	gdb_pass_through(arg, fp, GNU_RETURN_ON_ERROR);
}

void guard_refresh(void)
{
	jmp_buf outer;
	sigset_t mask;

	sigprocmask(SIG_SETMASK, NULL, &mask);
	memcpy(outer, pc->main_loop_env, sizeof(jmp_buf));
	capture_begin(false);
	if (interrupt_told_gdb())
		call(call_gdb, "output 1");
	call(call_restart, NULL);
	capture_end();
	memcpy(pc->main_loop_env, outer, sizeof(jmp_buf));
	sigprocmask(SIG_SETMASK, &mask, NULL);
	state_reset();
}

bool guard_too_much(void)
{
	return interrupt_too_much() || capture_failed();
}
