/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BACKGROUND in crash: crash forks a supervisor, and the supervisor forks a worker that runs the command. */
#include "background/background.h"
#include "background/supervisor.h"
#include "host/files.h"
#include "host/guard.h"
#include "host/host.h"
#include "host/signals.h"
#include "host/threads.h"
#include "ops/command.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* In the worker. _exit() leaves out the clean-up that crash does at its own end. */
static void __attribute__((noreturn)) work(struct command *c, const struct files *files, int out, pid_t supervisor)
{
	char why[600];
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	struct rlimit no_core = { 0, 0 };
	bool whole;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != supervisor)
		_exit(WORKER_LOST);
	signals_default();
	setrlimit(RLIMIT_CORE, &no_core);
	dup2(null, 0);
	files_close_sockets(-1);
	if (!files_own(files, why, sizeof(why))) {
		dprintf(out, "crash: a command in the background needs its own copy of each open file: %s\n", why);
		_exit(WORKER_FAILED);
	}
	whole = guard_alone(out, command_exec, c);
	_exit(whole ? WORKER_DONE : WORKER_FAILED);
}

/* In the supervisor, which keeps only the client's socket, the worker's output and the pipe to the server open. */
static void __attribute__((noreturn)) supervise(struct request *r, struct command *c, const struct files *files,
						 long timeout, int server)
{
	struct supervisor s = { .client = r->fd, .id = r->id, .op = r->op, .line = c->line, .timeout = timeout };
	pid_t self = getpid();
	int out[2];

	supervisor_begin();
	files_close_sockets(r->fd);
	if (pipe2(out, O_CLOEXEC) != 0)
		_exit(1);
	s.worker = fork();
	if (s.worker == 0) {
		close(server);
		close(out[0]);
		work(c, files, out[1], self);
	}
	close(out[1]);
	s.out = out[0];
	if (s.worker < 0 || !supervisor_run(&s))
		_exit(1);
	if (write(server, "", 1) != 1)
		_exit(1);
	_exit(0);
}

static bool start(struct request *r, struct command *c, const struct files *files, long timeout)
{
	pid_t crash = getpid();
	int word[2];

	if (pipe2(word, O_CLOEXEC) != 0)
		return false;
	fflush(stdout);
	fflush(stderr);
	fflush(fp);
	r->job.pid = fork();
	if (r->job.pid == 0) {
		close(word[0]);
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() == crash)
			supervise(r, c, files, timeout, word[1]);
		_exit(1);
	}
	close(word[1]);
	r->job.fd = word[0];
	if (r->job.pid < 0)
		close(word[0]);
	return r->job.pid > 0;
}

void op_background(struct request *r)
{
	long timeout = in_u32(&r->in);
	struct command c;
	struct files files;

	if (!command_take(r, &c))
		return;
	if (!threads_end()) {
		reply_text(r, ST_FAILED, "%s: threads of crash's GDB are still at work; try again, or run the command in the "
			   "foreground", c.line);
		return;
	}
	if (guard_run(GUARD_FILES, r->fd, command_parse, &c) != GUARD_DONE) {
		reply_printed(r);
		return;
	}
	if (command_refused(r, &c))
		return;
	if (!files_note(&files))
		reply_text(r, ST_FAILED, "%s: /proc/self/fd is needed for commands in the background, or too many files "
			   "are open", c.line);
	else if (!start(r, &c, &files, timeout))
		reply_text(r, ST_FAILED, "%s: cannot fork crash: %s", c.line, strerror(errno));
	else
		r->handed_over = true;
}
