/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host/capture.h"
#include "host/host.h"
#include "host/interrupt.h"

#include <link.h>
#include <poll.h>
#include <sys/syscall.h>
#include <ucontext.h>

/* While an operation runs, a timer looks at the client: one mechanism for INTERRUPT, hang-up and too much output. */
#define LOOK_MS 20
#define RETRY_MS 2
#define RETRIES 250
#define GDB_RETRIES 10

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static struct {
	volatile sig_atomic_t running, armed, wanted, too_much, told, told_gdb;
	const struct interrupt_hooks *hooks;
	bool command;
	int client, owner, tries, gdb_tries;
	void (*lost)(void);
	timer_t timer;
	struct sigaction old;
	uintptr_t text, text_end;
} w = { .owner = -1 };

static int tick_signal(void)
{
	return SIGRTMAX - 4;
}

/* Finds the code of crash itself, the first object. That code holds no lock of libc. */
static int find_text(struct dl_phdr_info *info, size_t size, void *arg)
{
	(void)size;
	(void)arg;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];

		if (ph->p_type == PT_LOAD && (ph->p_flags & PF_X)) {
			w.text = info->dlpi_addr + ph->p_vaddr;
			w.text_end = w.text + ph->p_memsz;
		}
	}
	return 1;
}

static void timer_set(int ms)
{
	struct itimerspec t = {
		.it_value.tv_nsec = ms * 1000000L,
		.it_interval.tv_nsec = ms * 1000000L,
	};

	timer_settime(w.timer, 0, &t, NULL);
}

static bool owner_is_gone(void)
{
	struct pollfd p = { .fd = w.owner };

	return w.owner >= 0 && poll(&p, 1, 0) == 1 && (p.revents & (POLLHUP | POLLERR | POLLNVAL));
}

static void look(void)
{
	if (w.client >= 0 && w.hooks->client_stops(w.client))
		w.wanted = 1;
	if (owner_is_gone()) {
		w.wanted = 1;
		w.lost();
	}
	if (w.command && capture_size() > w.hooks->max_output)
		w.wanted = w.too_much = 1;
}

/*
 * Tells GDB as ^C would: GDB gives the request up at a place of its choice. The flag _SIGINT_ ends the loops of crash
 * that look at the flag between two requests.
 */
static void leave_gdb(bool in_text)
{
	void (*handler)(int) = pc->gdb_sigaction.sa_handler;

	pc->flags |= _SIGINT_;
	w.told = 1;
	if (++w.gdb_tries < GDB_RETRIES || !in_text || handler == SIG_DFL || handler == SIG_IGN || handler == restart)
		return;
	w.gdb_tries = 0;
	w.told_gdb = 1;
	handler(SIGINT);
}

/*
 * Leaves the command as crash does on ^C. A jump out of malloc or stdio could wedge crash, so the jump waits for a
 * while until crash's own code runs. The handler of GDB takes a mutex (since GDB 16) and must never interrupt the
 * unlocking of that mutex in libc.
 */
static void leave(const ucontext_t *uc)
{
	uintptr_t at = (uintptr_t)uc->uc_mcontext.gregs[REG_RIP];
	bool in_text = at >= w.text && at < w.text_end;

	timer_set(RETRY_MS);
	if (pc->flags & IN_GDB) {
		leave_gdb(in_text);
		return;
	}
	if (!in_text && ++w.tries < RETRIES)
		return;
	w.armed = 0;
	restart(SIGINT);
}

static void on_tick(int sig, siginfo_t *info, void *uc)
{
	int e = errno;

	(void)sig;
	(void)info;
	if (w.running)
		w.hooks->tick();
	if (w.running && !w.wanted)
		look();
	if (w.running && w.wanted && w.armed)
		leave(uc);
	errno = e;
}

void interrupt_now(void)
{
	if (!w.running)
		return;
	w.wanted = 1;
	timer_set(1);
}

void interrupt_owner(int fd, void (*lost)(void))
{
	w.owner = fd;
	w.lost = lost;
}

bool interrupt_open(const struct interrupt_hooks *hooks)
{
	struct sigaction sa = { .sa_sigaction = on_tick, .sa_flags = SA_SIGINFO | SA_RESTART };
	struct sigevent ev = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = tick_signal() };

	w.hooks = hooks;
	ev.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
	dl_iterate_phdr(find_text, NULL);
	if (timer_create(CLOCK_MONOTONIC, &ev, &w.timer) != 0)
		return false;
	sigaction(tick_signal(), &sa, &w.old);
	return true;
}

void interrupt_close(void)
{
	timer_delete(w.timer);
	sigaction(tick_signal(), &w.old, NULL);
}

void interrupt_begin(int client, bool command)
{
	w.command = command;
	w.client = client;
	w.tries = w.gdb_tries = 0;
	w.wanted = w.too_much = w.told = w.told_gdb = 0;
	w.running = 1;
	look();
	timer_set(w.wanted ? 1 : LOOK_MS);
}

void interrupt_arm(bool on)
{
	w.armed = on && w.running && w.command;
}

void interrupt_end(void)
{
	w.running = 0;
	timer_set(0);
}

bool interrupt_wanted(void)
{
	return w.wanted;
}

bool interrupt_too_much(void)
{
	return w.too_much;
}

bool interrupt_told(void)
{
	return w.told;
}

bool interrupt_told_gdb(void)
{
	bool told = w.told_gdb;

	w.told_gdb = 0;
	return told;
}
